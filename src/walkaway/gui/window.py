"""The window: where everything stands. What things do is decided elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QMainWindow, QSplitter, QTabWidget, QVBoxLayout, QWidget

from walkaway.gui.drafts_panel import DraftsPanel
from walkaway.gui.notices import Notices
from walkaway.gui.panes import Panes, Side, room_for
from walkaway.gui.status_bar import StatusBar
from walkaway.gui.toolbar import Toolbar

_FINDINGS, _TEMPLATES = 0, 1


class SidePanel(QFrame):
    """The tabs on the right."""

    def __init__(self, findings: QWidget, templates: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(findings, "Findings")
        self.tabs.addTab(templates, "Templates")
        self.tabs.tabBar().setExpanding(False)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName("Findings and templates")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.tabs)

    def show_count(self, findings: int) -> None:
        """Say how many findings there are, on the tab."""
        self.tabs.setTabText(_FINDINGS, f"Findings {findings}" if findings else "Findings")


class MainWindow(QMainWindow):
    """Drafts, message and side panel under the toolbar, with notices and the status line below."""

    files_dropped = Signal(list)
    closing = Signal(QCloseEvent)

    def __init__(
        self,
        toolbar: Toolbar,
        drafts: DraftsPanel,
        editor: QWidget,
        side: SidePanel,
        notices: Notices,
        status: StatusBar,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Walkaway")
        self.setAcceptDrops(True)
        self.toolbar, self.drafts, self.editor, self.side = toolbar, drafts, editor, side
        self.notices, self.status = notices, status
        self._panes = Panes()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for widget in (drafts, editor, side):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        self._lay_out()
        self.resize(1280, 800)
        self.splitter.setSizes([196, 712, 372])

    def _lay_out(self) -> None:
        character = self.fontMetrics().averageCharWidth()
        self.drafts.setMinimumWidth(22 * character)
        self.drafts.setMaximumWidth(60 * character)
        self.side.setMinimumWidth(40 * character)
        self.side.setMaximumWidth(90 * character)
        self.editor.setMinimumWidth(40 * character)
        middle = QWidget(self)
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.toolbar)
        box.addWidget(self.splitter, 1)
        box.addWidget(self.notices)
        box.addWidget(self.status)
        self.setCentralWidget(middle)

    def minimumSizeHint(self) -> QSize:
        """Small enough for half a small screen."""
        return QSize(min(640, super().minimumSizeHint().width()), 400)

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
        self.side.tabs.setCurrentIndex(_FINDINGS)

    def show_templates(self) -> None:
        """Bring the templates to the front."""
        self.reveal("panel")
        self.side.tabs.setCurrentIndex(_TEMPLATES)

    def show_title(self, subject: str) -> None:
        """Name the open draft in the title."""
        self.setWindowTitle(f"{subject.strip()} – Walkaway" if subject.strip() else "Walkaway")

    def _show_panes(self) -> None:
        drafts, panel = self._panes.shown(self.room)
        if self.drafts.isHidden() == drafts:
            self.drafts.setVisible(drafts)
        if self.side.isHidden() == panel:
            self.side.setVisible(panel)
        self.toolbar.show_drafts_state(drafts)
        self.status.set_compact(self.room < 1)

    def regions(self) -> Sequence[QWidget]:
        """The parts of the window that F6 walks through, in order; only those that are seen."""
        order = (self.toolbar, self.drafts, self.editor, self.side, self.notices, self.status)
        return [widget for widget in order if widget.isVisible()]

    def next_region(self, step: int) -> None:
        """Put the keyboard into the region after (1) or before (-1) the one that has it."""
        regions = self.regions()
        focus = QApplication.focusWidget()
        here = next((i for i, region in enumerate(regions) if focus and region.isAncestorOf(focus)), 0)
        for away in range(1, len(regions) + 1):
            if target := _first_stop(regions[(here + step * away) % len(regions)]):
                target.setFocus(Qt.FocusReason.TabFocusReason)
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


def _first_stop(region: QWidget) -> QWidget | None:
    """The widget in a region that takes the keyboard first: where it was last, a text or a list, else the first."""
    last = region.focusWidget()
    if last is not None and last is not region and last.isVisible() and last.isEnabled():
        return last
    if region.focusPolicy() & Qt.FocusPolicy.TabFocus or region.focusProxy():
        return region
    stops = (child for child in region.findChildren(QWidget) if child.isVisible() and child.isEnabled())
    return next((child for child in stops if child.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
