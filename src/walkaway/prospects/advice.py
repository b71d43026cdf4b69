"""The next move: from what came back, and from what was made with this prospect before.

Nothing is hidden: a move that is still recharging comes after the fresh ones, with the days that it has left.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, Final, Protocol

from walkaway.files import ReadError, read_text
from walkaway.moves import MOVES, TURNS
from walkaway.paths import resource
from walkaway.prospects.recharge import Freshness, freshness

SILENT: Final = "silent"
"""The answer of somebody who did not answer."""
ANSWERS: Final = ("interest", "refusal", "stall", "price", "question", SILENT)
"""What can come back and wants a next move; after an automatic reply there is none, for nobody has answered yet."""

LEAVE_THEM: Final = "They ask not to be written to. Leave them be."
"""What to do after somebody asked for quiet."""

_AFTER, _ANSWERS = 2.0, 1.0
"""What the first place among the moves after the last one counts, and the first among those for the answer."""


class AdviceError(Exception):
    """The file of advice is wrong; the message names file and answer, what is wrong and what is expected."""


class Offer(Protocol):
    """What is asked of a template."""

    @property
    def id(self) -> str: ...
    @property
    def situation(self) -> str: ...
    @property
    def move(self) -> str: ...
    @property
    def tone(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Past:
    """What was made with a prospect: when each move was made last, and the templates that were used.

    `last_move` is the move of the last message, "" for none.
    """

    moves: Mapping[str, datetime] = field(default_factory=dict)
    templates: frozenset[str] = frozenset()
    last_move: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Next:
    """A move to make next, the template for it, and the reason in one sentence."""

    move: str
    template: str
    why: str
    freshness: Freshness


@dataclass(frozen=True, slots=True)
class _Answer:
    says: str
    turn: str
    situations: tuple[str, ...]
    moves: tuple[str, ...]


def next_moves(
    answer: str, offers: Iterable[Offer], now: datetime, recharge_days: Mapping[str, int], past: Past | None = None
) -> tuple[Next, ...]:
    """What to do after an answer (one of `ANSWERS`; any other gives nothing), best first, each move once.

    `offers` are the templates that there are; a move without a template for the situation is left out. `past` is None
    where nothing is known of the prospect. `recharge_days` says how long each move needs to recharge.
    """
    known = _answers().get(answer)
    if known is None:
        return ()
    seen = past or Past()
    fitting = [offer for offer in offers if offer.situation in known.situations]
    found = []
    for move, worth in _worth(known, seen.last_move).items():
        state = freshness(move, seen.moves.get(move), now, recharge_days)
        template = _template(fitting, move, known.situations, seen)
        if template:
            found.append((state.days_left > 0, -worth, Next(move, template, _why(known, state, past), state)))
    return tuple(each for _, _, each in sorted(found, key=lambda each: each[:2]))


def situations(answer: str) -> tuple[str, ...]:
    """What a message after an answer (one of `ANSWERS`) is for, the likeliest first; nothing for any other."""
    known = _answers().get(answer)
    return known.situations if known else ()


def _worth(answer: _Answer, last: str) -> dict[str, float]:
    """The moves that come into question, with how well they fit; the last one never follows itself."""
    after = MOVES[last].after[answer.turn] if answer.turn and last in MOVES else ()
    worth = dict.fromkeys((*after, *answer.moves), 0.0)
    for moves, first in ((after, _AFTER), (answer.moves, _ANSWERS)):
        for place, move in enumerate(moves):
            worth[move] += first / (1 + place)
    return {move: each for move, each in worth.items() if move != last or move == "plain"}


def _template(offers: Iterable[Offer], move: str, situations: Sequence[str], past: Past) -> str:
    """The template of a move: of the likeliest situation, not used with them yet, in their tone; else the first one."""

    def order(offer: Offer) -> tuple[object, ...]:
        tone = bool(past.tone) and offer.tone != past.tone
        return (offer.id in past.templates, situations.index(offer.situation), tone)

    best = min((offer for offer in offers if offer.move == move), key=order, default=None)
    return best.id if best else ""


def _why(answer: _Answer, state: Freshness, past: Past | None) -> str:
    before = f" after “{MOVES[past.last_move].label}”" if past and answer.turn and past.last_move in MOVES else ""
    if state.move == "plain":
        return f"{answer.says}{before}: answer plainly."
    move = f"“{MOVES[state.move].label}”"
    if past is None:
        stands = f"{move} answers that"
    elif state.fresh:
        stands = f"try {move}, which {state.words or 'is new to them'}"
    else:
        stands = f"{move} {state.words}"
    return f"{answer.says}{before}: {stands}."


@cache
def _answers() -> Mapping[str, _Answer]:
    file = resource("advice.toml")
    try:
        table = tomllib.loads(read_text(file).editable)
    except (ReadError, tomllib.TOMLDecodeError) as error:
        raise AdviceError(f"{file}: {error}; expected TOML") from error
    if set(table) != set(ANSWERS):
        raise AdviceError(f"{file}: it has {', '.join(table)}; expected {', '.join(ANSWERS)}")
    return {name: _answer(f"{file}, {name}", row) for name, row in table.items()}


def _answer(where: str, row: Any) -> _Answer:
    try:
        answer = _Answer(row["says"], row["turn"], tuple(row["situations"]), tuple(row["moves"]))
    except (KeyError, TypeError) as error:
        raise AdviceError(f"{where}: {error} is missing; expected says, turn, situations and moves") from error
    if unknown := [move for move in answer.moves if move not in MOVES]:
        raise AdviceError(f"{where}: {', '.join(unknown)} is no move; expected ids of moves.toml")
    if answer.turn and answer.turn not in TURNS:
        raise AdviceError(f"{where}: turn is {answer.turn!r}; expected one of {', '.join(TURNS)}, or nothing")
    return answer
