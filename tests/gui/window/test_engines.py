"""Two engines in the window: their marks, their states, and the choices about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.grammar_fakes import LINK, FakeEngine
from tests.gui.window.conftest import Person, start, stop

from walkaway import paths, settings
from walkaway.grammar.checker import Checker, State, Status
from walkaway.grammar.languagetool.place import Place
from walkaway.gui import build
from walkaway.gui.engines import Engines
from walkaway.gui.preferences.grammar_page import GrammarPage
from walkaway.settings import LanguageTool, Settings

DEAD = Status(State.OFF, "LanguageTool does not answer.")
TEXT = "The price are firm."
LOCAL = Settings(first_run_done=True, languagetool=LanguageTool.LOCAL, languagetool_folder=Path("/opt/languagetool"))


@dataclass
class Pair:
    harper: FakeEngine = field(default_factory=lambda: FakeEngine("harper", "are", "firm"))
    languagetool: FakeEngine = field(default_factory=lambda: FakeEngine("languagetool", "price are"))

    def at(self, place: Place, dialect: str, words: Iterable[str], on_status: Callable[[Status], None]) -> Checker:
        return self.languagetool.made(dialect, words, on_status)


@pytest.fixture
def pair(monkeypatch: pytest.MonkeyPatch) -> Pair:
    made = Pair()
    engines = partial(Engines, harper=made.harper.made, languagetool=made.at)
    monkeypatch.setattr(build, "Engines", engines)
    monkeypatch.setattr(build, "find_java", lambda: "Java 17 is here: /usr/bin/java.")
    return made


@pytest.fixture
def person(qapp: QApplication, qtbot: QtBot, pair: Pair) -> Iterator[Person]:
    settings.save(paths.settings_file(), LOCAL)
    program = start(qapp)
    qtbot.waitExposed(program.shell.window)
    program.shell.window.activateWindow()
    yield Person(program, qtbot)
    pair.languagetool.free.set()
    stop(program, qapp)


def marked(person: Person) -> list[tuple[str, str]]:
    return [(one.rule.partition("/")[0], one.text) for one in person.s.editor.grammar_findings()]


def cards(person: Person) -> list[str]:
    return [item.finding.text for item in person.s.findings.view._findings.rows()]


def test_on_the_same_words_languagetools_mark_stands_and_harpers_others_too(person: Person) -> None:
    person.types(TEXT)

    person.waits_for(lambda: marked(person) == [("languagetool", "price are"), ("harper", "firm")])
    assert person.s.window.status.grammar.text() == "Grammar: Harper, LanguageTool"
    assert person.s.window.status.trouble.isHidden()


def test_typing_goes_on_while_languagetool_is_slow_and_its_marks_come_later(person: Person, pair: Pair) -> None:
    pair.languagetool.free.clear()

    person.types(TEXT)
    person.waits_for(lambda: marked(person) == [("harper", "are"), ("harper", "firm")])
    assert person.s.editor.body() == TEXT

    pair.languagetool.free.set()
    person.waits_for(lambda: marked(person) == [("languagetool", "price are"), ("harper", "firm")])


def test_a_mark_that_waits_for_a_new_answer_keeps_its_place_and_its_card(person: Person, pair: Pair) -> None:
    both = [("languagetool", "price are"), ("harper", "firm")]
    person.types(TEXT)
    person.waits_for(lambda: marked(person) == both)  # Harper alone marks two places, too
    pair.languagetool.free.clear()

    person.types(" That is all.")

    person.waits_for(lambda: person.s.checking.waiting == {f"{TEXT} That is all.": {"languagetool"}})
    assert marked(person) == both
    assert cards(person) == ["price are", "firm"]


def test_what_is_ignored_is_not_marked_by_the_other_engine_in_its_place(person: Person, pair: Pair) -> None:
    pair.harper.words = ("price are",)
    person.types(TEXT)
    person.waits_for(lambda: marked(person) == [("languagetool", "price are")])

    person.s.fixes.ignore(person.s.editor.grammar_findings()[0], "here")

    assert marked(person) == []


def test_trouble_is_said_until_it_is_over_and_harper_goes_on(person: Person, pair: Pair) -> None:
    status = person.s.window.status
    person.waits_for(lambda: status.grammar.text() == "Grammar: Harper, LanguageTool")

    pair.languagetool.wanted = DEAD
    pair.languagetool.be(DEAD)
    person.waits_for(lambda: status.trouble.isVisible())
    assert status.sentence.text() == f"{DEAD.sentence} Harper goes on."
    assert status.grammar.text() == "Grammar: Harper"
    person.types(TEXT)
    person.waits_for(lambda: marked(person) == [("harper", "are"), ("harper", "firm")])

    pair.languagetool.be(Status(State.STARTING, "LanguageTool is starting."))
    person.waits_for(lambda: person.s.grammar.statuses["languagetool"].state is State.STARTING)
    assert status.sentence.text() == f"{DEAD.sentence} Harper goes on."

    pair.languagetool.be(DEAD)
    pair.languagetool.wanted = Status(State.READY, "LanguageTool is on.")
    person.waits_for(lambda: status.retry.isVisible())
    person.clicks(status.retry)
    person.waits_for(lambda: status.trouble.isHidden())
    person.waits_for(lambda: marked(person) == [("languagetool", "price are"), ("harper", "firm")])


def test_one_that_waits_for_a_text_is_in_no_trouble_and_not_said_to_answer(person: Person, pair: Pair) -> None:
    status = person.s.window.status
    person.waits_for(lambda: status.grammar.text() == "Grammar: Harper, LanguageTool")
    pair.languagetool.be(DEAD)
    person.waits_for(lambda: status.trouble.isVisible())

    pair.languagetool.be(Status(State.WAITING, "LanguageTool starts with the first text to check."))

    person.waits_for(lambda: status.trouble.isHidden())
    assert status.grammar.text() == "Grammar: Harper"
    assert not person.s.states._patience.isActive()
    assert "LanguageTool starts with the first text to check." in status.grammar.toolTip()


def test_a_start_that_takes_long_is_said(person: Person, pair: Pair) -> None:
    status = person.s.window.status
    person.waits_for(lambda: status.grammar.text() == "Grammar: Harper, LanguageTool")
    pair.languagetool.be(Status(State.STARTING, "LanguageTool is starting."))
    person.waits_for(lambda: person.s.states._patience.isActive())
    assert status.trouble.isHidden()

    person.s.states._patience.timeout.emit()

    assert status.trouble.isVisible()
    assert status.sentence.text() == "LanguageTool is starting. Harper goes on."
    assert status.retry.isHidden()


def test_the_memory_of_an_engine_is_told(person: Person, pair: Pair) -> None:
    pair.languagetool.be(Status(State.READY, "LanguageTool is on.", 447_000_000))

    tip = "Harper: harper is on.\nLanguageTool is on. It takes 447 MB of memory."
    person.waits_for(lambda: person.s.window.status.grammar.toolTip() == tip)


def page_of(person: Person) -> GrammarPage:
    person.clicks(person.s.window.status.preferences)
    dialog = person.s.choices.dialog
    assert dialog is not None
    assert dialog.stack.currentWidget() is dialog.grammar
    return dialog.grammar


def test_the_status_line_leads_to_the_choices_about_it(person: Person, pair: Pair) -> None:
    pair.languagetool.be(DEAD)
    person.waits_for(lambda: person.s.window.status.trouble.isVisible())

    page = page_of(person)

    assert page.states["languagetool"].text() == DEAD.sentence
    assert page.retry.isVisible()
    person.waits_for(lambda: page.local.java.text() == "Java 17 is here: /usr/bin/java.")


def test_nothing_goes_to_a_server_before_the_box_for_this_very_address_is_ticked(person: Person, pair: Pair) -> None:
    pair.languagetool.be(DEAD)
    person.waits_for(lambda: person.s.window.status.trouble.isVisible())
    page = page_of(person)
    person.clicks(page.places[LanguageTool.SERVER])
    person.s.focus.focus_message()
    person.types(TEXT)
    server = page.server
    server.address.setText("https://grammar.example.org/")
    server.address.editingFinished.emit()
    assert not server.consent.isChecked()
    person.waits_for(lambda: "harper" in dict(marked(person)))
    assert pair.languagetool.asked == []

    server.consent.click()
    person.waits_for(lambda: pair.languagetool.asked == [TEXT])
    assert server.consent.isChecked()

    server.address.setText("https://elsewhere.example.org/")
    server.address.editingFinished.emit()
    assert not server.consent.isChecked()
    assert person.s.grammar.statuses["languagetool"].state is State.OFF


class Browser(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser() -> Iterator[Browser]:
    made = Browser()
    for scheme in ("https", "file"):
        QDesktopServices.setUrlHandler(scheme, made, "open")  # type: ignore[arg-type]  # the stubs want what is refused
    yield made
    for scheme in ("https", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_a_key_on_the_card_opens_the_page_about_it(person: Person, browser: Browser) -> None:
    person.types(TEXT)
    person.waits_for(lambda: marked(person) == [("languagetool", "price are"), ("harper", "firm")])
    finding = person.s.editor.grammar_findings()[0]

    def is_selected() -> bool:  # the cards come after the marks
        person.s.findings.select(finding)
        current = person.s.findings.current_finding()
        return current is not None and current.rule == finding.rule

    person.waits_for(is_selected)
    person.s.findings.view.setFocus()

    person.presses(Qt.Key.Key_M)

    assert browser.opened == [LINK]


def test_an_address_that_is_no_web_page_is_not_opened(person: Person, browser: Browser) -> None:
    person.s.fixes.open_link("file:///etc/passwd")

    assert browser.opened == []
    assert person.s.notices.showing("finding") is not None
