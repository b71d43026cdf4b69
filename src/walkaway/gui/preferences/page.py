"""What a page of the preferences is: it shows settings and says which change the user made."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from walkaway.settings import Settings


class Page(QScrollArea):
    """A page that scrolls. `changed(dict)` carries the settings that the user changed, by name."""

    changed = Signal(dict)

    def __init__(self, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self.box = QVBoxLayout(inside)
        self.box.setContentsMargins(18, 14, 18, 14)
        self.box.setSpacing(8)
        self.box.addWidget(muted(hint))
        self.box.addSpacing(6)
        self.setWidget(inside)

    def minimumSizeHint(self) -> QSize:
        # Qt's own lets a page that cannot scroll sideways be cut off.
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self.box.minimumSize().width() + bar, super().minimumSizeHint().height())

    def show_settings(self, settings: Settings) -> None:
        """Show these values; tells nobody."""
        raise NotImplementedError

    def say(self, **changes: Any) -> None:
        """Tell what the user changed."""
        self.changed.emit(changes)


def inset(box: QSpinBox) -> None:
    """Have the number of a box begin where the text of a line does; style sheets do not reach it there."""
    box.lineEdit().setTextMargins(8, 0, 0, 0)


def muted(text: str) -> QLabel:
    """A line that explains."""
    label = QLabel(text)
    label.setProperty("kind", "muted")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def dress(label: QLabel, words: str, *, danger: bool) -> None:
    """Have a line say something, as trouble or as an explanation."""
    label.setText(words)
    label.setProperty("kind", "danger" if danger else "muted")
    # A style sheet looks at properties only once by itself.
    label.style().unpolish(label)
    label.style().polish(label)
