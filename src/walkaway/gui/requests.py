"""What a start asks for: files, `mailto:` links, the text on the clipboard, and whether somebody waits for the end.

A request is a list of words, as they stand on the command line, so that a later start can hand it to the first one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

CLIPBOARD, WAIT = "--clipboard", "--wait"
"""Options: open what is on the clipboard; end only when the file is given back."""


def is_mailto(word: str) -> bool:
    """True for a link that asks for a message."""
    return word[:7].casefold() == "mailto:"


def anywhere(words: Iterable[str]) -> list[str]:
    """The same request in words that mean the same in every folder."""
    return [word if is_mailto(word) or word == CLIPBOARD else os.path.abspath(word) for word in words]
