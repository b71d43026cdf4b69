"""Reading a reply off the window's thread: what it says, what of it is read, which dates and amounts it names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from walkaway.gui.prospects.reply_words import shown_cues
from walkaway.gui.timers import one_shot
from walkaway.gui.writer import Failure, Writer
from walkaway.language.rule import RuleError
from walkaway.prospects.reply import Cue, ExamplesError, Reading, ReplyReader, shipped_reader
from walkaway.prospects.reply.named import NamedAmount, NamedDate, named_amounts, named_dates
from walkaway.text.span import Span

_KEY = "reply"
_BREATH_MS = 120


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in a text.

    `cues` are those that are shown, `unread` is what is not the prospect's own words.
    """

    text: str
    reading: Reading
    cues: tuple[Cue, ...] = ()
    unread: tuple[Span, ...] = ()
    dates: tuple[NamedDate, ...] = ()
    amounts: tuple[NamedAmount, ...] = ()


class ReplyDesk(QObject):
    """Reads what it is given, soon and in the worker's thread; `read(Read)` is about the newest text alone."""

    read = Signal(object)
    failed = Signal(str)

    def __init__(
        self, worker: Writer, today: Callable[[], date], month_first: Callable[[], bool], parent: QObject
    ) -> None:
        """`month_first` says whether 4/5 is in April."""
        super().__init__(parent)
        self._worker, self._today, self._month_first = worker, today, month_first
        self._reader: ReplyReader | None = None
        self._wanted = ("", "")
        self._breath = one_shot(self, _BREATH_MS, self.read_now)
        worker.done.connect(self._on_done)
        worker.failed.connect(self._on_failed)

    def want(self, text: str, machine: str = "") -> None:
        """The reply is this now; `machine` is what its headers say of a machine."""
        self._wanted = (text, machine)
        self._breath.start()

    def read_now(self) -> None:
        """Do not wait for more to be typed."""
        self._breath.stop()
        text, machine = self._wanted
        self._worker.put(_KEY, lambda: self._read(text, machine))

    def stop(self) -> None:
        """Read nothing any more."""
        self._breath.stop()

    def _read(self, text: str, machine: str) -> Read:
        if self._reader is None:
            self._reader = shipped_reader()
        reading = self._reader.read(text, automatic=machine)
        return Read(
            text,
            reading,
            shown_cues(reading.cues),
            _between(reading.own, text),
            named_dates(text, reading.own, self._today(), month_first=self._month_first()),
            named_amounts(text, reading.own),
        )

    def _on_done(self, key: str, result: object) -> None:
        if isinstance(result, Read) and result.text == self._wanted[0]:
            self.read.emit(result)

    def _on_failed(self, failure: Failure) -> None:
        if failure.key != _KEY:
            return
        if not isinstance(failure.error, (RuleError, ExamplesError)):
            raise failure.error
        self.failed.emit(f"{failure.error}. Install Walkaway again if you have not changed this file.")


def _between(own: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """What stands before, between and after some spans, without the space around it."""
    edges = [0, *(edge for span in own for edge in (span.start, span.end)), len(text)]
    gaps = (Span(edges[at], edges[at + 1]) for at in range(0, len(edges), 2))
    return tuple(_trimmed(gap, text) for gap in gaps if gap.of(text).strip())


def _trimmed(span: Span, text: str) -> Span:
    said = span.of(text)
    return Span(span.end - len(said.lstrip()), span.start + len(said.rstrip()))
