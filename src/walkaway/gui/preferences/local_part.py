"""LanguageTool on this computer: its folder, the download of it, and the Java that it needs."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from walkaway.gui.engine_words import megabytes
from walkaway.gui.preferences.page import dress, muted
from walkaway.gui.widgets import announce
from walkaway.settings import Settings

_STEPS = 1_000
_HINT = "The folder where languagetool-server.jar is. Empty: the one that Walkaway downloaded."


class LocalPart(QWidget):
    """Folder, download and Java. A download is asked for in two steps: first what it is, then the consent."""

    changed = Signal(dict)
    """(name → value): settings that the user changed."""
    download_requested = Signal()
    """The user read what would come from where, and wants it."""
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_here = False
        self.folder = QLineEdit(self)
        self.folder.setAccessibleName("Folder of LanguageTool")
        self.choose, self.download = _button("Choose…"), _button("Download…")
        self.java = muted("Looking for Java…")
        self.result = muted("")
        self.question, self.agree, self.decline = muted(""), _button("Download"), _button("Not now")
        self.progress, self.amount, self.cancel = QProgressBar(self), QLabel("", self), _button("Cancel")
        self.progress.setRange(0, _STEPS)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Download of LanguageTool")
        self._asking = _column(self.question, _row(self.agree, self.decline))
        self._running = _column(self.progress, _row(self.cancel, self.amount))
        label = QLabel("Folder", self)
        label.setBuddy(self.folder)
        box = QVBoxLayout(self)
        box.setContentsMargins(27, 0, 0, 6)
        box.setSpacing(6)
        box.addWidget(label)
        buttons = _row(self.choose, self.download)
        for widget in (self.folder, muted(_HINT), buttons, self._asking, self._running, self.result, self.java):
            box.addWidget(widget)
        for hidden in (self._asking, self._running, self.result):
            hidden.hide()
        self._connect()

    def _connect(self) -> None:
        self.folder.editingFinished.connect(self._on_folder)
        self.choose.clicked.connect(self._on_choose)
        self.download.clicked.connect(self._on_download)
        self.agree.clicked.connect(self.download_requested)
        self.decline.clicked.connect(self._on_decline)
        self.cancel.clicked.connect(self.cancel_requested)

    def show_settings(self, settings: Settings) -> None:
        """Show these values; tells nobody."""
        if not self.folder.hasFocus() or not self.folder.isModified():
            self.folder.setText(str(settings.languagetool_folder or ""))

    def show_offer(self, question: str, *, here: bool) -> None:
        """What the download is, how large, under which licence, and where it comes from; what is `here` needs none."""
        self.question.setText(question)
        self._is_here = here
        self._let_download()

    def show_java(self, words: str, *, found: bool) -> None:
        """Say which Java there is, or what to do about it."""
        dress(self.java, words, danger=not found)

    def show_progress(self, done: int, size: int) -> None:
        """Show how much has come, in bytes; `size` 0: nobody knows of how much."""
        if self._running.isHidden():
            self._only(self._running)
            self.download.setEnabled(False)
            self.cancel.setEnabled(True)
            self.cancel.setFocus()
        self.progress.setRange(0, _STEPS if size else 0)
        self.progress.setValue(round(_STEPS * min(done, size) / size) if size else 0)
        self.amount.setText(f"{megabytes(done)} of {megabytes(size)}" if size else megabytes(done))

    def show_step(self, words: str) -> None:
        """Say what is done now, once everything has come."""
        self.progress.setRange(0, 0)
        self.amount.setText(words)

    def show_cancelling(self) -> None:
        """Say that it ends as soon as it can."""
        self.cancel.setEnabled(False)
        self.amount.setText("Ending…")

    def show_result(self, words: str, *, failed: bool) -> None:
        """Say how the download ended."""
        had_focus = self.cancel.hasFocus()
        self._only(self.result)
        dress(self.result, words, danger=failed)
        self._let_download()
        if had_focus:
            (self.choose if self._is_here else self.download).setFocus()
        announce(self, words)

    def _let_download(self) -> None:
        self.download.setEnabled(not self._is_here)
        self.download.setToolTip("LanguageTool was downloaded already." if self._is_here else "")

    def ask_folder(self, start: str) -> str:
        """Let the user choose a folder; "" when they choose none."""
        return QFileDialog.getExistingDirectory(self, "The folder of LanguageTool", start)

    def _only(self, shown: QWidget | None) -> None:
        for widget in (self._asking, self._running, self.result):
            widget.setVisible(widget is shown)

    def _on_folder(self) -> None:
        self.folder.setModified(False)
        words = self.folder.text().strip().strip('"')
        if words.startswith("file:"):
            words = QUrl(words).toLocalFile()
        # Not Path.expanduser, which fails for a user that there is not.
        whole = os.path.abspath(os.path.expanduser(words))
        self.changed.emit({"languagetool_folder": Path(whole) if words else None})

    def _on_choose(self) -> None:
        if folder := self.ask_folder(self.folder.text()):
            self.folder.setModified(False)
            self.changed.emit({"languagetool_folder": Path(folder)})

    def _on_download(self) -> None:
        self._only(self._asking)
        self.agree.setFocus()
        announce(self, self.question.text())

    def _on_decline(self) -> None:
        self._only(None)
        self.download.setFocus()


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", "outlined")
    button.setAutoDefault(False)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        box.addWidget(widget)
    box.addStretch(1)
    return row


def _column(*widgets: QWidget) -> QWidget:
    column = QWidget()
    box = QVBoxLayout(column)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(6)
    for widget in widgets:
        box.addWidget(widget)
    return column
