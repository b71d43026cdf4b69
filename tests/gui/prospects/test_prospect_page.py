"""A prospect's page over a real ledger."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.prospects.conftest import Clock, Told, reply, sent

from walkaway.gui.notices import Notices
from walkaway.gui.prospects.entry_dialog import EntryDialog
from walkaway.gui.prospects.exchange import Exchange
from walkaway.gui.prospects.keeper import Keeper
from walkaway.gui.prospects.page_keeper import PageKeeper
from walkaway.gui.prospects.people import People
from walkaway.gui.prospects.picture import PAGE, Pictures
from walkaway.gui.prospects.prospect_form import NAMES_NOBODY, ProspectForm
from walkaway.gui.prospects.prospect_page import ProspectPage
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import LinkButton
from walkaway.prospects.ledger import Ledger, Received, Sent
from walkaway.prospects.prospect import Prospect

Show = Callable[[QWidget], None]


class Desk:
    """A page that always shows the prospect as the ledger has it."""

    def __init__(self, page: ProspectPage, pages: PageKeeper, people: People, keeper: Keeper, take: Pictures) -> None:
        self.page, self.pages, self.people, self.keeper, self.take = page, pages, people, keeper, take
        self.id = 0
        keeper.changed.connect(self.look)

    def look(self) -> None:
        take, id = self.take, self.id
        self.keeper.ask(self.page, lambda ledger: take.of(ledger, id), self.pages.show, refused=lambda _: None)


@pytest.fixture
def desk(
    show: Show,
    light: Theme,
    keeper: Keeper,
    notices: Notices,
    pictures: Pictures,
    clock: Clock,
    dana: Prospect,
    told: Told,
) -> Desk:
    page = ProspectPage(light, with_draft=True)
    people = People(keeper, notices, light, clock, page)
    exchange = Exchange(keeper, notices, light, page)
    made = Desk(page, PageKeeper(page, keeper, people, exchange, clock, dict, page), people, keeper, pictures)
    made.id = dana.id
    told(lambda ledger: (ledger.sent(dana.id, sent(3)), ledger.replied(dana.id, reply(4, "price"))))
    page.resize(372, 700)
    show(page)
    made.pages.show(told(lambda ledger: pictures.of(ledger, dana.id)))
    return made


def modal() -> QWidget:
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def titles(page: ProspectPage) -> list[str]:
    model = page.timeline.timeline
    return [model.data(model.index(row)) for row in range(model.rowCount())]


def test_it_shows_who_it_is_what_was_made_and_what_comes_next(desk: Desk) -> None:
    page = desk.page

    assert page.head.name.text() == "Dana Ruiz"
    assert page.head.firm.text() == "Ruiz Bakery"
    assert page.head.contact.text() == "Last contact on 4 May · 1 message, 1 reply"
    assert page.moves.used.text() == "You may not need us: recharges in 43 days"
    assert page.moves.used.toolTip() == "Used “You may not need us” on 3 May; recharges in 43 days."
    assert page.next.why.text().startswith("They find the price high")
    assert titles(page) == ["Reply · price", "Sent · You may not need us"]


def test_moves_not_used_yet_are_counted_and_named_on_a_click(desk: Desk) -> None:
    moves = desk.page.moves
    assert moves.unused.text() == "13 moves not used yet…"
    assert not moves.names.isVisible()

    moves.unused.click()

    assert moves.unused.text() == "13 moves not used yet:"
    assert moves.names.isVisible()
    assert "Premium" in moves.names.text()
    assert "You may not need us" not in moves.names.text()
    moves.unused.click()
    assert not moves.names.isVisible()


def test_the_names_are_put_away_with_the_prospect(desk: Desk, pictures: Pictures, told: Told) -> None:
    other = told(lambda ledger: ledger.add(Prospect(name="Priya")))
    desk.page.moves.unused.click()

    desk.pages.show(told(lambda ledger: pictures.of(ledger, desk.id)))
    assert desk.page.moves.names.isVisible()
    desk.pages.show(told(lambda ledger: pictures.of(ledger, other)))

    assert not desk.page.moves.names.isVisible()
    assert desk.page.moves.unused.text() == "14 moves not used yet…"


@pytest.mark.parametrize("width", [240, 320, 372])
def test_nothing_is_cut_off_where_it_is_narrow(desk: Desk, width: int, qtbot: QtBot) -> None:
    page = desk.page
    page.moves.unused.click()
    page.resize(width, 700)
    qtbot.waitUntil(lambda: page.next.width() < width)

    for button in page.findChildren(LinkButton):
        if button.isVisible():
            assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width(), button.text()
            assert button.mapTo(page, QPoint(button.width(), 0)).x() <= width, button.text()
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.heightForWidth(label.width()) <= label.height() + 1, label.text()


def test_a_screen_reader_hears_a_row_of_the_timeline_whole(desk: Desk) -> None:
    model = desk.page.timeline.timeline

    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Reply · price. 4 May, 15:00. Re: Before you decide – Tell me more."


def test_notes_are_kept_as_they_are_typed(desk: Desk, told: Told, qtbot: QtBot) -> None:
    desk.page.notes.setFocus()
    with qtbot.waitSignal(desk.keeper.changed):
        qtbot.keyClicks(desk.page.notes, "Call before nine.")

    assert told(lambda ledger: ledger.get(desk.id)).notes == "Call before nine."


def test_notes_are_kept_before_anybody_else_is_shown(desk: Desk, pictures: Pictures, told: Told, qtbot: QtBot) -> None:
    other = told(lambda ledger: ledger.add(Prospect(name="Priya")))
    qtbot.keyClicks(desk.page.notes, "Late")

    desk.pages.show(told(lambda ledger: pictures.of(ledger, other)))

    assert desk.page.notes.toPlainText() == ""
    assert told(lambda ledger: ledger.get(desk.id)).notes == "Late"
    assert told(lambda ledger: ledger.get(other)).notes == ""


def test_what_changes_elsewhere_leaves_notes_that_are_being_typed(desk: Desk, told: Told, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.page.notes, "Half a sen")

    desk.people.set_result(desk.id, "won")
    qtbot.waitUntil(lambda: desk.page.head.result.chosen == "won")

    assert desk.page.notes.toPlainText() == "Half a sen"
    assert titles(desk.page)[0] == "Won"


def test_the_outcome_is_chosen_in_the_head(desk: Desk, told: Told, qtbot: QtBot) -> None:
    box = desk.page.head.result
    box.setFocus()

    with qtbot.waitSignal(desk.keeper.changed):
        qtbot.keyClick(box, Qt.Key.Key_Down)

    assert told(lambda ledger: ledger.summary(desk.id)).result == "won"


def test_enter_shows_the_text_of_an_entry(desk: Desk, qtbot: QtBot) -> None:
    view = desk.page.timeline
    view.setFocus()
    view.setCurrentIndex(view.timeline.index(1))

    qtbot.keyClick(view, Qt.Key.Key_Return)

    dialog = modal()
    assert isinstance(dialog, EntryDialog)
    assert dialog.text.toPlainText() == "You may not need us."
    assert dialog.details.text() == "3 May, 09:00 · You may not need us · composure 96 · copied"
    dialog.close()


def test_an_entry_is_taken_back_and_brought_back(desk: Desk, notices: Notices, qtbot: QtBot) -> None:
    view = desk.page.timeline
    view.setFocus()
    view.setCurrentIndex(view.timeline.index(1))

    qtbot.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(desk.page) == ["Reply · price"])
    assert desk.page.moves.used.text() == ""
    notices.showing("prospects").buttons[0].click()

    qtbot.waitUntil(lambda: titles(desk.page) == ["Reply · price", "Sent · You may not need us"])


def test_a_reply_that_was_read_wrongly_is_read_anew(desk: Desk, qtbot: QtBot) -> None:
    model = desk.page.timeline.timeline
    desk.people.open_entry(model.rows()[0])
    dialog = modal()
    assert isinstance(dialog, EntryDialog)

    dialog.reading.choose("stall")
    dialog.reading.activated.emit(dialog.reading.currentIndex())
    dialog.close()

    qtbot.waitUntil(lambda: titles(desk.page)[0] == "Reply · stalling")


def test_a_long_timeline_is_read_page_by_page(desk: Desk, told: Told, qtbot: QtBot) -> None:
    def fill(ledger: Ledger) -> None:
        for number in range(3 * PAGE):
            when = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number)
            ledger.sent(desk.id, Sent(when, f"Message {number}", "Text"))

    told(fill)
    desk.look()
    view = desk.page.timeline
    qtbot.waitUntil(lambda: view.timeline.rowCount() == PAGE)
    view.setFocus()

    def reached() -> bool:
        qtbot.keyClick(view, Qt.Key.Key_End)
        return view.timeline.rowCount() == 3 * PAGE + 2

    qtbot.waitUntil(reached)
    assert view.timeline.row(view.currentIndex()).what.subject == "Message 0"


def test_the_form_changes_a_prospect_and_leaves_the_notes(desk: Desk, told: Told, qtbot: QtBot) -> None:
    desk.page.head.edit.click()
    form = modal()
    assert isinstance(form, ProspectForm)
    told(lambda ledger: ledger.change(replace(ledger.get(desk.id), notes="Typed meanwhile")))

    form.name.setText("Dana  Ruiz Soto")
    form.addresses.setPlainText("dana@ruiz.example\nDana <office@ruiz.example>")
    form.tags.setText("bakery, referral ,")
    form.tone.choose("dry")
    form.fields.item(0, 0).setText("Start date")
    form.fields.item(0, 1).setText("3 June")
    assert form.fields.rowCount() == 2
    with qtbot.waitSignal(form.accepted):
        form.save.click()

    kept = told(lambda ledger: ledger.get(desk.id))
    assert (kept.name, kept.addresses) == ("Dana Ruiz Soto", ("dana@ruiz.example", "office@ruiz.example"))
    assert (kept.tags, kept.tone, kept.notes) == (("bakery", "referral"), "dry", "Typed meanwhile")
    assert kept.fields == {"start_date": "3 June"}


def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(desk: Desk, told: Told, qtbot: QtBot) -> None:
    told(lambda ledger: ledger.add(Prospect(name="Priya", addresses=("priya@nair.example",))))
    desk.page.head.edit.click()
    form = modal()
    assert isinstance(form, ProspectForm)
    problems = []
    for name, firm, lines in (("", "", ""), ("Dana", "", "dana at ruiz"), ("Dana", "", "priya@nair.example")):
        form.name.setText(name)
        form.firm.setText(firm)
        form.addresses.setPlainText(lines)
        form.problem.hide()
        form.save.click()
        qtbot.waitUntil(form.problem.isVisible)
        problems.append(form.problem.text())

    assert problems == [
        NAMES_NOBODY,
        "“dana at ruiz” is no mail address.",
        "priya@nair.example belongs to Priya already.",
    ]
    assert form.addresses.toPlainText() == "priya@nair.example"
    form.reject()


def test_deleting_says_what_goes_and_everything_goes(desk: Desk, told: Told, notices: Notices, qtbot: QtBot) -> None:
    desk.page.head.delete.click()
    box = modal()
    assert isinstance(box, QMessageBox)
    assert "1 message, 1 reply, notes" in box.informativeText()
    assert box.defaultButton().text() == "Keep"

    next(button for button in box.buttons() if button.text() == "Delete").click()
    qtbot.waitUntil(lambda: notices.showing("prospects") is not None)

    assert told(lambda ledger: ledger.count()) == 0
    assert notices.showing("prospects").label.text() == "Deleted everything about Dana Ruiz."


def test_keeping_deletes_nothing(desk: Desk, told: Told) -> None:
    desk.page.head.delete.click()
    box = modal()
    assert isinstance(box, QMessageBox)

    box.defaultButton().click()

    assert told(lambda ledger: ledger.count()) == 1


def test_everything_about_a_prospect_is_written_as_json(
    desk: Desk, notices: Notices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "dana.json"
    monkeypatch.setattr(Exchange, "ask_export", lambda *_: file)

    desk.page.head.export.click()
    qtbot.waitUntil(lambda: notices.showing("exchange") is not None)

    text = file.read_text(encoding="utf-8")
    assert json.loads(text)
    assert "You may not need us." in text
    assert "Tell me more." in text
    assert str(file) in notices.showing("exchange").label.text()


def test_a_reply_that_is_long_is_one_short_row(desk: Desk, told: Told, qtbot: QtBot) -> None:
    text = "Many words. " * 20_000
    told(lambda ledger: ledger.replied(desk.id, Received(datetime(2026, 5, 6, tzinfo=UTC), text, "stall")))
    desk.look()
    view = desk.page.timeline
    qtbot.waitUntil(lambda: view.timeline.rowCount() == 3)

    heights = {view.visualRect(view.timeline.index(row)).height() for row in range(3)}

    assert len(heights) == 1
