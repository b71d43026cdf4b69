"""LanguageTool's matches as findings."""

from __future__ import annotations

from typing import Any

import pytest
from tests.grammar.languagetool.fakes import match

from walkaway.grammar.languagetool.convert import NotLanguageTool, findings, read_hits
from walkaway.grammar.mask import mask
from walkaway.text.finding import Finding


def found(paragraph: str, *matches: dict[str, Any], words: frozenset[str] = frozenset()) -> list[Finding]:
    masked = mask(paragraph)
    return findings(paragraph, masked, read_hits(masked.text, {"matches": list(matches)}), words)


def test_units_become_code_points_also_inside_of_the_words() -> None:
    text = "𝕴 see 𝕒𝕓 here"

    (finding,) = found(text, match(text, "𝕒𝕓"))

    assert finding.text == finding.span.of(text) == "𝕒𝕓"


def test_places_hold_behind_what_was_taken_out() -> None:
    text = "{{name}} 🙂🙂 and https://example.org say recieve"

    (finding,) = found(text, match(mask(text).text, "recieve"))

    assert finding.text == "recieve"


def test_nothing_is_said_about_what_was_taken_out() -> None:
    text = "Hello {{name}} again"

    assert found(text, match(mask(text).text, "Hello 🙂")) == []


def test_a_finding_carries_rule_reason_rewrites_and_link() -> None:
    text = "There is many options"
    rule = {"id": "THERE_S_MANY", "urls": [{"value": "javascript:alert()"}, {"value": "https://example.org/many"}]}

    (finding,) = found(
        text,
        match(
            text,
            text,
            message="Did you mean\n“There are”?",
            type={"typeName": "Other"},
            rule=rule,
            replacements=[{"value": "There are many options"}, {"value": text}, {"value": "There are many options"}],
        ),
    )

    assert (finding.rule, finding.family, finding.points) == ("languagetool/THERE_S_MANY", "grammar", 0)
    assert finding.why == "Did you mean “There are”?"
    assert finding.rewrites == ("There are many options",)
    assert finding.link == "https://example.org/many"


def test_an_unknown_word_is_spelling_and_says_so() -> None:
    text = "We recieve it"

    (finding,) = found(text, match(text, "recieve"))

    assert (finding.family, finding.why) == ("spelling", "“recieve” is not in the dictionary.")


def test_a_message_that_says_more_is_kept() -> None:
    text = "my colour"

    (finding,) = found(text, match(text, "colour", message="‘colour’ is British English."))

    assert finding.why == "‘colour’ is British English."


@pytest.mark.parametrize("word", ["zorbly", "Zorbly", "zorbly’s", "zorbly's"])
def test_words_of_the_user_are_right(word: str) -> None:
    text = f"the {word} is here"

    assert found(text, match(text, word)) != []
    assert found(text, match(text, word), words=frozenset({"zorbly"})) == []


def test_a_word_of_the_user_can_still_be_wrong_in_its_place() -> None:
    text = "a a zorbly"

    assert found(text, match(text, "a a", type={"typeName": "Other"}), words=frozenset({"a a"})) != []


@pytest.mark.parametrize("word", ["KPI", "mp3", "iPhone"])
def test_what_no_dictionary_can_know_is_no_mistake(word: str) -> None:
    text = f"the {word} is here"

    assert found(text, match(text, word)) == []


def test_a_foreign_paragraph_is_left_alone() -> None:
    text = "Dies ist ein Absatz in einer Sprache die hier niemand kennt und prüft"
    unknown = [match(text, word) for word in ("Dies", "Absatz", "einer", "Sprache", "niemand")]

    assert found(text, *unknown) == []
    assert len(found(text, *unknown[:3])) == 3


GOOD = match("a recieve", "recieve")


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        "text",
        {"matches": None},
        {"matches": ["?"]},
        {"matches": [GOOD | {"offset": 3}]},
        {"matches": [GOOD | {"offset": -1}]},
        {"matches": [GOOD | {"length": "7"}]},
        {"matches": [GOOD | {"length": -1}]},
        {"matches": [GOOD | {"rule": {"id": "has a space"}}]},
        {"matches": [GOOD | {"replacements": {"value": "x"}}]},
        {"matches": [GOOD | {"message": 7}]},
        {"matches": [GOOD | {"type": "Other"}]},
    ],
)
def test_an_answer_of_another_form_is_not_languagetools(answer: Any) -> None:
    with pytest.raises(NotLanguageTool):
        read_hits("a recieve", answer)


@pytest.mark.parametrize(
    "words", ["re\0ceive", "a\r\nBcc: b", "a\u2028b", "a\u202eb", "\ud800", "x" * 301, None, {}, 7]
)
def test_no_rewrite_holds_what_a_card_does_not_show(words: Any) -> None:
    text = "We recieve it"
    answers = [{"value": words}, {"value": "receive"}]

    (finding,) = found(text, match(text, "recieve", replacements=answers, message="Not\x1b[1m so"))

    assert finding.rewrites == ("receive",)
    assert finding.why == "Not[1m so"


@pytest.mark.parametrize("offset", [3.0, 3.5, True, "3", None])
def test_a_place_that_is_no_whole_number_is_no_answer(offset: Any) -> None:
    text = "We recieve it"

    with pytest.raises(NotLanguageTool):
        read_hits(text, {"matches": [{**match(text, "recieve"), "offset": offset}]})


def test_one_match_that_is_none_takes_no_other_with_it() -> None:
    text = "We recieve it, and recieve it"
    wrong = {**match(text, "recieve"), "offset": -1}

    hits = read_hits(text, {"matches": [wrong, match(text, "recieve")]})

    assert [text[hit["start"] : hit["end"]] for hit in hits] == ["recieve"]
