"""Shows how the grammar engines are: in the status line, and in the preferences while they are open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from walkaway.grammar.checker import State, Status
from walkaway.gui.engine_words import details, names
from walkaway.gui.engines import HARPER, Engines
from walkaway.gui.status_bar import StatusBar
from walkaway.gui.timers import one_shot

_PATIENCE_MS = 4_000
"""How long an engine may start before that is said in a sentence."""


class EngineStates(QObject):
    """Follows the engines. A sentence of trouble stands until the engine answers: tries in between do not move it."""

    def __init__(self, engines: Engines, bar: StatusBar, is_on: Callable[[], bool], parent: QObject) -> None:
        """`is_on` tells whether the user wants grammar marks."""
        super().__init__(parent)
        self._engines, self._bar, self._is_on = engines, bar, is_on
        self._troubles: dict[str, str] = {}
        self._patience = one_shot(self, _PATIENCE_MS, self._on_long_start)

    def show(self) -> None:
        """Show how they are now."""
        statuses = self._engines.statuses
        self._bar.show_grammar(self._is_on(), names(statuses))
        self._bar.grammar.setToolTip(details(statuses) or "Grammar and spelling marks")
        self._troubles = {name: words for name, words in self._troubles.items() if name in statuses}
        for name, status in statuses.items():
            if status.state is State.OFF:
                self._troubles[name] = status.sentence
            elif status.state is not State.STARTING:
                self._troubles.pop(name, None)
        if not self._starting(statuses):
            self._patience.stop()
        elif not self._patience.isActive():
            self._patience.start()
        self._say()

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._patience.stop()

    def _on_long_start(self) -> None:
        statuses = self._engines.statuses
        for name in self._starting(statuses):
            self._troubles[name] = statuses[name].sentence
        self._say()

    def _starting(self, statuses: dict[str, Status]) -> list[str]:
        """Those that start, and of which nothing is said yet."""
        return [
            name for name, status in statuses.items() if status.state is State.STARTING and name not in self._troubles
        ]

    def _say(self) -> None:
        sentences = list(self._troubles.values())
        harper = self._engines.statuses.get(HARPER)
        if sentences and harper is not None and harper.state is State.READY:
            sentences.append("Harper goes on.")
        self._bar.show_trouble(" ".join(sentences), can_retry=self._engines.can_retry)
