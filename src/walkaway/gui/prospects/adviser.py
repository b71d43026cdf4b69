"""Works the next move out, in the ledger's thread or another one, and shows it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from walkaway.gui.choices import Choices
from walkaway.gui.prospects.advising import Proposal, past_of, proposals
from walkaway.gui.prospects.keeper import Keeper
from walkaway.gui.prospects.next_box import NOTHING, NextBox
from walkaway.gui.prospects.reading_words import AUTOMATIC
from walkaway.gui.writer import Writer
from walkaway.library.store import Library
from walkaway.moves import all_recharge_days
from walkaway.prospects.advice import ANSWERS, LEAVE_THEM
from walkaway.prospects.prospect import Prospect

_KEY = "reply-advice"
NO_ANSWER = "A machine answered, so there is nothing to answer yet."
UNDECIDED = "Say how you read it, and the next move stands here."


class Adviser(QObject):
    """Fills a `NextBox`."""

    def __init__(
        self,
        box: NextBox,
        keeper: Keeper,
        worker: Writer,
        library: Library,
        choices: Choices,
        now: Callable[[], datetime],
    ) -> None:
        """`worker` works where the ledger need not be asked; `now` is local time, with its zone."""
        super().__init__(box)
        self._box, self._keeper, self._worker = box, keeper, worker
        self._library, self._choices, self._now = library, choices, now
        self._wanted: tuple[str, Prospect | None] = ("", None)
        worker.done.connect(self._on_done)

    def leave_them(self) -> None:
        """Propose nothing: they ask for quiet."""
        self._wanted = ("", None)
        self._box.show_proposals((), LEAVE_THEM)

    def advise(self, answer: str, known: Prospect | None) -> None:
        """Propose what to do after an answer ("" for none yet) of a prospect, if it is one that is known."""
        self._wanted = (answer, known)
        if answer not in ANSWERS:
            self._box.show_proposals((), NO_ANSWER if answer == AUTOMATIC else UNDECIDED if answer else NOTHING)
            return
        wanted, now, library = self._wanted, self._now(), self._library
        days = all_recharge_days(self._choices.now.recharge_days)
        if known is None:
            self._worker.put(_KEY, lambda: (wanted, proposals(answer, library.search(""), now, days, None)))
        else:
            self._keeper.ask(
                self,
                lambda ledger: proposals(answer, library.search(""), now, days, past_of(ledger, known.id)),
                lambda found: self._show(wanted, found),
                topic=_KEY,
            )

    def _on_done(self, key: str, result: tuple[tuple[str, Prospect | None], tuple[Proposal, ...]]) -> None:
        if key == _KEY:
            self._show(*result)

    def _show(self, wanted: tuple[str, Prospect | None], found: tuple[Proposal, ...]) -> None:
        if wanted == self._wanted:
            self._box.show_proposals(found)
