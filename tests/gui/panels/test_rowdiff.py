from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from walkaway.gui.panels.rowdiff import changes

rows = st.lists(st.integers(0, 6), max_size=12)


def never(i: int, j: int) -> bool:
    return False


@given(rows, rows)
def test_making_the_changes_one_by_one_turns_the_old_list_into_the_new(old: list[int], new: list[int]) -> None:
    made = list(old)
    for change in changes(old, new, lambda i, j: old[i] % 2 == new[j] % 2):
        made[change.start : change.end] = new[change.new_start : change.new_end]

    assert made == new


@given(rows, rows)
def test_a_change_never_replaces_rows_in_place_unless_it_is_an_update(old: list[int], new: list[int]) -> None:
    for change in changes(old, new, never):
        assert change.what != "update"
        assert change.start == change.end or change.new_start == change.new_end


def test_equal_lists_need_no_change() -> None:
    assert changes(range(300), range(300), never) == []


def test_one_new_row_in_the_middle_is_one_insertion() -> None:
    (change,) = changes("abcd", "abxcd", never)

    assert (change.what, change.start, change.new_start, change.new_end) == ("insert", 2, 2, 3)


def test_a_row_that_only_looks_different_is_updated() -> None:
    (change,) = changes("abc", "aBc", lambda i, j: i == j)

    assert (change.what, change.start, change.end) == ("update", 1, 2)
