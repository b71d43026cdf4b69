"""What was found in a file: prospects that could be kept, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from walkaway.prospects.prospect import TONES, Prospect, pieces
from walkaway.text.addresses import parse_one

MAX_FILE: Final = 16 * 1024 * 1024
"""The largest file that is read, in bytes."""

MAX_PROSPECTS: Final = 50_000
MAX_WORDS: Final = 20_000
"""The longest single text that is taken over, in characters."""


class ImportRefused(Exception):
    """A file that is not read at all; the message says why and what to do, in one line."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was left out; `line` counts from 1."""

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A prospect that could be kept, and the line that it begins in."""

    line: int
    prospect: Prospect


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file holds, both in the order of its lines."""

    candidates: tuple[Candidate, ...]
    problems: tuple[Problem, ...]


class Collector:
    """Gathers what is found, and refuses what nobody could use."""

    def __init__(self) -> None:
        self._candidates: list[Candidate] = []
        self._problems: list[Problem] = []

    def problem(self, line: int, what: str) -> None:
        """Something is left out."""
        self._problems.append(Problem(line, what))

    def offer(self, line: int, prospect: Prospect) -> None:
        """Something may be kept, if it names anybody. Its addresses may be several in one text."""
        if len(self._candidates) == MAX_PROSPECTS:
            raise ImportRefused(f"It holds more than {MAX_PROSPECTS} prospects. Import it in parts.")
        texts = (prospect.name, prospect.firm, prospect.notes, *prospect.tags, *prospect.fields.values())
        if any(len(each) > MAX_WORDS for each in texts):
            self.problem(line, f"a text is longer than {MAX_WORDS} characters; left out")
            return
        tone = prospect.tone.strip().casefold()
        if tone not in TONES:
            self.problem(line, f'there is no tone "{tone[:40]}"; kept without one')
            tone = ""
        kept = Prospect(
            0,
            " ".join(prospect.name.split()),
            " ".join(prospect.firm.split()),
            self._addresses(line, prospect.addresses),
            prospect.notes.strip(),
            tuple(prospect.tags),
            tone,
            prospect.fields,
        )
        if kept.label:
            self._candidates.append(Candidate(line, kept))
        else:
            self.problem(line, "it names nobody: no name, no firm, no address; left out")

    def _addresses(self, line: int, written: tuple[str, ...]) -> tuple[str, ...]:
        found = []
        for each in (address for cell in written for address in pieces(cell)):
            parsed = parse_one(each)
            if parsed is None or parsed.address.count("@") != 1 or len(parsed.address) > 320:
                self.problem(line, f'"{each[:80]}" is no mail address; left out')
            else:
                found.append(parsed.address)
        return tuple(dict.fromkeys(found))

    def parsed(self) -> Parsed:
        """All of it."""
        return Parsed(tuple(self._candidates), tuple(sorted(self._problems, key=lambda each: each.line)))
