"""What a list of templates to tick shows: headings and templates, each with its box. Knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from walkaway.gui.dialogs.template_notes import listed
from walkaway.gui.panels.finding_words import family_label
from walkaway.gui.panels.template_words import situation_label, snippet, spoken_template
from walkaway.library.packs import Preview, Problem, Row, State
from walkaway.library.template import Template
from walkaway.text.counting import counted


@dataclass(frozen=True, slots=True)
class TickRow:
    """One row. `box` says that it can be ticked, `key` is its name.

    `tags` stand beside the title, the template's first words below it, then `warning` and `notes`; `offer` is a word to
    click.
    """

    key: str
    title: str
    box: bool = False
    heading: bool = False
    tags: tuple[str, ...] = ()
    warning: str = ""
    notes: tuple[str, ...] = ()
    offer: str = ""
    template: Template | None = None

    @property
    def words(self) -> str:
        """The first words of the template."""
        return snippet(self.template) if self.template is not None else ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader reads it."""
        said = spoken_template(self.template) if self.template is not None else f"{self.title}."
        return " ".join(part for part in (said, *self.tags, self.warning, *self.notes) if part)


_GROUPS = (
    ("new", "To import", (State.NEW, State.REPLACES)),
    ("same", "Here already", (State.SAME,)),
    ("refused", "Cannot be used", (State.REFUSED,)),
)


def import_rows(look: Preview) -> tuple[TickRow, ...]:
    """What a pack holds, under what would become of it."""
    rows: list[TickRow] = []
    for id, title, states in _GROUPS:
        group = [import_row(key, row) for key, row in keyed(look) if row.state in states]
        if id == "refused":
            group += [_problem_row(f"problem/{number}", problem) for number, problem in enumerate(look.problems)]
        if group:
            rows.append(TickRow(id, f"{title} ({len(group):,})", any(row.box for row in group), heading=True))
            rows += group
    return tuple(rows)


def keyed(look: Preview) -> list[tuple[str, Row]]:
    """The rows of a preview, each with its key in the list."""
    return [(f"row/{number}", row) for number, row in enumerate(look.rows)]


def import_row(key: str, row: Row, *, instead: bool = False) -> TickRow:
    """What would become of a template; `instead` says that it is to take the place of the one with its name."""
    template, offer = row.template, ""
    if template is None:
        place = f"{row.file}, line {row.line}" if row.line else row.file
        return TickRow(key, row.title, tags=(place,), warning=_sentence(row.reason))
    notes = list(row.notes)
    if row.state is State.REPLACES:
        other = f"your “{row.other.title}”" if row.other and row.other.mine else _other(row)
        notes.insert(0, f"It takes the place of {other}." if instead else f"It is kept beside {other}.")
        offer = "Keep both" if instead else "Replace it"
    elif row.state is State.SAME and row.other is not None:
        notes.insert(0, "You have it." if row.other.mine else _same(row.other))
    tags = (situation_label(template.situation),)
    return TickRow(key, template.title, row.can_come, False, tags, _needy(row), tuple(notes), offer, template)


def _other(row: Row) -> str:
    if row.other is None:
        return "a file of that name that cannot be read"
    return f"“{row.other.title}”, which {_origin(row.other)}"


def _same(other: Template) -> str:
    return f"It {_origin(other)}."


def _origin(template: Template) -> str:
    return f"is in {template.folder}" if template.folder is not None else "came with Walkaway"


def _needy(row: Row) -> str:
    if not row.judged.families:
        return ""
    heard = listed([family_label(family).lower() for family in row.judged.families])
    return f"Composure {row.judged.composure}: a reader may hear {heard}."


def _problem_row(key: str, problem: Problem) -> TickRow:
    place = (f"line {problem.line}",) if problem.line else ()
    return TickRow(key, problem.file, tags=place, warning=_sentence(problem.text))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') else '.'}"


def import_summary(look: Preview) -> str:
    """What a pack holds, in one line."""
    coming = sum(row.can_come for row in look.rows)
    refused = look.count(State.REFUSED) + len(look.problems)
    parts = [f"{counted(coming, 'template')} to import" if coming else "Nothing new to import"]
    if same := look.count(State.SAME):
        parts.append(f"{same:,} here already")
    if refused:
        parts.append(f"{refused:,} that cannot be used")
    return ", ".join(parts)


def export_rows(templates: Sequence[Template]) -> tuple[TickRow, ...]:
    """Templates under their situations."""
    rows: list[TickRow] = []
    for situation, group in groupby(templates, key=lambda template: template.situation):
        members = [TickRow(one.id, one.title, True, tags=_whose(one), template=one) for one in group]
        heading = f"{situation_label(situation)} ({len(members):,})"
        rows += [TickRow(f"heading/{situation}", heading, True, heading=True), *members]
    return tuple(rows)


def _whose(template: Template) -> tuple[str, ...]:
    if template.folder is not None:
        return (template.folder.name,)
    return ("yours",) if template.mine else ()


def members(rows: Sequence[TickRow]) -> dict[str, list[str]]:
    """The rows with a box under each heading, all by their keys."""
    found: dict[str, list[str]] = {}
    for row in rows:
        if row.heading:
            found[row.key] = []
        elif row.box and found:
            next(reversed(found.values())).append(row.key)
    return found
