"""walkaway reply: what a prospect's answer says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from walkaway.settings import Settings

REPLY = """Hi Tom,

thank you for the quote. Unfortunately €4,500 is more than we budgeted. Can you come down a bit by Friday?

Best,
Dana

On Tue, 24 Nov 2026 Tom wrote:
> I am not interested in a discount of 900 euros.
"""
AWAY = b"""From: Dana <dana@harbor.example>\r
Subject: Re: Your quote\r
Auto-Submitted: auto-replied\r
\r
I love it, let us go ahead when I am back.\r
"""


def answers(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_json_has_the_reading_its_cues_and_the_next_move(walkaway: Run, tmp_path: Path) -> None:
    file = tmp_path / "reply.txt"
    file.write_text(REPLY, encoding="utf-8")

    done = walkaway("reply", "--format", "json", str(file))

    (answer,) = answers(done.text)
    assert done.code == 0
    assert (answer["path"], answer["reading"]) == (str(file), "price")
    cues = answer["cues"]
    assert isinstance(cues, list)
    assert cues
    assert all(REPLY[cue["start"] : cue["end"]] == cue["text"] for cue in cues)
    assert not [cue for cue in cues if "discount" in cue["text"]], "quoted text is not read"
    following = answer["next"]
    assert isinstance(following, dict)
    assert set(following) == {"move", "template", "why"}
    dates, amounts = answer["dates"], answer["amounts"]
    assert isinstance(dates, list)
    assert isinstance(amounts, list)
    assert [one["text"] for one in dates] == ["Friday"]
    assert [(one["amount"], one["currency"]) for one in amounts] == [("4500", "€")]


def test_days_in_figures_are_read_as_the_window_reads_them_at_first(walkaway: Run) -> None:
    done = walkaway("reply", "--format", "json", stdin=b"Let us talk on 4/5/2031.\n")

    (answer,) = answers(done.text)
    assert answer["dates"] == [{"start": 15, "end": 23, "text": "4/5/2031", "day": "2031-04-05"}]
    assert Settings().month_first


def test_a_mail_that_a_machine_sent_is_no_answer(walkaway: Run, tmp_path: Path) -> None:
    file = tmp_path / "away.eml"
    file.write_bytes(AWAY)

    told = walkaway("reply", str(file)).text
    (answer,) = answers(walkaway("reply", "--format", "json", str(file)).text)

    assert (answer["reading"], answer["next"]) == ("automatic", None)
    assert "Its header Auto-Submitted says auto-replied. It does not count as an answer." in told


def test_text_says_what_was_read_why_and_what_is_next(walkaway: Run) -> None:
    told = walkaway("reply", "-", stdin=b"Sorry, that is more than we can spend.").text

    assert told.startswith("-: price\n")
    assert '    price: "' in told
    assert "    next: They find the price high: “" in told


def test_who_asks_for_quiet_is_left_alone(walkaway: Run) -> None:
    stop = b"Please stop emailing me."

    told = walkaway("reply", "-", stdin=stop).text
    (answer,) = answers(walkaway("reply", "--format", "json", "-", stdin=stop).text)

    assert (answer["reading"], answer["next"]) == ("refusal", None)
    assert "    next: They ask not to be written to. Leave them be." in told


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_read(walkaway: Run, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Too expensive for us.", encoding="utf-8")

    done = walkaway("reply", "--format", "json", str(tmp_path / "none.txt"), str(good))

    first, second = answers(done.text)
    assert done.code == 2
    assert "error" in first
    assert second["reading"] == "price"


@pytest.mark.parametrize("text", ["", "   \n", "> all of it is quoted\n"])
def test_a_reply_without_words_of_its_own_reads_as_none(walkaway: Run, text: str) -> None:
    (answer,) = answers(walkaway("reply", "--format", "json", "-", stdin=text.encode()).text)

    assert (answer["reading"], answer["cues"], answer["next"]) == ("none", [], None)
