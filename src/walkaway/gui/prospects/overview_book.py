"""Opens the overview, and keeps it true while it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from walkaway.gui.prospects.keeper import Keeper
from walkaway.gui.theme import Theme
from walkaway.gui.writer import Writer

if TYPE_CHECKING:
    from walkaway.gui.prospects.overview_window import OverviewWindow

_PLOTS = "overview-plots"


class OverviewBook(QObject):
    """Carries out what menus and palette ask for about the overview."""

    def __init__(self, keeper: Keeper, worker: Writer, theme: Theme, parent: QWidget) -> None:
        """`worker` loads what draws the plots."""
        super().__init__(parent)
        self._keeper, self._worker, self._theme, self._parent = keeper, worker, theme, parent
        self.window: OverviewWindow | None = None
        keeper.changed.connect(self._on_changed)
        keeper.state_changed.connect(self._on_state)
        worker.done.connect(self._on_done)

    def show(self) -> None:
        """Open the overview."""
        if self.window is None:
            from walkaway.gui.prospects.overview_window import OverviewWindow

            self.window = OverviewWindow(self._theme, self._parent)
            self._worker.put(_PLOTS, _load_plots)
        self._ask()
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.tabs.tabBar().setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        if self.window is not None:
            self.window.set_theme(theme)

    def close(self) -> None:
        """Put the overview away."""
        if self.window is not None:
            self.window.close()

    def _ask(self) -> None:
        if (window := self.window) is not None:
            show, fail = window.show_overview, window.show_unusable
            self._keeper.ask(self, lambda ledger: ledger.overview(), show, topic="overview", failed=fail)

    def _on_changed(self) -> None:
        if self.window is not None and self.window.isVisible():
            self._ask()

    def _on_state(self) -> None:
        if self._keeper.usable:
            self._on_changed()

    def _on_done(self, key: str, result: object) -> None:
        if key == _PLOTS and self.window is not None:
            self.window.draw()


def _load_plots() -> None:
    from walkaway.gui.prospects.overview_plots import load

    load()
