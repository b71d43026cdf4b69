"""Copy message: plain text and simple HTML on the clipboard, and nothing of ours in it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from walkaway.gui.editor.message import MessageEditor
from walkaway.gui.notices import Choice, Notices
from walkaway.mail import clipboard
from walkaway.text.counting import counted
from walkaway.text.message import Message

_TOPIC = "copy"


def to_clipboard(message: Message) -> QMimeData:
    """The message's body as the two formats that mail programs take."""
    data = QMimeData()
    data.setText(clipboard.plain(message))
    data.setHtml(clipboard.html(message.body))
    return data


class Copying(QObject):
    """Copies the open message. With fields left to fill it asks once; the second press copies anyway."""

    copied = Signal(object)
    """(Message): it is on the clipboard."""

    def __init__(self, editor: MessageEditor, notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._editor, self._notices = editor, notices
        self._warned_of: Message | None = None
        self._copied: Message | None = None

    def copy(self) -> None:
        """Copy the message, or say which fields are empty and go to the first."""
        message = self._message()
        empty = len(self._editor.unfilled_fields())
        if not message.body.strip():
            self._notices.tell(_TOPIC, "There is nothing to copy yet.")
            return
        if empty and self._warned_of != message:
            self._warn(empty)
            return
        self.copy_anyway()

    def copy_anyway(self) -> None:
        """Copy the message as it is."""
        self._warned_of = None
        message = self._copied = self._message()
        QGuiApplication.clipboard().setMimeData(to_clipboard(message))
        self._notices.tell(_TOPIC, "Copied. Paste it into your mail program.")
        self.copied.emit(message)

    def on_changed(self) -> None:
        """The message is another one now: what was said about it may not be true any more."""
        # Going to the first field puts its default there: that change is the warning's own. And what was typed just
        # before it was copied is told late.
        if self._message() in (self._warned_of, self._copied):
            return
        self._warned_of = self._copied = None
        self._notices.clear(_TOPIC)

    def _warn(self, empty: int) -> None:
        self._editor.first_field()
        words = f"{counted(empty, 'field is', 'fields are')} empty."
        anyway, first = Choice("Copy anyway", self.copy_anyway), Choice("Go to the first", self._editor.first_field)
        self._notices.tell(_TOPIC, words, anyway, first)
        self._warned_of = self._message()

    def _message(self) -> Message:
        editor = self._editor
        return Message(to=editor.to(), subject=editor.subject(), body=editor.body())
