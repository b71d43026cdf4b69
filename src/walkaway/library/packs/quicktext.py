"""Templates of Quicktext, an add-on of Thunderbird: XML with groups of texts and `[[TAGS]]`. Nothing of it is run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from walkaway.library.errors import TemplateError
from walkaway.library.packs.contents import Found, Problem
from walkaway.library.packs.fields_from import known_name
from walkaway.library.packs.foreign import ToText, is_html, made
from walkaway.library.packs.safe_xml import Element, read

_TAG = re.compile(r"\[\[\s*([A-Z]+)\s*(?:=([^\[\]]*))?\]\]", re.IGNORECASE)
_READER = {"firstname": "first_name", "lastname": "last_name", "fullname": "first_name", "company": "company"}
_SENDER = {"firstname": "my_name", "lastname": "my_name", "fullname": "my_name", "company": "my_firm"}
_FIELDS = {"DATE": "date", "TIME": "time", "SUBJECT": "topic", "SELECTION": "selected_text"}
_SILENT = frozenset({"CURSOR", "VERSION"})
_LEFT_OUT = {
    "SCRIPT": "a script",
    "FILE": "the text of a file",
    "URL": "the text of a web page",
    "IMAGE": "a picture",
    "ATT": "names of attachments",
    "ATTACHMENT": "an attachment",
    "CLIPBOARD": "the clipboard",
    "TEXT": "another template",
    "HEADER": "a header of the mail",
    "COUNTER": "a counter",
    "ORGHEADER": "a header of the other mail",
    "ORGATT": "attachments of the other mail",
}
"""Tags that would run, read or attach something: each becomes a field to fill in."""


def read_texts(file: str, data: bytes, to_text: ToText) -> Iterator[Found | Problem]:
    """The texts of a file as templates."""
    try:
        root = read(data)
    except TemplateError as error:
        yield Problem(file, error.line, f"{error.problem}; expected {error.expected}")
        return
    if root.tag != "quicktext":
        yield Problem(file, root.line, "this is XML, but not of Quicktext")
        return
    for script in root.below("script"):
        yield Problem(file, script.line, f"the script “{script.child_text('name').strip()}” is not taken over")
    for text in root.below("text"):
        yield _template(file, text, to_text)


def _template(file: str, text: Element, to_text: ToText) -> Found:
    notes: list[str] = []
    body = text.child_text("body") or text.child_text("text")
    if text.attributes.get("type") in ("1", "text/html") or is_html(body):
        body = to_text(body)
    if text.child_text("attachments").strip():
        notes.append("Its attachments are not taken over.")
    return made(
        file,
        text.line,
        title=text.child_text("name"),
        subject=_with_fields(text.child_text("subject"), notes),
        body=_with_fields(body, notes),
        notes=notes,
    )


def _with_fields(words: str, notes: list[str]) -> str:
    """The words with fields in the place of tags."""
    return _TAG.sub(lambda tag: _field(tag[1].upper(), tag[2] or "", notes), words)


def _field(tag: str, said: str, notes: list[str]) -> str:
    first, *rest = (part.strip() for part in said.split("|"))
    if tag in _SILENT:
        return ""
    if tag in ("TO", "FROM"):
        names = _READER if tag == "TO" else _SENDER
        return f"{{{{{names.get(first.casefold(), known_name(f'{tag} {first}'))}}}}}"
    if tag == "INPUT" and first:
        return _input(first, rest)
    if tag in _FIELDS:
        return f"{{{{{_FIELDS[tag]}}}}}"
    name = known_name(f"{tag} {first}" if tag not in _LEFT_OUT else tag)
    if tag in _LEFT_OUT:
        notes.append(f"{{{{{name}}}}} was {_LEFT_OUT[tag]} and is a field to fill in now.")
    return f"{{{{{name}}}}}"


def _input(name: str, rest: list[str]) -> str:
    kind, preset = (*rest, "", "")[:2]
    options = [one.strip() for one in preset.split(";") if one.strip()]
    if kind.casefold() == "select" and len(options) > 1:
        return f"{{{{{known_name(name)}: {'|'.join(options)}}}}}"
    return f"{{{{{known_name(name)}|{preset}}}}}" if preset else f"{{{{{known_name(name)}}}}}"
