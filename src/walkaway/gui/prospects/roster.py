"""The list of all prospects for the rest of the window: opened when it is wished, and put away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from walkaway.gui.prospects.keeper import Keeper
from walkaway.gui.prospects.people import People
from walkaway.gui.prospects.picture import Pictures
from walkaway.gui.theme import Theme

if TYPE_CHECKING:
    from walkaway.gui.prospects.roster_dialog import RosterDialog
    from walkaway.gui.prospects.roster_work import RosterWork


class Roster(QObject):
    """Opens the list."""

    template_wished = Signal(str)
    """(template): show it."""

    def __init__(
        self,
        keeper: Keeper,
        pictures: Pictures,
        people: People,
        theme: Theme,
        now: Callable[[], datetime],
        own_days: Callable[[], Mapping[str, int]],
        window: QWidget,
    ) -> None:
        """`people` begins messages and notes replies; `now` knows its zone; `own_days` has the user's own days."""
        super().__init__(window)
        self._keeper, self._pictures, self._people = keeper, pictures, people
        self._theme, self._now, self._own_days, self._window = theme, now, own_days, window
        self.dialog: RosterDialog | None = None
        self._work: RosterWork | None = None

    def show(self) -> None:
        """Open the list."""
        dialog, work = self._made()
        work.read()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        dialog.focus_search()

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        if self._work is not None:
            self._work.set_theme(theme)

    def close(self) -> None:
        """Put the list away, with what was typed there kept."""
        if self.dialog is not None and self._work is not None:
            self._work.settle()
            self.dialog.close()

    def _made(self) -> tuple[RosterDialog, RosterWork]:
        if self.dialog is None or self._work is None:
            from walkaway.gui.prospects.roster_dialog import RosterDialog
            from walkaway.gui.prospects.roster_work import RosterWork

            self.dialog = RosterDialog(self._theme, self._window)
            work = RosterWork(self.dialog, self._keeper, self._pictures, self._theme, self._now, self._own_days)
            work.template_wished.connect(self.template_wished)
            work.people.message_wished.connect(self._people.message_wished)
            work.people.reply_wished.connect(self._people.reply_wished)
            work.people.deleted.connect(self._people.deleted)
            self._work = work
        return self.dialog, self._work
