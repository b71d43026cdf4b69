"""Moves as a page of Markdown: docs/moves.md, or a page with one's own numbers of days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from walkaway.moves import MOVES, TURNS, Move, recharge_days, recharge_words

HEAD = """\
# Moves

A move is the selling technique that a message makes. Most messages need none. A takeaway is worth something only while
it is true, and used again soon it becomes a habit that the prospect sees. So each move needs to recharge after it
was used with a prospect, and another takes its place.

In the window, *Moves…* shows them and lets you change how long each takes to recharge; `walkaway moves ID` shows one.

This page is made from `resources/moves.toml` with `walkaway moves --format markdown`."""


def moves_page(moves: Sequence[Move], own: Mapping[str, int]) -> str:
    """The page of these moves, `own` being the user's numbers of days."""
    return "\n\n".join([HEAD, *(part for move in moves for part in _section(move, own))])


def _section(move: Move, own: Mapping[str, int]) -> Iterator[str]:
    yield f"## {move.label}"
    yield move.help
    yield f"**When it works.** {move.works}"
    yield f"**When it backfires.** {move.backfires}"
    yield f"**How long it takes to recharge.** {recharge_words(recharge_days(move.id, own))}"
    yield "**What next.**"
    yield "\n".join(f"- {TURNS[turn]}: {', '.join(map(_link, ids))}" for turn, ids in move.after.items())
    yield f"*{move.source}*"


def _link(id: str) -> str:
    label = MOVES[id].label
    return f"[{label.lower()}](#{label.lower().replace(' ', '-')})"
