"""Whom the draft on screen is for: recognised in the ledger by the addresses of its To line, as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from walkaway.gui.prospects.keeper import ANYONE, Keeper
from walkaway.text import addresses
from walkaway.text.addresses import Address

if TYPE_CHECKING:
    from walkaway.prospects.ledger import Ledger
    from walkaway.prospects.prospect import Prospect

_TOPIC = "addressee"


def with_address(to: str) -> tuple[Address, ...]:
    """The recipients of a To line that have an address."""
    return tuple(each for each in addresses.parse(to) or () if "@" in each.address.strip("@"))


def first_known(ledger: Ledger, recipients: tuple[Address, ...]) -> Prospect | None:
    """The first recipient whom the ledger knows."""
    return next((found for each in recipients if (found := ledger.find(each.address))), None)


class Addressee(QObject):
    """Follows the To line. `changed` says that `prospect` or `recipient` is another one now.

    `prospect` is the first recipient whom the ledger knows, as it is kept now; None for strangers, and while the ledger
    is still being asked.
    """

    changed = Signal()

    def __init__(self, keeper: Keeper, to: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._keeper, self._to = keeper, to
        self._line = ""
        self._recipients: tuple[Address, ...] = ()
        self.prospect: Prospect | None = None
        keeper.changed.connect(self._on_changed)

    @property
    def recipient(self) -> Address | None:
        """Whom the To line names first with an address."""
        return self._recipients[0] if self._recipients else None

    def follow(self, typed: SignalInstance) -> None:
        """Look now, and whenever something was typed."""
        typed.connect(self.look)
        self.look()

    def look(self) -> None:
        """The To line may be another one now."""
        line = self._to()
        if line == self._line:
            return
        self._line = line
        recipients = with_address(line)
        if recipients == self._recipients:
            return
        self._recipients, self.prospect = recipients, None
        if recipients and self._keeper.usable:
            self._ask()
        else:
            self.changed.emit()

    def look_again(self) -> None:
        """The ledger may know more now."""
        if self._recipients and self._keeper.usable:
            self._ask()

    def _ask(self) -> None:
        recipients = self._recipients
        self._keeper.ask(self, lambda ledger: first_known(ledger, recipients), self._on_found, topic=_TOPIC)

    def _on_found(self, prospect: Prospect | None) -> None:
        # The To line may have lost its addresses meanwhile; another one's answer is overtaken and never comes.
        self.prospect = prospect if self._recipients else None
        self.changed.emit()

    def _on_changed(self, prospect: int) -> None:
        if prospect == ANYONE or self.prospect is None or self.prospect.id == prospect:
            self.look_again()
