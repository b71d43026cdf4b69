"""What the window says about a prospect, in words: no widget needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final, assert_never

from walkaway.gui.day_words import day, on_day
from walkaway.gui.prospects.reading_words import NONE, READINGS
from walkaway.moves import MOVES
from walkaway.prospects.recharge import Freshness
from walkaway.text.addresses import Address
from walkaway.text.counting import counted

if TYPE_CHECKING:
    from walkaway.prospects.ledger import Entry, Sent, Summary

RESULTS: Final[Mapping[str, str]] = {"open": "Open", "won": "Won", "lost": "Lost"}
"""How it stands with a prospect, by the ledger's words."""
PLAIN: Final = "plain"
"""The move that is no technique: it needs no recharging, so nobody needs to hear how it stands."""
NOBODY = "Write a name or an address in the To line to see what was sent to them and what came back."
NO_TIMELINE = "Nothing sent and nothing back yet."
_FRESH_NAMED = 3
_FIRST_WORDS = 400


def moment_words(moment: datetime, now: datetime) -> str:
    """Day and time, for a timeline."""
    return f"{capital(day(moment, now))}, {moment.astimezone(now.tzinfo):%H:%M}"


def capital(words: str) -> str:
    """The words as they begin a line."""
    return f"{words[:1].upper()}{words[1:]}"


def move_words(move: str) -> str:
    """A move as the screen says it."""
    return MOVES[move].label if move in MOVES else move.replace("_", " ")


def used_words(state: Freshness, now: datetime) -> str:
    """When a move was made and how it stands, as one sentence."""
    if state.last_used is None:
        return ""
    return f"Used “{move_words(state.move)}” {on_day(state.last_used, now)}; {state.words}."


def standing_words(state: Freshness) -> str:
    """How a move that was made stands, as short as it can be said."""
    return f"{move_words(state.move)}: {state.words}"


def template_line(state: Freshness, name: str, now: datetime) -> str:
    """What a template's detail says of its move and this prospect; "" for a move that was never made."""
    if state.last_used is None:
        return ""
    return f"You used this move with {name} {on_day(state.last_used, now)}; it {state.words}."


def caution_words(state: Freshness, fresh: Sequence[str], name: str, now: datetime) -> str:
    """What is said before a move is made that is still recharging; `fresh` has the moves that are not, best first."""
    if state.last_used is None:
        return ""
    when = on_day(state.last_used, now)
    said = f"You used “{move_words(state.move)}” with {name} {when}; it {state.words}."
    named = ", ".join(move_words(move) for move in fresh[:_FRESH_NAMED])
    return f"{said} Fresh moves: {named}." if named else said


def entry_title(entry: Entry) -> str:
    """What happened, in few words."""
    from walkaway.prospects.ledger import Outcome, Received, Sent

    match entry.what:
        case Outcome() as what:
            return {"won": "Won", "lost": "Lost"}.get(what.result, "Open again")
        case Sent() as what:
            return f"Sent · {move_words(what.move)}" if what.move not in ("", PLAIN) else "Sent"
        case Received() as what:
            return f"Reply · {READINGS[what.says].name}" if what.says in READINGS and what.says != NONE else "Reply"
        case what:
            assert_never(what)


def entry_snippet(entry: Entry) -> str:
    """Its subject and first words, on one row; "" for an outcome."""
    from walkaway.prospects.ledger import Outcome

    what = entry.what
    if isinstance(what, Outcome):
        return ""
    parts = (what.subject.strip(), " ".join(what.text[:_FIRST_WORDS].split()))
    return " – ".join(part for part in parts if part)


def spoken_entry(entry: Entry, now: datetime) -> str:
    """A row of the timeline as a screen reader reads it."""
    said = (entry_title(entry), moment_words(entry.what.when, now), entry_snippet(entry))
    return ". ".join(part for part in said if part)


def contact_words(summary: Summary, now: datetime) -> str:
    """When there was contact last and how much there was."""
    if summary.last_contact is None:
        return "No contact yet"
    return f"Last contact {on_day(summary.last_contact, now)} · {', '.join(_counts(summary))}"


def stranger(recipient: Address) -> str:
    """Whom to add: the name, else the address."""
    return recipient.person if recipient.name else recipient.address


def how_words(sent: Sent) -> str:
    """What is known of a message that was sent, on one line."""
    parts = [move_words(sent.move)] if sent.move else []
    if sent.composure is not None:
        parts.append(f"composure {sent.composure}")
    parts.append({"copied": "copied", "handed": "handed to the mail program"}.get(sent.how, "said to be sent"))
    return " · ".join(parts)


def deletion_words(summary: Summary) -> str:
    """What goes with a prospect who is deleted."""
    what = "".join(f"{count}, " for count in _counts(summary))
    return (
        f"Everything about them goes: {what}notes, addresses, tags and fields, here and in the ledger’s backups. "
        "This cannot be undone. Drafts stay."
    )


def _counts(summary: Summary) -> list[str]:
    counts = ((summary.sent, "message", "messages"), (summary.replies, "reply", "replies"))
    return [counted(number, one, many) for number, one, many in counts if number]
