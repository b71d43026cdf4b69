from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from walkaway.gui.panels.rowdiff import changes

rows = st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 2)), max_size=10)


def itself(row: tuple[str, int]) -> tuple[str, int]:
    return row


def name(row: tuple[str, int]) -> str:
    return row[0]


@given(rows, rows)
def test_making_the_changes_one_by_one_turns_the_old_list_into_the_new(
    old: list[tuple[str, int]], new: list[tuple[str, int]]
) -> None:
    made = list(old)
    for change in changes(old, new, (itself, name)):
        made[change.start : change.end] = new[change.new_start : change.new_end]

    assert made == new


@given(rows, rows)
def test_only_rows_of_the_same_name_are_updated_and_others_come_or_go(
    old: list[tuple[str, int]], new: list[tuple[str, int]]
) -> None:
    for change in changes(old, new, (itself, name)):
        before, after = old[change.start : change.end], new[change.new_start : change.new_end]
        if change.what == "update":
            assert [name(row) for row in before] == [name(row) for row in after]
        else:
            assert not before or not after


def test_equal_lists_need_no_change() -> None:
    assert changes(range(300), range(300), (int,)) == []


def test_one_new_row_in_the_middle_is_one_insertion() -> None:
    (change,) = changes("abcd", "abxcd", (str,))

    assert (change.what, change.start, change.new_start, change.new_end) == ("insert", 2, 2, 3)


def test_a_row_that_looks_different_is_updated_also_when_its_neighbour_goes() -> None:
    removed, updated = sorted(changes("ab", "B", (str, str.lower)), key=lambda change: change.what)

    assert (removed.what, removed.start, removed.end) == ("remove", 0, 1)
    assert (updated.what, updated.start, updated.end) == ("update", 1, 2)
