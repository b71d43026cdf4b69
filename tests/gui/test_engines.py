"""The engines as one: which run, what is asked of them, and that nothing goes where the user did not send it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.grammar_fakes import FakeEngine

from walkaway.grammar.checker import Checker, State, Status
from walkaway.grammar.languagetool.place import LocalPlace, Place, ServerPlace
from walkaway.gui.engines import Engines
from walkaway.settings import LanguageTool, Settings

TEXT = "The price are firm."
LOCAL = Settings(languagetool=LanguageTool.LOCAL, languagetool_folder=Path("/opt/languagetool"))
URL = "https://grammar.example.org/"
SERVER = Settings(languagetool=LanguageTool.SERVER, languagetool_url=URL, languagetool_consent=URL)


class Made:
    """The engines with fakes in them, and the places that were asked for."""

    def __init__(self, *, free: bool = True) -> None:
        self.harper = FakeEngine("harper", "price are")
        self.languagetool = FakeEngine("languagetool", "price are", "firm", free=free)
        self.places: list[Place] = []
        self.downloaded: Path | None = None
        self.engines = Engines(lambda: self.downloaded, harper=self.harper.made, languagetool=self._at)

    def _at(self, place: Place, dialect: str, words: Iterable[str], on_status: Callable[[Status], None]) -> Checker:
        self.places.append(place)
        return self.languagetool.made(dialect, words, on_status)

    def states(self) -> dict[str, State]:
        return {name: status.state for name, status in self.engines.statuses.items()}


@pytest.fixture
def made() -> Iterator[Made]:
    it = Made()
    yield it
    assert it.engines.stop()


@pytest.fixture
def slow() -> Iterator[Made]:
    it = Made(free=False)
    yield it
    assert it.engines.stop()


def rules(made: Made) -> list[str]:
    return sorted(finding.rule for finding in made.engines.known(TEXT))


def test_harper_runs_alone_until_languagetool_is_wanted(made: Made, qtbot: QtBot) -> None:
    made.engines.use(Settings(), ())
    made.engines.ask([TEXT])

    qtbot.waitUntil(lambda: not made.engines.missing(TEXT))
    assert made.states() == {"harper": State.READY}
    assert rules(made) == ["harper/Rule"]
    assert made.places == []


def test_both_are_asked_about_what_was_asked_before_the_second_was_wanted(made: Made, qtbot: QtBot) -> None:
    made.engines.use(Settings(), ())
    made.engines.ask([TEXT])

    made.engines.use(LOCAL, ())

    qtbot.waitUntil(lambda: rules(made) == ["harper/Rule", "languagetool/Rule", "languagetool/Rule"])
    assert made.places == [LocalPlace(Path("/opt/languagetool"))]
    assert made.harper.starts == 1


def test_the_answers_of_one_do_not_wait_for_the_other(slow: Made, qtbot: QtBot) -> None:
    slow.engines.use(LOCAL, ())
    slow.engines.ask([TEXT])

    qtbot.waitUntil(lambda: slow.engines.missing(TEXT) == {"languagetool"})
    assert rules(slow) == ["harper/Rule"]


def test_grammar_off_runs_neither(made: Made, qtbot: QtBot) -> None:
    made.engines.use(LOCAL, ())
    made.engines.ask([TEXT])
    qtbot.waitUntil(lambda: not made.engines.missing(TEXT))

    made.engines.use(LOCAL.with_(grammar_on=False), ())

    assert made.states() == {}
    assert made.engines.known(TEXT) == ()
    assert made.engines.missing(TEXT) == frozenset()


def test_languagetool_off_takes_its_answers_with_it(made: Made, qtbot: QtBot) -> None:
    made.engines.use(LOCAL, ())
    made.engines.ask([TEXT])
    qtbot.waitUntil(lambda: len(rules(made)) == 3)

    made.engines.use(Settings(), ())

    assert rules(made) == ["harper/Rule"]


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (LOCAL.with_(languagetool_folder=None), "Download it"),
        (SERVER.with_(languagetool_url=""), "the address of a server"),
        (SERVER.with_(languagetool_url="grammar.example.org"), "https://"),
        (SERVER.with_(languagetool_consent=""), "your consent"),
        (SERVER.with_(languagetool_url="https://elsewhere.example.org/"), "your consent"),
    ],
)
def test_without_a_place_or_consent_there_is_no_engine_to_ask_and_a_sentence_says_why(
    made: Made, settings: Settings, sentence: str
) -> None:
    made.engines.use(settings, ())
    made.engines.ask([TEXT])

    status = made.engines.statuses["languagetool"]
    assert status.state is State.OFF
    assert sentence in status.sentence
    assert made.places == []
    assert made.engines.missing(TEXT) <= {"harper"}
    assert not made.engines.can_retry


def test_a_server_is_asked_once_the_user_agreed_to_its_address(made: Made, qtbot: QtBot) -> None:
    made.engines.use(SERVER.with_(languagetool_consent=""), ())
    made.engines.ask([TEXT])

    made.engines.use(SERVER, ())

    qtbot.waitUntil(lambda: made.languagetool.asked == [TEXT])
    assert made.places == [ServerPlace(URL)]


def test_consent_that_is_taken_back_ends_the_engine_at_once(made: Made, qtbot: QtBot) -> None:
    made.engines.use(SERVER, ())
    qtbot.waitUntil(lambda: made.states()["languagetool"] is State.READY)

    made.engines.use(SERVER.with_(languagetool_consent=""), ())
    made.engines.ask([TEXT])

    qtbot.waitUntil(lambda: not made.engines.missing(TEXT))
    assert made.languagetool.asked == []


def test_another_folder_is_another_engine(made: Made, qtbot: QtBot) -> None:
    made.engines.use(LOCAL, ())
    qtbot.waitUntil(lambda: made.languagetool.starts == 1)

    made.engines.use(LOCAL.with_(languagetool_folder=Path("/srv/languagetool")), ())

    qtbot.waitUntil(lambda: made.languagetool.starts == 2)
    assert made.places[-1] == LocalPlace(Path("/srv/languagetool"))


def test_what_was_downloaded_is_used_where_no_folder_is_named(made: Made) -> None:
    made.downloaded = Path("/home/ana/languagetool")

    made.engines.use(LOCAL.with_(languagetool_folder=None), ())

    assert made.places == [LocalPlace(Path("/home/ana/languagetool"))]


def test_one_that_failed_is_started_again_and_the_other_is_left_alone(made: Made, qtbot: QtBot) -> None:
    made.languagetool.wanted = Status(State.OFF, "LanguageTool does not answer.")
    made.engines.use(LOCAL, ())
    qtbot.waitUntil(lambda: made.states() == {"harper": State.READY, "languagetool": State.OFF})
    assert made.engines.can_retry
    made.languagetool.wanted = Status(State.READY, "LanguageTool is on.")

    made.engines.use(LOCAL, ())

    qtbot.waitUntil(lambda: made.states()["languagetool"] is State.READY)
    assert made.harper.starts == 1


def test_one_that_is_off_keeps_no_paragraph_waiting(made: Made, qtbot: QtBot) -> None:
    made.languagetool.wanted = Status(State.OFF, "LanguageTool does not answer.")
    made.engines.use(LOCAL, ())
    made.engines.ask([TEXT])

    qtbot.waitUntil(lambda: made.states()["languagetool"] is State.OFF)
    qtbot.waitUntil(lambda: not made.engines.missing(TEXT))
    assert rules(made) == ["harper/Rule"]


def test_one_that_fails_again_is_still_off_and_can_be_tried_again(made: Made, qtbot: QtBot) -> None:
    made.languagetool.wanted = Status(State.OFF, "LanguageTool needs Java.")
    made.engines.use(LOCAL, ())
    qtbot.waitUntil(lambda: made.states()["languagetool"] is State.OFF)
    told: list[State] = []
    made.engines.status_changed.connect(lambda: told.append(made.states()["languagetool"]))

    made.engines.use(LOCAL, ())

    qtbot.waitUntil(lambda: made.languagetool.starts == 2 and len(told) > 1)
    assert set(told) == {State.OFF}
    assert made.engines.can_retry


def test_it_is_starting_and_not_off_before_its_thread_has_begun(made: Made, qtbot: QtBot) -> None:
    made.languagetool.may_start.clear()

    made.engines.use(LOCAL, ())

    assert made.states()["languagetool"] is State.STARTING
    made.languagetool.may_start.set()
    qtbot.waitUntil(lambda: made.states()["languagetool"] is State.READY)


def test_the_news_of_one_that_was_ended_is_not_taken_for_the_next_ones(made: Made, qtbot: QtBot) -> None:
    made.engines.use(LOCAL, ())
    qtbot.waitUntil(lambda: made.states()["languagetool"] is State.READY)
    made.languagetool.may_start.clear()
    news = threading.Thread(target=lambda: made.languagetool.be(Status(State.OFF, "LanguageTool does not answer.")))
    news.start()
    news.join()

    made.engines.use(LOCAL.with_(languagetool_folder=Path("/srv/languagetool")), ())
    QApplication.processEvents()

    assert made.states()["languagetool"] is State.STARTING
    made.languagetool.may_start.set()
    qtbot.waitUntil(lambda: made.states()["languagetool"] is State.READY)


def test_both_answer_by_a_new_dictionary(made: Made, qtbot: QtBot) -> None:
    made.engines.use(LOCAL, ("Halden",))

    made.engines.configure("british", ("Halden", "Okonkwo"))

    for engine in (made.harper, made.languagetool):
        assert engine.setups == [("american", ("Halden",)), ("british", ("Halden", "Okonkwo"))]
