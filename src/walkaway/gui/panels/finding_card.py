"""A finding as a card: family, words, why; open, also its calm wordings and what else can be done."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QKeySequence

from walkaway.gui.panels.blocks import Block, one_line
from walkaway.gui.panels.cards import Action, Builder, Card, Kind, Piece, Type
from walkaway.gui.panels.finding_words import GRAMMAR, MORE, Item, family_label, quoted, wording_label
from walkaway.text.finding import Finding, Weight

APPLY, OTHERS, IGNORE, LADDER, EXPLAIN = "apply", "others", "ignore", "ladder", "explain"

DOTS = {
    Weight.STRONG: (Kind.DOT_FULL, "amber_strong_line"),
    Weight.MEDIUM: (Kind.DOT_HALF, "amber_medium_line"),
    Weight.LIGHT: (Kind.DOT_RING, "amber_light_line"),
}
"""The shape and the colour role that tell a weight."""
_MOST_WORDS, _MOST_WHY, _MOST_WORDING = 4, 8, 12


@dataclass(frozen=True, slots=True)
class Openness:
    """How much of a card is shown: only what it is, also the calm wording, also the other wordings."""

    expanded: bool = False
    others: bool = False


CLOSED = Openness()


def finding_card(item: Item, type_: Type, width: float, opened: Openness = CLOSED, *, rtl: bool = False) -> Card:
    """Lay out the card of `item` in a width (device independent pixels)."""
    card = Builder(type_, width, rtl=rtl)
    _head(card, item, opened)
    card.gap(3)
    card.text(quoted(item.finding.text), type_.bold, "text", lines=_MOST_WORDS)
    if item.finding.why:
        card.gap(2)
        card.text(one_line(item.finding.why), type_.body, "muted", lines=_MOST_WHY)
    if opened.expanded:
        _wordings(card, item, opened)
        card.gap(8)
        card.links(_links(item, opened))
        card.gap(-4)
    return card.build()


def dot(finding: Finding) -> tuple[Kind, str]:
    """The shape and the colour role of a finding's mark."""
    return (Kind.SQUARE, "grammar_line") if finding.family in GRAMMAR else DOTS[finding.weight]


def _head(card: Builder, item: Item, opened: Openness) -> None:
    """The mark, the family, where it is, and the button with everything else."""
    u = card.u
    kind, colour = dot(item.finding)
    label_colour = "grammar_line" if item.is_grammar else "name"
    label = card.fitted(
        Kind.TEXT, family_label(item.finding.family), card.type.label, label_colour, card.left + 14 * u, card.y
    )
    height = label.rect.height()
    card.add(Piece(kind, QRectF(card.left, card.y + (height - 9 * u) / 2, 9 * u, 9 * u), colour))
    card.add(label)
    if item.place == "subject":
        card.add(card.fitted(Kind.PILL, "Subject", card.type.label, "muted", label.rect.right() + 6 * u, card.y, 7 * u))
    if opened.expanded:
        dots = QRectF(card.width - card.left - 18 * u, card.y - 3 * u, 24 * u, height + 6 * u)
        card.add(Piece(Kind.MORE, dots, "muted", None, Action(LADDER), "More ways to ignore it"))
    card.y += height


def _wordings(card: Builder, item: Item, opened: Openness) -> None:
    """The first wording in its box; opened, the others below, each with its digit."""
    shown = item.finding.rewrites if opened.others else item.finding.rewrites[:1]
    for number, rewrite in enumerate(shown):
        card.gap(8 if number == 0 else 6)
        key = first_key() if number == 0 else str(number + 1) if number < 9 else ""
        _wording(card, wording_label(rewrite), key, Action(APPLY, number))


def _wording(card: Builder, text: str, key: str, action: Action) -> None:
    u, pad = card.u, QSizeF(10 * card.u, 8 * card.u)
    chip = card.fitted(Kind.KEY, key, card.type.small, "accent_text", card.left, card.y, 5 * u) if key else None
    room = card.inner - 2 * pad.width() - (chip.rect.width() + 8 * u if chip else 0)
    block = Block(text, card.type.body, room, lines=_MOST_WORDING, rtl=card.rtl)
    box = QRectF(card.left, card.y, card.inner, block.height + 2 * pad.height())
    card.add(Piece(Kind.WORDING, box, "accent_text", None, action, "Put this wording into the message"))
    inside = QRectF(box.left() + pad.width(), box.top() + pad.height(), room, block.height)
    card.add(Piece(Kind.TEXT, inside, "accent_text", block))
    if chip is not None:
        place = QPointF(box.right() - pad.width() - chip.rect.width(), box.top() + pad.height())
        card.add(replace(chip, rect=QRectF(place, chip.rect.size())))
    card.y += box.height()


def _links(item: Item, opened: Openness) -> list[tuple[str, Action, str]]:
    links: list[tuple[str, Action, str]] = []
    others = len(item.finding.rewrites) - 1
    if others > 0:
        text = "Fewer wordings" if opened.others else f"Other wordings {others}"
        links.append((text, Action(OTHERS), "Right and left arrow show and hide them"))
    links.append(("Ignore here", Action(IGNORE, 0), "Leave these words as they are (Delete)"))
    if item.finding.family == "spelling":
        links.append(("Add to dictionary", Action(IGNORE, 2), "This spelling is right, here and in every message"))
    else:
        links.append(("Turn rule off", Action(IGNORE, 3), "Do not look for this in any message"))
    if item.finding.link:
        links.append((MORE, Action(EXPLAIN), "Opens a page of LanguageTool in your browser (M)"))
    return links


def first_key() -> str:
    """The key that applies the first wording, written as this system writes keys."""
    return QKeySequence("Ctrl+.").toString(QKeySequence.SequenceFormat.NativeText)
