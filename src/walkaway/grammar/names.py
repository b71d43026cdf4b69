"""Words that no dictionary can know."""

from __future__ import annotations

import re


def is_name_like(word: str) -> bool:
    """True for what no dictionary can know: KPI, mp3, iPhone."""
    letters = re.sub(r"['’]s$", "", word)
    inner = any(sign.isupper() for sign in letters[1:])
    return any(sign.isdigit() for sign in letters) or inner
