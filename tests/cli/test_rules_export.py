"""walkaway rules --export: what Vale and Harper make of the rules is what Walkaway makes of them, or is told."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import regex
import yaml

from walkaway.cli.export import Fate, Outcome, UnsaidError, writing
from walkaway.cli.export.harper import HarperPack, pack, rule_name
from walkaway.cli.export.vale import ValeStyle
from walkaway.files import WriteError
from walkaway.language.examples import read_example
from walkaway.paths import user_rules_dir
from walkaway.tone import Rule, RuleSet, load_rules

from .conftest import Run

_SAMPLE = 9
"""One exported rule in so many is tried: all of them take minutes, for each is as long as a page of a book."""
_LINT = """\
import json, sys
import harper

asked = json.loads(sys.stdin.read())
linter = harper.Linter()
failed = linter.load_weirpack(open(asked["pack"], "rb").read())
names = set(asked["names"])
linter.set_lint_config({name: name in names for name in linter.get_lint_config()})
said = [[lint.message for lint in linter.lint(text, language="plaintext", dedup=False)] for text in asked["texts"]]
known = sorted(names & set(linter.get_lint_config()))
print(json.dumps({"failed": failed, "known": known, "said": said}))
"""


@cache
def _rules() -> RuleSet:
    return load_rules()


def _sentences(rule: Rule) -> list[str]:
    return [read_example(example)[0] for example in rule.flag]


def _written_for_vale() -> Iterator[tuple[Rule, str]]:
    style = ValeStyle(_rules())
    for rule in _rules().rules:
        with suppress(UnsaidError):
            yield rule, style.regex(rule)[0]


def test_the_expressions_for_vale_mark_the_examples_and_no_near_miss() -> None:
    sample = [*_written_for_vale()][::_SAMPLE]
    wrong = []
    for rule, written in sample:
        said = regex.compile(f"(?i)(?m)(?:{written})")  # as Vale reads it
        wrong += [f"{rule.id} misses: {text}" for text in _sentences(rule) if not said.search(text)]
        wrong += [f"{rule.id} marks: {text}" for text in rule.passes if said.search(text)]

    assert len(sample) > 40
    assert wrong == []


def test_most_rules_can_be_said_for_vale() -> None:
    assert len([*_written_for_vale()]) > len(_rules().rules) / 2


def test_a_style_for_vale_has_a_file_for_each_rule_that_is_said_to_be_exported(walkaway: Run, tmp_path: Path) -> None:
    done = walkaway("rules", "apology", "--export", "vale", str(tmp_path), "--format", "json")

    told = {answer["id"]: answer for answer in map(json.loads, done.text.splitlines())}
    files = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (tmp_path / "Walkaway").glob("*.yml")}
    kept = {id for id, answer in told.items() if answer["fate"] != Fate.LEFT_OUT}
    assert set(told) == {rule.id for rule in _rules().rules if rule.family == "apology"}
    assert {id.replace("/", "-") for id in kept} == set(files)
    for id in kept:
        rule = _rules().rule(id)
        assert rule is not None
        file = files[id.replace("/", "-")]
        assert file["extends"] == "existence"
        assert file["message"] == f"'%s': {rule.why}"
        assert file["level"] == {"light": "suggestion", "medium": "warning", "strong": "error"}[rule.weight]
        offered = file.get("action", {}).get("params", [])
        assert offered == [wording for wording in rule.calm if wording and "{" not in wording]


def test_an_export_tells_the_counts_and_every_reason_and_keeps_them_beside_it(walkaway: Run, tmp_path: Path) -> None:
    done = walkaway("rules", "--export", "harper", str(tmp_path / "calm.weirpack"))

    beside = (tmp_path / "calm-README.md").read_text("utf-8")
    assert done.text in beside
    counts = [int(line.rpartition(": ")[2]) for line in done.text.splitlines()[2:5]]
    assert sum(counts) == len(_rules().rules)
    listed = [line for line in done.text.splitlines() if line.startswith("- `")]
    assert len(listed) == len(_rules().rules)
    signs = {rule.id for rule in _rules().rules if rule.sign}
    assert signs == {line.split("`")[1] for line in listed if "it counts or measures" in line}


def test_harper_takes_every_rule_of_the_pack_and_marks_what_walkaway_marks(tmp_path: Path) -> None:
    exported = [
        (rule, name, text, outcome)
        for rule, (name, text, outcome) in _with_rules(HarperPack(_rules()), _rules().rules)
        if name
    ]
    made = exported[::_SAMPLE]
    (tmp_path / "pack").write_bytes(pack([(name, text) for _, name, text, _ in made]))
    asked = [(rule, outcome, text, True) for rule, _, _, outcome in made for text in _sentences(rule)]
    asked += [(rule, outcome, text, False) for rule, _, _, outcome in made for text in rule.passes]

    names = [rule_name(rule.id) for rule, *_ in made]
    answer = _lint(tmp_path / "pack", names, [text for _, _, text, _ in asked])

    wrong = [
        f"{rule.id}: {text}"
        for (rule, outcome, text, marked), said in zip(asked, answer["said"], strict=True)
        if (rule.why.replace('"', "'") in said) is not marked and not (marked and _has_less(outcome))
    ]
    assert answer["failed"] is None
    assert answer["known"] == sorted(names)
    assert len(made) > 20
    assert wrong == []


def test_harper_takes_the_whole_pack_and_every_example_in_it_passes(walkaway: Run, tmp_path: Path) -> None:
    target = tmp_path / "calm.weirpack"
    done = walkaway("rules", "--export", "harper", str(target), "--format", "json")
    assert done.code == 0
    told = [json.loads(line) for line in done.text.splitlines()]
    with zipfile.ZipFile(target) as made:
        rules = {name: made.read(name).decode() for name in made.namelist() if name.endswith(".weir")}
    lines = [line for text in rules.values() for line in text.splitlines()]
    names = [name.removesuffix(".weir") for name in rules]

    answer = _lint(target, names, [])

    assert answer == {"failed": None, "known": sorted(names), "said": []}
    exported = {one["id"] for one in told if one["fate"] != Fate.LEFT_OUT}
    near_misses = [text for rule in _rules().rules if rule.id in exported for text in rule.passes]
    assert sorted(names) == sorted(map(rule_name, exported))
    assert len(exported) > 190
    assert sum(line.startswith("allows ") for line in lines) == len(near_misses) > 600
    assert sum(line.startswith("test ") for line in lines) > 250


@pytest.mark.parametrize("line", ['test "{0}" "{0}"', 'allows "{0}"'])
def test_harper_refuses_a_pack_whose_example_is_wrong(tmp_path: Path, line: str) -> None:
    made = _with_rules(HarperPack(_rules()), _rules().rules)
    rule, (name, text, _) = next(one for one in made if '\ntest "' in one[1][1])
    marked = text.partition('\ntest "')[2].partition('"')[0]
    (tmp_path / "pack").write_bytes(pack([(name, f"{text}{line.format(marked)}\n")]))

    assert list(_lint(tmp_path / "pack", [], [])["failed"]) == [rule_name(rule.id)]


def test_what_is_there_already_is_never_written_over(walkaway: Run, tmp_path: Path) -> None:
    there = tmp_path / "Walkaway" / "mine.yml"
    there.parent.mkdir()
    there.write_text("mine", "utf-8")
    target = tmp_path / "calm.weirpack"
    target.write_bytes(b"mine")

    vale = walkaway("rules", "--export", "vale", str(tmp_path))
    harper = walkaway("rules", "--export", "harper", str(target))

    assert (vale.code, harper.code) == (2, 2)
    assert vale.err == f"walkaway rules: {there.parent} is there already. Move it away, or name another folder.\n"
    assert harper.err == f"walkaway rules: {target} is there already. Move it away, or name another file.\n"
    assert (there.read_text("utf-8"), target.read_bytes()) == ("mine", b"mine")


@pytest.mark.parametrize("program", ["vale", "harper"])
def test_rules_of_ones_own_get_files_of_their_own_whatever_they_are_called(
    walkaway: Run, tmp_path: Path, program: str
) -> None:
    folder = user_rules_dir()
    folder.mkdir(parents=True, exist_ok=True)
    ids = ["a b", "a-b", "A/B", "../a#b", "b" * 400]
    (folder / "mine.toml").write_text("\n".join(map(_own_rule, ids)))

    done = walkaway("rules", "--mine", "--format", "json", "--export", program, str(tmp_path / "out"), "shouting")

    assert done.code == 0
    exported = [json.loads(line) for line in done.text.splitlines()]
    written = _files(tmp_path / "out")
    assert {f"shouting/{id}" for id in ids} <= {each["id"] for each in exported if each["fate"] == Fate.SAME}
    assert sum("A reason." in text for text in written.values()) == len(ids)
    assert len({name.casefold() for name in written}) == len(written)


@pytest.mark.parametrize("program", ["vale", "harper"])
def test_an_export_that_cannot_be_saved_is_told_in_a_sentence(
    walkaway: Run, tmp_path: Path, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, _data: bytes) -> None:
        raise WriteError.of(path, OSError(errno.ENOSPC, "full"))

    monkeypatch.setattr(writing, "atomic_write", fail)

    done = walkaway("rules", "--export", program, str(tmp_path / "out"), "hedging/wondering")

    assert done.code == 2
    assert done.err.startswith("walkaway rules: Could not save ")


def test_an_unknown_program_is_told_with_those_that_are_known(walkaway: Run, tmp_path: Path) -> None:
    done = walkaway("rules", "--export", "word", str(tmp_path))

    assert (done.code, done.err) == (2, "walkaway rules: cannot export for word; expected vale or harper.\n")


def test_a_pack_is_the_same_whenever_it_is_made(walkaway: Run, tmp_path: Path) -> None:
    for name in ("one.weirpack", "two.weirpack"):
        assert walkaway("rules", "apology", "--export", "harper", str(tmp_path / name)).code == 0

    assert (tmp_path / "one.weirpack").read_bytes() == (tmp_path / "two.weirpack").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.weirpack") as made:
        assert json.loads(made.read("manifest.json"))["author"] == "Walkaway"


def _with_rules(made: HarperPack, rules: tuple[Rule, ...]) -> Iterator[tuple[Rule, tuple[str, str, Outcome]]]:
    return zip(rules, made.files(rules), strict=True)


def _has_less(outcome: Outcome) -> bool:
    return any("patterns are left out" in reason or "in words only" in reason for reason in outcome.reasons)


def _lint(path: Path, names: list[str], texts: list[str]) -> dict[str, Any]:
    """What the real Harper says of each text, in a process of its own; which rules it knows, which examples failed."""
    asked = json.dumps({"pack": str(path), "names": names, "texts": texts})
    done = subprocess.run([sys.executable, "-c", _LINT], input=asked, capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _own_rule(id: str) -> str:
    return (
        f"[[rule]]\nid = {json.dumps(id)}\nfamily = 'shouting'\nweight = 'light'\ntaste = true\nwhy = 'A reason.'\n"
        "match = ['purple cow']\n"
    )


def _files(place: Path) -> dict[str, str]:
    """The files of a style or a pack, by name."""
    if place.is_dir():
        return {path.name: path.read_text() for path in place.rglob("*.yml")}
    with zipfile.ZipFile(place) as made:
        return {name: made.read(name).decode() for name in made.namelist()}
