"""Writing and changing a template: the form, what it asks for, how it reads, and nothing lost on the way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from walkaway.gui.dialogs.note_bar import NoteBar, note_sheet
from walkaway.gui.dialogs.template_fields import FieldTable
from walkaway.gui.dialogs.template_form import TemplateForm
from walkaway.gui.dialogs.template_notes import CHANGED_ELSEWHERE, missing, note, samples, where_it_goes
from walkaway.gui.dialogs.themed import ThemedDialog
from walkaway.gui.editor.para import Check
from walkaway.gui.panels.template_preview import TemplatePreview
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import ActionButton, Chip, SectionLabel, cell_margin, unit
from walkaway.library.errors import LibraryError
from walkaway.library.store import Change, Library
from walkaway.library.template import Template
from walkaway.tone.checker import Report

JudgeMessage = Callable[[str, str], Report]
"""What is found in a message, from its subject and body."""


class TemplateEditor(ThemedDialog):
    """Edits one template and saves it among the user's own; `change` is what was saved, with its way back."""

    folds_below = 640

    def __init__(
        self,
        template: Template,
        library: Library,
        theme: Theme,
        check: Check,
        judge: JudgeMessage,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Edit template" if template.id else "New template", theme, parent)
        self.change: Change | None = None
        self._library, self._judge = library, judge
        self._template = template
        self._stored = library.get(template.id) if template.id else None
        self.form = TemplateForm(theme)
        self.fields = FieldTable()
        self.preview = TemplatePreview(theme, message_only=True)
        self.with_sample, self.as_written = Chip("With a sample"), Chip("As written")
        self.note = NoteBar()
        self.save_button = ActionButton("Save", primary=True)
        self.cancel_button = ActionButton("Cancel")
        self._needy = QLabel()
        self._build()
        self._connect()
        self.set_theme(theme)
        u = unit(self.font())
        self.resize(round(940 * u), round(700 * u))
        self.form.show_template(template)
        self.form.set_checker(check)
        self._first = self.written()
        self._refresh()

    @classmethod
    def ask(
        cls,
        template: Template,
        library: Library,
        theme: Theme,
        check: Check,
        judge: JudgeMessage,
        parent: QWidget | None,
    ) -> Change | None:
        """Show the editor and wait; what was saved, None for nothing. An empty id makes a new template."""
        dialog = cls(template, library, theme, check, judge, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.change

    def written(self) -> Template:
        """The template as it stands in the form."""
        made = self.form.written(self._template)
        self.fields.show_fields(made.asked())
        return replace(made, fields={name: label for name, label in self.fields.labels().items() if label})

    def is_changed(self) -> bool:
        """True where something would be lost by closing."""
        return self.written() != self._first

    def save(self, *, force: bool = False) -> None:
        """Save and close; where that cannot be done, say why and stay. `force` writes over another program's change."""
        template = self.written()
        if lacking := missing(template):
            self.note.say(lacking)
            (self.form.body if template.title else self.form.title).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not force and template.id and self._library.get(template.id) != self._stored:
            self.note.say(CHANGED_ELSEWHERE, ("Save mine", self._save_anyway))
            return
        try:
            self.change = self._library.save_mine(template, force=force)
        except LibraryError as error:
            self.note.say(str(error), *(() if force else (("Save anyway", self._save_anyway),)))
            return
        self.accept()

    def reject(self) -> None:
        """Close without saving; asks first, in the window itself, where something would be lost."""
        if self.is_changed():
            self.note.ask_before_closing(self.save, self._discard)
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isVisible() and self.is_changed():
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.form.set_theme(theme)
        self.preview.set_theme(theme)

    def sheet(self, theme: Theme, u: float) -> str:
        left = round(4 * u) + cell_margin(self.style())
        round_box = f"border: 1px solid {theme.card_line}; border-radius: {round(6 * u)}px;"
        return (
            f"PointedEdit, TemplatePreview {{ background: {theme.background}; color: {theme.text}; {round_box} }}"
            f"PointedEdit:focus, TemplatePreview:focus {{ border-color: {theme.focus}; }}"
            f"FieldTable {{ background: {theme.background}; color: {theme.text}; {round_box} }}"
            f"FieldTable::item {{ padding: {round(4 * u)}px 0 {round(4 * u)}px {round(4 * u)}px; }}"
            f"FieldTable::item:selected {{ background: {theme.accent_soft}; color: {theme.text}; }}"
            f"QHeaderView::section {{ background: {theme.background}; color: {theme.muted}; border: none;"
            f" padding: {round(4 * u)}px {left}px; }}"
            f"QLabel#needy {{ color: {theme.name}; }}"
            f"QSplitter::handle {{ background: transparent; }}{note_sheet(theme, self.font())}"
        )

    def fold(self, narrow: bool) -> None:
        self._splitter.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def _build(self) -> None:
        u = unit(self.font())
        side, gap = round(14 * u), round(8 * u)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        ways = QHBoxLayout()
        ways.addWidget(SectionLabel("How it reads"))
        ways.addStretch(1)
        for way in (self.with_sample, self.as_written):
            ways.addWidget(way)
        beside.addWidget(SectionLabel("Fields"))
        beside.addWidget(self.fields, 2)
        beside.addLayout(ways)
        beside.addWidget(self.preview, 3)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(side)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.form)
        self._splitter.addWidget(right)
        self._splitter.setSizes([round(540 * u), round(360 * u)])
        self._needy.setObjectName("needy")
        self._needy.setWordWrap(True)
        self._needy.setTextFormat(Qt.TextFormat.PlainText)
        foot = QHBoxLayout()
        foot.addWidget(self._needy, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(gap)
        if where := where_it_goes(self._template, self._library):
            own = QLabel(where)
            own.setProperty("quiet", True)
            own.setWordWrap(True)
            column.addWidget(own)
        column.addWidget(self._splitter, 1)
        column.addWidget(self.note)
        column.addLayout(foot)
        self.setMinimumSize(round(380 * u), round(460 * u))

    def _connect(self) -> None:
        self.cancel_button.clicked.connect(self.reject)
        self.fields.label_changed.connect(self._refresh)
        self.fields.default_changed.connect(self.form.set_default)
        ways = QButtonGroup(self)
        for way in (self.with_sample, self.as_written):
            ways.addButton(way)
        self.with_sample.setChecked(True)
        self.with_sample.toggled.connect(self._refresh)
        self.form.edited.connect(self._refresh)
        self.save_button.clicked.connect(self._on_save)
        for keys, slot in (("Ctrl+S", self._on_save), ("Ctrl+Return", self._on_save), ("Ctrl+.", self._apply_first)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _refresh(self) -> None:
        """Bring marks, fields, preview and note up to date with the form."""
        template = self.written()
        report = self._judge(template.subject, template.body)
        self.form.settle(report)
        self.preview.show_template(template, samples(template) if self.with_sample.isChecked() else None)
        self._needy.setText(note(template, report))

    def _on_save(self) -> None:
        self.save()

    def _save_anyway(self) -> None:
        self.save(force=True)

    def _discard(self) -> None:
        super().reject()

    def _apply_first(self) -> None:
        self.form.apply_first_wording()
