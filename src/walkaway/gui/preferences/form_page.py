"""Pages that are plain forms: a table of settings says which line each gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFontComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from walkaway.gui.preferences.page import Page, inset, muted
from walkaway.gui.widgets import FieldLabel
from walkaway.library.voices import trades
from walkaway.settings import Settings, Theme

_LEFT, _WIDE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag(0)
_BEHIND_TICK = 27
"""Where the words of a check box begin, by the width and the spacing that the style sheet gives its tick."""
_SYSTEM_FONT = "The system’s font"
_THEMES = {Theme.SYSTEM: "Like the system", Theme.LIGHT: "Light", Theme.DARK: "Dark"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a form: the setting's name, its label, and a hint below."""

    key: str
    label: str
    hint: str = ""


class FormPage(Page):
    """Shows the settings of its lines, each with the widget that fits its value."""

    def __init__(self, title: str, hint: str, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(title, hint, parent)
        self.fields: dict[str, QWidget] = {}
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(10)
        for line in lines:
            field = self._field(line.key)
            field.setAccessibleName(line.label)
            self.fields[line.key] = field
            column = QVBoxLayout()
            column.setSpacing(4)
            if line.key == "drafts_folder":
                column.addLayout(self._with_button(field))
            else:
                column.addWidget(field, 0, _LEFT if isinstance(field, QComboBox) else _WIDE)
            if line.hint:
                column.addWidget(_below(line.hint, _BEHIND_TICK if isinstance(field, QCheckBox) else 0))
            if isinstance(field, QCheckBox):
                field.setText(line.label)
                form.addRow(column)
            else:
                form.addRow(FieldLabel(line.label, field), column)
        self.box.addLayout(form)
        self.box.addStretch(1)

    def _field(self, key: str) -> QWidget:
        if key == "theme":
            return self._choice(_THEMES)
        if key == "trade":
            return self._choice({"": "Any"} | {id: trade.label for id, trade in trades().items()})
        if key == "font_family":
            fonts = QFontComboBox()
            fonts.setEditable(False)
            fonts.insertItem(0, _SYSTEM_FONT)
            fonts.activated.connect(self._on_change)
            return fonts
        if key == "font_size":
            size = QSpinBox()
            inset(size)
            size.setRange(6, 72)
            size.setSuffix(" pt")
            size.valueChanged.connect(self._on_change)
            return size
        if key == "note_sent":
            switch = QCheckBox()
            switch.toggled.connect(self._on_change)
            return switch
        text = QLineEdit()
        text.editingFinished.connect(self._on_change)
        return text

    def _choice(self, choices: dict[Any, str]) -> QComboBox:
        box = QComboBox()
        for value, words in choices.items():
            box.addItem(words, value)
        box.activated.connect(self._on_change)
        return box

    def _with_button(self, field: QWidget) -> QHBoxLayout:
        button = QPushButton("Choose…")
        button.setProperty("kind", "outlined")
        button.setAutoDefault(False)
        button.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.addWidget(field, 1)
        row.addWidget(button)
        return row

    def show_settings(self, settings: Settings) -> None:
        for key, field in self.fields.items():
            value = getattr(settings, key)
            field.blockSignals(True)
            match field:
                case QFontComboBox():
                    field.setCurrentFont(QFont(value)) if value else field.setCurrentIndex(0)
                case QComboBox():
                    if field.findData(value) < 0:  # a trade that stands in the file by hand
                        field.addItem(str(value), value)
                    field.setCurrentIndex(field.findData(value))
                case QSpinBox():
                    field.setValue(value)
                case QCheckBox():
                    field.setChecked(value)
                case QLineEdit():
                    field.setText("" if value is None else str(value))
            field.blockSignals(False)

    def _on_change(self) -> None:
        key = next((name for name, field in self.fields.items() if field is self.sender()), None)
        if key is not None:
            self.say(**{key: self._value(key)})

    def _value(self, key: str) -> Any:
        match self.fields[key]:
            case QFontComboBox() as fonts:
                return "" if fonts.currentIndex() == 0 else fonts.currentFont().family()
            case QComboBox() as box:
                chosen = box.currentData(Qt.ItemDataRole.UserRole)
                return Theme(chosen) if key == "theme" else chosen
            case QSpinBox() as size:
                return size.value()
            case QCheckBox() as switch:
                return switch.isChecked()
            case QLineEdit() as line if key == "drafts_folder":
                return Path(line.text().strip()).expanduser() if line.text().strip() else None
            case QLineEdit() as line:
                return line.text().strip()
        return None

    def _choose_folder(self) -> None:
        field = self.fields["drafts_folder"]
        folder = self.ask_folder(field.text() if isinstance(field, QLineEdit) else "")
        if folder:
            self.say(drafts_folder=Path(folder))

    def ask_folder(self, start: str) -> str:
        """Let the user choose a folder; "" when they choose none."""
        return QFileDialog.getExistingDirectory(self, "Where drafts are kept", start)


def _below(hint: str, indent: int) -> QLabel:
    """A hint that stands close to its field: in a row of its own it would be as far from it as from the next one."""
    label = muted(hint)
    label.setIndent(indent)
    policy = label.sizePolicy()  # which knows that words wrap
    policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
    label.setSizePolicy(policy)
    return label


YOU = (
    Line("my_name", "Your name", "Fills {{my_name}} in templates."),
    Line("my_firm", "Your firm", "Fills {{my_firm}}."),
    Line("calendar_link", "Calendar link", "Fills {{calendar_link}}."),
    Line("trade", "Your trade", "Templates for it come first. None is hidden."),
)
LOOK = (
    Line("theme", "Colors"),
    Line("font_family", "Font of the message"),
    Line("font_size", "Size of the message"),
)
PROSPECTS = (
    Line(
        "note_sent",
        "Note what I copy as sent",
        "For a prospect in the To line, with an Undo. When this is off, “I sent this” in the Prospect tab notes it.",
    ),
)
FILES = (Line("drafts_folder", "Drafts folder", "Empty: the usual place. Drafts that are there already stay there."),)
