"""Templates back to text: the author's layout stays where nothing changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.library.kinds import SITUATIONS
from walkaway.library.template import Template, parse, trimmed
from walkaway.library.writing import patch, render
from walkaway.moves import MOVES
from walkaway.text.families import FAMILIES

LAID_OUT = """---
# my favourite
move:   'plain'
title:  "Emoji 🙂 title"   # shown in the list
situation: won
answers: [need,   hedging]  # two

tags: [mine]
when: >
  Long
  text.
# about the subject
subject: Hello
---

Hi,

text


"""

_line = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40).map(
    lambda text: " ".join(text.split())
)
_templates = st.builds(
    Template,
    id=st.just("a/b"),
    title=_line.filter(bool),
    situation=st.sampled_from(list(SITUATIONS)),
    move=st.sampled_from(list(MOVES)),
    answers=st.lists(st.sampled_from(sorted(FAMILIES)), unique=True).map(tuple),
    when=_line,
    only_if=_line,
    subject=_line,
    body=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=80).map(trimmed),
    fields=st.dictionaries(st.sampled_from(["oven", "no", "null"]), _line, max_size=3),
)


@given(_templates)
def test_what_is_written_reads_back_the_same(template: Template) -> None:
    assert parse(render(template), "a/b") == template


@given(_templates, _templates)
def test_any_template_can_be_changed_into_any_other(old: Template, new: Template) -> None:
    changed = patch(render(old), new)

    assert parse(changed, "a/b") == new
    assert patch(changed, new) == changed


def test_an_unchanged_template_gives_the_same_text() -> None:
    assert patch(LAID_OUT, parse(LAID_OUT, "x")) == LAID_OUT


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        ({"title": "New: title"}, '"Emoji 🙂 title"   # shown', '"New: title"   # shown'),
        ({"answers": ("need",)}, "[need,   hedging]  # two", "[need]  # two"),
        ({"when": "Short."}, "when: >\n  Long\n  text.\n", "when: Short.\n"),
        ({"when": ""}, "when: >\n  Long\n  text.\n", ""),
        ({"subject": "Hello #1"}, "subject: Hello\n", 'subject: "Hello #1"\n'),
        ({"body": "Hi,\n\nnew"}, "Hi,\n\ntext\n", "Hi,\n\nnew\n"),
        ({"only_if": "True."}, "# about the subject\n", "# about the subject\nonly_if: True.\n"),
        ({"fields": {"oven": "Oven"}}, "Hello\n---", "Hello\nfields:\n  oven: Oven\n---"),
    ],
)
def test_a_change_touches_its_own_place_only(change: dict[str, object], before: str, after: str) -> None:
    template = parse(LAID_OUT, "x")

    changed = patch(LAID_OUT, replace(template, **change))  # type: ignore[arg-type]

    assert changed == LAID_OUT.replace(before, after)
