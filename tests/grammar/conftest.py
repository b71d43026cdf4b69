"""One warm Harper for all tests that only ask it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from walkaway.grammar.checker import State
from walkaway.grammar.harper.engine import HarperChecker


@pytest.fixture(scope="package")
def harper() -> Iterator[HarperChecker]:
    """A ready checker that tests neither kill nor reconfigure."""
    checker = HarperChecker(limit=30)
    assert checker.start().state is State.READY
    yield checker
    checker.stop()
