"""Serves the preferences' page on sending, and asks for a password where one is needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from walkaway.gui.choices import Choices
from walkaway.gui.sending.server import ServerDrafts

if TYPE_CHECKING:
    from walkaway.gui.preferences.dialog import Preferences
    from walkaway.gui.sending.password_dialog import PasswordDialog


class MailSetUp(QObject):
    """Connects the page with the server. `asking` is the dialog that waits for a password, if one does."""

    def __init__(self, choices: Choices, server: ServerDrafts, window: Callable[[], QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._choices, self._server, self._window = choices, server, window
        self._dialog: Preferences | None = None
        self.asking: PasswordDialog | None = None

    def on_dialog(self, dialog: Preferences) -> None:
        """The preferences were made: serve them from now on."""
        self._dialog = dialog
        dialog.sending.test_requested.connect(self._test)
        dialog.sending.forget_requested.connect(self._server.forget)

    def open(self) -> None:
        """Open the preferences where the server is."""
        self._choices.show()
        if self._dialog is not None:
            self._dialog.show_page(self._dialog.sending)

    def show_result(self, words: str, well: bool) -> None:
        """How a trial went."""
        if self._dialog is not None:
            self._dialog.sending.show_result(words, well=well)

    def ask_password(self, whose: str, why: str) -> None:
        """Ask for a password; `why` says that it cannot be kept."""
        from walkaway.gui.sending.password_dialog import PasswordDialog

        self.asking = PasswordDialog(whose, why, self._window())
        self.asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.asking.given.connect(self._server.use_password)
        self.asking.finished.connect(self._on_asked)
        self.asking.open()

    def _test(self, password: str) -> None:
        if self._dialog is not None:
            self._dialog.sending.show_busy()
        self._server.test(password)

    def _on_asked(self) -> None:
        self.asking = None
