"""The moves: the shipped file is whole and well written, and a mistake in one says where it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from walkaway.moves import MOVES, TURNS, Move, MoveError, read_moves, recharge_days

LONGEST_SENTENCE = 20
TAKEAWAYS = {
    *("not_for_everyone", "expensive_side", "cheaper_routes", "other_direction"),
    *("may_not_need_us", "not_a_fit", "negative_reverse"),
}
"""The moves that push away; two of them in a row would be a habit."""

ROW = """\
[[move]]
id = "plain"
label = "Plain"
help = "Said once."
works = "Often."
backfires = "Seldom."
recharge_days = 0
after.taken = ["other"]
after.refused = ["other"]
after.stalled = ["other"]
after.silent = ["other"]
source = "Somebody, “A Book”"
"""
OTHER = ROW.replace('"other"', '"plain"').replace('id = "plain"', 'id = "other"')


def _sentences(words: str) -> list[str]:
    return [each for each in re.split(r"(?<=[.?!;:])\s+", words) if each]


@pytest.mark.parametrize("move", MOVES.values(), ids=lambda move: move.id)
def test_a_shipped_move_is_told_in_few_short_sentences(move: Move) -> None:
    for words in (move.help, move.works, move.backfires):
        assert words.endswith(".")
        assert len(_sentences(words)) <= 3
        for sentence in _sentences(words):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


@pytest.mark.parametrize("move", MOVES.values(), ids=lambda move: move.id)
def test_a_source_is_a_person_and_a_title(move: Move) -> None:
    assert re.fullmatch(r"[A-Z][\w. ]+, “[^“”]+”(, .+)?", move.source)


@pytest.mark.parametrize("move", MOVES.values(), ids=lambda move: move.id)
def test_every_answer_leads_on(move: Move) -> None:
    assert tuple(move.after) == tuple(TURNS)
    for turn, ids in move.after.items():
        assert move.id not in ids
        if (move.id, turn) != ("close_the_file", "silent"):
            assert len(ids) >= 2


@pytest.mark.parametrize("id", sorted(TAKEAWAYS))
def test_after_a_takeaway_that_worked_or_met_silence_comes_no_other(id: str) -> None:
    after = MOVES[id].after

    assert not TAKEAWAYS & {*after["taken"], *after["silent"]}


def test_only_the_plain_move_takes_no_time_to_recharge_and_takeaways_take_long() -> None:
    assert [move.id for move in MOVES.values() if move.recharge_days == 0] == ["plain"]
    assert all(MOVES[id].recharge_days >= 30 for id in TAKEAWAYS)


def test_a_move_recharges_as_long_as_the_user_says_else_as_usual() -> None:
    own = {"not_a_fit": 5, "plain": 3}

    assert recharge_days("not_a_fit", own) == 5
    assert recharge_days("plain", own) == 3
    assert recharge_days("premium", own) == MOVES["premium"].recharge_days


def test_moves_are_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "moves.toml"
    file.write_text(OTHER + ROW, encoding="utf-8")

    moves = read_moves(file)

    assert list(moves) == ["other", "plain"]
    assert moves["plain"].after["silent"] == ("other",)
    assert moves["plain"].source == "Somebody, “A Book”"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("recharge_days = 0\n", "", "move plain: recharge_days is missing; expected each of id,"),
        ("recharge_days = 0", "recharge_days = -1", "move plain: recharge_days is -1; expected a whole number of days"),
        (
            "recharge_days = 0",
            "recharge_days = true",
            "move plain: recharge_days is True; expected a whole number of days",
        ),
        ('label = "Plain"', "label = 3", "move plain: label is 3; expected some words"),
        ('works = "Often."', 'works = " "', "move plain: works is ' '; expected some words"),
        ('works = "Often."', 'works = "Often."\nsize = 3', "move plain: size is no key of a move; expected only"),
        ('id = "plain"\n', "", "move number 1: id is missing"),
        ('id = "plain"', 'id = "other"', "move other: the id is there twice; expected an id of its own"),
        ('taken = ["other"]', 'taken = ["gone"]', 'move plain: after.taken has "gone", which is no move; expected'),
        ('taken = ["other"]', 'taken = ["plain"]', "move plain: after.taken has the move itself; expected another"),
        ('taken = ["other"]', "taken = []", "move plain: after.taken is []; expected a list of ids"),
        ('taken = ["other"]', 'taken = ["other", "other"]', "move plain: after.taken has a move twice; expected"),
        ('after.taken = ["other"]\n', "", "move plain: after has refused, stalled, silent; expected a list of moves"),
        (ROW, "", 'move other: after.taken has "plain", which is no move'),
        ("[[move]]", "[[moves]]", "it does not consist of moves; expected one [[move]] after another"),
        ('label = "Plain"', 'label = "Plain', "expected TOML"),
    ],
)
def test_a_mistake_names_file_move_and_what_is_expected(tmp_path: Path, old: str, new: str, said: str) -> None:
    file = tmp_path / "moves.toml"
    file.write_text(ROW.replace(old, new, 1) + OTHER, encoding="utf-8")

    with pytest.raises(MoveError) as caught:
        read_moves(file)

    assert str(caught.value).startswith(str(file))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_an_error_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(MoveError, match=r"moves\.toml.*expected a text file"):
        read_moves(tmp_path / "moves.toml")
