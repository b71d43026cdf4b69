"""Favourites and uses of templates, and the file that keeps them."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from walkaway.files import WriteError
from walkaway.library.uses import NEVER, DamagedUses, UnclearUses, Use, Uses, load, save

MAY = datetime(2026, 5, 3, 9, 30)
JUNE = datetime(2026, 6, 1, 18, 0)
TODAY = date(2026, 6, 2)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "uses.json"


def used() -> Uses:
    uses = Uses()
    uses.note("takeaway/a", MAY, "Dana")
    uses.note("won/b", MAY)
    uses.note("takeaway/a", JUNE, "Priya Nair")
    uses.toggle("won/b")
    uses.toggle("lost/c")
    return uses


def test_uses_are_counted_and_the_last_one_is_remembered() -> None:
    assert used().of("takeaway/a") == Use(2, JUNE, "Priya Nair")
    assert used().of("won/b") == Use(1, MAY, "")
    assert used().of("never/seen") == NEVER


def test_whom_a_use_was_for_may_be_said_later() -> None:
    uses = used()

    assert uses.meet("won/b", "Dana")
    assert uses.of("won/b") == Use(1, MAY, "Dana")
    assert not uses.meet("won/b", "Dana")
    assert not uses.meet("never/seen", "Dana")
    assert uses.of("never/seen") == NEVER


def test_what_was_used_last_is_the_most_recent() -> None:
    assert used().recent == ("takeaway/a", "won/b")


def test_only_the_last_few_count_as_recent() -> None:
    uses = Uses()
    for number in range(30):
        uses.note(f"won/{number}", datetime(2026, 1, 1 + number))

    assert uses.recent[0] == "won/29"
    assert len(uses.recent) == 20


def test_a_favourite_is_chosen_and_let_go() -> None:
    uses = used()

    assert list(uses.favourites) == ["won/b", "lost/c"]
    assert not uses.toggle("won/b")
    assert list(uses.favourites) == ["lost/c"]
    assert not uses.is_favourite("won/b")


def test_the_file_gives_back_what_was_kept(file: Path) -> None:
    save(file, used().to_json())
    found, damaged = load(file, TODAY)

    assert damaged is None
    assert found.to_json() == used().to_json()


def test_half_a_character_in_a_name_is_no_reason_to_lose_the_rest(file: Path) -> None:
    uses = Uses()
    uses.note("won/b", MAY, "\ud83d")
    save(file, uses.to_json())

    assert load(file, TODAY)[0].of("won/b").count == 1


def test_favorites_as_earlier_versions_wrote_them_are_read(file: Path) -> None:
    written = used().to_json()
    save(file, written.replace(b'"favorites"', b'"favourites"'))

    assert load(file, TODAY)[0].to_json() == written


def test_favorites_that_are_no_list_are_kept_as_unclear(file: Path) -> None:
    file.write_text('{"version": 1, "favourites": "abc", "used": {}}', encoding="utf-8")

    found, trouble = load(file, TODAY)

    assert found.favourites == ()
    assert isinstance(trouble, UnclearUses)
    assert trouble.entries == ('the favorite "abc"',)
    assert json.loads(found.to_json())["unclear"] == ["abc"]


def test_no_file_is_no_uses(file: Path) -> None:
    found, damaged = load(file, TODAY)

    assert (found.recent, found.favourites, damaged) == ((), (), None)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"favourites": 3}', b"\xff\xfe", b"[" * 100_000, b'{"used": {}}'])
def test_a_damaged_file_is_kept_under_another_name_and_told(file: Path, data: bytes) -> None:
    file.write_bytes(data)

    found, damaged = load(file, TODAY)

    assert found.recent == ()
    assert isinstance(damaged, DamagedUses)
    assert damaged.kept_as is not None
    assert damaged.kept_as.read_bytes() == data
    assert damaged.kept_as.name in damaged.sentence
    assert not file.exists()


def test_a_second_damaged_file_on_one_day_does_not_cost_the_first(file: Path) -> None:
    file.write_bytes(b"first")
    _, first = load(file, TODAY)
    file.write_bytes(b"second")

    _, second = load(file, TODAY)

    assert isinstance(first, DamagedUses)
    assert isinstance(second, DamagedUses)
    assert first.kept_as is not None
    assert second.kept_as is not None
    assert (first.kept_as.read_bytes(), second.kept_as.read_bytes()) == (b"first", b"second")


GOOD = {"count": 2, "last": "2026-05-03T09:30:00", "reader": "Dana"}
BROKEN = {"b": {"count": -1, "last": "", "reader": ""}, "c": 5, "d": {**GOOD, "last": "soon"}}


def hand_written(file: Path) -> None:
    rows = {"a": GOOD, **BROKEN}
    file.write_text(json.dumps({"version": 1, "favourites": ["a", 7], "used": rows}), encoding="utf-8")


def test_what_makes_no_sense_in_it_is_told_and_counts_for_nothing(file: Path) -> None:
    hand_written(file)

    found, trouble = load(file, TODAY)

    assert isinstance(trouble, UnclearUses)
    assert trouble.sentence == (
        "Not everything in uses.json makes sense: the favorite 7, b, c and 1 more. It is kept there as “unclear”."
    )
    assert found.of("a") == Use(2, MAY, "Dana")
    assert (found.recent, found.favourites) == (("a",), ("a",))


def test_what_makes_no_sense_is_kept_however_often_the_file_is_written(file: Path) -> None:
    hand_written(file)
    uses = load(file, TODAY)[0]
    uses.note("d", JUNE, "Priya")
    save(file, uses.to_json())

    again, trouble = load(file, TODAY)
    save(file, again.to_json())

    assert trouble is None
    assert again.of("d") == Use(1, JUNE, "Priya")
    assert json.loads(file.read_bytes())["unclear"] == [7, *({id: row} for id, row in BROKEN.items())]


def test_who_is_forgotten_stands_in_no_broken_entry_either(file: Path) -> None:
    hand_written(file)
    uses = load(file, TODAY)[0]

    assert uses.forget({"Dana"})

    assert b"Dana" not in uses.to_json()
    assert json.loads(uses.to_json())["unclear"] == [7, {"b": BROKEN["b"]}, {"c": 5}]


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteError):
        save(tmp_path / "no folder" / "uses.json", used().to_json())


def test_who_is_forgotten_is_named_no_more_and_the_count_stays() -> None:
    uses = Uses()
    uses.note("a", MAY, "Dana Ruiz")
    uses.note("b", MAY, "Priya")

    assert uses.forget({"Dana Ruiz", ""})
    assert not uses.forget({"Dana Ruiz"})
    assert (uses.of("a").count, uses.of("a").reader, uses.of("b").reader) == (1, "", "Priya")
