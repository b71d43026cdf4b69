"""A rule as a card: its name, weight and reason; open, also its examples and calm wordings. A family as a heading."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF

from walkaway.gui.panels.blocks import MarkedBlock, one_line
from walkaway.gui.panels.cards import Action, Builder, Card, Kind, Piece, Type
from walkaway.gui.panels.finding_card import DOTS
from walkaway.gui.panels.finding_words import family_label
from walkaway.gui.rules.rule_rows import FamilyRow, RuleRow, heard, rule_name, wording_said
from walkaway.language.examples import read_example
from walkaway.tone import Rule
from walkaway.tone.company import said_of

SWITCH, EDIT, DELETE = "switch", "edit", "delete"


def rule_card(row: RuleRow, type_: Type, width: float, *, opened: bool, rtl: bool = False) -> Card:
    """Lay out the card of a rule in a width (device independent pixels)."""
    card = Builder(type_, width, rtl=rtl)
    _head(card, row)
    card.gap(2)
    card.text(one_line(row.rule.reason), type_.body, "muted")
    if opened:
        _examples(card, row.rule)
        if row.mine:
            card.gap(8)
            card.links(
                [
                    ("Edit…", Action(EDIT), "Change this rule (Enter)"),
                    ("Delete", Action(DELETE), "Take this rule away (Delete)"),
                ]
            )
            card.gap(-4)
    return card.build()


def family_card(row: FamilyRow, type_: Type, width: float, *, rtl: bool = False) -> Card:
    """Lay out the heading of a family."""
    card = Builder(type_, width, padding=2, rtl=rtl)
    name = card.fitted(
        Kind.TEXT, family_label(row.family), type_.bold, "text" if row.on else "muted", card.left, card.y
    )
    card.add(name)
    _tick(card, row.on, "this kind")
    card.y += name.rect.height()
    card.text(heard(row.family), type_.body, "muted")
    return replace(card.build(), height=card.y + 2 * card.u)


def _head(card: Builder, row: RuleRow) -> None:
    """The dot of its weight, its name, what it is, and the switch."""
    u, rule, marks = card.u, row.rule, row.on and row.family_on
    kind, colour = DOTS[rule.weight]
    pills = [rule.weight.value]
    pills += [said for said, so in (("taste", rule.taste), ("mine", row.mine), ("family off", not row.family_on)) if so]
    wide = [card.fitted(Kind.PILL, text, card.type.label, "muted", card.left, card.y, 7 * u) for text in pills]
    room = card.inner - 14 * u - 26 * u - sum(pill.rect.width() + 6 * u for pill in wide)
    name = card.fitted(Kind.TEXT, rule_name(rule), card.type.bold, "text" if marks else "muted", 0, card.y)
    if name.rect.width() > room:  # the pills go below a long name
        name = card.fitted(Kind.TEXT, rule_name(rule), card.type.bold, name.colour, card.left + 14 * u + 26 * u, card.y)
        name = replace(name, rect=name.rect.translated(-26 * u, 0))
    else:
        name = replace(name, rect=name.rect.translated(card.left + 14 * u, 0))
    card.add(Piece(kind, QRectF(card.left, card.y + (name.rect.height() - 9 * u) / 2, 9 * u, 9 * u), colour))
    card.add(name)
    _tick(card, row.on, "this rule")
    x, y = name.rect.right() + 6 * u, card.y
    if name.rect.width() > room:
        x, y = card.left + 14 * u, card.y + name.rect.height() + 2 * u
        card.y = y
    for pill in wide:
        card.add(replace(pill, rect=QRectF(x, y, pill.rect.width(), pill.rect.height())))
        x += pill.rect.width() + 6 * u
    card.y += max(name.rect.height(), wide[0].rect.height())


def _tick(card: Builder, on: bool, what: str) -> None:
    u = card.u
    rect = QRectF(card.width - card.left - 16 * u, card.y, 16 * u, 16 * u)
    tip = f"Turn {what} {'off' if on else 'on'} (Space)"
    card.add(Piece(Kind.TICKED if on else Kind.UNTICKED, rect, "text", None, Action(SWITCH), tip))


def _examples(card: Builder, rule: Rule) -> None:
    if said := said_of(rule):
        card.gap(3)
        card.text(said, card.type.body, "muted")
    if rule.flag:
        _label(card, "Marked")
        for example in rule.flag:
            text, spans = read_example(example)
            card.gap(3)
            block = MarkedBlock(text, card.type.body, card.inner, spans, rtl=card.rtl)
            place = QRectF(card.left, card.y, card.inner, block.height)
            card.add(Piece(Kind.MARKED, place, DOTS[rule.weight][1], block))
            card.y += block.height
    if rule.passes:
        _label(card, "Stays unmarked")
        for text in rule.passes:
            card.gap(3)
            card.text(one_line(text), card.type.body, "text")
    if rule.calm:
        _label(card, "Calm wordings")
        for wording in rule.calm:
            card.gap(3)
            card.text(wording_said(wording), card.type.body, "accent_text")


def _label(card: Builder, text: str) -> None:
    card.gap(9)
    card.text(text, card.type.label, "muted")
