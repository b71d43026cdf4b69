"""Keeping a reply in the ledger: once, with the user's own reading, and taken back with one click."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from walkaway.gui.prospects.keeper import ANYONE, Keeper
from walkaway.gui.prospects.sender_box import Sender
from walkaway.prospects.ledger import AlreadyKept, Ledger, ProspectError, Received
from walkaway.prospects.prospect import Prospect, from_recipient

_NOT_KEPT = "Not kept: the main window says why. The reply is still here."


class ReplyKeeping(QObject):
    """Knows which entry of the ledger the reply is, if any.

    `kept(Prospect)` after it was kept, `known_already(Prospect)` when it had been kept before, `taken_back` after that,
    `refused(str)` with the reason why not.
    """

    kept = Signal(object)
    known_already = Signal()
    taken_back = Signal()
    refused = Signal(str)

    def __init__(self, keeper: Keeper, parent: QObject) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._entry = 0
        self._prospect = ANYONE
        self._busy = False
        self._number = 0

    @property
    def entry(self) -> int:
        """The entry in the ledger, 0 for none."""
        return self._entry

    @property
    def is_kept(self) -> bool:
        """True while the reply is in the ledger, or on its way there."""
        return self._busy or bool(self._entry)

    def forget(self) -> None:
        """It is another reply now."""
        self._entry, self._prospect, self._busy = 0, ANYONE, False
        self._number += 1

    def keep(self, sender: Sender, reply: Received) -> None:
        """Keep it with who wrote it; somebody new becomes a prospect."""
        self._busy = True
        number = self._number
        self._keeper.change(
            self,
            sender.known.id if sender.known else ANYONE,
            lambda ledger: _keep(ledger, sender, reply),
            lambda found: self._on_kept(number, *found),
            refused=lambda error: self._on_refused(number, error),
            failed=lambda: self._on_failed(number),
        )

    def correct(self, reading: str) -> None:
        """The user reads it so; "" is as the program does. Kept with a reply that is in the ledger."""
        if self._entry:
            entry = self._entry
            self._keeper.change(self, self._prospect, lambda ledger: ledger.correct(entry, reading))

    def take_back(self) -> None:
        """Take the reply out of the ledger again."""
        if self._entry:
            entry = self._entry
            self._keeper.change(
                self, self._prospect, lambda ledger: ledger.take_back(entry), lambda _: self._on_taken_back(entry)
            )

    def _on_kept(self, number: int, prospect: Prospect, entry: int) -> None:
        if number == self._number:
            self._busy = False
            self._entry, self._prospect = entry, prospect.id
        self.kept.emit(prospect)

    def _on_taken_back(self, entry: int) -> None:
        if entry == self._entry:
            self.forget()
        self.taken_back.emit()

    def _on_refused(self, number: int, error: Exception) -> None:
        if number != self._number:
            return
        self._busy = False
        if isinstance(error, AlreadyKept):
            self._entry = error.entry
            self.known_already.emit()
        else:
            self.refused.emit(str(error))

    def _on_failed(self, number: int) -> None:
        if number == self._number:
            self._busy = False
            self.refused.emit(_NOT_KEPT)


def _keep(ledger: Ledger, sender: Sender, reply: Received) -> tuple[Prospect, int]:
    """Keep a reply; returns with whom, and the entry."""
    prospect = sender.known
    if prospect is None and sender.new is not None:
        prospect = ledger.find(sender.new.address) if sender.new.address else None
        prospect = prospect or ledger.get(ledger.add(from_recipient(sender.new)))
    if prospect is None:
        raise ProspectError("Say who wrote this first.")
    return prospect, ledger.replied(prospect.id, reply)
