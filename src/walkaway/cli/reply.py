"""walkaway reply: what a prospect's reply says, which of its words say so, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from walkaway.cli import ERROR, OK, CommandError, complain
from walkaway.cli.arguments import Arguments, add_encoding, add_format
from walkaway.cli.inputs import STDIN, Input, read
from walkaway.cli.screen import Screen, one_line
from walkaway.language.rule import RuleError
from walkaway.library.store import Library, shipped_library
from walkaway.moves import all_recharge_days
from walkaway.prospects.advice import LEAVE_THEM, AdviceError, Next, next_moves
from walkaway.prospects.reply import ExamplesError, Reading, ReplyReader, sent_by_machine, shipped_reader
from walkaway.prospects.reply.named import NamedAmount, NamedDate, named_amounts, named_dates
from walkaway.settings import Settings

DESCRIPTION = """\
Read a prospect's reply, from a text or a mail (.eml): interest, refusal, stall, price, question, or a machine that
answers. Quoted text and signatures are not read. Without FILE, or with -, it reads standard input."""

EXAMPLES = """\
  walkaway reply answer.eml                    answer.eml: stall ...
  walkaway reply --format json replies/*.txt   one JSON object a line, in the order of the files
  pbpaste | walkaway reply -                   what is on the clipboard

json: {"path", "reading": "interest|refusal|stall|price|question|automatic|none", "also": a second reading or "",
  "cues": [{"start", "end", "text", "kind", "why"}], "dates": [{"start", "end", "text", "day"}],
  "amounts": [{"start", "end", "text", "amount", "currency"}], "next": {"move", "template", "why"} or null},
  and {"path", "error"} for a file that could not be read. start and end count code points from 0 in the decoded text;
  of a mail that is the line "Subject: ...", a blank line and the body.

exit codes: 0 every file was read, 2 a file could not be read or the command is wrong"""


@dataclass(frozen=True, slots=True)
class _Answer:
    """Everything that is told of one reply."""

    reading: Reading
    machine: str
    dates: tuple[NamedDate, ...]
    amounts: tuple[NamedAmount, ...]
    next: Next | None


def run(args: Sequence[str]) -> int:
    """Read every file; one that cannot be read is reported and the rest still done."""
    parser = Arguments("reply", usage="reply [options] [FILE|-]...", description=DESCRIPTION, examples=EXAMPLES)
    parser.add_argument("files", nargs="*", metavar="FILE", help="texts and mails; - is standard input")
    add_format(parser)
    add_encoding(parser)
    options = parser.read(args)
    screen, reader = Screen(), open_reader()
    library = shipped_library()
    days = all_recharge_days({})
    unread = False
    for path in options.files or [STDIN]:
        try:
            source = read(path, options.encoding)
        except CommandError as error:
            unread = True
            complain("walkaway reply", str(error))
            if options.format == "json":
                screen.json({"path": path, "error": str(error)})
            continue
        answer = _answer(source, reader, library, days)
        if options.format == "json":
            screen.json(_as_json(source, answer))
        else:
            _print(screen, source, answer)
    return ERROR if unread else OK


def open_reader() -> ReplyReader:
    """What reads replies. Raises CommandError."""
    try:
        return shipped_reader()
    except (RuleError, ExamplesError) as error:
        raise CommandError(f"{error}. Install Walkaway again if you have not changed this file.") from error


def _answer(source: Input, reader: ReplyReader, library: Library, days: Mapping[str, int]) -> _Answer:
    machine = sent_by_machine(source.headers)
    reading = reader.read(source.text, automatic=machine)
    try:
        following = (
            ()
            if reading.asks_for_quiet
            else next_moves(reading.reading, library.all(), datetime.now().astimezone(), days)
        )
    except AdviceError as error:
        raise CommandError(f"{error}. Install Walkaway again if you have not changed this file.") from error
    return _Answer(
        reading,
        machine,
        named_dates(source.text, reading.own, date.today(), month_first=Settings().month_first),
        named_amounts(source.text, reading.own),
        following[0] if following else None,
    )


def _as_json(source: Input, answer: _Answer) -> dict[str, object]:
    following = answer.next
    return {
        "path": source.path,
        "reading": answer.reading.reading,
        "also": answer.reading.also,
        "cues": [
            {"start": cue.span.start, "end": cue.span.end, "text": cue.text, "kind": cue.kind, "why": cue.why}
            for cue in answer.reading.cues
        ],
        "dates": [
            {"start": one.span.start, "end": one.span.end, "text": one.text, "day": str(one.day) if one.day else None}
            for one in answer.dates
        ],
        "amounts": [
            {
                "start": one.span.start,
                "end": one.span.end,
                "text": one.text,
                "amount": str(one.amount),
                "currency": one.currency,
            }
            for one in answer.amounts
        ],
        "next": {"move": following.move, "template": following.template, "why": following.why} if following else None,
    }


def _print(screen: Screen, source: Input, answer: _Answer) -> None:
    reading = answer.reading
    also = f", and speaks of {reading.also}" if reading.also else ""
    screen.line(f"{screen.paint(one_line(source.path) + ':', 'bold')} {reading.reading}{also}")
    if answer.machine:
        screen.line(f"    {one_line(answer.machine)} It does not count as an answer.")
    for cue in reading.cues:
        screen.line(f'    {cue.kind}: "{one_line(cue.text)}": {cue.why}')
    if named := [*(one.text for one in answer.dates), *(one.text for one in answer.amounts)]:
        screen.line(f"    names {', '.join(map(one_line, named))}")
    if reading.asks_for_quiet:
        screen.line(screen.paint(f"    next: {LEAVE_THEM}", "calm"))
    if answer.next:
        screen.line(screen.paint(f"    next: {answer.next.why} walkaway templates show {answer.next.template}", "calm"))
