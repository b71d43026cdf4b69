"""A keeper with a real ledger in the test's own folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

import pytest
from pytestqt.qtbot import QtBot

from walkaway import paths
from walkaway.gui.notices import Notices
from walkaway.gui.prospects.keeper import Keeper
from walkaway.prospects.ledger import Ledger
from walkaway.prospects.prospect import Prospect

T = TypeVar("T")
SECONDS = 30
DANA = Prospect(name="Dana Ruiz", firm="Ruiz Bakery", addresses=("dana@ruiz.example",))


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
def dana(told: Told) -> Prospect:
    """A prospect whom the ledger knows."""
    return told(lambda ledger: ledger.get(ledger.add(DANA)))
