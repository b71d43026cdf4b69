"""walkaway moves: the list, one move, the page; with the user's own days where they are asked for."""

from __future__ import annotations

import json
import re
from pathlib import Path

from walkaway import paths, settings
from walkaway.moves import MOVES, TURNS
from walkaway.settings import Settings

from .conftest import Run


def test_the_list_has_every_move_with_its_days(walkaway: Run) -> None:
    lines = walkaway("moves").text.splitlines()

    assert [line.split()[0] for line in lines] == list(MOVES)
    for line, move in zip(lines, MOVES.values(), strict=True):
        assert f" {move.recharge_days} days  {move.help}" in line


def test_a_move_is_shown_whole(real_walkaway: Run) -> None:
    move = MOVES["may_not_need_us"]

    done = real_walkaway("moves", move.id)

    assert done.code == 0
    assert done.text.startswith(f"{move.label}  {move.id}\n{move.help}\n")
    for line in (move.works, move.backfires, "Recharges in 60 days with the same prospect.", move.source):
        assert f"\n  {line}\n" in done.text
    for turn, ids in move.after.items():
        assert f"\n  {TURNS[turn]}: {', '.join(ids)}\n" in done.text


def test_json_has_one_object_a_line(walkaway: Run) -> None:
    answers = [json.loads(line) for line in walkaway("moves", "--format", "json").text.splitlines()]

    assert [answer["id"] for answer in answers] == list(MOVES)
    keys = ["id", "label", "help", "works", "backfires", "recharge_days", "after", "source"]
    assert all(list(answer) == keys and list(answer["after"]) == list(TURNS) for answer in answers)


def test_own_days_count_only_where_they_are_asked_for(walkaway: Run) -> None:
    settings.save(paths.settings_file(), Settings(recharge_days={"premium": 1}))

    usual = json.loads(walkaway("moves", "premium", "--format", "json").text)
    mine = json.loads(walkaway("moves", "premium", "--format", "json", "--mine").text)

    assert (usual["recharge_days"], mine["recharge_days"]) == (60, 1)
    assert "Recharges in 1 day with" in walkaway("moves", "premium", "--mine").text


def test_settings_that_cannot_be_read_are_an_error(walkaway: Run) -> None:
    paths.settings_file().write_text("[recharge_days]\npremium = 'long'\n", encoding="utf-8")

    done = walkaway("moves", "--mine")

    assert done.code == 2
    assert "line 1: recharge_days: " in done.err


def test_an_unknown_move_is_an_error_with_the_nearest_name(walkaway: Run) -> None:
    done = walkaway("moves", "not_a_git")

    assert done.code == 2
    assert "Did you mean not_a_fit?" in done.err


def test_the_page_in_the_docs_is_up_to_date_and_its_links_lead_somewhere(walkaway: Run) -> None:
    kept = (Path(__file__).parents[2] / "docs" / "moves.md").read_text(encoding="utf-8")

    page = walkaway("moves", "--format", "markdown").text

    assert kept == page, "make it anew: python3 run.py moves --format markdown > docs/moves.md"
    heads = [line[3:] for line in page.splitlines() if line.startswith("## ")]
    assert heads == [move.label for move in MOVES.values()]
    anchors = {head.lower().replace(" ", "-") for head in heads}
    assert set(re.findall(r"\(#([^)]+)\)", page)) <= anchors
