"""Rule files into lists of words and `Rule`s, with every key checked: people write them by hand."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from walkaway.language.rule import Rule, RuleError
from walkaway.text.finding import Weight
from walkaway.text.parts import Part
from walkaway.text.tokens import STOPS

Table = Mapping[str, Any]  # TOML: a value may be anything until it is checked here
_Check = tuple[Callable[[Any], bool], str]


@dataclass(frozen=True, slots=True)
class Form:
    """What the rules of one kind of file have of their own: the key that names a rule's family, the families there are,
    and the signs (measures that words cannot say)."""

    key: str
    families: tuple[str, ...]
    signs: tuple[str, ...] = ()


def read_table(path: Path, data: bytes) -> Table:
    """The file as TOML. Raises RuleError."""
    try:
        return tomllib.loads(data.decode("utf-8"))
    except ValueError as wrong:  # no UTF-8, no TOML, or a number of thousands of digits
        raise RuleError(path, "", f"{wrong}; expected a TOML file in UTF-8") from wrong
    except RecursionError as wrong:
        raise RuleError(path, "", "it is nested too deep; expected rules and lists of texts") from wrong


def read_lists(path: Path, table: Table) -> dict[str, list[str]]:
    """The word lists of a file, by name. Raises RuleError."""
    lists = _section(path, table, "lists")
    for name, entries in lists.items():
        if not _is_texts(entries):
            raise RuleError(path, "", f"list {name!r} is {entries!r}; expected a list of texts")
    return lists


def read_spellings(path: Path, table: Table) -> dict[str, str]:
    """The spellings of a file with what each is read as. Raises RuleError."""
    spellings = _section(path, table, "spellings")
    for word, said in spellings.items():
        if not isinstance(said, str):
            raise RuleError(path, "", f"spelling {word!r} is {said!r}; expected a text")
    return spellings


def read_rules(path: Path, table: Table, form: Form, told: list[RuleError] | None) -> Iterator[Rule]:
    """The rules of a file. A mistake is added to `told`, or raised as RuleError where that is None."""
    entries = table.get("rule", [])
    if not isinstance(entries, list):
        entries = [entries]
    for number, entry in enumerate(entries, 1):
        try:
            rule = _rule(path, entry, form, number)
        except RuleError as wrong:
            if told is None:
                raise
            told.append(wrong)
        else:
            yield rule


def _section(path: Path, table: Table, name: str) -> dict[str, Any]:
    section = table.get(name, {})
    if not isinstance(section, dict):
        raise RuleError(path, "", f"{name} is {section!r}; expected a table, [{name}]")
    return section


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _one_of(*known: str) -> _Check:
    return lambda value: isinstance(value, str) and value in known, f"one of {', '.join(known)}"


_TEXTS: _Check = _is_texts, "a list of texts"
_YES_OR_NO: _Check = (lambda value: isinstance(value, bool)), "true or false"
_KEYS: dict[str, _Check] = {
    "id": (_is_text, "a text"),
    "weight": _one_of(*Weight),
    "why": (_is_text, "one sentence about what a reader may hear"),
    "calm": _TEXTS,
    "match": _TEXTS,
    "unless": _TEXTS,
    "at_least": (lambda value: type(value) is int and value > 0, "a whole number above 0"),
    "moods": (lambda value: isinstance(value, str) and STOPS.issuperset(value), 'some of the marks ".?!"'),
    "parts": (lambda value: _is_texts(value) and set(value) <= set(Part), f"a list of {', '.join(Part)}"),
    "judge_quoted": _YES_OR_NO,
    "taste": _YES_OR_NO,
    "sure": _YES_OR_NO,
    "flag": _TEXTS,
    "pass": _TEXTS,
}


@cache
def _keys(form: Form) -> dict[str, _Check]:
    own = {form.key: _one_of(*form.families)}
    return _KEYS | own | ({"sign": _one_of(*form.signs)} if form.signs else {})


def _rule(path: Path, entry: Any, form: Form, number: int) -> Rule:
    keys = _keys(form)
    if not isinstance(entry, dict) or not _is_text(entry.get("id")):
        raise RuleError(path, f"number {number}", 'has no id; expected one like id = "lower-my-price"')
    if not entry["id"].isprintable():
        raise RuleError(path, f"number {number}", "has an id with signs that cannot be seen; expected letters")
    given = {form.key: path.stem, **entry}
    for key, value in given.items():
        if key not in keys:
            raise RuleError(path, entry["id"], f"{key!r} is unknown; expected one of {', '.join(sorted(keys))}")
        fits, expected = keys[key]
        if not fits(value):
            raise RuleError(path, entry["id"], f"{key} is {value!r}; expected {expected}")
    for key in ("weight", "why"):
        if key not in given:
            raise RuleError(path, entry["id"], f"has no {key}; expected {keys[key][1]}")
    if bool(given.get("match")) == ("sign" in given):
        raise RuleError(
            path, entry["id"], f"expected {'either match patterns or a sign' if form.signs else 'match patterns'}"
        )
    if given.get("taste") and given["weight"] != Weight.LIGHT:
        raise RuleError(path, entry["id"], f"is a matter of taste with weight {given['weight']}; expected light")
    if given.get("sure") and given["weight"] == Weight.LIGHT:
        raise RuleError(path, entry["id"], "is sure with weight light; expected medium or strong")
    return Rule(
        id=f"{given[form.key]}/{given['id']}",
        family=given[form.key],
        weight=Weight(given["weight"]),
        why=" ".join(given["why"].split()),
        calm=tuple(given.get("calm", ())),
        match=tuple(given.get("match", ())),
        unless=tuple(given.get("unless", ())),
        sign=given.get("sign", ""),
        at_least=given.get("at_least", 0),
        moods=given.get("moods", ""),
        parts=tuple(given.get("parts", ())),
        judge_quoted=given.get("judge_quoted", False),
        taste=given.get("taste", False),
        sure=given.get("sure", False),
        flag=tuple(given.get("flag", ())),
        passes=tuple(given.get("pass", ())),
    )
