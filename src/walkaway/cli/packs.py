"""walkaway templates import and export: packs of templates, and those of other programs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from walkaway import paths
from walkaway.cli import FOUND, OK, CommandError
from walkaway.cli.named import named
from walkaway.cli.screen import Screen, one_line
from walkaway.library.packs import (
    Imported,
    Judge,
    Judged,
    PackError,
    Preview,
    Row,
    State,
    apply,
    forget_imported,
    load_imported,
    preview,
    read,
    write_pack,
)
from walkaway.library.store import Library
from walkaway.library.template import Template
from walkaway.mail.from_html import html_to_text
from walkaway.text.counting import counted

_WORDS = {State.NEW: "new", State.SAME: "same", State.REPLACES: "beside", State.REFUSED: "refused"}


def export(names: Sequence[str], library: Library, options: argparse.Namespace) -> int:
    """Write templates into a file."""
    if not names:
        raise CommandError("export: name the file to write, then the ids of templates.")
    out, ids = Path(names[0]), names[1:]
    chosen = _chosen(ids, library, options)
    if out.exists() and not options.replace:
        raise CommandError(f"{one_line(str(out))} is there already. Name another file, or add --replace.")
    try:
        write_pack(out, chosen)
    except PackError as error:
        raise CommandError(str(error)) from error
    screen = Screen()
    if options.format == "json":
        screen.json({"path": str(out), "templates": [template.id for template in chosen]})
    else:
        screen.line(f"{one_line(str(out))}: {counted(len(chosen), 'template')}")
    return OK


def _chosen(ids: Sequence[str], library: Library, options: argparse.Namespace) -> list[Template]:
    if ids:
        return [named(library, id) for id in dict.fromkeys(ids)]
    if not (options.situation or options.move):
        raise CommandError("export: name the templates. walkaway templates lists their ids.")
    return list(library.search("", situation=options.situation, move=options.move))


def take_in(names: Sequence[str], library: Library, options: argparse.Namespace) -> int:
    """Show what an import would do; with --apply, do it."""
    if len(names) != 1:
        raise CommandError("import: name one file or folder.")
    try:
        look = preview(read(Path(names[0]), html_to_text), library, _judge())
        made = _apply(look, options) if options.apply else None
    except PackError as error:
        raise CommandError(f"{one_line(names[0])}: {error}") from error
    screen = Screen()
    coming = [row for row in look.rows if row.can_come]
    if options.format == "json":
        screen.json(_as_json(names[0], look, made))
    else:
        _tell(screen, look, made, options)
    return OK if coming else FOUND


def undo(library: Library) -> int:
    """Take the last import back."""
    note = paths.last_import_file()
    try:
        stayed = load_imported(note, library.own_folder).undo()
        forget_imported(note)
    except PackError as error:
        raise CommandError(f"import: {error}") from error
    Screen().line("The last import was taken back.")
    for path in stayed:
        print(f"walkaway templates import: {path} was changed since and stays.", file=sys.stderr)
    return FOUND if stayed else OK


def _apply(look: Preview, options: argparse.Namespace) -> Imported:
    made = apply(look, look.rows, look.rows if options.replace else ())
    if made.templates:
        made.save(paths.last_import_file())
    return made


def _judge() -> Judge:
    from walkaway.cli.tone import Tone

    tone = Tone()

    def judge(subject: str, body: str) -> Judged:
        report = tone.check(f"Subject: {subject}\n\n{body}")
        return Judged(report.composure.score, tuple(dict.fromkeys(one.family for one in report.findings)))

    return judge


def _tell(screen: Screen, look: Preview, made: Imported | None, options: argparse.Namespace) -> None:
    screen.line(screen.paint(f"{one_line(look.source)}: {counted(len(look.rows), 'template')}", "bold"))
    width = max((len(_place(row, options)) for row in look.rows), default=0)
    for row in look.rows:
        word = "replaces" if row.state is State.REPLACES and options.replace else _WORDS[row.state]
        screen.line(f"  {word:<9} {_place(row, options):<{width}}  {one_line(row.title)}")
        for note in _notes(row, options):
            screen.line(screen.paint(f"            {one_line(note)}", "faint"))
    for problem in look.problems:
        print(f"walkaway templates import: {one_line(str(problem))}", file=sys.stderr)
    coming = sum(row.can_come for row in look.rows)
    if made is not None:
        back = " --undo takes it back." if made.templates else ""
        screen.line(f"Imported {counted(len(made.templates), 'template')}.{back}")
    elif coming:
        screen.line(f"Nothing was changed. Add --apply to import {counted(coming, 'template')}.")


def _place(row: Row, options: argparse.Namespace) -> str:
    if row.template is None:
        return one_line(f"{row.file}:{row.line}" if row.line else row.file)
    if row.state is State.SAME and row.other is not None:
        return row.other.id
    return row.template.id if options.replace else row.kept_as


def _notes(row: Row, options: argparse.Namespace) -> list[str]:
    notes = [row.reason] if row.reason else []
    if row.state is State.REPLACES and not options.replace:
        notes.append(f"{row.template.id if row.template else ''} is another template; --replace puts this in its place")
    if row.judged.families:
        notes.append(f"composure {row.judged.composure}: {', '.join(row.judged.families)}")
    return [*notes, *row.notes]


def _as_json(path: str, look: Preview, made: Imported | None) -> dict[str, object]:
    return {
        "path": path,
        "templates": [_row(row) for row in look.rows],
        "problems": [{"file": one.file, "line": one.line, "problem": one.text} for one in look.problems],
        "imported": None if made is None else [template.id for template in made.templates],
    }


def _row(row: Row) -> dict[str, object]:
    template = row.template
    return {
        "state": str(row.state),
        "title": row.title,
        "file": row.file,
        "line": row.line,
        "id": template.id if template else None,
        "kept_as": row.kept_as or None,
        "situation": template.situation if template else None,
        "move": template.move if template else None,
        "reason": row.reason,
        "notes": list(row.notes),
        "composure": row.judged.composure,
        "families": list(row.judged.families),
    }
