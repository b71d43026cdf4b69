from __future__ import annotations

from pathlib import Path

import pytest

from walkaway.gui.panels.template_words import snippet, truth_line
from walkaway.gui.panels.templates_rows import Heading, browse_rows
from walkaway.library.store import Library
from walkaway.library.template import Template
from walkaway.paths import shipped_templates

QUIET = Template("gone_quiet/a", "Close the file", "gone_quiet")
PRICE = Template("price_objection/a", "Hold the price", "price_objection")
OTHER = Template("price_objection/b", "The price stands", "price_objection")


def test_every_template_stands_once_the_best_for_the_draft_first() -> None:
    rows = browse_rows([QUIET, PRICE, OTHER], [OTHER])

    assert rows == (
        Heading("For this draft"), OTHER, Heading("Gone quiet"), QUIET, Heading("Price objection"), PRICE,
    )  # fmt: skip


def test_without_a_draft_all_stand_by_situation() -> None:
    assert browse_rows([QUIET, PRICE], []) == (Heading("Gone quiet"), QUIET, Heading("Price objection"), PRICE)


def test_only_the_best_few_are_for_this_draft() -> None:
    many = [Template(f"won/{n}", f"{n}", "won") for n in range(20)]

    rows = browse_rows(many, many)

    assert rows.index(Heading("Won")) == 7


@pytest.mark.parametrize(
    ("only_if", "line"),
    [
        ("", ""),
        ("It is true that you work this way.", "Use it only if it is true that you work this way."),
        ("A cheaper route would serve them.", "Use it only if it is true that a cheaper route would serve them."),
        ("Ruiz Bakery said so", "Use it only if it is true that Ruiz Bakery said so."),
        ("I have the time", "Use it only if it is true that I have the time."),
    ],
)
def test_what_must_be_true_is_one_sentence(only_if: str, line: str) -> None:
    assert truth_line(Template("x", "X", "won", only_if=only_if)) == line


def test_the_first_words_leave_the_greeting_out_and_show_defaults() -> None:
    body = "Hi {{first_name}},\n\nThe build is {{price|$4,800}}, as {{who}} said.\n"

    assert snippet(Template("x", "X", "won", body=body)) == "The build is $4,800, as [who] said."


def test_a_body_of_one_line_is_its_own_first_words() -> None:
    assert snippet(Template("x", "X", "won", body="Until Tuesday,")) == "Until Tuesday,"


def test_every_shipped_template_has_a_truth_line_that_reads_on() -> None:
    for template in Library(shipped_templates() / "en", Path("nowhere")).all():
        line = truth_line(template)
        assert not line or line.startswith("Use it only if it is true that ")
        assert "true that it is true" not in line
