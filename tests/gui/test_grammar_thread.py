"""Grammar from a thread: the real Harper, and what happens when it ends under our hands."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from walkaway.grammar.checker import State
from walkaway.gui.grammar_thread import GrammarThread

WAIT_MS = 60_000
TEXT = "I recieve the invoice on Friday."


@pytest.fixture
def grammar(qtbot: QtBot) -> Iterator[GrammarThread]:
    made = GrammarThread()
    made.start("american", ())
    qtbot.waitUntil(lambda: made.status is not None and made.status.state is State.READY, timeout=WAIT_MS)
    yield made
    made.stop()


def words(grammar: GrammarThread, text: str) -> list[str]:
    return [finding.text for finding in grammar.known(text) or ()]


def test_a_paragraph_is_answered_and_then_known(grammar: GrammarThread, qtbot: QtBot) -> None:
    assert grammar.known(TEXT) is None

    grammar.ask([TEXT])

    qtbot.waitUntil(lambda: grammar.known(TEXT) is not None, timeout=WAIT_MS)
    assert words(grammar, TEXT) == ["recieve"]


def test_only_the_latest_question_is_answered(grammar: GrammarThread, qtbot: QtBot) -> None:
    many = [f"Paragraph number {number} has a mispeling in it." for number in range(200)]
    grammar.ask(many)

    grammar.ask([TEXT])

    qtbot.waitUntil(lambda: grammar.known(TEXT) is not None, timeout=WAIT_MS)
    assert grammar.known(many[-1]) is None


def test_a_word_of_the_dictionary_is_right(grammar: GrammarThread, qtbot: QtBot) -> None:
    grammar.configure("american", ["recieve"])
    grammar.ask([TEXT])

    qtbot.waitUntil(lambda: grammar.known(TEXT) == (), timeout=WAIT_MS)


@pytest.mark.skipif(os.name == "nt", reason="a process is killed with a signal")
def test_a_killed_engine_is_replaced_and_goes_on_answering(grammar: GrammarThread, qtbot: QtBot) -> None:
    assert grammar._checker is not None
    pid = grammar._checker.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)

    grammar.ask([TEXT])

    qtbot.waitUntil(lambda: grammar.known(TEXT) is not None, timeout=WAIT_MS)
    assert words(grammar, TEXT) == ["recieve"]


def test_it_can_be_stopped_and_started_again(grammar: GrammarThread, qtbot: QtBot) -> None:
    grammar.stop()
    assert grammar.status is not None
    assert grammar.status.state is State.OFF

    grammar.start("british", ())

    qtbot.waitUntil(lambda: grammar.status is not None and grammar.status.state is State.READY, timeout=WAIT_MS)
    grammar.ask([TEXT])
    qtbot.waitUntil(lambda: grammar.known(TEXT) is not None, timeout=WAIT_MS)
