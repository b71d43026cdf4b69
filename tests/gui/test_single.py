from __future__ import annotations

import platform
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from walkaway.gui.single import FirstInstance


@pytest.fixture
def first(tmp_path: Path) -> Iterator[FirstInstance]:
    made = FirstInstance(tmp_path)
    assert made.claim()
    made.listen()
    yield made
    made.release()


def test_there_is_only_one_first(first: FirstInstance, tmp_path: Path) -> None:
    assert not FirstInstance(tmp_path).claim()


def test_a_lock_of_a_program_that_died_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "window.lock").write_text(f"99999999\nwalkaway\n{platform.node()}\n", encoding="utf-8")
    later = FirstInstance(tmp_path)

    assert later.claim()
    later.release()


def test_a_later_start_hands_its_files_to_the_first(first: FirstInstance, tmp_path: Path, qtbot: QtBot) -> None:
    answers: list[bool] = []
    later = FirstInstance(tmp_path)
    thread = threading.Thread(target=lambda: answers.append(later.hand_over(["/a/one.eml"], 20)))

    with qtbot.waitSignal(first.called) as told:
        thread.start()
    thread.join(20)

    assert told.args == [["/a/one.eml"]]
    assert answers == [True]


def test_a_first_one_that_does_not_answer_is_not_waited_for(tmp_path: Path) -> None:
    later = FirstInstance(tmp_path)

    assert not later.hand_over([], 0.05)
    assert list((tmp_path / "notes").iterdir()) == []


def test_rubbish_among_the_notes_is_passed_over(first: FirstInstance, tmp_path: Path, qtbot: QtBot) -> None:
    notes = tmp_path / "notes"

    with qtbot.waitSignal(first.called) as told:
        (notes / "a.note").write_bytes(b"\x00{")
        (notes / "b.note").write_text('["/x.eml", 7]', encoding="utf-8")

    assert told.args == [["/x.eml"]]
