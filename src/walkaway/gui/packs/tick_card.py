"""A template to tick as a card: its box, its title with tags, its first words, and what there is to know."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF

from walkaway.gui.packs.tick_rows import TickRow
from walkaway.gui.panels.blocks import Block, one_line
from walkaway.gui.panels.cards import Action, Builder, Card, Kind, Piece, Type

TICK, OFFER = "tick", "offer"
_INDENT = 26


def tick_card(row: TickRow, type_: Type, width: float, *, ticked: bool, rtl: bool = False) -> Card:
    """Lay out a row."""
    if row.heading:
        return _heading(row, type_, width, ticked=ticked, rtl=rtl)
    card = Builder(type_, width, rtl=rtl)
    card.y = 10 * card.u
    left = card.left + (_INDENT * card.u if row.box else 0)
    if row.box:
        _box(card, card.left, card.y, ticked=ticked)
    _title(card, row, left)
    for words, colour, lines in (
        (row.words, "muted", 2),
        (row.warning, "name", 3),
        *((note, "muted", 4) for note in row.notes),
    ):
        if words:
            card.gap(3)
            block = Block(one_line(words), type_.body, width - left - card.left, lines=lines, rtl=rtl)
            card.add(Piece(Kind.TEXT, QRectF(left, card.y, width - left - card.left, block.height), colour, block))
            card.y += block.height
    if row.offer:
        card.gap(4)
        link = card.fitted(Kind.LINK, row.offer, type_.small, "link", left, card.y)
        card.add(replace(link, action=Action(OFFER), tip=f"{row.offer} (R)"))
        card.y += link.rect.height()
    card.y -= 2 * card.u
    return card.build()


def _heading(row: TickRow, type_: Type, width: float, *, ticked: bool, rtl: bool) -> Card:
    card = Builder(type_, width, padding=14 if row.box else 2, rtl=rtl)
    card.y = 6 * card.u
    left = card.left
    if row.box:
        _box(card, card.left, card.y, ticked=ticked)
        left += _INDENT * card.u
    name = card.fitted(Kind.TEXT, row.title, type_.bold, "text", left, card.y)
    card.add(name)
    card.y += name.rect.height()
    return replace(card.build(), height=card.y + 2 * card.u)


def _box(card: Builder, x: float, y: float, *, ticked: bool) -> None:
    kind, tip = (Kind.TICKED, "Leave it out (Space)") if ticked else (Kind.UNTICKED, "Take it (Space)")
    card.add(Piece(kind, QRectF(x, y, 16 * card.u, 16 * card.u), "accent", None, Action(TICK), tip))


def _title(card: Builder, row: TickRow, x: float) -> None:
    """The title, with the tags behind it where they fit, else below it."""
    u = card.u
    title = card.fitted(Kind.TEXT, one_line(row.title) or "Without a title", card.type.bold, "text", x, card.y)
    card.add(title)
    end = card.width - card.left
    tag_x, tag_y = title.rect.right() + 7 * u, card.y
    below = card.y + title.rect.height()
    for tag in row.tags:
        piece = card.fitted(Kind.PILL, one_line(tag), card.type.small, "muted", x, tag_y, 7 * u)
        if tag_x + piece.rect.width() > end:
            tag_x, tag_y = x, below + 2 * u
            below = tag_y + piece.rect.height()
        card.add(replace(piece, rect=QRectF(tag_x, tag_y, piece.rect.width(), piece.rect.height())))
        tag_x += piece.rect.width() + 6 * u
    card.y = below
