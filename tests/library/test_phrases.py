"""The phrase language of the cues."""

from __future__ import annotations

import pytest

from walkaway.library.errors import LibraryError
from walkaway.library.phrases import Phrases, tokenize


def _found(phrase: str, text: str) -> list[str]:
    tokens = tokenize(text)
    hits = Phrases([(phrase, 0)], {"day": ["monday", "friday"]}).find(tokens)
    return [text[tokens[start].start : tokens[end - 1].end] for _, start, end in hits]


@pytest.mark.parametrize(
    ("phrase", "text", "hits"),
    [
        ("next step", "The next  step is clear.", ["next  step"]),
        ("next step", "Next\nstep", ["Next\nstep"]),
        ("have not heard", "I haven’t heard; I havent heard", ["haven’t heard", "havent heard"]),
        ("i am sorry", "I'm sorry. im sorry", ["I'm sorry", "im sorry"]),
        ("rais* (my|our) rate*", "We raised our rates", ["raised our rates"]),
        ("(the|) last (email|mail from me)", "the last mail from me", ["the last mail from me", "last mail from me"]),
        ("(a|(b|c) d)", "c d", ["c d"]),
        ("not ..2 heard", "not a word heard, not one single word heard", ["not a word heard"]),
        ("by <day>", "by Friday, by noon", ["by Friday"]),
        ("<money>", "$1,200 or 300 euros or €5k or 12", ["$1,200", "300 euros", "€5k"]),
        ("<percent> off", "20% off, 5 percent off", ["20% off", "5 percent off"]),
        ("hi <field>", "Hi {{first_name}} and hi [Name]", ["Hi {{first_name}}", "hi [Name]"]),
        ("any news ?", "Any news? Any news.", ["Any news?"]),
        ("café", "CAFE Café", ["CAFE", "Café"]),
    ],
)
def test_a_phrase_finds_what_it_stands_for(phrase: str, text: str, hits: list[str]) -> None:
    assert sorted(_found(phrase, text)) == sorted(hits)


@pytest.mark.parametrize(
    ("phrase", "text"), [("not ..3 heard", "Not now. Heard it?"), ("next step", "next. Step"), ("cat", "category")]
)
def test_nothing_matches_across_a_sentence_or_inside_a_word(phrase: str, text: str) -> None:
    assert _found(phrase, text) == []


@pytest.mark.parametrize("phrase", ["(a|b", "a)", "a b}", "..x", "..3 x", "(|)", ""])
def test_a_malformed_phrase_is_refused(phrase: str) -> None:
    with pytest.raises(LibraryError):
        Phrases([(phrase, 0)], {})
