"""What a template is for and what it says, with its fields as chips."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from walkaway.gui.panels.finding_words import family_label
from walkaway.gui.panels.template_words import move_label, situation_label, truth_line
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import scaled, unit
from walkaway.library.fields import Placeholder, parse
from walkaway.library.template import Template
from walkaway.library.voices import ANY

_SPACE = "\u00a0"


class TemplatePreview(QTextEdit):
    """Shows one template, read-only: for whom it is, what must be true, then the message."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, message_only: bool = False) -> None:
        """With `message_only`, only what must be true and what would be sent is shown."""
        super().__init__(parent)
        self._theme = theme
        self._message_only = message_only
        self._template: Template | None = None
        self._samples: dict[str, str] = {}
        self._used = ""
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Preview of the template")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setUndoRedoEnabled(False)
        self._write()

    def show_template(self, template: Template | None, samples: Mapping[str, str] | None = None) -> None:
        """Show this one; None clears. `samples` stand in the place of fields, by name."""
        if (template, samples or {}) == (self._template, self._samples):
            return
        same = template is not None and self._template is not None and template.id == self._template.id
        at = self.verticalScrollBar().value() if same else 0
        self._template, self._samples = template, dict(samples or {})
        self._write()
        self.verticalScrollBar().setValue(at)

    def show_used(self, used: str) -> None:
        """Say how the template was used; "" for nothing to say."""
        if used != self._used:
            self._used = used
            at = self.verticalScrollBar().value()
            self._write()
            self.verticalScrollBar().setValue(at)

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._write()

    def _write(self) -> None:
        self.clear()
        self.document().setDocumentMargin(12 * unit(self.font()))
        template, theme = self._template, self._theme
        if template is None:
            return
        cursor = QTextCursor(self.document())
        if not self._message_only:
            self._write_about(cursor, template)
        elif truth := truth_line(template):
            self._line(cursor, truth, theme.name, above=0)
        if template.subject:
            self._line(cursor, template.subject, theme.text, bold=True, above=14)
        for number, line in enumerate(template.body.split("\n")):
            self._line(cursor, line, theme.text, above=12 if number == 0 else 0)
        # Qt scrolls to the caret when it is resized.
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_about(self, cursor: QTextCursor, template: Template) -> None:
        """What the template is for, and what must be true."""
        theme = self._theme
        self._line(cursor, template.title, theme.text, bold=True, above=0)
        self._line(cursor, _kind(template), theme.muted, size=0.92, above=2)
        if template.when:
            self._line(cursor, template.when, theme.muted, above=6)
        if truth := truth_line(template):
            self._line(cursor, truth, theme.name, above=6)
        if template.answers:
            heard = ", ".join(family_label(family).lower() for family in template.answers)
            self._line(cursor, f"The calm answer to: {heard}", theme.muted, size=0.92, above=6)
        if self._used:
            self._line(cursor, self._used, theme.muted, size=0.92, above=6)

    def _line(
        self, cursor: QTextCursor, text: str, colour: str, *, above: float, bold: bool = False, size: float = 1.0
    ) -> None:
        """Add a paragraph, `above` design pixels below the one before."""
        block = QTextBlockFormat()
        block.setTopMargin(above * unit(self.font()))
        block.setLineHeight(116.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self.document().isEmpty():
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        plain = QTextCharFormat()
        plain.setFont(scaled(self.font(), size, bold=bold))
        plain.setForeground(QColor(colour))
        chip = QTextCharFormat(plain)
        chip.setForeground(QColor(self._theme.field_text))
        chip.setBackground(QColor(self._theme.field_fill))
        at = 0
        for place in parse(text):
            cursor.insertText(text[at : place.span.start], plain)
            cursor.insertText(chip_text(place, self._samples.get(place.name, "")), chip)
            at = place.span.end
        cursor.insertText(text[at:], plain)


def chip_text(place: Placeholder, sample: str = "") -> str:
    """What stands on the chip of a field: a sample, its default, its choices, else its name."""
    said = sample or place.default or " / ".join(place.choices) or place.name.replace("_", " ")
    return f"{_SPACE}{said.replace(' ', _SPACE) if len(said) < 24 else said}{_SPACE}"


def _kind(template: Template) -> str:
    parts = [situation_label(template.situation), move_label(template.move)]
    if template.trade not in ("", ANY):
        parts.append(template.trade)
    if template.mine:
        parts.append("yours")
    elif template.folder is not None:
        parts.append(f"from {template.folder.name}")
    return " · ".join(parts)
