"""The bar that finds and replaces words in the body."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QTextEdit, QToolButton, QVBoxLayout, QWidget

from walkaway.gui.editor.marked_edit import MarkedEdit
from walkaway.gui.editor.positions import cursor_between, to_points
from walkaway.gui.editor.search import Query, hit_from, hits
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import announce
from walkaway.text.finding import Edit
from walkaway.text.span import Span
from walkaway.text.utf16 import Utf16Map


class FindBar(QFrame):
    """Finds as one types; Enter goes on, Shift+Enter back, Escape closes and leaves the hit selected."""

    closed = Signal()

    def __init__(self, edit: MarkedEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        self._found: list[Span] = []
        self._searched = ""
        self._from = 0
        self._hit_look = QTextCharFormat()
        self.words, self.replacement = QLineEdit(), QLineEdit()
        self.count = QLabel()
        self._build()
        self.words.textChanged.connect(self._on_query)
        edit.verticalScrollBar().valueChanged.connect(self._mark_hits)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self._hit_look.setBackground(QColor(theme.field_fill))
        self.setStyleSheet("QToolButton { padding: 4px 6px; }")
        self._mark_hits()

    def open_bar(self, *, replace: bool) -> None:
        """Show the bar, with what is selected as the words to find."""
        cursor = self._edit.textCursor()
        self._from = to_points(self._edit.text(), cursor.selectionStart())
        selected = cursor.selectedText()
        if selected and "\u2029" not in selected:
            self.words.setText(selected)
        self._lower.setVisible(replace)
        self.show()
        self.refresh()
        self.words.selectAll()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_bar(self) -> None:
        """Go away; the text keeps its selection and gets the keyboard."""
        self.hide()
        self._edit.setExtraSelections([])
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def refresh(self) -> None:
        """Look again, because the text changed."""
        if self.isVisible():
            self._searched = self._edit.text()
            self._found = hits(self._searched, self._query())
            self._mark_hits()
            self._say_count()

    def go(self, forward: bool = True) -> None:
        """Select the next hit, or the previous one."""
        self.refresh()
        cursor = self._edit.textCursor()
        self._from = to_points(self._edit.text(), cursor.selectionEnd() if forward else cursor.selectionStart())
        self._select(backwards=not forward)

    def replace_one(self) -> None:
        """Replace the hit that is selected, and go to the next."""
        self.refresh()
        at = self._current()
        if at >= 0:
            self._edit.apply_edits([Edit(self._found[at], self.replacement.text())])
            self.refresh()
        self.go()

    def replace_all(self) -> None:
        """Replace every hit, as one undo step."""
        self.refresh()
        number = len(self._found)
        if number:
            self._edit.apply_edits([Edit(span, self.replacement.text()) for span in self._found])
            self.refresh()
        self._say(f"Replaced {number}" if number else "Nothing to replace")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif enter and self.replacement.hasFocus():
            self.replace_one()
        elif enter and not isinstance(self.focusWidget(), QToolButton):
            self.go(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        else:
            super().keyPressEvent(event)

    def _query(self) -> Query:
        return Query(self.words.text(), self._case.isChecked(), self._whole.isChecked())

    def _on_query(self) -> None:
        self.refresh()
        self._select()

    def _select(self, *, backwards: bool = False) -> None:
        if not self._found:
            return
        span = self._found[hit_from(self._found, self._from, backwards=backwards)]
        start, end = Utf16Map(self._edit.text()).span_to_units(span)
        self._edit.setTextCursor(cursor_between(self._edit.document(), start, end))
        self._edit.ensureCursorVisible()
        self._say_count()

    def _current(self) -> int:
        """Which hit is selected, -1 for none."""
        cursor = self._edit.textCursor()
        selected = Utf16Map(self._edit.text()).span_from_units(cursor.selectionStart(), cursor.selectionEnd())
        return self._found.index(selected) if selected in self._found else -1

    def _say_count(self) -> None:
        at = self._current()
        if not self.words.text():
            self.count.setText("")
        elif not self._found:
            self._say("No hits")
        else:
            self._say(f"{at + 1} of {len(self._found)}" if at >= 0 else f"{len(self._found)} hits")

    def _say(self, text: str) -> None:
        if text != self.count.text():
            self.count.setText(text)
            announce(self, text)

    def _mark_hits(self) -> None:
        """Mark the hits that can be seen: a long text may have thousands."""
        edit = self._edit
        if not self.isVisible() or edit.text() != self._searched:
            return  # a change of the text may scroll before it is told; then the hits are looked for anew
        first = edit.block_at(0).position()
        below = edit.block_at(edit.viewport().height())
        last = below.position() + below.length()
        table = Utf16Map(self._searched)
        marked = []
        for span in self._found:
            start, end = table.span_to_units(span)
            if end >= first and start <= last:
                selection = QTextEdit.ExtraSelection()
                selection.cursor = cursor_between(edit.document(), start, end)
                selection.format = self._hit_look
                marked.append(selection)
        edit.setExtraSelections(marked)

    def _build(self) -> None:
        self.words.setPlaceholderText("Find")
        self.words.setAccessibleName("Words to find")
        self.replacement.setPlaceholderText("Replace with")
        self.replacement.setAccessibleName("Words to put in their place")
        self.words.setMinimumWidth(self.fontMetrics().averageCharWidth() * 12)
        self.count.setMinimumWidth(self.fontMetrics().averageCharWidth() * 9)
        self._case = self._toggle("Aa", "Match case")
        self._whole = self._toggle("Words", "Whole words only")
        upper, self._lower, lower = QHBoxLayout(), QWidget(), QHBoxLayout()
        previous, following = self._button("↑", "Previous hit (Shift+Enter)"), self._button("↓", "Next hit (Enter)")
        close = self._button("×", "Close (Escape)")
        previous.clicked.connect(self._on_previous)
        following.clicked.connect(self._on_next)
        close.clicked.connect(self.close_bar)
        upper.addWidget(self.words, 1)
        for widget in (self.count, self._case, self._whole, previous, following, close):
            upper.addWidget(widget)
        one, every = (
            self._button("Replace", "Replace this hit (Enter)"),
            self._button("Replace all", "Replace every hit"),
        )
        one.clicked.connect(self.replace_one)
        every.clicked.connect(self.replace_all)
        lower.addWidget(self.replacement, 1)
        lower.addWidget(one)
        lower.addWidget(every)
        lower.setContentsMargins(0, 0, 0, 0)
        self._lower.setLayout(lower)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addLayout(upper)
        column.addWidget(self._lower)

    def _toggle(self, text: str, name: str) -> QToolButton:
        button = self._button(text, name)
        button.setCheckable(True)
        button.toggled.connect(self._on_query)
        return button

    def _button(self, text: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setAutoRaise(True)
        return button

    def _on_next(self) -> None:
        self.go()

    def _on_previous(self) -> None:
        self.go(False)
