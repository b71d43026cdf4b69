"""A prospect: the person or firm that is written to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from walkaway.text.addresses import Address

TONES = ("", "warm", "plain", "dry")
"""The tones that a prospect may be written to in; "" when nobody chose one."""

_BETWEEN = re.compile(r"[,;\r\n]|:::")
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Prospect:
    """Who is written to. `id` 0 stands for one that is not kept yet; `fields` fill templates by the field's name."""

    id: int = 0
    name: str = ""
    firm: str = ""
    addresses: tuple[str, ...] = ()
    notes: str = ""
    tags: tuple[str, ...] = ()
    tone: str = ""
    fields: Mapping[str, str] = field(default_factory=lambda: _NOTHING, hash=False)

    @property
    def label(self) -> str:
        """What to call them on the screen: the name, else the firm, else an address."""
        return self.name or self.firm or (self.addresses[0] if self.addresses else "")

    @property
    def line(self) -> str:
        """What a To line says of them: name and firm, and the first address."""
        name = " · ".join(part for part in (self.name, self.firm) if part)
        return str(Address(name, self.addresses[0] if self.addresses else ""))


def fold_address(address: str) -> str:
    """The form in which addresses are compared: they are the same whatever their case and how accents are written."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", address.strip()).casefold())


def pieces(words: str) -> tuple[str, ...]:
    """Tags or addresses that stand in one text, parted by commas, semicolons, line ends or Google's three colons."""
    return tuple(piece for each in _BETWEEN.split(words) if (piece := " ".join(each.split())))


def from_recipient(recipient: Address) -> Prospect:
    """A new prospect from one recipient of a To line, such as "Dana Ruiz · Ruiz Bakery <dana@ruiz.example>"."""
    return Prospect(
        name=recipient.person,
        firm=recipient.firm,
        addresses=(recipient.address,) if recipient.address else (),
    )
