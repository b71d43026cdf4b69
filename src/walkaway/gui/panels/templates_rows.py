"""Which templates are listed, in what order and under which headings: knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from walkaway.gui.panels.template_words import situation_label
from walkaway.library.store import Library
from walkaway.library.template import Template
from walkaway.library.uses import Uses

FOR_THIS_DRAFT = "For this draft"
MOST_RANKED = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """A line over a group of templates."""

    text: str


Row = Template | Heading


def found_rows(
    library: Library, query: str, situation: str, move: str, among: Sequence[str] | None = None
) -> tuple[Row, ...]:
    """What a search finds, best first. `among` are the ids that are looked through; without words, in their order."""
    found = library.search(query, situation=situation, move=move)
    if among is None:
        return found
    places = {id: number for number, id in enumerate(among)}
    kept = [template for template in found if template.id in places]
    return tuple(kept if query.strip() else sorted(kept, key=lambda template: places[template.id]))


def among(uses: Uses, *, favourites: bool, recent: bool) -> tuple[str, ...] | None:
    """The ids that the filters leave, None for all."""
    if not recent:
        return uses.favourites if favourites else None
    return tuple(id for id in uses.recent if not favourites or uses.is_favourite(id))


def browse_rows(templates: Sequence[Template], ranked: Sequence[Template]) -> tuple[Row, ...]:
    """Every template once: the best for the draft first, the others by situation."""
    best = tuple(ranked[:MOST_RANKED])
    chosen = {template.id for template in best}
    rows: list[Row] = [Heading(FOR_THIS_DRAFT), *best] if best else []
    rest = [template for template in templates if template.id not in chosen]
    for situation, group in groupby(rest, key=_situation):
        rows += [Heading(situation_label(situation)), *group]
    return tuple(rows)


def _situation(template: Template) -> str:
    return template.situation
