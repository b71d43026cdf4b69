"""Front matter: what is read, and that nothing in it can harm."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from walkaway.library import header, safe_yaml
from walkaway.library.errors import TemplateError
from walkaway.library.header import load, quoted, split


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers of PyYAML: the fast one is missing on some systems."""
    monkeypatch.setattr(safe_yaml, "_LOADER", getattr(yaml, request.param))


def _values(text: str) -> dict[str, header.Value]:
    return {key: entry.value for key, entry in load(text).items()}


def test_no_type_is_guessed() -> None:
    assert _values("a: no\nb: 010\nc: 12:30:45\nd: 2026-05-01\ne: ~\nf:\n") == {
        "a": "no", "b": "010", "c": "12:30:45", "d": "2026-05-01", "e": "~", "f": "",
    }  # fmt: skip


def test_lists_mappings_and_long_text_are_read() -> None:
    text = "a: [x, y]\nb:\n  - x\nc:\n  n: label\nd: >\n  two\n  lines\n"

    assert _values(text) == {"a": ["x", "y"], "b": ["x"], "c": {"n": "label"}, "d": "two lines\n"}


def test_header_and_body_are_parted_as_they_stand() -> None:
    assert split("---\na: b\n---\n\nHi\n---\n") == ("a: b\n", "\nHi\n---\n")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: &x [1]\n", 2, "alias"),
        ("b: 1\na: *x\n", 3, "alias"),
        ("a: !!python/object:os.system x\n", 2, "tag"),
        ("subject: {{project}}, hello\n", 2, "quotes"),
        ("title: one: two\n", 2, "quotes"),
        ("title: Invoice #12\n", 2, "quotes"),
        ("a: 1\na: 2\n", 3, "twice"),
        ("- a\n", 2, "no keys"),
        ("a: 'x\n", 2, "closed"),
        ("a: @x\n", 2, "quotes"),
        ("a: \x07\n", 2, "character"),
        ("a: " + "[" * 30 + "]" * 30 + "\n", 2, "levels"),
    ],
)
def test_a_mistake_is_said_with_its_line_and_what_is_expected(text: str, line: int, said: str) -> None:
    with pytest.raises(TemplateError) as caught:
        load(text)

    assert caught.value.line == line
    assert caught.value.expected
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "text", ["a: " + "[" * 60_000, "a: " + "{a: " * 15_000, "[" * 60_000, "? " * 30_000, "- " * 30_000]
)
def test_deep_nesting_is_refused(text: str) -> None:
    with pytest.raises(TemplateError):
        load(text)


def test_a_comment_after_a_value_is_one() -> None:
    assert _values("answers: [need]   # families\nwhen: now # really\n") == {"answers": ["need"], "when": "now"}


@pytest.mark.parametrize("text", ["", "Hi\n", "--\na: b\n---\n", "---\na: b\n", "---\n" + "a: b\n" * 20_000 + "---\n"])
def test_a_file_without_a_whole_header_is_refused(text: str) -> None:
    with pytest.raises(TemplateError):
        split(text)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_every_text_can_be_written_on_one_line_and_read_back(value: str) -> None:
    line = f"key: {quoted(value)}\n"

    assert "\n" not in quoted(value)
    assert _values(line) == {"key": value}
    assert yaml.safe_load(line) == {"key": value}
