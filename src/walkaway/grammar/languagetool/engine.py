"""LanguageTool as the editor uses it. Signatures only, for the window to be built against; the engine follows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from walkaway.grammar.checker import GrammarOff, State, Status
from walkaway.grammar.languagetool.place import Place
from walkaway.text.finding import Finding

STOPPED = Status(State.OFF, "LanguageTool is off.")


class LanguageToolChecker:
    """LanguageTool: ask it from one thread of its own; `configure`, `known`, `status` and `stop` may come from any.

    `on_status` is called with every change of state, on any thread.
    """

    name = "languagetool"

    def __init__(
        self,
        place: Place,
        dialect: str = "american",
        words: Iterable[str] = (),
        *,
        on_status: Callable[[Status], None] | None = None,
    ) -> None:
        """`words` is the user's dictionary."""
        self._place, self._setup, self._on_status = place, (dialect, frozenset(words)), on_status

    @property
    def status(self) -> Status:
        """How LanguageTool is now."""
        return STOPPED

    def start(self) -> Status:
        """Bring it up, or up again."""
        return self.status

    def stop(self) -> None:
        """End it for good."""

    def configure(self, dialect: str, words: Iterable[str]) -> None:
        """Answer by these from now on."""
        self._setup = (dialect, frozenset(words))

    def check(self, paragraph: str) -> tuple[Finding, ...]:
        """Findings in the paragraph; raises `GrammarOff`."""
        raise GrammarOff(self.status.sentence)

    def known(self, paragraph: str) -> tuple[Finding, ...] | None:
        """The answer if it is remembered."""
        return None
