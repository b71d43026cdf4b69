"""Notes a message as sent: when it was copied, when it was handed to a mail program, or when the user says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from walkaway.gui.choices import Choices
from walkaway.gui.day_words import on_day
from walkaway.gui.desk import Desk
from walkaway.gui.notices import Choice, Notices
from walkaway.gui.prospects.addressee import has_address, named
from walkaway.gui.prospects.keeper import ANYONE, Keeper
from walkaway.gui.prospects.people import People, put_back
from walkaway.gui.prospects.picture import first_known
from walkaway.library.store import Library
from walkaway.library.template import Template
from walkaway.text.addresses import Address
from walkaway.text.message import Message

if TYPE_CHECKING:
    from walkaway.prospects.ledger import Entry, Ledger, Sent
    from walkaway.prospects.prospect import Prospect

_TOPIC, _COPY = "sent", "copy"
_AGAIN = timedelta(hours=1)
"""How long another copy of a draft takes the place of the one before: something was put right, and not sent twice."""
_SAME = timedelta(days=1)
"""How long the same words to the same prospect are the same message."""
_LATEST = 5
_WHOM = "Write an address in the To line first."


@dataclass(frozen=True, slots=True)
class _Left:
    """A message that left the window, and what was true of it then: another draft may be open when it is noted."""

    draft: str
    message: Message
    how: str
    when: datetime
    composure: int | None
    template: str


@dataclass(frozen=True, slots=True)
class _Noted:
    """What was done: an entry was made, perhaps in the place of another; or `same` was there already."""

    prospect: Prospect
    entry: int = 0
    instead: Entry | None = None
    same: Entry | None = None


class Noting(QObject):
    """Keeps what was sent. Of a draft that is copied again soon, only the last copy counts."""

    def __init__(
        self,
        keeper: Keeper,
        people: People,
        library: Library,
        desk: Desk,
        choices: Choices,
        notices: Notices,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        """`now` knows its zone."""
        super().__init__(parent)
        self._keeper, self._people, self._library, self._desk = keeper, people, library, desk
        self._choices, self._notices, self._now = choices, notices, now
        self._templates: dict[str, str] = {}
        self._noted: dict[str, int] = {}
        self._offered: set[str] = set()

    def remember(self, template: Template) -> None:
        """A template was put into the open draft."""
        self._templates[self._desk.current] = template.id

    def note(self, message: Message, how: str) -> None:
        """A message of the open draft left the window: that counts as sent, unless the user does not want it."""
        recipients = named(message.to)
        if self._choices.now.note_sent and recipients and self._keeper.usable:
            self._note(message, how, recipients)

    def say_sent(self) -> None:
        """The user says that the open draft was sent."""
        message = self._desk.message
        if not message.body.strip():
            self._notices.tell(_TOPIC, "There is nothing written yet.")
        elif recipients := named(message.to):
            self._note(message, "said", recipients)
        else:
            self._notices.tell(_TOPIC, _WHOM)

    def on_draft(self) -> None:
        """Another draft is open: what was said of the one before is over."""
        self._notices.clear(_TOPIC)

    def _note(self, message: Message, how: str, recipients: tuple[Address, ...]) -> None:
        draft = self._desk.current
        likely = self._templates.get(draft, "")
        self._note_left(_Left(draft, message, how, self._now(), self._desk.composure, likely), recipients)

    def _note_left(self, left: _Left, recipients: tuple[Address, ...]) -> None:
        before, origin, message = self._noted.get(left.draft), self._library.origin, left.message

        def work(ledger: Ledger) -> _Noted | None:
            from walkaway.prospects.ledger import Sent

            prospect = first_known(ledger, recipients)
            if prospect is None:
                return None
            template = origin(message.body, left.template)
            id, move = (template.id, template.move) if template else ("", "")
            sent = Sent(left.when, message.subject, message.body, id, move, left.composure, left.how)
            return _keep(ledger, prospect, sent, before)

        self._keeper.change(self, ANYONE, work, lambda noted: self._on_noted(noted, left, recipients))

    def _on_noted(self, noted: _Noted | None, left: _Left, recipients: tuple[Address, ...]) -> None:
        if noted is None:
            self._offer(left, next((each for each in recipients if has_address(each)), None))
            return
        said = "Copied, and noted as sent" if left.how == "copied" else "Noted as sent"
        name = noted.prospect.label
        if noted.same is not None:
            self._tell(f"{said} to {name} {on_day(noted.same.what.when, self._now())} already.")
            return
        self._noted[left.draft] = noted.entry
        instead = " in the place of the copy before" if noted.instead else ""
        undo = Choice("Undo", lambda: self._undo(noted, left.draft))
        self._tell(f"{said} to {name}{instead}.", undo)

    def _offer(self, left: _Left, recipient: Address | None) -> None:
        """Somebody who is no prospect: offer to make them one, once. A name alone could be anybody's."""
        if recipient is None:
            if left.how == "said":
                self._notices.tell(_TOPIC, _WHOM)
            return
        if recipient.address in self._offered:
            return
        self._offered.add(recipient.address)
        add = Choice("Add and note", lambda: self._add_and_note(left, recipient))
        copied = "Copied. " if left.how == "copied" else ""
        self._tell(f"{copied}{recipient.address} is not among your prospects.", add)

    def _add_and_note(self, left: _Left, recipient: Address) -> None:
        self._people.add(recipient, lambda _: self._note_left(left, (recipient,)))

    def _undo(self, noted: _Noted, draft: str) -> None:
        self._noted.pop(draft, None)

        def work(ledger: Ledger) -> None:
            ledger.take_back(noted.entry)
            if noted.instead is not None:
                put_back(ledger, noted.instead)

        self._keeper.change(self, noted.prospect.id, work)

    def _tell(self, words: str, *choices: Choice) -> None:
        self._notices.clear(_COPY)
        self._notices.tell(_TOPIC, words, *choices)


def _keep(ledger: Ledger, prospect: Prospect, sent: Sent, before: int | None) -> _Noted:
    """Note a message, unless it is there; it takes the place of the entry `before`, an earlier copy of the draft."""
    from walkaway.prospects.ledger import Sent

    instead = None
    for entry in ledger.timeline(prospect.id, limit=_LATEST).items:
        if not isinstance(entry.what, Sent):
            continue
        ago = sent.when - entry.what.when
        if ago < _SAME and _words(sent) == _words(entry.what):
            return _Noted(prospect, same=entry)
        if ago < _AGAIN and entry.id == before:
            instead = entry
    if instead is not None:
        ledger.take_back(instead.id)
    return _Noted(prospect, ledger.sent(prospect.id, sent), instead)


def _words(sent: Sent) -> tuple[str, str]:
    return sent.subject.strip(), sent.text.strip()
