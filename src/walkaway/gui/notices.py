"""Quiet lines at the foot of the window: what happened, and what can be done about it. Never a modal box."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from walkaway.gui.widgets import Button, announce


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of a notice; `run` is called once and the notice goes away."""

    text: str
    run: Callable[[], object]


class Notice(QFrame):
    """One line with its buttons. Goes away when a choice is made or it is closed."""

    def __init__(self, text: str, choices: tuple[Choice, ...], danger: bool, parent: Notices) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setProperty("kind", "danger" if danger else "plain")
        self._notices = parent
        self._choices = choices
        self.label = QLabel(text, self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 8, 5)
        row.addWidget(self.label, 1)
        self.buttons = [self._button(choice.text) for choice in choices]
        for button in self.buttons:
            row.addWidget(button)
        self.close_button = Button("Close", self)
        self.close_button.setProperty("kind", "link")
        self.close_button.clicked.connect(self.dismiss)
        row.addWidget(self.close_button)

    def _button(self, text: str) -> Button:
        button = Button(text, self)
        button.setProperty("kind", "outlined")
        button.clicked.connect(self._on_choice)
        return button

    def _on_choice(self) -> None:
        choice = self._choices[self.buttons.index(self.sender())]  # type: ignore[arg-type]
        self.dismiss()
        choice.run()

    def dismiss(self) -> None:
        self._notices.remove(self)


class Notices(QWidget):
    """The notices that stand now, newest last; one for each topic. `left` says that the keyboard needs a new place."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, Notice] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.hide()

    def tell(self, topic: str, text: str, *choices: Choice, danger: bool = False) -> Notice:
        """Show `text`, in the place of an earlier notice of the same topic, and say it to a screen reader."""
        self.clear(topic)
        notice = Notice(text, choices, danger, self)
        self._rows[topic] = notice
        self._box.addWidget(notice)
        self.show()
        announce(self, text)
        return notice

    def clear(self, topic: str) -> None:
        """Take the notice of that topic away, if there is one."""
        if topic in self._rows:
            self.remove(self._rows[topic])

    def remove(self, notice: Notice) -> None:
        """Take this notice away; the keyboard goes back to the window if it was in here."""
        topic = next((name for name, row in self._rows.items() if row is notice), None)
        if topic is None:
            return
        del self._rows[topic]
        had_focus = notice.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._box.removeWidget(notice)
        notice.hide()
        notice.deleteLater()
        self.setVisible(bool(self._rows))
        if had_focus:
            self.left.emit()

    def showing(self, topic: str) -> Notice | None:
        """The notice of that topic that stands now."""
        return self._rows.get(topic)
