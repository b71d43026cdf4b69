"""LanguageTool as the editor uses it: remembered answers, a worker that is replaced, new tries with growing pauses."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

from walkaway.grammar.answers import Answers, Setup
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

LANGUAGES = {"american": "en-US", "british": "en-GB", "australian": "en-AU", "canadian": "en-CA", "indian": "en-GB"}

STOPPED = Status(State.OFF, "LanguageTool is off.")
STARTING = Status(State.STARTING, "LanguageTool is starting.")
SKIPPED = Status(State.READY, "LanguageTool is on. One paragraph was too much for it and stays unchecked.")
GONE = "LanguageTool does not answer. Harper goes on."
RESTING = "LanguageTool rests, and starts again with the next check."
_MEMORY_STEP = 10 * 1024**2  # smaller changes are no news


class LanguageToolChecker:
    """LanguageTool, as every `Checker` is asked.

    `configure`, `known`, `status` and `stop` may come from any thread. `on_status` is called with every change of
    state, on any thread.
    """

    name = "languagetool"

    def __init__(
        self,
        place: Place,
        dialect: str = "american",
        words: Iterable[str] = (),
        *,
        on_status: Callable[[Status], None] | None = None,
        limit: float = CHECK_SECONDS,
        idle: float = IDLE_SECONDS,
    ) -> None:
        """`words` is the user's dictionary; `limit` is the time for one call; after `idle` seconds Java is stopped."""
        self._place = place
        self._setup: Setup = (dialect, frozenset(words))
        self._on_status = on_status
        self._limit, self._idle = limit, idle
        self._worker = Worker("walkaway.grammar.languagetool.worker", "--languagetool-worker", self._on_event)
        self._status = STOPPED
        self._answers = Answers()
        self._closed = threading.Event()
        self._failures = self._skips = 0

    @property
    def status(self) -> Status:
        """How LanguageTool is now."""
        return self._status

    @property
    def pid(self) -> int | None:
        """The worker's process id while there is a worker."""
        return self._worker.pid

    def start(self) -> Status:
        """Bring the worker up, or up again; blocks until it is ready or off.

        A server is asked about a sentence of ours. Java is not run before there is something to check, unless it
        failed. One that was stopped stays off.
        """
        if self._failures == 0:
            self._set(STARTING)
        try:
            self._bring_up(probe=self._failures > 0 or not isinstance(self._place, LocalPlace))
        except WorkerError as error:
            self._turn_off(error)
        return self._status

    def stop(self) -> None:
        """End LanguageTool and its Java for good; a check that waits raises `GrammarOff`."""
        self._closed.set()
        self._set(STOPPED)
        self._worker.close()

    def configure(self, dialect: str, words: Iterable[str]) -> None:
        """Answer by this dialect and this user dictionary from now on; returns at once."""
        self._setup = (dialect, frozenset(words))

    def check(self, paragraph: str) -> tuple[Finding, ...]:
        """Findings in the paragraph, sorted; blocks. Raises `GrammarOff`.

        When LanguageTool fails it is tried with a sentence of ours: if that is answered, this paragraph is asked once
        more, and has no findings if it fails again. Else LanguageTool is off for a while.
        """
        setup = self._setup  # once: another thread may change it in the middle of the check
        known = self._answers.find(setup, paragraph)
        if known is not None:
            return known
        if self._status.state is State.OFF:
            raise GrammarOff(self._status.sentence)
        found = self._ask(setup, paragraph)
        self._answers.keep(setup, paragraph, found)
        return found

    def known(self, paragraph: str) -> tuple[Finding, ...] | None:
        """The answer if it is remembered, at once; else None."""
        return self._answers.find(self._setup, paragraph)

    def _ask(self, setup: Setup, paragraph: str) -> tuple[Finding, ...]:
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
        return ()

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
        self._ready(self._worker.ask(request, START_SECONDS))

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

    def _set(self, status: Status) -> None:
        if status == self._status:
            return
        self._status = status
        if self._on_status is not None:
            self._on_status(status)


def _memory(answer: Answer) -> int:
    memory: int = answer["memory"]
    return memory // _MEMORY_STEP * _MEMORY_STEP
