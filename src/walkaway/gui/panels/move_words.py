"""What the window says about a move, in words: no widget needed."""

from __future__ import annotations

from walkaway.moves import MOVES, TURNS, Move, recharge_words
from walkaway.text.counting import counted


def next_labels(move: Move, turn: str) -> tuple[str, ...]:
    """The moves to go on with after an answer, as the screen says them."""
    return tuple(MOVES[id].label for id in move.after[turn])


def days_said(days: int) -> str:
    """A number of days on a button."""
    return counted(days, "day") if days else "no time"


def spoken_move(move: Move, days: int) -> str:
    """The whole card as a screen reader reads it in the list."""
    said = [f"{move.label}. {move.help} When it works: {move.works} When it backfires: {move.backfires}"]
    said.append(recharge_words(days))
    said += [f"{words}: {', '.join(next_labels(move, turn))}." for turn, words in TURNS.items()]
    return " ".join([*said, f"Source: {move.source}."])
