"""Quotation marks and apostrophes as they are printed: files are typed with straight ones."""

from __future__ import annotations

import re
from functools import lru_cache

_OPENS = re.compile(r"(?:(?<=[\s(\[—–“])|^)([\"'])(?=\S)")
_CLOSES = str.maketrans({'"': "”", "'": "’"})
_OPENING = {'"': "“", "'": "‘"}


@lru_cache(maxsize=2048)  # every place that a rule marks asks for its reason
def curly(text: str) -> str:
    """The text with curly quotation marks and apostrophes."""
    return _OPENS.sub(lambda found: _OPENING[found[1]], text).translate(_CLOSES)
