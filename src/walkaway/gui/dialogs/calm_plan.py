"""What `Calm all` would change: choices about findings, and the edits that they come to. Knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from walkaway.gui.panels.finding_words import Item
from walkaway.text.finding import Edit, Finding
from walkaway.text.span import Span
from walkaway.tone import choosing, rewrite
from walkaway.tone.checker import Report


@dataclass(frozen=True, slots=True)
class Choice:
    """One change that may be made: which wording (by number) for which finding, and whether at all."""

    item: Item
    number: int = 0
    taken: bool = True

    @property
    def wording(self) -> str:
        """The wording that would be put in; "" takes the words out."""
        return self.item.finding.rewrites[self.number]

    def turned(self, step: int) -> Choice:
        """With the next wording (1) or the one before (-1), around the end; that takes the change, too."""
        return replace(self, number=(self.number + step) % len(self.item.finding.rewrites), taken=True)


@dataclass(frozen=True, slots=True)
class CalmEdits:
    """What was agreed to: edits of the subject and of the body, in order, none overlapping another."""

    subject: tuple[Edit, ...]
    body: tuple[Edit, ...]


def choices(report: Report, subject: str, body: str) -> tuple[Choice, ...]:
    """Every finding that has a wording, all taken with the one that `calm` would put in."""
    first = choosing.first_choices
    found = [(Item(one, "subject"), wording) for one, wording in first(subject, report.subject_findings)]
    found += [(Item(one), wording) for one, wording in first(body, report.body_findings)]
    made = (Choice(item, item.finding.rewrites.index(wording)) for item, wording in found)
    return tuple(sorted(made, key=lambda choice: choice.item.order))


def taken(all_choices: Iterable[Choice], place: str) -> list[tuple[Finding, str]]:
    """The changes of one place that are to be made."""
    return [(one.item.finding, one.wording) for one in all_choices if one.taken and one.item.place == place]


def edits(text: str, wanted: Iterable[tuple[Finding, str]]) -> tuple[Edit, ...]:
    """Edits of `text` that put all these wordings in; where one reaches into the next, the two are one edit.

    Each wording is put in from the end of the text to its start, because what stands after it decides about spaces,
    capitals and full stops.
    """
    made: list[Edit] = []
    now = text
    for finding, wording in sorted(wanted, key=lambda one: -one[0].span.start):
        # The change after this one may have taken a comma or a joint that belongs to this finding.
        end = min(finding.span.end, made[0].span.start) if made else finding.span.end
        if end <= finding.span.start:
            continue
        edit = rewrite.edit(now, Span(finding.span.start, end), wording)
        edit = Edit(Span(edit.span.start, min(edit.span.end, len(now))), edit.text)
        made = _joined(edit, made)
        now = edit.apply(now)
    return tuple(edit for edit in made if edit.span.of(text) != edit.text)


def applied(text: str, made: Sequence[Edit]) -> tuple[str, tuple[Span, ...]]:
    """The text after these edits, and where each of them stands in it."""
    parts: list[str] = []
    places: list[Span] = []
    at = length = 0
    for edit in made:
        parts += [text[at : edit.span.start], edit.text]
        length += edit.span.start - at
        places.append(Span(length, length + len(edit.text)))
        length += len(edit.text)
        at = edit.span.end
    return "".join([*parts, text[at:]]), tuple(places)


def _joined(edit: Edit, later: list[Edit]) -> list[Edit]:
    """`edit`, made on the text that `later` has changed already, in front of it, in terms of the unchanged text."""
    end, grown, kept = edit.span.end, 0, ""
    rest = list(later)
    while rest and end > rest[0].span.start + grown:
        swallowed = rest.pop(0)
        starts = swallowed.span.start + grown
        ends = starts + len(swallowed.text)
        grown += len(swallowed.text) - len(swallowed.span)
        if end <= ends:
            kept = swallowed.text[end - starts :]
            end = ends
            break
    return [Edit(Span(edit.span.start, end - grown), edit.text + kept), *rest]
