"""Which rules are listed, under their families, and how a row is read out: knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from walkaway.gui.panels.finding_words import LEAVE_OUT, family_label
from walkaway.language.examples import read_example, shown_wording
from walkaway.settings import Settings
from walkaway.text.families import FAMILIES
from walkaway.tone import Rule
from walkaway.tone.company import said_of

Show = Literal["all", "mine", "off"]

NO_WORDS = "No rule holds all of these words."
NONE_MINE = "You have no rules of your own yet. Select words in a message and add a rule from them."
NONE_OFF = "Every rule is on."
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """The heading of a family, with its switch."""

    family: str
    on: bool

    @property
    def key(self) -> str:
        """What stays the same when it is switched."""
        return self.family


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule with its switch. One whose family is off marks nothing, whatever its own switch says."""

    rule: Rule
    on: bool
    family_on: bool
    mine: bool

    @property
    def key(self) -> str:
        """What stays the same when it is switched or changed."""
        return self.rule.id


Row = FamilyRow | RuleRow


class Listing:
    """The rules in the order of their families, and what can be found in each."""

    def __init__(self, rules: Sequence[Rule], mine: Collection[str]) -> None:
        """`mine` are the ids of the user's own."""
        order = {family: number for number, family in enumerate(FAMILIES)}
        self._rules = sorted(rules, key=lambda rule: (order[rule.family], rule.id not in mine))
        self._mine = frozenset(mine)
        self._words = {rule.id: _plain(" ".join(_told(rule))) for rule in rules}

    def __len__(self) -> int:
        return len(self._rules)

    def rows(self, settings: Settings, query: str = "", show: Show = "all") -> tuple[Row, ...]:
        """The rules that hold every word of the query, each family under its heading."""
        wanted = _plain(query).split()
        rows: list[Row] = []
        for rule in self._rules:
            family_on = rule.family not in settings.families_off
            row = RuleRow(rule, rule.id not in settings.rules_off, family_on, rule.id in self._mine)
            if (show == "mine" and not row.mine) or (show == "off" and row.on and family_on):
                continue
            if all(word in self._words[rule.id] for word in wanted):
                if not rows or _family(rows[-1]) != rule.family:
                    rows.append(FamilyRow(rule.family, family_on))
                rows.append(row)
        return tuple(rows)

    def off(self, settings: Settings) -> int:
        """How many rules mark nothing, because they or their family are off."""
        return sum(rule.id in settings.rules_off or rule.family in settings.families_off for rule in self._rules)


def rule_name(rule: Rule) -> str:
    """`just-checking-in` as "Just checking in"."""
    words = " ".join(rule.name.replace("-", " ").split())
    return words[:1].upper() + words[1:]


def heard(family: str) -> str:
    """What a reader hears, as a sentence without its full stop."""
    return FAMILIES[family][:1].upper() + FAMILIES[family][1:]


def wording_said(wording: str) -> str:
    """A calm wording, or that there is none because the words go."""
    return " ".join(shown_wording(wording).split()) or LEAVE_OUT


def spoken(row: Row) -> str:
    """The row as a screen reader reads it."""
    if isinstance(row, FamilyRow):
        return f"{family_label(row.family)}, {'on' if row.on else 'off'}: {heard(row.family)}"
    rule = row.rule
    state = "on" if row.on and row.family_on else "off" if row.family_on else "off with its family"
    mine = ", your own" if row.mine else ""
    said = [f"{rule_name(rule)}, {family_label(rule.family)}, {rule.weight.value}{mine}, {state}. {rule.reason}"]
    said += [company] if (company := said_of(rule)) else []
    said += [f"Marked: {read_example(one)[0]}" for one in rule.flag]
    said += [f"Stays unmarked: {one}" for one in rule.passes]
    said += [f"Calm wording: {wording_said(one)}" for one in rule.calm]
    return " ".join(said)


def nothing(listing: Listing, settings: Settings, query: str, show: Show) -> str:
    """Why the list is empty."""
    if query.strip() and listing.rows(settings, "", show):
        return NO_WORDS
    return {"mine": NONE_MINE, "off": NONE_OFF, "all": NO_WORDS}[show]


def _family(row: Row) -> str:
    return row.family if isinstance(row, FamilyRow) else row.rule.family


def _told(rule: Rule) -> list[str]:
    kind = (family_label(rule.family), heard(rule.family))
    examples = (read_example(one)[0] for one in rule.flag)
    taste = ["a matter of taste"] if rule.taste else []
    return [rule.id, rule_name(rule), *kind, *taste, rule.reason, *examples, *rule.passes, *rule.calm]


def _plain(text: str) -> str:
    return " ".join(text.casefold().translate(_STRAIGHT).split())
