"""The message editor: a page with its findings, and what can be done about them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from walkaway.gui.editor.answers import Waiting
from walkaway.gui.editor.edit_menu import EditMenu
from walkaway.gui.editor.hover_card import HoverCard
from walkaway.gui.editor.page import MessagePage
from walkaway.gui.editor.para import Check
from walkaway.gui.editor.placing import as_paragraphs
from walkaway.gui.editor.pointed_edit import PointedEdit
from walkaway.gui.editor.positions import to_points
from walkaway.gui.panels.finding_words import Item, Place
from walkaway.gui.theme import Theme
from walkaway.text.finding import Edit, Finding
from walkaway.tone import Report, rewrite

Where = Literal["caret", "selection", "all"]


class MessageEditor(MessagePage):
    """Marks what its checker finds and says what the user wishes; it changes nothing by itself.

    Findings in signals and calls count from the start of their text, subject or body; `is_in_subject` tells which.
    """

    finding_activated = Signal(object)
    """(Finding): it was clicked, or walked to."""
    caret_finding_changed = Signal(object)
    """(Finding or None): what the caret is in now."""
    rewrite_requested = Signal(object, str)
    """(Finding, wording)."""
    ignore_requested = Signal(object, str)
    """(Finding, rung): here, draft, words or rule."""
    dictionary_requested = Signal(str)
    """A word for the dictionary."""
    link_requested = Signal(str)
    """The address of a page that explains a grammar rule."""
    rule_requested = Signal()
    """A rule from the words that are selected."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._report: Report | None = None
        self.card = HoverCard(self)
        self.card.rewrite_requested.connect(self.rewrite_requested)
        for edit in self.edits:
            edit.caret_finding_changed.connect(self._on_caret_finding)
            edit.clicked.connect(self._on_clicked)
            edit.edited.connect(self.card.close_card)
            edit.menu_wanted.connect(self._on_menu_wanted)
            edit.pointed.connect(self._on_pointed)
            edit.verticalScrollBar().valueChanged.connect(self.card.close_card)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        super().set_theme(theme)
        self.card.set_theme(theme)

    def set_message(self, to: str, subject: str, body: str) -> None:
        """Show another message; undo does not reach back into the one before."""
        self._report = None
        self.card.close_card()
        super().set_message(to, subject, body)

    def set_checker(self, check: Check) -> None:
        """Judge each paragraph with `check` as it is typed, the subject as a paragraph of `Part.SUBJECT`."""
        for edit in self.edits:
            edit.set_checker(check)

    def check_again(self) -> None:
        """Judge every paragraph again: the user's choices changed."""
        for edit in self.edits:
            edit.check_again()

    def set_report(self, report: Report) -> None:
        """Let the check of the whole message have the last word. A report older than the text changes nothing."""
        self._report = report
        self.subject_edit.settle(report.subject_findings)
        self.body_edit.settle(report.body_findings)

    def set_grammar(self, findings: Iterable[Finding], waiting: Waiting | None = None) -> None:
        """Mark these grammar findings of the body, and no others.

        Paragraphs whose text is in `waiting` keep the marks of the engines that have not answered yet, so that marks
        stay while one types in them.
        """
        self.body_edit.set_grammar(findings, waiting)

    def grammar_findings(self) -> tuple[Finding, ...]:
        """The grammar findings that are marked, by place in the body."""
        return tuple(self.body_edit.grammar_findings())

    def findings(self) -> list[Finding]:
        """All that is marked, in the order of the message."""
        return [one for edit in self.edits for one in edit.findings()]

    def is_in_subject(self, finding: Finding) -> bool:
        """True where a finding is one of the subject's."""
        if self._report is not None:
            if any(one is finding for one in self._report.subject_findings):
                return True
            if any(one is finding for one in self._report.body_findings):
                return False
        return finding in self.subject_edit.findings() and finding not in self.body_edit.findings()

    def select_finding(self, finding: Finding | None) -> bool:
        """Emphasise a finding and bring it into view, or none; False where the message does not have it any more."""
        edit = self._edit_of(finding) if finding is not None else None
        shown = False
        for one in self.edits:
            shown |= one.select_finding(finding if one is edit else None)
        return shown

    def current_finding(self) -> Finding | None:
        """The finding that the caret is in, else the emphasised one, else the first after the caret, else the first."""
        edit = self._here()
        at_caret = edit.finding_at(edit.textCursor().position())
        chosen = at_caret or next((one for e in self.edits if (one := e.selected_finding()) is not None), None)
        return chosen or self._beside(forward=True)

    def next_finding(self) -> Finding | None:
        """Walk to the next finding, from the last one to the first; gives it."""
        return self._walk(forward=True)

    def previous_finding(self) -> Finding | None:
        """Walk to the finding before, from the first one to the last; gives it."""
        return self._walk(forward=False)

    def apply_wording(self, finding: Finding, wording: str) -> bool:
        """Put a wording in the place of a finding, as one undo step, so that the sentence stays whole; "" takes it out.

        False where the message does not have the finding any more.
        """
        edit = self._edit_of(finding)
        current = edit.located(finding)
        if current is None:
            return False
        edit.apply_edits([rewrite.edit(edit.text(), current.span, wording)])
        return True

    def apply_first_wording(self) -> bool:
        """Put in the first calm wording of the current finding; False without one."""
        finding = self.current_finding()
        return finding is not None and bool(finding.rewrites) and self.apply_wording(finding, finding.rewrites[0])

    def apply_edits(self, edits: Iterable[Edit], *, in_subject: bool = False) -> None:
        """Make edits of the present body (or subject) that do not overlap, all as one undo step."""
        (self.subject_edit if in_subject else self.body_edit).apply_edits(edits)

    def insert_text(self, text: str) -> None:
        """Put text at the caret or in the place of the selection of the body, as one undo step."""
        self.body_edit.insert_plain(text)

    def replace_all_text(self, text: str) -> None:
        """Put another body in the place of this one, as one undo step."""
        self.body_edit.replace_all_text(text)

    def insert_template(self, text: str, where: Where = "caret") -> None:
        """Put a template into the body as one undo step, with blank lines around it, and go to its first field.

        "selection" and "all" replace the selection or all of the body.
        """
        body = self.body_edit
        cursor = body.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if where == "all":
            start, end = 0, body.document().characterCount() - 1
        elif where == "caret":
            start = end = cursor.position()
        now = body.text()
        placed, front = as_paragraphs(text, now[: to_points(now, start)], now[to_points(now, end) :])
        self.fields.forget()
        body.setFocus(Qt.FocusReason.OtherFocusReason)
        body.replace([(start, end, placed)])
        self.fields.begin(body, start + front)

    def first_field(self) -> bool:
        """Go to the first field that is still open; False without one."""
        return self.fields.go_first()

    def next_field(self) -> bool:
        """Go to the next field; False without one."""
        return self.fields.go(forward=True)

    def _walk(self, *, forward: bool) -> Finding | None:
        finding = self._beside(forward=forward, walking=True)
        if finding is None:
            return None
        edit = self._edit_of(finding)
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        for one in self.edits:
            one.select_finding(finding if one is edit else None, to_start=True)
        self.finding_activated.emit(finding)
        return finding

    def _beside(self, *, forward: bool, walking: bool = False) -> Finding | None:
        """The next finding from the caret on, or the one before it; around the end if need be."""
        here = self._here()
        place = (self.edits.index(here), to_points(here.text(), here.textCursor().selectionStart()))
        found = [(number, one) for number, edit in enumerate(self.edits) for one in edit.findings()]
        if not found:
            return None
        held = here.selected_finding() if walking else None
        after = [one for n, one in found if (n, one.span.start) >= place and one != held]
        before = [one for n, one in found if (n, one.span.start) < place]
        return (after or [found[0][1]])[0] if forward else (before or [found[-1][1]])[-1]

    def _here(self) -> PointedEdit:
        """The text that the keyboard is in, the body if in none."""
        return self.subject_edit if self.subject_edit.hasFocus() or self.to_edit.hasFocus() else self.body_edit

    def _edit_of(self, finding: Finding) -> PointedEdit:
        return self.subject_edit if self.is_in_subject(finding) else self.body_edit

    def _on_caret_finding(self, edit: PointedEdit, finding: Finding | None) -> None:
        if edit is self._here():
            self.caret_finding_changed.emit(finding)

    def _on_clicked(self, edit: PointedEdit, finding: Finding) -> None:
        for one in self.edits:
            one.select_finding(finding if one is edit else None)
        self.finding_activated.emit(finding)

    def _on_pointed(self, edit: PointedEdit, finding: Finding | None, place: QRect) -> None:
        corner = edit.viewport().mapTo(self, QPoint(0, 0))
        self.card.point_at(finding, place.translated(corner))

    def _on_menu_wanted(self, edit: PointedEdit, finding: Finding | None, point: QPoint) -> None:
        self.card.close_card()
        place: Place = "subject" if edit is self.subject_edit else "body"
        menu = EditMenu(edit, Item(finding, place) if finding is not None else None)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.rewrite_requested.connect(self.rewrite_requested)
        menu.ignore_requested.connect(self.ignore_requested)
        menu.dictionary_requested.connect(self.dictionary_requested)
        menu.link_requested.connect(self.link_requested)
        menu.rule_requested.connect(self.rule_requested)
        menu.popup(point)
