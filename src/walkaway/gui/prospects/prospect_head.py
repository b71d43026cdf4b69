"""The head of a prospect's page: name, firm, how it stands, and what can be done."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from walkaway.gui.panels.blocks import one_line
from walkaway.gui.prospects.prospect_words import RESULTS, contact_words
from walkaway.gui.widgets import ActionButton, ChoiceBox, FlowLayout, LinkButton, scaled, unit

if TYPE_CHECKING:
    from walkaway.prospects.ledger import Summary


class ProspectHead(QWidget):
    """Each signal is a wish about the prospect that is shown."""

    result_wished = Signal(str)
    """(open, won or lost)."""
    sent_wished = Signal()
    """Note the draft as sent."""
    reply_wished = Signal()
    """Note a reply."""
    message_wished = Signal()
    """Begin a draft to them."""
    edit_wished = Signal()
    export_wished = Signal()
    delete_wished = Signal()
    all_wished = Signal()
    """Show every prospect."""

    def __init__(self, *, with_draft: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.firm, self.contact = (_label() for _ in range(3))
        for quiet in (self.firm, self.contact):
            quiet.setProperty("quiet", True)
        self.result = ChoiceBox("How it stands", least=5)
        for id, words in RESULTS.items():
            self.result.add(words, id)
        self.sent = ActionButton("I sent this")
        self.sent.setToolTip("Note the draft as sent to them")
        self.message = ActionButton("New message", primary=True)
        self.message.setToolTip("Begin a draft to them")
        self.sent.setVisible(with_draft)
        self.message.setVisible(not with_draft)
        self.reply = ActionButton("Reply came…")
        self.reply.setToolTip("Paste what they answered, and note it")
        self.edit, self.export, self.delete = LinkButton("Edit…"), LinkButton("Export…"), LinkButton("Delete…")
        self.edit.setToolTip("Name, firm, addresses, tags, tone and fields")
        self.export.setToolTip("Everything about them as a JSON file")
        self.delete.setToolTip("Delete everything about them")
        self.all = LinkButton("All prospects…")
        self.all.setVisible(with_draft)
        self._build()
        self._connect()

    def show_summary(self, summary: Summary, now: datetime) -> None:
        """Show this prospect."""
        prospect = summary.prospect
        firm = one_line(prospect.firm) if prospect.name else ""
        tags = ", ".join(prospect.tags)
        self.name.setText(one_line(prospect.label))
        self.firm.setText(" · ".join(part for part in (firm, tags) if part))
        self.firm.setVisible(bool(firm or tags))
        self.contact.setText(contact_words(summary, now))
        self.result.blockSignals(True)
        self.result.choose(summary.result)
        self.result.blockSignals(False)

    def fit_font(self) -> None:
        """Take sizes from the font anew."""
        u = unit(self.font())
        self.name.setFont(scaled(self.font(), 1.2, bold=True))
        self._column.setSpacing(round(5 * u))
        self._top.setSpacing(round(8 * u))
        self._buttons.setSpacing(round(6 * u))
        self._links.setSpacing(round(8 * u))

    def _build(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self.name, 1)
        self._top.addWidget(self.result, 0, Qt.AlignmentFlag.AlignTop)
        self._buttons, self._links = FlowLayout(), FlowLayout()
        for button in (self.sent, self.message, self.reply):
            self._buttons.addWidget(button)
        for link in (self.edit, self.export, self.delete, self.all):
            self._links.addWidget(link)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._top)
        self._column.addWidget(self.firm)
        self._column.addWidget(self.contact)
        self._column.addSpacing(3)
        self._column.addLayout(self._buttons)
        self._column.addLayout(self._links)

    def _connect(self) -> None:
        self.result.activated.connect(self._on_result)
        self.sent.clicked.connect(self.sent_wished)
        self.message.clicked.connect(self.message_wished)
        self.reply.clicked.connect(self.reply_wished)
        self.edit.clicked.connect(self.edit_wished)
        self.export.clicked.connect(self.export_wished)
        self.delete.clicked.connect(self.delete_wished)
        self.all.clicked.connect(self.all_wished)

    def _on_result(self) -> None:
        self.result_wished.emit(self.result.chosen)


def _label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
