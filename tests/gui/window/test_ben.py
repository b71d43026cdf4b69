"""Ben, who owns a small business, answers a discount request with a template: keys alone, from start to clipboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot
from tests.gui.window.conftest import Person, start, stop

from walkaway import paths, settings
from walkaway.gui.dialogs.template_editor import JudgeMessage, TemplateEditor
from walkaway.gui.panels.template_words import truth_of
from walkaway.gui.panels.templates_model import TemplatesModel
from walkaway.gui.prospects.keeper import ANYONE
from walkaway.gui.prospects.prospect_panel import UNUSABLE
from walkaway.gui.prospects.prospect_words import NOBODY
from walkaway.library.template import Template
from walkaway.prospects.ledger import Entry, Ledger, Page, Received, Sent
from walkaway.prospects.prospect import Prospect
from walkaway.settings import Settings

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_ben_picks_a_template_fills_it_and_copies_it(person: Person) -> None:
    s = person.s
    s.choices.apply(my_name="Ben")
    person.presses(Qt.Key.Key_N, CTRL)
    s.editor.to_edit.setFocus()
    person.types("Priya Nair")

    # Ctrl+J, a few letters, Enter: the template stands in the message.
    person.presses(Qt.Key.Key_J, CTRL)
    assert s.templates.isVisible()
    person.types("discount")
    person.waits_for(lambda: s.templates.current_template() is not None)
    template = s.templates.current_template()
    assert template is not None
    person.presses(Qt.Key.Key_Return)
    person.waits_for(lambda: bool(s.editor.body().strip()))
    assert s.editor.body_edit.hasFocus()

    # What is known fills itself: who he is, and whom he writes to.
    assert "Priya" in s.editor.body()
    assert s.editor.body().rstrip().endswith("Ben")
    assert "{{first_name}}" not in s.editor.body()
    assert s.editor.subject()

    # Copying with empty fields says so and goes to the first, which is typed over at once.
    first = len(s.editor.fields.open_fields())
    assert first > 0
    person.presses(Qt.Key.Key_Return, CTRL)
    look = s.sender.panel
    assert f"{first} fields are not filled in." in [line.text() for line in look.lines]
    assert look.send.text() == "Copy anyway"
    assert s.editor.body_edit.hasFocus() or s.editor.subject_edit.hasFocus()

    # He types and presses Tab until nothing is left to fill in.
    for number in range(1, 20):
        person.types(f"value {number}")
        person.presses(Qt.Key.Key_Tab)
        if s.editor.field_strip.isHidden():
            break
    assert s.editor.fields.open_fields() == []
    assert "value 1" in s.editor.subject() + s.editor.body()

    # Ctrl+Enter puts it on the clipboard, and nothing is said against it but what must be true for the template.
    if template.only_if:
        person.presses(Qt.Key.Key_Return, CTRL)
        assert [line.text() for line in look.lines] == [f"The template is for when {truth_of(template.only_if)}."]
    person.presses(Qt.Key.Key_Return, CTRL)
    copied = QApplication.clipboard().mimeData()
    assert copied.text() == s.editor.body()
    assert "{{" not in copied.text() + copied.html()
    person.waits_for(lambda: s.checking.report is not None)
    told = s.notices.showing("copy")
    assert told is not None
    assert told.label.text().startswith("Copied")


def test_a_second_press_copies_with_empty_fields(person: Person) -> None:
    s = person.s
    person.types("Hi {{first_name}}, the price stands.")
    person.waits_for(lambda: len(s.editor.fields.open_fields()) == 1)

    person.presses(Qt.Key.Key_Return, CTRL)
    assert s.editor.body_edit.textCursor().selectedText() == "{{first_name}}"
    person.presses(Qt.Key.Key_Return, CTRL)

    assert QApplication.clipboard().mimeData().text() == "Hi {{first_name}}, the price stands."
    assert not s.sender.panel.isVisible()


def test_a_press_after_a_change_looks_again(person: Person) -> None:
    s = person.s
    person.types("It is {{price}} for {{project}}.")
    person.waits_for(lambda: len(s.editor.fields.open_fields()) == 2)
    person.presses(Qt.Key.Key_Return, CTRL)
    QApplication.clipboard().clear()
    person.types("$900")

    person.presses(Qt.Key.Key_Return, CTRL)

    assert QApplication.clipboard().text() == ""
    assert s.editor.body_edit.textCursor().selectedText() == "{{project}}"
    person.types("the site")
    person.presses(Qt.Key.Key_Return, CTRL)
    assert QApplication.clipboard().text() == "It is $900 for the site."


def test_a_default_that_the_look_went_to_stays_and_can_be_copied_at_once(person: Person) -> None:
    s = person.s
    person.types("It is {{price|$900}} for {{project|the site}}.")
    person.waits_for(lambda: len(s.editor.fields.open_fields()) == 2)

    person.presses(Qt.Key.Key_Return, CTRL)
    assert s.editor.body_edit.textCursor().selectedText() == "$900"
    person.waits_for(lambda: s.editor.field_strip.isVisible())
    person.has_saved()
    (line,) = s.sender.panel.lines
    assert line.text() == "{{project|the site}} is not filled in."
    person.presses(Qt.Key.Key_Return, CTRL)

    assert QApplication.clipboard().mimeData().text() == "It is $900 for {{project|the site}}."


def test_a_template_starts_a_draft_of_its_own(person: Person) -> None:
    s = person.s
    person.types("Something I wrote before.")
    person.has_saved()
    template = s.library.search("discount")[0]

    s.templates.new_draft_requested.emit(template)

    assert s.editor.body().startswith(template.body[:3])
    assert s.editor.subject() != ""
    person.waits_for(lambda: len(s.desk.rows) == 2)


def test_replacing_the_whole_body_is_one_undo_step(person: Person) -> None:
    s = person.s
    person.types("Something I wrote before.")
    template = s.library.search("discount")[0]

    s.templates.replace_requested.emit(template)
    assert "Something" not in s.editor.body()
    person.presses(Qt.Key.Key_Z, CTRL)

    assert s.editor.body() == "Something I wrote before."


def test_a_template_and_its_subject_are_taken_back_together(person: Person) -> None:
    s = person.s
    person.types("Hi.")
    template = s.library.search("discount")[0]

    s.templates.insert_requested.emit(template)
    assert s.editor.subject() != ""
    person.presses(Qt.Key.Key_Z, CTRL)

    assert (s.editor.subject(), s.editor.body()) == ("", "Hi.")


def test_a_new_template_is_for_what_the_message_is_about(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Template] = []
    monkeypatch.setattr(TemplateEditor, "ask", lambda template, *_: asked.append(template))
    person.types("Invoice 212 was due on March 3 and is still unpaid. When will the payment be made?")

    person.presses(Qt.Key.Key_J, CTRL, Qt.KeyboardModifier.ShiftModifier)

    assert [template.situation for template in asked] == ["late_payment"]


def test_a_template_that_is_written_changes_no_mark_of_the_open_draft(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(
        template: Template, library: object, theme: object, check: object, judge: JudgeMessage, _: object
    ) -> None:
        assert judge("", f"I think so. {'The oak is here. ' * 10}").left_alone == 1

    monkeypatch.setattr(TemplateEditor, "ask", write)
    person.types("I think the price is fair.")
    person.waits_for(lambda: bool(person.s.editor.findings()))
    before = person.s.judge.check_paragraph(person.s.editor.body())

    person.presses(Qt.Key.Key_J, CTRL, Qt.KeyboardModifier.ShiftModifier)

    assert before
    assert person.s.judge.check_paragraph(person.s.editor.body()) == before


def knows_dana(person: Person, *entries: Sent) -> int:
    """Dana is a prospect to whom these were sent; the open draft is for her."""
    s, ids = person.s, list[int]()

    def work(ledger: Ledger) -> int:
        dana = ledger.add(Prospect(name="Dana Ruiz", firm="Ruiz Bakery", addresses=("dana@ruiz.example",)))
        for entry in entries:
            ledger.sent(dana, entry)
        return dana

    s.keeper.change(s.keeper, ANYONE, work, ids.append)
    s.editor.to_edit.setFocus()
    person.types("dana@ruiz.example")
    person.waits_for(lambda: s.addressee.prospect is not None)
    return ids[0]


def takeaway(days_ago: int, text: str = "You may not need us.") -> Sent:
    when = datetime.now(UTC) - timedelta(days=days_ago)
    return Sent(when, "Before you decide", text, "", "may_not_need_us", 100, "copied")


def timeline(person: Person, dana: int) -> list[Entry]:
    found: list[Page[Entry]] = []
    person.s.keeper.ask(person.s.keeper, lambda ledger: ledger.timeline(dana), found.append)
    person.waits_for(lambda: bool(found))
    return list(found[0].items)


def note(person: Person, topic: str) -> str:
    notice = person.s.notices.showing(topic)
    return notice.label.text() if notice else ""


def takeaway_template(person: Person) -> Template:
    return next(each for each in person.s.library.search("", move="may_not_need_us") if each.situation == "takeaway")


def test_ben_s_story_from_the_reply_to_the_ledger(person: Person) -> None:
    s = person.s
    dana = knows_dana(person, takeaway(days_ago=12))
    fields = {"project": "the bakery website"}
    s.keeper.change(s.keeper, dana, lambda ledger: ledger.change(replace(ledger.get(dana), fields=fields)))

    # A reply came: he opens it from the Prospect tab, pastes it, and keeps it.
    person.presses(Qt.Key.Key_U, CTRL, SHIFT)
    person.waits_for(lambda: s.prospects.shows_page)
    s.prospects.page.head.reply.setFocus()
    person.presses(Qt.Key.Key_Space)
    window, session = s.reply_book.window, s.reply_book.session
    assert window is not None
    assert session is not None
    person.waits_for(window.isActiveWindow)
    QApplication.clipboard().setText("Hi Ben,\n\nThat is more than we wanted to spend. Can you come down on the price?")
    window.edit.setFocus()
    person.presses(Qt.Key.Key_V, CTRL)
    person.waits_for(lambda: session.answer == "price" and window.keep_button.isEnabled())
    person.presses(Qt.Key.Key_Return, CTRL)
    person.waits_for(lambda: bool(session.keeping.entry))

    # It is read, and a move is proposed that is not the one that is recharging.
    person.waits_for(lambda: window.next.shown is not None)
    proposed, template = window.next.shown, window.next.template
    assert proposed is not None
    assert template is not None
    assert proposed.next.move != "may_not_need_us"
    window.next.templates.setFocus()
    person.presses(Qt.Key.Key_Return)
    person.waits_for(lambda: bool(s.editor.body().strip()))
    assert s.notices.showing("recharging move") is None
    assert "Dana" in s.editor.body()

    # What is kept of her has filled its fields; he copies.
    assert "{{project" not in s.editor.body()
    s.copying.copy()
    person.waits_for(lambda: note(person, "sent") == "Copied, and noted as sent to Dana Ruiz.")

    # The ledger has all three, and the tab shows them.
    sent, reply, first = (entry.what for entry in timeline(person, dana))
    assert isinstance(sent, Sent)
    assert isinstance(reply, Received)
    assert (sent.move, sent.template, reply.says) == (template.move, template.id, "price")
    assert first.when < reply.when <= sent.when
    s.window.show_prospect()
    person.waits_for(lambda: s.prospects.page.timeline.timeline.rowCount() == 3)


def test_a_name_is_enough_from_the_reply_to_the_ledger_and_back(person: Person) -> None:
    s = person.s
    person.presses(Qt.Key.Key_Y, CTRL, SHIFT)
    window, session = s.reply_book.window, s.reply_book.session
    assert window is not None
    assert session is not None
    window.edit.set_text("That is more than we wanted to spend. Can you come down on the price?")
    window.sender_box.line.setFocus()
    person.qtbot.keyClicks(window.sender_box.line, "Dana Ruiz")
    person.waits_for(lambda: session.answer == "price" and window.keep_button.isEnabled())
    session.keep()
    person.waits_for(lambda: bool(session.keeping.entry) and window.next.template is not None)

    window.next.draft_button.click()
    person.waits_for(lambda: "Dana" in s.editor.body())
    assert s.editor.to() == "Dana Ruiz"
    person.waits_for(lambda: s.addressee.prospect is not None)
    s.copying.copy()
    person.waits_for(lambda: note(person, "sent") == "Copied, and noted as sent to Dana Ruiz.")

    # The next reply is theirs, and nobody is kept twice.
    s.reply_book.show()
    person.waits_for(lambda: window.sender_box.sender_is.known is not None)
    window.sender_box.line.setFocus()
    window.sender_box.line.selectAll()
    person.qtbot.keyClicks(window.sender_box.line, "Dana Ruiz")
    person.waits_for(lambda: window.sender_box.sender_is.known is not None)
    assert window.sender_box.line.text() == "Dana Ruiz"
    assert len(timeline(person, s.addressee.prospect.id)) == 2


def test_nothing_written_is_not_noted_as_sent(person: Person) -> None:
    dana = knows_dana(person)

    person.presses(Qt.Key.Key_Return, CTRL, SHIFT)

    assert note(person, "sent") == "There is nothing written yet."
    assert timeline(person, dana) == []


def test_a_stranger_in_the_to_line_is_added_in_one_step(person: Person) -> None:
    s = person.s
    s.editor.to_edit.setFocus()
    person.types("Dana Ruiz · Ruiz Bakery <dana@ruiz.example>")
    person.presses(Qt.Key.Key_U, CTRL, SHIFT)
    person.waits_for(lambda: s.prospects.add.text() == "Add Dana Ruiz")

    s.prospects.focus()
    person.presses(Qt.Key.Key_Space)
    person.waits_for(lambda: s.prospects.shows_page)

    assert s.prospects.page.head.name.text() == "Dana Ruiz"
    assert s.prospects.page.head.firm.text() == "Ruiz Bakery"
    assert s.addressee.prospect.addresses == ("dana@ruiz.example",)


def test_a_to_line_without_an_address_gets_a_short_sentence(person: Person) -> None:
    s = person.s
    s.editor.to_edit.setFocus()
    person.types("Dana")
    person.presses(Qt.Key.Key_U, CTRL, SHIFT)

    assert s.prospects.words.text() == NOBODY
    assert not s.prospects.add.isVisible()

    # Whose reply it is can be said later.
    s.prospects.focus()
    person.presses(Qt.Key.Key_Return)
    assert s.reply_book.window is not None
    assert s.reply_book.window.isVisible()


def test_what_is_copied_is_noted_with_its_template_and_can_be_undone(person: Person) -> None:
    s = person.s
    dana = knows_dana(person)
    template = takeaway_template(person)
    s.templates.insert_requested.emit(template)
    person.waits_for(lambda: s.desk.composure is not None)

    s.copying.copy()
    person.waits_for(lambda: note(person, "sent") == "Copied, and noted as sent to Dana Ruiz.")

    what = timeline(person, dana)[0].what
    assert isinstance(what, Sent)
    assert (what.template, what.move, what.how) == (template.id, "may_not_need_us", "copied")
    assert (what.text, what.subject) == (s.editor.body(), s.editor.subject())
    assert what.composure == s.desk.composure
    assert "may_not_need_us" in s.standing.recharging
    assert note(person, "copy") == ""

    s.notices.showing("sent").buttons[0].click()
    person.waits_for(lambda: not s.standing.recharging)
    assert timeline(person, dana) == []


def test_copying_twice_is_sending_once(person: Person) -> None:
    s = person.s
    dana = knows_dana(person)
    s.editor.body_edit.setFocus()
    person.types("The price stands.")
    s.copying.copy()
    person.waits_for(lambda: "noted as sent" in note(person, "sent"))
    s.copying.copy()
    person.waits_for(lambda: "already" in note(person, "sent"))
    person.types(" It is $900.")
    s.copying.copy()
    person.waits_for(lambda: "in the place" in note(person, "sent"))

    assert [entry.what.text for entry in timeline(person, dana)] == ["The price stands. It is $900."]

    s.notices.showing("sent").buttons[0].click()
    person.waits_for(lambda: [each.what.text for each in timeline(person, dana)] == ["The price stands."])


def test_without_a_prospect_nothing_is_noted_and_nothing_asked(person: Person) -> None:
    s = person.s
    person.types("The price stands.")
    s.copying.copy()
    person.waits_for(lambda: s.keeper.flush(0))

    assert note(person, "copy") == "Copied. Paste it into your mail program."
    assert note(person, "sent") == ""


def test_a_stranger_can_be_added_and_noted_and_is_offered_once(person: Person) -> None:
    s = person.s
    s.editor.to_edit.setFocus()
    person.types("Noor Haddad <noor@haddad.example>")
    s.editor.body_edit.setFocus()
    person.types("The price stands.")
    s.copying.copy()
    person.waits_for(lambda: "not among your prospects" in note(person, "sent"))
    offer = s.notices.showing("sent").buttons[0]
    assert offer.text() == "Add and note"

    offer.click()
    person.waits_for(lambda: "noted as sent to Noor Haddad" in note(person, "sent"))
    person.waits_for(lambda: s.addressee.prospect is not None)

    assert [entry.what.text for entry in timeline(person, s.addressee.prospect.id)] == ["The price stands."]


def test_what_is_noted_of_a_stranger_is_of_the_draft_that_was_copied(person: Person) -> None:
    s = person.s
    s.editor.to_edit.setFocus()
    person.types("Noor Haddad <noor@haddad.example>")
    s.editor.body_edit.setFocus()
    person.types("Sorry to bother you again. ")
    person.waits_for(lambda: (s.desk.composure or 100) < 100)
    composure = s.desk.composure
    s.copying.copy()
    person.waits_for(lambda: "not among your prospects" in note(person, "sent"))

    s.notices.showing("sent").buttons[0].click()
    s.desk.new()

    person.waits_for(lambda: "noted as sent to Noor Haddad" in note(person, "sent"))
    found: list[Prospect | None] = []
    s.keeper.ask(s.keeper, lambda ledger: ledger.find("noor@haddad.example"), found.append)
    person.waits_for(lambda: bool(found))
    assert [entry.what.composure for entry in timeline(person, found[0].id)] == [composure]


def test_who_does_not_want_copies_noted_says_so_and_notes_by_hand(person: Person) -> None:
    s = person.s
    dana = knows_dana(person)
    s.choices.apply(note_sent=False)
    s.editor.body_edit.setFocus()
    person.types("The price stands.")
    s.copying.copy()
    assert timeline(person, dana) == []

    person.presses(Qt.Key.Key_Return, CTRL, SHIFT)
    person.waits_for(lambda: note(person, "sent") == "Noted as sent to Dana Ruiz.")

    assert [entry.what.how for entry in timeline(person, dana) if isinstance(entry.what, Sent)] == ["said"]


def test_a_second_takeaway_to_the_same_prospect_warns(person: Person) -> None:
    s = person.s
    knows_dana(person, takeaway(days_ago=20))
    template = takeaway_template(person)
    s.focus.show_template(template.id)
    person.waits_for(lambda: "You used this move with Dana on" in s.templates.detail.standing.text())
    assert "recharges in" in s.templates.detail.standing.text()

    s.templates.view.setFocus()
    person.presses(Qt.Key.Key_Return)

    assert s.editor.body() == ""
    words = note(person, "recharging move")
    assert words.startswith("You used “You may not need us” with Dana on ")
    assert "Fresh moves: " in words
    assert person.focus() is s.notices.showing("recharging move").buttons[0]

    # One key goes on all the same.
    person.presses(Qt.Key.Key_Return)
    assert s.editor.body() != ""
    assert s.notices.showing("recharging move") is None


def test_the_fresh_ones_are_one_key_away(person: Person) -> None:
    s = person.s
    knows_dana(person, takeaway(days_ago=20))
    person.waits_for(lambda: s.standing.recharging == {"may_not_need_us"})
    s.templates.insert_requested.emit(takeaway_template(person))

    s.notices.showing("recharging move").buttons[1].click()

    model = s.templates.view.model()
    assert isinstance(model, TemplatesModel)
    shown = [row for row in model.rows() if isinstance(row, Template)]
    assert shown
    assert {each.situation for each in shown} == {"takeaway"}
    assert "may_not_need_us" not in {each.move for each in shown}


def test_a_move_that_has_recharged_is_put_in_without_a_word(person: Person) -> None:
    s = person.s
    knows_dana(person, takeaway(days_ago=400))
    person.waits_for(lambda: bool(s.standing.lines))

    s.templates.insert_requested.emit(takeaway_template(person))

    assert s.editor.body() != ""
    assert "has recharged" in s.standing.lines["may_not_need_us"]


def test_a_takeaway_to_somebody_else_is_put_in_without_a_word(person: Person) -> None:
    s = person.s
    knows_dana(person, takeaway(days_ago=20))
    person.waits_for(lambda: bool(s.standing.recharging))
    s.editor.to_edit.selectAll()
    person.types("priya@nair.example")
    person.waits_for(lambda: not s.standing.recharging)

    s.templates.insert_requested.emit(takeaway_template(person))

    assert s.editor.body() != ""


def test_a_recharging_move_counts_less_in_the_ranking_and_is_still_there(person: Person) -> None:
    s = person.s
    knows_dana(person, takeaway(days_ago=20))
    person.waits_for(lambda: bool(s.standing.recharging))

    assert 0 < s.standing.factors["may_not_need_us"] < 1
    ranked = s.library.rank("Hi Dana", fresh=s.standing.factors).templates
    assert takeaway_template(person) in ranked


def test_what_is_kept_of_a_prospect_fills_the_fields(person: Person) -> None:
    s = person.s
    dana = knows_dana(person)
    fields = {"project": "the oven page"}
    s.keeper.change(s.keeper, dana, lambda ledger: ledger.change(replace(ledger.get(dana), fields=fields)))
    person.waits_for(lambda: s.addressee.prospect is not None and s.addressee.prospect.fields == fields)
    body = "Hi {{first_name}} of {{company}}, about {{project}}."

    s.templates.insert_requested.emit(Template("x/y", "x", "takeaway", "plain", body=body))

    assert s.editor.body() == "Hi Dana of Ruiz Bakery, about the oven page."


def test_notes_of_the_last_moment_are_kept_when_the_program_ends(person: Person) -> None:
    s = person.s
    dana = knows_dana(person)
    person.waits_for(lambda: s.prospects.shows_page)
    s.window.show_prospect()
    s.prospects.page.notes.setFocus()
    person.types("Call before nine")

    assert person.program.end()

    with Ledger.open(paths.ledger_file()) as ledger:
        assert ledger.get(dana).notes == "Call before nine"


def test_a_ledger_that_cannot_be_opened_leaves_the_editor_at_work(qapp: QApplication, qtbot: QtBot) -> None:
    settings.save(paths.settings_file(), Settings(grammar_on=False, first_run_done=True))
    paths.ledger_file().mkdir()
    program = start(qapp)
    person = Person(program, qtbot)
    person.is_ready()
    s = person.s
    person.waits_for(lambda: not s.keeper.usable)
    assert "ordinary file" in note(person, "ledger")
    s.editor.to_edit.setFocus()
    person.types("dana@ruiz.example")
    s.editor.body_edit.setFocus()
    person.types("The price stands.")

    s.copying.copy()

    assert QApplication.clipboard().text() == "The price stands."
    assert s.prospects.words.text() == UNUSABLE
    stop(program, qapp)


def test_who_is_deleted_is_named_nowhere(person: Person) -> None:
    s = person.s
    knows_dana(person, takeaway(days_ago=400))
    template = takeaway_template(person)
    s.templates.insert_requested.emit(template)
    s.editor.to_edit.setFocus()
    s.editor.to_edit.selectAll()
    person.types("Dana Ruiz <dana@ruiz.example>")
    person.has_saved()
    person.waits_for(lambda: s.usage.uses.of(template.id).reader == "Dana Ruiz")

    s.prospects.page.head.delete.click()
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(button for button in box.buttons() if button.text() == "Delete").click()
    person.waits_for(lambda: "Deleted everything" in note(person, "prospects"))

    assert s.usage.uses.of(template.id).reader == ""
    assert s.usage.uses.of(template.id).count == 1
    person.waits_for(lambda: s.prospects.add.text() == "Add Dana Ruiz")


def test_escape_leads_from_the_prospect_back_to_the_message(person: Person) -> None:
    s = person.s
    knows_dana(person)
    person.presses(Qt.Key.Key_U, CTRL, SHIFT)
    person.waits_for(lambda: s.prospects.shows_page)
    s.prospects.page.notes.setFocus()

    person.presses(Qt.Key.Key_Escape)

    assert s.editor.body_edit.hasFocus()
