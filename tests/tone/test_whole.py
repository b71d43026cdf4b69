from __future__ import annotations

import pytest

from walkaway.tone.whole import is_stump, is_whole


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
    ],
)
def test_a_sound_sentence_is_left_alone(text: str, words: str, wording: str) -> None:
    assert is_whole(*edited(text, words, wording))


def test_words_that_say_nothing_alone_are_a_stump() -> None:
    assert is_stump("I am.")
    assert is_stump("Please, to you.")
    assert not is_stump("Hi Ruth,")
    assert not is_stump("Thanks.")
    assert not is_stump("")
