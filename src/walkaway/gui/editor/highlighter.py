"""Writes marks and template fields into the layout of the text, where they are no part of the text or its undo."""

from __future__ import annotations

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from walkaway.gui.editor.book import Book
from walkaway.gui.editor.looks import Layer, Look, layer_of, look_of, packed
from walkaway.library.fields import parse
from walkaway.text.span import Span
from walkaway.text.utf16 import Utf16Map


class MarkHighlighter(QSyntaxHighlighter):
    """Formats each block as the book says. What marks look like is painted elsewhere, from these formats."""

    def __init__(self, document: QTextDocument, book: Book) -> None:
        super().__init__(document)
        self._book = book
        self._field_text = QColor()

    def set_field_text(self, colour: QColor) -> None:
        """The colour of the words of template fields."""
        self._field_text = colour

    def refresh(self, rows: set[int]) -> None:
        """Format some lines anew."""
        for row in sorted(rows):
            block = self.document().findBlockByNumber(row)
            if block.isValid():
                self.rehighlightBlock(block)

    def highlightBlock(self, text: str) -> None:
        row = self.currentBlock().blockNumber()
        lines = self._book.lines
        # Rather no mark than one in the wrong place.
        marks = self._book.marks(row) if row < len(lines) and lines[row].text == text else []
        fields = parse(text) if "{{" in text else ()
        if not marks and not fields:
            return
        table = Utf16Map(text)
        for number, one in enumerate(fields, 1):
            layout = QTextCharFormat()
            layout.setProperty(Layer.FIELD, packed(Look.FIELD, number, False))
            layout.setForeground(self._field_text)
            self._put(table, one.span, layout)
        covered = 0
        for mark in marks:
            look = look_of(mark.finding)
            layout = QTextCharFormat()
            layout.setProperty(layer_of(look), packed(look, mark.number, mark.selected))
            if fields or mark.start < covered:
                self._add(table, Span(mark.start, mark.end), layout)
            else:
                self._put(table, Span(mark.start, mark.end), layout)
            covered = max(covered, mark.end)

    def _put(self, table: Utf16Map, span: Span, layout: QTextCharFormat) -> None:
        start, end = table.span_to_units(span)
        self.setFormat(start, end - start, layout)

    def _add(self, table: Utf16Map, span: Span, layout: QTextCharFormat) -> None:
        """Lay a format over others that may be there."""
        start, end = table.span_to_units(span)
        for at in range(start, end):
            both = self.format(at)
            both.merge(layout)
            self.setFormat(at, 1, both)
