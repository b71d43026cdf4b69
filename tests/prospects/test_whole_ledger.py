"""Everything can be taken along as JSON, and comes back as it was."""

from __future__ import annotations

import copy
import json
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.prospects.conftest import day, message, reply

from walkaway.prospects.ledger import HOWS, RESULTS, AddressTaken, BadExport, Ledger, Outcome, Received, Sent
from walkaway.prospects.prospect import TONES, Prospect

words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
moments = st.datetimes(datetime(2, 1, 2), datetime(9998, 12, 30), timezones=st.just(UTC))
messages = st.builds(Sent, moments, words, words, words, words, st.none() | st.integers(0, 100), st.sampled_from(HOWS))
replies = st.builds(Received, moments, words, words, words, st.just(""), words)
outcomes = st.builds(Outcome, moments, st.sampled_from(RESULTS))
prospects = st.builds(
    Prospect,
    st.just(0),
    words,
    words,
    st.lists(words, max_size=3).map(tuple),
    words,
    st.lists(words, max_size=3).map(tuple),
    st.sampled_from(TONES),
    st.dictionaries(words, words, max_size=3),
)
people = st.lists(st.tuples(prospects, st.lists(messages | replies | outcomes, max_size=6)), max_size=4)


@settings(max_examples=25, deadline=None)
@given(people)
def test_what_is_exported_comes_back_the_same(people: list[tuple[Prospect, list[Sent | Received | Outcome]]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder, "a", "ledger.sqlite")) as ledger:
        for prospect, entries in people:
            try:
                id = ledger.add(prospect)
            except AddressTaken:
                continue
            for what in entries:
                _note(ledger, id, what)
        data = json.loads(json.dumps(ledger.export()))

        with Ledger.open(Path(folder, "b", "ledger.sqlite")) as other:
            assert len(other.restore(data).added) == ledger.count()

            assert other.export() == data
            assert other.overview() == ledger.overview()
            for kept, again in zip(ledger.export()["prospects"], other.export()["prospects"], strict=True):
                assert kept == again


def _note(ledger: Ledger, prospect: int, what: Sent | Received | Outcome) -> None:
    if isinstance(what, Sent):
        ledger.sent(prospect, what)
    elif isinstance(what, Received):
        ledger.replied(prospect, what)
    else:
        ledger.ended(prospect, what)


@pytest.fixture
def data(ledger: Ledger) -> dict[str, Any]:
    """An export with one of each."""
    dana = ledger.add(Prospect(name="Dana", addresses=("dana@ruiz.example",), tags=("web",), fields={"city": "Bonn"}))
    ledger.sent(dana, message(day(3)))
    ledger.replied(dana, reply(day(4)))
    ledger.ended(dana, Outcome(day(5), "won"))
    ledger.add(Prospect(name="Ben"))
    return ledger.export()


def test_one_prospect_can_be_exported_alone(ledger: Ledger, data: dict[str, Any]) -> None:
    assert ledger.export(1) == {**data, "prospects": data["prospects"][:1]}


def test_numbers_of_the_ledger_are_not_in_the_export(data: dict[str, Any]) -> None:
    assert set(data["prospects"][0]) == {"name", "firm", "addresses", "notes", "tags", "tone", "fields", "entries"}
    assert all("id" not in entry for entry in data["prospects"][0]["entries"])


def test_an_import_that_meets_a_known_address_adds_nothing(ledger: Ledger, data: dict[str, Any]) -> None:
    data["prospects"].reverse()

    with pytest.raises(AddressTaken):
        ledger.restore(data)

    assert ledger.count() == 2


def _without(*path: str | int) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        del data[path[-1]]

    return change


def _with(value: object, *path: str | int) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_with("notes", "kind"), 'its kind is not "walkaway prospects"'),
        (_with(2, "format"), "its format is not 1; a newer Walkaway"),
        (_with({}, "prospects"), "prospects: expected a list of objects"),
        (_with(7, "prospects", 0), r"prospects\[0\]: expected an object"),
        (_without("prospects", 1, "name"), r"prospects\[1\], name: expected a text"),
        (_with(["a", 1], "prospects", 0, "tags"), r"prospects\[0\], tags: expected a list of texts"),
        (_with({"a": 1}, "prospects", 0, "fields"), r"prospects\[0\], fields: expected an object of texts"),
        (_with("loud", "prospects", 0, "tone"), r"tone: expected one of nothing, warm, plain, dry"),
        (_with("spoke", "prospects", 0, "entries", 0, "kind"), r"entries\[0\], kind: expected one of sent"),
        (_with("soon", "prospects", 0, "entries", 1, "when"), r"entries\[1\], when: expected a date and time"),
        (_with("2026-05-03", "prospects", 0, "entries", 1, "when"), r"when: expected a date and time with its zone"),
        (_with("0001-01-01T00:00+05:00", "prospects", 0, "entries", 1, "when"), r"when: expected a year between"),
        (_with("9999-12-31T23:59-05:00", "prospects", 0, "entries", 1, "when"), r"when: expected a year between"),
        (_with(True, "prospects", 0, "entries", 0, "composure"), "composure: expected a whole number"),
        (_with(200, "prospects", 0, "entries", 0, "composure"), "composure: expected 0 to 100"),
        (_with("maybe", "prospects", 0, "entries", 2, "result"), "result: expected one of won, lost, open"),
    ],
)
def test_a_broken_export_is_named_and_adds_nothing(
    data: dict[str, Any], tmp_path: Path, change: Callable[[Any], None], said: str
) -> None:
    broken = copy.deepcopy(data)
    change(broken)

    with Ledger.open(tmp_path / "new" / "ledger.sqlite") as other:
        with pytest.raises(BadExport, match=said):
            other.restore(broken)
        assert other.count() == 0


@pytest.mark.parametrize("data", [None, [], "prospects", 3])
def test_what_is_no_export_at_all_is_said_so(ledger: Ledger, data: object) -> None:
    with pytest.raises(BadExport, match="the file: expected an object"):
        ledger.restore(data)
