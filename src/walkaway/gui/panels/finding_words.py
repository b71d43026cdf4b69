"""What the panel says about a finding, in words: no widget needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from walkaway.text.finding import Finding, Weight

Place = Literal["subject", "body"]

LEAVE_OUT = "Leave it out"
"""How the empty rewrite is shown."""
MORE = "More about this"
"""The link to a page that explains a grammar rule."""

GRAMMAR = ("grammar", "spelling")
"""The families that are no neediness."""
_FAMILIES = {
    "minimising": "Minimizing",
    "self_deprecation": "Self-deprecation",
    "overavailability": "Over-availability",
    "languagetool": "LanguageTool",
}
_WEIGHTS = {Weight.STRONG: "strong", Weight.MEDIUM: "medium", Weight.LIGHT: "light"}


@dataclass(frozen=True, slots=True)
class Item:
    """A finding and which field of the message it is in."""

    finding: Finding
    place: Place = "body"

    @property
    def is_grammar(self) -> bool:
        """True for grammar and spelling, which do not touch composure."""
        return self.finding.family in GRAMMAR

    @property
    def identity(self) -> tuple[str, str]:
        """What stays the same while the words grow or shrink under the caret."""
        return self.place, self.finding.rule

    @property
    def content(self) -> tuple[object, ...]:
        """All that is shown of it; where it stands in the text is not."""
        f = self.finding
        return self.place, f.rule, f.family, f.weight, f.text, f.why, f.rewrites, f.link

    @property
    def order(self) -> tuple[bool, int, int]:
        """Sorts by place in the message, the subject first."""
        return self.place == "body", self.finding.span.start, self.finding.span.end


def family_label(family: str) -> str:
    """`approval_seeking` as "Approval seeking"."""
    return _FAMILIES.get(family) or family.replace("_", " ").capitalize()


def rule_name(rule: str) -> str:
    """`apology/sorry-to-bother` as "sorry to bother", and `languagetool/THERE_S_MANY` as "there s many"."""
    name = rule.rpartition("/")[2].replace("-", " ").replace("_", " ")
    return name.lower() if name.isupper() else name


def quoted(text: str) -> str:
    """The words in curly quotes, on one line; isolated, so that right-to-left words keep their quotes."""
    words = " ".join(text.split())
    if not words:
        return "“ ”"
    return f"“{words}”" if words.isascii() else f"“\u2068{words}\u2069”"


def wording_label(rewrite: str) -> str:
    """A calm wording as a button says it."""
    return " ".join(rewrite.split()) or LEAVE_OUT


def ladder(item: Item) -> tuple[tuple[str, str], ...]:
    """The ways to be left alone about it, from the smallest to the largest: (rung, label)."""
    words = quoted(_short(item.finding.text))
    spelling = item.finding.family == "spelling"
    always = f"Add {words} to your dictionary" if spelling else f"Always ignore {words}"
    return (
        ("here", "Ignore here"),
        ("draft", "Ignore in this draft"),
        ("words", always),
        ("rule", "Turn this rule off"),
    )


def spoken(item: Item) -> str:
    """The row as a screen reader reads it."""
    f = item.finding
    kind = family_label(f.family) if item.is_grammar else f"{family_label(f.family)}, {_WEIGHTS[f.weight]}"
    where = ", in the subject" if item.place == "subject" else ""
    wording = f" Calm wording: {_sentence(wording_label(f.rewrites[0]))}" if f.rewrites else ""
    return f"{kind}{where}: {quoted(f.text)}. {_sentence(f.why)}{wording}"


def spoken_keys(item: Item) -> str:
    """What the keys do on the row."""
    first = "Enter puts the wording in. " if item.finding.rewrites else ""
    more = f"1 to {min(9, len(item.finding.rewrites))} pick a wording. " if len(item.finding.rewrites) > 1 else ""
    page = "M opens a page about it in the browser. " if item.finding.link else ""
    return f"{first}{more}{page}Delete ignores it here. The menu key has more."


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if not text or text[-1] in ".?!…" else f"{text}."


def _short(text: str, most: int = 40) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
