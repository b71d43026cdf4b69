"""What the panels say about the use of a template."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from walkaway.gui.panels.template_words import used_line
from walkaway.library.uses import NEVER, Use

TODAY = date(2026, 6, 2)


@pytest.mark.parametrize(
    ("use", "said"),
    [
        (NEVER, ""),
        (Use(1, datetime(2026, 5, 3), "Dana"), "Used once, with Dana on 3 May."),
        (Use(1, datetime(2026, 5, 3)), "Used once, on 3 May."),
        (Use(2, datetime(2026, 6, 1, 23), "Dana"), "Used twice, last with Dana yesterday."),
        (Use(4, datetime(2026, 6, 2), "Dana"), "Used 4 times, last with Dana today."),
        (Use(4, datetime(2025, 5, 3)), "Used 4 times, last on 3 May 2025."),
        (Use(3), "Used 3 times."),
    ],
)
def test_uses_are_said_in_a_sentence(use: Use, said: str) -> None:
    assert used_line(use, TODAY) == said
