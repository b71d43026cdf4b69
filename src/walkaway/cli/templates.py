"""walkaway templates: find a calm template, show it, fill it in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence

from walkaway.cli import FOUND, OK, CommandError
from walkaway.cli.arguments import Arguments, add_encoding, add_format, add_mine
from walkaway.cli.inputs import read
from walkaway.cli.named import named
from walkaway.cli.screen import Screen, one_line
from walkaway.library.fields import fold, parse
from walkaway.library.store import Library, open_library, shipped_library
from walkaway.library.template import Template

DESCRIPTION = """\
Find a whole calm message. QUERY searches title, text, situation and move; without it all templates are listed.
"show ID" prints one, "fill ID name=value ..." prints it with its fields filled in. "export OUT ID ..." writes some into
one file to pass on; "import FILE" shows what such a file, a folder, espanso YAML, Quicktext XML or a CSV file would add
to your own, and adds it with --apply."""

EXAMPLES = """\
  walkaway templates                            all templates
  walkaway templates lower price                those about lowering a price
  walkaway templates --situation gone_quiet     those for one situation
  walkaway templates --for reply.txt            the ten that fit this draft best
  walkaway templates show takeaway/NAME         one template, and when it may be used
  walkaway templates fill takeaway/NAME first_name=Ana "project=the new site"
  walkaway templates export team.zip takeaway/NAME won/NAME
  walkaway templates import team.zip            what would come; nothing is changed
  walkaway templates import team.zip --apply    the same, and keep it

json: one object a line. Lists: {"id", "title", "situation", "move"}; show and fill add "when", "only_if",
  "subject", "body" and "fields"; --for prints one {"path", "situation", "templates": [..]}, all of them, best first.
  import prints one {"path", "templates", "problems", "imported"}, export one {"path", "templates"}.

exit codes: 0 found, 1 nothing found, nothing to import or fields left open, 2 no such template, cannot read, or the
command is wrong"""

_BEST = 10


def run(args: Sequence[str]) -> int:
    """List, search, rank, show or fill."""
    parser = Arguments(
        "templates",
        usage="templates [options] [QUERY...]\n       walkaway templates [options] show ID\n"
        "       walkaway templates [options] fill ID NAME=VALUE...\n"
        "       walkaway templates [options] import FILE [--apply] [--replace], or import --undo\n"
        "       walkaway templates [options] export OUT ID... [--replace]",
        description=DESCRIPTION,
        examples=EXAMPLES,
    )
    parser.add_argument(
        "words", nargs="*", metavar="QUERY", help="words to look for; or show ID; or fill ID NAME=VALUE..."
    )
    parser.add_argument(
        "--for", dest="draft", metavar="FILE", help="rank the templates for this draft; - is standard input"
    )
    parser.add_argument("--situation", metavar="NAME", default="", help="only templates for this situation")
    parser.add_argument("--move", metavar="NAME", default="", help="only templates that make this move")
    parser.add_argument("--apply", action="store_true", help="import: keep what would come")
    parser.add_argument(
        "--replace", action="store_true", help="import: replace templates of the same id; export: replace the file"
    )
    parser.add_argument("--undo", action="store_true", help="import: take the last import back")
    add_format(parser)
    add_mine(parser, "your own templates, those of the folders that you added, and what your settings fill in")
    add_encoding(parser)
    options = parser.read(args)
    return _run(options, Screen())


def _run(options: argparse.Namespace, screen: Screen) -> int:
    _refuse_unknown(options)
    if options.words[:1] == ["import"]:
        from walkaway.cli.packs import take_in, undo

        library = _library(mine=True)
        return undo(library) if options.undo else take_in(options.words[1:], library, options)
    library = _library(mine=options.mine)
    match options.words:
        case ["export", *rest]:
            from walkaway.cli.packs import export

            return export(rest, library, options)
        case ["show", *rest]:
            if len(rest) != 1:
                raise CommandError("show: name one template. walkaway templates lists their ids.")
            return _show(screen, named(library, rest[0]), options.format)
        case ["fill", *rest]:
            if not rest:
                raise CommandError("fill: name a template. walkaway templates lists their ids.")
            about_me = _about_me() if options.mine else {}
            return _fill(screen, named(library, rest[0]), rest[1:], about_me, options.format)
    if options.draft is not None:
        return _rank(screen, library, options)
    found = library.search(" ".join(options.words), situation=options.situation, move=options.move)
    if not found:
        print("walkaway templates: nothing found. Try fewer words.", file=sys.stderr)
        return FOUND
    if options.format == "json":
        for template in found:
            screen.json(_brief(template))
    else:
        _list(screen, found)
    return OK


def _library(*, mine: bool) -> Library:
    library = _my_library() if mine else shipped_library()
    for problem in library.problems:
        print(f"walkaway templates: {problem} (this template is left out)", file=sys.stderr)
    for folder in library.missing:
        print(f"walkaway templates: {folder} cannot be read now (its templates are left out)", file=sys.stderr)
    for copy in library.copies:
        print(f"walkaway templates: {copy}", file=sys.stderr)
    return library


def _my_library() -> Library:
    from walkaway import paths, settings

    try:
        now = settings.load(paths.settings_file())
    except settings.SettingsError as error:
        raise CommandError(f"{error}. Mend the file, or leave out --mine.") from error
    return open_library(now.template_folders, trade=now.trade)


def _refuse_unknown(options: argparse.Namespace) -> None:
    from walkaway.library.kinds import SITUATIONS
    from walkaway.moves import MOVES

    for option, name, known in (("situation", options.situation, SITUATIONS), ("move", options.move, MOVES)):
        if name and name not in known:
            raise CommandError(f"there is no {option} {one_line(name)}. Choose one of {', '.join(known)}.")
    if options.draft is not None and options.words:
        raise CommandError("a query or --for FILE, not both.")


def _rank(screen: Screen, library: Library, options: argparse.Namespace) -> int:
    from walkaway.cli.tone import Tone
    from walkaway.text.headers import split_headers

    source = read(options.draft, options.encoding)
    families = {finding.family for finding in Tone().check(source.text).findings}
    subject, body = split_headers(source.text)
    ranking = library.rank(body.of(source.text), families, subject=subject.of(source.text))
    kept = [
        template
        for template in ranking.templates
        if options.situation in ("", template.situation) and options.move in ("", template.move)
    ]
    if options.format == "json":
        listed = [_brief(template) for template in kept]
        screen.json({"path": source.path, "situation": ranking.situation, "templates": listed})
    else:
        screen.line(screen.paint(f"{one_line(source.path)}: {ranking.situation}", "bold"))
        _list(screen, kept[:_BEST])
    return OK


def _list(screen: Screen, templates: Iterable[Template]) -> None:
    rows = list(templates)
    width = max((len(template.id) for template in rows), default=0)
    for template in rows:
        move = "" if template.move == "plain" else screen.paint(f"  ({template.move})", "faint")
        screen.line(f"{template.id:<{width}}  {one_line(template.title)}{move}")


def _show(screen: Screen, template: Template, format: str) -> int:
    if format == "json":
        screen.json(_full(template))
        return OK
    screen.line(screen.paint(template.title, "bold"))
    notes = (
        ("for", f"{template.situation}, {template.move}"),
        ("when", template.when),
        ("only if", template.only_if),
        ("fields", ", ".join(field.name for field in template.asked())),
    )
    for title, words in notes:
        if words:
            screen.line(screen.paint(f"{title}: {words}", "faint"))
    screen.line()
    _message(screen, template)
    return OK


def _about_me() -> Mapping[str, str]:
    """The fields that the user's settings fill."""
    from walkaway import paths
    from walkaway.settings import SettingsError, load

    try:
        settings = load(paths.settings_file())
    except SettingsError as error:
        raise CommandError(f"{error}.") from error
    return {"my_name": settings.my_name, "my_firm": settings.my_firm, "calendar_link": settings.calendar_link}


def _fill(screen: Screen, template: Template, given: Sequence[str], about_me: Mapping[str, str], format: str) -> int:
    """Print the template with the given values; what stays open is said, and makes the exit code 1."""
    names = [field.name for field in template.asked()]
    values: dict[str, str] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise CommandError(f'fill: {one_line(pair)} has no "=". Write name=value.')
        if fold(name) not in names:
            known = f"It has {', '.join(names)}." if names else "It has none."
            raise CommandError(f"fill: {template.id} has no field {one_line(name)}. {known}")
        values[fold(name)] = value
    filled = template.filled({**about_me, **values})
    if format == "json":
        screen.json(_full(filled))
    else:
        _message(screen, filled)
    sys.stdout.flush()
    left = list(dict.fromkeys(place.name for place in (*parse(filled.subject), *parse(filled.body))))
    if left:
        print(f"walkaway templates fill: still to fill in: {', '.join(left)}. Add name=value.", file=sys.stderr)
        return FOUND
    return OK


def _message(screen: Screen, template: Template) -> None:
    if template.subject:
        screen.line(f"Subject: {template.subject}")
        screen.line()
    screen.line(template.body)


def _brief(template: Template) -> dict[str, object]:
    return {"id": template.id, "title": template.title, "situation": template.situation, "move": template.move}


def _full(template: Template) -> dict[str, object]:
    fields = [
        {"name": field.name, "label": field.label, "default": field.default, "choices": list(field.choices)}
        for field in template.asked()
    ]
    return {
        **_brief(template),
        "when": template.when,
        "only_if": template.only_if,
        "subject": template.subject,
        "body": template.body,
        "fields": fields,
    }
