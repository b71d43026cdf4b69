"""The cards of a vCard file, reduced to the few lines that matter here.

vobject takes a card apart, but a malformed head of a line keeps it busy for ever, and so does a long folded one. What
reaches it is therefore unfolded, short, well-formed and known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from walkaway.prospects.exchange.candidates import Collector

MAX_LINE = 60_000
MAX_LINES = 500
OWN = "X-WALKAWAY"

_BEGIN = re.compile(r"\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END = re.compile(r"\s*END\s*:\s*VCARD\s*", re.IGNORECASE)
_WANTED = re.compile(rf"(?:[\w-]++\.)?+(?:VERSION|N|FN|ORG|EMAIL|NOTE|CATEGORIES|{OWN})(?=[;:])", re.IGNORECASE)
_VALUE = r'(?:"[^"]*+"|[^";:,]*+)'
_PARAMETERS = re.compile(rf"(?:;[\w-]++(?:={_VALUE}(?:,{_VALUE})*+)?+)*+:")


def cards(text: str, found: Collector) -> Iterator[tuple[int, str]]:
    """Each card with the line that it begins in; what is no card, or does not end, is a problem."""
    begun, lines = 0, [""]
    for number, line in _unfolded(text):
        if _BEGIN.fullmatch(line):
            if begun:
                found.problem(begun, "this card does not end; left out")
            begun, lines = number, []
        elif not begun:
            found.problem(number, "this stands outside of a card; left out")
        elif _END.fullmatch(line):
            yield begun, "\r\n".join(("BEGIN:VCARD", *lines, "END:VCARD", ""))
            begun = 0
        elif wanted := _WANTED.match(line):
            problem = _unfit(line, wanted.end(), len(lines))
            if problem:
                found.problem(number, problem)
            else:
                lines.append(line)
    if begun:
        found.problem(begun, "this card does not end; left out")


def _unfit(line: str, head: int, before: int) -> str:
    if len(line) > MAX_LINE or before >= MAX_LINES:
        return "this is too long; left out"
    return "" if _PARAMETERS.match(line, head) else "this is no line of a card; left out"


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, each with its first number; a line that goes on after a break is one."""
    begun, parts, open_ended = 0, [""], False
    for number, line in enumerate(text.split("\n"), 1):
        if open_ended and line:
            parts.append(f"\n{line}")
        elif line[:1] in (" ", "\t") and begun:
            parts.append(line[1:])
        else:
            if begun:
                yield begun, "".join(parts)
            begun, parts = (number, [line]) if line.strip() else (0, [""])
        # Quoted-printable lets a line go on in its own way.
        open_ended = line.endswith("=") and "quoted-printable" in parts[0][:400].lower()
    if begun:
        yield begun, "".join(parts)
