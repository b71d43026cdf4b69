"""All prospects in one list, over a real ledger."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.prospects.conftest import Clock, Told, reply, sent

from walkaway.gui.notices import Notices
from walkaway.gui.prospects.exchange import Exchange
from walkaway.gui.prospects.import_dialog import ImportDialog
from walkaway.gui.prospects.keeper import Keeper
from walkaway.gui.prospects.people import People
from walkaway.gui.prospects.picture import Pictures
from walkaway.gui.prospects.prospect_page import ProspectPage
from walkaway.gui.prospects.roster import Roster
from walkaway.gui.prospects.roster_dialog import NO_PROSPECTS, NOT_FOUND, RosterDialog
from walkaway.gui.theme import Theme
from walkaway.prospects.ledger import Ledger, Received
from walkaway.prospects.prospect import Prospect

Show = Callable[[QWidget], None]


@pytest.fixture
def window(show: Show) -> QWidget:
    made = QWidget()
    show(made)
    return made


@pytest.fixture
def people(keeper: Keeper, notices: Notices, light: Theme, clock: Clock, window: QWidget) -> People:
    return People(keeper, notices, light, clock, window)


@pytest.fixture
def roster(
    keeper: Keeper,
    pictures: Pictures,
    people: People,
    light: Theme,
    clock: Clock,
    window: QWidget,
) -> Iterator[Roster]:
    made = Roster(keeper, pictures, people, light, clock, dict, window)
    yield made
    made.close()


@pytest.fixture
def filled(told: Told) -> None:
    def fill(ledger: Ledger) -> None:
        dana = ledger.add(Prospect(name="Dana Ruiz", firm="Ruiz Bakery", addresses=("dana@ruiz.example",)))
        priya = ledger.add(Prospect(name="Priya Nair", addresses=("priya@nair.example",), notes="Knows the bakery"))
        ledger.add(Prospect(name="Tom Berg", addresses=("tom@berg.example",)))
        ledger.sent(dana, sent(3, text="What the oven page would need."))
        ledger.replied(priya, reply(9))

    told(fill)


@pytest.fixture
def dialog(roster: Roster, filled: None, qtbot: QtBot) -> RosterDialog:
    roster.show()
    made = roster.dialog
    assert made is not None
    qtbot.waitUntil(lambda: made.view.roster.rowCount() > 0)
    return made


def names(dialog: RosterDialog) -> list[str]:
    return [row.title for row in dialog.view.roster.rows()]


def shown(dialog: RosterDialog) -> ProspectPage:
    """The page beside the list, once there is one."""
    assert dialog.page is not None
    return dialog.page


def name(dialog: RosterDialog) -> str:
    """Whom the page shows."""
    return dialog.page.head.name.text() if dialog.page else ""


def test_everybody_is_listed_by_last_contact(dialog: RosterDialog) -> None:
    assert names(dialog) == ["Priya Nair", "Dana Ruiz", "Tom Berg"]
    assert dialog.count.text() == "3 prospects"


def test_the_one_that_is_chosen_is_shown(dialog: RosterDialog, qtbot: QtBot) -> None:
    dialog.view.setFocus()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: name(dialog) == "Dana Ruiz")
    assert shown(dialog).head.message.isVisible()
    assert not shown(dialog).head.sent.isVisible()


def test_list_and_page_share_the_width(dialog: RosterDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: name(dialog) == "Priya Nair")
    qtbot.waitUntil(lambda: shown(dialog).width() > dialog.width() // 3)
    assert dialog.view.width() > dialog.width() // 3


def test_a_search_looks_through_everything(dialog: RosterDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.search, "bakery")
    qtbot.waitUntil(lambda: names(dialog) == ["Dana Ruiz", "Priya Nair"])
    assert dialog.count.text() == "2 places found"

    dialog.search.setText("oven")
    qtbot.waitUntil(lambda: names(dialog) == ["Dana Ruiz"])
    assert "oven page" in dialog.view.roster.rows()[0].words

    dialog.search.setText("nowhere")
    qtbot.waitUntil(dialog.nothing.isVisible)
    assert dialog.nothing.text() == NOT_FOUND


def test_letters_in_the_list_go_to_the_search(dialog: RosterDialog, qtbot: QtBot) -> None:
    dialog.view.setFocus()

    qtbot.keyClicks(dialog.view, "t")

    assert dialog.search.text() == "t"
    assert dialog.search.hasFocus()


def test_enter_begins_a_message(dialog: RosterDialog, people: People, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.page is not None and dialog.page.picture is not None)

    with qtbot.waitSignal(people.message_wished) as wished:
        qtbot.keyClick(dialog.view, Qt.Key.Key_Return)

    assert wished.args[0].name == "Priya Nair"


def test_a_prospect_is_deleted_from_the_list(dialog: RosterDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.page is not None and dialog.page.picture is not None)
    dialog.view.setFocus()
    qtbot.keyClick(dialog.view, Qt.Key.Key_Delete)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)

    next(button for button in box.buttons() if button.text() == "Delete").click()

    qtbot.waitUntil(lambda: names(dialog) == ["Dana Ruiz", "Tom Berg"])
    qtbot.waitUntil(lambda: name(dialog) == "Dana Ruiz")


def test_an_empty_ledger_says_how_to_begin(roster: Roster, qtbot: QtBot) -> None:
    roster.show()
    dialog = roster.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.count.text() == "0 prospects")

    assert dialog.nothing.text() == NO_PROSPECTS
    assert not dialog.export_button.isEnabled()


def test_a_long_list_is_read_page_by_page(roster: Roster, told: Told, qtbot: QtBot) -> None:
    def fill(ledger: Ledger) -> None:
        for number in range(250):
            id = ledger.add(Prospect(name=f"Prospect {number}"))
            ledger.replied(id, Received(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number), "x", ""))

    told(fill)
    roster.show()
    dialog = roster.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.view.roster.rowCount() == 100)
    dialog.view.setFocus()

    def reached() -> bool:
        qtbot.keyClick(dialog.view, Qt.Key.Key_End)
        return dialog.view.roster.rowCount() == 250

    qtbot.waitUntil(reached)
    assert names(dialog)[-1] == "Prospect 0"


def test_an_import_is_shown_before_anything_is_kept(
    dialog: RosterDialog, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(
        "name,email,firm\nNoor Haddad,noor@haddad.example,\nTom Berg,tom@berg.example,Berg Roofing\nX,not-a-mail,\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(Exchange, "ask_import", lambda *_: file)

    dialog.import_button.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ImportDialog))
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, ImportDialog)
    assert not shown.view.currentIndex().isValid()  # no row looks chosen
    assert shown.take.hasFocus()
    assert shown.words.text() == "2 new prospects, 1 known with something new. 1 line to look at."
    rows = {(row.title, row.right, row.words) for row in shown.view.preview.rows()}
    assert ("Noor Haddad", "New", "noor@haddad.example") in rows
    assert ("Tom Berg", "Known", "New: firm") in rows
    assert told(lambda ledger: ledger.count()) == 3

    shown.take.click()
    qtbot.waitUntil(lambda: len(names(dialog)) == 5)

    assert dialog.notices.showing("exchange").label.text() == "2 prospects added, 1 got something new."
    assert told(lambda ledger: ledger.find("tom@berg.example")).firm == "Berg Roofing"

    (undo,) = dialog.notices.showing("exchange").buttons
    undo.click()
    qtbot.waitUntil(lambda: len(names(dialog)) == 3)

    qtbot.waitUntil(lambda: dialog.notices.showing("exchange") is not None)
    assert dialog.notices.showing("exchange").label.text() == "The import is undone."
    assert told(lambda ledger: ledger.find("tom@berg.example")).firm == ""


def test_those_who_are_known_can_be_left_as_they_are(
    dialog: RosterDialog, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,email,firm\nTom Berg,tom@berg.example,Berg Roofing\n", encoding="utf-8")
    monkeypatch.setattr(Exchange, "ask_import", lambda *_: file)
    dialog.import_button.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ImportDialog))
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, ImportDialog)

    shown.merge.click()

    assert not shown.take.isEnabled()
    shown.cancel.click()
    assert told(lambda ledger: ledger.find("tom@berg.example")).firm == ""


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("people.csv", "colour,size\nred,3\n", "people.csv was not imported. Its first row"),
        ("people.json", "{]", "people.json was not imported. It is no export"),
        ("people.json", '{"hello": 1}', "people.json was not imported. It is no export"),
        ("missing.csv", None, "missing.csv"),
    ],
)
def test_a_file_that_cannot_be_imported_is_said(
    dialog: RosterDialog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    name: str,
    text: str | None,
    words: str,
) -> None:
    file = tmp_path / name
    if text is not None:
        file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(Exchange, "ask_import", lambda *_: file)

    dialog.import_button.click()

    qtbot.waitUntil(lambda: dialog.notices.showing("exchange") is not None)
    assert words in dialog.notices.showing("exchange").label.text()
    assert len(names(dialog)) == 3


@pytest.mark.parametrize("kind", ["csv", "vcf", "json"])
def test_everybody_is_exported_and_can_be_imported_elsewhere(
    dialog: RosterDialog,
    told: Told,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    kind: str,
) -> None:
    monkeypatch.setattr(Exchange, "ask_export", lambda *_: tmp_path / "all")
    dialog.export_wished.emit(kind)
    file = tmp_path / f"all.{kind}"
    qtbot.waitUntil(lambda: dialog.notices.showing("exchange") is not None)
    assert dialog.notices.showing("exchange").label.text() == f"Exported to {file}."
    if kind == "json":
        assert "oven page" in json.dumps(json.loads(file.read_text(encoding="utf-8")))
    told(lambda ledger: [ledger.remove(each.id) for each in ledger.everybody()])
    monkeypatch.setattr(Exchange, "ask_import", lambda *_: file)

    dialog.import_button.click()
    if kind != "json":
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ImportDialog))
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, ImportDialog)
        shown.take.click()

    qtbot.waitUntil(lambda: told(lambda ledger: ledger.count()) == 3)
    assert told(lambda ledger: ledger.find("dana@ruiz.example")).firm == "Ruiz Bakery"

    qtbot.waitUntil(lambda: dialog.notices.showing("exchange") is not None)
    dialog.notices.showing("exchange").buttons[0].click()
    qtbot.waitUntil(lambda: told(lambda ledger: ledger.count()) == 0)


def test_who_was_written_to_since_an_import_is_told_when_it_is_undone(
    dialog: RosterDialog, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "people.vcf"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Noor\nEMAIL:noor@haddad.example\nEND:VCARD\n", encoding="utf-8")
    monkeypatch.setattr(Exchange, "ask_import", lambda *_: file)
    dialog.import_button.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ImportDialog))
    QApplication.activeModalWidget().take.click()
    qtbot.waitUntil(lambda: dialog.notices.showing("exchange") is not None)
    told(lambda ledger: ledger.sent(ledger.find("noor@haddad.example").id, sent(12)))

    dialog.notices.showing("exchange").buttons[0].click()

    qtbot.waitUntil(lambda: dialog.notices.showing("exchange") is not None)
    words = dialog.notices.showing("exchange").label.text()
    assert words == "The import is undone, but for 1 prospect that was changed since."
    assert told(lambda ledger: ledger.count()) == 4


def test_tab_goes_from_the_page_to_the_foot(dialog: RosterDialog, qtbot: QtBot) -> None:
    dialog.view.setCurrentIndex(dialog.view.roster.index(0))
    qtbot.waitUntil(lambda: dialog.page is not None and dialog.page.timeline.isVisible())
    assert dialog.page is not None

    dialog.page.timeline.setFocus()
    qtbot.keyClick(dialog.page.timeline, Qt.Key.Key_Tab)

    assert dialog.focusWidget() is dialog.import_button
