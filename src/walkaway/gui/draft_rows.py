"""The list of drafts as it is known now, the open one included."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from walkaway.drafts.draft import Draft, DraftSummary
from walkaway.gui.drafts_model import DraftRow


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

    def judge(self, id: str, composure: int) -> bool:
        """Take the composure of a draft."""
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
