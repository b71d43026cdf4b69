"""Which templates are listed, in what order and under which headings: knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from walkaway.gui.panels.template_words import situation_label
from walkaway.library.store import Library
from walkaway.library.template import Template

FOR_THIS_DRAFT = "For this draft"
_MOST_RANKED = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """A line over a group of templates."""

    text: str


Row = Template | Heading


def found_rows(library: Library, query: str, situation: str, move: str) -> tuple[Row, ...]:
    """What a search finds, best first."""
    return library.search(query, situation=situation, move=move)


def browse_rows(templates: Sequence[Template], ranked: Sequence[Template]) -> tuple[Row, ...]:
    """Every template once: the best for the draft first, the others by situation."""
    best = tuple(ranked[:_MOST_RANKED])
    chosen = {template.id for template in best}
    rows: list[Row] = [Heading(FOR_THIS_DRAFT), *best] if best else []
    rest = [template for template in templates if template.id not in chosen]
    for situation, group in groupby(rest, key=_situation):
        rows += [Heading(situation_label(situation)), *group]
    return tuple(rows)


def _situation(template: Template) -> str:
    return template.situation
