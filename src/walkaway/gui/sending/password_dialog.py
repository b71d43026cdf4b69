"""Asks for the password of a mail account."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from walkaway.gui.preferences.page import muted
from walkaway.gui.sending.server import Given


class PasswordDialog(QDialog):
    """`given(Given or None)` is told once, when it closes."""

    given = Signal(object)

    def __init__(self, whose: str, why: str, parent: QWidget | None = None) -> None:
        """`whose` says whose password it is, `why` that it cannot be kept, "" where it can."""
        super().__init__(parent)
        self.setWindowTitle("Password")
        label = QLabel(f"The password of {whose}")
        label.setWordWrap(True)
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        label.setBuddy(self.password)
        self.keep = QCheckBox("Keep it in the keyring of this system")
        self.keep.setChecked(not why)
        self.keep.setVisible(not why)
        self.why = muted(why or "Some providers want an app password, made in the settings of the account.")
        self.buttons = QDialogButtonBox(self)
        self.go = self.buttons.addButton("Save the draft", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        self.go.setEnabled(False)
        self.password.textChanged.connect(lambda text: self.go.setEnabled(bool(text)))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self._on_finished)
        box = QVBoxLayout(self)
        box.setSpacing(8)
        for widget in (label, self.password, self.keep, self.why, self.buttons):
            box.addWidget(widget)
        self.resize(72 * self.fontMetrics().averageCharWidth(), self.sizeHint().height())

    def _on_finished(self, result: int) -> None:
        accepted = result == QDialog.DialogCode.Accepted
        self.given.emit(Given(self.password.text(), self.keep.isChecked()) if accepted else None)
