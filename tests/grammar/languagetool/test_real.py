"""The real LanguageTool with its real Java, where both are there."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from tests.grammar.languagetool.conftest import Engine, java_of, wait_for_end

from walkaway.grammar.checker import State
from walkaway.grammar.languagetool.place import LocalPlace


@pytest.fixture(scope="module")
def real(languagetool_folder: Path) -> Iterator[Engine]:
    """One warm LanguageTool for all tests that only ask it."""
    engine = Engine(LocalPlace(languagetool_folder))
    assert engine.start().state is State.WAITING, engine.status.sentence
    engine.check("The first text takes a while.")
    yield engine
    java = java_of(engine)
    engine.stop()
    wait_for_end(java)


def marks(engine: Engine, paragraph: str) -> dict[str, str]:
    """What is marked, and the first thing that is offered for it."""
    found = engine.check(paragraph)
    assert all(one.span.of(paragraph) == one.text and one.rule.startswith("languagetool/") for one in found)
    return {one.text: next(iter(one.rewrites), "") for one in found}


@pytest.mark.parametrize(
    ("paragraph", "words", "rewrite"),
    [
        ("We recieve the files on Monday.", "recieve", "receive"),
        ("🙂🙂 There is many options for it.", "There is many options", "There are many options"),
        ("I am agree with the second point.", "am agree", "agree"),
        ("The price of it is to high for us.", "to", "too"),
        ("We look forward to hear from you.", "to hear", "to hearing"),
        ("Please find attached\nthe the invoice.", "the the", "the"),
    ],
)
def test_mistakes_are_found_with_a_way_out(real: Engine, paragraph: str, words: str, rewrite: str) -> None:
    assert marks(real, paragraph).get(words) == rewrite


@pytest.mark.parametrize(
    "mail",
    [
        "Hi {{name}},",
        'Thank you  for the "plan" -- it\'s 10 - 20 pages ... and (c) 2020.',
        "Due to the move we offer a free gift, gonna be fun. See www.example.org or mail anna@example.org 🙂",
        "The KPI of the iPhone app and the mp3 are at https://example.org/a/b?c=d.",
        "An {{adjective}} offer, a {{noun}} of ours. {{greeting}}",
        f"The key is {'x' * 100_000}.",
        "Dies ist ein deutscher Absatz mit vielen Worten und der Rechner sollte ihn bitte in Ruhe lassen.",
    ],
)
def test_what_nobody_minds_or_is_no_word_is_not_marked(real: Engine, mail: str) -> None:
    assert marks(real, mail) == {}


def test_the_dialect_is_honoured_and_says_whose_word_it_is(real: Engine) -> None:
    (finding,) = real.check("We organise it on Monday.")
    assert "British" in finding.why
    assert finding.link.startswith("https://")

    real.configure("british", ())

    assert real.check("We organise it on Monday.") == ()
    real.configure("american", ())


def test_a_word_of_the_user_is_right(real: Engine) -> None:
    assert marks(real, "Our zorbly’s price is fair.") != {}

    real.configure("american", ["zorbly"])

    assert marks(real, "Our zorbly’s price is fair.") == {}
    real.configure("american", ())


def test_offsets_hold_in_a_paragraph_of_many_calls(real: Engine) -> None:
    paragraph = "🙂 This sentence is long enough and quite right. " * 120 + "We recieve it."

    assert marks(real, paragraph) == {"recieve": "receive"}


def test_it_listens_to_this_computer_only(real: Engine) -> None:
    places = psutil.Process(java_of(real)).net_connections(kind="inet")

    listening = [place.laddr.ip for place in places if place.status == psutil.CONN_LISTEN]
    assert listening
    assert all(ipaddress.ip_address(ip).is_loopback for ip in listening)


def test_its_memory_is_told(real: Engine) -> None:
    real.check("What does it take?")

    assert 100 * 1024**2 < real.status.memory < 2 * 1024**3


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="watches processes through Linux pidfds")
def test_a_killed_worker_takes_the_real_java_along(languagetool_folder: Path) -> None:
    engine = Engine(LocalPlace(languagetool_folder))
    engine.start()
    engine.check("Start, please.")
    worker, java = engine.pid, java_of(engine)
    assert worker is not None

    os.kill(worker, 9)

    wait_for_end(java)
    engine.stop()
