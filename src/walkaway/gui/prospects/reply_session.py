"""One reply from the paste to the next move: what was read, who wrote it, whether it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject

from walkaway.gui.choices import Choices
from walkaway.gui.documents import DocumentError
from walkaway.gui.prospects.adviser import Adviser
from walkaway.gui.prospects.incoming import Incoming, from_file
from walkaway.gui.prospects.keeper import Keeper
from walkaway.gui.prospects.reading_words import AUTOMATIC
from walkaway.gui.prospects.reply_keeping import ReplyKeeping
from walkaway.gui.prospects.reply_reading import Read, ReplyDesk
from walkaway.gui.prospects.reply_window import READING, ReplyWindow
from walkaway.gui.prospects.reply_words import beside, headline, names_line
from walkaway.gui.prospects.sender_box import Sender
from walkaway.gui.prospects.sender_finder import SenderFinder
from walkaway.gui.writer import Failure, Writer
from walkaway.library.store import Library
from walkaway.prospects.ledger import Received
from walkaway.prospects.prospect import Prospect
from walkaway.text.addresses import Address

_FILE = "reply-file"


class ReplySession(QObject):
    """Puts the window, the reading, the ledger and the advice together."""

    def __init__(
        self,
        window: ReplyWindow,
        keeper: Keeper,
        worker: Writer,
        library: Library,
        choices: Choices,
        now: Callable[[], datetime],
    ) -> None:
        """`worker` reads files and texts; `now` is local time, with its zone."""
        super().__init__(window)
        self._window, self._worker = window, worker
        self._now = now
        self.incoming = Incoming()
        self._read: Read | None = None
        self._corrected = ""
        self._filling = False
        self.desk = ReplyDesk(worker, lambda: now().date(), lambda: choices.now.month_first, self)
        self.keeping = ReplyKeeping(keeper, self)
        self._finder = SenderFinder(window.sender_box, keeper)
        self._adviser = Adviser(window.next, keeper, worker, library, choices, now)
        self._connect()
        self._show_kept()

    @property
    def answer(self) -> str:
        """The reading that holds; "" while there is none."""
        return "" if self._read is None else self._corrected or self._read.reading.reading

    @property
    def recipient(self) -> str:
        """The To line of an answer."""
        sender = self._window.sender_box.sender_is
        if sender.known is not None and sender.known.addresses:
            return str(Address(sender.known.name, self._address(sender.known)))
        if sender.known is not None:
            return sender.known.line
        return str(self.incoming.sender or sender.new or "")

    def _advise(self) -> None:
        if self._read is not None and self._read.reading.asks_for_quiet and self.answer == "refusal":
            self._adviser.leave_them()
        else:
            self._adviser.advise(self.answer, self._window.sender_box.sender_is.known)

    def open_file(self, path: Path) -> None:
        """Show the reply that is in a file."""
        self._worker.put(_FILE, lambda: from_file(path))

    def begin(self, prospect: Prospect | None, to: Address | None) -> None:
        """The window is opened: for a prospect, or for whom the open draft is written to."""
        box = self._window.sender_box
        if self.keeping.is_kept:
            self._window.edit.set_text("")
            box.by_hand = False
        # A mail says itself who wrote it.
        if prospect is not None and self.incoming.sender is None:
            box.show_known(prospect)
        elif not self.incoming.text.strip():
            self._finder.suggest(to)

    def stop(self) -> None:
        """Wait for nothing any more."""
        self.desk.stop()
        self._window.sender_box.stop()

    def _connect(self) -> None:
        window = self._window
        window.text_changed.connect(self._on_text)
        window.corrected.connect(self._on_corrected)
        window.keep_wished.connect(self.keep)
        window.undo_wished.connect(self.keeping.take_back)
        window.files_dropped.connect(self._on_dropped)
        window.sender_box.chosen.connect(self._on_sender)
        self.desk.read.connect(self._on_read)
        self.desk.failed.connect(window.notice.show_notice)
        self.keeping.kept.connect(self._on_kept)
        self.keeping.known_already.connect(self._on_known_already)
        self.keeping.taken_back.connect(self._on_taken_back)
        self.keeping.refused.connect(self._on_refused)
        self._worker.done.connect(self._on_done)
        self._worker.failed.connect(self._on_failed)

    # What was read.

    def _on_text(self) -> None:
        text = self._window.edit.text()
        if self._filling or text == self.incoming.text:
            return
        self._take(self.incoming.saying(text))

    def _take(self, incoming: Incoming) -> None:
        """It is another reply now, or the same one with other words."""
        before, self.incoming = self.incoming, incoming
        if self.keeping.is_kept:
            self._window.notice.hide()
            self.keeping.forget()
        self._corrected = ""
        if incoming.sender != before.sender:
            self._finder.suggest(incoming.sender)
        if incoming.text.strip():
            if self._read is None:
                self._window.show_words(READING, "", "")
            self.desk.want(incoming.text, incoming.machine)
        else:
            self.desk.stop()
            self._read = None
            self._window.show_nothing()
            self._advise()
        self._show_kept()

    def _on_read(self, read: Read) -> None:
        if read.text != self.incoming.text:
            return
        self._read = read
        self._window.edit.show_reading(read.cues, read.unread)
        self._window.dimmed.setVisible(bool(read.unread))
        self._show()

    def _show(self) -> None:
        """Show the reading, and what follows from it."""
        read, window = self._read, self._window
        if read is None:
            return
        reading = read.reading
        names = names_line(read.dates, read.amounts, self._now().date())
        window.show_words(
            headline(reading, self._corrected), beside(reading, self._corrected, self.incoming.machine), names
        )
        window.show_reading(self.answer)
        window.cues.show_cues(read.cues, self.answer)
        window.cues.setVisible(bool(read.cues))
        self._show_kept()
        self._advise()

    def _on_corrected(self, reading: str) -> None:
        if self._read is None:
            return
        self._corrected = "" if reading == self._read.reading.reading else reading
        self.keeping.correct(self._corrected)
        self._show()

    def _on_sender(self, sender: Sender) -> None:
        self._advise()

    def _address(self, known: Prospect) -> str:
        """The address that they wrote from, where it is theirs."""
        wrote = self.incoming.sender.address if self.incoming.sender else ""
        return wrote if wrote in known.addresses else known.addresses[0]

    # Keeping it.

    def keep(self) -> None:
        """Keep the reply in the ledger."""
        sender, read = self._window.sender_box.sender_is, self._read
        if read is None or read.text != self.incoming.text or self.keeping.is_kept:
            return
        if sender == Sender():
            self._window.notice.show_notice("Say who wrote this first: type a name or an address.")
            self._window.sender_box.line.setFocus()
            return
        one = self.incoming
        when = one.sent or self._now()
        reply = Received(when, one.text, read.reading.reading, one.subject, one.message_id, self._corrected)
        self.keeping.keep(sender, reply)
        self._show_kept()

    def _on_kept(self, prospect: Prospect) -> None:
        counts = "" if self.answer != AUTOMATIC else " It does not count as an answer."
        self._window.notice.show_notice(f"Kept with {prospect.label}.{counts}", undo=True)
        self._window.sender_box.show_known(prospect)
        self._show_kept()

    def _on_known_already(self) -> None:
        self._window.notice.show_notice("This reply is kept already.")
        self._show_kept()

    def _on_taken_back(self) -> None:
        self._window.notice.show_notice("Not kept any more.")
        self._show_kept()
        self._advise()

    def _on_refused(self, why: str) -> None:
        self._window.notice.show_notice(why)
        self._show_kept()

    def _show_kept(self) -> None:
        ready = self._read is not None and self._read.text == self.incoming.text
        self._window.show_kept(self.keeping.is_kept, ready)

    # Files.

    def _on_dropped(self, files: list[str]) -> None:
        self.open_file(Path(files[0]))

    def _on_done(self, key: str, result: object) -> None:
        if key == _FILE and isinstance(result, Incoming):
            self._filling = True
            self._window.edit.set_text(result.text)
            self._filling = False
            self._window.sender_box.by_hand = False
            self._take(replace(result, text=self._window.edit.text()))

    def _on_failed(self, failure: Failure) -> None:
        if failure.key == _FILE:
            if not isinstance(failure.error, DocumentError):
                raise failure.error
            self._window.notice.show_notice(str(failure.error))
