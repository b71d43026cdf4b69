"""LanguageTool as the editor uses it: a worker that is replaced when it fails, and new tries with growing pauses."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from walkaway.grammar.answers import Setup
from walkaway.grammar.base import WorkerChecker
from walkaway.grammar.checker import GrammarOff, State, Status
from walkaway.grammar.languagetool.convert import Hit, findings
from walkaway.grammar.languagetool.place import LocalPlace, Place, address_problem
from walkaway.grammar.mask import mask
from walkaway.grammar.process import Answer, Worker, WorkerError, WorkerGone
from walkaway.text.finding import Finding

CHECK_SECONDS = 10.0  # for the server's answer
GRACE_SECONDS = 2.0  # for the way there and back
START_SECONDS = 60.0
IDLE_SECONDS = 300.0
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 60.0
SKIPS = 3  # paragraphs in a row, and it is not the paragraphs
SKIPPED_SECONDS = 60.0  # a server that was slow for a while is not held to it for ever

LANGUAGES = {"american": "en-US", "british": "en-GB", "australian": "en-AU", "canadian": "en-CA", "indian": "en-GB"}

STOPPED = Status(State.OFF, "LanguageTool is off.")
STARTING = Status(State.STARTING, "LanguageTool is starting.")
WAITING = Status(State.WAITING, "LanguageTool starts with the first text to check.")
SKIPPED = Status(State.READY, "LanguageTool is on. It had no answer to one paragraph, and is asked again later.")
GONE = "LanguageTool does not answer."
RESTING = "LanguageTool rests, and starts again with the next check."
_MEMORY_STEP = 10 * 1024**2  # smaller changes are no news


class LanguageToolChecker(WorkerChecker):
    """LanguageTool, as every `Checker` is asked.

    When a check fails, LanguageTool is tried with a sentence of ours. If that is answered, it is the paragraph's fault.
    """

    def __init__(
        self,
        place: Place,
        dialect: str = "american",
        words: Iterable[str] = (),
        *,
        on_status: Callable[[Status], None] | None = None,
        limit: float = CHECK_SECONDS,
        idle: float = IDLE_SECONDS,
        skipped_for: float = SKIPPED_SECONDS,
    ) -> None:
        """`words` is the user's dictionary; `limit` is the time for one call; after `idle` seconds Java is stopped."""
        worker = Worker("walkaway.grammar.languagetool.worker", "--languagetool-worker", self._on_event)
        super().__init__(worker, STARTING, STOPPED, (dialect, frozenset(words)), on_status, skipped_for)
        self._place, self._limit, self._idle = place, limit, idle
        self._failures = self._skips = 0

    def start(self) -> Status:
        """Bring the worker up, or up again; blocks until it is ready, waits or is off.

        A server is asked about a sentence of ours. Java is not run before there is something to check, unless it
        failed: so long it waits. One that was stopped stays off.
        """
        if self._failures == 0:
            self._say(STARTING)
        try:
            self._bring_up(probe=self._failures > 0 or not isinstance(self._place, LocalPlace))
        except WorkerError as error:
            self._turn_off(error)
        return self._status

    def _ask(self, setup: Setup, paragraph: str) -> tuple[Finding, ...] | None:
        for _ in range(2):
            try:
                found = self._ask_once(setup, paragraph)
            except WorkerError as error:
                self._recover(error)
            else:
                self._failures = self._skips = 0
                return found
        self._skips += 1
        if self._skips >= SKIPS:
            self._skips = 0
            raise self._turn_off(WorkerError(GONE))
        self._set(SKIPPED)
        return None

    def _ask_once(self, setup: Setup, paragraph: str) -> tuple[Finding, ...]:
        dialect, words = setup
        masked = mask(paragraph)
        hits: list[Hit] = []
        for place, text in masked.calls():
            request = {"text": text, "language": LANGUAGES[dialect]}
            answer = self._worker.ask(request, self._limit + GRACE_SECONDS)
            found: list[Hit] = answer["hits"]
            for hit in found:
                hit["start"] += place
                hit["end"] += place
            hits += found
            self._ready(answer)
        return tuple(findings(paragraph, masked, hits, words))

    def _recover(self, error: WorkerError) -> None:
        """Have LanguageTool prove that it is sound after a failure. Raises `GrammarOff`."""
        if not self._closed.is_set():
            self._set(STARTING if isinstance(error, WorkerGone) else Status(State.STARTING, str(error)))
        try:
            self._bring_up(probe=True)
        except WorkerError as reason:
            raise self._turn_off(reason) from reason

    def _bring_up(self, *, probe: bool) -> None:
        """A worker that has its place; with `probe` also a first answer. Raises `WorkerError`."""
        if isinstance(self._place, LocalPlace):
            request: Answer = {"folder": str(self._place.folder)}
        else:
            problem = address_problem(self._place.url)
            if problem:
                raise WorkerError(problem, lasting=True)
            request = {"url": self._place.url}
        request |= {"probe": probe, "seconds": self._limit, "idle": self._idle, "language": LANGUAGES[self._setup[0]]}
        if self._worker.pid is None:
            self._worker.start()
        answer = self._worker.ask(request, START_SECONDS)
        if probe:
            self._ready(answer)
        elif not self._closed.is_set():
            self._set(WAITING)

    def _ready(self, answer: Answer) -> None:
        if not self._closed.is_set():
            self._set(Status(State.READY, "LanguageTool is on.", _memory(answer)))

    def _on_event(self, news: Answer) -> None:
        """The worker started Java, or stopped it since nobody asked."""
        if self._closed.is_set():
            return
        if news["event"] == "resting":
            self._set(Status(State.READY, RESTING, _memory(news)))
        elif self._failures == 0:
            self._set(STARTING)

    def _turn_off(self, error: WorkerError) -> GrammarOff:
        """Off, for a while or until it is started again; gives what a check raises."""
        self._worker.stop()
        self._failures += 1
        sentence = GONE if isinstance(error, WorkerGone) else str(error)
        pause = 0.0 if error.lasting else min(FIRST_PAUSE * 2 ** (self._failures - 1), LONGEST_PAUSE)
        self._set(STOPPED if self._closed.is_set() else Status(State.OFF, sentence, again=pause))
        return GrammarOff(self._status.sentence)


def _memory(answer: Answer) -> int:
    memory: int = answer["memory"]
    return memory // _MEMORY_STEP * _MEMORY_STEP
