"""A server that the user named may be gone, slow or something else: it is said in a sentence, and tried again."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from tests.grammar.languagetool.conftest import Engine, MakeEngine, serving
from tests.grammar.languagetool.fakes import FakeServer

from walkaway.grammar.checker import GrammarOff, State
from walkaway.grammar.languagetool import engine as engines
from walkaway.grammar.languagetool.engine import FIRST_PAUSE, LONGEST_PAUSE, SKIPPED_SECONDS, STOPPED
from walkaway.grammar.languagetool.place import ServerPlace
from walkaway.grammar.languagetool.worker import PROBE

TEXT = "We recieve the files."


def started(make_engine: MakeEngine, server: FakeServer, **options: float) -> Engine:
    engine = make_engine(ServerPlace(server.url), **options)
    assert engine.start().state is State.READY
    return engine


def test_a_mistake_is_found_behind_an_emoji(make_engine: MakeEngine, fake_server: FakeServer) -> None:
    engine = started(make_engine, fake_server)
    paragraph = "🙂🙂 We\nrecieve the files."

    (finding,) = engine.check(paragraph)

    assert finding.span.of(paragraph) == "recieve"
    assert engine.known(paragraph) == (finding,)


def test_a_start_sends_no_text_of_the_user_and_a_check_sends_only_what_may_be_judged(
    make_engine: MakeEngine, fake_server: FakeServer
) -> None:
    engine = started(make_engine, fake_server)
    assert fake_server.texts == [PROBE]

    engine.check(f"Write to {{{{name}}}} at anna@example.org about {'x' * 100_000}.")

    assert fake_server.texts == [PROBE, "Write to 🙂 at 🙂 about 🙂."]


@pytest.mark.parametrize(
    ("dialect", "language"),
    [("american", "en-US"), ("british", "en-GB"), ("australian", "en-AU"), ("canadian", "en-CA"), ("indian", "en-GB")],
)
def test_the_dialect_is_asked_for(
    make_engine: MakeEngine, fake_server: FakeServer, dialect: str, language: str
) -> None:
    engine = started(make_engine, fake_server)
    engine.configure(dialect, ())

    engine.check(TEXT)

    assert fake_server.languages[-1] == language


def test_with_another_dictionary_what_was_known_is_known_no_more(
    make_engine: MakeEngine, fake_server: FakeServer
) -> None:
    engine = started(make_engine, fake_server)
    assert engine.check(TEXT) != ()

    engine.configure("american", ["recieve"])

    assert engine.known(TEXT) is None
    assert engine.check(TEXT) == ()


def test_a_server_that_is_not_there_is_said_and_tried_again_after_growing_pauses(
    make_engine: MakeEngine, fake_server: FakeServer
) -> None:
    fake_server.server_close()
    engine = make_engine(ServerPlace(fake_server.url))

    tries = [engine.start() for _ in range(6)]

    assert {each.state for each in tries} == {State.OFF}
    assert {each.sentence for each in tries} == {"LanguageTool does not answer."}
    assert [each.again for each in tries] == [FIRST_PAUSE, 10, 20, 40, LONGEST_PAUSE, LONGEST_PAUSE]
    with pytest.raises(GrammarOff, match="does not answer"):
        engine.check(TEXT)


@pytest.mark.parametrize(
    ("fails", "sentence"),
    [
        ("500", "LanguageTool answers with error 500."),
        ("429", "The LanguageTool server answers no more questions for a while."),
        ("page", "What answers at the address of LanguageTool is something else."),
        ("empty", "What answers at the address of LanguageTool is something else."),
        ("slow", "LanguageTool takes too long to answer."),
    ],
)
def test_a_server_that_fails_is_said_and_back_when_it_is_sound_again(
    make_engine: MakeEngine, fake_server: FakeServer, fails: str, sentence: str
) -> None:
    engine = started(make_engine, fake_server, limit=2.0 if fails == "slow" else 60.0)
    fake_server.fails = fails

    with pytest.raises(GrammarOff):
        engine.check(TEXT)

    assert (engine.status.state, engine.status.sentence, engine.status.again) == (State.OFF, sentence, FIRST_PAUSE)
    fake_server.fails = ""
    fake_server.released.set()
    assert engine.start().state is State.READY
    assert [finding.text for finding in engine.check(TEXT)] == ["recieve"]
    assert engine.pid is not None


def test_while_a_failure_is_looked_into_it_is_said_already(make_engine: MakeEngine, fake_server: FakeServer) -> None:
    engine = started(make_engine, fake_server)
    fake_server.fails = "500"

    with pytest.raises(GrammarOff):
        engine.check(TEXT)

    last_two = [(each.state, "error 500" in each.sentence) for each in engine.news[-2:]]
    assert last_two == [(State.STARTING, True), (State.OFF, True)]


def test_a_paragraph_that_alone_fails_is_skipped_and_left_alone_for_a_while(
    make_engine: MakeEngine, fake_server: FakeServer
) -> None:
    engine = started(make_engine, fake_server)
    fake_server.fails, fake_server.fails_on = "500", "odd"

    assert engine.check("An odd text.") == ()

    assert engine.known("An odd text.") == ()
    assert 0 < (engine.due([TEXT, "An odd text."]) or 0) <= SKIPPED_SECONDS
    assert engine.due([TEXT]) is None
    assert engine.status.state is State.READY
    assert "had no answer to one paragraph" in engine.status.sentence
    assert [finding.text for finding in engine.check(TEXT)] == ["recieve"]


def test_what_a_slow_server_did_not_answer_is_asked_again_after_that_while(
    make_engine: MakeEngine, fake_server: FakeServer
) -> None:
    engine = started(make_engine, fake_server, limit=2.0, skipped_for=0.0)
    paragraph = "We recieve odd files."
    fake_server.fails, fake_server.fails_on = "slow", "odd"
    assert engine.check(paragraph) == ()
    fake_server.fails = ""

    assert engine.known(paragraph) is None
    assert engine.due([paragraph]) == 0

    assert [finding.text for finding in engine.check(paragraph)] == ["recieve"]
    assert engine.known(paragraph) != ()
    assert engine.due([paragraph]) is None


def test_what_had_no_answer_twice_is_not_asked_again_by_itself(
    make_engine: MakeEngine, fake_server: FakeServer
) -> None:
    engine = started(make_engine, fake_server, skipped_for=0.0)
    fake_server.fails, fake_server.fails_on = "500", "odd"

    assert engine.check("An odd text.") == engine.check("An odd text.") == ()

    assert engine.known("An odd text.") is None
    assert engine.due(["An odd text."]) is None


def test_a_server_that_fails_on_one_paragraph_after_the_other_is_left_alone_for_a_while(
    make_engine: MakeEngine, fake_server: FakeServer
) -> None:
    engine = started(make_engine, fake_server)
    fake_server.fails, fake_server.fails_on = "500", "odd"
    assert engine.check("One odd text.") == engine.check("Two odd texts.") == ()

    with pytest.raises(GrammarOff):
        engine.check("Three odd texts.")

    assert engine.known("Three odd texts.") is None
    assert engine.status.again > 0


def test_a_redirection_takes_no_text_elsewhere(make_engine: MakeEngine, fake_server: FakeServer) -> None:
    engine = started(make_engine, fake_server)
    with serving(FakeServer()) as other:
        fake_server.fails = other.url

        with pytest.raises(GrammarOff, match="something else"):
            engine.check(TEXT)

        assert other.texts == []


def test_text_for_this_computer_goes_past_every_proxy(
    make_engine: MakeEngine, fake_server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(FakeServer()) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)

        assert started(make_engine, fake_server).check(TEXT) != ()

        assert proxy.texts == []


def test_what_is_no_address_is_asked_for_nothing_and_not_tried_again(make_engine: MakeEngine) -> None:
    engine = make_engine(ServerPlace("grammar"))

    status = engine.start()

    assert (status.state, status.again) == (State.OFF, 0)
    assert "begins with https://" in status.sentence
    assert engine.pid is None


def test_stop_ends_a_check_that_waits(make_engine: MakeEngine, fake_server: FakeServer) -> None:
    engine = started(make_engine, fake_server)
    fake_server.fails = "slow"
    failed: list[GrammarOff] = []

    def ask() -> None:
        try:
            engine.check(TEXT)
        except GrammarOff as error:
            failed.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    assert fake_server.asked.wait(60)
    engine.stop()
    asking.join(60)

    assert len(failed) == 1
    assert engine.status == STOPPED
    assert engine.start() == STOPPED


def test_a_worker_that_cannot_run_is_said(
    make_engine: MakeEngine, fake_server: FakeServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("walkaway.grammar.process.command", lambda *_: [str(tmp_path / "nothing")])

    status = make_engine(ServerPlace(fake_server.url)).start()

    assert (status.state, status.sentence) == (State.OFF, engines.GONE)


def test_a_client_that_is_not_installed_is_said_and_not_tried_again(
    make_engine: MakeEngine, fake_server: FakeServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "language_tool_python.py").write_text("raise ImportError('not there')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)

    status = make_engine(ServerPlace(fake_server.url)).start()

    assert status.sentence == "LanguageTool cannot be asked, as a part of Walkaway is missing (not there)."
    assert (status.state, status.again) == (State.OFF, 0)
