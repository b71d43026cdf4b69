"""walkaway templates: list, search, rank, show, fill."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from walkaway import paths, settings
from walkaway.library.kinds import SITUATIONS
from walkaway.library.store import Library, open_library
from walkaway.library.template import Template
from walkaway.settings import Settings

from .conftest import Done, Run

OWN = """---
title: A zorblat for you
situation: follow_up
subject: About {{project}}
---
Hi {{First name}},

{{project}} is {{state: ready|done}}. {{signed|Ben}}
"""


@pytest.fixture
def own(walkaway_home: Path) -> str:
    """The id of a template of the user's own."""
    folder = walkaway_home / "data" / "templates" / "follow_up"
    folder.mkdir(parents=True)
    (folder / "zorblat.md").write_text(OWN)
    return "follow_up/zorblat"


@pytest.fixture
def library() -> Library:
    """The templates as the library has them."""
    return open_library()


def _json(done: Done) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.text.splitlines()]


def _ids(done: Done) -> list[str]:
    return [answer["id"] for answer in _json(done)]


def _any(library: Library) -> Template:
    return next(template for template in library.all() if template.subject and template.only_if)


def test_the_list_has_every_template_with_its_title(real_walkaway: Run, library: Library) -> None:
    done = real_walkaway("templates")

    lines = done.text.splitlines()
    assert [line.split()[0] for line in lines] == [template.id for template in library.all()]
    assert all(template.title in line for template, line in zip(library.all(), lines, strict=True))


def test_a_query_searches_and_filters_narrow(walkaway: Run, library: Library) -> None:
    found = _ids(walkaway("templates", "--format", "json", "lower", "price"))
    narrow = _json(walkaway("templates", "lower", "price", "--situation", "discount_request", "--format", "json"))

    assert found == [template.id for template in library.search("lower price")]
    assert list(narrow[0]) == ["id", "title", "situation", "move"]
    assert {answer["situation"] for answer in narrow} == {"discount_request"}


def test_nothing_found_is_said(walkaway: Run) -> None:
    done = walkaway("templates", "qzxqzx")

    assert (done.code, done.out) == (1, b"")
    assert "nothing found" in done.err


def test_templates_are_ranked_for_a_draft(walkaway: Run, library: Library, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Subject: Your discount\n\nHi Ana,\n\nyou asked for a discount. I can lower my price by 20%.\n")

    (answer,) = _json(walkaway("templates", "--for", str(draft), "--format", "json"))
    text = walkaway("templates", "--for", str(draft)).text.splitlines()

    assert list(answer) == ["path", "situation", "templates"]
    assert answer["path"] == str(draft)
    assert answer["situation"] in SITUATIONS
    assert len(answer["templates"]) == len(library.all())
    assert text[0] == f"{draft}: {answer['situation']}"
    assert [line.split()[0] for line in text[1:]] == [each["id"] for each in answer["templates"][:10]]


def test_a_template_is_shown_with_when_and_only_if(walkaway: Run, library: Library) -> None:
    template = _any(library)

    done = walkaway("templates", "show", template.id)
    (full,) = _json(walkaway("templates", "show", f"{template.id}.md", "--format", "json"))

    assert f"only if: {template.only_if}\n" in done.text
    assert done.text.endswith(f"\n\nSubject: {template.subject}\n\n{template.body}\n")
    assert (full["subject"], full["body"]) == (template.subject, template.body)
    assert [field["name"] for field in full["fields"]] == [field.name for field in template.asked()]


def test_a_template_with_all_fields_is_a_whole_message(walkaway: Run, own: str) -> None:
    done = walkaway(
        "templates", "--mine", "fill", own, "First name=Ana", "project=The plan = B", "state=ready", "signed=Bo"
    )

    assert (done.code, done.err) == (0, "")
    assert done.text == "Subject: About The plan = B\n\nHi Ana,\n\nThe plan = B is ready. Bo\n"


def test_open_fields_are_said_and_fail(walkaway: Run, own: str) -> None:
    done = walkaway("templates", "fill", own, "--mine", "first_name=Ana")

    assert done.code == 1
    assert done.text.startswith("Subject: About {{project}}\n\nHi Ana,\n")
    assert done.err == "walkaway templates fill: still to fill in: project, state, signed. Add name=value.\n"


def test_own_templates_are_there_only_when_asked_for(walkaway: Run, own: str) -> None:
    assert own not in _ids(walkaway("templates", "--format", "json"))
    assert own in _ids(walkaway("templates", "--format", "json", "--mine"))


def test_templates_of_ones_own_trade_come_first_when_asked_for(walkaway: Run, library: Library) -> None:
    settings.save(paths.settings_file(), settings.Settings(trade="events"))

    mine = _ids(walkaway("templates", "--format", "json", "--mine", "discount"))
    others = _ids(walkaway("templates", "--format", "json", "discount"))

    assert library.get(mine[0]).trade == "events"
    assert library.get(others[0]).trade != "events"
    assert sorted(mine) == sorted(others)


def test_an_own_template_that_is_broken_is_named_and_left_out(walkaway: Run, own: str, walkaway_home: Path) -> None:
    (walkaway_home / "data" / "templates" / "broken.md").write_text("---\nsituation: nowhere\n---\nHi\n")

    done = walkaway("templates", "--mine", "zorblat", "--format", "json")

    assert _ids(done) == [own]
    assert "broken.md" in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["show"], "name one template"),
        (["show", "a", "b"], "name one template"),
        (["show", "nowhere/nothing"], "there is no template nowhere/nothing"),
        (["fill"], "name a template"),
        (["--situation", "moon"], "there is no situation moon. Choose one of cold_outreach"),
        (["--move", "moon"], "there is no move moon"),
        (["--for", "missing.txt"], "missing.txt: there is no such file"),
        (["--for", "missing.txt", "discount"], "not both"),
    ],
)
def test_a_mistake_is_one_line_that_says_what_to_do(walkaway: Run, args: list[str], said: str) -> None:
    done = walkaway("templates", *args)

    assert (done.code, done.out) == (2, b"")
    assert said in done.err
    assert done.err.startswith("walkaway templates: ")
    assert done.err.count("\n") == 1


def test_a_wrong_field_is_a_mistake_that_names_the_right_ones(walkaway: Run, own: str) -> None:
    unknown = walkaway("templates", "--mine", "fill", own, "colour=blue")
    unequal = walkaway("templates", "--mine", "fill", own, "blue")

    assert "has no field colour. It has project, first_name, state, signed." in unknown.err
    assert 'blue has no "="' in unequal.err
    assert unknown.code == unequal.code == 2
    assert unknown.out == unequal.out == b""


def test_fill_takes_what_the_settings_know_only_when_asked(real_walkaway: Run, own: str) -> None:
    settings.save(paths.settings_file(), Settings(my_name="Ana", my_firm="Linden"))
    text = OWN.replace("{{signed|Ben}}", "{{my_name}}, {{my_firm}}")
    (paths.user_templates_dir() / f"{own}.md").write_text(text)

    filled = real_walkaway("templates", "--mine", "fill", own, "my_firm=Oak", "first_name=Dana", "project=x", "state=y")

    assert filled.text.rstrip().endswith("Ana, Oak")
    assert filled.code == 0


def test_settings_that_cannot_be_read_are_told(real_walkaway: Run, own: str) -> None:
    paths.settings_file().write_text("my_name = 3")

    done = real_walkaway("templates", "--mine", "fill", own)

    assert done.code == 2
    assert "my_name" in done.err
