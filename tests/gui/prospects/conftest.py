"""A keeper with a real ledger in the test's own folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Protocol, TypeVar

import pytest
from pytestqt.qtbot import QtBot

from walkaway import paths
from walkaway.gui.notices import Notices
from walkaway.gui.prospects.keeper import Keeper
from walkaway.gui.prospects.picture import Pictures
from walkaway.gui.prospects.suggestion import Suggester
from walkaway.library.store import shipped_library
from walkaway.prospects.ledger import Ledger, Received, Sent
from walkaway.prospects.prospect import Prospect

T = TypeVar("T")
SECONDS = 30
DANA = Prospect(name="Dana Ruiz", firm="Ruiz Bakery", addresses=("dana@ruiz.example",))


class Clock:
    """The time, as the test says it."""

    def __init__(self) -> None:
        self.time = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


def sent(day: int, move: str = "may_not_need_us", text: str = "You may not need us.") -> Sent:
    """A message that went out in May 2026."""
    return Sent(datetime(2026, 5, day, 9, tzinfo=UTC), "Before you decide", text, "", move, 96, "copied")


def reply(day: int, reading: str = "interest", text: str = "Tell me more.") -> Received:
    """A reply that came back in May 2026."""
    return Received(datetime(2026, 5, day, 15, tzinfo=UTC), text, reading, "Re: Before you decide")


class Told(Protocol):
    """Has something done with the ledger behind the keeper, and returns the answer."""

    def __call__(self, work: Callable[[Ledger], T]) -> T: ...


@pytest.fixture
def notices(qtbot: QtBot) -> Notices:
    made = Notices()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def keeper(notices: Notices) -> Iterator[Keeper]:
    made = Keeper(paths.ledger_file, notices)
    yield made
    made.close(SECONDS)


@pytest.fixture
def told(keeper: Keeper, qtbot: QtBot) -> Told:
    def run(work: Callable[[Ledger], T]) -> T:
        answers: list[T] = []
        keeper.ask(keeper, work, answers.append)
        qtbot.waitUntil(lambda: bool(answers), timeout=SECONDS * 1_000)
        return answers[0]

    return run


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pictures(clock: Clock) -> Pictures:
    return Pictures(Suggester(shipped_library().all, dict, clock))


@pytest.fixture
def dana(told: Told) -> Prospect:
    """A prospect whom the ledger knows."""
    return told(lambda ledger: ledger.get(ledger.add(DANA)))


@pytest.fixture(autouse=True)
def _what_ships_is_learned_once(compiled_rules: None) -> None:
    """A home without a cache would learn to read replies again in every test."""
