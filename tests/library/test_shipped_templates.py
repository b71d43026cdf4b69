"""Every template that ships: true to its form, calm, correct, and different from its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path

import harper
import pytest

from walkaway.library.fields import parse as placeholders
from walkaway.library.fields import standard
from walkaway.library.kinds import SITUATIONS
from walkaway.library.names import path_of, slug
from walkaway.library.store import Library
from walkaway.library.template import Template
from walkaway.moves import MOVES
from walkaway.paths import shipped_templates
from walkaway.tone import ToneChecker, load_rules

ENGLISH = shipped_templates() / "en"
LIBRARY = Library(ENGLISH, ENGLISH / "none")
TEMPLATES = LIBRARY.all()
SHORTEST, LONGEST = 50, 160
# Situations in which people look for a template most often: every trade finds one of its own in each.
WANTED = (
    "takeaway",
    "price_objection",
    "discount_request",
    "follow_up",
    "gone_quiet",
    "qualification",
    "boundary",
    "proposal",
)
TRADES = (
    "design",
    "software",
    "writing",
    "photography",
    "coaching",
    "trades",
    "consulting",
    "catering",
    "legal",
    "bookkeeping",
    "events",
)
ANY_TRADE = "any"
TONES = ("warm", "plain", "dry")


def _lines(name: str) -> list[str]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


SALESY = _lines("salesy.txt")
TURNS = _lines("turns.txt")
each_template = pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)


def _values(template: Template) -> Mapping[str, str]:
    """What a user might type: the default where there is one, else the standard example, else a name."""
    names = iter(("Robin", "Jordan", "Taylor", "Casey", "Morgan"))
    return {
        field.name: field.default or next(iter(field.choices), "") or field.example or next(names)
        for field in template.asked()
    }


def _filled(template: Template) -> Template:
    return template.filled(_values(template))


def _filled_otherwise(template: Template) -> Template:
    """Words from elsewhere in the standard fields: a template must not lean on its own defaults."""
    examples = {field.name: field.example for field in template.asked() if field.example}
    return template.filled({**_values(template), **examples})


either_way = pytest.mark.parametrize("fill", [_filled, _filled_otherwise], ids=["defaults", "examples"])


@cache
def _checker() -> ToneChecker:
    return ToneChecker(load_rules())


@cache
def _linter() -> harper.Linter:
    return harper.Linter()


def _runs(text: str) -> set[tuple[str, ...]]:
    said = re.findall(r"\w+", re.sub(r"\{\{[^}]*\}\}", " ", text.casefold()))
    return set(zip(said, said[1:], said[2:], said[3:], strict=False))


def _says(text: str, words: str) -> bool:
    return bool(re.search(rf"\b{re.escape(words)}\b", text, re.IGNORECASE))


def test_every_file_is_a_template() -> None:
    assert [str(problem) for problem in LIBRARY.problems] == []
    assert len(TEMPLATES) == len(list(ENGLISH.rglob("*.md")))


def test_there_are_enough_for_every_situation_and_every_move() -> None:
    situations = Counter(template.situation for template in TEMPLATES)
    moves = Counter(template.move for template in TEMPLATES)

    assert len(TEMPLATES) >= 150
    assert {situation for situation in SITUATIONS if situations[situation] < 5} == set()
    assert {situation for situation in WANTED if situations[situation] < 6} == set()
    assert {move for move in MOVES if moves[move] < 5} == set()


def test_there_are_enough_in_every_tone_and_for_every_trade() -> None:
    tones = Counter(template.tone for template in TEMPLATES)
    trades = Counter(template.trade for template in TEMPLATES)

    assert tones.keys() == set(TONES)
    assert {tone for tone in TONES if tones[tone] < 30} == set()
    assert trades.keys() == {*TRADES, ANY_TRADE}
    assert {trade for trade in TRADES if trades[trade] < 6} == set()


def test_every_trade_has_its_own_template_where_people_look_most_often() -> None:
    there = {(template.situation, template.trade) for template in TEMPLATES}

    assert {(situation, trade) for situation in WANTED for trade in TRADES} - there == set()


def test_a_situation_is_answered_with_several_moves() -> None:
    used = {situation: {each.move for each in TEMPLATES if each.situation == situation} for situation in SITUATIONS}

    assert {situation for situation, moves in used.items() if len(moves) < 4} == set()


def test_titles_and_subjects_tell_templates_apart() -> None:
    for said in ([each.title.casefold() for each in TEMPLATES], [each.subject.casefold() for each in TEMPLATES]):
        assert [text for text, count in Counter(said).items() if count > 1] == []


def test_no_template_repeats_another() -> None:
    runs = {template.id: _runs(template.body) for template in TEMPLATES}

    alike = [(one, other) for one, other in combinations(runs, 2) if len(runs[one] & runs[other]) > 6]
    assert alike == []


def test_nobody_who_gets_several_knows_them_by_a_turn_that_returns() -> None:
    bodies = [template.body.replace("’", "'") for template in TEMPLATES]

    counted = {turn: sum(_says(body, turn) for body in bodies) for turn in TURNS}
    assert {turn: count for turn, count in counted.items() if count > 3} == {}


def test_templates_take_their_leave_in_many_ways() -> None:
    leaves = Counter(_leave(template.body) for template in TEMPLATES)

    assert len(leaves) >= 15
    assert {leave: count for leave, count in leaves.items() if leave and count * 5 > len(TEMPLATES)} == {}


def _leave(body: str) -> str:
    """The line that stands right above the sender's name, "" where a paragraph ends there."""
    above = re.search(r"\n\n(.{2,40},)\n\{\{my_name\}\}", body)
    return above[1] if above else ""


@each_template
def test_it_stands_in_the_folder_of_its_situation(template: Template) -> None:
    folder, _, name = template.id.partition("/")

    assert folder == template.situation
    assert name == slug(name)
    assert path_of(template.id, ENGLISH) == template.path


@each_template
def test_it_says_when_it_fits_and_when_it_is_true(template: Template) -> None:
    assert template.when.endswith(".")
    assert template.only_if.endswith(".") or (template.move == "plain" and not template.only_if)
    assert template.answers
    assert template.subject
    assert len(template.subject) <= 70


@each_template
def test_its_fields_are_standard_or_declared_with_a_label(template: Template) -> None:
    used = {placeholder.name for placeholder in placeholders(f"{template.subject}\n{template.body}")}

    assert used <= standard().keys() | {name for name, label in template.fields.items() if label}
    assert template.fields.keys() <= used, "declared and not used"
    assert f"{template.subject}{template.body}".count("{{") == len(placeholders(template.subject + template.body))


@each_template
def test_it_is_short(template: Template) -> None:
    words = len(_filled(template).body.split())

    assert template.length or SHORTEST <= words <= LONGEST, f"{words} words, and no length: that says why"


@each_template
def test_it_has_no_salesy_words(template: Template) -> None:
    text = f"{template.title}\n{template.subject}\n{template.body}".replace("’", "'")

    assert [said for said in SALESY if _says(text, said)] == []


@each_template
@either_way
def test_it_is_calm(template: Template, fill: Callable[[Template], Template]) -> None:
    filled = fill(template)

    report = _checker().check_message(filled.subject, filled.body)

    found = [f"{finding.rule}: {finding.text}" for finding in (*report.subject_findings, *report.body_findings)]
    assert (report.composure.score, found) == (100, [])


def test_what_is_calm_in_the_end_is_hardly_marked_while_it_is_typed() -> None:
    typed = [words for template in TEMPLATES for words in _as_typed(_filled(template).body)]

    marked = [words for words in typed if _checker().check_paragraph(words)]

    assert len(marked) * 150 < len(typed), [words[-40:] for words in marked]


def _as_typed(body: str) -> Iterator[str]:
    """Each paragraph as it stands after each of its words."""
    for paragraph in body.split("\n\n"):
        yield from (paragraph[: word.end()] for word in re.finditer(r"\S+", paragraph))


@each_template
@either_way
def test_it_is_correct_english(template: Template, fill: Callable[[Template], Template]) -> None:
    filled = fill(template)

    found = [
        f"{lint.lint_kind}: {lint.problem_text}: {lint.message}"
        for text in (filled.subject, *filled.body.split("\n\n"))
        for lint in _linter().lint(text, language=harper.Language.PLAINTEXT)
    ]
    assert found == []
