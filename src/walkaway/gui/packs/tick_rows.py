"""What a list of templates to tick shows: headings and templates, each with its box. Knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from walkaway.gui.panels.finding_words import family_label
from walkaway.gui.panels.template_words import situation_label, snippet, spoken_template
from walkaway.gui.status_bar import counted
from walkaway.library.packs import Preview, Problem, Row, State
from walkaway.library.template import Template


@dataclass(frozen=True, slots=True)
class TickRow:
    """One row. `ticked` is None where there is nothing to tick, `key` stays the same when it is ticked.

    `tags` stand beside the title, `words` below it, `warning` below these; `offer` is a word to click.
    """

    key: str
    title: str
    ticked: bool | None = None
    heading: bool = False
    tags: tuple[str, ...] = ()
    words: str = ""
    warning: str = ""
    notes: tuple[str, ...] = ()
    offer: str = ""
    template: Template | None = None

    @property
    def spoken(self) -> str:
        """The row as a screen reader reads it."""
        said = spoken_template(self.template) if self.template is not None else f"{self.title}. {self.words}"
        return " ".join([said, *self.tags, self.warning, *self.notes])


_GROUPS = (
    ("new", "To import", (State.NEW, State.REPLACES)),
    ("same", "Here already", (State.SAME,)),
    ("refused", "Cannot be used", (State.REFUSED,)),
)


def import_rows(look: Preview, taken: Collection[str], replacing: Collection[str]) -> tuple[TickRow, ...]:
    """What a pack holds, under what would become of it; `taken` and `replacing` are keys of rows."""
    rows: list[TickRow] = []
    for id, title, states in _GROUPS:
        group = [
            _import_row(key, row, ticked=key in taken, instead=key in replacing)
            for key, row in keyed(look)
            if row.state in states
        ]
        if id == "refused":
            group += [_problem_row(f"problem/{number}", problem) for number, problem in enumerate(look.problems)]
        if group:
            ticks = [row.ticked for row in group if row.ticked is not None]
            rows.append(TickRow(id, f"{title} ({len(group):,})", all(ticks) if ticks else None, heading=True))
            rows += group
    return tuple(rows)


def keyed(look: Preview) -> list[tuple[str, Row]]:
    """The rows of a preview, each with its key in the list."""
    return [(f"row/{number}", row) for number, row in enumerate(look.rows)]


def _import_row(key: str, row: Row, *, ticked: bool, instead: bool) -> TickRow:
    template = row.template
    place = f"{row.file}, line {row.line}" if row.line else row.file
    if template is None:
        return TickRow(key, row.title, None, tags=(place,), warning=_sentence(row.reason))
    words, offer = snippet(template), ""
    notes = list(row.notes)
    if row.state is State.REPLACES:
        other = f"your “{row.other.title}”" if row.other and row.other.mine else _other(row)
        notes.insert(0, f"It takes the place of {other}." if instead else f"It is kept beside {other}.")
        offer = "Keep both" if instead else "Replace it"
    elif row.state is State.SAME and row.other is not None:
        notes.insert(0, "You have it." if row.other.mine else _same(row.other))
    warning = _needy(row)
    tags = (situation_label(template.situation),)
    ticked_or_not = ticked if row.can_come else None
    return TickRow(key, template.title, ticked_or_not, False, tags, words, warning, tuple(notes), offer, template)


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
    heard = " and ".join(family_label(family).lower() for family in row.judged.families[:3])
    return f"Composure {row.judged.composure}: a reader may hear {heard}."


def _problem_row(key: str, problem: Problem) -> TickRow:
    place = (f"line {problem.line}",) if problem.line else ()
    return TickRow(key, problem.file, None, tags=place, warning=_sentence(problem.text))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') else '.'}"


def import_summary(look: Preview) -> str:
    """What a pack holds, in one line."""
    coming = sum(row.can_come for row in look.rows)
    refused = look.count(State.REFUSED) + len(look.problems)
    parts = [f"{counted(coming, 'template', 'templates')} to import" if coming else "Nothing new to import"]
    if same := look.count(State.SAME):
        parts.append(f"{same:,} here already")
    if refused:
        parts.append(f"{refused:,} that cannot be used")
    return ", ".join(parts)


def export_rows(templates: Sequence[Template], chosen: Collection[str]) -> tuple[TickRow, ...]:
    """Templates under their situations, with what is chosen ticked."""
    rows: list[TickRow] = []
    for situation, group in groupby(templates, key=lambda template: template.situation):
        members = list(group)
        heading = f"{situation_label(situation)} ({len(members):,})"
        rows.append(TickRow(f"heading/{situation}", heading, all(one.id in chosen for one in members), heading=True))
        rows += [
            TickRow(one.id, one.title, one.id in chosen, False, _whose(one), snippet(one), template=one)
            for one in members
        ]
    return tuple(rows)


def _whose(template: Template) -> tuple[str, ...]:
    if template.folder is not None:
        return (template.folder.name,)
    return ("yours",) if template.mine else ()


def below(rows: Sequence[TickRow], heading: TickRow) -> list[TickRow]:
    """The rows under a heading that have a box."""
    found: list[TickRow] = []
    for row in rows[rows.index(heading) + 1 :]:
        if row.heading:
            break
        if row.ticked is not None:
            found.append(row)
    return found
