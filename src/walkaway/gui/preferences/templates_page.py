"""Where templates come from besides Walkaway and the user: folders that are shared, synced or under version control."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from walkaway.gui.preferences.page import Page, dress, muted
from walkaway.settings import Settings, TemplateFolder

_ROW = Qt.ItemDataRole.UserRole
NONE = "No other folders yet."
_HINT = (
    "Of templates with the same name, your own wins, then the first folder of this list, then what came with Walkaway."
)


class TemplatesPage(Page):
    """The added folders: more of them, fewer, their order, and whether Walkaway may change what is in one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Templates", "Folders with more templates: your team’s, a synced one, a Git checkout.", parent)
        self._folders: tuple[TemplateFolder, ...] = ()
        self._missing: frozenset[Path] = frozenset()
        self.list = QListWidget()
        self.list.setAccessibleName("Folders of templates")
        self.list.setMinimumHeight(self.fontMetrics().height() * 8)
        heading = QLabel("Other folders")
        heading.setProperty("kind", "heading")
        heading.setBuddy(self.list)
        self.read_only = QCheckBox("Read-only")
        self.about = muted("")
        self.add, self.remove = _button("Add a folder…"), _button("Remove")
        self.up, self.down = _button("Move up"), _button("Move down")
        buttons = QHBoxLayout()
        for button in (self.add, self.remove, self.up, self.down):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.about.setIndent(27)
        self.box.addWidget(heading)
        self.box.addWidget(self.list)
        self.box.addLayout(buttons)
        self.box.addSpacing(6)
        self.box.addWidget(self.read_only)
        self.box.addWidget(self.about)
        self.box.addWidget(muted(_HINT))
        self.box.addStretch(1)
        self._connect()
        self._follow()

    def show_settings(self, settings: Settings) -> None:
        if settings.template_folders != self._folders or not self.list.count():
            self._folders = settings.template_folders
            self._fill()

    def show_missing(self, missing: Collection[Path]) -> None:
        """Say which of the folders are away."""
        if frozenset(missing) != self._missing:
            self._missing = frozenset(missing)
            self._fill()

    def ask_folder(self) -> str:
        """Let the user choose a folder; "" when they choose none."""
        return QFileDialog.getExistingDirectory(self, "A folder of templates", str(Path.home()))

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._follow)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        self.read_only.clicked.connect(self._on_read_only)

    def _fill(self) -> None:
        place = self.list.currentRow()
        self.list.clear()
        for folder in self._folders:
            away = " (not there now)" if folder.path in self._missing else ""
            read_only = "" if folder.writable else " (read-only)"
            item = QListWidgetItem(f"{folder.path}{read_only}{away}")
            item.setData(_ROW, True)
            item.setToolTip(str(folder.path))
            self.list.addItem(item)
        if not self._folders:
            empty = QListWidgetItem(NONE)
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(empty)
        else:
            self.list.setCurrentRow(max(0, min(place, len(self._folders) - 1)))
        self._follow()

    @property
    def _current(self) -> int:
        """The row of the folder that is chosen, -1 for none."""
        row = self.list.currentRow()
        return row if 0 <= row < len(self._folders) else -1

    def _follow(self) -> None:
        row = self._current
        for button, possible in (
            (self.remove, row >= 0),
            (self.up, row > 0),
            (self.down, 0 <= row < len(self._folders) - 1),
            (self.read_only, row >= 0),
        ):
            button.setEnabled(possible)
        folder = self._folders[row] if row >= 0 else None
        self.read_only.setChecked(folder is not None and not folder.writable)
        words = ""
        if folder is not None and folder.path in self._missing:
            words = "This folder is not there now. Its templates come back with it."
        elif folder is not None:
            words = (
                "Changing one of its templates changes it for everybody who uses this folder."
                if folder.writable
                else "Walkaway never writes there. Changing one of its templates makes a copy that is yours."
            )
        dress(self.about, words, danger=False)

    def _say(self, folders: Sequence[TemplateFolder], row: int) -> None:
        self._folders = tuple(folders)
        self._fill()
        self.list.setCurrentRow(row)
        self.say(template_folders=self._folders)

    def _add(self) -> None:
        if name := self.ask_folder():
            others = [folder for folder in self._folders if folder.path != Path(name)]
            self._say([*others, TemplateFolder(Path(name))], len(others))

    def _remove(self) -> None:
        row = self._current
        self._say([folder for number, folder in enumerate(self._folders) if number != row], row)

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row, folders = self._current, list(self._folders)
        folders.insert(row + step, folders.pop(row))
        self._say(folders, row + step)

    def _on_read_only(self, on: bool) -> None:
        row, folders = self._current, list(self._folders)
        folders[row] = replace(folders[row], writable=not on)
        self._say(folders, row)


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", "outlined")
    button.setAutoDefault(False)
    return button
