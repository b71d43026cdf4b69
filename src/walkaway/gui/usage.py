"""Favourites and uses of templates, kept while the window is open and written when they change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from walkaway.gui.notices import Choice, Notices
from walkaway.gui.writer import Failure, Writer
from walkaway.library import uses
from walkaway.library.template import Template
from walkaway.library.uses import Uses
from walkaway.prospects.prospect import Prospect
from walkaway.text.addresses import Address

_KEY = "template uses"


class Usage(QObject):
    """Counts what is used and keeps what is liked; `changed` follows each change."""

    changed = Signal()

    def __init__(
        self,
        known: Uses,
        file: Path,
        writer: Writer,
        notices: Notices,
        now: Callable[[], datetime],
        occasion: Callable[[], tuple[str, str]],
        parent: QObject,
    ) -> None:
        """`occasion` gives the open draft and whom it is written to."""
        super().__init__(parent)
        self.uses = known
        self._file, self._writer, self._notices, self._now, self._occasion = file, writer, notices, now, occasion
        self._noted: set[tuple[str, str]] = set()
        self._last: dict[str, str] = {}

    def note(self, template: Template) -> None:
        """Count a use, once for each draft."""
        draft, reader = self._occasion()
        if (draft, template.id) not in self._noted:
            self._noted.add((draft, template.id))
            self._last[template.id] = draft
            self.uses.note(template.id, self._now(), reader)
            self._keep()

    def meet(self) -> None:
        """The open draft was saved: perhaps it says by now whom it is written to."""
        draft, reader = self._occasion()
        used = [id for id, last in self._last.items() if last == draft] if reader else []
        met = [id for id in used if self.uses.meet(id, reader)]
        if met:
            self._keep()

    def forget(self, prospect: Prospect) -> None:
        """A prospect was deleted: nothing here tells of them any more."""
        readers = {prospect.name, *(Address("", each).person for each in prospect.addresses)}
        if self.uses.forget(readers):
            self._keep()

    def toggle(self, template: Template) -> None:
        """Make a template a favourite, or one no more."""
        self.uses.toggle(template.id)
        self._keep()

    def on_failure(self, failure: Failure) -> None:
        """A write of ours failed: say so, and offer to try again."""
        if failure.key == _KEY:
            self._notices.tell(_KEY, str(failure.error), Choice("Try again", self._write), danger=True)

    def _keep(self) -> None:
        self._write()
        self.changed.emit()

    def _write(self) -> None:
        self._writer.put(_KEY, partial(uses.save, self._file, self.uses.to_json()))
