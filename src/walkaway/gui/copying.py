"""The clipboard as a way out: plain text and simple HTML, and nothing of ours in it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from walkaway.gui.editor.message import MessageEditor
from walkaway.gui.notices import Notices
from walkaway.mail import clipboard
from walkaway.text.message import Message

_TOPIC = "copy"


def to_clipboard(message: Message) -> QMimeData:
    """The message's body as the two formats that mail programs take."""
    data = QMimeData()
    data.setText(clipboard.plain(message))
    data.setHtml(clipboard.html(message.body))
    return data


class Copying(QObject):
    """Copies the open message as it is, and says so for as long as it stays that message."""

    copied = Signal(object)
    """(Message): it is on the clipboard."""

    def __init__(self, editor: MessageEditor, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._editor, self._notices = editor, notices
        self._copied: Message | None = None

    def copy(self) -> None:
        """Copy the message as it is."""
        message = self._copied = self._message()
        QGuiApplication.clipboard().setMimeData(to_clipboard(message))
        self._notices.tell(_TOPIC, "Copied. Paste it into your mail program.")
        self.copied.emit(message)

    def on_changed(self) -> None:
        """The message may be another one now, and that was not copied."""
        # What was typed just before it was copied is told late.
        if self._copied is not None and self._message() != self._copied:
            self._copied = None
            self._notices.clear(_TOPIC)

    def _message(self) -> Message:
        editor = self._editor
        return Message(to=editor.to(), subject=editor.subject(), body=editor.body())
