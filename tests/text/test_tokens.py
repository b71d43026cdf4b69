from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walkaway.text.english import contractions, forms, misspellings
from walkaway.text.tokens import STOPS, is_mask, pieces, tokenize

SPELLINGS = contractions() | {"pls": ("please",), "wanna": ("want", "to")}


def words(text: str) -> list[str]:
    return tokenize(text, SPELLINGS).words[1:]


@pytest.mark.parametrize(
    "written", ["I'm sorry", "I’m sorry", "I`m sorry", "I´m sorry", "im sorry", "IM SORRY", "I  am\nsorry"]
)
def test_every_spelling_of_a_contraction_is_read_the_same(written: str) -> None:
    assert words(written)[:3] == ["i", "am", "sorry"]


def test_a_word_of_its_own_is_not_taken_for_a_contraction() -> None:
    assert words("It is well, we were ill") == ["it", "is", "well", "we", "were", "ill", "."]


def test_negation_is_a_word() -> None:
    assert words("I can't") == words("I cannot") == words("I can not") == ["i", "can", "not", "."]


def test_sentences_are_parted_and_keep_their_mark() -> None:
    assert words("Yes. Is it? No!") == ["yes", ".", "is", "it", "?", "no", "!"]


@pytest.mark.parametrize("mark", ["?", "!", ".", "!) ?", "?!", ". ?", "?, .", ".) !"])
def test_a_sentence_ends_the_same_wherever_it_stands(mark: str) -> None:
    assert words(f"Is it{mark} Monday") == [*words(f"Is it{mark}"), "monday", "."]


@pytest.mark.parametrize("text", ["See Mr. Ruiz at 9", "e.g. oak", "It costs 4.50 today", "walkaway.example.com now"])
def test_a_full_stop_inside_a_word_ends_no_sentence(text: str) -> None:
    assert not STOPS & set(words(text)[:-1])


def test_a_line_break_is_a_space_but_a_list_item_begins_a_sentence() -> None:
    assert words("in the\nhouse") == ["in", "the", "house", "."]
    assert words("Bring:\n- oak\n- tiles") == ["bring", ".", "oak", ".", "tiles", "."]


def test_numbers_stay_whole() -> None:
    assert words("4,800 at 9:30, 5k") == ["4,800", "at", "9:30", "5k", "."]


def test_fields_addresses_and_links_are_opaque_words() -> None:
    tokens = tokenize("Hi {{first_name}}, see https://example.com/just or ana@example.com", SPELLINGS)

    assert [is_mask(word) for word in tokens.words[1:-1]] == [False, True, False, True, False, True]


def test_commas_and_dashes_are_soft_breaks() -> None:
    tokens = tokenize("oak, not pine - or ash", SPELLINGS)

    assert {tokens.words[i] for i in tokens.soft} == {"not", "or"}


def test_quoted_words_are_known_unless_the_whole_paragraph_is_quoted() -> None:
    part = tokenize('You said "too dear" and left', SPELLINGS)
    whole = tokenize('"Too dear"', SPELLINGS)

    assert [part.words[i] for i in sorted(part.quoted)] == ["too", "dear"]
    assert whole.quoted == frozenset()


def test_a_quotation_mark_that_is_never_closed_quotes_nothing() -> None:
    assert tokenize('The 6" pipe and the oak', SPELLINGS).quoted == frozenset()


@given(st.text(max_size=200))
def test_offsets_always_point_at_the_written_word(text: str) -> None:
    tokens = tokenize(text, SPELLINGS)

    assert len(tokens.words) == len(tokens.starts) == len(tokens.ends)
    assert tokens.words[0] in STOPS
    assert tokens.words[-1] in STOPS
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert 0 <= start <= end <= len(text)
        written = text[start:end]
        if word not in STOPS and not is_mask(word) and written.isascii() and "'" not in written and "`" not in written:
            assert tuple(SPELLINGS.get(written.lower(), (written.lower(),))).count(word) >= 1
    assert tokens.starts == sorted(tokens.starts)


@given(st.text(max_size=120))
def test_tokens_are_the_same_in_capitals(text: str) -> None:
    if text.isascii():
        assert tokenize(text, SPELLINGS).words == tokenize(text.upper(), SPELLINGS).words


@pytest.mark.parametrize(
    ("word", "inflected"),
    [
        ("reply", "replies replied replying"),
        ("drop", "drops dropped dropping"),
        ("give", "gives gave given giving"),
        ("price", "prices priced pricing"),
        ("wish", "wishes wished wishing"),
        ("tie", "ties tied tying"),
    ],
)
def test_a_word_is_known_in_all_its_forms(word: str, inflected: str) -> None:
    assert set(inflected.split()) <= forms(word)


@given(st.text("aBz019.,:!?'`-_%&[]{}@/ \n", max_size=60))
def test_plain_text_is_cut_as_it_is_beside_other_letters(text: str) -> None:
    assert words(f"{text} e") == [word.replace("é", "e") for word in words(f"{text} é")]


_BITS = st.sampled_from(
    [
        *("Hi Dana", "No. 17", "e.g. oak", "Prof. Elm", "at 9. Ok", "It's you", "{{a. b}}", "[a. b]", "www.a.com. We"),
        *("a@b.com. We", "it'no. We", "_no. We", '"So. be it"', "Ça va", "İ. am", "a...", "b!? c", "J. Elm", "- ash"),
        *(
            ". ",
            "! ",
            "? ",
            ".\n",
            "\n- ",
            ".  ",
            ") ",
            "~",
            "'",
            "i. we",
            "don't. a",
            "x:",
            "’",
            "«",
            "»",
            "\n\n",
            " ",
        ),
    ]
)


@settings(max_examples=600)
@given(st.lists(_BITS, min_size=1, max_size=9).map("".join) | st.text("aiX.!?' \n-\"{[]}@noé", max_size=40))
def test_pieces_have_the_tokens_that_they_have_in_their_paragraph(text: str) -> None:
    whole = tokenize(text, SPELLINGS)
    words, starts, ends, soft = ["."], [0], [0], set[int]()
    at = 0
    for piece in pieces(text):
        part = tokenize(piece, SPELLINGS, goes_on=at > 0)
        soft |= {token + len(words) - 1 for token in part.soft}
        words += part.words[1:]
        starts += [start + at for start in part.starts[1:]]
        ends += [end + at for end in part.ends[1:]]
        at += len(piece)

    assert at == len(text)
    assert (words, starts, ends, soft) == (whole.words, whole.starts, whole.ends, whole.soft)


def test_a_paragraph_is_cut_behind_its_sentences() -> None:
    assert pieces("We met Prof. Elm at 9. That was good! was it, {{name}}? I think so.") == [
        "We met Prof. Elm at 9. That was good!",
        " was it, {{name}}?",
        " I think so.",
    ]
    assert pieces('So. "We met. It was good." And so on.') == ['So. "We met. It was good." And so on.']


@pytest.mark.parametrize("slip", ["oportunity", "opportunnity", "opportuntiy", "oppurtunity"])
def test_a_slip_is_a_letter_left_out_doubled_moved_or_another_vowel(slip: str) -> None:
    assert slip in misspellings("opportunity")


@given(st.from_regex(r"[a-z]{1,14}", fullmatch=True))
def test_a_slip_keeps_the_first_letter_and_most_of_the_word(word: str) -> None:
    slips = misspellings(word)

    assert word not in slips
    assert all(slip[:1] == word[0] and abs(len(slip) - len(word)) <= 1 for slip in slips)
