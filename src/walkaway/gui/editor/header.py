"""The lines above the body: receiver, what else goes along where there is any, and subject."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QFont, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from walkaway.gui.editor.plain import local_files
from walkaway.gui.editor.subject_edit import SubjectEdit
from walkaway.gui.theme import Theme


class AddressEdit(QLineEdit):
    """The receivers. Enter and Down go on to the subject; dragged files are for the message, not for this line."""

    left = Signal()
    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)


class Header(QWidget):
    """Grey words, the lines they belong to, and a thin rule below each."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.to_edit = AddressEdit()
        self.subject_edit = SubjectEdit(theme)
        self.along = QLabel()
        self.along.setTextFormat(Qt.TextFormat.PlainText)
        self.along.setWordWrap(True)
        self.along.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.along.hide()
        self._labels = [QLabel("To"), QLabel("Subject")]
        self._rules: list[QFrame] = []
        self._rows: list[QHBoxLayout] = []
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        edits: tuple[QWidget, ...] = (self.to_edit, self.subject_edit)
        for label, edit in zip(self._labels, edits, strict=True):
            label.setBuddy(edit)
            edit.setAccessibleName(label.text())
            row = QHBoxLayout()
            row.addWidget(label)
            row.addWidget(edit, 1)
            rule = QFrame()
            rule.setFixedHeight(1)
            self._column.addLayout(row)
            if edit is self.to_edit:
                self._column.addWidget(self.along)
            self._column.addWidget(rule)
            self._rows.append(row)
            self._rules.append(rule)
        self.to_edit.setProperty("kind", "bare")
        self.to_edit.left.connect(self._on_left_to)
        self.set_theme(theme)

    def set_letters(self, font: QFont) -> None:
        """Write in this font."""
        for widget in (*self._labels, self.along, self.to_edit, self.subject_edit):
            widget.setFont(font)

    def show_along(self, words: str) -> None:
        """Say what else goes along: copies to others, attachments; "" for nothing."""
        self.along.setText(words)
        self.along.setAccessibleName(words)
        self.along.setVisible(bool(words))

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self.subject_edit.set_theme(theme)
        for label in (*self._labels, self.along):
            label.setStyleSheet(f"color: {theme.muted}; background: transparent;")
        for rule in self._rules:
            rule.setStyleSheet(f"background: {theme.line};")
        self.to_edit.setStyleSheet(
            f"border: 0; background: transparent; color: {theme.text}; padding: 0 3px;"
            f" selection-background-color: {theme.selection}; selection-color: {theme.text};"
        )

    def arrange(self, margin: int) -> None:
        """Stand `margin` from either edge, with room that fits the font."""
        height = QFontMetricsF(self.to_edit.font()).height()
        self._column.setContentsMargins(margin, round(height * 1.5), margin, round(height / 2))
        for row in self._rows:
            row.setContentsMargins(0, round(height * 0.4), 0, round(height * 0.4))
            row.setSpacing(round(height / 2))
        self.along.setContentsMargins(0, 0, 0, round(height * 0.4))

    def _on_left_to(self) -> None:
        self.subject_edit.setFocus(Qt.FocusReason.TabFocusReason)
