"""Exporting templates: choose them by situation, by whose they are, or by words, and write them into one file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from walkaway.gui.packs.tick_dialog import TickDialog
from walkaway.gui.packs.tick_rows import export_rows
from walkaway.gui.panels.template_search import SearchLine
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import ChoiceBox
from walkaway.library.store import Library
from walkaway.library.template import Template
from walkaway.text.counting import counted

_ALL, _MINE, _TICKED = "all", "mine", "ticked"
NO_WORDS = "No template has all of these words."
NONE_MINE = "You have no templates of your own yet."
NONE_TICKED = "Nothing is ticked yet."


class ExportDialog(TickDialog):
    """Says which templates the user wants in one file; it writes nothing itself."""

    export_wished = Signal(object)
    """(templates)."""

    def __init__(self, library: Library, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Export templates", "Templates", theme, parent)
        self._library = library
        self._shown: list[Template] = []
        self.search = SearchLine()
        self.search.setPlaceholderText("Find a template")
        self.search.setAccessibleName("Find a template")
        self.search.setClearButtonEnabled(True)
        self.whose = ChoiceBox("Which templates", least=12)
        self._offer()
        self._connect()
        top = QHBoxLayout()
        top.addWidget(self.search, 3)
        top.addWidget(self.whose, 2)
        self.lay_out(top)
        self._list()
        self.choose_first()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def templates(self) -> list[Template]:
        """What is chosen, in the order of the library, whether it is listed now or not."""
        return [template for template in self._library.all() if template.id in self.model.ticked]

    def _offer(self) -> None:
        """All templates, one's own, and those of each added folder."""
        self.whose.add("All templates", _ALL)
        self.whose.add("My own", _MINE)
        folders = dict.fromkeys(one.folder for one in self._library.all() if one.folder is not None)
        for folder in folders:
            self.whose.add(folder.name, str(folder), str(folder))
        self.whose.add("Ticked", _TICKED)
        if any(template.mine for template in self._library.all()):
            self.whose.choose(_MINE)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_search)
        self.search.down.connect(self._go_down)
        self.search.enter.connect(self._go_down)
        self.whose.currentIndexChanged.connect(self._on_search)
        self.model.ticks_changed.connect(self._refresh)
        self.view.typed.connect(self._on_typed)
        self.view.left_upwards.connect(self._go_up)
        self.tick_link.clicked.connect(self._tick_all)
        self.act_button.clicked.connect(self._export)

    def _listed(self) -> list[Template]:
        """What is listed now, in the order of situations."""
        found = {template.id for template in self._library.search(self.search.text())}
        return [one for one in self._library.all() if one.id in found and self._is_of(one)]

    def _is_of(self, template: Template) -> bool:
        whose = self.whose.chosen
        if whose == _TICKED:
            return template.id in self.model.ticked
        return whose == _ALL or (template.mine if whose == _MINE else str(template.folder) == whose)

    def _on_search(self) -> None:
        self._list()
        self.choose_first()

    def _list(self) -> None:
        """Fill the list."""
        self._shown = self._listed()
        self.model.show_rows(export_rows(self._shown))
        self.count.setText(self._told())
        self.tick_link.setVisible(bool(self._shown))
        self._refresh()

    def _refresh(self) -> None:
        """Say what is ticked."""
        count = len(self.model.ticked)
        self.act_button.setText(f"Export {counted(count, 'template')}…" if count else "Export…")
        self.act_button.setEnabled(count > 0)
        self.tick_link.setText("Untick these" if self._all_ticked() else "Tick these")
        hidden = count - sum(template.id in self.model.ticked for template in self._shown)
        words = f"{counted(hidden, 'ticked template is', 'ticked templates are')} not in this list."
        self.hint.setText(words if hidden else "")

    def _told(self) -> str:
        if self._shown:
            return counted(len(self._shown), "template")
        if self.search.text().strip():
            return NO_WORDS
        return {_MINE: NONE_MINE, _TICKED: NONE_TICKED}.get(self.whose.chosen, NO_WORDS)

    def _all_ticked(self) -> bool:
        return all(template.id in self.model.ticked for template in self._shown)

    def _tick_all(self) -> None:
        ids = {template.id for template in self._shown}
        self.model.set_ticked(self.model.ticked - ids if self._all_ticked() else self.model.ticked | ids)

    def _go_down(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_up(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.insert(text)

    def _export(self) -> None:
        self.export_wished.emit(self.templates())
