"""walkaway prospects: who was written to, what was sent, what came back."""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from walkaway import paths
from walkaway.cli import FOUND, OK, CommandError, complain
from walkaway.cli.arguments import Arguments, add_encoding, add_format
from walkaway.cli.prospect_words import Shown
from walkaway.cli.screen import Screen, one_line
from walkaway.files import FileError
from walkaway.prospects.ledger import Ledger, ProspectError
from walkaway.prospects.prospect import TONES, Prospect, from_recipient

DESCRIPTION = """\
Keep track of prospects: what was sent to them with which move, what came back, and how it ended. Everything
stays in one file on this computer. WHO is a number from the list, an address or a name.

actions:
  (none)                 list them, the last contact first
  search WORDS           find prospects, messages and replies
  show WHO               everything about one
  add RECIPIENT          a new one, as in a To line; --tag, --note and --tone say more
  sent WHO FILE          note a message that went out; --template or --move says how it sells
  replied WHO FILE       note a reply; it is read, and --reading says where you read it otherwise
  outcome WHO RESULT     note how it ended: won, lost or open
  undo ENTRY             take back a message, reply or outcome; show has the numbers
  import FILE            from CSV, vCard or an export; --dry-run only shows what would happen
  export [WHO]           all, or one, as json, csv or vcf (--as)
  delete WHO             forget one with everything about them; --yes does it

An import adds whom nobody knows. Known ones are recognized by address and get what is new only with --merge;
nothing is ever replaced. In CSV, a cell that a spreadsheet could take for a formula has an apostrophe in front;
import takes it away again. Deleting leaves drafts alone: those written to them stay in the drafts folder."""

EXAMPLES = """\
  walkaway prospects                                           the list
  walkaway prospects search discount                           who spoke of a discount
  walkaway prospects add "Dana Ruiz <dana@ruiz.example>"       a new prospect
  walkaway prospects sent dana@ruiz.example offer.eml --move premium
  walkaway prospects replied "Dana Ruiz" answer.eml
  walkaway prospects import contacts.vcf --dry-run             what an import would do
  walkaway prospects export --as csv > prospects.csv           for a spreadsheet

json: one object a line. Lists: {"id", "name", "firm", "addresses", "tags", "last_contact", "sent", "replies",
  "outcome"}; search: {"prospect", "name", "entry", "excerpt"}; show: the export of one with "id", an "id" for each
  entry, and "moves": [{"move", "times", "last", "came_back", "days_left"}], 0 where it may be made again; add,
  sent, replied, outcome and undo: {"prospect", "entry"}; import: {"line", "fate", "name", "addresses", "adds"}
  and {"line", "problem"}.

exit codes: 0 done, 1 nothing found, something left out, or delete without --yes, 2 it could not be done"""

_MOST = 1_000_000
"""What is listed or found at most; there are numbers that the ledger cannot count to."""
_READINGS = ("interest", "refusal", "stall", "price", "question", "automatic", "none")


def run(args: Sequence[str]) -> int:
    """Do one action."""
    options = _parser().read(args)
    action, *rest = options.words or ["list"]
    if action not in _ACTIONS:
        from difflib import get_close_matches

        near = get_close_matches(action, _ACTIONS, 1)
        hint = f"Did you mean {near[0]}?" if near else "See walkaway prospects --help."
        raise CommandError(f"there is no action {one_line(action)}. {hint}")
    least, most, act = _ACTIONS[action]
    if not least <= len(rest) <= most:
        raise CommandError(f"{action}: wrong number of arguments. See walkaway prospects --help.")
    try:
        with Ledger.open(paths.ledger_file()) as ledger:
            if ledger.notice:
                complain("walkaway prospects", ledger.notice)
            return act(ledger, rest, options, Shown(Screen(), json=options.format == "json"))
    except (FileError, ProspectError) as error:
        raise CommandError(str(error)) from error


def _parser() -> Arguments:
    parser = Arguments(
        "prospects",
        usage="prospects [options] [ACTION ...]",
        description=DESCRIPTION,
        examples=EXAMPLES,
    )
    parser.add_argument("words", nargs="*", metavar="ACTION", help="what to do, and with whom; the list without it")
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="list or find at most so many (default 50)")
    parser.add_argument("--tag", action="append", default=[], metavar="TAG", help="list those with it; add: give it")
    parser.add_argument("--note", default="", metavar="WORDS", help="add: what to remember")
    parser.add_argument("--tone", choices=TONES[1:], default="", help="add: how to write to them")
    parser.add_argument(
        "--when", default="", metavar="TIME", help="sent, replied, outcome: as 2026-05-03 or with 14:30"
    )
    parser.add_argument("--template", default="", metavar="ID", help="sent: the template it came from")
    parser.add_argument("--move", default="", metavar="NAME", help="sent: the move that it makes")
    parser.add_argument("--reading", choices=_READINGS, default="", help="replied: what it says to you")
    parser.add_argument("--merge", action="store_true", help="import: add to known prospects what is new about them")
    parser.add_argument("--dry-run", action="store_true", help="import: only show what would happen")
    parser.add_argument("--as", dest="kind", choices=("json", "csv", "vcf"), default="json", help="export: the kind")
    parser.add_argument("--yes", action="store_true", help="delete: really do it")
    add_format(parser)
    add_encoding(parser)
    return parser


def who(ledger: Ledger, named: str) -> Prospect:
    """The one prospect that a number, an address or a name stands for. Raises CommandError, NoSuchProspect."""
    if named.isascii() and named.isdigit() and len(named) < 18:
        return ledger.get(int(named))
    if "@" in named:
        if found := ledger.find(named):
            return found
        raise CommandError(f"nobody has the address {one_line(named)}. walkaway prospects lists them all.")
    # A word of the notes names nobody: this may be about to delete somebody.
    wanted = set(_letters(named))
    hits = [hit.prospect for hit in ledger.search(named) if hit.entry is None and _is_called(hit.prospect, wanted)]
    same = [each for each in hits if named.casefold() in (each.name.casefold(), each.firm.casefold())]
    found_by_name = same or hits
    if len(found_by_name) == 1:
        return found_by_name[0]
    if not found_by_name:
        raise CommandError(f"nobody is called {one_line(named)}. walkaway prospects lists them all.")
    names = ", ".join(f"{each.id} {one_line(each.label)}" for each in found_by_name[:5])
    raise CommandError(f"{one_line(named)} may be {names}. Use the number.")


def _is_called(prospect: Prospect, words: set[str]) -> bool:
    called = _letters(" ".join((prospect.name, prospect.firm, *prospect.addresses)))
    return bool(words) and all(any(each.startswith(word) for each in called) for word in words)


def _letters(words: str) -> list[str]:
    """The words as the search of the ledger sees them: without case and accents."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", words) if not unicodedata.combining(sign))
    return re.findall(r"[^\W_]+", plain.casefold())


def _list(ledger: Ledger, rest: list[str], options: argparse.Namespace, shown: Shown) -> int:
    if len(options.tag) > 1:
        raise CommandError("list: one --tag at a time.")
    page = ledger.prospects(limit=_limit(options), tag=next(iter(options.tag), ""))
    shown.summaries(page.items)
    if page.more:
        complain("walkaway prospects", f"these are the first {len(page.items)}; --limit shows more.")
    return OK if page.items else _nothing("nobody is kept yet" if not ledger.count() else "nobody has this tag")


def _search(ledger: Ledger, rest: list[str], options: argparse.Namespace, shown: Shown) -> int:
    hits = ledger.search(" ".join(rest), limit=_limit(options))
    shown.hits(hits)
    return OK if hits else _nothing("nothing found. Try fewer words")


def _show(ledger: Ledger, rest: list[str], options: argparse.Namespace, shown: Shown) -> int:
    from walkaway.cli.prospect_moves import standing

    prospect = who(ledger, rest[0])
    shown.prospect(ledger, prospect, standing(ledger.moves_used(prospect.id)))
    return OK


def _add(ledger: Ledger, rest: list[str], options: argparse.Namespace, shown: Shown) -> int:
    from walkaway.text.addresses import parse

    recipients = parse(rest[0])
    if not recipients or len(recipients) > 1:
        raise CommandError(f'add: {one_line(rest[0])} is not one recipient. Write "Dana Ruiz <dana@ruiz.example>".')
    made = from_recipient(recipients[0])
    id = ledger.add(Prospect(0, made.name, made.firm, made.addresses, options.note, tuple(options.tag), options.tone))
    shown.numbers(id, None)
    return OK


def _sent(ledger: Ledger, rest: list[str], options: argparse.Namespace, shown: Shown) -> int:
    from walkaway.cli.prospect_notes import sent

    prospect = who(ledger, rest[0])
    shown.numbers(prospect.id, ledger.sent(prospect.id, sent(rest[1], options)))
    return OK


def _replied(ledger: Ledger, rest: list[str], options: argparse.Namespace, shown: Shown) -> int:
    from walkaway.cli.prospect_notes import reply

    prospect = who(ledger, rest[0])
    shown.numbers(prospect.id, ledger.replied(prospect.id, reply(rest[1], options)))
    return OK


def _outcome(ledger: Ledger, rest: list[str], options: argparse.Namespace, shown: Shown) -> int:
    from walkaway.cli.prospect_notes import outcome

    prospect = who(ledger, rest[0])
    shown.numbers(prospect.id, ledger.ended(prospect.id, outcome(rest[1], options)))
    return OK


def _undo(ledger: Ledger, rest: list[str], options: argparse.Namespace, shown: Shown) -> int:
    if not (rest[0].isascii() and rest[0].isdigit() and len(rest[0]) < 18):
        raise CommandError(f"undo: {one_line(rest[0])} is no number of an entry. walkaway prospects show has them.")
    gone = ledger.take_back(int(rest[0]))
    shown.numbers(gone.prospect, gone.id)
    return OK


def _import(ledger: Ledger, rest: list[str], options: argparse.Namespace, shown: Shown) -> int:
    from walkaway.cli.prospect_files import take_in

    return take_in(ledger, Path(rest[0]), shown, merge=options.merge, dry_run=options.dry_run)


def _export(ledger: Ledger, rest: list[str], options: argparse.Namespace, shown: Shown) -> int:
    from walkaway.cli.prospect_files import export

    return export(ledger, who(ledger, rest[0]) if rest else None, options.kind)


def _delete(ledger: Ledger, rest: list[str], options: argparse.Namespace, shown: Shown) -> int:
    prospect = who(ledger, rest[0])
    summary = ledger.summary(prospect.id)
    said = f"{one_line(prospect.label)}, {summary.sent} messages sent and {summary.replies} replies"
    if not options.yes:
        return _nothing(f"this would delete {said}, for good and in the backups too. Add --yes to do it")
    left = ledger.remove(prospect.id)
    complain("walkaway prospects", f"deleted {said}.")
    for file in left:
        complain("walkaway prospects", f"{file} may still tell of them; delete it too.")
    return OK


def _limit(options: argparse.Namespace) -> int:
    return min(max(1, int(options.limit)), _MOST)


def _nothing(said: str) -> int:
    complain("walkaway prospects", f"{said}.")
    return FOUND


_Action = Callable[[Ledger, list[str], argparse.Namespace, Shown], int]
_ACTIONS: dict[str, tuple[int, int, _Action]] = {
    "list": (0, 0, _list),
    "search": (1, 99, _search),
    "show": (1, 1, _show),
    "add": (1, 1, _add),
    "sent": (2, 2, _sent),
    "replied": (2, 2, _replied),
    "outcome": (2, 2, _outcome),
    "undo": (1, 1, _undo),
    "import": (1, 1, _import),
    "export": (0, 1, _export),
    "delete": (1, 1, _delete),
}
"""How many arguments an action takes, at least and at most, and what does it."""
