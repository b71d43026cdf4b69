"""Templates: read from a file's text, with errors that their authors understand."""

from __future__ import annotations

from pathlib import Path

import pytest

from walkaway.library.errors import TemplateError
from walkaway.library.template import Template, parse

WHOLE = """---
title: You may not need us
situation: takeaway
move: may_not_need_us
answers: [need, concession]
when: A prospect compares you
  with a template builder.
only_if: A cheaper route would really serve some of their goals.
subject: Before you decide on {{project}}
fields:
  Builder Name: Which builder
---

Hi {{first_name}},

{{builder_name}} may do.

"""


def test_a_whole_template_is_read() -> None:
    template = parse(WHOLE, "takeaway/not-us")

    assert template == Template(
        id="takeaway/not-us",
        title="You may not need us",
        situation="takeaway",
        move="may_not_need_us",
        answers=("need", "concession"),
        when="A prospect compares you with a template builder.",
        only_if="A cheaper route would really serve some of their goals.",
        subject="Before you decide on {{project}}",
        body="Hi {{first_name}},\n\n{{builder_name}} may do.",
        fields={"builder_name": "Which builder"},
    )
    assert hash(template) == hash(parse(WHOLE, "takeaway/not-us"))


def test_what_is_missing_has_a_sensible_value() -> None:
    template = parse("---\nsituation: won\n---\nHi\n", "won/first-week")

    assert (template.title, template.move, template.answers, template.fields) == ("First week", "plain", (), {})


@pytest.mark.parametrize("written", ["[project, oven]", "\n  - project\n  - oven", "{project: , oven: }"])
def test_fields_may_be_a_list_of_names(written: str) -> None:
    template = parse(f"---\nsituation: won\nfields: {written}\n---\n{{{{oven}}}}\n", "x")

    assert list(template.fields) == ["project", "oven"]
    assert template.asked()[0].label == "Oven"


@pytest.mark.parametrize(
    ("line", "key", "said"),
    [
        ("situation: takeawy", "situation", "takeaway?"),
        ("move: bluff", "move", "not_for_everyone"),
        ("answers: [ned]", "answers", "pleading"),
        ("answers: {need: x}", "answers", "[need, concession]"),
        ("answers: [[need]]", "answers", "[need, concession]"),
        ("subjct: Hello", "subjct", "subject?"),
        ("title: [a]", "title", "quotes"),
        ("fields: project", "fields", "name: label"),
        ("fields: {a: [b]}", "fields", "name: label"),
    ],
)
def test_an_error_names_file_line_key_and_what_is_expected(line: str, key: str, said: str) -> None:
    path = Path("own") / "x.md"
    text = f"---\n# mine\n{line}\n" + ("" if key == "situation" else "situation: won\n") + "---\n"

    with pytest.raises(TemplateError) as caught:
        parse(text, "x", path=path)

    assert (caught.value.path, caught.value.line, caught.value.key) == (path, 3, key)
    assert str(caught.value).startswith(f"{path}, line 3, {key}: ")
    assert said in str(caught.value)


def test_a_template_needs_a_situation() -> None:
    with pytest.raises(TemplateError, match="no situation"):
        parse("---\ntitle: x\n---\n", "x")


def test_keys_of_other_programs_are_left_alone() -> None:
    assert parse("---\nsituation: won\ntags: {a: [b]}\ncssclass: wide\n---\n", "x").situation == "won"


def test_a_body_of_unreasonable_length_is_refused() -> None:
    with pytest.raises(TemplateError, match="at most"):
        parse("---\nsituation: won\n---\n" + "a" * 100_001, "x")


def test_filling_keeps_the_subject_on_one_line() -> None:
    template = parse(WHOLE, "x").filled({"project": "the\nsite", "first_name": "Dana", "builder_name": "a\nb"})

    assert template.subject == "Before you decide on the site"
    assert template.body == "Hi Dana,\n\na\nb may do."
