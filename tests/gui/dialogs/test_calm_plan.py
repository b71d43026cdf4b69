from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from walkaway.gui.dialogs.calm_plan import Choice, applied, choices, edits, taken
from walkaway.gui.panels.finding_words import Item
from walkaway.text.finding import Edit, Finding, Weight
from walkaway.text.span import Span
from walkaway.tone import rewrite
from walkaway.tone.checker import Report
from walkaway.tone.composure import composure


def found(text: str, words: str, *rewrites: str) -> Finding:
    at = text.index(words)
    return Finding(Span(at, at + len(words)), "need/x", "need", Weight.LIGHT, 3, words, "", rewrites)


def apply_all(text: str, made: tuple[Edit, ...]) -> str:
    for edit in reversed(made):
        text = edit.apply(text)
    return text


@st.composite
def texts_with_findings(draw: st.DrawFn, whole_words: bool = False) -> tuple[str, list[tuple[Finding, str]]]:
    """A text of words and marks, and findings in it that do not overlap, next to each other more often than not."""
    words = draw(
        st.lists(st.sampled_from(["just", "I", "sorry", ",", ".", "!", "\n\n", "and", "😀", "(", "price"]), max_size=14)
    )
    text = " ".join(words)
    if whole_words:
        spans = [Span(m.start(), m.end()) for m in re.finditer(r"just|I|sorry|price|😀", text)]
    else:
        spans = [Span(a, b) for a, b in pairwise(sorted(draw(st.sets(st.integers(0, len(text)), max_size=8))))]
    wanted = draw(st.lists(st.sampled_from(spans), unique=True)) if spans else []
    wordings = st.sampled_from(["", "Next.", "calm words", "…"])
    return text, [(Finding(s, "need/x", "need", Weight.LIGHT, 3, s.of(text), "", ()), draw(wordings)) for s in wanted]


@given(texts_with_findings(whole_words=True))
def test_the_edits_come_to_what_putting_the_wordings_in_one_by_one_comes_to(
    case: tuple[str, list[tuple[Finding, str]]],
) -> None:
    text, wanted = case

    made = edits(text, wanted)

    assert apply_all(text, made) == rewrite.apply(text, wanted)


@given(texts_with_findings())
def test_edits_never_overlap_and_tell_where_they_land(case: tuple[str, list[tuple[Finding, str]]]) -> None:
    text, wanted = case
    made = edits(text, wanted)

    after, places = applied(text, made)

    assert after == apply_all(text, made)
    assert all(a.span.end <= b.span.start for a, b in pairwise(made))
    assert [place.of(after) for place in places] == [edit.text for edit in made]


def test_two_deletions_that_meet_are_one_edit() -> None:
    text = "Sorry, just checking in. Tuesday works."
    wanted = [(found(text, "Sorry"), ""), (found(text, "just checking in"), "")]

    made = edits(text, wanted)

    assert apply_all(text, made) == rewrite.apply(text, wanted)


def test_a_wording_that_says_the_same_is_no_edit() -> None:
    text = "I can help."

    assert edits(text, [(found(text, "can"), "can")]) == ()


def test_only_findings_with_a_wording_can_be_changed_and_all_are_taken_at_first() -> None:
    text = "I just need it"
    with_wording, without = found(text, "just", ""), found(text, "need")
    report = Report((with_wording,), (with_wording, without), composure(()), 4)

    offered = choices(report, text, text)

    assert [(one.item.place, one.taken, one.wording) for one in offered] == [("subject", True, ""), ("body", True, "")]
    assert taken(offered, "subject") == [(with_wording, "")]


def test_a_wording_that_the_message_has_already_gives_way_to_the_next_one() -> None:
    text = "The offer is open until Friday. I beg you. I beg you."
    spans = [Span(text.index("I beg"), text.index("I beg") + 9), Span(text.rindex("I beg"), text.rindex("I beg") + 9)]
    wordings = ("The offer is open until Friday", "A yes or a no both work", "What did you decide")
    beg = [Finding(span, "need/x", "need", Weight.LIGHT, 3, "I beg you", "", wordings) for span in spans]

    offered = choices(Report((), tuple(beg), composure(beg), 8), "", text)

    assert [one.wording for one in offered] == [wordings[1], wordings[2]]


def test_turning_goes_around_and_takes_the_change_again() -> None:
    choice = Choice(Item(found("just", "just", "a", "b")), taken=False)

    assert (choice.turned(1).wording, choice.turned(1).taken) == ("b", True)
    assert choice.turned(2).wording == "a"
    assert choice.turned(-1).wording == "b"
