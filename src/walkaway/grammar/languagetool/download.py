"""Downloads LanguageTool once the user agreed to it: from one address, whole and unchanged, or not at all."""

from __future__ import annotations

import hashlib
import http.client
import os
import shutil
import stat
import tempfile
import threading
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path

from walkaway.grammar.checker import GrammarError
from walkaway.grammar.languagetool.source import LANGUAGETOOL, Source

_PIECE = 256 * 1024
_SECONDS = 20.0  # without a byte
_UNPACKED = 4  # times the download; what is larger is no LanguageTool
_ROOM = 3  # times the download: the archive, and 1.6 times as much unpacked
_BEGUN = ".begun-"

Progress = Callable[[int, int], object]
"""Told the bytes that have come, and of how many."""


class DownloadError(GrammarError):
    """Nothing was kept; the message is one sentence for the user."""


def download(folder: Path, progress: Progress, cancelled: threading.Event, source: Source = LANGUAGETOOL) -> Path:
    """Bring LanguageTool into the folder and give its place; blocks. Raises `DownloadError`, also when cancelled."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        clear(folder)
        if shutil.disk_usage(folder).free < source.size * _ROOM:
            raise DownloadError(
                f"There is too little room in {folder}. Make some, or choose a folder with LanguageTool."
            )
        begun = Path(tempfile.mkdtemp(prefix=_BEGUN, dir=folder))
        try:
            archive = begun / "archive.zip"
            _fetch(source, archive, progress, cancelled)
            _unzip(archive, begun / "files", source, cancelled)
            return _put(begun / "files" / source.name, folder / source.name, begun)
        finally:
            shutil.rmtree(begun, ignore_errors=True)
    except OSError as error:
        raise DownloadError(f"LanguageTool could not be kept in {folder}: {error.strerror or error}.") from error


def clear(folder: Path) -> None:
    """Take away what a download left that was cut off in the middle."""
    for left in folder.glob(f"{_BEGUN}*"):
        shutil.rmtree(left, ignore_errors=True)


def _fetch(source: Source, archive: Path, progress: Progress, cancelled: threading.Event) -> None:
    came = told = 0
    digest = hashlib.sha256()
    with closing(_pieces(source)) as pieces, archive.open("wb") as file:
        for piece, size in pieces:
            _stop_if(cancelled)
            came += len(piece)
            if came > 2 * source.size:
                raise DownloadError("What came is far larger than LanguageTool. Nothing was kept.")
            digest.update(piece)
            file.write(piece)
            if came - told >= _PIECE or came == size:
                progress(came, size)
                told = came
    if digest.hexdigest() != source.sha256:
        raise DownloadError("What came is not the LanguageTool that was expected. Nothing was kept.")


def _pieces(source: Source) -> Generator[tuple[bytes, int]]:
    """What comes, as soon as it comes, and the size of all. A generator, so that errors of the disk are none here."""
    try:
        with urllib.request.urlopen(source.url, timeout=_SECONDS) as answer:
            left = promised = int(answer.headers.get("Content-Length") or 0)
            while piece := answer.read1(_PIECE):
                left -= len(piece)
                yield piece, promised or source.size
            if promised and left:
                raise http.client.IncompleteRead(b"", left)
    except urllib.error.HTTPError as error:
        raise DownloadError(
            f"LanguageTool is not to be had there now (error {error.code}). Try again later."
        ) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise DownloadError("The download broke off. Look at your connection, then try again.") from error


def _unzip(archive: Path, files: Path, source: Source, cancelled: threading.Event) -> None:
    """Unzip what may be trusted by its hash, and still write nowhere else and nothing endless."""
    try:
        with zipfile.ZipFile(archive) as opened:
            entries = opened.infolist()
            if sum(entry.file_size for entry in entries) > _UNPACKED * source.size:
                raise DownloadError("What came is far larger than LanguageTool. Nothing was kept.")
            for entry in entries:
                _stop_if(cancelled)
                if _leads_out(entry):
                    raise DownloadError("What came is not a sound archive. Nothing was kept.")
                opened.extract(entry, files)
    except zipfile.BadZipFile as error:
        raise DownloadError("What came is not a sound archive. Nothing was kept.") from error


def _leads_out(entry: zipfile.ZipInfo) -> bool:
    parts = entry.filename.replace("\\", "/").split("/")
    return parts[0] == "" or ".." in parts or ":" in parts[0] or stat.S_ISLNK(entry.external_attr >> 16)


def _put(unpacked: Path, place: Path, begun: Path) -> Path:
    """Move it to its place in one step; an older one there makes way."""
    if not unpacked.is_dir():
        raise DownloadError("What came is not the LanguageTool that was expected. Nothing was kept.")
    if place.exists():
        os.replace(place, begun / "older")
    os.replace(unpacked, place)
    return place


def _stop_if(cancelled: threading.Event) -> None:
    if cancelled.is_set():
        raise DownloadError("The download was canceled. Nothing was kept.")
