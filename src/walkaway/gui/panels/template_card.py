"""A template as a card: title, what it is for, its first words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF

from walkaway.gui.panels.blocks import one_line
from walkaway.gui.panels.cards import Action, Builder, Card, Kind, Piece, Type
from walkaway.gui.panels.template_words import move_label, situation_label, snippet
from walkaway.library.template import Template

FAVOURITE = Action("favourite")
_STAR = 20.0


def template_card(
    template: Template,
    type_: Type,
    width: float,
    *,
    move: bool = False,
    favourite: bool | None = None,
    rtl: bool = False,
) -> Card:
    """Lay out the card of a template; `move` also names its selling move, `favourite` gives it a star to click."""
    card = Builder(type_, width, rtl=rtl)
    tags: list[tuple[Kind, str, str]] = [(Kind.PILL, situation_label(template.situation), "muted")]
    if template.mine:
        tags.append((Kind.KEY, "yours", "accent_text"))
    elif template.folder is not None:
        tags.append((Kind.KEY, template.folder.name, "accent_text"))
    if move and template.move != "plain":
        tags.append((Kind.TEXT, move_label(template.move), "muted"))
    _title(card, one_line(template.title) or "Without a title", tags, 0.0 if favourite is None else _STAR)
    if favourite is not None:
        card.add(_star(card, favourite))
    words = snippet(template)
    if words:
        card.gap(3)
        card.text(words, type_.body, "muted", lines=2)
    return card.build()


def _star(card: Builder, favourite: bool) -> Piece:
    """The star in the corner."""
    size = _STAR * card.u
    place = QRectF(card.width - size - 5 * card.u, 5 * card.u, size, size)
    tip = "A favorite. Click to let it go (Ctrl+D)" if favourite else "Keep it among your favorites (Ctrl+D)"
    return Piece(Kind.STAR if favourite else Kind.NO_STAR, place, "accent", action=FAVOURITE, tip=tip)


def _title(card: Builder, title: str, tags: list[tuple[Kind, str, str]], less: float) -> None:
    """The title, and the tags behind it where they fit, else below it; `less` pixels stay free at the end."""
    u = card.u
    first = card.fitted(Kind.TEXT, title, card.type.bold, "text", card.left, card.y)
    sizes = [
        card.fitted(kind, text, card.type.small, colour, card.left, card.y, _pad(kind) * u)
        for kind, text, colour in tags
    ]
    end = card.width - card.left - less * u
    beside = first.rect.right() + sum(tag.rect.width() + 6 * u for tag in sizes) <= end
    if beside:
        card.add(first)
        x, y = first.rect.right() + 7 * u, card.y + (first.rect.height() - sizes[0].rect.height()) / 2
        card.y += first.rect.height()
    else:
        card.text(title, card.type.bold, "text", lines=2, less=less * u)
        card.gap(4)
        x, y = card.left, card.y
    for tag in sizes:
        if x > card.left and x + tag.rect.width() > end:
            x, y = card.left, y + tag.rect.height() + 3 * u
        card.add(_moved(tag, x, y))
        x += tag.rect.width() + 6 * u
    if not beside:
        card.y = y + sizes[0].rect.height()


def _moved(piece: Piece, x: float, y: float) -> Piece:
    return replace(piece, rect=QRectF(x, y, piece.rect.width(), piece.rect.height()))


def _pad(kind: Kind) -> float:
    return 0.0 if kind is Kind.TEXT else 7.0
