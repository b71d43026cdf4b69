"""The page of the preferences on grammar, and what serves it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.grammar_fakes import FakeChecker, FakeEngine

from walkaway.grammar.checker import State, Status
from walkaway.gui.choices import ChoiceFiles, Choices
from walkaway.gui.engines import Engines
from walkaway.gui.grammar_setup import GrammarSetup, Offer
from walkaway.gui.notices import Notices
from walkaway.gui.preferences.grammar_page import GrammarPage
from walkaway.gui.preferences.local_part import LocalPart
from walkaway.gui.writer import Writer
from walkaway.settings import Dialect, LanguageTool, Settings
from walkaway.tone.ignores import Ignores

NO_JAVA = "LanguageTool needs Java 17 or newer. Install it, then try again."
URL = "https://grammar.example.org/"


@pytest.fixture
def page(qtbot: QtBot) -> GrammarPage:
    made = GrammarPage()
    qtbot.addWidget(made)
    made.show_settings(Settings())
    made.show()
    return made


def test_the_english_is_told(page: GrammarPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.changed) as told:
        page.dialect.setCurrentText("British")
        page.dialect.activated.emit(page.dialect.currentIndex())

    assert told.args == [{"dialect": Dialect.BRITISH}]


def test_marks_are_switched(page: GrammarPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.changed) as told:
        page.marks.click()

    assert told.args == [{"grammar_on": False}]


@pytest.mark.parametrize("place", [LanguageTool.LOCAL, LanguageTool.SERVER])
def test_a_place_is_told_and_only_its_own_choices_are_seen(
    page: GrammarPage, qtbot: QtBot, place: LanguageTool
) -> None:
    with qtbot.waitSignal(page.changed) as told:
        page.places[place].click()
    page.show_settings(Settings(languagetool=place))

    assert told.args == [{"languagetool": place}]
    assert page.local.isVisible() is (place is LanguageTool.LOCAL)
    assert page.server.isVisible() is (place is LanguageTool.SERVER)


def test_showing_settings_tells_nobody(page: GrammarPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.changed):
        page.show_settings(
            Settings(languagetool=LanguageTool.SERVER, languagetool_url=URL, languagetool_consent=URL, grammar_on=False)
        )

    assert page.server.consent.isChecked()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://grammar.example.org/", "others on the way can read your text"),
        ("grammar.example.org", "begins with https://"),
        ("http://127.0.0.1:8081/", ""),
        (URL, ""),
        ("", ""),
    ],
)
def test_an_address_is_warned_of_where_it_has_to_be(page: GrammarPage, address: str, words: str) -> None:
    page.server.address.setText(address)

    assert words in page.server.warning.text()
    assert bool(words) is not page.server.warning.isHidden()


def test_there_is_nothing_to_agree_to_without_an_address(page: GrammarPage) -> None:
    page.server.address.setText("grammar.example.org")
    assert not page.server.consent.isEnabled()

    page.server.address.setText(URL)
    assert page.server.consent.isEnabled()
    assert page.server.consent.text() == "Send the text of my messages to grammar.example.org"


def test_consent_is_given_for_the_address_that_is_read_beside_it(page: GrammarPage, qtbot: QtBot) -> None:
    page.server.address.setText(URL)

    with qtbot.waitSignal(page.changed) as told:
        page.server.consent.click()

    assert told.args == [{"languagetool_url": URL, "languagetool_consent": URL}]


def test_an_address_that_is_being_typed_is_not_overwritten_and_not_agreed_to(page: GrammarPage, qtbot: QtBot) -> None:
    agreed = Settings(languagetool=LanguageTool.SERVER, languagetool_url=URL, languagetool_consent=URL)
    page.show_settings(agreed)
    page.server.address.setFocus()
    qtbot.waitUntil(page.server.address.hasFocus)
    qtbot.keyClicks(page.server.address, "x")

    page.show_settings(agreed)

    assert page.server.address.text() == f"{URL}x"
    assert not page.server.consent.isChecked()


def test_a_touched_address_is_agreed_to_no_more(page: GrammarPage, qtbot: QtBot) -> None:
    page.show_settings(Settings(languagetool=LanguageTool.SERVER, languagetool_url=URL, languagetool_consent=URL))

    with qtbot.waitSignal(page.changed) as told:
        qtbot.keyClicks(page.server.address, "x")

    assert told.args == [{"languagetool_consent": ""}]
    assert not page.server.consent.isChecked()


def test_an_address_with_a_password_is_not_kept(page: GrammarPage, qtbot: QtBot) -> None:
    page.server.address.setText("https://ana:secret@example.org/")

    with qtbot.assertNotEmitted(page.changed):
        page.server.address.editingFinished.emit()


@pytest.mark.parametrize(
    ("typed", "folder"),
    [
        ("~nosuchuser/x", str(Path.cwd() / "~nosuchuser" / "x")),
        ("~/lt", str(Path.home() / "lt")),
        ("file:///opt/lt", "/opt/lt"),
        ('"/opt/lt"', "/opt/lt"),
    ],
)
def test_a_folder_is_taken_as_people_write_it(page: GrammarPage, qtbot: QtBot, typed: str, folder: str) -> None:
    page.local.folder.setText(typed)

    with qtbot.waitSignal(page.changed) as told:
        page.local.folder.editingFinished.emit()

    assert told.args == [{"languagetool_folder": Path(folder)}]


def test_the_folder_is_chosen_in_a_dialog(page: GrammarPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LocalPart, "ask_folder", lambda self, start: "/opt/languagetool")

    with qtbot.waitSignal(page.changed) as told:
        page.local.choose.click()

    assert told.args == [{"languagetool_folder": Path("/opt/languagetool")}]


def test_what_is_said_about_java_is_said_once(page: GrammarPage) -> None:
    page.show_settings(Settings(languagetool=LanguageTool.LOCAL))
    page.show_java(NO_JAVA, found=False)
    assert page.local.java.isVisible()

    page.show_engines({"languagetool": Status(State.OFF, NO_JAVA)}, can_retry=True)

    assert not page.local.java.isVisible()
    assert page.retry.isVisible()


class Served:
    """The page in its dialog, a fetch that does what the test says, and everything between the two."""

    def __init__(self, folder: Path, window: QWidget) -> None:
        self.writer = Writer()
        files = ChoiceFiles(folder / "settings.toml", folder / "words.txt", folder / "ignored.json")
        chosen = Settings(languagetool=LanguageTool.LOCAL, languagetool_folder=Path("/opt/other"))
        notices = Notices(window)
        self.choices = Choices(chosen, Ignores(), (), files, self.writer, notices, lambda: window, QObject(window))
        engine = FakeEngine("harper")
        self.engines = Engines(lambda: None, window, harper=engine.made, languagetool=self._never)
        self.fetch: Callable[[Callable[[int, int], None], threading.Event], object] = lambda progress, cancelled: None
        self.cleared = threading.Event()
        self.is_here = False
        offer = Offer(
            "6.8",
            259_000_000,
            "example.org",
            folder,
            lambda *given: self.fetch(*given),
            self.cleared.set,
            lambda: self.is_here,
        )
        self.java: str | Exception = "Java 17 is here: /usr/bin/java."
        self.setup = GrammarSetup(self.choices, self.engines, lambda: offer, self._find_java, window)
        self.choices.dialog_made.connect(self.setup.on_dialog)
        self.setup.open()
        dialog = self.choices.dialog
        assert dialog is not None
        self.page, self.local = dialog.grammar, dialog.grammar.local

    def _never(self, *given: object) -> FakeChecker:
        raise AssertionError("LanguageTool was made")

    def _find_java(self) -> str:
        if isinstance(self.java, Exception):
            raise self.java
        return self.java

    def agrees(self) -> None:
        self.local.download.click()
        self.local.agree.click()


@pytest.fixture
def served(tmp_path: Path, qtbot: QtBot) -> Iterator[Served]:
    window = QWidget()
    qtbot.addWidget(window)
    made = Served(tmp_path, window)
    # Trying again is a matter of the engines, which have tests of their own.
    made.choices.now = made.choices.now.with_(grammar_on=False)
    yield made
    assert made.setup.stop()
    assert made.engines.stop()
    made.choices.close()
    made.writer.close()


def test_the_preferences_open_on_their_page_and_say_which_java_there_is(served: Served, qtbot: QtBot) -> None:
    assert served.page.isVisible()

    qtbot.waitUntil(lambda: served.local.java.text() == "Java 17 is here: /usr/bin/java.")


def test_what_a_download_left_that_was_cut_off_is_cleared_away(served: Served) -> None:
    assert served.cleared.wait(60)


def test_trying_again_looks_for_java_again(served: Served, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: served.local.java.text() == "Java 17 is here: /usr/bin/java.")
    served.java = RuntimeError(NO_JAVA)

    served.setup.try_again()

    qtbot.waitUntil(lambda: served.local.java.text() == NO_JAVA)


def test_before_a_download_it_is_said_what_it_is_and_nothing_is_fetched(served: Served) -> None:
    served.fetch = lambda progress, cancelled: pytest.fail("it was fetched")

    served.local.download.click()

    question = served.local.question
    assert question.isVisible()
    for words in ("LanguageTool 6.8", "259 MB", "example.org", "LGPL", str(served.setup._offer.folder)):
        assert words in question.text()
    served.local.decline.click()
    assert not question.isVisible()


def test_a_download_shows_how_far_it_is_and_what_came_is_used(served: Served, qtbot: QtBot) -> None:
    go_on = threading.Event()

    def fetch(progress: Callable[[int, int], None], cancelled: threading.Event) -> None:
        progress(118_000_000, 259_000_000)
        go_on.wait()

    served.fetch = fetch
    served.agrees()
    qtbot.waitUntil(lambda: served.local.amount.text() == "118 MB of 259 MB")
    assert not served.local.download.isEnabled()

    go_on.set()

    qtbot.waitUntil(lambda: served.local.result.text() == "LanguageTool 6.8 is here.")
    assert served.choices.now.languagetool_folder is None
    assert not served.local.download.isEnabled()  # it is here: another one of it would be of no use


def test_a_download_is_cancelled_with_the_key_that_is_at_hand(served: Served, qtbot: QtBot) -> None:
    def fetch(progress: Callable[[int, int], None], cancelled: threading.Event) -> None:
        cancelled.wait()
        raise RuntimeError("It was cancelled.")

    served.fetch = fetch
    served.agrees()
    qtbot.waitUntil(served.local.cancel.hasFocus)

    qtbot.keyClick(served.local.cancel, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: served.local.result.text() == "Not downloaded. Nothing was kept.")
    assert served.choices.now.languagetool_folder == Path("/opt/other")


def test_a_download_that_fails_says_why(served: Served, qtbot: QtBot) -> None:
    def fetch(progress: Callable[[int, int], None], cancelled: threading.Event) -> None:
        raise RuntimeError("example.org does not answer. Try again later.")

    served.fetch = fetch

    served.agrees()

    qtbot.waitUntil(lambda: served.local.result.text() == "example.org does not answer. Try again later.")
    assert served.local.download.isEnabled()


def test_the_end_of_the_program_ends_a_download(served: Served, qtbot: QtBot) -> None:
    begun, ended = threading.Event(), threading.Event()

    def fetch(progress: Callable[[int, int], None], cancelled: threading.Event) -> None:
        begun.set()
        cancelled.wait()
        ended.set()

    served.fetch = fetch
    served.agrees()
    assert begun.wait(30)

    assert served.setup.stop()

    assert ended.is_set()
