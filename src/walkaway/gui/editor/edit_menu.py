"""The context menu of the message: what can be done about a mark, and the ordinary things."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from walkaway.gui.editor.marked_edit import MarkedEdit
from walkaway.gui.panels.finding_words import MORE, Item, family_label, ladder, quoted, wording_label
from walkaway.text.finding import Finding

_MOST_WORDINGS = 8


class EditMenu(QMenu):
    """A menu for one edit and, where the menu was asked for on a mark, its finding."""

    rewrite_requested = Signal(object, str)
    ignore_requested = Signal(object, str)
    dictionary_requested = Signal(str)
    link_requested = Signal(str)
    rule_requested = Signal()

    def __init__(self, edit: MarkedEdit, item: Item | None) -> None:
        super().__init__(edit)
        self._item = item
        if item is not None:
            self._add_finding(item)
        self._add_ordinary(edit)
        self.triggered.connect(self._on_triggered)

    def _add_finding(self, item: Item) -> None:
        finding = item.finding
        heading = self.addAction(_one_line(f"{family_label(finding.family)}: {quoted(finding.text)}"))
        heading.setEnabled(False)
        for wording in finding.rewrites[:_MOST_WORDINGS]:
            self._add(wording_label(wording), "rewrite", wording)
        self.addSeparator()
        for rung, label in ladder(item):
            spelling = rung == "words" and finding.family == "spelling"
            self._add(label, "dictionary" if spelling else "ignore", finding.text if spelling else rung)
        if finding.link:
            self._add(MORE, "link", finding.link)
        self.addSeparator()

    def _add(self, label: str, kind: str, value: str) -> None:
        action = self.addAction(_one_line(label))
        action.setData((kind, value))

    def _add_ordinary(self, edit: MarkedEdit) -> None:
        selected, document = edit.textCursor().hasSelection(), edit.document()
        keys = QKeySequence.StandardKey
        for text, key, slot, enabled in (
            ("&Undo", keys.Undo, edit.undo, document.isUndoAvailable()),
            ("&Redo", keys.Redo, edit.redo, document.isRedoAvailable()),
            ("Cu&t", keys.Cut, edit.cut, selected),
            ("&Copy", keys.Copy, edit.copy, selected),
            ("&Paste", keys.Paste, edit.paste, edit.canPaste()),
            ("Select &all", keys.SelectAll, edit.selectAll, not document.isEmpty()),
        ):
            if key in (keys.Cut, keys.SelectAll):
                self.addSeparator()
            action = self.addAction(text)
            # Shown only: the window has actions of its own with these keys.
            action.setText(f"{text}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}")
            action.setEnabled(enabled)
            action.triggered.connect(slot)
        self.addSeparator()
        rule = self.addAction("Add a rule from these words…")
        rule.setEnabled(selected)
        rule.triggered.connect(self.rule_requested)

    def _on_triggered(self, action: QAction) -> None:
        data, finding = action.data(), self._finding()
        if not data or finding is None:
            return
        kind, value = data
        if kind == "rewrite":
            self.rewrite_requested.emit(finding, value)
        elif kind == "ignore":
            self.ignore_requested.emit(finding, value)
        elif kind == "link":
            self.link_requested.emit(value)
        else:
            self.dictionary_requested.emit(value)

    def _finding(self) -> Finding | None:
        return self._item.finding if self._item is not None else None


def _one_line(label: str) -> str:
    words = " ".join(label.split())
    return (words if len(words) <= 70 else f"{words[:69].rstrip()}…").replace("&", "&&")
