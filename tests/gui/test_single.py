from __future__ import annotations

import os
import platform
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcessEnvironment
from pytestqt.qtbot import QtBot

from walkaway.gui import notes
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

    assert told.args == [["/a/one.eml"], ""]
    assert answers == [True]


def test_a_first_one_that_does_not_answer_is_not_waited_for(tmp_path: Path) -> None:
    later = FirstInstance(tmp_path)

    assert not later.hand_over([], 0.05)
    assert list((tmp_path / "notes").iterdir()) == []


def test_rubbish_among_the_notes_is_passed_over(first: FirstInstance, tmp_path: Path, qtbot: QtBot) -> None:
    notes = tmp_path / "notes"

    with qtbot.waitSignal(first.called) as told:
        (notes / "a.note").write_bytes(b"\x00{")
        (notes / "b.note").write_text('["", 5, "/x.eml", 7]', encoding="utf-8")

    assert told.args == [["/x.eml"], ""]


def test_what_lets_a_window_come_forward_is_handed_over(
    first: FirstInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "XDG_ACTIVATION_TOKEN"
    monkeypatch.setenv(name, "from-the-desktop")
    notes.put(tmp_path / "other", ["--clipboard"])
    monkeypatch.delenv(name)
    assert not QProcessEnvironment.systemEnvironment().value(name)

    (note,) = notes.take(tmp_path / "other")
    note.come_forward()

    assert QProcessEnvironment.systemEnvironment().value(name) == "from-the-desktop"  # where Qt looks for it
    os.unsetenv(name)


def test_links_and_the_clipboard_are_handed_over_as_they_are(first: FirstInstance, tmp_path: Path) -> None:
    notes.put(tmp_path / "other", ["mailto:ana@x.example?body=a/../b", "--clipboard"])

    assert list(notes.take(tmp_path / "other")) == [(["mailto:ana@x.example?body=a/../b", "--clipboard"], "", "")]


@pytest.mark.parametrize("well", [True, False])
def test_a_start_that_waits_ends_when_it_is_answered(
    first: FirstInstance, tmp_path: Path, qtbot: QtBot, well: bool
) -> None:
    ends: list[bool | None] = []
    later = FirstInstance(tmp_path)
    thread = threading.Thread(target=lambda: ends.append(later.hand_over_and_wait(["/a/one.eml"])))

    with qtbot.waitSignal(first.called) as told:
        thread.start()
    assert told.args is not None
    assert ends == []
    first.answer(told.args[1], well)
    thread.join(20)

    assert ends == [well]
    assert list((tmp_path / "notes").iterdir()) == []


def test_a_start_that_waits_ends_when_the_first_one_does(first: FirstInstance, tmp_path: Path, qtbot: QtBot) -> None:
    ends: list[bool | None] = []
    later = FirstInstance(tmp_path)
    thread = threading.Thread(target=lambda: ends.append(later.hand_over_and_wait(["/a/one.eml"])))
    with qtbot.waitSignal(first.called):
        thread.start()

    first.release()
    thread.join(20)

    assert ends == [False]
