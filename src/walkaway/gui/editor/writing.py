"""Which line is still being written, so that its end is not taken for the end of a sentence."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

_END_MARKS = ".!?…"
_CLOSING = "\"'”’»)]"


class Writing(QObject):
    """Follows the caret of an edit.

    `changed(line, row)` comes before the line is judged, with its number; the line is "" where none is open any more.
    """

    changed = Signal(str, int)

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._line, self._row = "", 0

    def on_change(self) -> None:
        """The text changed: what the caret stands at the end of is being written."""
        self._tell(open_line(self._edit.textCursor()) if self._edit.hasFocus() else "")

    def on_caret(self) -> None:
        """The caret moved, by itself or with a change."""
        if self._line and open_line(self._edit.textCursor()) != self._line:
            self._tell("")

    def stop(self) -> None:
        """The keyboard is elsewhere."""
        self._tell("")

    def _tell(self, line: str) -> None:
        row = self._edit.textCursor().blockNumber() if line else 0
        if (line, row) != (self._line, self._row):
            self._line, self._row = line, row
            self.changed.emit(line, row)


def open_line(caret: QTextCursor) -> str:
    """The caret's line where its paragraph ends with the caret and its sentence has no end mark yet, else ""."""
    block = caret.block()
    text, following = block.text(), block.next()
    if not caret.atBlockEnd() or (following.isValid() and following.text().strip()):
        return ""
    words = text.rstrip().rstrip(_CLOSING)
    return text if words and words[-1] not in _END_MARKS else ""
