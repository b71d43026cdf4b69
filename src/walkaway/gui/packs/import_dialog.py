"""Importing templates: what a pack holds, what would become of each, and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from walkaway.gui.packs.tick_dialog import TickDialog
from walkaway.gui.packs.tick_rows import TickRow, import_row, import_summary, keyed
from walkaway.gui.theme import Theme
from walkaway.library.packs import Preview, Row
from walkaway.text.counting import counted

HINT = "They become your own. Nothing of yours is replaced unless you say so here."
NOTHING = "There is nothing here to import."


class ImportDialog(TickDialog):
    """Shows a preview and says what the user wants of it; it imports nothing itself."""

    import_wished = Signal(object, object, object)
    """(Preview, rows to keep, those of them that replace another)."""

    def __init__(self, look: Preview, rows: tuple[TickRow, ...], theme: Theme, parent: QWidget | None = None) -> None:
        """`rows` are those of the preview, made beforehand because there may be thousands."""
        super().__init__(f"Import templates from {look.source}", "Templates of the pack", theme, parent)
        self._look = look
        self._keyed = dict(keyed(look))
        self._possible = frozenset(key for key, row in self._keyed.items() if row.can_come)
        self._replacing: set[str] = set()
        self.lay_out()
        self.count.setText(import_summary(look))
        self.hint.setText(HINT if self._possible else NOTHING)
        self.tick_link.setVisible(len(self._possible) > 1)
        self.model.show_rows(rows)
        self.model.ticks_changed.connect(self._refresh)
        self.model.set_ticked(self._possible)
        self.view.offer_taken.connect(self._turn)
        self.tick_link.clicked.connect(self._tick_all)
        self.act_button.clicked.connect(self._import)
        self.choose_first()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> tuple[list[Row], list[Row]]:
        """The rows to keep, and those of them that replace another."""
        taken = [(key, row) for key, row in self._keyed.items() if key in self.model.ticked]
        return [row for _, row in taken], [row for key, row in taken if key in self._replacing]

    def _refresh(self) -> None:
        count = len(self.model.ticked)
        self.act_button.setText(f"Import {counted(count, 'template')}" if self._possible else "Import")
        self.act_button.setEnabled(count > 0)
        self.tick_link.setText("Untick all" if count == len(self._possible) else "Tick all")

    def _tick_all(self) -> None:
        self.model.set_ticked(() if self.model.ticked == self._possible else self._possible)

    def _turn(self, row: TickRow) -> None:
        """Keep it beside the other one, or in its place."""
        self._replacing ^= {row.key}
        self.model.put(import_row(row.key, self._keyed[row.key], instead=row.key in self._replacing))
        self.model.set_ticked(self.model.ticked | {row.key})

    def _import(self) -> None:
        self.import_wished.emit(self._look, *self.chosen())
        self.accept()
