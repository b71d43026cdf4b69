"""What comes in from other programs: files, `mailto:` links, and text that was copied elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from walkaway.gui import requests
from walkaway.gui.desk import Desk
from walkaway.gui.editor import plain
from walkaway.gui.editor.along import listed
from walkaway.gui.files_door import FilesDoor
from walkaway.gui.notices import Notices
from walkaway.gui.sending.exits import Exits
from walkaway.gui.sending.waiting import Waiting
from walkaway.mail import links
from walkaway.mail.errors import MailError
from walkaway.text import addresses
from walkaway.text.message import Message

_TOPIC = "incoming"
_MOST = 1_000_000
"""How long a text from the clipboard may be."""


class Incoming(QObject):
    """Opens each as a draft of its own."""

    def __init__(
        self,
        desk: Desk,
        files: FilesDoor,
        exits: Exits,
        waiting: Waiting,
        notices: Notices,
        focus: Callable[[], object],
        app: QGuiApplication,
        parent: QObject,
        *,
        readable: Callable[[], bool],
    ) -> None:
        """`focus` puts the keyboard into the message; `readable` says whether the clipboard can be read now."""
        super().__init__(parent)
        self._desk, self._files, self._exits, self._waiting = desk, files, exits, waiting
        self._notices, self._focus, self._readable = notices, focus, readable
        self._clipboard_due = False
        app.focusWindowChanged.connect(self._on_keyboard)

    def open(self, words: Sequence[str], token: str | None = None) -> None:
        """Open what a start asks for; with a `token`, its starter waits until the files are given back."""
        for word in words:
            if word == requests.CLIPBOARD:
                self.open_clipboard()
            elif self._exits.is_echo(word):
                continue
            elif requests.is_mailto(word):
                self.open_mailto(word)
            elif token is not None:
                self._waiting.open(word, token)
            else:
                self._files.open_path(word)

    def open_mailto(self, link: str) -> None:
        """Open the message that a link asks for; what else it asks for is left out, and named."""
        try:
            found = links.read_mailto(link)
        except MailError as error:
            self._notices.tell(_TOPIC, f"The link was not opened: {error}.", danger=True)
            return
        self._notices.clear(_TOPIC)
        # A copy that its readers do not see is for the writer to send, not for who made the link.
        hidden = listed(addresses.entries(found.message.bcc))
        self._desk.new(replace(found.message, bcc=""))
        self._focus()
        left_out = [*([f"a hidden copy to {hidden}"] if hidden else []), *found.dropped]
        if left_out:
            self._notices.tell(_TOPIC, f"The link asked for more, which was left out: {', '.join(left_out)}.")

    def open_clipboard(self) -> None:
        """Open the text that was copied elsewhere, to be calmed and copied back."""
        self._clipboard_due = not self._readable()
        if self._clipboard_due:
            self._notices.tell(_TOPIC, "Click into this window to open what you copied.")
            return
        copied: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None where nothing was copied
        text = plain.text_from(copied) if copied is not None else ""
        if not text.strip():
            self._notices.tell(_TOPIC, "There is no text on the clipboard.")
            return
        if len(text) > _MOST:
            self._notices.tell(_TOPIC, f"The text on the clipboard has {len(text):,} characters; that is too long.")
            return
        if self._desk.message.body != text:
            self._desk.new(Message(body=text))
        self._focus()
        self._notices.tell(_TOPIC, "This was on the clipboard. “Copy message” puts it back there.")

    def _on_keyboard(self) -> None:
        if self._clipboard_due and self._readable():
            self.open_clipboard()
