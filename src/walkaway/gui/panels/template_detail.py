"""The template that is chosen: its preview, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from walkaway.gui.panels.template_preview import TemplatePreview
from walkaway.gui.panels.template_words import move_label
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import ActionButton, FlowLayout, LinkButton, unit
from walkaway.library.template import Template

FAVOURITE, NO_FAVOURITE = "★ Favorite", "☆ Favorite"


class TemplateDetail(QWidget):
    """Preview and buttons. Each signal is a wish about the template that is shown."""

    insert_wished = Signal()
    replace_wished = Signal()
    new_draft_wished = Signal()
    edit_wished = Signal()
    duplicate_wished = Signal()
    delete_wished = Signal()
    favourite_wished = Signal()
    create_wished = Signal()
    move_wished = Signal(str)
    """(move): show its card."""
    import_wished = Signal()
    export_wished = Signal()

    def __init__(self, theme: Theme, is_writable: Callable[[Template], bool], parent: QWidget | None = None) -> None:
        """`is_writable` tells which templates may be changed where they stand, and deleted."""
        super().__init__(parent)
        self._is_writable = is_writable
        self.preview = TemplatePreview(theme)
        self.insert = ActionButton("Insert at caret", primary=True)
        self.replace = ActionButton("Replace selection")
        self.new_draft = ActionButton("New draft")
        self.edit = LinkButton("Edit")
        self.duplicate = LinkButton("Duplicate")
        self.delete = LinkButton("Delete")
        self.favourite = LinkButton(NO_FAVOURITE)
        self.create_new = LinkButton("New from selection")
        self.about_move = LinkButton()
        self.standing = QLabel()
        self.standing.setTextFormat(Qt.TextFormat.PlainText)
        self.standing.setWordWrap(True)
        self._move, self._lines = "", dict[str, str]()
        self._name()
        self._connect()
        self._buttons = FlowLayout()
        for button in (self.insert, self.replace, self.new_draft):
            self._buttons.addWidget(button)
        self._links = FlowLayout()
        for link in (self.favourite, self.create_new, self.edit, self.duplicate, self.delete, self.about_move):
            self._links.addWidget(link)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.preview, 1)
        self._column.addWidget(self.standing)
        self._column.addLayout(self._buttons)
        self._column.addLayout(self._links)
        self.fit_font()
        self.show_template(None)

    def show_template(self, template: Template | None) -> None:
        """Show this one; None leaves only what needs no template."""
        self.preview.show_template(template)
        for button in (self.insert, self.replace, self.new_draft, self.favourite, self.edit, self.duplicate):
            button.setEnabled(template is not None)
        self.delete.setVisible(template is not None and self._is_writable(template))
        self.about_move.setVisible(template is not None)
        self._move = template.move if template is not None else ""
        self.about_move.setText(f"Move: {move_label(self._move)}")
        self._show_standing()

    def set_standing(self, lines: Mapping[str, str]) -> None:
        """What to say of each move and whom the draft is for, by move; nothing where there is nothing to say."""
        self._lines = dict(lines)
        self._show_standing()

    def show_use(self, used: str, *, favourite: bool) -> None:
        """Say how the template that is shown was used, and whether it is a favourite."""
        self.preview.show_used(used)
        self.favourite.setText(FAVOURITE if favourite else NO_FAVOURITE)
        self.favourite.setAccessibleName("Favorite, chosen" if favourite else "Favorite, not chosen")

    def menu(self) -> QMenu:
        """The same actions as a menu, for the list."""
        menu = QMenu(self)
        ours = (self.insert, self.replace, self.new_draft, None, self.favourite, self.edit, self.duplicate, self.delete)
        for button in (*ours, None, self.about_move):
            if button is None:
                menu.addSeparator()
            elif not button.isHidden():
                menu.addAction(button.text()).triggered.connect(button.click)
        menu.addSeparator()
        menu.addAction("Import templates…", self.import_wished.emit)
        menu.addAction("Export templates…", self.export_wished.emit)
        return menu

    def open_menu(self, at: QPoint) -> None:
        """Show the menu at a point of the screen."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self.preview.set_theme(theme)

    def fit_font(self) -> None:
        """Take sizes from the font anew."""
        u = unit(self.font())
        self._column.setContentsMargins(round(14 * u), round(4 * u), round(14 * u), round(8 * u))
        self._column.setSpacing(round(8 * u))
        self._buttons.setSpacing(round(6 * u))
        self._links.setSpacing(round(8 * u))
        self.preview.setMinimumHeight(round(60 * u))

    def _name(self) -> None:
        """Say in the tips what the words on the buttons leave open."""
        self.insert.setToolTip("Put the template where the caret is (Enter)")
        self.replace.setToolTip("Put the template in the place of the selected text")
        self.new_draft.setToolTip("Start a new draft with the template (Shift+Enter)")
        self.edit.setToolTip("Change it; one that came with Walkaway becomes your own copy (F2)")
        self.duplicate.setToolTip("Make a copy that is yours")
        self.delete.setToolTip("Delete your template (Delete)")
        self.about_move.setToolTip("When this move works, when it backfires, and what comes next")
        self.favourite.setToolTip("Keep it among your favorites, or let it go (Ctrl+D)")
        self.create_new.setToolTip("Make a template of the selected text, or a blank one")

    def _show_standing(self) -> None:
        line = self._lines.get(self._move, "")
        self.standing.setText(line)
        self.standing.setVisible(bool(line))

    def _connect(self) -> None:
        self.about_move.clicked.connect(self._on_about_move)
        self.create_new.clicked.connect(self.create_wished)
        self.delete.clicked.connect(self.delete_wished)
        self.duplicate.clicked.connect(self.duplicate_wished)
        self.edit.clicked.connect(self.edit_wished)
        self.favourite.clicked.connect(self.favourite_wished)
        self.insert.clicked.connect(self.insert_wished)
        self.new_draft.clicked.connect(self.new_draft_wished)
        self.replace.clicked.connect(self.replace_wished)

    def _on_about_move(self) -> None:
        self.move_wished.emit(self._move)
