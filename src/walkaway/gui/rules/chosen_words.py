"""The words that are selected in a message, and the sentence that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from walkaway.gui.editor.plain_edit import PlainEdit
from walkaway.gui.editor.positions import to_points

_SENTENCE_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s)|\n\s*\n")
_MOST = 300


@dataclass(frozen=True, slots=True)
class ChosenWords:
    """Selected words and their sentence, both on one line; empty where nothing is selected."""

    words: str = ""
    sentence: str = ""


def chosen_words(edits: Iterable[PlainEdit]) -> ChosenWords:
    """What is selected in the text that the keyboard is in, else in another one."""
    chosen = [edit for edit in edits if edit.textCursor().hasSelection()]
    for edit in sorted(chosen, key=lambda one: not one.hasFocus()):
        cursor, text = edit.textCursor(), edit.text()
        found = sentence_around(text, to_points(text, cursor.selectionStart()), to_points(text, cursor.selectionEnd()))
        if found.words:
            return found
    return ChosenWords()


def sentence_around(text: str, start: int, end: int) -> ChosenWords:
    """The words from `start` to before `end` (code points), and their sentence or sentences.

    What is very long is left out: it would be no rule that ever fits again, and no example that anybody reads.
    """
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    first = max((at for at in ends if at <= start), default=0)
    last = min((at for at in ends if at >= end), default=len(text))
    sentence = " ".join(text[first:last].split())
    words = " ".join(text[start:end].split())
    return ChosenWords(words if len(words) <= _MOST else "", sentence if len(sentence) <= _MOST else "")
