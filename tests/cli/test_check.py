"""walkaway check: places, JSON, exit codes, and files that cannot be read."""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path
from typing import Any

import pytest

from .conftest import Done, Run

NEEDY = "I can lower my price."
LIGHT_TEXT = "Sorry for not writing earlier."
CALM = "The draft is ready on Friday."


def _write(folder: Path, name: str, text: str | bytes) -> str:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def _json(done: Done) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.text.splitlines()]


def test_a_finding_is_told_with_place_reason_and_wording(walkaway: Run, tmp_path: Path) -> None:
    path = _write(tmp_path, "offer.txt", f"Hi Ana,\n\n🙂 {NEEDY}\n")

    done = walkaway("check", path)

    first, wording, total = done.text.splitlines()
    assert first.startswith(f'{path}:3:3: strong concession: "I can lower my price": ')
    assert wording.startswith("    calm: ")
    assert total.startswith(f"{path}: composure 87 = 100 − 13 for 1 strong; ")
    assert total.endswith(" words")
    assert done.code == 1


def test_a_calm_text_has_only_its_composure(walkaway: Run) -> None:
    done = walkaway("check", stdin=b"Hello.")

    assert (done.code, done.text) == (0, "-: composure 100; 1 word\n")


def test_json_has_the_keys_of_the_contract_and_code_point_offsets(walkaway: Run, tmp_path: Path) -> None:
    text = f"Subject: Your plan\r\n\r\n🙂👩‍👩‍👧 {NEEDY}\r\n"
    path = _write(tmp_path, "offer.txt", text)

    (answer,) = _json(walkaway("check", "--format", "json", path))

    assert list(answer) == ["path", "composure", "words", "findings"]
    assert (answer["path"], answer["composure"]) == (path, 87)
    (finding,) = answer["findings"]
    keys = ["start", "end", "text", "family", "rule", "weight", "points", "why", "rewrites"]
    assert list(finding) == keys
    assert text[finding["start"] : finding["end"]] == finding["text"] == NEEDY[:-1]
    assert (finding["rule"], finding["weight"], finding["points"]) == ("concession/lower-my-price", "strong", 13)
    assert finding["rewrites"]


def test_header_lines_are_skipped_but_the_subject_is_judged(walkaway: Run) -> None:
    text = f"To: I can lower my price\nSubject: {NEEDY}\n\n{CALM}\n"

    (answer,) = _json(walkaway("check", "--format", "json", "-", stdin=text.encode()))

    assert [finding["start"] for finding in answer["findings"]] == [text.index("Subject: ") + len("Subject: ")]


def _mail(subject: str, body: str) -> bytes:
    return (
        b"From: Ana <ana@example.com>\r\nTo: ben@example.com\r\nSubject: =?utf-8?q?"
        + "".join(f"={byte:02X}" for byte in subject.encode()).encode()
        + b"?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        + b"Content-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(body.encode())
    )


def test_offsets_of_a_mail_count_in_subject_line_blank_line_and_body(walkaway: Run, tmp_path: Path) -> None:
    path = _write(tmp_path, "offer.EML", _mail(f"🙂 {NEEDY}", f"Hi Ben,\n\n{NEEDY}\n"))
    text = f"Subject: 🙂 {NEEDY}\n\nHi Ben,\n\n{NEEDY}\n"

    (answer,) = _json(walkaway("check", "--format", "json", path))

    spans = [(finding["start"], finding["end"]) for finding in answer["findings"]]
    assert [text[start:end] for start, end in spans] == [NEEDY[:-1]] * 2
    assert spans[0][0] == len("Subject: 🙂 ")


def test_a_mail_whose_body_looks_like_headers_keeps_its_body(walkaway: Run, tmp_path: Path) -> None:
    path = _write(tmp_path, "offer.eml", _mail("", f"Re: {NEEDY}\n"))

    (answer,) = _json(walkaway("check", "--format", "json", path))

    assert len(answer["findings"]) == 1


def test_a_mail_that_is_none_is_an_error(walkaway: Run, tmp_path: Path) -> None:
    path = _write(tmp_path, "empty.eml", b"")

    done = walkaway("check", path)

    assert done.code == 2
    assert done.err.startswith(f"walkaway check: {path}: it is empty. ")


def test_answers_come_in_the_order_of_the_files(real_walkaway: Run, tmp_path: Path) -> None:
    paths = [_write(tmp_path, f"{number}.txt", f"{number}. {NEEDY}" if number % 2 else CALM) for number in range(40)]

    done = real_walkaway("check", "--format", "json", *paths)

    answers = _json(done)
    assert [answer["path"] for answer in answers] == paths
    assert [bool(answer["findings"]) for answer in answers] == [False, True] * 20
    assert done.code == 1


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        (NEEDY, "strong", 1),
        (NEEDY, "never", 0),
        (LIGHT_TEXT, "light", 1),
        (LIGHT_TEXT, "medium", 0),
        (CALM, "light", 0),
    ],
)
def test_fail_on_decides_the_exit_code(walkaway: Run, text: str, fail_on: str, code: int) -> None:
    done = walkaway("check", "--fail-on", fail_on, "-", stdin=text.encode())

    assert done.code == code


def test_without_fail_on_a_light_finding_is_no_failure(walkaway: Run) -> None:
    done = walkaway("check", stdin=LIGHT_TEXT.encode())

    assert "light apology" in done.text
    assert done.code == 0


def test_what_cannot_be_read_is_said_and_the_rest_is_done(walkaway: Run, tmp_path: Path) -> None:
    good = _write(tmp_path, "good.txt", NEEDY)
    bad = [
        (str(tmp_path / "missing.txt"), "no such file"),
        (str(tmp_path), "it is a folder"),
        (_write(tmp_path, "latin.txt", "Grüße\nJosé".encode("cp1252")), "byte 0xfc in line 1 is not UTF-8"),
        (_write(tmp_path, "picture.png", b"\x89PNG\r\n\x1a\n\0\0"), "is not UTF-8"),
        (_write(tmp_path, "zeros.txt", b"a\0b"), "this is no text"),
    ]

    done = walkaway("check", "--format", "json", *(path for path, _ in bad), good)

    assert done.code == 2
    answers, errors = _json(done), done.err.splitlines()
    assert [answer["path"] for answer in answers] == [*(path for path, _ in bad), good]
    assert len(errors) == len(bad)
    for (path, said), answer, error in zip(bad, answers, errors, strict=False):
        assert error.startswith(f"walkaway check: {path}: ")
        assert said in error
        assert answer["error"] in error
    assert answers[-1]["findings"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a file that this user may not read")
def test_a_file_without_permission_is_said(walkaway: Run, tmp_path: Path) -> None:
    path = _write(tmp_path, "secret.txt", NEEDY)
    os.chmod(path, 0)

    done = walkaway("check", path)

    assert done.code == 2
    assert "no permission" in done.err


def test_a_named_encoding_is_used(walkaway: Run, tmp_path: Path) -> None:
    path = _write(tmp_path, "latin.txt", f"Grüße, José. {NEEDY}".encode("cp1252"))

    (answer,) = _json(walkaway("check", "--format", "json", "--encoding", "cp1252", path))

    assert answer["findings"][0]["start"] == len("Grüße, José. ")
    assert "no such encoding" in walkaway("check", "--encoding", "klingon", path).err
    assert "it is not ascii" in walkaway("check", "--encoding", "ascii", path).err


def test_a_mark_at_the_start_counts_in_no_offset(walkaway: Run, tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        path = _write(tmp_path, f"{encoding}.txt", NEEDY.encode(encoding))

        (answer,) = _json(walkaway("check", "--format", "json", path))

        assert answer["findings"][0]["start"] == 0


def test_options_may_stand_after_files_and_a_double_dash_ends_them(
    walkaway: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, "-odd.txt", CALM)
    monkeypatch.chdir(tmp_path)

    done = walkaway("check", "--format", "json", "--", "-odd.txt")

    assert _json(done)[0]["path"] == "-odd.txt"
    assert _json(walkaway("check", "-", "--format", "json", stdin=CALM.encode()))[0]["composure"] == 100


def test_the_answer_is_the_same_whatever_the_settings_unless_mine_is_asked(walkaway: Run, walkaway_home: Path) -> None:
    config = walkaway_home / "config"
    (config / "rules").mkdir(parents=True)
    (config / "settings.toml").write_text('families_off = ["apology"]\nignored_words = ["i CAN lower my price"]\n')
    text = f"Sorry to bother you. {NEEDY} The zorblat is yours.".encode()
    (config / "rules" / "own.toml").write_text(
        '[[rule]]\nid = "zorblat"\nfamily = "gushing"\nweight = "light"\nmatch = ["zorblat"]\nwhy = "Mine."\n'
        '[[rule]]\nid = "broken"\nfamily = "gushing"\nweight = "heavy"\nmatch = ["x"]\nwhy = "Mine."\n'
    )

    (usual,) = _json(walkaway("check", "--format", "json", stdin=text))
    done = walkaway("check", "--format", "json", "--mine", stdin=text)

    assert {finding["family"] for finding in usual["findings"]} == {"apology", "concession"}
    (mine,) = _json(done)
    assert [finding["rule"] for finding in mine["findings"]] == ["gushing/zorblat"]
    assert mine["composure"] == 97
    assert "own.toml, rule broken: weight" in done.err


def test_damaged_settings_are_named_when_mine_is_asked(walkaway: Run, walkaway_home: Path) -> None:
    (walkaway_home / "config").mkdir(parents=True)
    (walkaway_home / "config" / "settings.toml").write_text("families_off = 3\n")

    done = walkaway("check", "--mine", stdin=CALM.encode())

    assert done.code == 2
    assert "settings.toml, line 1: families_off" in done.err
    assert walkaway("check", stdin=CALM.encode()).code == 0


def test_findings_are_those_of_the_same_text_with_other_line_endings(walkaway: Run) -> None:
    text = "Hi Ana,\n\nI wanted to say that I can\nlower my price.\nSorry to bother you.\n\nThanks,\nBen\n"
    answers = [
        _json(walkaway("check", "--format", "json", stdin=text.replace("\n", ending).encode()))[0]
        for ending in ("\n", "\r\n")
    ]

    rules = [[finding["rule"] for finding in answer["findings"]] for answer in answers]
    assert rules[0] == rules[1] != []
    assert answers[0]["words"] == answers[1]["words"]
