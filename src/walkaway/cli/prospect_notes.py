"""What a command line says was sent, came back or ended, as the ledger keeps it."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from walkaway.cli import CommandError
from walkaway.cli.inputs import Input, read
from walkaway.cli.screen import one_line
from walkaway.cli.tone import Tone
from walkaway.prospects.ledger import RESULTS, Outcome, Received, Sent, is_datable
from walkaway.text.headers import split_headers


def sent(path: str, options: argparse.Namespace) -> Sent:
    """The message in a file. Raises CommandError."""
    template, move = _template(options.template, options.move)
    source = read(path, options.encoding)
    subject, body = _words(source)
    composure = Tone(mine=True).check(source.file.editable).composure.score
    return Sent(_when(options.when) or _dated(source), subject, body, template, move, composure, "said")


def reply(path: str, options: argparse.Namespace) -> Received:
    """The reply in a file: as the program reads it, and as the user does where they say so. Raises CommandError."""
    from walkaway.cli.reply import open_reader
    from walkaway.prospects.reply import sent_by_machine

    source = read(path, options.encoding)
    subject, body = _words(source)
    reading = open_reader().read(source.text, automatic=sent_by_machine(source.headers)).reading
    when = _when(options.when) or _dated(source)
    return Received(when, body, reading, subject, _header(source, "Message-ID"), options.reading)


def outcome(result: str, options: argparse.Namespace) -> Outcome:
    """How it ended. Raises CommandError."""
    if result not in RESULTS:
        raise CommandError(f"outcome: {one_line(result)} is none. Choose one of {', '.join(RESULTS)}.")
    return Outcome(_when(options.when) or datetime.now(UTC), result)


def _words(source: Input) -> tuple[str, str]:
    text = source.file.editable
    subject, body = split_headers(text)
    return subject.of(text), body.of(text).strip("\n")


def _template(id: str, move: str) -> tuple[str, str]:
    from walkaway.library.store import open_library
    from walkaway.moves import MOVES

    if move and move not in MOVES:
        raise CommandError(f"there is no move {one_line(move)}. Choose one of {', '.join(MOVES)}.")
    if not id:
        return "", move
    found = open_library().get(id.removesuffix(".md"))
    if found is None:
        raise CommandError(f"there is no template {one_line(id)}. walkaway templates --mine lists them all.")
    return found.id, move or found.move


def _when(said: str) -> datetime | None:
    if not said:
        return None
    try:
        return _datable(datetime.fromisoformat(said))
    except (ValueError, OverflowError, OSError) as error:
        advice = "Write it as 2026-05-03 or 2026-05-03T14:30"
        raise CommandError(f"--when {one_line(said)}: no such time. {advice}.") from error


def _dated(source: Input) -> datetime:
    """The date of a mail, or now."""
    from walkaway.mail.headers import moment

    found = moment(_header(source, "Date"))
    return found if found is not None and is_datable(found) else datetime.now(UTC)


def _datable(when: datetime) -> datetime:
    """The moment in the zone of this computer. Raises ValueError, OverflowError, OSError."""
    if not is_datable(when):
        raise ValueError("at the end of the calendar")
    return when.astimezone()


def _header(source: Input, name: str) -> str:
    return next((value.strip() for key, value in source.headers if key.casefold() == name.casefold()), "")
