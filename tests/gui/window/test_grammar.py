"""Spelling and grammar in the window, from the real engine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.window.conftest import Person, start, stop

from walkaway import dictionary, paths, settings
from walkaway.settings import Settings


@pytest.fixture
def person(qapp: QApplication, qtbot: QtBot) -> Iterator[Person]:
    settings.save(paths.settings_file(), Settings(first_run_done=True))
    program = start(qapp)
    yield Person(program, qtbot)
    stop(program, qapp)


def marked(person: Person) -> list[str]:
    return [finding.text for finding in person.s.editor.findings() if finding.family in ("spelling", "grammar")]


def wrote_a_mistake(person: Person) -> None:
    person.qtbot.waitUntil(lambda: person.s.window.status.grammar.text() == "Grammar: Harper", timeout=60_000)
    person.types("I recieve the invoice on Friday.")
    person.qtbot.waitUntil(lambda: marked(person) == ["recieve"], timeout=60_000)


def test_a_spelling_mistake_is_marked_and_takes_nothing_from_composure(person: Person) -> None:
    wrote_a_mistake(person)

    assert person.s.window.status.composure.text() == "Composure 100"
    assert person.s.findings.isVisible()


def test_a_word_that_is_added_to_the_dictionary_is_right_from_then_on(person: Person) -> None:
    wrote_a_mistake(person)
    finding = next(one for one in person.s.editor.findings() if one.family == "spelling")

    person.s.fixes.ignore(finding, "words")

    person.qtbot.waitUntil(lambda: marked(person) == [], timeout=60_000)
    assert person.s.disk.flush(10)
    assert dictionary.words(paths.dictionary_file()) == ("recieve",)


def test_a_suggestion_is_put_in(person: Person) -> None:
    wrote_a_mistake(person)
    finding = next(one for one in person.s.editor.findings() if one.family == "spelling")

    person.s.findings.rewrite_requested.emit(finding, "receive")

    assert person.s.editor.body() == "I receive the invoice on Friday."


def test_grammar_is_switched_off_and_on_in_the_status_line(person: Person) -> None:
    wrote_a_mistake(person)

    person.clicks(person.s.window.status.grammar)
    assert person.s.window.status.grammar.text() == "Grammar: off"
    assert marked(person) == []

    person.clicks(person.s.window.status.grammar)
    person.qtbot.waitUntil(lambda: marked(person) == ["recieve"], timeout=60_000)
