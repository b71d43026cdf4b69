"""The form of the open fields: it comes with a template, follows the message, and goes when nothing is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from walkaway.gui.editor.fields import FieldRow
from walkaway.gui.editor.message import MessageEditor
from walkaway.gui.notices import Notices
from walkaway.gui.panels.field_form import FieldForm
from walkaway.gui.side_panel import SidePanel

NOTHING_OPEN = "This message has no field to fill in."


class Filling(QObject):
    """Keeps form and message the same, and the form's tab where it is of use."""

    def __init__(
        self,
        editor: MessageEditor,
        form: FieldForm,
        side: SidePanel,
        notices: Notices,
        reveal: Callable[[], object],
        settle: Callable[[], object],
        parent: QObject,
    ) -> None:
        """`reveal` shows the side panel where it is hidden, `settle` puts it away again."""
        super().__init__(parent)
        self._editor, self._form, self._side, self._notices = editor, form, side, notices
        self._reveal, self._settle = reveal, settle
        self._expected = False
        self._ending = False

    def expect(self) -> None:
        """A template was put in: show the form as soon as its fields are known."""
        self._expected = True

    def go(self) -> None:
        """Go to the first open field of the form, or say that there is none."""
        self._editor.tell_fields()
        if self._form.open_count:
            self._reveal()
            self._side.show_fields()
            self._form.go_first()
        else:
            self._notices.tell("fields", NOTHING_OPEN)

    def on_rows(self, rows: tuple[FieldRow, ...]) -> None:
        """The fields of the message are these."""
        self._form.set_rows(rows)
        self.look()
        if self._expected and self._form.open_count:
            self._side.show_fields()
        self._expected = False

    def on_filled(self, name: str, value: str) -> None:
        """A field was typed in the form."""
        self._editor.fields.fill(name, value)

    def on_left(self) -> None:
        """The form was left for the message."""
        self._editor.tell_fields()
        if not self._form.open_count:
            self._editor.fields.leave()
        self._settle()
        self._editor.body_edit.setFocus()
        self.look()

    def on_caret(self) -> None:
        """The caret moved in the message: perhaps out of the last field."""
        if self._ending:
            self.look()

    def look(self) -> None:
        """Have a tab while there is something to fill in, or while it is being filled in."""
        count = self._form.open_count
        busy = self._form.has_keyboard or self._editor.fields.links.active is not None
        self._ending = not count and busy and self._side.has_fields
        if count or self._ending:
            self._side.count_fields(count)
        else:
            self._side.hide_fields()
