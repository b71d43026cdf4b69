"""Colours the words of open template fields in the layout of the text; that is no part of the text or its undo."""

from __future__ import annotations

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from walkaway.library.fields import parse
from walkaway.text.utf16 import Utf16Map


class FieldHighlighter(QSyntaxHighlighter):
    """Marks need no format: they are painted behind the text, and a format would have Qt lay each of them out apart."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._look = QTextCharFormat()

    def set_colour(self, colour: QColor) -> None:
        """The colour of the words of template fields."""
        if colour != self._look.foreground().color():
            self._look.setForeground(colour)
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        if "{{" in text:
            table = Utf16Map(text)
            for one in parse(text):
                start, end = table.span_to_units(one.span)
                self.setFormat(start, end - start, self._look)
