from __future__ import annotations

import pytest

from walkaway.tone.whole import fits_in, is_statement, is_stump, is_whole


def edited(text: str, words: str, wording: str) -> tuple[str, str]:
    assert words in text
    return text, text.replace(words, wording)


@pytest.mark.parametrize(
    ("text", "words", "wording"),
    [
        ("To be honest with you, work is slow.", "To be honest w", "W"),
        ("Could I please get ten minutes?", " ten minutes", ""),
        ("I wrote to the office on Monday.", "the office on Monday", ""),
        ("The lamps that we sell are of brass.", "lamps that we sell are ", ""),
        ("We will gladly of course help.", "gladly ", ""),
        ("I really hope to hear.", "really hope ", ""),
        ("Thanks a lot, thanks for the plan.", "a lot, ", ""),
        ("I ask whether you had any thoughts.", "I ask whether you", "Please"),
        ("I do it for £60.", "do it for ", ""),
        ("The plan is cheaper, plus I need it.", "I need it", ""),
        ("Respected Sir,", "Respected Sir", "You"),
        ("I fear if the frost comes the pipes burst.", "I fear i", "I"),
    ],
)
def test_a_broken_sentence_is_seen(text: str, words: str, wording: str) -> None:
    assert not is_whole(*edited(text, words, wording))


@pytest.mark.parametrize(
    ("text", "words", "wording"),
    [
        ("The oak is just here.", "just ", ""),
        ("I can lower my price.", "I can lower my price", "Tell me the budget and I will say what fits"),
        ("Is it, honestly, okay?", ", honestly,", ""),
        ("Sorry, if it rains, we move the date.", "Sorry, i", "I"),
        ("We ship on Monday, I hope.", ", I hope", ""),
        ("Thank you, and sorry for the trouble.", ", and sorry for the trouble", ""),
        ("Do what you can.", "what you can", "as the plan says"),
        ("The tiles come in May, right?", ", right?", "."),
        ("Thanks! See you!", "you!", "you."),
        ("Wow, that oven is new.", "Wow, t", "T"),
        ("The hall is free in May, and two firms have asked.", ", and two firms have asked", ""),
    ],
)
def test_a_sound_sentence_is_left_alone(text: str, words: str, wording: str) -> None:
    assert is_whole(*edited(text, words, wording))


def test_words_that_say_nothing_alone_are_a_stump() -> None:
    assert is_stump("I am.")
    assert is_stump("Please, to you.")
    assert not is_stump("Hi Ruth,")
    assert not is_stump("It is this.")
    assert not is_stump("Thanks.")
    assert not is_stump("")


def test_a_statement_asks_nothing() -> None:
    assert is_statement("We kept the green door")
    assert not is_statement("So, is the door green")
    assert not is_statement("We kept the door, do you mind")
    assert not is_statement("You got my last mail")
    assert not is_statement("Monday at nine")


@pytest.mark.parametrize(
    ("text", "words", "wording", "fits"),
    [
        ("The landlord will bend on the rent.", "will bend on the rent", "the price stands as quoted", False),
        ("The fee is 9, but I can go lower.", "I can go lower", "the price stands as quoted", True),
        ("Just say yes to the survey.", "Just say yes", "the decision is yours", False),
        ("If it is too much say so.", "say so", "the price stands as quoted", True),
        ("I will work around you.", "work around you", "give me two dates", False),
        ("I bug you about the roof.", "I bug you", "what did you decide?", True),
        ("It was so kind.", "so kind", "good", True),
    ],
)
def test_a_clause_takes_the_place_of_a_clause(text: str, words: str, wording: str, fits: bool) -> None:
    at = text.index(words)
    assert fits_in(text, at, at + len(words), wording) is fits
