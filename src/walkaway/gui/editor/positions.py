"""The door between our code points and Qt's UTF-16 positions in a document: nothing else in the window converts."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from walkaway.text import utf16
from walkaway.text.span import Span


def raw_text(document: QTextDocument) -> str:
    """The document's text as it is: `toPlainText` would turn a no-break space into a space."""
    return document.toRawText().replace("\u2029", "\n")


def selected_text(cursor: QTextCursor) -> str:
    """The selected text with line breaks as newlines."""
    return cursor.selectedText().replace("\u2029", "\n")


def to_units(text: str, point: int) -> int:
    """Qt's position of a code point position."""
    return utf16.to_units(text, point)


def to_points(text: str, unit: int) -> int:
    """The code point position of a position of Qt's; the middle of a character counts as its start."""
    return utf16.to_points(text, unit)


def points_in(block: QTextBlock, position: int) -> int:
    """A document position as code points from the block's start."""
    text = block.text()
    return utf16.to_points(text, min(position - block.position(), utf16.length(text)))


def cursor_over(document: QTextDocument, span: Span) -> QTextCursor:
    """A cursor that selects a span of the document's text. Raises ValueError for a span outside of it."""
    start, end = utf16.Utf16Map(raw_text(document)).span_to_units(span)
    return cursor_between(document, start, end)


def cursor_between(document: QTextDocument, start: int, end: int) -> QTextCursor:
    """A cursor that selects from one of Qt's positions to another."""
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor
