"""Places in a text that template fields stand in, followed through every edit."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from walkaway.gui.editor.plain_edit import PlainEdit
from walkaway.gui.editor.positions import cursor_between, raw_text, selected_text
from walkaway.library.fields import Placeholder, parse
from walkaway.text.utf16 import Utf16Map


class Slot:
    """One place of a field, open or filled. `literal` is what stands there while it is open."""

    def __init__(self, edit: PlainEdit, name: str, literal: str, start: int, end: int) -> None:
        self.edit, self.name, self.literal = edit, name, literal
        self._start, self._end = QTextCursor(edit.document()), QTextCursor(edit.document())
        self.put(start, end)
        self.hold(False)

    @property
    def start(self) -> int:
        """Where it begins, in Qt's positions."""
        return self._start.position()

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(self.start, self._end.position())

    @property
    def value(self) -> str:
        """What stands there."""
        return selected_text(cursor_between(self.edit.document(), self.start, self.end))

    @property
    def is_open(self) -> bool:
        """True while its literal stands there."""
        return self.value == self.literal

    def put(self, start: int, end: int) -> None:
        """Say where it is."""
        self._start.setPosition(start)
        self._end.setPosition(end)

    def hold(self, growing: bool) -> None:
        """Let text that is typed at its edges belong to it, or not."""
        self._start.setKeepPositionOnInsert(growing)
        self._end.setKeepPositionOnInsert(not growing)

    def has(self, cursor: QTextCursor) -> bool:
        """True where the whole selection of a cursor is in it, edges included."""
        return self.start <= cursor.selectionStart() and cursor.selectionEnd() <= self.end

    def has_inside(self, cursor: QTextCursor) -> bool:
        """True where a caret is between its first and last character."""
        return self.start < cursor.selectionStart() and cursor.selectionEnd() < self.end

    def write(self, cursor: QTextCursor, value: str) -> None:
        """Put a value there, in the edit block of `cursor`."""
        if value == self.value:
            return
        start = self.start
        cursor.setPosition(start)
        cursor.setPosition(self.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(value)
        self.put(start, cursor.position())


def open_slots(edit: PlainEdit) -> list[tuple[Placeholder, Slot]]:
    """The fields of a text that are still to be filled in, by place."""
    text = raw_text(edit.document())
    if "{{" not in text:
        return []
    table = Utf16Map(text)
    return [(one, Slot(edit, one.name, one.span.of(text), *table.span_to_units(one.span))) for one in parse(text)]
