"""One change of `Calm all` as a card: a tick box, the words, and the wording that would take their place."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from walkaway.gui.dialogs.calm_plan import Choice
from walkaway.gui.panels.blocks import Block
from walkaway.gui.panels.cards import Action, Builder, Card, Kind, Piece, Type
from walkaway.gui.panels.finding_card import dot
from walkaway.gui.panels.finding_words import family_label, quoted, wording_label

TICK, TURN = "tick", "turn"
_SIDE_BY_SIDE = 520


def calm_card(choice: Choice, type_: Type, width: float, *, rtl: bool = False) -> Card:
    """Lay out the card of a change; words and wording stand side by side where there is room."""
    card = Builder(type_, width, rtl=rtl)
    u = card.u
    card.y = 10 * u
    kind, tip = (Kind.TICKED, "Keep the words as they are") if choice.taken else (Kind.UNTICKED, "Make this change")
    card.add(Piece(kind, QRectF(card.left, card.y, 16 * u, 16 * u), "accent", None, Action(TICK), tip))
    left = card.left + 26 * u
    room = width - left - card.left
    head = _head(card, choice, left)
    if width >= _SIDE_BY_SIDE * u:
        half = (room - 16 * u) / 2
        below = head.height() + 3 * u
        words = _words(card, choice, left, card.y + below, half)
        wording = _wording(card, choice, left + half + 16 * u, card.y, half)
        card.y += max(below + words, wording)
    else:
        card.y += head.height() + 3 * u
        card.y += _words(card, choice, left, card.y, room) + 6 * u
        card.y += _wording(card, choice, left, card.y, room)
    card.y -= 2 * u
    return card.build()


def _head(card: Builder, choice: Choice, x: float) -> QRectF:
    """The mark and the family."""
    u = card.u
    kind, colour = dot(choice.item.finding)
    label = card.fitted(
        Kind.TEXT, family_label(choice.item.finding.family), card.type.label, "name", x + 14 * u, card.y
    )
    card.add(Piece(kind, QRectF(x, card.y + (label.rect.height() - 9 * u) / 2, 9 * u, 9 * u), colour))
    card.add(label)
    if choice.item.place == "subject":
        card.add(card.fitted(Kind.PILL, "Subject", card.type.label, "muted", label.rect.right() + 6 * u, card.y, 7 * u))
    return label.rect


def _words(card: Builder, choice: Choice, x: float, y: float, room: float) -> float:
    """The words as they stand; the height they take."""
    block = Block(quoted(choice.item.finding.text), card.type.bold, room, lines=4, rtl=card.rtl)
    card.add(Piece(Kind.TEXT, QRectF(x, y, room, block.height), "text", block))
    return block.height


def _wording(card: Builder, choice: Choice, x: float, y: float, room: float) -> float:
    """The wording in its box, with the way to the next one; the height they take."""
    u = card.u
    several = len(choice.item.finding.rewrites)
    action = Action(TURN) if several > 1 else None
    tip = "Click for the next wording" if several > 1 else ""
    text = f"{choice.number + 1} of {several}" if several > 1 else ""
    key = card.fitted(Kind.TEXT, text, card.type.small, "muted", x, y) if text else None
    inner = room - 20 * u - (key.rect.width() + 8 * u if key else 0)
    colour = "accent_text" if choice.taken else "muted"
    block = Block(wording_label(choice.wording), card.type.body, inner, lines=8, rtl=card.rtl)
    box = QRectF(x, y, room, block.height + 12 * u)
    card.add(Piece(Kind.WORDING if choice.taken else Kind.OUTLINE, box, colour, None, action, tip))
    card.add(Piece(Kind.TEXT, QRectF(x + 10 * u, y + 6 * u, inner, block.height), colour, block))
    if key is not None:
        at = QRectF(box.right() - 10 * u - key.rect.width(), y + 6 * u, key.rect.width(), key.rect.height())
        card.add(Piece(Kind.TEXT, at, "muted", key.block))
    return box.height()
