from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from walkaway.gui.status_bar import StatusBar, reading_time


@pytest.fixture
def bar(qtbot: QtBot) -> StatusBar:
    made = StatusBar()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(("words", "shown"), [(0, "0 s to read"), (84, "25 s to read"), (400, "2 min to read")])
def test_reading_time_is_told_in_seconds_then_minutes(words: int, shown: str) -> None:
    assert reading_time(words) == shown


def test_it_shows_composure_findings_and_length(bar: StatusBar) -> None:
    bar.show_composure(46, 6)
    bar.show_words(84)

    assert bar.composure.text() == "Composure 46"
    assert bar.findings.text() == "6 findings"
    assert bar.length.text() == "84 words, 25 s to read"


def test_without_tone_there_is_no_score(bar: StatusBar) -> None:
    bar.show_composure(None, 0)

    assert not bar.composure.isVisible()
    assert not bar.findings.isVisible()


def test_the_toggles_say_what_they_are_and_tell_when_pressed(bar: StatusBar, qtbot: QtBot) -> None:
    bar.show_tone(True)
    bar.show_grammar(True, "Harper")
    assert bar.tone.accessibleName() == "Tone marks"
    assert bar.grammar.text() == "Grammar: Harper"

    with qtbot.waitSignal(bar.tone_toggled) as told:
        bar.tone.click()
    assert told.args == [False]
    with qtbot.waitSignal(bar.grammar_toggled) as told:
        bar.grammar.click()
    assert told.args == [False]


def test_showing_a_state_tells_nobody(bar: StatusBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.tone_toggled), qtbot.assertNotEmitted(bar.grammar_toggled):
        bar.show_tone(True)
        bar.show_grammar(True, "starting")
        bar.show_grammar(False, "off")

    assert bar.grammar.text() == "Grammar: off"


def test_trouble_has_a_line_of_its_own_with_what_can_be_done(bar: StatusBar, qtbot: QtBot) -> None:
    assert not bar.trouble.isVisible()

    bar.show_trouble("LanguageTool does not answer. Harper goes on.", can_retry=True)

    assert bar.sentence.isVisible()
    assert bar.sentence.text() == "LanguageTool does not answer. Harper goes on."
    with qtbot.waitSignal(bar.retry_pressed):
        bar.retry.click()
    with qtbot.waitSignal(bar.preferences_pressed):
        bar.preferences.click()


def test_where_trying_again_is_of_no_use_it_is_not_offered(bar: StatusBar) -> None:
    bar.show_trouble("LanguageTool needs the address of a server.", can_retry=False)
    assert bar.preferences.isVisible()
    assert not bar.retry.isVisible()

    bar.show_trouble("", can_retry=False)
    assert not bar.trouble.isVisible()


def test_a_long_sentence_is_seen_whole_in_a_narrow_window(bar: StatusBar, qtbot: QtBot) -> None:
    bar.show_trouble("A sentence that says what to do, and how, and where, and then some more. " * 3, can_retry=True)

    bar.resize(500, bar.sizeHint().height())
    bar.resize(500, bar.heightForWidth(500))

    qtbot.waitUntil(lambda: bar.sentence.height() >= bar.sentence.heightForWidth(bar.sentence.width()))
    assert bar.width() == 500
