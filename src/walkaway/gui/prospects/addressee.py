"""Whom the draft on screen is for: recognised in the ledger by the To line, as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from walkaway.gui.prospects.keeper import ANYONE, Keeper
from walkaway.gui.prospects.picture import Picture, Pictures
from walkaway.text import addresses
from walkaway.text.addresses import Address

if TYPE_CHECKING:
    from walkaway.prospects.prospect import Prospect

_TOPIC = "addressee"


def named(to: str) -> tuple[Address, ...]:
    """The recipients of a To line, by an address or, without one, by a name."""
    return tuple(each for each in addresses.parse(to) or () if has_address(each) or (each.name and not each.address))


def has_address(recipient: Address) -> bool:
    """True where they can be told from everybody else."""
    return "@" in recipient.address.strip("@")


class Addressee(QObject):
    """Follows the To line. `changed` says that `picture` or `recipient` is another one now.

    `picture` shows the first recipient whom the ledger knows, as they stand now; it is None for strangers, and while
    the ledger is still being asked.
    """

    changed = Signal()

    def __init__(self, keeper: Keeper, pictures: Pictures, to: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._keeper, self._pictures, self._to = keeper, pictures, to
        self._line = ""
        self._recipients: tuple[Address, ...] = ()
        self._waiting: list[Callable[[], object]] = []
        self.picture: Picture | None = None
        self.asking = False
        """True while the ledger is asked about another To line."""
        keeper.changed.connect(self._on_changed)
        keeper.state_changed.connect(self.look_again)

    @property
    def prospect(self) -> Prospect | None:
        """Whom the ledger knows among the recipients."""
        return self.picture.prospect if self.picture else None

    @property
    def recipient(self) -> Address | None:
        """Whom the To line names first with an address."""
        return next((each for each in self._recipients if has_address(each)), None)

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
        recipients = named(line)
        if recipients == self._recipients:
            return
        self._recipients, self.picture = recipients, None
        if recipients and self._keeper.usable:
            self.asking = True
            self._ask()
        else:
            self._settle(None)

    def when_known(self, then: Callable[[], object]) -> None:
        """Call `then` once the ledger has said whom the To line names; now, where it is not being asked."""
        if self.asking:
            self._waiting.append(then)
        else:
            then()

    def look_again(self) -> None:
        """The ledger may know more now."""
        if self._recipients and self._keeper.usable:
            self._ask()

    def _ask(self) -> None:
        recipients, look = self._recipients, self._pictures.of_first_known
        self._keeper.ask(
            self,
            lambda ledger: look(ledger, recipients),
            # The To line may have become empty meanwhile; another one's answer is overtaken and never comes.
            lambda picture: self._settle(picture if self._recipients else None),
            topic=_TOPIC,
            failed=lambda: self._settle(None),
        )

    def _settle(self, picture: Picture | None) -> None:
        self.picture, self.asking = picture, False
        self.changed.emit()
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def _on_changed(self, prospect: int) -> None:
        if prospect == ANYONE or self.prospect is None or self.prospect.id == prospect:
            self.look_again()
