"""walkaway prospects keeps track of who was written to, in text for people and JSON for programs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from walkaway import paths
from walkaway.prospects.reply import KINDS

from .conftest import Done, Run

DANA = "Dana Ruiz · Ruiz Bakery <dana@ruiz.example>"
REPLY = b"""\
From: Dana Ruiz <dana@ruiz.example>
Subject: Re: Before you decide
Date: Mon, 04 May 2026 10:00:00 +0200
Message-ID: <one@ruiz.example>
Content-Type: text/plain; charset=utf-8

We need more time for this.
"""


def objects(done: Done) -> list[dict[str, Any]]:
    """The JSON objects that a command printed."""
    return [json.loads(line) for line in done.text.splitlines()]


@pytest.fixture
def message(tmp_path: Path) -> Path:
    """A message as a text file."""
    file = tmp_path / "offer.txt"
    file.write_text("Subject: Before you decide\n\nHi Dana,\n\nYou may not need a marzipan site.\n", encoding="utf-8")
    return file


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    """A reply as a mail."""
    file = tmp_path / "answer.eml"
    file.write_bytes(REPLY)
    return file


@pytest.fixture
def dana(walkaway: Run) -> int:
    done = walkaway("prospects", "add", DANA, "--tag", "web", "--tone", "dry", "--note", "Opens at five.")
    assert (done.code, done.text) == (0, "prospect 1\n")
    return 1


def test_an_empty_list_says_so(walkaway: Run) -> None:
    done = walkaway("prospects")

    assert (done.code, done.text) == (1, "")
    assert done.err == "walkaway prospects: nobody is kept yet.\n"


def test_the_list_shows_the_last_contact_first(walkaway: Run, dana: int, message: Path) -> None:
    walkaway("prospects", "add", "Ben <ben@x.example>")
    walkaway("prospects", "sent", "dana@ruiz.example", str(message), "--when", "2026-05-03")

    done = walkaway("prospects")

    assert done.code == 0
    first, second = done.text.splitlines()
    assert first.split("  ", 1)[1].strip().startswith("1  Dana Ruiz · Ruiz Bakery · <dana@ruiz.example>")
    assert first.endswith("2026-05-03  1 sent, 0 back, open")
    assert second.endswith("no contact  0 sent, 0 back, open")
    (listed, _) = objects(walkaway("prospects", "--format", "json"))
    assert (listed["id"], listed["sent"], listed["outcome"]) == (dana, 1, "open")
    assert [each["name"] for each in objects(walkaway("prospects", "--tag", "web", "--format", "json"))] == [
        "Dana Ruiz"
    ]


def test_a_long_list_says_that_there_is_more(walkaway: Run, dana: int) -> None:
    walkaway("prospects", "add", "Ben")

    done = walkaway("prospects", "--limit", "1")

    assert len(done.text.splitlines()) == 1
    assert "--limit shows more" in done.err


def test_a_message_a_reply_and_an_outcome_are_noted_and_shown(
    walkaway: Run, dana: int, message: Path, answer: Path
) -> None:
    sent = walkaway("prospects", "sent", "1", str(message), "--move", "may_not_need_us", "--when", "2026-05-03T14:30")
    replied = walkaway("prospects", "replied", "Dana Ruiz", str(answer), "--reading", "refusal", "--format", "json")
    ended = walkaway("prospects", "outcome", "dana", "lost", "--when", "2026-05-09")

    assert (sent.code, sent.text) == (0, "prospect 1, entry 1\n")
    assert objects(replied) == [{"prospect": 1, "entry": 2}]
    assert ended.code == 0
    shown = walkaway("prospects", "show", "dana@ruiz.example")
    assert shown.text.splitlines()[4:] == [
        "may_not_need_us: once on 2026-05-03, refusal; has recharged",
        "    3  2026-05-09  lost",
        "    2  2026-05-04  came back (refusal): We need more time for this.",
        "    1  2026-05-03  sent (may_not_need_us): Before you decide",
    ]
    (whole,) = objects(walkaway("prospects", "show", "1", "--format", "json"))
    kept_sent, kept_reply, kept_end = whole["entries"]
    assert (kept_sent["id"], kept_sent["composure"], kept_sent["how"]) == (1, 100, "said")
    assert kept_sent["text"] == "Hi Dana,\n\nYou may not need a marzipan site."
    assert (kept_reply["message_id"], kept_reply["when"]) == ("<one@ruiz.example>", "2026-05-04T08:00:00+00:00")
    assert (kept_reply["reading"], kept_reply["corrected"]) == ("stall", "refusal")
    assert kept_end["result"] == "lost"
    assert [(each["move"], each["days_left"]) for each in whole["moves"]] == [("may_not_need_us", 0)]


def test_a_reply_is_read_and_one_of_a_machine_is_no_answer(
    walkaway: Run, dana: int, message: Path, answer: Path
) -> None:
    walkaway("prospects", "sent", "1", str(message), "--move", "premium", "--when", "2026-05-03")
    answer.write_bytes(REPLY.replace(b"Subject", b"Auto-Submitted: auto-replied\nSubject"))

    walkaway("prospects", "replied", "1", str(answer))

    (whole,) = objects(walkaway("prospects", "show", "1", "--format", "json"))
    assert whole["entries"][1]["reading"] == "automatic"
    assert whole["moves"][0]["came_back"] == ""


def test_a_move_that_rests_says_for_how_long_with_the_days_that_the_user_chose(
    walkaway: Run, dana: int, message: Path
) -> None:
    paths.settings_file().write_text("[recharge_days]\npremium = 10\n", encoding="utf-8")
    walkaway("prospects", "sent", "1", str(message), "--move", "premium")

    assert "no answer; recharges in 10 days" in walkaway("prospects", "show", "1").text


def test_a_template_brings_its_move(walkaway: Run, dana: int, message: Path) -> None:
    template = objects(walkaway("templates", "--move", "premium", "--format", "json"))[0]["id"]

    walkaway("prospects", "sent", "1", str(message), "--template", template)

    (whole,) = objects(walkaway("prospects", "show", "1", "--format", "json"))
    assert (whole["entries"][0]["template"], whole["entries"][0]["move"]) == (template, "premium")


def test_what_was_noted_can_be_taken_back(walkaway: Run, dana: int, message: Path) -> None:
    walkaway("prospects", "sent", "1", str(message))

    done = walkaway("prospects", "undo", "1")

    assert (done.code, done.text) == (0, "prospect 1, entry 1\n")
    assert objects(walkaway("prospects", "show", "1", "--format", "json"))[0]["entries"] == []
    assert walkaway("prospects", "undo", "1").code == 2


def test_search_finds_prospects_and_messages(walkaway: Run, dana: int, message: Path) -> None:
    walkaway("prospects", "sent", "1", str(message))

    assert objects(walkaway("prospects", "search", "bakery", "--format", "json")) == [
        {"prospect": 1, "name": "Dana Ruiz", "entry": None, "excerpt": "Ruiz Bakery"}
    ]
    (hit,) = objects(walkaway("prospects", "search", "need", "marzipan", "--format", "json"))
    assert (hit["entry"], hit["prospect"]) == (1, 1)
    assert "marzipan" in walkaway("prospects", "search", "marzipan").text
    missed = walkaway("prospects", "search", "liquorice")
    assert (missed.code, missed.text) == (1, "")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["shwo", "1"], "there is no action shwo. Did you mean show?"),
        (["show"], "show: wrong number of arguments"),
        (["show", "7"], "There is no prospect 7 any more."),
        (["show", "stranger@x.example"], "nobody has the address stranger@x.example"),
        (["show", "Nobody"], "nobody is called Nobody"),
        (["show", "Ruiz"], "Ruiz may be 2 Eva Ruiz, 1 Dana Ruiz. Use the number."),
        (["add", "Dana <dana@ruiz.example>"], "dana@ruiz.example belongs to Dana Ruiz already."),
        (["add", "a@x.example, b@x.example"], "is not one recipient"),
        (["outcome", "1", "maybe"], "Choose one of won, lost, open"),
        (["outcome", "1", "won", "--when", "soon"], "--when soon: no such time"),
        (["sent", "1", "-", "--move", "dance"], "there is no move dance"),
        (["sent", "1", "-", "--template", "none/such"], "there is no template none/such"),
        (["sent", "1", "/nowhere.txt"], "/nowhere.txt"),
        (["undo", "x"], "x is no number of an entry"),
        (["import", "/nowhere.csv"], "/nowhere.csv"),
        (["import", "/nowhere.json"], "/nowhere.json: there is no such file"),
        (["show", "-1"], "nobody is called -1"),
        (["outcome", "1", "won", "--when", "9999-12-31T23:59"], "no such time"),
        (["outcome", "1", "won", "--when", "0001-01-01"], "no such time"),
        (["--tag", "a", "--tag", "b"], "one --tag at a time"),
    ],
)
def test_what_cannot_be_done_is_one_line_that_says_why(walkaway: Run, dana: int, args: list[str], said: str) -> None:
    walkaway("prospects", "add", "Eva Ruiz")

    done = walkaway("prospects", *args, stdin=b"words")

    assert (done.code, done.out) == (2, b"")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_an_import_is_shown_first_and_adds_whom_nobody_knows(walkaway: Run, dana: int, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(
        "name,email,notes\nBen,ben@x.example,\nD. Ruiz,DANA@ruiz.example,Likes tea.\nKim,nonsense,\n", encoding="utf-8"
    )

    shown = walkaway("prospects", "import", str(file), "--dry-run")
    assert shown.code == 1
    assert shown.text.splitlines() == [
        'line 4: "nonsense" is no mail address; left out',
        "line 2: Ben · <ben@x.example>: new",
        "line 3: D. Ruiz · <DANA@ruiz.example>: known as Dana Ruiz, more: notes",
        "line 4: Kim: new",
    ]
    assert shown.err == "walkaway prospects: 2 would be added, 1 known with more (--merge adds it), 1 left out.\n"
    assert len(walkaway("prospects").text.splitlines()) == 1

    walkaway("prospects", "import", str(file))
    assert len(walkaway("prospects").text.splitlines()) == 3
    assert objects(walkaway("prospects", "show", "1", "--format", "json"))[0]["notes"] == "Opens at five."

    merged = walkaway("prospects", "import", str(file), "--merge", "--format", "json")
    assert [each.get("fate") for each in objects(merged)] == [None, "same", "more", "same"]
    assert objects(walkaway("prospects", "show", "1", "--format", "json"))[0]["notes"] == "Opens at five.\n\nLikes tea."


def test_a_file_that_nobody_could_use_is_refused(walkaway: Run, tmp_path: Path) -> None:
    for name, data, said in (("a.csv", b"x,y\n1,2\n", "names no column"), ("a.json", b"{", "it is no JSON")):
        (tmp_path / name).write_bytes(data)

        done = walkaway("prospects", "import", str(tmp_path / name))

        assert (done.code, done.out) == (2, b"")
        assert said in done.err


@pytest.mark.parametrize("name", ["gone.csv", "gone.json"])
def test_a_file_that_is_not_there_is_said_to_be_so(walkaway: Run, tmp_path: Path, name: str) -> None:
    done = walkaway("prospects", "import", str(tmp_path / name))

    assert done.code == 2
    assert "there is no such file or folder. Check the name" in done.err


@pytest.mark.parametrize("kind", ["csv", "vcf", "json"])
def test_an_export_is_imported_again(
    walkaway: Run, dana: int, message: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    walkaway("prospects", "sent", "1", str(message))
    file = tmp_path / f"all.{kind}"
    file.write_bytes(walkaway("prospects", "export", "--as", kind).out)
    before = objects(walkaway("prospects", "show", "1", "--format", "json"))[0]
    monkeypatch.setenv("WALKAWAY_HOME", str(tmp_path / "other"))

    assert walkaway("prospects", "import", str(file)).code == 0

    after = objects(walkaway("prospects", "show", "1", "--format", "json"))[0]
    if kind == "json":
        assert after == before
    else:
        assert after == {**before, "entries": [], "moves": []}


def test_one_prospect_is_exported_alone(walkaway: Run, dana: int) -> None:
    walkaway("prospects", "add", "Ben")

    done = walkaway("prospects", "export", "Ben")

    assert [each["name"] for each in json.loads(done.out)["prospects"]] == ["Ben"]


def test_whoever_is_named_is_named_by_what_they_are_called_and_not_by_a_word_of_their_notes(walkaway: Run) -> None:
    walkaway("prospects", "add", "Zoë O'Neil <zoe@garden.example>", "--note", "Knows Ben", "--tag", "lunch")

    for word in ("ben", "lunch", "knows"):
        assert walkaway("prospects", "delete", word, "--yes").code == 2
    for word in ("zoe", "neil", "O'Neil zoë", "garden"):
        assert walkaway("prospects", "show", word).text.startswith("1  Zoë")


@pytest.mark.parametrize("action", [[], ["search", "dana"]])
def test_a_limit_beyond_all_numbers_lists_all(walkaway: Run, dana: int, action: list[str]) -> None:
    assert b"Dana" in walkaway("prospects", *action, "--limit", "9" * 30).out


def test_a_mail_from_the_end_of_the_calendar_counts_as_one_of_now(walkaway: Run, dana: int, tmp_path: Path) -> None:
    mail = tmp_path / "late.eml"
    mail.write_bytes(b"Date: Fri, 31 Dec 9999 23:59:59 +0000\r\nSubject: Late\r\n\r\nNot now.\r\n")

    assert walkaway("prospects", "replied", "1", str(mail)).code == 0
    assert "9999" not in walkaway("prospects", "show", "1").text


def test_delete_asks_for_a_yes_and_then_leaves_nothing(walkaway: Run, dana: int, message: Path) -> None:
    walkaway("prospects", "sent", "1", str(message))

    asked = walkaway("prospects", "delete", "1")
    assert (asked.code, asked.out) == (1, b"")
    assert "1 messages sent and 0 replies" in asked.err
    assert "--yes" in asked.err
    assert walkaway("prospects", "show", "1").code == 0

    done = walkaway("prospects", "delete", "1", "--yes")
    assert done.code == 0
    assert "deleted Dana Ruiz" in done.err
    assert walkaway("prospects", "show", "1").code == 2
    folder = paths.ledger_file().parent
    assert not [each for each in folder.rglob("*") if each.is_file() and b"marzipan" in each.read_bytes()]


def test_a_repair_is_told(walkaway: Run, dana: int) -> None:
    walkaway("prospects")
    paths.ledger_file().write_bytes(b"no ledger " * 1000)

    done = walkaway("prospects")

    assert done.code == 0
    assert "The ledger was damaged. The backup of" in done.err
    assert "Dana Ruiz" in done.text


def test_words_of_a_prospect_cannot_move_a_cursor(walkaway: Run) -> None:
    walkaway("prospects", "add", "Dana\x1b[2J <dana@ruiz.example>", "--note", "\x1b]0;x\x07")

    for args in ((), ("show", "1"), ("search", "dana")):
        assert b"\x1b" not in walkaway("prospects", *args).out


def test_the_list_needs_neither_rules_nor_a_vcard_library() -> None:
    code = "import sys; from walkaway.__main__ import main; main(['prospects']); print(*sorted(sys.modules))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "walkaway.prospects.ledger.ledger" in done.stdout.split()
    assert not {"vobject", "walkaway.tone", "walkaway.library.store"} & set(done.stdout.split())


def test_a_reply_can_be_said_to_be_of_every_kind_and_no_other(walkaway: Run, dana: int, answer: Path) -> None:
    refused = walkaway("prospects", "replied", "1", str(answer), "--reading", "other").err
    offered = refused.partition("choose from ")[2].partition(")")[0]
    assert re.findall(r"[a-z]+", offered) == [*KINDS, "none"]
