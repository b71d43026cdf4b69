"""Clipboard and drag data as plain text, both ways."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from walkaway.gui.editor.cleaning import clean
from walkaway.mail.from_html import html_to_text


def has_text(source: QMimeData) -> bool:
    """True where there is something that can be pasted as text."""
    return source.hasText() or source.hasHtml()


def text_from(source: QMimeData) -> str:
    """The clean text of clipboard data. HTML is read only where its program gave no plain text, and loads nothing."""
    if source.hasFormat("text/plain") or not source.hasHtml():
        return clean(source.text())
    return clean(html_to_text(source.html()))


def local_files(source: QMimeData) -> list[str]:
    """The paths of files on this machine that are dragged or copied."""
    return [url.toLocalFile() for url in source.urls() if url.isLocalFile()] if source.hasUrls() else []


def mime(text: str) -> QMimeData:
    """Clipboard data that is `text` and nothing else."""
    data = QMimeData()
    data.setText(text)
    return data
