"""Python's search for garbage and the check: it stays out of the way, and has nothing to find."""

from __future__ import annotations

import gc
import re
import threading

import pytest

from walkaway.text.finding import Finding
from walkaway.tone import ToneChecker, load_rules
from walkaway.tone.ignores import Ignores

pytestmark = pytest.mark.usefixtures("compiled_rules")

SHIPPED = load_rules()
TEXT = "\n\n".join(re.sub(r"[\[\]]", "", example) for rule in SHIPPED.rules[::4] for example in rule.flag)


def test_a_check_is_not_held_up_by_a_search_for_garbage() -> None:
    checker = ToneChecker(SHIPPED)
    seen: list[str] = []

    def look(phase: str, info: dict[str, int]) -> None:
        seen.append(phase)

    gc.collect()
    before = gc.get_threshold()
    gc.callbacks.append(look)
    gc.set_threshold(100)
    try:
        checker.check_text(TEXT)
    finally:
        gc.set_threshold(*before)
        gc.callbacks.remove(look)

    assert len(seen) < 20
    assert gc.isenabled()


def test_a_check_that_fails_leaves_the_collector_as_it_was() -> None:
    class Broken(Ignores):
        def hides(self, finding: Finding, paragraph: str, draft: str) -> bool:
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        ToneChecker(SHIPPED, ignores=Broken()).check_text(TEXT)

    assert gc.isenabled()


def test_a_collector_that_is_off_stays_off() -> None:
    gc.disable()
    try:
        ToneChecker(SHIPPED).check_text("Just checking in.")

        assert not gc.isenabled()
    finally:
        gc.enable()


def test_of_two_checks_at_once_the_last_one_brings_the_collector_back() -> None:
    first_is_in, first_may_end = threading.Event(), threading.Event()
    between: list[bool] = []

    class First(Ignores):
        def hides(self, finding: Finding, paragraph: str, draft: str) -> bool:
            first_is_in.set()
            return not first_may_end.wait(60)

    class Last(Ignores):
        def hides(self, finding: Finding, paragraph: str, draft: str) -> bool:
            first_may_end.set()
            other.join()
            between.append(gc.isenabled())
            return False

    other = threading.Thread(target=ToneChecker(SHIPPED, ignores=First()).check_text, args=("Just checking in.",))
    other.start()
    assert first_is_in.wait(60)
    ToneChecker(SHIPPED, ignores=Last()).check_text("Just checking in.")

    assert between
    assert not any(between)
    assert gc.isenabled()


def test_a_checker_that_is_let_go_leaves_nothing_to_collect() -> None:
    checker = ToneChecker(SHIPPED)
    gc.collect()
    gc.disable()
    try:
        assert checker.check_text(TEXT).findings
        del checker

        assert gc.collect() == 0
    finally:
        gc.enable()
