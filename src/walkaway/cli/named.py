"""Templates by what the user called them."""

from __future__ import annotations

from walkaway.cli import CommandError
from walkaway.cli.screen import one_line
from walkaway.library.store import Library
from walkaway.library.template import Template


def named(library: Library, id: str) -> Template:
    """The template with this id; raises CommandError, with the one that may be meant."""
    template = library.get(id.removesuffix(".md"))
    if template is None:
        from difflib import get_close_matches

        near = get_close_matches(id, [each.id for each in library.all()], 1, 0.5)
        hint = f"Did you mean {near[0]}?" if near else "walkaway templates lists them all."
        raise CommandError(f"there is no template {one_line(id)}. {hint}")
    return template
