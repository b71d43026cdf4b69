"""How the moves stand with the prospect of the draft: said beside the templates, and before one is put in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from walkaway.gui.choices import Choices
from walkaway.gui.notices import Choice, Notices
from walkaway.gui.prospects.addressee import Addressee
from walkaway.gui.prospects.prospect_words import PLAIN, caution_words, template_line
from walkaway.library.store import Library
from walkaway.library.template import Template
from walkaway.prospects.recharge import Freshness

_TOPIC = "recharging move"
_RECHARGING = 0.4
"""What a move that is recharging counts in the ranking: less, and never nothing."""


class Standing(QObject):
    """Follows the addressee. `changed` says that a move may stand differently now."""

    changed = Signal()
    fresh_wished = Signal(str)
    """(situation): show the templates for it whose moves are fresh."""

    def __init__(
        self,
        addressee: Addressee,
        library: Library,
        choices: Choices,
        notices: Notices,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        """`now` knows its zone."""
        super().__init__(parent)
        self._addressee, self._library, self._choices = addressee, library, choices
        self._notices, self._now = notices, now
        self._states: dict[str, Freshness] = {}
        addressee.changed.connect(self.look)

    def look(self) -> None:
        """See how the moves stand now."""
        shown = self._addressee.picture
        states = shown.every_move(self._now(), self._choices.now.recharge_days) if shown else ()
        made = {each.move: each for each in states if each.last_used is not None and each.move != PLAIN}
        if made != self._states:
            self._states = made
            self._notices.clear(_TOPIC)
            self.changed.emit()

    @property
    def lines(self) -> Mapping[str, str]:
        """What is to be said beside a template, by its move; nothing for a move that was never made."""
        name = self._name
        return {move: template_line(state, name, self._now()) for move, state in self._states.items()}

    @property
    def recharging(self) -> frozenset[str]:
        """The moves that are still recharging."""
        return frozenset(move for move, state in self._states.items() if not state.fresh)

    @property
    def factors(self) -> Mapping[str, float]:
        """How much each move that is recharging counts in a ranking."""
        return dict.fromkeys(self.recharging, _RECHARGING)

    def stops(self, template: Template, go_on: Callable[[], object]) -> bool:
        """True where the move of a template is still recharging: that is said, with a way to `go_on`.

        Also while the ledger is still asked whom the draft is for: then it goes on by itself.
        """
        if self._addressee.asking:
            self._addressee.when_known(lambda: self.stops(template, go_on) or go_on())
            return True
        self._notices.clear(_TOPIC)
        self.look()  # a night may have passed
        state = self._states.get(template.move)
        if state is None or state.fresh:
            return False
        others = self._library.search("", situation=template.situation)
        fresh = [each for each in dict.fromkeys(other.move for other in others) if each not in self.recharging]
        anyway = Choice("Insert anyway", go_on)
        show = Choice("Show fresh ones", lambda: self.fresh_wished.emit(template.situation))
        choices = (anyway, show) if fresh else (anyway,)
        words = caution_words(state, [each for each in fresh if each != PLAIN], self._name, self._now())
        notice = self._notices.tell(_TOPIC, words, *choices)
        # Whoever works by keyboard answers where the question is.
        notice.buttons[0].setFocus()
        return True

    @property
    def _name(self) -> str:
        prospect = self._addressee.prospect
        return (prospect.name.split()[0] if prospect.name.split() else prospect.label) if prospect else ""
