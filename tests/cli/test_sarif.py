"""walkaway check --format sarif: one document that other programs show at the right places."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run

NEEDY = "I can lower my price."


def run_of(text: str) -> dict[str, Any]:
    document = json.loads(text)
    assert document["version"] == "2.1.0"
    (run,) = document["runs"]
    assert isinstance(run, dict)
    return run


def test_a_finding_has_its_rule_level_place_and_fixes(walkaway: Run, tmp_path: Path) -> None:
    file = tmp_path / "an offer.txt"
    file.write_text(f"Hi Ana,\n\n🙂 {NEEDY}\n", encoding="utf-8")

    done = walkaway("check", "--format", "sarif", str(file))

    run = run_of(done.text)
    (result,) = run["results"]
    (location,) = result["locations"]
    place = location["physicalLocation"]
    assert done.code == 1
    assert run["columnKind"] == "unicodeCodePoints"
    assert (result["ruleId"], result["level"]) == ("concession/lower-my-price", "error")
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["concession/lower-my-price"]
    assert place["artifactLocation"]["uri"] == file.as_uri()
    assert place["region"] == {
        "startLine": 3,
        "startColumn": 3,
        "endLine": 3,
        "endColumn": 23,
        "charOffset": 11,
        "charLength": 20,
    }
    replacements = [fix["artifactChanges"][0]["replacements"][0] for fix in result["fixes"]]
    assert [each["insertedContent"]["text"] for each in replacements] == result["properties"]["rewrites"]
    assert all(each["deletedRegion"] == place["region"] for each in replacements)


def test_all_inputs_are_in_one_document(walkaway: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a b.txt").write_text(NEEDY, encoding="utf-8")
    Path("c.txt").write_text("The draft is ready.", encoding="utf-8")

    run = run_of(walkaway("check", "--format", "sarif", "a b.txt", "c.txt").text)

    assert [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]] == [
        "a%20b.txt"
    ]
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_a_file_that_cannot_be_read_is_in_the_document_too(walkaway: Run, tmp_path: Path) -> None:
    done = walkaway("check", "--format", "sarif", str(tmp_path / "none.txt"))

    (invocation,) = run_of(done.text)["invocations"]
    (notice,) = invocation["toolExecutionNotifications"]
    assert done.code == 2
    assert not invocation["executionSuccessful"]
    assert "there is no such file" in notice["message"]["text"]


def test_places_in_a_mail_are_not_told_for_its_text_is_decoded(walkaway: Run, tmp_path: Path) -> None:
    file = tmp_path / "offer.eml"
    file.write_bytes(b"Subject: Offer\r\n\r\n" + NEEDY.encode())

    (result,) = run_of(walkaway("check", "--format", "sarif", str(file)).text)["results"]

    assert "region" not in result["locations"][0]["physicalLocation"]
    assert "fixes" not in result


def test_standard_input_has_a_name(walkaway: Run) -> None:
    (result,) = run_of(walkaway("check", "--format", "sarif", stdin=NEEDY.encode()).text)["results"]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "stdin"}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are text")
def test_a_file_whose_name_is_no_text_has_the_uri_of_its_bytes(
    walkaway: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = os.fsdecode(b"caf\xe9.txt")
    Path(name).write_text(NEEDY, encoding="utf-8")

    (result,) = run_of(walkaway("check", "--format", "sarif", name).text)["results"]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "caf%E9.txt"
