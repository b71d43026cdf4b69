"""A template: a whole calm message or passage, kept as a Markdown file with front matter."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from walkaway.library.errors import TemplateError
from walkaway.library.fields import Field, fill, fold, form
from walkaway.library.kinds import SITUATIONS
from walkaway.moves import MOVES
from walkaway.text.families import FAMILIES

if TYPE_CHECKING:
    from walkaway.library.header import Entry

KEYS = ("title", "situation", "move", "tone", "trade", "answers", "when", "only_if", "subject", "fields", "length")
"""The keys that mean something, in the order in which they are written. Other keys are kept and not read."""

MAX_BODY = 100_000


@dataclass(frozen=True, slots=True)
class Template:
    """One template.

    `id` is the path below the language folder without `.md`, `/` between folders. `answers` are the families that it
    is the calm alternative for, `only_if` what must be true when it is sent, `fields` the labels of the fields that are
    not standard ones, by name. `length` says why it is not of the usual length ("" for 50 to 160 words). `mine` is true
    for the user's own, `folder` is the added folder that it stands in (None for one's own and the shipped ones), `path`
    is None until it is kept in a file.
    """

    id: str
    title: str
    situation: str
    move: str = "plain"
    answers: tuple[str, ...] = ()
    when: str = ""
    only_if: str = ""
    subject: str = ""
    body: str = ""
    fields: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)
    length: str = ""
    tone: str = ""
    trade: str = ""
    path: Path | None = None
    mine: bool = False
    folder: Path | None = None

    def asked(self) -> tuple[Field, ...]:
        """The fields of subject and body, each once, in order, with labels."""
        return form((self.subject, self.body), self.fields)

    def filled(self, values: Mapping[str, str], *, defaults: bool = False) -> Template:
        """The template with `values` in their places; see `fields.fill`. A subject stays on one line."""
        one_line = {name: " ".join(value.split()) for name, value in values.items()}
        subject = fill(self.subject, one_line, defaults=defaults)
        return dataclasses.replace(self, subject=subject, body=fill(self.body, values, defaults=defaults))


def parse(text: str, id: str, *, path: Path | None = None, mine: bool = False, folder: Path | None = None) -> Template:
    """Read a template from the text of its file; raises TemplateError."""
    # With it comes YAML, which a window that opens does not need yet.
    from walkaway.library.header import load, split

    try:
        header, body = split(text)
        if len(body) > MAX_BODY:
            raise TemplateError(f"a body of {len(body):,} characters", f"{MAX_BODY:,} at most")
        entries = load(header)
        _refuse_misspelt(entries)
        situation = _one_of(entries, "situation", SITUATIONS)
        if not situation:
            raise TemplateError("no situation", "situation: and one of " + ", ".join(SITUATIONS), line=1)
        return Template(
            id=id,
            title=_line(entries, "title") or title_of(id),
            situation=situation,
            move=_one_of(entries, "move", MOVES) or "plain",
            answers=_answers(entries),
            when=_line(entries, "when"),
            only_if=_line(entries, "only_if"),
            subject=_line(entries, "subject"),
            body=trimmed(body),
            fields=_labels(entries),
            length=_line(entries, "length"),
            tone=_line(entries, "tone"),
            trade=_line(entries, "trade"),
            path=path,
            mine=mine,
            folder=folder,
        )
    except TemplateError as error:
        raise (error.at(path) if path else error) from None


def trimmed(body: str) -> str:
    """The body without blank lines around it."""
    lines = body.split("\n")
    while lines and not lines[0].strip():
        del lines[0]
    return "\n".join(lines).rstrip()


def title_of(id: str) -> str:
    """The title of a template that has none: its name in words."""
    words = id.rsplit("/", 1)[-1].replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _refuse_misspelt(entries: Mapping[str, Entry]) -> None:
    for key, entry in entries.items():
        if key not in KEYS and (near := get_close_matches(key.casefold(), KEYS, 1, 0.8)):
            raise TemplateError("an unknown key", f"{near[0]}?", entry.line + 2, key)


def _line(entries: Mapping[str, Entry], key: str) -> str:
    """The text of a key on one line, "" where it is missing."""
    entry = entries.get(key)
    if entry is None:
        return ""
    if not isinstance(entry.value, str):
        expected = "text; put a value that begins with [ or { in quotes"
        raise TemplateError("a list or a mapping", expected, entry.line + 2, key)
    return " ".join(entry.value.split())


def _one_of(entries: Mapping[str, Entry], key: str, known: Collection[str]) -> str:
    said = _line(entries, key)
    if said and said not in known:
        near = get_close_matches(said, known, 1)
        expected = f"{near[0]}?" if near else "one of " + ", ".join(known)
        raise TemplateError(f'"{said}" is not a {key}', expected, entries[key].line + 2, key)
    return said


def _answers(entries: Mapping[str, Entry]) -> tuple[str, ...]:
    entry = entries.get("answers")
    if entry is None:
        return ()
    said = entry.value.replace(",", " ").split() if isinstance(entry.value, str) else entry.value
    names = [name for name in said if isinstance(name, str)]
    for name in names:
        if name not in FAMILIES:
            expected = "one of " + ", ".join(sorted(FAMILIES))
            raise TemplateError(f'"{name}" is not a family', expected, entry.line + 2, "answers")
    if isinstance(said, dict) or len(names) != len(said):
        raise TemplateError("not a list of families", "answers: [need, concession]", entry.line + 2, "answers")
    return tuple(dict.fromkeys(names))


def _labels(entries: Mapping[str, Entry]) -> Mapping[str, str]:
    """The declared fields: a mapping of names to labels, or a list of names."""
    entry = entries.get("fields")
    if entry is None or entry.value == "":
        return {}
    value = entry.value
    pairs = value.items() if isinstance(value, dict) else [(name, "") for name in value]
    labels: dict[str, str] = {}
    for name, label in pairs:
        if isinstance(value, str) or not isinstance(name, str) or not isinstance(label, str):
            raise TemplateError("not fields with their labels", "name: label, one a line", entry.line + 2, "fields")
        labels[fold(name)] = " ".join(label.split())
    return labels
