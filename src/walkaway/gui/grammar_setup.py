"""Setting up the grammar engines from the preferences: Java is looked for, LanguageTool is downloaded, tries again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from walkaway.gui.choices import Choices
from walkaway.gui.engine_words import megabytes
from walkaway.gui.engines import Engines
from walkaway.gui.writer import Failure, Writer
from walkaway.settings import LanguageTool, Settings

if TYPE_CHECKING:
    from walkaway.gui.preferences.dialog import Preferences

_JAVA, _DOWNLOAD, _CLEAR = "java", "download", "clear"


@dataclass(frozen=True, slots=True)
class Offer:
    """A download as the user is asked about it, and how it is done.

    `fetch(progress, cancelled)` blocks; it calls `progress(bytes, of)` and raises `Exception`s that are sentences.
    `clear` takes away what an earlier one left that was cut off, and blocks; `is_here` tells whether there is one.
    """

    version: str
    size: int
    source: str
    folder: Path
    fetch: Callable[[Callable[[int, int], None], threading.Event], object]
    clear: Callable[[], object]
    is_here: Callable[[], bool]

    @property
    def question(self) -> str:
        """What would be downloaded, from where, under which licence, and where to."""
        return (
            f"Download LanguageTool {self.version}? It is {megabytes(self.size)} from {self.source}, free software "
            f"under the LGPL 2.1 or later. It is kept in {self.folder} and nothing else is fetched."
        )


class GrammarSetup(QObject):
    """Serves the preferences' page on grammar. What takes time is done in a thread that only that page needs."""

    _came = Signal(object, object)
    """(bytes, of): from the thread that downloads."""

    def __init__(
        self,
        choices: Choices,
        engines: Engines,
        make_offer: Callable[[], Offer],
        find_java: Callable[[], str],
        parent: QObject,
    ) -> None:
        """`find_java` says in a sentence which Java is here; where there is none, it raises one."""
        super().__init__(parent)
        self._choices, self._engines, self._make_offer, self._find_java = choices, engines, make_offer, find_java
        self._offer: Offer
        self._errands: Writer | None = None
        self._cancelled = threading.Event()
        self._dialog: Preferences | None = None
        self._java_is_known = False
        self._came.connect(self._on_came)

    def on_dialog(self, dialog: Preferences) -> None:
        """The preferences were made: serve them from now on."""
        self._dialog, self._offer = dialog, self._make_offer()
        page = dialog.grammar
        page.local.show_offer(self._offer.question, here=self._offer.is_here())
        page.local.download_requested.connect(self._download)
        page.local.cancel_requested.connect(self._cancel)
        page.retry_requested.connect(self.try_again)
        self._look_for_java(self._choices.now)
        self._put(_CLEAR, self._offer.clear)
        self.show()

    def open(self) -> None:
        """Open the preferences where the engines are."""
        self._choices.show()
        if self._dialog is not None:
            self._dialog.show_page(self._dialog.grammar)

    def try_again(self) -> None:
        """Start what failed again, and look again for what it needs."""
        self._engines.use(self._choices.now, self._choices.words)
        self._java_is_known = False
        self._look_for_java(self._choices.now)

    def on_choices(self, before: Settings, after: Settings) -> None:
        """The settings changed."""
        self._look_for_java(after)

    def show(self) -> None:
        """Show how the engines are, where somebody looks."""
        if self._dialog is not None:
            self._dialog.grammar.show_engines(self._engines.statuses, can_retry=self._engines.can_retry)

    def stop(self) -> bool:
        """End a download, and wait for nothing any more; False when the thread still runs."""
        self._cancelled.set()
        return self._errands is None or self._errands.abandon(0.5)

    def _look_for_java(self, settings: Settings) -> None:
        if self._dialog is not None and settings.languagetool is LanguageTool.LOCAL and not self._java_is_known:
            self._java_is_known = True
            self._put(_JAVA, self._find_java)

    def _download(self) -> None:
        if self._dialog is None:
            return
        self._cancelled = cancelled = threading.Event()
        self._dialog.grammar.local.show_progress(0, self._offer.size)
        self._put(_DOWNLOAD, lambda: self._offer.fetch(self._came.emit, cancelled))

    def _cancel(self) -> None:
        self._cancelled.set()
        if self._dialog is not None:
            self._dialog.grammar.local.show_cancelling()

    def _put(self, key: str, job: Callable[[], object]) -> None:
        if self._errands is None:
            self._errands = Writer(self)
            self._errands.done.connect(self._on_done)
            self._errands.failed.connect(self._on_failed)
        self._errands.put(key, job)

    def _on_came(self, done: int, size: int) -> None:
        if self._dialog is not None and not self._cancelled.is_set():
            local = self._dialog.grammar.local
            local.show_step("Checking it…") if size and done >= size else local.show_progress(done, size)

    def _on_done(self, key: str, result: object) -> None:
        if self._dialog is None or key == _CLEAR:
            return
        if key == _JAVA:
            self._dialog.grammar.show_java(str(result), found=True)
            return
        local = self._dialog.grammar.local
        local.show_offer(self._offer.question, here=True)
        local.show_result(f"LanguageTool {self._offer.version} is here.", failed=False)
        # What was downloaded is what is wanted, also where another folder was named before.
        self._choices.apply(languagetool_folder=None)
        self.try_again()

    def _on_failed(self, failure: Failure) -> None:
        if self._dialog is None or failure.key == _CLEAR:  # what cannot be cleared now is cleared another time
            return
        local = self._dialog.grammar.local
        if failure.key == _JAVA:
            self._dialog.grammar.show_java(str(failure.error), found=False)
        elif self._cancelled.is_set():
            local.show_result("Not downloaded. Nothing was kept.", failed=False)
        else:
            local.show_result(str(failure.error), failed=True)
