"""The look before a message goes out: a few quiet lines above the message, each with a way to its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from walkaway.gui.sending.check import Place, Point
from walkaway.gui.sending.ways import MANNERS, Way
from walkaway.gui.widgets import announce

_LINKS = {Place.TO: "Go to To", Place.SUBJECT: "Go to the subject", Place.BODY: "Go there"}
_MOST_CHARACTERS = 110
_ABOVE = 2
_ALL_WELL, _PUT_RIGHT = "Nothing to look at.", "Nothing is left to look at."


class CheckPanel(QFrame):
    """Shows points, and says what the user wishes; it follows the message while it is open."""

    send_wished = Signal()
    place_wished = Signal(object)
    """(Point): go to where it is."""
    closed = Signal()
    """The user wants to go on writing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("check")
        self.setAccessibleName("Before it goes out")
        self._points: tuple[Point, ...] | None = None
        self._verb, self._well = "", ""
        self.heading = QLabel(self)
        self.heading.setProperty("kind", "heading")
        self.lines: list[QLabel] = []
        self.links: list[QPushButton] = []
        self.send, self.back = QPushButton("Send anyway", self), QPushButton("Not yet", self)
        self.send.setProperty("kind", "outlined")
        self.back.setProperty("kind", "link")
        for button, pressed in ((self.send, self.send_wished), (self.back, self.closed)):
            button.clicked.connect(pressed)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        inside = QWidget(self)
        # Words and their links stay near each other in a wide window.
        inside.setMaximumWidth(_MOST_CHARACTERS * self.fontMetrics().averageCharWidth())
        outside = QHBoxLayout(self)
        outside.setContentsMargins(18, 8, 18, 9)
        outside.addWidget(inside, 1)
        outside.addStretch()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addLayout(self._grid)
        row = QHBoxLayout()
        row.addWidget(self.send)
        row.addWidget(self.back)
        row.addStretch(1)
        column.addSpacing(3)
        column.addLayout(row)
        self.hide()

    def open(self, points: Sequence[Point], way: Way) -> None:
        """Show what is to be looked at before a message goes this way, and take the keyboard."""
        self.heading.setText(f"Before it goes to {MANNERS[way].place}")
        self._verb, self._well = MANNERS[way].verb, _PUT_RIGHT if points else _ALL_WELL
        self._points = None
        self.show_points(points)
        self.show()
        self.send.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, " ".join([self.heading.text(), *(line.text() for line in self.lines)]))

    def show_points(self, points: Sequence[Point]) -> None:
        """What is left to look at now."""
        if tuple(points) == self._points:
            return
        self._points = tuple(points)
        had_focus = any(link.hasFocus() for link in self.links)
        for widget in (*self.lines, *self.links):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.lines, self.links = [], []
        for number, point in enumerate(self._points or (Point(self._well),)):
            self._add(number, point)
        self.send.setText(f"{self._verb} anyway" if self._points else self._verb)
        if had_focus:
            self.send.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, number: int, point: Point) -> None:
        line = QLabel(point.words, self)
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.setWordWrap(True)
        # As high as the button beside it, so that the first lines of both stand level.
        line.setContentsMargins(0, _ABOVE, 0, _ABOVE)
        line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._grid.addWidget(line, number, 0)
        self.lines.append(line)
        if not point.place:
            return
        link = QPushButton(_LINKS[point.place], self)
        link.setProperty("kind", "link")
        link.setAccessibleDescription(point.words)
        link.clicked.connect(lambda: self.place_wished.emit(point))
        self._grid.addWidget(link, number, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self.links.append(link)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(pressed, QPushButton):
            pressed.click()
        else:
            super().keyPressEvent(event)
