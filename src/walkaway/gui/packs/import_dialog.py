"""Importing templates: what a pack holds, what would become of each, and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from walkaway.gui.packs.tick_dialog import TickDialog
from walkaway.gui.packs.tick_rows import TickRow, below, import_rows, import_summary, keyed
from walkaway.gui.status_bar import counted
from walkaway.gui.theme import Theme
from walkaway.library.packs import Preview, Row

HINT = "They become your own. Nothing of yours is replaced unless you say so here."
NOTHING = "There is nothing here to import."


class ImportDialog(TickDialog):
    """Shows a preview and says what the user wants of it; it imports nothing itself."""

    import_wished = Signal(object, object, object)
    """(Preview, rows to keep, those of them that replace another)."""

    def __init__(self, look: Preview, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(f"Import templates from {look.source}", "Templates of the pack", theme, parent)
        self._look = look
        self._keyed = dict(keyed(look))
        self._taken = {key for key, row in self._keyed.items() if row.can_come}
        self._replacing: set[str] = set()
        self.model.tick_wished.connect(self._tick)
        self.view.offer_taken.connect(self._turn)
        self.tick_link.clicked.connect(self._tick_all)
        self.act_button.clicked.connect(self._import)
        self.lay_out()
        self._refresh()
        self.choose_first()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> tuple[list[Row], list[Row]]:
        """The rows to keep, and those of them that replace another."""
        taken = [(key, row) for key, row in self._keyed.items() if key in self._taken]
        return [row for _, row in taken], [row for key, row in taken if key in self._replacing]

    def _refresh(self) -> None:
        self.model.show_rows(import_rows(self._look, self._taken, self._replacing))
        count, possible = len(self._taken), sum(row.can_come for row in self._keyed.values())
        self.count.setText(import_summary(self._look))
        self.act_button.setText(f"Import {counted(count, 'template', 'templates')}" if possible else "Import")
        self.act_button.setEnabled(count > 0)
        self.hint.setText(HINT if possible else NOTHING)
        self.tick_link.setText("Untick all" if count == possible else "Tick all")
        self.tick_link.setVisible(possible > 1)

    def _tick(self, row: TickRow, on: bool) -> None:
        keys = {one.key for one in below(self.model.rows(), row)} if row.heading else {row.key}
        self._taken = self._taken | keys if on else self._taken - keys
        self._refresh()

    def _tick_all(self) -> None:
        possible = {key for key, row in self._keyed.items() if row.can_come}
        self._taken = set() if self._taken == possible else possible
        self._refresh()

    def _turn(self, row: TickRow) -> None:
        """Keep it beside the other one, or in its place."""
        self._replacing ^= {row.key}
        self._taken.add(row.key)
        self._refresh()

    def _import(self) -> None:
        self.import_wished.emit(self._look, *self.chosen())
        self.accept()
