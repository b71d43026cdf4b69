"""Replies for the rest of the window: opens theirs, and puts the answer into a draft."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from walkaway.gui.choices import Choices
from walkaway.gui.desk import Desk
from walkaway.gui.editor.message import MessageEditor
from walkaway.gui.notices import Choice, Notices
from walkaway.gui.prospects.keeper import Keeper
from walkaway.gui.shelf import Shelf
from walkaway.gui.theme import Theme
from walkaway.gui.writer import Writer
from walkaway.library.store import Library
from walkaway.library.template import Template
from walkaway.text import addresses
from walkaway.text.message import Message

if TYPE_CHECKING:
    from walkaway.gui.prospects.reply_session import ReplySession
    from walkaway.gui.prospects.reply_window import ReplyWindow
    from walkaway.prospects.prospect import Prospect

_TOPIC = "reply"
_FILTER = "Replies (*.eml *.txt);;Mail (*.eml);;Text (*.txt *.md);;All files (*)"


class ReplyBook(QObject):
    """Carries out what menus, palette and the Prospect tab ask for about replies."""

    move_wished = Signal(str)
    """(move): show its card."""

    def __init__(
        self,
        keeper: Keeper,
        worker: Writer,
        library: Library,
        choices: Choices,
        desk: Desk,
        shelf: Shelf,
        editor: MessageEditor,
        notices: Notices,
        theme: Theme,
        now: Callable[[], datetime],
        parent: QWidget,
    ) -> None:
        """`worker` reads replies and files; `now` is local time, with its zone."""
        super().__init__(parent)
        self._keeper, self._worker, self._library, self._choices = keeper, worker, library, choices
        self._desk, self._shelf, self._editor, self._notices = desk, shelf, editor, notices
        self._theme, self._now, self._parent = theme, now, parent
        self.window: ReplyWindow | None = None
        self.session: ReplySession | None = None

    def show(self, prospect: Prospect | None = None) -> None:
        """Open the window for a reply: of this prospect, or of whom the open draft is written to."""
        window, session = self._made()
        people = addresses.parse(self._editor.to()) or ()
        session.begin(prospect, people[0] if people else None)
        window.show()
        window.raise_()
        window.activateWindow()
        window.edit.setFocus()

    def open_file(self, path: Path, prospect: Prospect | None = None) -> None:
        """Open the window with the reply in a file."""
        self.show(prospect)
        self._made()[1].open_file(path)

    def ask_file(self) -> None:
        """Ask which file the reply is in, and open it."""
        name, _ = QFileDialog.getOpenFileName(self.window or self._parent, "Open a reply", "", _FILTER)
        if name:
            self._made()[1].open_file(Path(name))

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        if self.window is not None:
            self.window.set_theme(theme)

    def close(self) -> None:
        """Put the window away, and wait for nothing any more."""
        if self.window is not None and self.session is not None:
            self.session.stop()
            self.window.close()

    def _made(self) -> tuple[ReplyWindow, ReplySession]:
        if self.window is None or self.session is None:
            # With them comes the reading of replies, which a window that opens does not need yet.
            from walkaway.gui.prospects.reply_session import ReplySession
            from walkaway.gui.prospects.reply_window import ReplyWindow

            self.window = ReplyWindow(self._theme, self._parent)
            self.session = ReplySession(
                self.window, self._keeper, self._worker, self._library, self._choices, self._now
            )
            self.window.file_wished.connect(self.ask_file)
            self.window.next.move_wished.connect(self.move_wished)
            self.window.next.draft_wished.connect(self._answer)
            self.window.next.insert_wished.connect(self._insert)
        return self.window, self.session

    def _answer(self, template: Template) -> None:
        """Start a draft that answers the reply."""
        _, session = self._made()
        one = session.incoming
        self._desk.new(
            Message(
                to=session.recipient,
                subject=one.answer_subject,
                in_reply_to=one.message_id,
                references=one.answer_references,
            )
        )
        self._insert(template)

    def _insert(self, template: Template) -> None:
        """Put a template into the open draft; what it says of receiver and subject stays."""
        window, session = self._made()
        if not self._editor.to().strip():
            self._editor.to_edit.setText(session.recipient)
        if not self._editor.subject().strip() and session.incoming.answer_subject:
            self._editor.set_subject(session.incoming.answer_subject)
        window.close()
        self._parent.activateWindow()
        self._shelf.insert(template)
        if not session.keeping.is_kept:
            self._notices.tell(_TOPIC, "The reply is not kept yet.", Choice("Keep it", self._keep))

    def _keep(self) -> None:
        window, session = self._made()
        session.keep()
        if not session.keeping.is_kept:
            window.show()
            window.activateWindow()
