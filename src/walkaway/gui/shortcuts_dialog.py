"""Every shortcut in one place, made from the table of actions."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from walkaway.gui.actions import IN_PLACES, MENUS, Command


def shortcuts_html(commands: Iterable[Command]) -> str:
    """A table of keys for each menu, and the keys that belong to a place."""
    parts = []
    by_menu = {menu: [command for command in commands if command.spec.menu == menu] for menu in MENUS}
    for menu, its in by_menu.items():
        rows = [(command.shortcut_text, command.spec.title) for command in its if command.shortcut_text]
        parts.append(_table(menu, rows))
    parts.append(_table("In lists and fields", IN_PLACES))
    return "".join(parts)


def _table(title: str, rows: Iterable[tuple[str, str]]) -> str:
    cells = ((escape(keys), escape(words)) for keys, words in rows)
    lines = "".join(f'<tr><td width="34%"><b>{keys}</b></td><td>{words}</td></tr>' for keys, words in cells)
    return f'<h4>{escape(title)}</h4><table width="100%" cellpadding="3">{lines}</table>'


class ShortcutsDialog(QDialog):
    """The list, to be read and searched with the eyes; Escape closes it."""

    def __init__(self, commands: Iterable[Command], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.text = QTextBrowser(self)
        self.text.setAccessibleName("Keyboard shortcuts")
        self.text.document().setDocumentMargin(12)
        self.text.setHtml(shortcuts_html(list(commands)))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(self.text, 1)
        box.addWidget(buttons)
        character, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().height()
        self.resize(70 * character, 36 * line)
