"""The next move after a reply: which one, why, and templates to make it with."""

from __future__ import annotations

from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from walkaway.gui.panels.template_words import snippet, truth_line
from walkaway.gui.prospects.advising import Proposal
from walkaway.gui.widgets import ActionButton, ChoiceBox, FlowLayout, LinkButton, SectionLabel, TextLabel, unit
from walkaway.library.template import Template
from walkaway.moves import MOVES

_BEGINNING = 180
"""How much of a template is shown, in characters; all of it stands in the draft that is one key away."""
NOTHING = "There is nothing to answer yet."


class NextBox(QFrame):
    """Shows proposals and says what the user wishes with a template of one.

    `draft_wished` and `insert_wished` carry the template; `move_wished(str)` asks for a move's card.
    """

    draft_wished = Signal(object)
    insert_wished = Signal(object)
    move_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposals: tuple[Proposal, ...] = ()
        self.why = TextLabel()
        self.choice = ChoiceBox("Next move", least=10)
        self.about = LinkButton("About this move")
        self.templates = QListWidget()
        self.templates.setAccessibleName("Templates of this move")
        self.templates.setAccessibleDescription("Enter starts a draft with a template.")
        self.templates.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.templates.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.beginning = TextLabel()
        self.truth = TextLabel(quiet=True)
        self.draft_button = ActionButton("Start a draft with it")
        self.insert_button = ActionButton("Put it into the open draft")
        self._lay_out()
        self._connect()
        self.show_proposals(())

    @property
    def shown(self) -> Proposal | None:
        """The proposal that is looked at."""
        at = self.choice.currentIndex()
        return self._proposals[at] if 0 <= at < len(self._proposals) else None

    @property
    def template(self) -> Template | None:
        """The template that is chosen."""
        at = self.templates.currentRow()
        return self.shown.templates[at] if self.shown is not None and at >= 0 else None

    def show_proposals(self, proposals: tuple[Proposal, ...], instead: str = NOTHING) -> None:
        """Show these, best first; `instead` is said where there is none."""
        if proposals == self._proposals and proposals:
            return
        self._proposals = proposals
        blocked = self.choice.blockSignals(True)
        self.choice.clear()
        for one in proposals:
            stands = one.next.freshness
            still = "" if stands.fresh else f" ({stands.words})"
            self.choice.add(f"{MOVES[one.next.move].label}{still}", one.next.move, MOVES[one.next.move].help)
        self.choice.blockSignals(blocked)
        for widget in (*self._parts, self.beginning, self.truth):
            widget.setVisible(bool(proposals))
        self._on_move()
        if not proposals:
            self.why.setText(instead)

    def _lay_out(self) -> None:
        u = unit(self.font())
        self._parts = (self.choice, self.about, self.templates, self.draft_button, self.insert_button)
        heading = SectionLabel("Next")
        row = QHBoxLayout()
        row.setSpacing(round(6 * u))
        row.addWidget(self.choice, 1)
        row.addWidget(self.about)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=round(6 * u))
        flow.addWidget(self.draft_button)
        flow.addWidget(self.insert_button)
        policy = buttons.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        buttons.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(6 * u))
        column.addWidget(heading)
        column.addWidget(self.why)
        column.addLayout(row)
        column.addWidget(self.templates)
        column.addWidget(self.beginning)
        column.addWidget(self.truth)
        column.addWidget(buttons)

    def _connect(self) -> None:
        self.choice.currentIndexChanged.connect(self._on_move)
        self.about.clicked.connect(self._on_about)
        self.templates.currentRowChanged.connect(self._on_template)
        self.templates.itemActivated.connect(self._on_draft)
        self.draft_button.clicked.connect(self._on_draft)
        self.insert_button.clicked.connect(self._on_insert)

    def _on_move(self) -> None:
        self.templates.clear()
        if self.shown is None:
            return
        self.why.setText(self.shown.next.why)
        for one in self.shown.templates:
            item = QListWidgetItem(one.title, self.templates)
            item.setToolTip(snippet(one))
        self.templates.setCurrentRow(0)
        rows = max(1, self.templates.count())
        self.templates.setFixedHeight(rows * self.templates.sizeHintForRow(0) + round(10 * unit(self.font())))

    def _on_template(self) -> None:
        self.beginning.setText(
            shorten(snippet(self.template), _BEGINNING, placeholder="\u00a0…") if self.template else ""
        )
        said = truth_line(self.template) if self.template else ""
        self.truth.setText(said)
        self.truth.setVisible(bool(said))

    def _on_about(self) -> None:
        if self.shown is not None:
            self.move_wished.emit(self.shown.next.move)

    def _on_draft(self) -> None:
        if self.template is not None:
            self.draft_wished.emit(self.template)

    def _on_insert(self) -> None:
        if self.template is not None:
            self.insert_wished.emit(self.template)
