"""Harper's worker seen from the editor: it takes a dialect and a dictionary, and gives findings."""

from __future__ import annotations

from collections.abc import Iterable

from walkaway.grammar.harper.convert import Lint, findings
from walkaway.grammar.mask import mask
from walkaway.grammar.process import Worker
from walkaway.text.finding import Finding

CHECK_SECONDS = 2.0
START_SECONDS = 30.0


class HarperWorker(Worker):
    """One process with one linter, for one caller at a time; only `close` may come from another thread."""

    def __init__(self, dialect: str = "american", words: Iterable[str] = (), *, limit: float = CHECK_SECONDS) -> None:
        """`limit` is the time for one call, in seconds of the monotonic clock."""
        super().__init__("walkaway.grammar.harper.worker", "--grammar-worker")
        self._setup = (dialect, frozenset(words))
        self._limit = limit

    def start(self) -> None:
        """Start a process in the place of the old one, and wait until it is warm. Raises `WorkerError`."""
        super().start()
        self._set_up()

    def configure(self, dialect: str, words: Iterable[str]) -> None:
        """Take this dialect and these dictionary words from now on, if they are others. Raises `WorkerError`.

        After that a process that lives may still have the ones before: it must not be asked.
        """
        setup = (dialect, frozenset(words))
        if setup != self._setup:
            self._setup = setup
            if self.pid is not None:
                self._set_up()

    def _set_up(self) -> None:
        dialect, words = self._setup
        self.ask({"dialect": dialect, "words": sorted(words)}, START_SECONDS)

    def check(self, paragraph: str) -> list[Finding]:
        """Findings in the paragraph, sorted; blocks up to the limit per 4,000 code points. Raises `WorkerError`."""
        masked = mask(paragraph)
        lints: list[Lint] = []
        for place, text in masked.calls():
            found: list[Lint] = self.ask({"text": text}, self._limit)["lints"]
            for lint in found:
                lint["start"] += place
                lint["end"] += place
            lints += found
        return findings(paragraph, masked, lints)
