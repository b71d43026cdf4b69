from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.text.finding import Finding, Weight
from walkaway.text.span import Span
from walkaway.tone import choosing, rewrite


def finding(text: str, words: str) -> Finding:
    at = text.index(words)
    return Finding(Span(at, at + len(words)), "need/r", "need", Weight.LIGHT, 3, words, "", ())


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("Sorry to bother you, but the oak is here.", "Sorry to bother you", "The oak is here."),
        ("Sorry to bother you. The oak is here.", "Sorry to bother you", "The oak is here."),
        ("The oak is here. Sorry to bother you.", "Sorry to bother you", "The oak is here."),
        ("The oak is here, and I'm free any time.", "I'm free any time", "The oak is here."),
        ("The oak, if that is okay, is here.", "if that is okay", "The oak is here."),
        ("The oak is just here.", "just", "The oak is here."),
        ("Hi Ruth, no reply yet, so here is the plan.", "no reply yet", "Hi Ruth, here is the plan."),
        (
            "The oak is dry, and I'd never ask, but it is here.",
            "and I'd never ask, but",
            "The oak is dry, but it is here.",
        ),
        ("The oak is, hmm, rather dark.", "hmm", "The oak is rather dark."),
        ("The lease is long, though I'd bend.", "I'd bend", "The lease is long."),
        ("Is it okay? Hoping to hear back!\n\nAna", "Hoping to hear back", "Is it okay?\n\nAna"),
        ("One.\n\nSorry to bother you.\n\nTwo.", "Sorry to bother you", "One.\n\nTwo."),
        ("One.\n\nSorry to bother you.", "Sorry to bother you", "One."),
        ("Just a note: the oak is here.", "Just a note", "The oak is here."),
        ("Hi Ruth,\nSorry to bother you, the oak is here.", "Sorry to bother you", "Hi Ruth,\nThe oak is here."),
        ("The oak (just) came.", "just", "The oak () came."),
        ("One. If it rains, no worries at all. Two.", "no worries at all", "One. Two."),
        ("If it's oak, no worries—I'll cut it.", "no worries", "If it's oak, I'll cut it."),
        ("Two. I am so terribly sorry. Three.", "so terribly sorry", "Two. Three."),
        ("Send a quick answer.", "quick", "Send an answer."),
        ("I'm no poet, obviously, and the menu is short.", "I'm no poet", "The menu is short."),
        ("We kept the door; are you happy?", "are you happy", "We kept the door."),
        ("Is it the door; are you happy?", "are you happy", "Is it the door?"),
        ("One. Done, right?", "right", "One. Done?"),
        ("The van came at six. You deserve a statue, Lena.", "You deserve a statue", "The van came at six."),
        ("One spot left! 🎉🎉🎉 in the hall.", "🎉🎉🎉", "One spot left! in the hall."),
        ("👏👏 your crew is fast.", "👏👏", "Your crew is fast."),
        ("Two. I have bills to pay, sir. Three.", "I have bills to pay", "Two. Three."),
        ("I have bills to pay, to be honest with you.", "I have bills to pay", ""),
        ("It is oak, and I need it, so call me.", "I need it", "It is oak, so call me."),
        ("It is about oak, so sorry to ask: is it dry?", "so sorry to ask", "It is about oak: is it dry?"),
        ("Hi Ruth, may I beg you? It is oak.", "may I beg you", "Hi Ruth. It is oak."),
        ("It is oak, plus I need it.", "I need it", "It is oak."),
        ("It is oak, only this once, and I cut it.", "only this once", "It is oak, and I cut it."),
    ],
)
def test_taking_words_out_leaves_a_whole_sentence(text: str, words: str, left: str) -> None:
    assert rewrite.edit(text, finding(text, words).span, "").apply(text) == left


@pytest.mark.parametrize(
    ("text", "words", "wording", "after"),
    [
        ("Any news?", "Any news", "What did you decide?", "What did you decide?"),
        ("Checking if you saw it.", "Checking if you saw it", "What did you decide?", "What did you decide?"),
        ("I hope so, and I think oak.", "I think oak", "oak", "I hope so, and oak."),
        ("I owe you all, and the oak is dry.", "I owe you all, and", "thank you", "thank you. The oak is dry."),
        ("I'm no expert, but the oak is dry.", "I'm no expert, but", "in my view", "in my view the oak is dry."),
        ("If it's too much I can go lower.", "I can go lower", "tell me so", "If it's too much, tell me so."),
        ("How can I repay you for the hour?", "How can I repay you", "Thank you", "Thank you for the hour."),
        ("Any news, Ruth?", "Any news", "What did you decide?", "What did you decide, Ruth?"),
        (
            "The oak is dry, I could go lower.",
            "I could go lower",
            "the price stands.",
            "The oak is dry. The price stands.",
        ),
        ("Pay me some day, the oak is dry.", "Pay me some day", "Payment is due.", "Payment is due. The oak is dry."),
        ("I'm a dunce, but the oak is dry.", "I'm a dunce, but", "In short:", "In short: the oak is dry."),
        ("Would you be cross if we met?", "Would you be cross if", "What if", "What if we met?"),
    ],
)
def test_a_wording_brings_its_own_mark(text: str, words: str, wording: str, after: str) -> None:
    assert rewrite.edit(text, finding(text, words).span, wording).apply(text) == after


@pytest.mark.parametrize(
    ("text", "words", "wording", "fitted"),
    [
        ("Maybe oak.", "Maybe", "so", "So"),
        ("Oak, maybe.", "maybe", "So", "so"),
        ("Oak, maybe.", "maybe", "I see", "I see"),
        ("Oak, maybe pine.", "maybe", "So it is.", "so it is"),
        ("Hi Ruth,\nmaybe pine.", "maybe", "so", "So"),
        ("Bring:\n- maybe pine", "maybe", "so", "So"),
        ("the long\nmaybe pine", "maybe", "So", "so"),
        ("Yes!!! 🎉 Thursday is fine.", "!!!", ".", "."),
        ("Yes!!! 🎉 on Thursday.", "!!!", ".", ""),
        ("Call me!!! 0770 is the number.", "!!!", ".", "."),
    ],
)
def test_a_wording_takes_the_capital_of_its_place(text: str, words: str, wording: str, fitted: str) -> None:
    assert rewrite.fit(text, finding(text, words).span, wording) == fitted


def test_names_are_filled_and_a_missing_one_drops_the_wording() -> None:
    assert rewrite.fill("please {what}", {"what": "send it"}) == "please send it"
    assert rewrite.fill("please {what}", {}) is None
    assert rewrite.fill("a {what}", {"what": "email"}) == "an email"
    assert rewrite.fill("an {what}", {"what": "note"}) == "a note"
    assert rewrite.fill("{n} {what}", {"n": "a", "what": "email"}) == "an email"


@given(st.text(max_size=80), st.integers(0, 80), st.integers(1, 20), st.sampled_from(["", "so", "So it is.", "Why?"]))
def test_an_edit_never_touches_other_words(text: str, start: int, length: int, wording: str) -> None:
    start = min(start, len(text))
    span = Span(start, min(len(text), start + length))
    one = Finding(span, "need/r", "need", Weight.LIGHT, 3, span.of(text), "", ())

    edit = rewrite.edit(text, one.span, wording)

    assert edit.span.start <= span.start
    assert edit.span.end >= span.end
    kept = text[: edit.span.start] + text[edit.span.end :]
    lost = [word for word in (text[: span.start] + " " + text[span.end :]).split() if word.isalpha() and len(word) > 8]
    assert all(word[1:] in kept + edit.text for word in lost)


@pytest.mark.parametrize(
    ("words", "edited"),
    [
        ("Just checking in", "Subject: Invoice 12\n\nI think that it is due."),
        ("I think that", "Subject: Just checking in: invoice 12\n\nIt is due."),
    ],
)
def test_an_edit_of_a_message_leaves_its_header_lines_as_they_are(words: str, edited: str) -> None:
    text = "Subject: Just checking in: invoice 12\n\nI think that it is due."

    edit = rewrite.edit_of_message(text, finding(text, words).span, "")

    assert edit.apply(text) == edited


def test_an_edit_that_takes_the_words_of_another_finding_along_leaves_that_one_out() -> None:
    text = "One. If possible no worries. Two stays as it is."
    choices = [(finding(text, "If possible"), ""), (finding(text, "no worries"), "")]
    assert rewrite.apply(text, choices) == "One. Two stays as it is."


def test_many_edits_in_a_long_line_are_each_put_in_once() -> None:
    text = "We ship just oak. " * 20_000
    places = [at for at in range(len(text)) if text.startswith("just", at)]
    found = [Finding(Span(at, at + 4), "need/r", "need", Weight.LIGHT, 3, "just", "", ("",)) for at in places]
    assert choosing.calm(text, found) == "We ship oak. " * 20_000


def test_two_wordings_in_one_sentence_go_together() -> None:
    text = "I can lower my price, whenever you like."
    cheap = Finding(
        Span(0, 20),
        "concession/r",
        "concession",
        Weight.STRONG,
        13,
        text[:20],
        "",
        ("Tell me the budget and I will see",),
    )
    free = Finding(
        Span(22, 39),
        "overavailability/r",
        "overavailability",
        Weight.MEDIUM,
        6,
        text[22:39],
        "",
        ("give me two times that suit you", ""),
    )

    assert choosing.calm(text, [cheap, free]) == "Tell me the budget and I will see."


def test_a_finding_stays_where_each_wording_would_break_the_sentence() -> None:
    text = "The lamps that we sell are of brass."
    broken = Finding(Span(4, 26), "m/r", "m", Weight.LIGHT, 3, text[4:26], "", ("",))

    assert choosing.calm(text, [broken]) == text


@pytest.mark.parametrize(
    ("text", "words", "wording", "after"),
    [
        (
            "The plan is here, and I could be on the next train.",
            "and I could be on the next train",
            "you can call with questions",
            "The plan is here, and you can call with questions.",
        ),
        (
            "You have the best eye in town, and the frames are cut.",
            "You have the best eye in town, and",
            "Your work is good",
            "Your work is good. The frames are cut.",
        ),
        ("I promise the moon, Ruth. The plan is here.", "I promise the moon", "", "The plan is here."),
    ],
)
def test_what_joins_the_marked_words_to_the_others_goes_or_stays_with_them(
    text: str, words: str, wording: str, after: str
) -> None:
    assert rewrite.edit(text, finding(text, words).span, wording).apply(text) == after


def test_a_question_before_a_name_has_its_mark_after_it() -> None:
    text = "Are you in or out, Ruth?"
    span = finding(text, "Are you in or out").span
    wording = rewrite.fit(text, span, "would you like to go ahead?")
    assert rewrite.edit(text, span, wording).apply(text) == "Would you like to go ahead, Ruth?"
