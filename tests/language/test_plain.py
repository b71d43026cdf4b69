from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.language.plain import PlainReader
from walkaway.text.english import contractions
from walkaway.text.tokens import STOPS, Tokens, tokenize

SPELLINGS = contractions() | {"u": ("you",)}
READER = PlainReader(
    {
        "may_be": (frozenset(), (("seq", tuple(("word", frozenset([word])) for word in ("ill", "i", "will"))),)),
        "heard_as": (frozenset(), (("seq", (("word", frozenset(["2"])), ("word", frozenset(["to"])))),)),
    }
    | {
        name: (frozenset(words.split()), ())
        for name, words in {
            "passed_over": "also honestly just",
            "left_out_i": "hope want can",
            "left_out_i_am": "glad",
            "joined_i": "can hope",
            "ready": "happy glad",
            "after_you": "guys all",
        }.items()
    }
)


def read(text: str) -> Tokens | None:
    return READER.plain(tokenize(text, SPELLINGS))


def plain(text: str) -> str:
    tokens = read(text)
    return "" if tokens is None else " ".join(tokens.words[1:])


@pytest.mark.parametrize(
    ("text", "plainer"),
    [
        ("I can also, honestly, lower it!", "i can lower it !"),
        ("It is not just late", ""),
        ("Hope it fits.", "i hope it fits ."),
        ("Honestly can do it.", "i can do it ."),
        ("Can you do it?", ""),
        ("Glad to hear.", "i am glad to hear ."),
        ("I am happy to lower it.", "i can lower it ."),
        ("We'd be more than glad to come.", "we can come ."),
        ("I'd love to come.", "i can come ."),
        ("He would love to come.", ""),
        ("Let me lower it.", "i can lower it ."),
        ("They let me in.", ""),
        ("Let me know.", ""),
        ("We looked and can lower it.", "we looked and we can lower it ."),
        ("I know that he looked and can lower it.", ""),
        ("It is here. I also came. Is it?", "i came ."),
        ("I need you guys now.", "i need you now ."),
        ("I do hope it fits.", "i hope it fits ."),
        ("I am going to lower it.", "i will lower it ."),
        ("We are unable to wait.", "we can not wait ."),
        ("We are going home.", ""),
        ("Ill do it.", "i will do it ."),
        ("He is ill now.", ""),
        ("Happy 2 see u.", "happy to see you ."),
        ("Room 2 is for you.", ""),
    ],
)
def test_a_sentence_is_read_without_what_says_nothing_and_with_what_was_left_out(text: str, plainer: str) -> None:
    assert plain(text) == plainer


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("I can, honestly, lower it", []),
        ("I can, honestly lower it", ["lower"]),
        ("I can honestly, lower it", ["lower"]),
        ("I can, also, honestly, lower it", ["lower"]),
        ("If so, I can also lower it", ["i"]),
    ],
)
def test_an_adverb_between_two_commas_takes_both_along(text: str, parted: list[str]) -> None:
    tokens = read(text)

    assert tokens is not None
    assert [tokens.words[at] for at in sorted(tokens.soft)] == parted


def test_without_lists_no_sentence_has_a_plainer_reading() -> None:
    assert PlainReader({}).plain(tokenize("Hope I can also come. Let me. I'd love to.", SPELLINGS)) is None


_WRITTEN = "also honestly I'll not oak, it. go? “so well” just, let me hope and can I'm happy to would love"


@given(st.lists(st.sampled_from(_WRITTEN.split())))
def test_every_word_stands_at_a_place_of_the_text(written: list[str]) -> None:
    tokens = tokenize(" ".join(written), SPELLINGS)
    plainer = READER.plain(tokens)

    if plainer is None:
        return
    assert plainer.starts == sorted(plainer.starts)
    assert set(plainer.starts) <= set(tokens.starts)
    assert set(plainer.ends) <= {*tokens.ends, *tokens.starts}
    assert [plainer.words[at] for at in plainer.stops] == [word for word in plainer.words if word in STOPS]
    assert len(plainer.sentences()) <= len(tokens.sentences())
