"""A message to compare: read-only, with stretches of it marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from walkaway.gui.editor.positions import cursor_between, raw_text
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import unit
from walkaway.text.span import Span
from walkaway.text.utf16 import Utf16Map


@dataclass(frozen=True, slots=True)
class Stretch:
    """A marked stretch of a message: its span in the pane's text, the colours' roles, and whether it is struck out."""

    span: Span
    fill: str
    text: str = "text"
    struck: bool = False


class MessagePane(QTextEdit):
    """Subject and body as one text; marks lie over it and are not part of it."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stretches: tuple[Stretch, ...] = ()
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setUndoRedoEnabled(False)
        self.document().setDocumentMargin(10 * unit(self.font()))

    def show_message(self, subject_length: int, text: str, stretches: Sequence[Stretch]) -> None:
        """Show `text`, whose first `subject_length` code points are the subject, with these stretches marked."""
        if text != raw_text(self.document()):
            at = self.verticalScrollBar().value()
            self.setPlainText(text)
            self._format(Utf16Map(text).to_units(subject_length))
            self.verticalScrollBar().setValue(at)
        self._stretches = tuple(stretches)
        self._mark()

    def reveal(self, span: Span) -> None:
        """Scroll to a stretch."""
        start, end = Utf16Map(raw_text(self.document())).span_to_units(span)
        cursor = cursor_between(self.document(), start, end)
        cursor.setPosition(start)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        self._mark()

    def _format(self, subject_units: int) -> None:
        """Roomy lines, and the subject in bold."""
        everything = QTextCursor(self.document())
        everything.select(QTextCursor.SelectionType.Document)
        roomy = QTextBlockFormat()
        roomy.setLineHeight(124.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        everything.mergeBlockFormat(roomy)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        cursor_between(self.document(), 0, subject_units).mergeCharFormat(bold)

    def _mark(self) -> None:
        table = Utf16Map(raw_text(self.document()))
        selections = []
        for stretch in self._stretches:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor_between(self.document(), *table.span_to_units(stretch.span))
            selection.format.setBackground(QColor(getattr(self._theme, stretch.fill)))
            selection.format.setForeground(QColor(getattr(self._theme, stretch.text)))
            selection.format.setFontStrikeOut(stretch.struck)
            selections.append(selection)
        self.setExtraSelections(selections)
