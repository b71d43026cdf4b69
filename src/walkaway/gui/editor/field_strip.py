"""The line below the body that says which template field is being filled in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from walkaway.gui.theme import Theme
from walkaway.gui.widgets import announce


class FieldStrip(QLabel):
    """Names the field and the keys. Hidden while no field is filled in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self.setStyleSheet(f"color: {theme.field_text}; background: {theme.field_fill}; padding: 5px 0;")

    def show_field(self, label: str, offers: tuple[str, ...]) -> None:
        """Say which field it is; "" for none."""
        self.setVisible(bool(label))
        if not label:
            return
        keys = "Up and Down change it · " if len(offers) > 1 else ""
        self.setText(f"{label} · {keys}Tab goes to the next field · Esc leaves the fields")
        announce(self, self.text())
