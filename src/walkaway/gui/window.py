"""The window: where everything stands. What things do is decided elsewhere.

It can be shown empty, before the modules of what stands in it are even imported: opening is quick then.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

# `Qt` itself is only touched when it is needed: PySide then builds all its enums, for longer than the window takes.
from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QMimeData, QSettings, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QMainWindow, QSplitter, QVBoxLayout, QWidget

from walkaway.gui.panes import Panes, Side, room_for

if TYPE_CHECKING:
    from walkaway.gui.drafts_panel import DraftsPanel
    from walkaway.gui.notices import Notices
    from walkaway.gui.side_panel import SidePanel
    from walkaway.gui.status_bar import StatusBar
    from walkaway.gui.toolbar import Toolbar

_TOOLBAR_LINES, _STATUS_LINES = 2.6, 1.9
"""Heights of the empty rows, in heights of a line."""
_LEAST_WIDTH, _LEAST_HEIGHT = 80, 24
"""The smallest window, in characters and lines."""


class MainWindow(QMainWindow):
    """Drafts, message and side panel under the toolbar, with notices and the status line below."""

    files_dropped = Signal(list)
    closing = Signal(QCloseEvent)

    toolbar: Toolbar
    drafts: DraftsPanel
    editor: QWidget
    side: SidePanel
    notices: Notices
    status: StatusBar

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Walkaway")
        self.setAcceptDrops(True)
        self._panes = Panes()
        self._passing: list[QWidget] = []
        self._furnished = False
        self.splitter = QSplitter()
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self._sides: list[QWidget] = [_empty("drafts"), _empty("message"), _empty("side")]
        self._rows: list[QWidget] = [_empty("toolbar"), _empty("status")]
        line = self.fontMetrics().height()
        self._rows[0].setFixedHeight(round(_TOOLBAR_LINES * line))
        self._rows[1].setFixedHeight(round(_STATUS_LINES * line))
        for widget in self._sides:
            self.splitter.addWidget(widget)
        self._middle = QWidget(self)
        self._box = QVBoxLayout(self._middle)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        for widget in (self._rows[0], self.splitter, self._rows[1]):
            self._box.addWidget(widget, 1 if widget is self.splitter else 0)
        self.setCentralWidget(self._middle)
        self._limit_size()
        self.resize(1280, 800)
        self._limit_widths()
        self.splitter.setSizes([196, 712, 372])

    def furnish(
        self,
        toolbar: Toolbar,
        drafts: DraftsPanel,
        editor: QWidget,
        side: SidePanel,
        notices: Notices,
        status: StatusBar,
    ) -> None:
        """Put the parts in their places."""
        self.toolbar, self.drafts, self.editor, self.side = toolbar, drafts, editor, side
        self.notices, self.status = notices, status
        sizes = self.splitter.saveState()
        for place, widget in enumerate((drafts, editor, side)):
            if replaced := self.splitter.replaceWidget(place, widget):
                replaced.deleteLater()
        self._sides = [drafts, editor, side]
        self._limit_widths()
        self.splitter.restoreState(sizes)
        for row in self._rows:
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._box.insertWidget(0, toolbar)
        self._box.addWidget(notices)
        self._box.addWidget(status)
        self._furnished = True
        self._show_panes()

    def add_row(self, row: QWidget) -> None:
        """Give a part that shows up now and then its place between the toolbar and the message."""
        self._passing.append(row)
        self._box.insertWidget(1, row)

    def _limit_size(self) -> None:
        """Small enough for half a small screen; side panels that are too wide for it give way only after the resize."""
        layout = self.layout()
        assert layout is not None
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        character, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self.setMinimumSize(_LEAST_WIDTH * character, _LEAST_HEIGHT * line)

    def _limit_widths(self) -> None:
        drafts, message, side = self._sides
        character = self.fontMetrics().averageCharWidth()
        drafts.setMinimumWidth(22 * character)
        drafts.setMaximumWidth(60 * character)
        side.setMinimumWidth(40 * character)
        side.setMaximumWidth(90 * character)
        message.setMinimumWidth(40 * character)
        self.splitter.setStretchFactor(1, 1)

    @property
    def room(self) -> int:
        """How many side panels have room."""
        return room_for(self.width(), self.fontMetrics().averageCharWidth())

    def toggle(self, side: Side) -> None:
        """Show or hide one of the side panels."""
        self._panes = self._panes.toggled(side, self.room)
        self._show_panes()

    def reveal(self, side: Side) -> None:
        """Show one of the side panels if it is hidden."""
        if not self._panes.shown(self.room)[0 if side == "drafts" else 1]:
            self.toggle(side)

    def settle(self) -> None:
        """Put away what was opened for a moment in a narrow window."""
        self._panes = self._panes.settled()
        self._show_panes()

    def show_findings(self) -> None:
        """Bring the findings to the front."""
        self.reveal("panel")
        self.side.show_findings()

    def show_templates(self) -> None:
        """Bring the templates to the front."""
        self.reveal("panel")
        self.side.show_templates()

    def show_prospect(self) -> None:
        """Bring whom the draft is for to the front."""
        self.reveal("panel")
        self.side.show_prospect()

    def show_title(self, subject: str) -> None:
        """Name the open draft in the title."""
        self.setWindowTitle(f"{subject.strip()} – Walkaway" if subject.strip() else "Walkaway")

    def _show_panes(self) -> None:
        drafts, panel = self._panes.shown(self.room)
        for widget, shown in ((self._sides[0], drafts), (self._sides[2], panel)):
            if widget.isHidden() == shown:
                if not shown:
                    self._take_keyboard_from(widget)
                widget.setVisible(shown)
        if self._furnished:
            self.toolbar.show_drafts_state(drafts)
            self.status.set_compact(self.room < 1)

    def _take_keyboard_from(self, panel: QWidget) -> None:
        """Give the keyboard back to the message; a panel that goes would give it to whatever comes next."""
        focus, message = QApplication.focusWidget(), _first_stop(self._sides[1])
        if focus is not None and panel.isAncestorOf(focus) and message is not None:
            message.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def regions(self) -> Sequence[QWidget]:
        """The parts of the window that F6 walks through, in order; only those that are seen."""
        order = (self.toolbar, *self._passing, self.drafts, self.editor, self.side, self.notices, self.status)
        return [widget for widget in order if widget.isVisible()]

    def next_region(self, step: int) -> None:
        """Put the keyboard into the region after (1) or before (-1) the one that has it."""
        regions = self.regions()
        focus = QApplication.focusWidget()
        here = next((i for i, region in enumerate(regions) if focus and region.isAncestorOf(focus)), 0)
        for away in range(1, len(regions) + 1):
            if target := _first_stop(regions[(here + step * away) % len(regions)]):
                target.setFocus(QtCore.Qt.FocusReason.TabFocusReason)
                return

    def save_layout(self, store: QSettings) -> None:
        """Remember size, panels and splitter."""
        store.setValue("window/geometry", self.saveGeometry())
        store.setValue("window/splitter", self.splitter.saveState())
        store.setValue("window/drafts", self._panes.drafts)
        store.setValue("window/panel", self._panes.panel)

    def restore_layout(self, store: QSettings) -> None:
        """Stand as it was last time; anything that cannot be read is left as it is."""
        geometry, splitter = store.value("window/geometry"), store.value("window/splitter")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(splitter, QByteArray):
            self.splitter.restoreState(splitter)
        drafts = store.value("window/drafts", True, bool)
        panel = store.value("window/panel", True, bool)
        self._panes = Panes(drafts=bool(drafts), panel=bool(panel))
        self._show_panes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_panes()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closing.emit(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.files_dropped.emit(files)


def dropped_files(data: QMimeData) -> list[str]:
    """The local files in what is dragged."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def _empty(name: str) -> QFrame:
    """A place that is still empty, in its part's colours."""
    frame = QFrame()
    frame.setObjectName(name)
    return frame


def _first_stop(region: QWidget) -> QWidget | None:
    """The widget in a region that takes the keyboard first: where it was last, a text or a list, else the first."""
    last = region.focusWidget()
    if last is not None and last is not region and last.isVisible() and last.isEnabled():
        return last
    if region.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus or region.focusProxy():
        return region
    stops = (child for child in region.findChildren(QWidget) if child.isVisible() and child.isEnabled())
    return next((child for child in stops if child.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus), None)
