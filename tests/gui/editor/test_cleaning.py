"""Pasted text is plain, and nothing visible is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.gui.editor.cleaning import clean, one_line, storable


@pytest.mark.parametrize(
    ("dirty", "plain"),
    [
        ("one\r\ntwo\rthree\u2028four\u2029five\vsix", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("zero\u200bwidth\ufeff and soft\xadhyphen", "zerowidth and softhyphen"),
        ("price \u202e008,4 €", "price 008,4 €"),
        ("nul\x00bell\x07", "nulbell"),
        ("half \ud83d emoji", "half \ufffd emoji"),
    ],
)
def test_unseen_characters_go_and_line_breaks_become_newlines(dirty: str, plain: str) -> None:
    assert clean(dirty) == plain


@pytest.mark.parametrize("kept", ["👩‍💻 👍🏽", "می‌خواهم", "€4\u00a0800", "é", "שלום", "tab\there", "“quoted”"])
def test_what_can_be_seen_or_joins_letters_stays(kept: str) -> None:
    assert clean(kept) == kept


@given(st.text(alphabet=st.characters(codec=None)))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(alphabet=st.characters(codec=None)))
def test_text_made_storable_keeps_all_but_what_qt_cannot_hold(text: str) -> None:
    stored = storable(text)

    assert stored.encode("utf-8").decode("utf-8") == stored
    assert not set(stored) & {"\r", "\u2029", "\ufdd0", "\ufdd1"}


def test_a_subject_is_one_line() -> None:
    assert one_line(" Proposal:\r\n\r\n  bakery website \n") == "Proposal: bakery website"
