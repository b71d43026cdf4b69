"""The grammar engines as one: asked together, each in a thread of its own, so that the slow one holds up nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from walkaway.grammar.checker import Checker, State, Status
from walkaway.gui.grammar_thread import GrammarThread, Make
from walkaway.settings import LanguageTool, Settings
from walkaway.text.finding import Finding

if TYPE_CHECKING:
    from walkaway.grammar.languagetool.place import Place

HARPER, LANGUAGETOOL = "harper", "languagetool"
_NOT_HERE = "LanguageTool is not on this computer yet. Download it, or choose its folder."
_NO_ADDRESS = "LanguageTool needs the address of a server."
_NO_CONSENT = "LanguageTool waits for your consent to send your text to the server."

MakeAt = Callable[["Place", str, Iterable[str], Callable[[Status], None]], Checker]
"""Makes an engine at a place, as `Make` does."""


def make_harper(dialect: str, words: Iterable[str], on_status: Callable[[Status], None]) -> Checker:
    """The engine that is always there. With it comes what it takes to run a process: not before the window is there."""
    from walkaway.grammar.harper.engine import HarperChecker

    return HarperChecker(dialect, words, on_status=on_status)


def make_languagetool(place: Place, dialect: str, words: Iterable[str], on_status: Callable[[Status], None]) -> Checker:
    """LanguageTool. Who does not use it does not load it."""
    from walkaway.grammar.languagetool.engine import LanguageToolChecker

    return LanguageToolChecker(place, dialect, words, on_status=on_status)


class Engines(QObject):
    """Harper, and LanguageTool where the user wants it. `answered` says that more paragraphs are known.

    Nothing of the text goes to a server that the user has not agreed to: without that there is no engine to ask.
    """

    answered = Signal()
    status_changed = Signal()

    def __init__(
        self,
        downloaded: Callable[[], Path | None],
        parent: QObject | None = None,
        *,
        harper: Make = make_harper,
        languagetool: MakeAt = make_languagetool,
    ) -> None:
        """`downloaded` gives the folder of the LanguageTool that was downloaded, if it was."""
        super().__init__(parent)
        self._downloaded, self._make_harper, self._make_languagetool = downloaded, harper, languagetool
        self._place: Place | None = None
        self._problem = ""
        self._asked: tuple[str, ...] = ()
        self._threads = {name: GrammarThread(self) for name in (HARPER, LANGUAGETOOL)}
        self._running: set[str] = set()
        for thread in self._threads.values():
            thread.answered.connect(self.answered)
            thread.status_changed.connect(self.status_changed)

    def use(self, settings: Settings, words: Iterable[str]) -> None:
        """Run what these settings want with this dictionary, and try again what failed; returns at once."""
        dialect, words = settings.dialect.lower(), tuple(words)
        place, self._problem = self._place_in(settings)
        if place != self._place:
            self._end(LANGUAGETOOL)
            self._place = place
        makes = self._makes(place) if settings.grammar_on else {}
        for name, thread in self._threads.items():
            if name not in makes:
                self._end(name)
            elif name not in self._running or self._status(name).state is State.OFF:
                self._running.add(name)
                thread.ask(self._asked)
                thread.start(makes[name], dialect, words)
        self.status_changed.emit()

    def configure(self, dialect: str, words: Iterable[str]) -> None:
        """Have all of them answer by another dialect and another dictionary."""
        words = tuple(words)
        for name in self._running:
            self._threads[name].configure(dialect, words)

    def ask(self, paragraphs: Iterable[str]) -> None:
        """Have these answered soon, in this order, in the place of those that were asked before."""
        self._asked = tuple(paragraphs)
        for name in self._running:
            self._threads[name].ask(self._asked)

    def known(self, paragraph: str) -> tuple[Finding, ...]:
        """What the engines that have answered by now say of the paragraph."""
        return tuple(one for name in sorted(self._running) for one in self._threads[name].known(paragraph) or ())

    def missing(self, paragraph: str) -> frozenset[str]:
        """The engines that the paragraph waits for.

        Nobody knows when one that is off will answer: rather no mark of it than one that may be wrong by now.
        """
        return frozenset(
            name
            for name in self._running
            if self._threads[name].known(paragraph) is None and self._status(name).state is not State.OFF
        )

    @property
    def statuses(self) -> dict[str, Status]:
        """How the engines are that the user wants, by name."""
        found = {name: self._status(name) for name in self._threads if name in self._running}
        if self._problem:
            found[LANGUAGETOOL] = Status(State.OFF, self._problem)
        return found

    @property
    def can_retry(self) -> bool:
        """True where one failed that could be started again as things are."""
        return any(self._status(name).state is State.OFF for name in self._running)

    def stop(self, seconds: float = 2.0) -> bool:
        """End all of them; False when a thread still runs after so long."""
        for name in self._threads:
            self._end(name)
        ended = [thread.wait(seconds) for thread in self._threads.values()]
        return all(ended)

    def _end(self, name: str) -> None:
        self._running.discard(name)
        self._threads[name].stop()

    def _status(self, name: str) -> Status:
        status = self._threads[name].status
        assert status is not None  # it was started, and an engine is starting from the first
        return status

    def _makes(self, place: Place | None) -> dict[str, Make]:
        """What makes the engines that can be used."""
        makes = {HARPER: self._make_harper}
        return makes if place is None else {**makes, LANGUAGETOOL: partial(self._make_languagetool, place)}

    def _place_in(self, settings: Settings) -> tuple[Place | None, str]:
        """Where LanguageTool is by these settings, or why it can be nowhere; neither when nobody wants it."""
        if settings.languagetool is LanguageTool.OFF or not settings.grammar_on:
            return None, ""
        from walkaway.grammar.languagetool.place import LocalPlace, ServerPlace, address_problem

        if settings.languagetool is LanguageTool.LOCAL:
            folder = settings.languagetool_folder or self._downloaded()
            return (LocalPlace(folder), "") if folder is not None else (None, _NOT_HERE)
        url = settings.languagetool_url
        if not url:
            return None, _NO_ADDRESS
        if problem := address_problem(url):
            return None, problem
        if settings.languagetool_consent != url:
            return None, _NO_CONSENT
        return ServerPlace(url), ""
