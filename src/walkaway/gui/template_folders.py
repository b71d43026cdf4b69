"""The folders of templates, kept up to date: watched, read in a thread of their own, and told about when one is away.

A share that hangs keeps that thread waiting and nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from walkaway.files import FileError, ReadError
from walkaway.gui.notices import Notices
from walkaway.gui.watching import FolderWatch
from walkaway.gui.writer import Failure, Writer
from walkaway.library.errors import LibraryError
from walkaway.library.folders import Scan, folders_below
from walkaway.library.names import SUFFIX
from walkaway.library.store import Library
from walkaway.settings import Settings

if TYPE_CHECKING:
    from walkaway.gui.preferences.templates_page import TemplatesPage

_KEY = "template folders"
_PROBLEMS, _MISSING, _COPIES = "template files", "missing folders", "sync copies"
_MOST_WATCHED = 4_000


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was read, and what to watch from now on."""

    scan: Scan
    paths: tuple[str, ...]


class TemplateFolders(QObject):
    """Looks when a file changes, and when the user comes back to the window: shares and drives tell nobody."""

    changed = Signal()
    """The library is another one now."""

    def __init__(self, library: Library, notices: Notices, app: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._notices = library, notices
        self.work = Writer(self)
        self._page: TemplatesPage | None = None
        self._told: dict[str, Sequence[object]] = {}
        self._watch = FolderWatch((SUFFIX,), self)
        self._watch.changed.connect(self.look)
        self.work.done.connect(self._on_done)
        self.work.failed.connect(self._on_failed)
        app.applicationStateChanged.connect(self._on_state)
        self._started = False

    def start(self, settings: Settings) -> None:
        """Read the added folders, and notice from now on what other programs do."""
        self._started = True
        self._library.add_folders(settings.template_folders)
        self.look()

    def stop(self) -> None:
        """Notice nothing any more."""
        self._started = False
        self._watch.stop()

    def look(self) -> None:
        """See whether another program changed a template."""
        if self._started:
            self.work.put(_KEY, self._read)

    def on_choices(self, before: Settings, now: Settings) -> None:
        """The user chose something."""
        if before.template_folders != now.template_folders:
            self._library.add_folders(now.template_folders)
            self.look()

    def show_in(self, page: TemplatesPage) -> None:
        """Show in the preferences which folders are away."""
        self._page = page
        page.show_missing(self._library.missing)

    def _read(self) -> _Looked:
        """In the thread."""
        try:
            return _Looked(self._library.scan(), _to_watch(self._library.folders))
        except OSError as error:
            raise ReadError.of(Path(error.filename or self._library.own_folder), error) from error

    def _on_done(self, _key: str, result: object) -> None:
        if not isinstance(result, _Looked) or not self._started:
            return
        if not self._library.is_current(result.scan):
            self.look()
            return
        if self._watch.take(result.paths):
            self.look()
        if self._library.adopt(result.scan):
            self.changed.emit()
        self._tell()

    def _on_failed(self, failure: Failure) -> None:
        if failure.key != _KEY:
            return
        if not isinstance(failure.error, (FileError, LibraryError)):
            raise failure.error
        self._notices.tell(_PROBLEMS, str(failure.error), danger=True)

    def _tell(self) -> None:
        library = self._library
        if self._page is not None:
            self._page.show_missing(library.missing)
        self._say(_PROBLEMS, library.problems, "more cannot be read either", danger=True)
        missing = [f"The folder {path} is not there now. Its templates come back with it." for path in library.missing]
        self._say(_MISSING, missing, "more folders are away")
        self._say(_COPIES, library.copies, "more copies like this one")

    def _say(self, topic: str, things: Sequence[object], others: str, *, danger: bool = False) -> None:
        """Tell the first of these and how many more there are; what was told, and closed, is not told again."""
        said = [str(thing) for thing in things]
        if said == self._told.get(topic, []):
            return
        self._told[topic] = said
        if said:
            more = f" {len(said) - 1} {others}." if len(said) > 1 else ""
            self._notices.tell(topic, f"{said[0]}{more}", danger=danger)
        else:
            self._notices.clear(topic)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()


def _to_watch(roots: Sequence[Path]) -> tuple[str, ...]:
    """Folders first: most programs replace files, and a system watches only so many of these.

    A folder does not tell that it was moved itself, but the one around it does.
    """
    below = [list(folders_below(root)) if root.is_dir() else [] for root in roots]
    around = (near for root in roots for near in _nearest(root))
    folders = (folder for found in below for folder, _ in found)
    return tuple(map(str, islice(chain(around, folders, _files(below)), _MOST_WATCHED)))


def _files(below: Sequence[Sequence[tuple[Path, list[str]]]]) -> Iterator[Path]:
    return (folder / name for found in below for folder, names in found for name in names if name.endswith(SUFFIX))


def _nearest(folder: Path) -> Iterator[Path]:
    """The folder around one, or where that is missing too the next; none where a whole drive is away."""
    return islice((parent for parent in folder.parents if parent.is_dir()), 1)
