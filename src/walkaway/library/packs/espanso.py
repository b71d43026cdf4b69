"""Matches of espanso, a text expander: YAML with triggers, replacements, forms and variables. Nothing of it is run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from walkaway.library.errors import TemplateError
from walkaway.library.fields import fold
from walkaway.library.packs.contents import Found, Problem
from walkaway.library.packs.fields_from import known_name
from walkaway.library.packs.foreign import ToText, made
from walkaway.library.safe_yaml import Node, read

_CURSOR = "$|$"
_VARIABLE = re.compile(r"\{\{\s*([\w.]{1,80})\s*\}\}")
_FORM_FIELD = re.compile(r"\[\[\s*([\w ]{1,60})\s*\]\]")
_RUN = {
    "shell": "a shell command",
    "script": "a script",
    "clipboard": "the clipboard",
    "match": "another match",
    "unicode": "a sign by its number",
}
_CONTENT = ("replace", "form", "markdown", "html")


@dataclass(slots=True)
class _Match:
    """What the variables of one match stand for, and what was not taken over."""

    values: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)


def read_matches(file: str, text: str, to_text: ToText) -> Iterator[Found | Problem]:
    """The matches of a file as templates; a YAML file without matches gives nothing."""
    try:
        content = read(text)
    except TemplateError as error:
        yield Problem(file, error.line, f"{error.problem}; expected {error.expected}")
        return
    if imports := content.get("imports").items:
        yield Problem(file, imports[0].line, "its imports are not followed")
    shared = content.get("global_vars").items
    for match in content.get("matches").items:
        yield _template(file, match, shared, to_text)


def is_espanso(text: str) -> bool:
    """True for a YAML file with matches."""
    return re.search(r"(?m)^matches\s*:", text) is not None


def _template(file: str, match: Node, shared: list[Node], to_text: ToText) -> Found:
    triggers = [match.get("trigger"), *match.get("triggers").items, match.get("regex")]
    trigger = next((one.text for one in triggers if one.text), "")
    label = match.get("label").text
    kind = next((kind for kind in _CONTENT if match.get(kind).text), "")
    if not kind:
        why = "it is a picture" if match.get("image_path").text else "there is no message in it"
        return Found(file, match.line, label or trigger or "Without a name", refused=why)
    known = _Match()
    for variable in (*shared, *match.get("vars").items):
        _learn(variable, known)
    _learn_form(match.get("form_fields"), known)
    body = match.get(kind).text.replace(_CURSOR, "")
    body = to_text(body) if kind == "html" else body
    body = _VARIABLE.sub(lambda place: _value(place[1], known), body)
    if kind == "form":
        body = _FORM_FIELD.sub(lambda place: _value(place[1], known), body)
    notes = [
        f"{{{{{known_name(name)}}}}} was {what} and is a field to fill in now."
        for name, what in known.left_out.items()
        if name in known.used
    ]
    return made(file, match.line, title=label, body=body, notes=notes)


def _value(name: str, known: _Match) -> str:
    """What a variable becomes: a text, or a field. `form1.name` is the field `name` of a form."""
    name = name.strip()
    last = name.rpartition(".")[2]
    known.used |= {name, last}
    return known.values.get(name) or known.values.get(last) or f"{{{{{known_name(last)}}}}}"


def _learn(variable: Node, known: _Match) -> None:
    name, kind, params = variable.get("name").text, variable.get("type").text, variable.get("params")
    if not name:
        return
    if kind == "echo":
        known.values[name] = params.get("echo").text
    elif kind in ("choice", "random"):
        options = params.get("values") if kind == "choice" else params.get("choices")
        known.values[name] = _choices(name, options)
    elif kind == "date":
        known.values[name] = "{{time}}" if _is_time(params.get("format").text) else "{{date}}"
    elif kind == "form":
        _learn_form(params.get("fields"), known)
        known.values[name] = _FORM_FIELD.sub(lambda place: _value(place[1], known), params.get("layout").text)
    elif kind:
        known.left_out[name] = _RUN.get(kind, f"of the kind {kind}")


def _learn_form(fields: Node, known: _Match) -> None:
    options: Mapping[str, Node] = fields.value if isinstance(fields.value, dict) else {}
    for name, about in options.items():
        default = about.get("default").text
        if _listed(about.get("values")):
            known.values[name] = _choices(name, about.get("values"))
        elif default and not set("{}|\n") & set(default):
            known.values[name] = f"{{{{{known_name(name)}|{default}}}}}"


def _choices(name: str, options: Node) -> str:
    said = [one for one in _listed(options) if not set("{}|\n") & set(one)]
    return f"{{{{{known_name(name)}: {'|'.join(said)}}}}}" if said else f"{{{{{fold(name)}}}}}"


def _listed(options: Node) -> list[str]:
    """Values as a list, as a list of labels with ids, or one a line."""
    if options.text:
        return [line.strip() for line in options.text.split("\n") if line.strip()]
    return [said for one in options.items if (said := (one.text or one.get("label").text).strip())]


def _is_time(format: str) -> bool:
    return bool(re.search(r"%-?[HIMSTRpP]", format)) and not re.search(r"%-?[dejmbBYyDFxAa]", format)
