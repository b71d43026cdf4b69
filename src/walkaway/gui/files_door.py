"""Files from elsewhere: opening them as drafts, and saving the open draft into them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from walkaway.gui.desk import Desk
from walkaway.gui.documents import (
    SUFFIXES,
    ChangedOutside,
    Document,
    DocumentError,
    new_document,
    open_document,
    save_document,
)
from walkaway.gui.notices import Choice, Notices
from walkaway.gui.writer import Failure, Writer
from walkaway.text.message import Message

FILTER = "Messages (*.eml *.txt *.md);;Mail (*.eml);;Text (*.txt *.md);;All files (*)"
_TOPIC = "file"


class FilesDoor(QObject):
    """Knows which draft came from or was saved to which file. A file is read and written in the writer's thread.

    `linked(str, str)` tells a draft's id and its file's path, `recent(Path)` a file that was opened or saved.
    """

    linked = Signal(str, str)
    recent = Signal(object)

    def __init__(
        self,
        desk: Desk,
        disk: Writer,
        notices: Notices,
        store: QSettings,
        window: Callable[[], QWidget],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._disk, self._notices, self._store, self._window = desk, disk, notices, store, window
        self._documents: dict[str, Document] = {}
        disk.done.connect(self._on_done)
        disk.failed.connect(self._on_failed)

    def ask_open(self) -> None:
        """Let the user choose files, and open them."""
        paths, _ = QFileDialog.getOpenFileNames(self._window(), "Open a message", self._folder(), FILTER)
        self.open_paths(paths)

    def open_paths(self, paths: Sequence[str]) -> None:
        """Open each file as a draft; one that is open already is shown."""
        for name in paths:
            path = Path(name).absolute()
            if (draft := self._draft_of(path)) is not None:
                self._desk.open(draft)
            else:
                self._disk.put(f"read/{path}", lambda path=path: open_document(path))  # type: ignore[misc]

    def open_path(self, path: str) -> None:
        """Open one file as a draft."""
        self.open_paths([path])

    def open_anew(self, path: str) -> None:
        """Open one file as a draft of its own, whatever draft it belonged to before."""
        whole = Path(path).absolute()
        for draft in [row.id for row in self._desk.rows] + [self._desk.current]:
            if self.path_of(draft) == str(whole):
                self.forget(draft)
        self._disk.put(f"read/{whole}", lambda: open_document(whole))

    def write_back(self, draft: str) -> None:
        """Write a draft, open or not, into its file as it was saved last."""
        document = self._documents.get(draft)
        store = self._desk.store
        if document is not None:
            self._disk.put(f"write/{draft}", lambda: save_document(document, store.load(draft).message))

    def save(self) -> None:
        """Write the open draft: into its file if it has one, and into the drafts folder at once in any case."""
        self._desk.save_soon()
        id = self._desk.current
        document = self._documents.get(id) or self._stored(id)
        if document is None:
            self._notices.tell(_TOPIC, "Saved among your drafts. “Save as…” makes a file of it.")
        elif document.is_guess:
            self._notices.tell(_TOPIC, f"The letters of {document.path.name} were guessed, so it stays as it is.")
            self.ask_save_as()
        else:
            self._write(id, document, self._desk.message)

    def ask_save_as(self) -> None:
        """Let the user choose a file for the open draft, and write it."""
        subject = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in self._desk.message.subject)
        start = str(Path(self._folder()) / f"{' '.join(subject.split()) or 'Draft'}.eml")
        name, _ = QFileDialog.getSaveFileName(self._window(), "Save the message as", start, FILTER)
        if name:
            self.save_as(Path(name))

    def save_as(self, path: Path) -> None:
        """Write the open draft into this file, from now on its own."""
        if path.suffix.lower() not in SUFFIXES:
            path = path.with_name(f"{path.name}.eml")
        self._write(self._desk.current, new_document(path), self._desk.message, force=True)

    def path_of(self, draft: str) -> str:
        """The file that belongs to a draft, "" for none."""
        return str(self._store.value(f"files/{draft}/path", "") or "")

    def forget(self, draft: str) -> None:
        """The draft is gone: what file it had does not matter any more."""
        self._store.remove(f"files/{draft}")
        self._documents.pop(draft, None)

    def _write(self, id: str, document: Document, message: Message, *, force: bool = False) -> None:
        self._disk.put(f"write/{id}", lambda: save_document(document, message, force=force))

    def _stored(self, id: str) -> Document | None:
        """The document of a draft that got its file in an earlier run, with the hash that it had then."""
        name = self.path_of(id)
        if not name:
            return None
        path, known = Path(name), str(self._store.value(f"files/{id}/hash", "") or "")
        try:
            document = open_document(path)
        except DocumentError:
            return Document(path, Message(), known)
        if document.hash == known:
            return document
        return Document(path, document.message, known, document.file, document.head)

    def _draft_of(self, path: Path) -> str | None:
        drafts = {row.id for row in self._desk.rows} | {self._desk.current}
        return next((id for id in drafts if self.path_of(id) == str(path)), None)

    def _link(self, id: str, document: Document) -> None:
        self._documents[id] = document
        self._store.setValue(f"files/{id}/path", str(document.path))
        self._store.setValue(f"files/{id}/hash", document.hash)
        self.recent.emit(document.path)
        self.linked.emit(id, str(document.path))

    def _folder(self) -> str:
        name = self.path_of(self._desk.current)
        return str(Path(name).parent if name else Path.home())

    def _on_done(self, key: str, result: object) -> None:
        what, _, id = key.partition("/")
        if what == "read" and isinstance(result, Document):
            self._desk.new(result.message)
            self._link(self._desk.current, result)
            if result.is_guess:
                self._notices.tell(_TOPIC, f"The letters of {result.path.name} had to be guessed. Look them over.")
        elif what == "write" and isinstance(result, Document):
            self._link(id, result)
            self._notices.tell(_TOPIC, f"Saved to {result.path}.")

    def _on_failed(self, failure: Failure) -> None:
        what, _, id = failure.key.partition("/")
        if what not in ("read", "write"):
            return
        if isinstance(failure.error, ChangedOutside) and id == self._desk.current:
            self._ask(failure.error)
            return
        choices = [Choice("Try again", lambda: self._disk.put(failure.key, failure.job))]
        if what == "write":
            choices.append(Choice("Save as…", self.ask_save_as))
        self._notices.tell(_TOPIC, str(failure.error), *choices, danger=True)

    def _ask(self, changed: ChangedOutside) -> None:
        """Keep mine, load theirs, keep both."""
        id, message = self._desk.current, self._desk.message
        mine = self._documents.get(id) or new_document(changed.path)
        choices = [Choice("Keep mine", lambda: self._write(id, mine, message, force=True))]
        theirs = changed.theirs
        if theirs is not None:
            choices.append(Choice("Load theirs", lambda: self._load(id, theirs)))
        choices.append(Choice("Keep both", self.ask_save_as))
        self._notices.tell(_TOPIC, str(changed), *choices, danger=True)

    def _load(self, id: str, theirs: Document) -> None:
        """Show what is in the file; what was on screen stays a draft of its own."""
        self._store.remove(f"files/{id}")
        self._documents.pop(id, None)
        self._desk.new(theirs.message)
        self._link(self._desk.current, theirs)
