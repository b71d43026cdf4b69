"""The lines and texts that a template is made of, with live marks in what will be sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from walkaway.gui.editor.hover_card import HoverCard
from walkaway.gui.editor.para import Check
from walkaway.gui.editor.pointed_edit import PointedEdit
from walkaway.gui.editor.subject_edit import SubjectEdit
from walkaway.gui.panels.blocks import one_line
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import ChoiceBox, unit
from walkaway.library.fields import default_edits
from walkaway.library.kinds import SITUATIONS, Kind
from walkaway.library.template import Template
from walkaway.library.voices import ANY, tones, trades
from walkaway.moves import MOVES, Move
from walkaway.text.finding import Finding
from walkaway.text.parts import Part
from walkaway.tone import rewrite
from walkaway.tone.checker import Report

_LINE_HEIGHT = 125  # percent of the font's own
FIELD_HINT = "{{first name}} is a place to fill in, {{price|$4,800}} one with a default, {{tone: warm|plain}} a choice."
ANY_TONE, ANY_TRADE = Kind("", "Any tone", ""), Kind("", "Any trade", "")


class TemplateForm(QWidget):
    """Shows a template and makes the changed one; `edited` follows each change of a word or a choice."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _line("What you will look for")
        self.situation = _choice("Situation", SITUATIONS)
        self.move_box = _choice("Move", MOVES)
        self.tone = _choice("Tone", {"": ANY_TONE, **tones()})
        self.trade = _choice("Trade", {"": ANY_TRADE, **trades()})
        self.when = _line("When it fits, in a few words")
        self.only_if = _line("What must be true when you send it")
        self.subject = SubjectEdit(theme)
        self.subject.document().setDocumentMargin(5)
        self.body = PointedEdit(theme, Part.BODY)
        self.body.document().setDocumentMargin(6)
        self.body.set_line_height(_LINE_HEIGHT)
        self.card = HoverCard(self)
        self._grid = QGridLayout()
        self._column = QVBoxLayout(self)
        self._build()
        self._connect()
        self.set_theme(theme)

    def show_template(self, template: Template) -> None:
        """Show this one; undo does not reach back before it."""
        self.title.setText(template.title)
        self.situation.choose(template.situation)
        self.move_box.choose(template.move)
        self.trade.setItemData(0, ANY if template.trade == ANY else "")
        for box, said in ((self.tone, template.tone), (self.trade, template.trade)):
            if box.findData(said) < 0:  # one of the author's own
                box.add(said.capitalize(), said)
            box.choose(said)
        self.when.setText(template.when)
        self.only_if.setText(template.only_if)
        for line in (self.title, self.when, self.only_if):
            line.setCursorPosition(0)
        self.subject.set_text(template.subject)
        self.body.set_text(template.body)

    def written(self, template: Template) -> Template:
        """`template` with what stands in the form."""
        return replace(
            template,
            title=one_line(self.title.text()),
            situation=self.situation.chosen,
            move=self.move_box.chosen,
            tone=self.tone.chosen,
            trade=self.trade.chosen,
            when=one_line(self.when.text()),
            only_if=one_line(self.only_if.text()),
            subject=one_line(self.subject.text()),
            body=self.body.text(),
        )

    def set_checker(self, check: Check) -> None:
        """Mark subject and body with `check` from now on."""
        self.subject.set_checker(check)
        self.body.set_checker(check)

    def settle(self, report: Report) -> None:
        """Let the check of the whole message have the last word about the marks."""
        self.subject.settle(report.subject_findings)
        self.body.settle(report.body_findings)

    def set_default(self, name: str, default: str) -> None:
        """Give a field another default wherever it has one."""
        edits = (self.subject, self.body)
        for edit, changes in zip(edits, default_edits([one.text() for one in edits], name, default), strict=True):
            if changes:
                edit.apply_edits(changes)

    def apply_wording(self, finding: Finding, wording: str) -> None:
        """Put a calm wording in, as one undo step."""
        for edit in (self.subject, self.body):
            current = edit.located(finding) if finding in edit.findings() else None
            if current is not None:
                edit.apply_edits([rewrite.edit(edit.text(), current.span, wording)])
                return

    def apply_first_wording(self) -> None:
        """Put the first calm wording of the finding at the caret in, or of the first finding."""
        edit = self.subject if self.subject.hasFocus() else self.body
        found = [one for one in (*edit.findings(), *self.subject.findings(), *self.body.findings()) if one.rewrites]
        at_caret = edit.finding_at(edit.textCursor().position())
        if at_caret is not None and at_caret.rewrites:
            self.apply_wording(at_caret, at_caret.rewrites[0])
        elif found:
            self.apply_wording(found[0], found[0].rewrites[0])

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        u = unit(self.font())
        for spaced in (self._grid, self._column):
            spaced.setSpacing(round(6 * u))
        self.subject.set_theme(theme)
        self.body.set_theme(theme)
        self.card.set_theme(theme)
        self.body.setMinimumHeight(round(90 * u))

    def _build(self) -> None:
        rows: tuple[tuple[str, QWidget, int], ...] = (
            ("Title", self.title, 3),
            ("Situation", self.situation, 1),
            ("Move", self.move_box, 1),
            ("Tone", self.tone, 1),
            ("Trade", self.trade, 1),
            ("When", self.when, 3),
            ("Only if", self.only_if, 3),
            ("Subject", self.subject, 3),
        )
        row = column = 0
        for text, widget, span in rows:
            label = QLabel(text)
            label.setProperty("quiet", True)
            label.setBuddy(widget)
            widget.setAccessibleName(text)
            self._grid.addWidget(label, row, column)
            self._grid.addWidget(widget, row, column + 1, 1, span)
            column = 2 if span == 1 and column == 0 else 0
            row += column == 0
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        hint = QLabel(FIELD_HINT)
        hint.setProperty("quiet", True)
        hint.setWordWrap(True)
        self.body.setAccessibleName("Body")
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._grid)
        self._column.addWidget(self.body, 1)
        self._column.addWidget(hint)

    def _connect(self) -> None:
        self.card.rewrite_requested.connect(self.apply_wording)
        for line in (self.title, self.when, self.only_if):
            line.textChanged.connect(self.edited)
        for box in (self.situation, self.move_box, self.tone, self.trade):
            box.currentIndexChanged.connect(self.edited)
        for edit in (self.subject, self.body):
            edit.edited.connect(self._on_edited)
            edit.pointed.connect(self._on_pointed)
        self.subject.left.connect(self._on_left_subject)

    def _on_edited(self, edit: PointedEdit) -> None:
        self.card.close_card()
        self.edited.emit()

    def _on_pointed(self, edit: PointedEdit, finding: Finding | None, place: QRect) -> None:
        corner = edit.viewport().mapTo(self, place.topLeft())
        self.card.point_at(finding, QRect(corner, place.size()))

    def _on_left_subject(self, down: bool) -> None:
        (self.body if down else self.only_if).setFocus(Qt.FocusReason.OtherFocusReason)


def _line(placeholder: str) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(placeholder)
    return line


def _choice(name: str, kinds: Mapping[str, Kind | Move]) -> ChoiceBox:
    box = ChoiceBox(name, least=10)
    for kind in kinds.values():
        box.add(kind.label, kind.id, kind.help)
    return box
