"""What follows from what happened to the drafts."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from walkaway.drafts.draft import Deleted, Draft
from walkaway.files import FileError
from walkaway.gui.drafts_model import DraftRow
from walkaway.gui.editor.along import along
from walkaway.gui.notices import Choice
from walkaway.gui.open_draft import Conflict
from walkaway.gui.shell import Shell
from walkaway.gui.timers import one_shot
from walkaway.gui.writer import Failure
from walkaway.text.counting import counted

_PATIENCE_MS = 3_000
"""How long a save may take before it is said that the folder does not answer."""


class DraftReactions(QObject):
    """The slots for what was opened, saved, deleted, or could not be."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._patience = one_shot(self, _PATIENCE_MS, self._on_no_answer)

    def on_opened(self, draft: Draft) -> None:
        s = self._shell
        s.window.drafts.set_current(draft.id)
        s.window.settle()
        s.copying.on_changed()
        s.editor.header.show_along(along(draft.message))
        s.notices.clear("conflict")
        s.notices.clear("paste")
        moment = draft.modified.astimezone()
        s.window.status.show_saved(f"Saved {moment:%H:%M}" if draft.revision else "")
        s.store.setValue("drafts/last", draft.id)
        s.checking.recheck()

    def on_rows(self, rows: list[DraftRow]) -> None:
        panel = self._shell.window.drafts
        panel.set_rows(rows)
        panel.set_current(self._shell.desk.current)
        self._shell.scoring.look()

    def on_save_due(self) -> None:
        self._patience.start()

    def _on_no_answer(self) -> None:
        if not self._shell.disk.idle:
            self._shell.window.status.show_saved("Not saved")
            words = "The drafts folder does not answer. Your text is still here: keep this window open, or copy it."
            self._shell.notices.tell("save", words, Choice("Copy message", self._shell.copying.copy), danger=True)

    def on_saved(self, moment: datetime) -> None:
        self._patience.stop()
        self._shell.window.status.show_saved(f"Saved {moment:%H:%M}")
        self._shell.notices.clear("save")

    def on_failed(self, failure: Failure) -> None:
        self._patience.stop()
        s, error = self._shell, failure.error
        if not failure.key.startswith("save/"):
            s.notices.tell("drafts", str(error), danger=True)
            s.desk.list.read()
            return
        why = f"{error.cause}. {error.advice}" if isinstance(error, FileError) else str(error)
        again, id = Choice("Try again", s.desk.save_soon), failure.key.partition("/")[2]
        if id != s.desk.current:
            show = Choice("Show it", lambda: s.desk.open(id))
            s.notices.tell("save", f"The draft that you left is not saved: {why}", again, show, danger=True)
            return
        s.window.status.show_saved("Not saved")
        elsewhere = Choice("Save as…", s.files.ask_save_as)
        s.notices.tell("save", f"Not saved: {why}", again, elsewhere, danger=True)

    def on_conflict(self, conflict: Conflict) -> None:
        desk = self._shell.desk
        self._shell.window.status.show_saved("Not saved")
        self._shell.notices.tell(
            "conflict",
            "Another program changed this draft.",
            Choice("Keep mine", lambda: desk.settle(conflict, "mine")),
            Choice("Load theirs", lambda: desk.settle(conflict, "theirs")),
            Choice("Keep both", lambda: desk.settle(conflict, "both")),
            danger=True,
        )

    def on_deleted(self, deleted: Deleted, title: str) -> None:
        undo = Choice("Undo", lambda: self._shell.desk.restore(deleted))
        self._shell.notices.tell("deleted", f"Deleted “{title}”.", undo)

    def on_damaged(self, names: tuple[str, ...]) -> None:
        what, are = counted(len(names), "file"), "was" if len(names) == 1 else "were"
        where = f"{are} set aside in the folder “damaged” of your drafts"
        self._shell.notices.tell("damaged", f"{what} could not be read and {where}: {', '.join(names)}.")

    def on_tray_clipboard(self) -> None:
        self._shell.tray.window_wished.emit()
        self._shell.incoming.open_clipboard()

    def on_tray_draft(self) -> None:
        self._shell.tray.window_wished.emit()
        self._shell.focus.new_draft()

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._patience.stop()
