"""The overview in the window, over the real ledger."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from tests.gui.window.conftest import Person

from walkaway.prospects.ledger import Ledger, Sent
from walkaway.prospects.prospect import Prospect
from walkaway.settings import Theme

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_a_key_opens_it_and_the_theme_reaches_its_plots(person: Person) -> None:
    def sends(ledger: Ledger) -> None:
        ledger.sent(ledger.add(Prospect(name="Dana")), Sent(datetime.now(UTC), "Hello", "…", "", "go_for_no", 100))

    person.s.keeper.change(person.s.keeper, 1, sends)
    person.presses(Qt.Key.Key_O, CTRL, ALT)
    window = person.s.overview_book.window
    assert window is not None
    person.waits_for(lambda: window.ready)
    light = window.outcomes.plot
    assert light is not None
    assert window.outcomes.table.item(0, 0).text() == "Go for no"

    person.s.choices.apply(theme=Theme.DARK)

    assert window.ready
    assert window.outcomes.plot is not light
