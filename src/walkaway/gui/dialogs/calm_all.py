"""Calm all: the whole message before and after, each change to be taken or left, applied as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from walkaway.gui.dialogs.calm_list import ChoicesModel, ChoicesView
from walkaway.gui.dialogs.calm_pane import MessagePane, Stretch
from walkaway.gui.dialogs.calm_plan import CalmEdits, Choice, applied, choices, edits, taken
from walkaway.gui.dialogs.themed import ThemedDialog
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import ActionButton, LinkButton, SectionLabel, unit
from walkaway.text.counting import counted
from walkaway.text.span import Span
from walkaway.tone.checker import Report

NOTHING = "Nothing in this message needs another wording."

Score = Callable[[str, str], int]
"""The composure of a message, from its subject and body."""


class CalmAllDialog(ThemedDialog):
    """Shows what calm wordings would make of a message. Nothing is applied here: `result_edits` says what to apply."""

    folds_below = 560

    def __init__(
        self,
        subject: str,
        body: str,
        report: Report,
        theme: Theme,
        *,
        score: Score | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Calm all", theme, parent)
        self._subject, self._body = subject, body
        self._before_score = report.composure.score
        self._score = score
        self._model = ChoicesModel(choices(report, subject, body), self)
        self.view = ChoicesView(self._model, theme)
        self.before = MessagePane("The message as it is", theme)
        self.after = MessagePane("The message after the changes", theme)
        self.apply_button = ActionButton("", primary=True)
        self.cancel_button = ActionButton("Cancel")
        self.tick_link = LinkButton()
        self._sum = QLabel()
        self._sum.setTextFormat(Qt.TextFormat.PlainText)
        self._build()
        self._connect()
        self.set_theme(theme)
        u = unit(self.font())
        self.resize(round(960 * u), round(700 * u))
        self._refresh()

    @classmethod
    def ask(
        cls, subject: str, body: str, report: Report, theme: Theme, score: Score | None, parent: QWidget | None
    ) -> CalmEdits | None:
        """Show the dialog and wait; the edits that were agreed to, None for none."""
        dialog = cls(subject, body, report, theme, score=score, parent=parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        agreed = dialog.result_edits() if accepted else None
        dialog.deleteLater()
        return agreed

    def result_edits(self) -> CalmEdits:
        """The edits that the ticked changes come to, for subject and body."""
        made = self._model.choices()
        return CalmEdits(edits(self._subject, taken(made, "subject")), edits(self._body, taken(made, "body")))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        for themed in (self.view, self.before, self.after):
            themed.set_theme(theme)

    def sheet(self, theme: Theme, u: float) -> str:
        return (
            f"MessagePane {{ background: {theme.background}; color: {theme.text}; border: 1px solid {theme.card_line};"
            f" border-radius: {round(6 * u)}px; }}"
            f"QSplitter::handle {{ background: transparent; }} MessagePane:focus {{ border-color: {theme.focus}; }}"
        )

    def fold(self, narrow: bool) -> None:
        self._panes.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def _build(self) -> None:
        u = unit(self.font())
        side, gap = round(14 * u), round(8 * u)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.setHandleWidth(gap)
        for heading, pane in (("Before", self.before), ("After", self.after)):
            self._panes.addWidget(_column(round(4 * u), SectionLabel(heading), pane))
        upper = _column(0, self._panes)
        upper.setContentsMargins(side, side, side, 0)
        hint = QLabel("Space makes or leaves one, Left and Right choose its wording")
        hint.setProperty("quiet", True)
        hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        heading_row = _row(hint, self.tick_link, first=SectionLabel("Changes"))
        heading_row.setContentsMargins(side, gap // 2, side, 0)
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(upper)
        self._splitter.addWidget(_column(0, heading_row, self.view))
        self._splitter.setSizes([round(380 * u), round(260 * u)])
        foot = _row(self._sum, self.cancel_button, self.apply_button)
        foot.setContentsMargins(side, gap, side, side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._splitter, 1)
        column.addWidget(foot)
        self.apply_button.setDefault(True)
        self.setMinimumSize(round(360 * u), round(380 * u))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self._model.dataChanged.connect(self._refresh)
        self.apply_button.clicked.connect(self.accept)
        self.before.verticalScrollBar().valueChanged.connect(self._follow)
        self.cancel_button.clicked.connect(self.reject)
        self.tick_link.clicked.connect(self._tick_all)
        self.view.row_changed.connect(self._on_row)

    def _refresh(self) -> None:
        """Make the preview, the count and the sum anew."""
        made = self._model.choices()
        agreed = self.result_edits()
        subject, in_subject = applied(self._subject, agreed.subject)
        body, in_body = applied(self._body, agreed.body)
        lead = len(_head(subject))
        self.before.show_message(len(self._subject), _head(self._subject) + self._body, self._old(made))
        marks = [Stretch(span, "accent_soft", "accent_text") for span in in_subject if len(span)]
        marks += [Stretch(span.shifted(lead), "accent_soft", "accent_text") for span in in_body if len(span)]
        self.after.show_message(len(subject), _head(subject) + body, marks)
        count = sum(one.taken for one in made)
        self.apply_button.setText(f"Apply {counted(count, 'change')}")
        self.apply_button.setEnabled(count > 0)
        self.tick_link.setText("Untick all" if count == len(made) else "Tick all")
        self.tick_link.setVisible(bool(made))
        self._sum.setText(self._sum_text(subject, body) if made else NOTHING)

    def _old(self, made: Sequence[Choice]) -> list[Stretch]:
        """The findings as they stand: struck out where they would go."""
        lead = len(_head(self._subject))
        current = self.view.currentIndex().row()
        return [
            Stretch(
                _in_pane(one, lead),
                "selection" if row == current else "amber_strong_fill" if one.taken else "amber_medium_fill",
                struck=one.taken,
            )
            for row, one in enumerate(made)
        ]

    def _sum_text(self, subject: str, body: str) -> str:
        if self._score is None:
            return ""
        return f"Composure {self._before_score} → {self._score(subject, body)}"

    def _on_row(self, row: int) -> None:
        made = self._model.choices()
        self._refresh()
        if 0 <= row < len(made):
            self.before.reveal(_in_pane(made[row], len(_head(self._subject))))

    def _tick_all(self) -> None:
        self._model.take_all(not all(one.taken for one in self._model.choices()))

    def _follow(self, value: int) -> None:
        """Scroll the other pane to the same part of the message."""
        most, other = self.before.verticalScrollBar().maximum(), self.after.verticalScrollBar()
        other.setValue(round(value / most * other.maximum()) if most else 0)


def _head(subject: str) -> str:
    """What stands above the body in a pane."""
    return f"{subject}\n\n" if subject else ""


def _in_pane(choice: Choice, lead: int) -> Span:
    span = choice.item.finding.span
    return span if choice.item.place == "subject" else span.shifted(lead)


def _column(gap: int, *widgets: QWidget) -> QWidget:
    """Widgets below each other; the last one takes the room."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for widget in widgets:
        column.addWidget(widget, int(widget is widgets[-1]))
    return box


def _row(*widgets: QWidget, first: QWidget | None = None) -> QWidget:
    """Widgets beside each other; the first of `widgets` takes the room. `first` stands before them."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    if first is not None:
        row.addWidget(first)
    for widget in widgets:
        row.addWidget(widget, int(widget is widgets[0]))
    return box
