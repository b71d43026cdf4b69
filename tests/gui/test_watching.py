from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from walkaway.gui.watching import FolderWatch


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[FolderWatch]:
    (tmp_path / "takeaway").mkdir()
    (tmp_path / "takeaway" / "one.md").write_text("one", encoding="utf-8")
    made = FolderWatch((".md",))
    made.watch([tmp_path])
    yield made
    made.stop()


def test_a_new_file_in_a_folder_below_is_noticed(watch: FolderWatch, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch.changed):
        (tmp_path / "takeaway" / "two.md").write_text("two", encoding="utf-8")


def test_a_file_written_in_place_is_noticed(watch: FolderWatch, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch.changed), (tmp_path / "takeaway" / "one.md").open("a", encoding="utf-8") as file:
        file.write("more")


def test_a_file_replaced_again_and_again_is_noticed_each_time(watch: FolderWatch, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "takeaway" / "one.md"
    for number in range(3):
        fresh = tmp_path / "fresh"
        fresh.write_text(str(number), encoding="utf-8")
        with qtbot.waitSignal(watch.changed):
            os.replace(fresh, target)


def test_a_folder_made_later_is_watched_too(watch: FolderWatch, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch.changed):
        (tmp_path / "price").mkdir()
    with qtbot.waitSignal(watch.changed):
        (tmp_path / "price" / "three.md").write_text("three", encoding="utf-8")


def test_many_events_are_told_once(watch: FolderWatch, tmp_path: Path, qtbot: QtBot) -> None:
    told: list[int] = []
    watch.changed.connect(lambda: told.append(1))

    with qtbot.waitSignal(watch.changed):
        for number in range(10):
            (tmp_path / f"{number}.md").write_text("x", encoding="utf-8")

    assert told == [1]


def test_what_somebody_else_lists_is_watched(watch: FolderWatch, tmp_path: Path, qtbot: QtBot) -> None:
    one = tmp_path / "takeaway" / "one.md"

    watch.take([str(one)])

    with qtbot.waitSignal(watch.changed), one.open("a", encoding="utf-8") as file:
        file.write("more")


def test_what_is_watched_for_the_first_time_is_told_once(watch: FolderWatch, tmp_path: Path, qtbot: QtBot) -> None:
    folder = str(tmp_path / "takeaway")

    assert watch.take([folder, str(tmp_path / "takeaway" / "one.md")]) is False, "watched by the fixture"
    watch.take([])
    assert watch.take([folder]) is True
    assert watch.take([folder]) is False
    assert watch.take([folder, str(tmp_path / "none.md")]) is False, "it cannot be watched, and is no news each time"
