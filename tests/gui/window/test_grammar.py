"""Spelling and grammar in the window, from the real engine."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.window.conftest import Person, start, stop

from walkaway import dictionary, paths, settings
from walkaway.grammar import process
from walkaway.grammar.harper.engine import HarperChecker
from walkaway.settings import Settings


@pytest.fixture
def person(qapp: QApplication, qtbot: QtBot) -> Iterator[Person]:
    settings.save(paths.settings_file(), Settings(first_run_done=True))
    program = start(qapp)
    yield Person(program, qtbot)
    stop(program, qapp)


def marked(person: Person) -> list[str]:
    return [finding.text for finding in person.s.editor.findings() if finding.family in ("spelling", "grammar")]


def engine_of(person: Person) -> int:
    checker = person.s.grammar._threads["harper"]._checker
    assert isinstance(checker, HarperChecker)
    assert checker.pid is not None
    return checker.pid


signals = pytest.mark.skipif(os.name == "nt", reason="a process is stopped or killed with a signal")


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


@signals
def test_a_word_is_right_also_when_it_is_added_while_the_engine_is_busy(person: Person) -> None:
    wrote_a_mistake(person)
    finding = next(one for one in person.s.editor.findings() if one.family == "spelling")
    engine = engine_of(person)
    os.kill(engine, signal.SIGSTOP)
    person.s.grammar.ask(["This is another paragraph."])

    person.s.fixes.ignore(finding, "words")

    os.kill(engine, signal.SIGCONT)
    person.qtbot.waitUntil(lambda: marked(person) == [], timeout=60_000)


@signals
def test_an_engine_that_fails_leaves_no_mark_behind_that_is_wrong(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrote_a_mistake(person)
    finding = next(one for one in person.s.editor.findings() if one.family == "spelling")
    monkeypatch.setattr(process, "command", lambda *_: ["/nonexistent/walkaway"])
    os.kill(engine_of(person), signal.SIGKILL)

    person.s.fixes.ignore(finding, "words")

    person.qtbot.waitUntil(lambda: marked(person) == [], timeout=60_000)
    person.qtbot.waitUntil(lambda: person.s.window.status.grammar.text() == "Grammar: not running", timeout=60_000)


def test_a_word_that_is_added_while_grammar_is_off_is_right_when_it_is_on_again(person: Person) -> None:
    wrote_a_mistake(person)
    person.types(" We recieve teh rest on Monday.")
    person.qtbot.waitUntil(lambda: marked(person) == ["recieve", "recieve", "teh"], timeout=60_000)
    person.clicks(person.s.window.status.grammar)
    person.s.fixes.add_word("recieve")

    person.clicks(person.s.window.status.grammar)

    person.qtbot.waitUntil(lambda: marked(person) == ["teh"], timeout=60_000)


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
