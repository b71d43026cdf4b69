"""What the command palette offers: every action, every template, every draft; and what was used lately."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QSettings

from walkaway.gui.actions import Command
from walkaway.gui.desk import Desk
from walkaway.gui.palette import CommandPalette, Entry
from walkaway.gui.panels.template_words import situation_label
from walkaway.library.store import Library
from walkaway.library.template import Template

_KEPT = 12
_STORED = "palette/recent"
# A palette that offers to open itself, and what only makes sense with the keyboard in a text.
_LEFT_OUT = {"view.commands", "view.menu", "edit.cut", "edit.copy", "edit.paste", "edit.select_all"}


class CommandsBox(QObject):
    """Opens the palette and does what was chosen there."""

    def __init__(
        self,
        palette: CommandPalette,
        commands: Mapping[str, Command],
        library: Library,
        desk: Desk,
        use_template: Callable[[Template], object],
        store: QSettings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._palette, self._commands, self._library, self._desk = palette, commands, library, desk
        self._use_template, self._store = use_template, store
        palette.chosen.connect(self._on_chosen)

    def open(self) -> None:
        """Show the palette, or put it away."""
        if self._palette.isVisible():
            self._palette.dismiss()
        else:
            self._palette.open_with(self.entries(), self._recent())

    def entries(self) -> list[Entry]:
        """Everything that can be chosen now."""
        found = [
            Entry(command.spec.id, command.spec.title, command.spec.menu, command.shortcut_text, command.trigger, 30)
            for command in self._commands.values()
            if command.isEnabled() and command.spec.id not in _LEFT_OUT
        ]
        found += [
            Entry(f"draft/{row.id}", row.title, "Draft", "", partial(self._desk.open, row.id), 15)
            for row in self._desk.rows
            if row.id != self._desk.current
        ]
        found += [
            Entry(
                f"template/{template.id}",
                template.title,
                f"Template · {situation_label(template.situation)}",
                "",
                partial(self._use_template, template),
            )
            for template in self._library.all()
        ]
        return found

    def _recent(self) -> list[str]:
        stored = self._store.value(_STORED, [])
        return [str(key) for key in stored] if isinstance(stored, list) else [str(stored)]

    def _on_chosen(self, entry: Entry) -> None:
        others = [key for key in self._recent() if key != entry.key]
        self._store.setValue(_STORED, [entry.key, *others][:_KEPT])
        entry.run()
