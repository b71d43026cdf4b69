"""Every rule in one list: searched as one types, switched with Space, one's own edited and deleted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import cast

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from walkaway.gui.dialogs.themed import ThemedDialog
from walkaway.gui.panels.template_search import SearchLine
from walkaway.gui.rules.rule_rows import Listing, RuleRow, Show, nothing
from walkaway.gui.rules.rules_model import RulesModel
from walkaway.gui.rules.rules_view import RulesView
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import ActionButton, ChoiceBox, NoticeBar, unit
from walkaway.settings import Settings
from walkaway.text.counting import counted
from walkaway.tone import Rule


class RulesDialog(ThemedDialog):
    """Shows what it is given and says what the user wishes; it changes nothing itself."""

    switch_wished = Signal(object, bool)
    """(row, on)."""
    add_wished = Signal()
    edit_wished = Signal(object)
    """(Rule): one of the user's own."""
    delete_wished = Signal(object)
    """(Rule): one of the user's own."""
    undo_wished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Rules", theme, parent)
        self._listing, self._settings = Listing((), ()), Settings()
        self.search = SearchLine()
        self.search.setPlaceholderText("Find a rule by its words, examples or wordings")
        self.search.setAccessibleName("Find a rule")
        self.search.setClearButtonEnabled(True)
        self.shown = ChoiceBox("Which rules", least=10)
        for id, label in (("all", "All rules"), ("mine", "My own"), ("off", "Turned off")):
            self.shown.add(label, id)
        self.model = RulesModel(self)
        self.view = RulesView(self.model, theme)
        self.empty = QLabel()
        self.count = QLabel()
        self.notice = NoticeBar()
        self.add_button = ActionButton("Add a rule…")
        self.edit_button = ActionButton("Edit…")
        self.delete_button = ActionButton("Delete")
        self.close_button = ActionButton("Close")
        self._build()
        self._connect()
        self.set_theme(theme)

    def show_rules(self, rules: Sequence[Rule], mine: Collection[str], settings: Settings) -> None:
        """Show these, `mine` being the ids of the user's own."""
        self._listing = Listing(rules, mine)
        self.show_settings(settings)

    def show_settings(self, settings: Settings) -> None:
        """Show what is on and off now."""
        self._settings = settings
        self._filter()

    def reveal(self, id: str) -> None:
        """Open the rule with this id, whatever was looked for."""
        if not self.model.index_of(id).isValid():
            self.search.clear()
            self.shown.choose("all")
        self.view.make_current(self.model.index_of(id))

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.view.set_theme(theme)

    def _build(self) -> None:
        u = unit(self.font())
        side, gap = round(14 * u), round(8 * u)
        for label in (self.empty, self.count):
            label.setProperty("quiet", True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.empty.setContentsMargins(side, gap, side, gap)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        top, foot = QHBoxLayout(), QHBoxLayout()
        for row in (top, foot):
            row.setContentsMargins(side, 0, side, 0)
            row.setSpacing(gap)
        top.addWidget(self.search, 3)
        top.addWidget(self.shown, 1)
        foot.addWidget(self.add_button)
        foot.addWidget(self.edit_button)
        foot.addWidget(self.delete_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        said = QHBoxLayout()
        said.setContentsMargins(side, 0, side, 0)
        said.addWidget(self.count, 1)
        noted = QHBoxLayout()
        noted.setContentsMargins(side, 0, side, 0)
        noted.addWidget(self.notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, side, 0, side)
        column.setSpacing(gap)
        column.addLayout(top)
        column.addLayout(said)
        column.addWidget(self.empty, 1)
        column.addWidget(self.view, 1)
        column.addLayout(noted)
        column.addLayout(foot)
        self.setMinimumSize(round(340 * u), round(300 * u))
        self.resize(round(720 * u), round(680 * u))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._look)
        self.search.down.connect(self._go_down)
        self.search.enter.connect(self._go_down)
        self.shown.currentIndexChanged.connect(self._look)
        self.model.switch_wished.connect(self.switch_wished)
        self.view.typed.connect(self._on_typed)
        self.view.left_upwards.connect(self.focus_search)
        self.view.current_changed.connect(self._follow)
        self.view.edit_wished.connect(self._edit)
        self.view.delete_wished.connect(self._delete)
        self.notice.undo_requested.connect(self.undo_wished)
        self.add_button.clicked.connect(self.add_wished)
        self.edit_button.clicked.connect(self._edit)
        self.delete_button.clicked.connect(self._delete)
        self.close_button.clicked.connect(self.close)
        for keys, slot in ((QKeySequence("Ctrl+F"), self.focus_search), (QKeySequence.StandardKey.Undo, self._undo)):
            QShortcut(keys, self).activated.connect(slot)

    def _look(self) -> None:
        """Show what is looked for now: the open rule where it is among it, else from the top."""
        before = self.view.current_row()
        self._filter()
        now = self.view.current_row()
        if before is not None and now is not None and now.key == before.key:
            self.view.make_current(self.view.currentIndex())
        else:
            # Qt goes on to the neighbour of a row that is gone, which nobody opened.
            self.view.setCurrentIndex(QModelIndex())
            self.view.scrollToTop()

    def _filter(self) -> None:
        query, show = self.search.text(), cast(Show, self.shown.chosen)
        rows = self._listing.rows(self._settings, query, show)
        self.model.set_rows(rows)
        found, off = sum(isinstance(row, RuleRow) for row in rows), self._listing.off(self._settings)
        all_of_them = counted(len(self._listing), "rule") + (f", {off} turned off" if off else "")
        self.count.setText(all_of_them if found == len(self._listing) else f"{found} of {all_of_them}")
        self.view.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.empty.setText("" if rows else nothing(self._listing, self._settings, query, show))
        self._follow()

    def _follow(self) -> None:
        mine = self._my_rule() is not None
        self.edit_button.setEnabled(mine)
        self.delete_button.setEnabled(mine)

    def _my_rule(self) -> Rule | None:
        row = self.view.current_row()
        return row.rule if isinstance(row, RuleRow) and row.mine else None

    def _go_down(self) -> None:
        rows = self.model.rows()
        first = next((n for n, row in enumerate(rows) if isinstance(row, RuleRow)), None)
        if first is not None:
            current = self.view.currentIndex()
            self.view.make_current(current if current.isValid() else self.model.index(first))
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.setText(text)

    def _undo(self) -> None:
        if self.notice.isVisible():
            self.notice.hide()
            self.undo_wished.emit()

    def _edit(self) -> None:
        if (rule := self._my_rule()) is not None:
            self.edit_wished.emit(rule)

    def _delete(self) -> None:
        if (rule := self._my_rule()) is not None:
            self.delete_wished.emit(rule)
