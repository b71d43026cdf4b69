"""The form of a prospect: name, firm, addresses, tags, tone, and the fields that fill templates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from walkaway.gui.dialogs.themed import ThemedDialog
from walkaway.gui.prospects.fields_table import FieldsTable
from walkaway.gui.prospects.keeper import Keeper
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import ActionButton, ChoiceBox, FieldLabel, SectionLabel, announce, cell_margin, unit
from walkaway.text import addresses

if TYPE_CHECKING:
    from walkaway.prospects.ledger import Ledger
    from walkaway.prospects.prospect import Prospect

NAMES_NOBODY = "Give a name, a firm or an address."
_TONES = {"": "No preference", "warm": "Warm", "plain": "Plain", "dry": "Dry"}


class ProspectForm(ThemedDialog):
    """Changes one prospect. What the ledger refuses is said in the form, and nothing is lost."""

    def __init__(self, prospect: Prospect, keeper: Keeper, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(prospect.label or "Prospect", theme, parent)
        self._id, self._keeper = prospect.id, keeper
        self.set_theme(theme)
        self.name, self.firm = QLineEdit(prospect.name), QLineEdit(prospect.firm)
        self.addresses = QPlainTextEdit("\n".join(prospect.addresses))
        self.addresses.setTabChangesFocus(True)
        self.tags = QLineEdit(", ".join(prospect.tags))
        self.tags.setPlaceholderText("bakery, referral")
        self.tone = ChoiceBox("Tone", least=10)
        for id, words in _TONES.items():
            self.tone.add(words, id)
        self.tone.choose(prospect.tone)
        self.fields = FieldsTable(prospect.fields)
        self.problem = QLabel()
        self.problem.setProperty("kind", "danger")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.save = ActionButton("Save", primary=True)
        self.save.setDefault(True)
        self.cancel = ActionButton("Cancel")
        self._lay_out()
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.reject)

    def sheet(self, theme: Theme, u: float) -> str:
        left = cell_margin(self.style())
        return (
            f"QPlainTextEdit {{ padding: {round(2 * u)}px {round(5 * u)}px; }}"
            f"QTableView {{ border: 1px solid {theme.card_line}; gridline-color: {theme.line};"
            f" background: {theme.background}; }} QTableView:focus {{ border-color: {theme.focus}; }}"
            f"QHeaderView {{ background: transparent; }} QHeaderView::section {{ color: {theme.muted};"
            f" background: {theme.panel}; border: 0; padding: {round(4 * u)}px {left}px; }}"
        )

    def _lay_out(self) -> None:
        u = unit(self.font())
        side, gap = round(14 * u), round(8 * u)
        self.addresses.setFixedHeight(round(3 * self.fontMetrics().lineSpacing() + 14 * u))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(gap)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("Name", self.name),
            ("Firm", self.firm),
            ("Addresses, one a line", self.addresses),
            ("Tags, with commas", self.tags),
            ("Tone", self.tone),
        )
        for label, widget in rows:
            widget.setAccessibleName(label.partition(",")[0])
            form.addRow(FieldLabel(label, widget, self.name), widget)
        hint = QLabel("Fields fill templates by their name: “project” fills {{project}}.")
        hint.setProperty("quiet", True)
        hint.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(gap)
        column.addLayout(form)
        column.addWidget(SectionLabel("Fields"))
        column.addWidget(hint)
        column.addWidget(self.fields, 1)
        column.addWidget(self.problem)
        column.addLayout(foot)
        self.resize(round(500 * u), round(540 * u))

    def _on_save(self) -> None:
        written = [each.strip() for each in self.addresses.toPlainText().replace(",", "\n").split("\n")]
        parsed = {each: addresses.parse_one(each) for each in written if each}
        wrong = next((each for each, found in parsed.items() if found is None or "@" not in found.address), "")
        if wrong:
            self._say(f"“{wrong}” is no mail address.", self.addresses)
            return
        found = tuple(each.address for each in parsed.values() if each)
        name, firm = " ".join(self.name.text().split()), " ".join(self.firm.text().split())
        if not (name or firm or found):
            self._say(NAMES_NOBODY, self.name)
            return
        id, tone, fields = self._id, self.tone.chosen, self.fields.values()
        tags = tuple(tag for each in self.tags.text().split(",") if (tag := each.strip()))

        def work(ledger: Ledger) -> None:
            # Of what is kept now: notes may have been typed since the form was opened.
            kept = ledger.get(id)
            ledger.change(replace(kept, name=name, firm=firm, addresses=found, tags=tags, tone=tone, fields=fields))

        self._keeper.change(self, id, work, lambda _: self.accept(), refused=lambda error: self._say(str(error)))

    def _say(self, words: str, where: QWidget | None = None) -> None:
        self.problem.setText(words)
        self.problem.show()
        announce(self, words)
        if where is not None:
            where.setFocus(Qt.FocusReason.OtherFocusReason)
