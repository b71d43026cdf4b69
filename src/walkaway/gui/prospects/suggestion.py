"""What to do next with a prospect, and why: the one place where the window asks for advice about one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from walkaway.gui.day_words import on_day
from walkaway.library.template import Template
from walkaway.moves import all_recharge_days

if TYPE_CHECKING:
    from walkaway.prospects.advice import Past
    from walkaway.prospects.ledger import Entry, Summary
    from walkaway.prospects.reply import ReplyReader

_PATIENCE_DAYS = 4
"""How long silence is no answer."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The reason in one sentence, and the template to take; "" for none."""

    why: str
    template: str = ""
    title: str = ""


class Suggester:
    """Suggests what comes next. To be asked in the ledger's thread: it may look through many templates."""

    def __init__(
        self,
        templates: Callable[[], Sequence[Template]],
        own_days: Callable[[], Mapping[str, int]],
        now: Callable[[], datetime],
    ) -> None:
        """`own_days` has the user's own numbers of days to recharge; `now` knows its zone."""
        self._templates, self._own_days, self._now = templates, own_days, now
        self._reader: ReplyReader | None = None

    def suggest(self, summary: Summary, newest_first: Sequence[Entry], past: Callable[[], Past]) -> Suggestion | None:
        """What comes next; None where nothing speaks for anything, or it has ended. `past` tells what was made."""
        from walkaway.gui.prospects.advising import proposals
        from walkaway.prospects.advice import LEAVE_THEM, SILENT
        from walkaway.prospects.ledger import AUTOMATIC, Received, Sent

        said = [each.what for each in newest_first if isinstance(each.what, Sent | Received)]
        newest = next((each for each in said if not (isinstance(each, Received) and each.says == AUTOMATIC)), None)
        if newest is None or summary.result != "open":
            return None
        now = self._now()
        if isinstance(newest, Sent) and (now - newest.when).days < _PATIENCE_DAYS:
            return Suggestion(f"Your last message went out {on_day(newest.when, now)}. Give them a few days.")
        if isinstance(newest, Received) and newest.says == "refusal" and self._asks_for_quiet(newest.text):
            return Suggestion(LEAVE_THEM)
        days = all_recharge_days(self._own_days())
        answer = newest.says if isinstance(newest, Received) else SILENT
        first = next(iter(proposals(answer, self._templates(), now, days, past())), None)
        return Suggestion(first.next.why, first.next.template, first.templates[0].title) if first else None

    def _asks_for_quiet(self, text: str) -> bool:
        from walkaway.prospects.reply import shipped_reader

        self._reader = self._reader or shipped_reader()
        return self._reader.read(text).asks_for_quiet
