"""Writing and changing a rule of one's own: the form, what is wrong with it, and what it would mark in the draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from walkaway.gui.dialogs.note_bar import NoteBar, note_sheet
from walkaway.gui.dialogs.themed import ThemedDialog
from walkaway.gui.panels.finding_words import quoted
from walkaway.gui.rules.rule_form import RuleForm
from walkaway.gui.theme import Theme
from walkaway.gui.timers import one_shot
from walkaway.gui.widgets import ActionButton, announce, unit
from walkaway.text.counting import counted
from walkaway.text.finding import Finding
from walkaway.tone import Report, Rule
from walkaway.tone.company import TASTE, said_of
from walkaway.tone.own import OwnRulesError
from walkaway.tone.trial import Trial, Tried

_SOON_MS = 120
_MOST_WORDS = 6
TryRule = Callable[[Rule], Trial]
"""A rule on trial, among the rules that there are."""
KeepRule = Callable[[Rule], object]
"""Saves a rule; raises OwnRulesError."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The message that a rule is tried on, and all that is found in it without that rule, whatever its company."""

    subject: str
    body: str
    report: Report


class RuleEditor(ThemedDialog):
    """Edits one rule. It is checked with each change, tried on the draft a moment later, and saved with Save."""

    def __init__(
        self,
        rule: Rule,
        draft: Draft,
        try_rule: TryRule,
        keep: KeepRule,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """A rule without a name is a new one; `draft` is what to try it on."""
        super().__init__("Edit rule" if rule.name else "New rule", theme, parent)
        self._rule, self._draft, self._try, self._keep = rule, draft, try_rule, keep
        self._asked = False
        self.form = RuleForm()
        self.found = QLabel()
        self.note = NoteBar()
        self.save_button = ActionButton("Save", primary=True)
        self.cancel_button = ActionButton("Cancel")
        self._soon = one_shot(self, _SOON_MS, self.try_on_draft)
        self._build()
        self.set_theme(theme)
        self.form.show_rule(rule)
        self._first = self.written()
        self.trial = self._try(self._first)
        self._check()
        self.try_on_draft()
        self._connect()

    def written(self) -> Rule:
        """The rule as it stands in the form."""
        return self.form.written(self._rule)

    def is_changed(self) -> bool:
        """True where something would be lost by closing."""
        return self.written() != self._first

    def save(self) -> None:
        """Save and close; where something is wrong, go there and stay."""
        self._asked = True
        self._check()
        if faults := self.trial.faults():
            self.form.field(faults[0].key).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            self._keep(self._with_brackets(self.trial.rule))
        except OwnRulesError as error:
            self.note.say(str(error))
            return
        self.accept()

    def try_on_draft(self) -> None:
        """Say what the rule would mark in the draft."""
        draft = self._draft
        words = draft_words(self.trial.among(draft.subject, draft.body, draft.report), self.trial.rule)
        if words != self.found.text():
            self.found.setText(words)
            announce(self.found, words)

    def reject(self) -> None:
        """Close without saving; asks first, in the window itself, where something would be lost."""
        if self.is_changed():
            self.note.ask_before_closing(self.save, self._discard)
        else:
            super().reject()

    def sheet(self, theme: Theme, u: float) -> str:
        return (
            f"QScrollArea, #inside {{ background: transparent; border: none; }}"
            # The words of a text begin where those of a line do.
            f"LinesEdit {{ padding: {round(2 * u)}px {round(5 * u)}px; }}"
            f"QLabel#fault {{ color: {theme.name}; }}"
            f"QLabel#found {{ background: {theme.card}; border: 1px solid {theme.card_line};"
            f" border-radius: {round(6 * u)}px; padding: {round(7 * u)}px {round(10 * u)}px; }}"
            f"{note_sheet(theme, self.font())}"
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isVisible() and self.is_changed():
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now the fields are dressed and know how wide they must be.
        margins = self.width() - self._scroll.viewport().width() + self._gap
        bar = self._scroll.verticalScrollBar()
        margins += 0 if bar.isVisible() else bar.sizeHint().width()
        self.setMinimumSize(self.form.minimumSizeHint().width() + margins, round(340 * unit(self.font())))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._soon.stop()

    def _build(self) -> None:
        u = unit(self.font())
        side, gap = round(14 * u), round(8 * u)
        self._gap = gap
        self.found.setObjectName("found")
        self.found.setTextFormat(Qt.TextFormat.PlainText)
        self.found.setWordWrap(True)
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("inside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, gap, 0)
        column.addWidget(self.form)
        scroll.setWidget(inside)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(side, side, side, side)
        outer.setSpacing(gap)
        outer.addWidget(scroll, 1)
        outer.addWidget(self.found)
        outer.addWidget(self.note)
        outer.addLayout(foot)
        self.resize(round(700 * u), round(690 * u))

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        for keys in ("Ctrl+S", "Ctrl+Return"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)

    def _on_edited(self) -> None:
        self._check()
        self._soon.start()

    def _check(self) -> None:
        """Say what is wrong; what only is not written yet, not before Save was asked for."""
        self.trial = self._try(self.written())
        self.form.show_faults(fault for fault in self.trial.faults() if self._asked or not fault.lacking)

    def _with_brackets(self, rule: Rule) -> Rule:
        return replace(rule, flag=tuple(map(self.trial.bracketed, rule.flag)))

    def _discard(self) -> None:
        super().reject()


def draft_words(tried: Tried, rule: Rule) -> str:
    """What a rule would mark in the draft, as a sentence or two."""
    if not tried.found:
        return "In this draft it marks nothing."
    count = len(tried.marked)
    if not count:
        them = "it" if len(tried.found) == 1 else "them"
        return f"In this draft it finds {_places(tried.found)}, and leaves {them} unmarked. {TASTE}"
    said = f"In this draft it marks {_places(tried.marked)}."
    if any(one.weight is not rule.weight for one in tried.marked):
        said += f" {said_of(rule)}"
    if not tried.shared:
        return said
    which = ("It" if tried.shared == 1 else "They") if tried.shared == count else f"{tried.shared} of them"
    return f"{said} {which} {'is' if tried.shared == 1 else 'are'} marked by another rule already."


def _places(found: Sequence[Finding]) -> str:
    words = list(dict.fromkeys(quoted(one.text) for one in found))
    more = f" and {len(words) - _MOST_WORDS} more" if len(words) > _MOST_WORDS else ""
    return f"{counted(len(found), 'place')}: {', '.join(words[:_MOST_WORDS])}{more}"
