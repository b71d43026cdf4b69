"""Recognises who wrote a reply, and finds prospects for what is typed into the sender's line."""

from __future__ import annotations

from PySide6.QtCore import QObject

from walkaway.gui.prospects.keeper import Keeper
from walkaway.gui.prospects.picture import first_known
from walkaway.gui.prospects.sender_box import Sender, SenderBox
from walkaway.prospects.ledger import Ledger
from walkaway.prospects.prospect import Prospect
from walkaway.text.addresses import Address

_MOST = 8


class SenderFinder(QObject):
    """Asks the ledger for the box."""

    def __init__(self, box: SenderBox, keeper: Keeper) -> None:
        super().__init__(box)
        self._box, self._keeper = box, keeper
        box.searched.connect(self._on_searched)
        box.chosen.connect(self._on_chosen)

    def suggest(self, address: Address | None) -> None:
        """It may be this one; what the user chose goes before."""
        if address is not None and not self._box.by_hand:
            self._box.show_new(address)

    def _on_chosen(self, sender: Sender) -> None:
        address = sender.new
        if address is not None:
            self._keeper.ask(
                self,
                lambda ledger: first_known(ledger, (address,)),
                lambda found: self._on_recognised(address, found),
                topic="reply-sender",
            )

    def _on_recognised(self, address: Address, found: Prospect | None) -> None:
        if found is None or self._box.sender_is.new != address:
            return
        if address.address or not self._box.by_hand:
            self._box.show_known(found)
        else:
            self._box.take_known(found)

    def _on_searched(self, words: str) -> None:
        self._keeper.ask(
            self,
            lambda ledger: find_prospects(ledger, words),
            lambda found: self._box.show_found(words, found),
            topic="reply-search",
        )


def find_prospects(ledger: Ledger, words: str) -> tuple[Prospect, ...]:
    """Prospects for what was typed; where nothing was, those of the last contacts."""
    if not words.strip():
        return tuple(one.prospect for one in ledger.prospects(limit=_MOST).items)
    hits = ledger.search(words, limit=4 * _MOST)
    return tuple({hit.prospect.id: hit.prospect for hit in hits}.values())[:_MOST]
