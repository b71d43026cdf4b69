"""What a reply says, and which of its words say so."""

from __future__ import annotations

import textwrap
import time
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walkaway.prospects.reply import (
    KINDS,
    ExamplesError,
    Reading,
    ReplyReader,
    load_cues,
    load_examples,
    shipped_reader,
)
from walkaway.prospects.reply.examples import read_examples

STANDARD = 0.9
"""The least macro-F1 on the examples that the reader did not learn from; it was 0.93 when this was written."""


@cache
def reader() -> ReplyReader:
    return shipped_reader()


def read(text: str, automatic: str = "") -> Reading:
    return reader().read(text, automatic=automatic)


def said(reading: Reading, kind: str) -> list[str]:
    return [cue.text for cue in reading.cues if cue.kind == kind]


def counted(reading: Reading, kind: str) -> list[str]:
    """Without the words that are shown for being like those of examples."""
    return [cue.text for cue in reading.cues if cue.kind == kind and cue.value]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We'd like to go ahead. Where do we sign?", "interest"),
        ("Could we have a short call on Thursday?", "interest"),
        ("Thank you, but we have decided to go with another agency.", "refusal"),
        ("Please take me off your list.", "refusal"),
        ("I have to talk to my partners first. Ask me again in March.", "stall"),
        ("We're swamped until the fair is over.", "stall"),
        ("That's more than we can afford.", "price"),
        ("Could you do it for 800?", "price"),
        ("Does it work without internet?", "question"),
        ("What is the difference between the two plans?", "question"),
        ("I am out of the office until 4 May with limited access to my mail.", "automatic"),
        ("Your request has been received. We answer within two working days.", "automatic"),
    ],
)
def test_a_plain_reply_is_read_for_what_it_says_with_the_words_that_say_so(text: str, kind: str) -> None:
    found = read(text)

    assert found.reading == kind
    assert said(found, kind)
    assert all(cue.why for cue in found.cues)


def test_a_mixed_reply_shows_both() -> None:
    found = read("I love the idea and would like to meet. But it's too expensive for us.")

    assert {found.reading, found.also} == {"interest", "price"}
    assert said(found, "interest")
    assert "too expensive" in said(found, "price")


def test_what_speaks_against_the_reading_is_told() -> None:
    found = read("It sounds great, but we're not interested.")

    assert found.reading == "refusal"
    assert [cue.kind for cue in found.against] == ["interest"]


def test_a_friendly_word_before_a_but_counts_less_than_after_it() -> None:
    first, last = read("Sounds great, but next year."), read("Next year, sounds great.")
    (before,), (after,) = ([cue for cue in one.cues if cue.text.lower() == "sounds great"] for one in (first, last))

    assert before.value < after.value


@pytest.mark.parametrize("text", ["Price isn't the issue.", "It's not expensive at all.", "The fee is not a problem."])
def test_a_price_that_is_said_not_to_matter_is_no_cue_of_price(text: str) -> None:
    assert said(read(text), "price") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We don't want to say no.", "refusal"),
        ("There is no need to wait.", "stall"),
        ("We are not interested.", "interest"),
        ("Don't call me.", "interest"),
    ],
)
def test_what_is_denied_is_no_cue(text: str, kind: str) -> None:
    assert counted(read(text), kind) == []


def test_what_they_quote_is_not_read() -> None:
    reply = (
        "That's too expensive.\n\nOn Tue, 3 May 2026, Ben wrote:\n> Would you like to go ahead? I am free on Monday."
    )

    found = read(reply)

    assert found.reading == "price"
    assert all(cue.span.end <= reply.index("On Tue") for cue in found.cues)


def test_the_signature_is_not_read() -> None:
    reply = "Not interested, thanks.\n\n-- \nDana Reyes\nBook a call with me\nBest prices in town"

    found = read(reply)

    assert found.reading == "refusal"
    assert {cue.kind for cue in found.cues} == {"refusal"}


def test_a_reply_of_quoted_text_alone_says_nothing() -> None:
    found = read("> We'd love to go ahead.\n> Please send the contract.")

    assert (found.reading, found.cues, found.own) == ("none", (), ())


def test_a_header_of_a_machine_beats_the_wording() -> None:
    found = read("Sounds great, let's meet on Friday!", automatic="Its header Auto-Submitted says auto-replied.")

    assert found.reading == "automatic"
    assert said(found, "interest")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sorry, I was on holiday. Let's go ahead, please send the contract.", "interest"),
        ("I'm back from leave. It's still too expensive for us.", "price"),
    ],
)
def test_a_person_who_was_away_is_not_a_machine(text: str, kind: str) -> None:
    assert read(text).reading == kind


@pytest.mark.parametrize("text", ["", " \n\n ", "...", "?!", "--", "> "])
def test_a_reply_without_words_says_nothing(text: str) -> None:
    found = read(text)

    assert (found.reading, found.cues) == ("none", ())


def test_words_that_nobody_knows_say_nothing() -> None:
    found = read("Zwirbel quandil frobnicator.")

    assert (found.reading, found.cues) == ("none", ())


def test_where_no_cue_fits_the_words_that_are_like_the_examples_are_shown() -> None:
    others = [("green stairs", kind) for kind in KINDS for _ in range(2)]
    bare = ReplyReader(load_cues(), [*others, *[("the purple door", "stall")] * 3])

    found = bare.read("Purple!")

    assert found.reading == "stall"
    assert [(cue.text, cue.value) for cue in found.cues] == [("Purple", 0.0)]


def test_a_question_is_marked_once() -> None:
    found = read("Does it work without internet? Which doors are blue?")

    assert len(said(found, "question")) == 2


REPLIES = (
    "Hi Ben,\n\nthanks for the plan. It's more than we had planned to spend, and I have to talk to my wife first. "
    "Could you do it for 900 euros?\n\nBest\nDana",
    "Hello,\n\nwe would like to go ahead with the garden. What do you need from us before the first day?\n\nRuth",
    "I am on annual leave until 4 August. For urgent matters please contact my colleague.",
)


@pytest.mark.parametrize("reply", REPLIES)
def test_the_reading_is_the_same_with_other_line_ends(reply: str) -> None:
    here, there = read(reply), read(reply.replace("\n", "\r\n"))

    assert (there.reading, there.also) == (here.reading, here.also)
    assert [(cue.kind, cue.text) for cue in there.cues] == [(cue.kind, cue.text) for cue in here.cues]


@pytest.mark.parametrize("reply", REPLIES)
@pytest.mark.parametrize("width", [30, 45, 72])
def test_the_reading_is_the_same_with_hard_wrapped_lines(reply: str, width: int) -> None:
    here, there = read(reply), read("\n".join(wrapped(line, width) for line in reply.split("\n")))

    assert (there.reading, there.also) == (here.reading, here.also)
    assert [(cue.kind, cue.text.split()) for cue in there.cues] == [(cue.kind, cue.text.split()) for cue in here.cues]


def wrapped(line: str, width: int) -> str:
    return "\n".join(textwrap.wrap(line, width)) if line else ""


_WRITTEN = (
    "too expensive|we're interested|not now|> quoted|\n|\n\n|\r\n|--|Best,|?|but|!|Hi Ben,|unsubscribe|$500|Dana|how|no"
)
SCRAPS = st.lists(
    st.sampled_from([*_WRITTEN.split("|"), "I'm on leave until May", "😀", "e\u0301", "can you"]), max_size=14
).map(" ".join)


@settings(deadline=None)
@given(SCRAPS | st.text(max_size=120))
def test_whatever_is_written_the_cues_stand_in_it(text: str) -> None:
    found = read(text)

    assert found.reading in (*KINDS, "none")
    assert found.also in (*KINDS, "")
    assert found.also != found.reading
    assert list(found.cues) == sorted(found.cues, key=lambda cue: (cue.span.start, cue.span.end, cue.kind))
    assert all(cue.span.of(text) == cue.text != "" for cue in found.cues)


def test_replies_that_it_has_not_seen_are_read_as_well_as_promised() -> None:
    labelled = list(load_examples())
    read_as: list[tuple[str, str]] = []
    for half in (0, 1):
        learned = ReplyReader(load_cues(), labelled[half::2])
        read_as += [(kind, learned.read(text).reading) for text, kind in labelled[1 - half :: 2]]

    scores = {kind: f1(read_as, kind) for kind in KINDS}

    assert sum(scores.values()) / len(scores) >= STANDARD, scores


def f1(read_as: list[tuple[str, str]], kind: str) -> float:
    counts = Counter(read_as)
    meant = sum(count for (meaning, _), count in counts.items() if meaning == kind)
    taken = sum(count for (_, reading), count in counts.items() if reading == kind)
    return 2 * counts[kind, kind] / (meant + taken)


def test_every_example_stands_once_and_each_kind_has_about_as_many() -> None:
    labelled = list(load_examples())
    texts, kinds = Counter(text for text, _ in labelled), Counter(kind for _, kind in labelled)

    assert [text for text, count in texts.items() if count > 1] == []
    assert set(kinds) == set(KINDS)
    assert max(kinds.values()) < 1.5 * min(kinds.values())


def test_the_reader_that_ships_has_learned_from_the_examples_whether_it_was_kept_or_not() -> None:
    fresh, first, again = ReplyReader(load_cues(), load_examples()), shipped_reader(), shipped_reader()

    for text, _ in list(load_examples())[::40]:
        assert fresh.read(text) == first.read(text) == again.read(text)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("{", "line 2"),
        ('{"kind": "anger", "text": "No."}', "'anger'"),
        ('{"kind": "stall"}', "'text'"),
        ('{"kind": "stall", "text": 3}', "line 2"),
        ("[]", "line 2"),
    ],
)
def test_a_broken_example_is_told_with_its_line_and_what_is_expected(line: str, wrong: str) -> None:
    data = f'{{"kind": "stall", "text": "Later."}}\n{line}\n'.encode()

    with pytest.raises(ExamplesError) as told:
        list(read_examples(Path("own.jsonl"), data))

    assert "own.jsonl, line 2" in str(told.value)
    assert wrong in str(told.value)
    assert all(kind in str(told.value) for kind in KINDS)


def test_examples_that_are_no_text_are_told() -> None:
    with pytest.raises(ExamplesError, match=r"own\.jsonl.*UTF-8"):
        list(read_examples(Path("own.jsonl"), b"\xff\xfe"))


def test_a_but_in_the_mail_that_they_answer_takes_nothing_off_their_interest() -> None:
    asked = "We'd like to go ahead. Where do we sign?"

    with_quote = read(f"{asked}\n\n> I have two weeks free, but no more.")

    assert with_quote.cues == read(asked).cues


@pytest.mark.usefixtures("no_search_for_garbage")
def test_a_reply_that_says_the_same_ten_thousand_times_is_read_in_one_pass() -> None:
    def work(times: int) -> float:
        begin = time.process_time()
        read("I am interested in this. " * times)
        return time.process_time() - begin

    work(10)
    short, long = min(work(100) for _ in range(3)), work(3_200)

    assert long < 32 * 3 * max(short, 0.005), "32 times the text takes about 32 times the work, not 1024 times"
