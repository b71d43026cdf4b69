"""Tells when something in some folders may have changed, once things are quiet again.

A folder tells of files that come, go or are replaced, but not of one rewritten in place; a file tells of that, but Qt
forgets it after a replace. So both are watched, and taken up anew after every event. An event only says "look again
soon"; whoever looks compares contents, so our own writes are nothing new.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from walkaway.gui.timers import one_shot

_QUIET_MS = 200


class FolderWatch(QObject):
    """Watches folders, the folders below and their files; `changed` comes 200 ms after the last event."""

    changed = Signal()

    def __init__(self, suffixes: tuple[str, ...], parent: QObject | None = None) -> None:
        """Watch only files that end in one of `suffixes`."""
        super().__init__(parent)
        self._suffixes = suffixes
        self._roots: tuple[Path, ...] = ()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_event)
        self._watcher.fileChanged.connect(self._on_event)
        self._quiet = one_shot(self, _QUIET_MS, self._on_quiet)

    def watch(self, roots: Iterable[Path]) -> None:
        """Watch these folders from now on, and no others; a folder that is not there yet is not watched."""
        self._roots = tuple(roots)
        self._refresh()

    def take(self, paths: Iterable[str]) -> bool:
        """Watch exactly these folders and files; who gives them lists them anew after `changed`.

        True where some were not watched before: what happened in them since they were listed was not noticed.
        """
        self._roots = ()
        return self._watch_only(set(paths))

    def stop(self) -> None:
        """Watch nothing and forget what was about to be told."""
        self._quiet.stop()
        self.watch(())

    def _refresh(self) -> None:
        self._watch_only({str(path) for root in self._roots for path in self._below(root)})

    def _watch_only(self, wanted: set[str]) -> bool:
        watched = {*self._watcher.directories(), *self._watcher.files()}
        if gone := sorted(watched - wanted):
            self._watcher.removePaths(gone)
        new = sorted(wanted - watched)
        return len(new) > len(self._watcher.addPaths(new)) if new else False

    def _below(self, root: Path) -> Iterable[Path]:
        if not root.is_dir():
            return
        yield root
        yield from (path for path in root.rglob("*") if path.is_dir() or path.suffix in self._suffixes)

    def _on_event(self) -> None:
        self._quiet.start()

    def _on_quiet(self) -> None:
        if self._roots:
            self._refresh()
        self.changed.emit()
