"""The list of drafts as it is known now, the open one included."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from walkaway.drafts.draft import Draft, DraftSummary
from walkaway.drafts.store import DraftStore
from walkaway.gui.drafts_model import DraftRow
from walkaway.gui.writer import Writer

_MEASURE = "measure"


def row_of(draft: Draft | DraftSummary) -> DraftRow:
    """What the list shows of a draft."""
    changed = draft.modified.astimezone().replace(tzinfo=None)
    return DraftRow(draft.id, draft.subject, draft.prospect, draft.composure, changed)


class DraftRows:
    """Rows by draft. Those that change something say whether they did."""

    def __init__(self) -> None:
        self._rows: dict[str, DraftRow] = {}

    def __contains__(self, id: str) -> bool:
        return id in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, id: str) -> DraftRow | None:
        """The row of a draft that has a file."""
        return self._rows.get(id)

    def ordered(self, live: DraftRow) -> list[DraftRow]:
        """All rows, the last changed first; `live` stands for the open draft."""
        rows = {**self._rows, live.id: live}
        return sorted(rows.values(), key=lambda row: row.changed, reverse=True)

    def put(self, row: DraftRow) -> bool:
        """Take a new or changed row."""
        changed = self._rows.get(row.id) != row
        self._rows[row.id] = row
        return changed

    def judge(self, id: str, composure: int | None) -> bool:
        """Take the composure of a draft, None for none that is known."""
        return id in self._rows and self.put(replace(self._rows[id], composure=composure))

    def drop(self, id: str) -> None:
        """Forget a draft."""
        self._rows.pop(id, None)

    def replace_all(self, drafts: Iterable[DraftSummary]) -> None:
        """Take the list as the folder has it."""
        self._rows = {one.id: row_of(one) for one in drafts}

    def neighbour(self, id: str, live: DraftRow) -> str:
        """The draft that takes the place of one that goes away, "" when there is no other."""
        order = [row.id for row in self.ordered(live)]
        place = order.index(id) if id in order else 0
        left = [other for other in order if other != id]
        return left[min(place, len(left) - 1)] if left else ""


class DraftList(QObject):
    """Reads the list and searches it, where nobody waits for it.

    `rows_changed(list)`, `found(frozenset)` with what a search found or None for all, `damaged(tuple)` with the names
    of files that hold no draft.
    """

    rows_changed = Signal(object)
    found = Signal(object)
    damaged = Signal(object)

    def __init__(
        self, store: DraftStore, disk: Writer, slow: Writer, live: Callable[[], DraftRow], parent: QObject
    ) -> None:
        """`live` gives the row of the open draft as it is on screen."""
        super().__init__(parent)
        self._store, self._disk, self._slow, self._live = store, disk, slow, live
        self._told_damaged = 0
        self.known = DraftRows()
        slow.done.connect(self._on_done)
        disk.done.connect(self._on_measured)

    @property
    def rows(self) -> list[DraftRow]:
        """The list, the last changed first; the open draft is in it from its first moment."""
        return self.known.ordered(self._live())

    def read(self) -> None:
        """Read the list from the folder."""
        self._slow.put("list", self._store.list)

    def use(self, store: DraftStore) -> None:
        """List the drafts of another folder from now on."""
        self._store, self._told_damaged = store, 0
        self.known = DraftRows()

    def search(self, query: str) -> None:
        """Find drafts by their words."""
        if query.strip():
            self._slow.put("search", lambda: self._store.search(query))
        else:
            self._slow.put("search", list)
            self.found.emit(None)

    def put(self, row: DraftRow) -> None:
        """Take a new or changed row."""
        if self.known.put(row):
            self.tell()

    def judged(self, id: str, composure: int | None) -> None:
        """A draft was judged as its file has it; None where what was known of it holds no more."""
        store = self._store
        self._disk.put(f"judge/{id}", lambda: store.judge(id, composure))
        if self.known.judge(id, composure):
            self.tell()

    def judge_by(self, measure: str) -> None:
        """From now on drafts are judged by this measure: what was found by another one says nothing any more."""
        store = self._store
        self._disk.put(_MEASURE, lambda: store.judge_by(measure))

    def drop(self, id: str) -> str:
        """A draft is gone; gives the one that takes its place, "" for none."""
        neighbour = self.known.neighbour(id, self._live())
        self.known.drop(id)
        return neighbour

    def tell(self) -> None:
        """Say what the list is now."""
        self.rows_changed.emit(self.rows)

    def _on_measured(self, key: str, is_another: object) -> None:
        if key == _MEASURE and is_another:
            self.read()

    def _on_done(self, key: str, result: object) -> None:
        if not isinstance(result, tuple):
            return
        if key == "search":
            self.found.emit(frozenset(one.id for one in result))
        elif key == "list":
            self.known.replace_all(result)
            self.tell()
            self._tell_damaged()

    def _tell_damaged(self) -> None:
        damaged = self._store.damaged
        if len(damaged) > self._told_damaged:
            self.damaged.emit(tuple(one.file for one in damaged[self._told_damaged :]))
            self._told_damaged = len(damaged)
