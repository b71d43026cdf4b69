"""The cues of a reply as cards: what says so, and what speaks against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from walkaway.gui.panels.card_view import CardView, Index
from walkaway.gui.panels.cards import Builder, Card, Kind
from walkaway.gui.panels.finding_words import quoted
from walkaway.gui.prospects.cue_look import LOOKS, draw_line
from walkaway.gui.prospects.reading_words import READINGS
from walkaway.gui.prospects.reply_words import said_by
from walkaway.gui.theme import Theme
from walkaway.prospects.reply import Cue

FOR, AGAINST = "What says so", "What speaks against it"
_HEADING = 26.0
_SWATCH, _SWATCH_GAP = 20.0, 8.0
_MOST_WORDS = 3


@dataclass(frozen=True, slots=True)
class CueRow:
    """A cue, and its number in the text; `cue` is None for a heading."""

    words: str
    number: int = -1
    cue: Cue | None = None


def cue_rows(cues: tuple[Cue, ...], reading: str) -> tuple[CueRow, ...]:
    """Headings and cues; the cues of the reading first."""
    rows: list[CueRow] = []
    for heading, wanted in ((FOR, True), (AGAINST, False)):
        some = [CueRow(cue.text, n, cue) for n, cue in enumerate(cues) if (cue.kind == reading) is wanted]
        rows += [CueRow(heading), *some] if some else []
    return tuple(rows)


class CuesModel(QAbstractListModel):
    """The rows; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CueRow, ...] = ()

    def rows(self) -> tuple[CueRow, ...]:
        """All of them."""
        return self._rows

    def set_rows(self, rows: tuple[CueRow, ...]) -> None:
        """Show others."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].cue is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            row = self._rows[index.row()]
            return row.words if row.cue is None else f"{said_by(row.cue)} {quoted(row.words)}"
        return None


class CueList(CardView):
    """`cue_chosen(int)` says which cue the keyboard or the mouse chose."""

    cue_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._cards: dict[CueRow, Card] = {}
        self._cues = CuesModel()
        self._telling = True
        super().__init__(theme, parent)
        self._cues.setParent(self)
        self.setModel(self._cues)
        self.setAccessibleName("What the words of the reply mean")

    def rows(self) -> tuple[CueRow, ...]:
        """Headings and cues as they are listed."""
        return self._cues.rows()

    def show_cues(self, cues: tuple[Cue, ...], reading: str) -> None:
        """List these cues of a reply that reads so."""
        rows = cue_rows(cues, reading)
        if rows != self._cues.rows():
            self._cards.clear()
            self._cues.set_rows(rows)

    def choose(self, number: int) -> None:
        """Show which cue the caret is in; tells nobody."""
        self._telling = False
        row = next((at for at, one in enumerate(self._cues.rows()) if one.number == number and one.cue), -1)
        self.setCurrentIndex(self._cues.index(row) if row >= 0 else QModelIndex())
        self._telling = True

    def build_card(self, row: int) -> Card | None:
        rows = self._cues.rows()
        if not 0 <= row < len(rows) or rows[row].cue is None:
            return None
        if rows[row] not in self._cards:
            self._cards[rows[row]] = self._lay_out(rows[row])
        return self._cards[rows[row]]

    def forget_cards(self) -> None:
        self._cards.clear()

    def row_height(self, index: Index) -> float:
        return super().row_height(index) or _HEADING * self.type.unit - self.gap

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, u = self._cues.rows()[index.row()], self.type.unit
        if row.cue is None:
            painter.save()
            painter.setFont(self.type.label)
            painter.setPen(QColor(self.theme.muted))
            align = Qt.AlignmentFlag.AlignRight if self.rtl else Qt.AlignmentFlag.AlignLeft
            rect = QRectF(option.rect).adjusted(16 * u, 0, -16 * u, -2 * u)
            painter.drawText(rect, align | Qt.AlignmentFlag.AlignBottom, row.words)
            painter.restore()
            return
        super().paint_row(painter, option, index)
        self._paint_swatch(painter, option, index, row.cue.kind)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if self._telling and current.isValid():
            self.cue_chosen.emit(self._cues.rows()[current.row()].number)

    def _lay_out(self, row: CueRow) -> Card:
        """The kind beside the line that it has in the text, the words, and what they mean."""
        card = Builder(self.type, self.card_width(), rtl=self.rtl)
        assert row.cue is not None
        kind, words = row.cue.kind, LOOKS[row.cue.kind].words
        x = card.left + (_SWATCH + _SWATCH_GAP) * card.u
        label = card.fitted(Kind.TEXT, READINGS[kind].label, self.type.label, words, x, card.y)
        card.add(label)
        card.y += label.rect.height()
        card.gap(2)
        card.text(quoted(row.words), self.type.bold, "text", lines=_MOST_WORDS)
        card.gap(1)
        card.text(row.cue.why, self.type.body, "muted")
        card.gap(-3)
        return card.build()

    def _paint_swatch(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, kind: str) -> None:
        card = self.build_card(index.row())
        assert card is not None
        u, label = self.type.unit, card.pieces[0].rect
        corner = self.corner(option.rect.topLeft())
        left = label.right() + _SWATCH_GAP * u if self.rtl else label.left() - (_SWATCH + _SWATCH_GAP) * u
        box = QRectF(corner.x() + left, corner.y() + label.top(), _SWATCH * u, label.height() / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_line(painter, kind, self.theme, box, u)
        painter.restore()
