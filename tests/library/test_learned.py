"""What is learned from the drafts that ship."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from walkaway import paths
from walkaway.language.labelled import labelled
from walkaway.language.likeness import Likeness, count
from walkaway.library import learned, recognise
from walkaway.library.errors import LibraryError
from walkaway.library.kinds import SITUATIONS
from walkaway.library.zones import zones_of

FILE = paths.resource("library") / "drafts.jsonl"
SHIPPED = list(labelled(FILE, FILE.read_bytes(), "situation", (*SITUATIONS, learned.ANY)))
WHOLE = 120
"""Characters from which a text is a whole mail and not a sentence of one."""


def _learned_from(examples: list[tuple[str, str]]) -> Likeness:
    """What is learned from a part of the examples."""
    said = [(zones_of(text).words, situation) for text, situation in examples if situation != learned.ANY]
    anything = [zones_of(text).words for text, situation in examples if situation == learned.ANY]
    said += [(words, situation) for words in anything for situation in SITUATIONS]
    return Likeness(count(said, tuple(SITUATIONS)), tuple(SITUATIONS))


def test_every_situation_has_about_as_many_drafts_and_none_is_there_twice() -> None:
    texts = [text.casefold() for text, _ in SHIPPED]
    each = Counter(situation for _, situation in SHIPPED)

    assert len(set(texts)) == len(texts)
    assert min(each[situation] for situation in SITUATIONS) >= 100
    assert max(each[situation] for situation in SITUATIONS) <= 2 * min(each[situation] for situation in SITUATIONS)


def test_mails_that_were_not_learned_from_are_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    first = among_three = mails = 0
    for half in (0, 1):
        likeness = _learned_from(SHIPPED[half::2])
        monkeypatch.setattr(recognise, "learned", lambda likeness=likeness: likeness)
        for text, situation in SHIPPED[1 - half :: 2]:
            if situation != learned.ANY and len(text) >= WHOLE:
                likely = list(recognise.recognise(text).likelihoods)
                mails += 1
                first += likely[0] == situation
                among_three += situation in likely[:3]

    assert mails > 300
    assert first / mails >= 0.65
    assert among_three / mails >= 0.85


@pytest.mark.parametrize("text", ["I hope you're doing well.", "Thanks for your message, let me know what you think."])
def test_what_people_write_about_anything_tells_of_no_situation(text: str) -> None:
    alike = learned.learned().of(zones_of(text).words)

    assert max(alike.values()) < 0.2


def test_a_learned_from_drafts_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "drafts.jsonl").write_text('{"situation": "party", "text": "Come!"}\n', encoding="utf-8")
    monkeypatch.setattr(learned, "resource", lambda *_: tmp_path)

    with pytest.raises(LibraryError, match=r"drafts\.jsonl, line 1: situation 'party'"):
        learned.learned.__wrapped__()
