"""Where cues stand in the lines of a reply."""

from __future__ import annotations

from walkaway.gui.prospects.cue_places import MOST_LEVELS, levels, place
from walkaway.prospects.reply import Cue
from walkaway.text.span import Span


def cue(text: str, words: str, kind: str = "stall") -> Cue:
    start = text.index(words)
    return Cue(Span(start, start + len(words)), words, kind, "Why.", 1.0)


def test_cues_that_overlap_stand_below_each_other() -> None:
    assert levels([Span(0, 10), Span(5, 15), Span(12, 20), Span(30, 40)]) == (0, 1, 0, 0)


def test_more_cues_than_have_room_share_the_lowest_line() -> None:
    assert levels([Span(0, 10)] * 5) == (0, 1, MOST_LEVELS - 1, MOST_LEVELS - 1, MOST_LEVELS - 1)


def test_a_cue_over_a_line_break_has_a_piece_in_each_line() -> None:
    text = "We have no budget\nuntil June, sorry."
    found = place(text, [cue(text, "no budget\nuntil June")])

    assert [(row, text.split("\n")[row][piece.start : piece.end]) for row in found for piece in found[row].pieces] == [
        (0, "no budget"),
        (1, "until June"),
    ]


def test_positions_are_those_of_qt_behind_an_emoji() -> None:
    text = "🙂 too expensive"
    piece = place(text, [cue(text, "too expensive")])[0].pieces[0]

    assert (piece.start, piece.end) == (3, 16)
