"""Fields: what counts as a place to fill in, and what filling does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.library.fields import default_edits, fill, fold, form, parse, standard
from walkaway.text.span import Span


def test_a_field_is_found_with_the_span_of_its_braces() -> None:
    (found,) = parse("Hi {{first_name}},")

    assert (found.name, found.span, found.default, found.choices) == ("first_name", Span(3, 17), None, ())


def test_spans_count_code_points() -> None:
    text = "👋🏽 {{name}}"

    assert parse(text)[0].span.of(text) == "{{name}}"


@pytest.mark.parametrize("written", ["{{First Name}}", "{{ first_name }}", "{{first-name}}", "{{FIRST_NAME|you}}"])
def test_the_same_name_may_be_written_in_several_ways(written: str) -> None:
    assert parse(written)[0].name == "first_name"


def test_a_default_and_a_choice_are_read() -> None:
    default, empty, choice = parse("{{price|on request: ask}} {{title|}} {{tone: warm | plain}}")

    assert (default.default, empty.default, choice.choices) == ("on request: ask", "", ("warm", "plain"))


@pytest.mark.parametrize(
    "text",
    [
        "{{}}",
        "{{ }}",
        "{name}",
        "{{name",
        "name}}",
        "{{1st}}",
        "{{a\nb}}",
        "{{$json.name}}",
        "{{tone: }}",
        "{{a{{b}",
        "{{ {x} }}",
    ],
)
def test_malformed_braces_are_text(text: str) -> None:
    assert parse(text) == ()
    assert fill(text, {"name": "Ana", "a": "x", "b": "y", "x": "z"}, defaults=True) == text


def test_a_field_inside_more_braces_is_still_seen() -> None:
    assert fill("{{{name}}}", {"name": "Ana"}) == "{Ana}"


@given(st.text().filter(lambda text: "{{" not in text), st.dictionaries(st.text(max_size=8), st.text(max_size=8)))
def test_text_without_placeholders_comes_out_unchanged(text: str, values: dict[str, str]) -> None:
    assert fill(text, values, defaults=True) == text


@given(st.text(alphabet="{}|:ab_ \n", max_size=60))
def test_filling_leaves_everything_but_the_placeholders(text: str) -> None:
    filled = fill(text, {name.name: "X" for name in parse(text)})

    expected, at = "", 0
    for placeholder in parse(text):
        expected += text[at : placeholder.span.start] + "X"
        at = placeholder.span.end
    assert filled == expected + text[at:]


def test_a_name_used_twice_is_filled_in_both_places() -> None:
    assert fill("{{a}} and {{A}}", {"a": "x"}) == "x and x"


def test_a_blank_value_leaves_the_field_open() -> None:
    assert fill("Hi {{first_name}},", {"first_name": "  "}) == "Hi {{first_name}},"


def test_braces_in_a_value_mean_nothing() -> None:
    assert fill("{{a}} {{b}}", {"a": "{{b}}", "b": "x"}) == "{{b}} x"


def test_defaults_are_taken_only_when_asked_for() -> None:
    text = "{{price|$100}}, {{tone: warm|plain}}, {{price}}"

    assert fill(text, {}) == text
    assert fill(text, {}, defaults=True) == "$100, warm, $100"
    assert fill(text, {"price": "$5"}, defaults=True) == "$5, warm, $5"


def test_the_form_asks_each_field_once_in_order() -> None:
    asked = form(["{{project}}", "{{first_name}} {{price}} {{project}} {{price|$1}}"])

    assert [field.name for field in asked] == ["project", "first_name", "price"]
    assert asked[2].default == "$1"


def test_the_form_takes_the_template_s_label_then_the_standard_one_then_the_name() -> None:
    asked = form(["{{first_name}} {{company}} {{oven_type}}"], {"first_name": "Who bakes"})

    assert [field.label for field in asked] == ["Who bakes", "Their company", "Oven type"]


def test_standard_fields_say_where_their_value_comes_from() -> None:
    fields = standard()

    assert fields["my_name"].source == "settings"
    assert {field.source for field in fields.values()} <= {"prospect", "settings", "date", "ask"}
    assert all(name == fold(name) == field.name and field.label and field.example for name, field in fields.items())


@pytest.mark.parametrize(
    ("subject", "body", "default", "expected"),
    [
        ("{{a}}", "x {{a}} {{b}}", "one", ("{{a|one}}", "x {{a}} {{b}}")),
        ("{{a}}", "{{A|old}} {{a|older}}", "new", ("{{a}}", "{{A|new}} {{a|new}}")),
        ("{{a|old}}", "{{a}}", "", ("{{a}}", "{{a}}")),
        ("{{a}}", "{{a}}", "", ("{{a}}", "{{a}}")),
        ("", "{{a: x|y}}", "new", ("", "{{a: x|y}}")),
        ("", "{{a}}", " two\n{words} ", ("", "{{a|two words}}")),
    ],
)
def test_a_default_is_changed_where_there_is_one(
    subject: str, body: str, default: str, expected: tuple[str, str]
) -> None:
    texts = [subject, body]
    for number, edits in enumerate(default_edits(texts, "a", default)):
        for edit in reversed(edits):
            texts[number] = edit.apply(texts[number])

    assert tuple(texts) == expected


def test_a_field_that_is_not_standard_is_a_date_by_its_name() -> None:
    assert [field.source for field in form(["{{release_day}} {{oak}} {{my_name}}"])] == ["date", "ask", "settings"]
