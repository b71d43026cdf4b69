"""What else goes with a message and is not written on its page: copies to others, and attachments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from walkaway.text import addresses
from walkaway.text.message import Message

_MOST: Final = 4
"""How many are named of each kind."""
_LONGEST: Final = 80
"""How many characters of each name."""


def along(message: Message) -> str:
    """Whom and what, a line for each kind; "" for nobody and nothing."""
    kinds = (
        ("Cc", addresses.entries(message.cc)),
        ("Bcc", addresses.entries(message.bcc)),
        ("Attached", [one.name for one in message.attachments]),
    )
    # In a narrow window a line is broken: its first words stay with the kind.
    return "\n".join(f"{kind}\u00a0{listed(names)}" for kind, names in kinds if names)


def listed(names: Sequence[str]) -> str:
    """The first of them, and how many more there are."""
    more = len(names) - _MOST
    named = (name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…" for name in names[:_MOST])
    return ", ".join(named) + (f" and {more} more" if more > 0 else "")
