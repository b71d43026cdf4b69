"""Templates as Walkaway itself keeps them. What a file lacks is guessed; what it says wrong is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from walkaway.files import decode
from walkaway.library.errors import TemplateError
from walkaway.library.header import load, quoted, split
from walkaway.library.names import SUFFIX
from walkaway.library.packs.contents import Found, with_situation
from walkaway.library.packs.members import Member
from walkaway.library.template import Template, parse, title_of, trimmed

_HEADING = re.compile(r"\s*#{1,6}[ \t]+([^\n]+)\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def read(member: Member) -> Iterator[Found]:
    """The template of one file."""
    id = member.name[: -len(SUFFIX)]
    file = decode(member.data)
    title = id.rsplit("/", 1)[-1]
    if file.has_nul or file.has_lone_surrogates or _CONTROL.search(file.text):
        yield Found(member.name, 0, title, refused="it holds signs that are no text")
        return
    notes = ("Its letters had to be guessed. Look them over.",) if file.guessed else ()
    try:
        text = _completed(file.editable, id)
        template = parse(text, id)
        if not template.body.strip():
            raise TemplateError("there is no message in it")
    except TemplateError as error:
        yield Found(member.name, error.line, title, refused=_words(error))
    else:
        yield Found(member.name, 0, template.title, template, text, named=True, notes=notes)


def _completed(text: str, id: str) -> str:
    """The text of the file with a header that has a title and a situation."""
    if text.partition("\n")[0].rstrip() != "---":
        heading = _HEADING.match(text)
        title = f"title: {quoted(' '.join(heading[1].rstrip(' #').split()))}\n" if heading else ""
        text = f"---\n{title}---\n{trimmed(text[heading.end() :] if heading else text)}\n"
    header, body = split(text)
    entries = load(header)
    said = {key: value for key, entry in entries.items() if isinstance(value := entry.value, str) and value.strip()}
    lacking = [key for key in ("title", "situation") if key not in said and not (key in entries and entries[key].value)]
    if not lacking:
        return text
    guessed = with_situation(Template(id, "", "", subject=said.get("subject", ""), body=trimmed(body)))
    values = {"title": quoted(title_of(id)), "situation": guessed.situation}
    first, _, rest = text.partition("\n")
    lines = rest.splitlines(keepends=True)
    for line in sorted((entries[key].line for key in lacking if key in entries), reverse=True):
        del lines[line]  # the key without a value
    return "".join([f"{first}\n", *(f"{key}: {values[key]}\n" for key in lacking), *lines])


def _words(error: TemplateError) -> str:
    said = f"{error.key}: {error.problem}" if error.key else error.problem
    return f"{said}; expected {error.expected}" if error.expected else said
