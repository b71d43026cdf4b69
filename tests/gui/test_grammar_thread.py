"""Grammar from a thread: the real Harper, and what happens when it ends under our hands."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from walkaway.grammar import process
from walkaway.grammar.checker import State, Status
from walkaway.grammar.harper.engine import HarperChecker
from walkaway.gui.engines import make_harper
from walkaway.gui.grammar_thread import BEGINNING, BROKEN, GrammarThread
from walkaway.text.finding import Finding

WAIT_MS = 60_000
TEXT = "I recieve the invoice on Friday."


@pytest.fixture
def grammar(qtbot: QtBot) -> Iterator[GrammarThread]:
    made = GrammarThread()
    made.start(make_harper, "american", ())
    qtbot.waitUntil(lambda: made.status is not None and made.status.state is State.READY, timeout=WAIT_MS)
    yield made
    made.stop()
    assert made.wait(WAIT_MS / 1000)


def words(grammar: GrammarThread, text: str) -> list[str]:
    return [finding.text for finding in grammar.known(text) or ()]


def pid(grammar: GrammarThread) -> int:
    assert isinstance(grammar._checker, HarperChecker)
    assert grammar._checker.pid is not None
    return grammar._checker.pid


def hold(grammar: GrammarThread) -> None:
    """Have the engine stand still."""
    os.kill(pid(grammar), signal.SIGSTOP)
    os.waitid(os.P_PID, pid(grammar), os.WSTOPPED | os.WNOWAIT)


signals = pytest.mark.skipif(os.name == "nt", reason="a process is stopped or killed with a signal")


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


@signals
def test_what_was_asked_is_answered_by_the_new_dictionary_also_when_that_comes_in_the_middle_of_a_check(
    grammar: GrammarThread, qtbot: QtBot
) -> None:
    other = "They recieve it, too."
    grammar.ask([TEXT])
    qtbot.waitUntil(lambda: words(grammar, TEXT) == ["recieve"], timeout=WAIT_MS)
    hold(grammar)
    grammar.ask([TEXT, other])

    grammar.configure("american", ["recieve"])

    assert grammar.known(TEXT) is None
    os.kill(pid(grammar), signal.SIGCONT)
    qtbot.waitUntil(lambda: grammar.known(TEXT) == grammar.known(other) == (), timeout=WAIT_MS)


def test_what_was_asked_is_answered_by_the_next_engine(grammar: GrammarThread, qtbot: QtBot) -> None:
    grammar.ask([TEXT])
    qtbot.waitUntil(lambda: words(grammar, TEXT) == ["recieve"], timeout=WAIT_MS)
    grammar.stop()

    grammar.start(make_harper, "american", ["recieve"])

    qtbot.waitUntil(lambda: grammar.known(TEXT) == (), timeout=WAIT_MS)


@signals
def test_what_was_asked_while_the_engine_had_failed_is_answered_when_it_is_up_again(
    grammar: GrammarThread, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(process, "command", lambda *_: ["/nonexistent/walkaway"])
        os.kill(pid(grammar), signal.SIGKILL)
        grammar.ask([TEXT])
        qtbot.waitUntil(lambda: grammar.status.state is State.OFF, timeout=WAIT_MS)

    grammar.start(make_harper, "american", ())

    qtbot.waitUntil(lambda: words(grammar, TEXT) == ["recieve"], timeout=WAIT_MS)


@signals
def test_a_killed_engine_is_replaced_and_goes_on_answering(grammar: GrammarThread, qtbot: QtBot) -> None:
    os.kill(pid(grammar), signal.SIGKILL)

    grammar.ask([TEXT])

    qtbot.waitUntil(lambda: grammar.known(TEXT) is not None, timeout=WAIT_MS)
    assert words(grammar, TEXT) == ["recieve"]


def test_it_can_be_stopped_and_started_again(grammar: GrammarThread, qtbot: QtBot) -> None:
    grammar.stop()
    assert grammar.wait(WAIT_MS / 1000)
    assert grammar.status is not None
    assert grammar.status.state is State.OFF

    grammar.start(make_harper, "british", ())

    qtbot.waitUntil(lambda: grammar.status is not None and grammar.status.state is State.READY, timeout=WAIT_MS)
    grammar.ask([TEXT])
    qtbot.waitUntil(lambda: grammar.known(TEXT) is not None, timeout=WAIT_MS)


class Shaky:
    """An engine that is off for a moment after each of its first starts."""

    def __init__(self, tell: Callable[[Status], None], again: float, failures: int) -> None:
        self._tell, self._again, self._failures = tell, again, failures
        self.starts = 0
        self.status = Status(State.STARTING, "")
        self._answers: dict[str, tuple[Finding, ...]] = {}

    def start(self) -> Status:
        self.starts += 1
        failed = self.starts <= self._failures
        self.status = Status(State.OFF, "Gone.", again=self._again) if failed else Status(State.READY, "On.")
        self._tell(self.status)
        return self.status

    def stop(self) -> None:
        self.status = Status(State.OFF, "Off.")

    def configure(self, dialect: str, words: Iterable[str]) -> None:
        """It knows one answer only."""

    def check(self, paragraph: str) -> tuple[Finding, ...]:
        return self._answers.setdefault(paragraph, ())

    def known(self, paragraph: str) -> tuple[Finding, ...] | None:
        return self._answers.get(paragraph)

    def due(self, paragraphs: Iterable[str]) -> float | None:
        return None


@pytest.fixture
def shaky(qtbot: QtBot) -> Iterator[Callable[[float], tuple[GrammarThread, list[Shaky]]]]:
    """Starts a thread whose engine fails three times, and wants to be tried again after this time."""
    threads: list[GrammarThread] = []

    def begin(again: float) -> tuple[GrammarThread, list[Shaky]]:
        made: list[Shaky] = []

        def make(dialect: str, words: Iterable[str], tell: Callable[[Status], None]) -> Shaky:
            made.append(Shaky(tell, again, 3))
            return made[0]

        thread = GrammarThread()
        threads.append(thread)
        thread.start(make, "american", ())
        return thread, made

    yield begin
    for thread in threads:
        thread.stop()
        assert thread.wait(WAIT_MS / 1000)


def make_no_other(dialect: str, words: Iterable[str], tell: Callable[[Status], None]) -> Shaky:
    raise AssertionError("the engine that is there is to be started again")


def wait_for_starts(qtbot: QtBot, engine: Shaky, starts: int) -> None:
    qtbot.waitUntil(lambda: engine.starts == starts, timeout=WAIT_MS)


def test_an_engine_that_wants_to_be_tried_again_is_and_answers_then(
    shaky: Callable[[float], tuple[GrammarThread, list[Shaky]]], qtbot: QtBot
) -> None:
    thread, made = shaky(0.01)

    thread.ask([TEXT])

    qtbot.waitUntil(lambda: thread.known(TEXT) == (), timeout=WAIT_MS)
    assert made[0].starts == 4


def test_an_engine_in_its_pause_is_tried_at_once_when_it_is_started(
    shaky: Callable[[float], tuple[GrammarThread, list[Shaky]]], qtbot: QtBot
) -> None:
    thread, made = shaky(3600)
    thread.ask([TEXT])

    for starts in (2, 3, 4):
        thread.start(make_no_other, "american", ())
        wait_for_starts(qtbot, made[0], starts)

    qtbot.waitUntil(lambda: thread.known(TEXT) == (), timeout=WAIT_MS)


def test_an_engine_that_names_no_pause_stays_off_until_it_is_started(
    shaky: Callable[[float], tuple[GrammarThread, list[Shaky]]], qtbot: QtBot
) -> None:
    thread, made = shaky(0)
    thread.ask([TEXT])
    wait_for_starts(qtbot, made[0], 1)

    thread.start(make_no_other, "american", ())

    wait_for_starts(qtbot, made[0], 2)
    assert thread.known(TEXT) is None


class Slow(Shaky):
    """An engine that has no answer the first time it is asked, and is to be asked again once that is `due_now`."""

    def __init__(self, tell: Callable[[Status], None]) -> None:
        super().__init__(tell, 0, 0)
        self.asked: list[str] = []
        self.due_now = False

    def check(self, paragraph: str) -> tuple[Finding, ...]:
        self.asked.append(paragraph)
        return super().check(paragraph)

    def due(self, paragraphs: Iterable[str]) -> float | None:
        due = [one for one in paragraphs if self.due_now and self.asked.count(one) == 1]
        for one in due:
            del self._answers[one]
        return 0.0 if due else None


@pytest.fixture
def slow(qtbot: QtBot) -> Iterator[tuple[GrammarThread, Slow]]:
    made: list[Slow] = []

    def make(dialect: str, words: Iterable[str], tell: Callable[[Status], None]) -> Slow:
        made.append(Slow(tell))
        return made[0]

    thread = GrammarThread()
    thread.start(make, "american", ())
    qtbot.waitUntil(lambda: bool(made), timeout=WAIT_MS)
    yield thread, made[0]
    thread.stop()
    assert thread.wait(WAIT_MS / 1000)


def test_a_paragraph_without_an_answer_is_asked_again_by_itself(slow: tuple[GrammarThread, Slow], qtbot: QtBot) -> None:
    thread, engine = slow
    engine.due_now = True

    thread.ask([TEXT, "Other."])

    qtbot.waitUntil(lambda: sorted(engine.asked) == sorted([TEXT, "Other."] * 2), timeout=WAIT_MS)
    assert engine.asked[:2] == [TEXT, "Other."]


def test_a_paragraph_that_is_gone_from_the_message_is_not_asked_again(
    slow: tuple[GrammarThread, Slow], qtbot: QtBot
) -> None:
    thread, engine = slow
    thread.ask([TEXT])
    qtbot.waitUntil(lambda: engine.asked == [TEXT], timeout=WAIT_MS)

    thread.ask(["Other."])
    engine.due_now = True
    thread.ask(["Other."])

    qtbot.waitUntil(lambda: engine.asked[1:] == ["Other.", "Other."], timeout=WAIT_MS)


class Held:
    """Makes an engine, in whatever thread, when it is let."""

    def __init__(self) -> None:
        self.may = threading.Event()
        self.thread: threading.Thread | None = None
        self.setups: list[tuple[str, tuple[str, ...]]] = []
        self.engine: Shaky | None = None

    def make(self, dialect: str, words: Iterable[str], tell: Callable[[Status], None]) -> Shaky:
        assert self.may.wait(WAIT_MS / 1000)
        self.thread = threading.current_thread()
        self.setups.append((dialect, tuple(words)))
        held = self

        class Engine(Shaky):
            def configure(self, dialect: str, words: Iterable[str]) -> None:
                held.setups.append((dialect, tuple(words)))

        self.engine = Engine(tell, 0, 0)
        return self.engine


def test_what_an_engine_has_to_load_holds_up_nobody_and_what_is_chosen_meanwhile_counts(qtbot: QtBot) -> None:
    held = Held()
    thread = GrammarThread()

    thread.start(held.make, "american", ())
    thread.ask([TEXT])
    thread.configure("british", ["Halden"])

    assert thread.status == BEGINNING
    assert thread.known(TEXT) is None
    held.may.set()
    qtbot.waitUntil(lambda: thread.known(TEXT) == (), timeout=WAIT_MS)
    assert held.thread is not threading.current_thread()
    assert held.setups[-1] == ("british", ("Halden",))
    thread.stop()
    assert thread.wait(WAIT_MS / 1000)


def test_an_engine_that_is_not_wanted_any_more_when_it_is_made_is_stopped_at_once(qtbot: QtBot) -> None:
    held = Held()
    thread = GrammarThread()
    thread.start(held.make, "american", ())

    thread.stop()

    assert not thread.wait(0)
    held.may.set()
    assert thread.wait(WAIT_MS / 1000)
    assert held.engine is not None
    assert held.engine.starts == 0
    assert held.engine.status.state is State.OFF


def test_an_engine_that_takes_its_time_to_end_keeps_nobody_waiting(qtbot: QtBot) -> None:
    may_end = threading.Event()

    class Stuck(Shaky):
        def stop(self) -> None:
            may_end.wait()
            super().stop()

    def make(dialect: str, words: Iterable[str], tell: Callable[[Status], None]) -> Stuck:
        return Stuck(tell, 0, 0)

    thread = GrammarThread()
    thread.start(make, "american", ())
    qtbot.waitUntil(lambda: thread.status is not None and thread.status.state is State.READY, timeout=WAIT_MS)

    thread.stop()

    assert not thread.wait(0)
    may_end.set()
    assert thread.wait(WAIT_MS / 1000)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_an_engine_that_breaks_is_off_and_another_one_is_made_when_it_is_started(qtbot: QtBot) -> None:
    made: list[Shaky] = []

    class Brittle(Shaky):
        def check(self, paragraph: str) -> tuple[Finding, ...]:
            if made[0] is self:
                raise KeyError("hits")
            return super().check(paragraph)

    def make(dialect: str, words: Iterable[str], tell: Callable[[Status], None]) -> Shaky:
        made.append(Brittle(tell, 0, 0))
        return made[-1]

    thread = GrammarThread()
    thread.start(make, "american", ())
    with qtbot.waitSignal(thread.status_changed, check_params_cb=lambda status: status == BROKEN, timeout=WAIT_MS):
        thread.ask([TEXT])
    assert thread.status == BROKEN

    thread.start(make, "american", ())

    qtbot.waitUntil(lambda: thread.known(TEXT) == (), timeout=WAIT_MS)
    thread.stop()
    assert thread.wait(WAIT_MS / 1000)
