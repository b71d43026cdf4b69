"""A plain-text edit that marks findings as they are written: what the subject and the body have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QWidget

from walkaway.gui.editor import answers
from walkaway.gui.editor.book import Book
from walkaway.gui.editor.highlighter import FieldHighlighter
from walkaway.gui.editor.looks import Piece, pieces
from walkaway.gui.editor.paint import MarkPainter, hit, rects
from walkaway.gui.editor.para import Check, Mark
from walkaway.gui.editor.plain_edit import PlainEdit
from walkaway.gui.editor.positions import cursor_over, points_in
from walkaway.gui.editor.writing import Writing
from walkaway.gui.theme import Theme
from walkaway.text.finding import Finding
from walkaway.text.parts import Part, paragraphs
from walkaway.text.span import Span

_SLICE = 6_000  # code points checked between two events
_BULK = 3  # lines; a larger change asks for the parts of the whole text at once


class Walk(Protocol):
    """What takes keys while template fields are being filled in; each method says whether it used the key."""

    def tab(self, forward: bool) -> bool: ...

    def key(self, event: QKeyEvent) -> bool: ...


class MarkedEdit(PlainEdit):
    """Marks are painted behind the text and no part of it: they are in no undo step and in no copy.

    `caret_finding_changed(edit, finding)` carries the finding that the caret is in now, or None. `caret_moved(edit)`
    comes when no change of the text is under way.
    """

    caret_finding_changed = Signal(object, object)
    caret_moved = Signal(object)

    def __init__(self, theme: Theme, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = Book(part=part)
        self._caret: tuple[int, int, str] | None = None
        self._words_changed = False
        self._parts_due = False
        self._walk: Walk | None = None
        self.writing = Writing(self)
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._on_slice)
        self._slices_from = 0
        self.document().contentsChange.connect(self._on_contents_change)
        self._highlighter = FieldHighlighter(self.document())
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._on_caret_moved)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours."""
        self._painter = MarkPainter(theme)
        self._highlighter.set_colour(QColor(theme.field_text))
        self.viewport().update()

    def set_walk(self, walk: Walk) -> None:
        """Let `walk` have the keys that go from field to field."""
        self._walk = walk

    def set_checker(self, check: Check) -> None:
        """Judge paragraphs with `check` from now on."""
        self._book.check = check
        self.check_again()

    def check_again(self) -> None:
        """Judge every paragraph again, because the user's choices changed."""
        self._refresh(answers.check_again(self._book))
        if self._book.unchecked:
            self._slices.start()
        self._on_caret_moved()

    def update_parts(self) -> None:
        """Find out anew which paragraphs are judged: an edit may have begun a quotation, or ended one."""
        self._parts_due = False
        self._refresh(self._book.set_parts(paragraphs("\n".join(line.text for line in self._book.lines))))

    def parts_due(self) -> bool:
        """True where lines came or went since the last `update_parts`."""
        return self._parts_due

    def settle(self, findings: Iterable[Finding]) -> None:
        """Take the findings of this text from a report of the whole message."""
        self._refresh(answers.settle(self._book, findings))
        self._on_caret_moved()

    def set_grammar(self, findings: Iterable[Finding], waiting: answers.Waiting | None = None) -> None:
        """Take the grammar findings of this text; paragraphs keep those of the engines that they wait for."""
        self._refresh(answers.take_late(self._book, findings, waiting or {}))
        self._on_caret_moved()

    def has_braces(self) -> bool:
        """True where there may be template fields; cheaper than looking for them."""
        return self._book.braces > 0

    def findings(self) -> list[Finding]:
        """All that is marked, by place."""
        return answers.all_findings(self._book)

    def grammar_findings(self) -> list[Finding]:
        """The grammar findings that are marked, by place."""
        return answers.late_findings(self._book)

    def finding_at(self, position: int) -> Finding | None:
        """The finding at one of Qt's positions; where two touch, the one that goes on after it."""
        row, mark = self._mark_at(position)
        return None if mark is None else self._absolute(row, mark.finding)

    def selected_finding(self) -> Finding | None:
        """The finding that is emphasised."""
        held = self._book.selected
        rows = answers.rows_of(self._book, held[0]) if held is not None else range(0)
        return self._absolute(rows[0], held[1]) if held is not None and rows else None

    def located(self, finding: Finding) -> Finding | None:
        """The finding where it stands now; None where the text does not have it any more."""
        found = answers.find(self._book, finding)
        return None if found is None else self._absolute(found[0], found[2])

    def select_finding(self, finding: Finding | None, *, to_start: bool = False) -> bool:
        """Emphasise a finding and show it, or none; False where the text does not have it (any more).

        A caret that is in it already stays, unless it is to go `to_start`.
        """
        held = self._book.selected
        rows = set(answers.rows_of(self._book, held[0])) if held is not None else set()
        found = answers.find(self._book, finding) if finding is not None else None
        self._book.selected = None if found is None else found[1:]
        if found is None:
            self._refresh(rows)
            return False
        self._refresh(rows | set(range(found[0], found[0] + found[1].lines)))
        self._show(self._absolute(found[0], found[2]).span, to_start)
        return True

    def _show(self, span: Span, to_start: bool) -> None:
        place = cursor_over(self.document(), span)
        caret = self.textCursor()
        if to_start or caret.hasSelection() or not place.selectionStart() <= caret.position() <= place.selectionEnd():
            caret.setPosition(place.selectionStart())
            self.setTextCursor(caret)
        self.ensureCursorVisible()

    def piece_at(self, point: QPointF) -> tuple[QTextBlock, Piece] | None:
        """The mark or field under a point of the viewport."""
        block = self.cursorForPosition(point.toPoint()).block()
        piece = hit(block, self.pieces(block), point - self.origin(block))
        return None if piece is None else (block, piece)

    def pieces(self, block: QTextBlock) -> list[Piece]:
        """The marks and open fields of a block, as they are seen."""
        row, lines = block.blockNumber(), self._book.lines
        # Rather no mark than one in the wrong place.
        true = row < len(lines) and lines[row].text == block.text()
        return pieces(block, self._book.marks(row) if true else ())

    def finding_of(self, block: QTextBlock, piece: Piece) -> Finding | None:
        """The finding that a mark stands for; None for a field."""
        return None if piece.finding is None else self._absolute(block.blockNumber(), piece.finding)

    def piece_rect(self, block: QTextBlock, piece: Piece) -> QRect:
        """Where the first line of a mark is, in the viewport."""
        boxes = rects(block, piece.start, piece.end)
        return boxes[0].translated(self.origin(block)).toAlignedRect() if boxes else self.cursorRect()

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Qt comes here with Tab before keyPressEvent would.
        return (self._walk is not None and self._walk.tab(forward)) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._walk is None or not self._walk.key(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.writing.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        area = event.rect()
        block = self.block_at(area.top())
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        while block.isValid():
            origin = self.origin(block)
            if origin.y() > area.bottom():
                break
            if found := self.pieces(block):
                self._painter.paint(painter, block, found, origin, area)
            block = block.next()
        painter.end()
        super().paintEvent(event)

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        document = self.document()
        block = document.findBlock(position)
        last = document.findBlock(position + added)
        first = block.blockNumber()
        count = (last.blockNumber() if last.isValid() else document.blockCount() - 1) - first + 1
        texts = []
        for _ in range(count):
            texts.append(block.text())
            block = block.next()
        lines = self._book.lines
        gone = len(lines) - (document.blockCount() - count)
        if gone == count and all(line.text == text for line, text in zip(lines[first:], texts, strict=False)):
            return  # a composition or a format
        self._words_changed = True
        self._parts_due |= gone != count
        self.writing.on_change()
        changed = self._book.splice(first, gone, texts)
        if max(gone, count) > _BULK and self._book.part is Part.BODY:
            changed |= self._book.set_parts(paragraphs("\n".join(line.text for line in lines)))
        self._refresh(changed)
        if self._book.unchecked:
            self._slices.start()

    def _on_text_changed(self) -> None:
        # Colouring a field emits textChanged, too, also in the middle of a change.
        if self._words_changed:
            self._words_changed = False
            self.steps.edited()
            self.edited.emit(self)
            self._on_caret_moved()

    def _on_caret_moved(self) -> None:
        if self._words_changed:
            return
        self.writing.on_caret()
        row, mark = self._mark_at(self.textCursor().position())
        caret = None if mark is None else (row, mark.number, mark.finding.rule)
        if caret != self._caret:
            self._caret = caret
            self.caret_finding_changed.emit(self, None if mark is None else self._absolute(row, mark.finding))
        self.caret_moved.emit(self)

    def _on_slice(self) -> None:
        """Check a part of a large text, from what is seen on."""
        if not self._slices_from:
            self._slices_from = self.block_at(0).blockNumber()
        self._slices_from, marked = self._book.check_more(self._slices_from, _SLICE)
        self._refresh(marked)
        if self._slices_from >= len(self._book.lines):
            self._slices_from = 0
            self._slices_from, marked = self._book.check_more(0, _SLICE)
            self._refresh(marked)
        if not self._book.unchecked:
            self._slices.stop()

    def _mark_at(self, position: int) -> tuple[int, Mark | None]:
        block = self.document().findBlock(position)
        row = block.blockNumber()
        marks = self._book.marks(row)
        if not marks:
            return row, None
        point = points_in(block, position)
        touching = [mark for mark in marks if mark.start <= point <= mark.end]
        inside = [mark for mark in touching if point < mark.end] or touching
        return row, inside[0] if inside else None

    def _refresh(self, rows: set[int]) -> None:
        """Draw anew where the marks of other lines changed than those that are being edited."""
        if rows:
            # Which of them are seen is not asked: in the middle of a change, the layout does not know yet.
            self.viewport().update()

    def _absolute(self, row: int, finding: Finding) -> Finding:
        return finding.shifted(self._book.start_of(row - self._book.lines[row].index))
