"""walkaway moves: the selling techniques, when each works and when it backfires, and what comes after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from walkaway import paths
from walkaway.cli import OK, CommandError
from walkaway.cli.arguments import Arguments, add_format, add_mine
from walkaway.cli.screen import Screen, one_line
from walkaway.moves import MOVES, TURNS, Move, recharge_days, recharge_words

DESCRIPTION = """\
List the moves, or show one: when it works, when it backfires, how long it needs to recharge with the same prospect,
which move to go on with, and who described it. As markdown, a page of them all."""

EXAMPLES = """\
  walkaway moves                        all moves, and how many days each needs to recharge
  walkaway moves may_not_need_us        one move
  walkaway moves --format json          one JSON object a line: {"id", "label", "help", "works", "backfires",
                                        "recharge_days", "after": {"taken", "refused", "stalled", "silent"}, "source"}
  walkaway moves --format markdown      a page to read, as docs/moves.md is
  walkaway templates --move premium     the templates that make a move"""


def run(args: Sequence[str]) -> int:
    """List moves, or show one."""
    parser = Arguments("moves", usage="moves [options] [ID]", description=DESCRIPTION, examples=EXAMPLES)
    parser.add_argument("id", nargs="?", metavar="ID", help="a move")
    add_format(parser, "markdown")
    add_mine(parser, "your own numbers of days")
    options = parser.read(args)
    own = _own_days() if options.mine else {}
    chosen = _choose(options.id)
    screen = Screen()
    if options.format == "json":
        for move in chosen:
            screen.json(_as_json(move, own))
    elif options.format == "markdown":
        from walkaway.cli.moves_page import moves_page

        screen.line(moves_page(chosen, own))
    elif options.id is not None:
        _show(screen, chosen[0], own)
    else:
        _list(screen, chosen, own)
    return OK


def _own_days() -> Mapping[str, int]:
    from walkaway import settings

    try:
        return settings.load(paths.settings_file()).recharge_days
    except settings.SettingsError as error:
        raise CommandError(f"{error}. Mend the file, or leave out --mine.") from error


def _choose(id: str | None) -> list[Move]:
    if id is None:
        return list(MOVES.values())
    if id not in MOVES:
        from difflib import get_close_matches

        near = get_close_matches(id, MOVES, 1, 0.5)
        hint = f"Did you mean {near[0]}?" if near else "walkaway moves lists them all."
        raise CommandError(f"there is no move {one_line(id)}. {hint}")
    return [MOVES[id]]


def _as_json(move: Move, own: Mapping[str, int]) -> dict[str, object]:
    return {
        "id": move.id,
        "label": move.label,
        "help": move.help,
        "works": move.works,
        "backfires": move.backfires,
        "recharge_days": recharge_days(move.id, own),
        "after": {turn: list(ids) for turn, ids in move.after.items()},
        "source": move.source,
    }


def _list(screen: Screen, moves: Sequence[Move], own: Mapping[str, int]) -> None:
    width = max(len(move.id) for move in moves)
    for move in moves:
        days = screen.paint(f"{recharge_days(move.id, own):>4} days", "faint")
        screen.line(f"{move.id:<{width}}  {days}  {move.help}")


def _show(screen: Screen, move: Move, own: Mapping[str, int]) -> None:
    screen.line(f"{screen.paint(move.label, 'bold')}  {move.id}")
    screen.line(move.help)
    sections = (
        ("when it works", [move.works]),
        ("when it backfires", [move.backfires]),
        ("how long it takes to recharge", [recharge_words(recharge_days(move.id, own))]),
        ("what next", [f"{TURNS[turn]}: {', '.join(ids)}" for turn, ids in move.after.items()]),
        ("source", [move.source]),
    )
    for title, lines in sections:
        screen.line()
        screen.line(screen.paint(title, "bold"))
        for line in lines:
            screen.line(f"  {line}")
