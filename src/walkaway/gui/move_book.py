"""What is done with moves: looked at, given another number of days to recharge, and left for their templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from walkaway.gui.choices import Choices
from walkaway.gui.theme import Theme
from walkaway.moves import MOVES
from walkaway.settings import Settings

if TYPE_CHECKING:
    from walkaway.gui.dialogs.moves_dialog import MovesDialog


class MoveBook(QObject):
    """Carries out what menus, palette and templates ask for about moves."""

    templates_wished = Signal(str)
    """(move): show the templates that make it."""

    def __init__(self, choices: Choices, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._choices, self._theme, self._window = choices, theme, window
        self.dialog: MovesDialog | None = None

    def show(self, id: str = "") -> None:
        """Open the list of moves, at this one where one is named."""
        if self.dialog is None:
            from walkaway.gui.dialogs.moves_dialog import MovesDialog

            self.dialog = MovesDialog(self._theme, self._window)
            self.dialog.days_wished.connect(self._keep_days)
            self.dialog.templates_wished.connect(self._on_templates)
            self.dialog.show_settings(self._choices.now)
        if id:
            self.dialog.reveal(id)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.list.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        if self.dialog is not None:
            self.dialog.set_theme(theme)

    def on_choices(self, before: Settings, now: Settings) -> None:
        """The user chose something, here or elsewhere."""
        if self.dialog is not None and before.recharge_days != now.recharge_days:
            self.dialog.show_settings(now)

    def close(self) -> None:
        """Put the list away."""
        if self.dialog is not None:
            self.dialog.close()

    def _keep_days(self, id: str, days: int) -> None:
        # Only what differs is kept: a better usual number then reaches those who never chose one.
        own = {move: number for move, number in self._choices.now.recharge_days.items() if move != id}
        self._choices.apply(recharge_days=own if days == MOVES[id].recharge_days else {**own, id: days})

    def _on_templates(self, id: str) -> None:
        self.close()
        self.templates_wished.emit(id)
