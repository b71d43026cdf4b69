"""Prospects from files and into them."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from walkaway.cli import FOUND, OK, CommandError, complain
from walkaway.cli.prospect_words import Shown
from walkaway.prospects.exchange import Fate, ImportRefused, plan, read_file, restore_file, to_keep, written
from walkaway.prospects.ledger import Ledger
from walkaway.prospects.prospect import Prospect


def take_in(ledger: Ledger, path: Path, shown: Shown, *, merge: bool, dry_run: bool) -> int:
    """Import a file, or only show what that would do. Raises CommandError, FileError, AddressTaken."""
    if path.suffix.lower() == ".json":
        return _restore(ledger, path, dry_run=dry_run)
    try:
        parsed = read_file(path)
    except ImportRefused as error:
        raise CommandError(f"{path}: {error}") from error
    planned = plan(parsed.candidates, ledger.everybody())
    for problem in parsed.problems:
        shown.problem(problem)
    for each in planned:
        shown.planned(each)
    kept = [each for each in planned if merge or each.fate is not Fate.MORE]
    if not dry_run:
        ledger.keep(to_keep(kept))
    counts = Counter(each.fate for each in planned)
    done = "would be added" if dry_run else "added"
    more = f"{counts[Fate.MORE]} known with more" + ("" if merge or not counts[Fate.MORE] else " (--merge adds it)")
    left = len(parsed.problems) + counts[Fate.UNCLEAR]
    complain("walkaway prospects", f"{counts[Fate.NEW]} {done}, {more}, {left} left out.")
    return FOUND if left else OK


def export(ledger: Ledger, prospect: Prospect | None, kind: str) -> int:
    """Print all prospects, or one, as a file."""
    data = written(ledger, kind, prospect.id if prospect else None)
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    return OK


def _restore(ledger: Ledger, path: Path, *, dry_run: bool) -> int:
    if dry_run:
        raise CommandError("import: an export cannot be tried with --dry-run; it is added whole or not at all.")
    try:
        count = len(restore_file(ledger, path).added)
    except ImportRefused as error:
        raise CommandError(f"{path}: {error}") from error
    complain("walkaway prospects", f"{count} added.")
    return OK
