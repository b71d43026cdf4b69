"""Copying and deleting the user's own templates, each with a way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from walkaway.gui.widgets import NoticeBar
from walkaway.library.errors import LibraryError
from walkaway.library.store import Change, Library
from walkaway.library.template import Template


class TemplateChanges(QObject):
    """Changes the library and says so in a notice; where that fails, the notice says why.

    `changed(id)` follows a change of the template with this id, which may be gone now.
    """

    changed = Signal(str)

    def __init__(self, library: Library, notice: NoticeBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._notice = library, notice
        self._last: Change | None = None
        notice.undo_requested.connect(self._undo)

    def duplicate(self, template: Template) -> None:
        """Make a copy that is the user's."""
        self._make(lambda: self._library.duplicate(template.id), "Copied. The copy is yours.")

    def delete(self, template: Template) -> None:
        """Delete one that may be changed; does nothing about one that ships with Walkaway."""
        if self._library.is_writable(template):
            self._make(lambda: self._library.delete_mine(template.id), f"Deleted “{template.title}”.")

    def _make(self, change: Callable[[], Change], said: str) -> None:
        try:
            made = self._last = change()
        except LibraryError as error:
            self._notice.show_notice(str(error))
            return
        self._notice.show_notice(said, undo=True)
        self.changed.emit(made.template.id)

    def _undo(self) -> None:
        change, self._last = self._last, None
        if change is None:
            return
        try:
            change.undo()
        except LibraryError as error:
            self._notice.show_notice(str(error))
            return
        self.changed.emit(change.template.id)
