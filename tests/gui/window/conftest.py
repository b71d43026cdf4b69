"""The real window with real folders, a real store and the shipped rules and templates; only Harper stays out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from walkaway import paths, settings
from walkaway.gui import build
from walkaway.gui.app import make_program
from walkaway.gui.program import Program
from walkaway.gui.shell import Shell
from walkaway.gui.single import FirstInstance
from walkaway.settings import Settings
from walkaway.tone import RuleSet, load_rules


@dataclass
class Person:
    """Somebody in front of the window: keys go where the keyboard is, clicks where the pointer is put."""

    program: Program
    qtbot: QtBot

    @property
    def s(self) -> Shell:
        return self.program.shell

    def focus(self) -> QWidget:
        focus = QApplication.focusWidget() or self.s.window.focusWidget()
        assert focus is not None
        return focus

    def types(self, words: str) -> None:
        self.qtbot.keyClicks(self.focus(), words)

    def presses(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        combined = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            combined |= modifier
        self.qtbot.keyClick(self.focus(), key, combined)

    def clicks(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())

    def waits_for(self, true: object) -> None:
        self.qtbot.waitUntil(true, timeout=60_000)  # type: ignore[arg-type]

    def sees_findings(self, number: int) -> None:
        def seen() -> bool:
            report = self.s.findings._report  # the cards come after the marks
            return report is self.s.checking.report is not None and len(report.findings) == number

        self.waits_for(seen)

    def is_ready(self) -> None:
        self.waits_for(lambda: self.s.checking.report is not None)

    def has_saved(self) -> None:
        def saved() -> bool:
            return not self.s.desk.unsaved and self.s.window.status.saved.text().startswith("Saved")

        self.waits_for(saved)


def start(qapp: QApplication, files: tuple[str, ...] = (), width: int = 1280) -> Program:
    first = FirstInstance(paths.state_dir())
    assert first.claim()
    program = make_program(qapp, first)
    program.shell.window.resize(width, 800)
    program.start(files)
    return program


def stop(program: Program, qapp: QApplication) -> None:
    window = program.shell.window
    program.end()
    window.close()
    window.deleteLater()
    # Now and here: Python might collect it later in another thread.
    program.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


@pytest.fixture(scope="session")
def shipped_rules() -> RuleSet:
    return load_rules()


@pytest.fixture(autouse=True)
def rules_are_read_once(shipped_rules: RuleSet, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home without a cache would compile all rules again for every test."""
    monkeypatch.setattr(build, "_read_rules", lambda: shipped_rules)


@pytest.fixture
def quiet_home() -> None:
    """A home in which the first run is over and grammar is off."""
    settings.save(paths.settings_file(), Settings(grammar_on=False, first_run_done=True))


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, quiet_home: None) -> Iterator[Program]:
    made = start(qapp)
    qtbot.waitExposed(made.shell.window)
    yield made
    stop(made, qapp)


@pytest.fixture
def person(program: Program, qtbot: QtBot) -> Person:
    program.shell.window.activateWindow()
    made = Person(program, qtbot)
    made.is_ready()
    return made


@pytest.fixture(autouse=True)
def _what_ships_is_learned_once(compiled_rules: None) -> None:
    """A home without a cache would learn to read replies again in every test."""
