"""What a command line says was sent, came back or ended, as the ledger keeps it."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from pathlib import Path

from walkaway import paths
from walkaway.cli import CommandError
from walkaway.cli.inputs import read
from walkaway.cli.screen import one_line
from walkaway.cli.tone import Tone
from walkaway.files import read_bytes
from walkaway.prospects.ledger import RESULTS, Outcome, Received, Sent
from walkaway.tone.checker import split_headers


def sent(path: str, options: argparse.Namespace) -> Sent:
    """The message in a file. Raises CommandError."""
    template, move = _template(options.template, options.move)
    text, subject, body = _message(path, options.encoding)
    composure = Tone(mine=True).check(text).composure.score
    return Sent(_when(options.when) or _dated(path), subject, body, template, move, composure, "said")


def reply(path: str, options: argparse.Namespace) -> Received:
    """The reply in a file. Raises CommandError."""
    if not options.reading:
        raise CommandError("replied: say what it says with --reading. See walkaway prospects --help.")
    _, subject, body = _message(path, options.encoding)
    when = _when(options.when) or _dated(path)
    return Received(when, body, options.reading, subject, _header(path, "Message-ID"))


def outcome(result: str, options: argparse.Namespace) -> Outcome:
    """How it ended. Raises CommandError."""
    if result not in RESULTS:
        raise CommandError(f"outcome: {one_line(result)} is none. Choose one of {', '.join(RESULTS)}.")
    return Outcome(_when(options.when) or datetime.now(UTC), result)


def _message(path: str, encoding: str | None) -> tuple[str, str, str]:
    source = read(path, encoding)
    text = source.file.editable
    subject, body = split_headers(text)
    return text, subject.of(text), body.of(text).strip("\n")


def _template(id: str, move: str) -> tuple[str, str]:
    from walkaway.library.kinds import MOVES
    from walkaway.library.store import Library

    if move and move not in MOVES:
        raise CommandError(f"there is no move {one_line(move)}. Choose one of {', '.join(MOVES)}.")
    if not id:
        return "", move
    found = Library(paths.shipped_templates() / "en", paths.user_templates_dir()).get(id.removesuffix(".md"))
    if found is None:
        raise CommandError(f"there is no template {one_line(id)}. walkaway templates --mine lists them all.")
    return found.id, move or found.move


def _when(said: str) -> datetime | None:
    if not said:
        return None
    try:
        return datetime.fromisoformat(said).astimezone()
    except (ValueError, OverflowError, OSError) as error:
        advice = "Write it as 2026-05-03 or 2026-05-03T14:30"
        raise CommandError(f"--when {one_line(said)}: no such time. {advice}.") from error


def _dated(path: str) -> datetime:
    """The date of a mail, or now."""
    try:
        return parsedate_to_datetime(_header(path, "Date")).astimezone()
    except (ValueError, OverflowError):
        return datetime.now(UTC)


def _header(path: str, name: str) -> str:
    if not path.lower().endswith(".eml"):
        return ""
    return str(BytesHeaderParser().parsebytes(read_bytes(Path(path))).get(name, "")).strip()
