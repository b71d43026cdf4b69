"""The To line as people write it: names, addresses, "Dana Ruiz · Ruiz Bakery"."""

from __future__ import annotations

import re
from dataclasses import dataclass

# An encoded word is one thing whatever it contains; so are a quoted name, an address in brackets and a comment.
_PIECE = re.compile(
    r"""
      =\?[^?\s]+\?[bBqQ]\?[^?]*\?=
    | "(?:[^"\\]|\\.)*"
    | <[^<>]*>
    | \((?:[^()\\]|\\.)*\)
    | [^",;<>()]
    """,
    re.VERBOSE | re.DOTALL,
)
_BRACKETS = re.compile(
    r"(?P<name>(?:[^<>\"]|\"(?:[^\"\\]|\\.)*\")*?)\s*<(?P<address>[^<>]*)>\s*(?:\((?P<comment>[^()]*)\))?", re.DOTALL
)
_COMMENT = re.compile(r"(?P<address>[^\s@]+@[^\s@]+)\s*\((?P<name>[^()]*)\)")
_BARE = re.compile(r"[^\s@\"<>(),;]+@[^\s@\"<>(),;]+")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_FIRM = re.compile(r"\s+[·•|]\s+")


@dataclass(frozen=True, slots=True)
class Address:
    """One recipient; `name` or `address` may be empty."""

    name: str
    address: str

    def __str__(self) -> str:
        """As a person writes it, with quotation marks only where they are needed; `parse` gives the same back."""
        plain = self._written(self.name)
        return plain if parse(plain) == (self,) else self._written(quote(self.name))

    @property
    def mailbox(self) -> str:
        """The address alone, in brackets where it could be taken for a name or stands behind one."""
        return self.address if not self.name and _BARE.fullmatch(self.address) else f"<{self.address}>"

    def _written(self, name: str) -> str:
        return f"{name} {self.mailbox}" if name and self.address else name or self.mailbox

    @property
    def person(self) -> str:
        """The name without a firm behind "·"; without a name what stands before the "@"."""
        return _FIRM.split(self.name)[0].strip() or self.address.partition("@")[0]

    @property
    def firm(self) -> str:
        """What stands behind "·" in the name."""
        return (*_FIRM.split(self.name, maxsplit=1), "")[1].strip()


def parse(line: str) -> tuple[Address, ...] | None:
    """The recipients of a line, split at commas and semicolons; None when quotes or brackets do not close."""
    pieces = split(line)
    if pieces is None:
        return None
    found = [parse_one(piece) for piece in pieces]
    return None if None in found else tuple(each for each in found if each)


def split(line: str) -> list[str] | None:
    """The pieces of a line between commas and semicolons, single-spaced; None when quotes or brackets do not close."""
    pieces, start, place = [], 0, 0
    while place < len(line):
        if line[place] in ",;":
            pieces.append(line[start:place])
            start = place = place + 1
        elif piece := _PIECE.match(line, place):
            place = piece.end()
        else:
            return None
    pieces.append(line[start:])
    return [" ".join(each.split()) for each in pieces if each.strip()]


def entries(line: str) -> list[str]:
    """The same, where a line that cannot be split is one piece."""
    pieces = split(line)
    return [line.strip()] if pieces is None else pieces


def parse_one(entry: str) -> Address | None:
    """One recipient; None when it is neither a name nor an address nor both."""
    if both := _BRACKETS.fullmatch(entry):
        return _address(both["name"] or both["comment"] or "", both["address"])
    if old_style := _COMMENT.fullmatch(entry):
        return _address(old_style["name"], old_style["address"])
    if _BARE.fullmatch(entry):
        return Address("", entry)
    return None if "<" in _QUOTED.sub("", entry) else _address(entry, "")


def quote(name: str) -> str:
    """`name` between quotation marks."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def canonical(line: str) -> str:
    """The line in its one written form: the same recipients, spaces and quotes as needed."""
    parsed = parse(line)
    return line.strip() if parsed is None else ", ".join(str(each) for each in parsed)


def prospect(line: str) -> str:
    """Whom the line names first, as a person; "" when nobody."""
    parsed = parse(line)
    if parsed is None:
        return line.strip()
    return next((each.person for each in parsed if each.person), "")


def _address(name: str, address: str) -> Address | None:
    name = _QUOTED.sub(lambda quoted: _ESCAPED.sub(r"\1", quoted[1]), name)
    name, address = " ".join(name.split()), "".join(address.split())
    return Address(name, address) if name or address else None
