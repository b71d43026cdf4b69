from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFont
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from walkaway.gui.panels.cards import Action
from walkaway.gui.panels.finding_card import APPLY, EXPLAIN, IGNORE, LADDER, OTHERS
from walkaway.gui.panels.findings_panel import FindingsPanel
from walkaway.gui.theme import Theme, load_theme, style_sheet
from walkaway.library.template import Template
from walkaway.text.finding import Finding, Weight
from walkaway.tone.checker import Report
from walkaway.tone.ignores import Ignored, Scope

MakeFinding = Callable[..., Finding]
MakeReport = Callable[..., Report]
Show = Callable[[QWidget], None]


@pytest.fixture
def sorry(finding: MakeFinding) -> Finding:
    return finding(4, "Sorry to bother you", "I am writing about the proposal.", "")


@pytest.fixture
def price(finding: MakeFinding) -> Finding:
    return finding(
        50, "I can lower my price", "The price stands.", "", "We can leave something out.", rule="concession/x"
    )


@pytest.fixture
def panel(show: Show, light: Theme, report: MakeReport, sorry: Finding, price: Finding) -> FindingsPanel:
    panel = FindingsPanel(light)
    panel.resize(371, 720)
    show(panel)
    panel.set_report(report(sorry, price), "A subject", "A body")
    QApplication.processEvents()
    return panel


def with_grammar(panel: FindingsPanel, finding: Finding) -> None:
    """Show the same report, and a grammar finding with it."""
    assert panel._report is not None
    panel.set_report(panel._report, "A subject", "A body", [finding])


def key(qtbot: QtBot, panel: FindingsPanel, key: Qt.Key) -> None:
    qtbot.keyClick(panel.view, key)


def click(qtbot: QtBot, panel: FindingsPanel, row: int, action: Action) -> None:
    """A real click on a piece of a card."""
    QApplication.processEvents()
    at = panel.view.piece_centre(panel.view.model().index(row, 0), action)
    qtbot.mouseMove(panel.view.viewport(), at)
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def click_card(qtbot: QtBot, panel: FindingsPanel, row: int) -> None:
    QApplication.processEvents()
    rect = panel.view.visualRect(panel.view.model().index(row, 0))
    at = QPoint(rect.center().x(), rect.top() + 20)
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()


class Counted(QObject):
    """Counts the events of one kind of the objects that it watches."""

    def __init__(self, kind: QEvent.Type) -> None:
        super().__init__()
        self.number = 0
        self._kind = kind

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.number += event.type() == self._kind
        return False


def rows(panel: FindingsPanel) -> list[str]:
    model = panel.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def button(panel: QWidget, text: str) -> QPushButton:
    return next(b for b in panel.findChildren(QPushButton) if b.text().startswith(text) and b.isVisible())


class TestKeys:
    def test_down_opens_the_next_card_and_says_so(self, qtbot: QtBot, panel: FindingsPanel, price: Finding) -> None:
        panel.select(panel.view.model().index(0, 0).data(Qt.ItemDataRole.UserRole + 1).finding)
        panel.view.setFocus()

        with qtbot.waitSignal(panel.finding_selected) as caught:
            key(qtbot, panel, Qt.Key.Key_Down)

        assert caught.args == [price]

    def test_enter_applies_the_first_wording(self, qtbot: QtBot, panel: FindingsPanel, sorry: Finding) -> None:
        panel.select(sorry)

        with qtbot.waitSignal(panel.rewrite_requested) as caught:
            key(qtbot, panel, Qt.Key.Key_Return)

        assert caught.args == [sorry, "I am writing about the proposal."]
        assert caught.args[0] is sorry

    def test_a_digit_applies_that_wording(self, qtbot: QtBot, panel: FindingsPanel, price: Finding) -> None:
        panel.select(price)

        with qtbot.waitSignal(panel.rewrite_requested) as caught:
            key(qtbot, panel, Qt.Key.Key_3)

        assert caught.args == [price, "We can leave something out."]

    def test_a_digit_without_a_wording_does_nothing(self, qtbot: QtBot, panel: FindingsPanel, price: Finding) -> None:
        panel.select(price)

        with qtbot.assertNotEmitted(panel.rewrite_requested):
            key(qtbot, panel, Qt.Key.Key_4)

        assert panel.current_finding() is price

    def test_delete_ignores_it_here(self, qtbot: QtBot, panel: FindingsPanel, price: Finding) -> None:
        panel.select(price)

        with qtbot.waitSignal(panel.ignore_requested) as caught:
            key(qtbot, panel, Qt.Key.Key_Delete)

        assert caught.args == [price, "here"]

    @pytest.mark.parametrize("rung", ["here", "draft", "words", "rule"])
    def test_the_menu_key_opens_the_whole_ladder(
        self, qtbot: QtBot, panel: FindingsPanel, price: Finding, rung: str
    ) -> None:
        panel.select(price)
        key(qtbot, panel, Qt.Key.Key_Menu)
        (menu,) = panel.view.findChildren(QMenu)
        action = next(a for a in menu.actions() if a.data()[1] == rung)

        with qtbot.waitSignal(panel.ignore_requested) as caught:
            qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

        assert caught.args == [price, rung]

    def test_right_shows_the_other_wordings_and_left_hides_them(
        self, qtbot: QtBot, panel: FindingsPanel, price: Finding
    ) -> None:
        panel.select(price)
        closed = panel.view.row_height(panel.view.currentIndex())

        key(qtbot, panel, Qt.Key.Key_Right)
        opened = panel.view.row_height(panel.view.currentIndex())
        key(qtbot, panel, Qt.Key.Key_Left)

        assert opened > closed
        assert panel.view.row_height(panel.view.currentIndex()) == closed

    def test_tab_into_the_list_opens_the_first_card_without_moving_the_caret(
        self, qtbot: QtBot, panel: FindingsPanel, sorry: Finding
    ) -> None:
        panel.set_ignored(["apology/x"])
        panel.ignored_link.setFocus()

        with qtbot.assertNotEmitted(panel.finding_selected):
            panel.view.setFocus(Qt.FocusReason.TabFocusReason)

        assert panel.current_finding() is sorry

    def test_activating_the_window_opens_no_card(self, panel: FindingsPanel) -> None:
        panel.view.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

        assert panel.current_finding() is None


class TestMouse:
    def test_a_click_on_a_card_opens_it(self, qtbot: QtBot, panel: FindingsPanel, price: Finding) -> None:
        with qtbot.waitSignal(panel.finding_selected) as caught:
            click_card(qtbot, panel, 1)

        assert caught.args == [price]
        assert panel.current_finding() is price

    def test_a_click_on_the_wording_applies_it(self, qtbot: QtBot, panel: FindingsPanel, price: Finding) -> None:
        click_card(qtbot, panel, 1)

        with qtbot.waitSignal(panel.rewrite_requested) as caught:
            click(qtbot, panel, 1, Action(APPLY, 0))

        assert caught.args == [price, "The price stands."]

    def test_other_wordings_unfold_and_each_can_be_clicked(
        self, qtbot: QtBot, panel: FindingsPanel, price: Finding
    ) -> None:
        click_card(qtbot, panel, 1)
        click(qtbot, panel, 1, Action(OTHERS))

        with qtbot.waitSignal(panel.rewrite_requested) as caught:
            click(qtbot, panel, 1, Action(APPLY, 1))

        assert caught.args == [price, ""]

    @pytest.mark.parametrize(("number", "rung"), [(0, "here"), (3, "rule")])
    def test_the_words_below_the_card_ignore(
        self, qtbot: QtBot, panel: FindingsPanel, price: Finding, number: int, rung: str
    ) -> None:
        click_card(qtbot, panel, 1)

        with qtbot.waitSignal(panel.ignore_requested) as caught:
            click(qtbot, panel, 1, Action(IGNORE, number))

        assert caught.args == [price, rung]

    def test_the_three_dots_open_the_ladder(self, qtbot: QtBot, panel: FindingsPanel) -> None:
        click_card(qtbot, panel, 1)
        click(qtbot, panel, 1, Action(LADDER))

        (menu,) = panel.view.findChildren(QMenu)
        assert [a.text() for a in menu.actions()][-1] == "Turn this rule off"
        menu.close()

    def test_a_right_click_opens_that_card_and_its_ladder(self, panel: FindingsPanel, price: Finding) -> None:
        at = panel.view.visualRect(panel.view.model().index(1, 0)).center()
        reason = QContextMenuEvent.Reason.Mouse
        event = QContextMenuEvent(reason, at, panel.view.viewport().mapToGlobal(at))
        QApplication.sendEvent(panel.view.viewport(), event)

        assert panel.current_finding() is price
        panel.view.findChildren(QMenu)[0].close()

    def test_the_hand_shows_over_what_can_be_clicked(self, qtbot: QtBot, panel: FindingsPanel) -> None:
        click_card(qtbot, panel, 1)
        index = panel.view.model().index(1, 0)

        qtbot.mouseMove(panel.view.viewport(), panel.view.piece_centre(index, Action(APPLY, 0)))
        over_wording = panel.view.viewport().cursor().shape()
        qtbot.mouseMove(panel.view.viewport(), panel.view.visualRect(index).topLeft() + QPoint(60, 30))

        assert over_wording == Qt.CursorShape.PointingHandCursor
        assert panel.view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


class TestReports:
    def test_selecting_from_outside_emits_nothing(self, qtbot: QtBot, panel: FindingsPanel, price: Finding) -> None:
        with qtbot.assertNotEmitted(panel.finding_selected):
            panel.select(price)

        assert panel.current_finding() is price

    def test_a_keystroke_before_the_open_card_s_words_leaves_it_open(
        self, qtbot: QtBot, panel: FindingsPanel, report: MakeReport, sorry: Finding, price: Finding
    ) -> None:
        panel.select(price)

        with qtbot.assertNotEmitted(panel.finding_selected):
            panel.set_report(report(sorry, price.shifted(1)), "A subject", "A  body")

        current = panel.current_finding()
        assert current is not None
        assert current.span.start == price.span.start + 1

    def test_typing_a_finding_away_opens_no_other_card(
        self, qtbot: QtBot, panel: FindingsPanel, report: MakeReport, sorry: Finding, price: Finding
    ) -> None:
        panel.select(sorry)
        panel.view.clearFocus()

        with qtbot.assertNotEmitted(panel.finding_selected):
            panel.set_report(report(price), "A subject", "A body")

        assert panel.current_finding() is None

    def test_working_through_the_list_goes_on_to_the_next_card(
        self, qtbot: QtBot, panel: FindingsPanel, report: MakeReport, sorry: Finding, price: Finding
    ) -> None:
        panel.select(sorry)
        panel.view.setFocus()

        with qtbot.waitSignal(panel.finding_selected) as caught:
            panel.set_report(report(price), "A subject", "A body")

        assert caught.args == [price]
        assert panel.current_finding() is price

    def test_the_keyboard_stays_in_the_list_although_the_change_moves_it_to_the_message(
        self, qtbot: QtBot, show: Show, panel: FindingsPanel, report: MakeReport, sorry: Finding, price: Finding
    ) -> None:
        message = QLineEdit(panel)
        message.show()
        panel.rewrite_requested.connect(lambda *_: message.setFocus())
        panel.select(sorry)

        key(qtbot, panel, Qt.Key.Key_Return)
        panel.set_report(report(price), "A subject", "A body")

        assert panel.view.hasFocus()
        assert panel.current_finding() is price

    def test_after_the_last_finding_the_focus_is_on_the_score(
        self, panel: FindingsPanel, report: MakeReport, sorry: Finding
    ) -> None:
        panel.select(sorry)
        panel.view.setFocus()

        panel.set_report(report(), "A subject", "A body")

        assert panel.composure_card.hasFocus()

    def test_findings_of_the_subject_come_back_as_themselves(
        self, qtbot: QtBot, panel: FindingsPanel, report: MakeReport, finding: MakeFinding
    ) -> None:
        in_subject, in_body = finding(0, "Sorry", "Hello"), finding(0, "Sorry", "Hello")
        panel.set_report(report(in_body, subject=(in_subject,)), "Sorry", "Sorry")
        panel.select(in_subject)

        with qtbot.waitSignal(panel.rewrite_requested) as caught:
            key(qtbot, panel, Qt.Key.Key_Return)

        assert caught.args[0] is in_subject

    def test_a_finding_that_is_not_listed_yet_closes_no_card(
        self, panel: FindingsPanel, finding: MakeFinding, price: Finding
    ) -> None:
        panel.select(price)

        panel.select(finding(70, "!!!", rule="shouting/marks"))

        assert panel.current_finding() is price

    def test_a_calm_message_says_so(self, panel: FindingsPanel, report: MakeReport) -> None:
        panel.set_report(report(), "A subject", "A body")

        assert panel.composure_card.texts()[0] == "This reads calm"
        assert rows(panel) == []
        assert panel.view.focusPolicy() == Qt.FocusPolicy.NoFocus

    def test_an_empty_draft_is_not_praised(self, panel: FindingsPanel, report: MakeReport) -> None:
        panel.set_report(report(), " ", "\n")

        assert panel.composure_card.texts()[0] == "Nothing to read yet"

    def test_a_panel_that_nobody_sees_catches_up_when_shown(
        self, panel: FindingsPanel, report: MakeReport, price: Finding
    ) -> None:
        panel.hide()
        panel.set_report(report(price), "A subject", "A body")
        unseen = rows(panel)
        panel.show()

        assert len(unseen) == 2
        assert rows(panel) == ["“I can lower my price”"]


class TestGrammar:
    @pytest.fixture
    def spelling(self, finding: MakeFinding) -> Finding:
        return finding(20, "teh", "the", rule="spelling/x", weight=Weight.LIGHT, why="Did you mean “the”?")

    def test_grammar_stands_between_the_tones_by_its_place(self, panel: FindingsPanel, spelling: Finding) -> None:
        with_grammar(panel, spelling)

        assert rows(panel) == ["“Sorry to bother you”", "“teh”", "“I can lower my price”"]
        assert panel.composure_card.texts()[1].startswith("100 − 26")

    def test_the_chips_filter_and_count(self, qtbot: QtBot, panel: FindingsPanel, spelling: Finding) -> None:
        with_grammar(panel, spelling)
        labels = [button(panel, name).text() for name in ("All", "Tone", "Grammar")]

        qtbot.mouseClick(button(panel, "Grammar"), Qt.MouseButton.LeftButton)
        only_grammar = rows(panel)
        qtbot.mouseClick(button(panel, "Tone"), Qt.MouseButton.LeftButton)

        assert labels == ["All 3", "Tone 2", "Grammar 1"]
        assert only_grammar == ["“teh”"]
        assert len(rows(panel)) == 2

    def test_walking_to_a_filtered_finding_shows_it(
        self, qtbot: QtBot, panel: FindingsPanel, spelling: Finding, price: Finding
    ) -> None:
        with_grammar(panel, spelling)
        qtbot.mouseClick(button(panel, "Grammar"), Qt.MouseButton.LeftButton)

        panel.select(price)

        assert panel.current_finding() is price

    def test_a_spelling_can_go_to_the_dictionary(self, qtbot: QtBot, panel: FindingsPanel, spelling: Finding) -> None:
        with_grammar(panel, spelling)
        panel.select(spelling)

        with qtbot.waitSignal(panel.ignore_requested) as caught:
            click(qtbot, panel, 1, Action(IGNORE, 2))

        assert caught.args == [spelling, "words"]

    def test_the_page_about_a_rule_is_a_click_or_a_key_away(
        self, qtbot: QtBot, panel: FindingsPanel, spelling: Finding
    ) -> None:
        linked = replace(spelling, link="https://example.org/rule")
        with_grammar(panel, linked)
        panel.select(linked)

        with qtbot.waitSignal(panel.link_requested) as clicked:
            click(qtbot, panel, 1, Action(EXPLAIN))
        with qtbot.waitSignal(panel.link_requested) as pressed:
            qtbot.keyClick(panel.view, Qt.Key.Key_M)

        assert clicked.args == pressed.args == ["https://example.org/rule"]

    def test_the_menu_of_the_card_has_the_page_too(self, qtbot: QtBot, panel: FindingsPanel, spelling: Finding) -> None:
        linked = replace(spelling, link="https://example.org/rule")
        with_grammar(panel, linked)
        panel.select(linked)
        panel.view.open_ladder()
        (menu,) = panel.view.findChildren(QMenu)

        with qtbot.waitSignal(panel.link_requested) as told:
            menu.actions()[-1].trigger()

        assert told.args == ["https://example.org/rule"]
        menu.close()

    def test_without_a_page_none_is_offered(self, qtbot: QtBot, panel: FindingsPanel, spelling: Finding) -> None:
        with_grammar(panel, spelling)
        panel.select(spelling)

        with pytest.raises(LookupError):
            panel.view.piece_centre(panel.view.currentIndex(), Action(EXPLAIN))
        with qtbot.assertNotEmitted(panel.link_requested):
            qtbot.keyClick(panel.view, Qt.Key.Key_M)


class TestAlternatives:
    @pytest.fixture
    def templates(self) -> list[Template]:
        body = "Hi {{first_name}},\n\nThe figure stays as it is."
        return [Template(f"price/{n}", f"Template {n}", "price_objection", body=body) for n in range(5)]

    def test_a_click_asks_for_the_template(self, qtbot: QtBot, panel: FindingsPanel, templates: list[Template]) -> None:
        panel.set_templates(templates)
        first = panel.alternatives.buttons()[0]

        with qtbot.waitSignal(panel.template_requested) as caught:
            qtbot.mouseClick(first, Qt.MouseButton.LeftButton)

        assert caught.args == [templates[0]]

    def test_enter_asks_for_the_template(self, qtbot: QtBot, panel: FindingsPanel, templates: list[Template]) -> None:
        panel.set_templates(templates)

        with qtbot.waitSignal(panel.template_requested):
            qtbot.keyClick(panel.alternatives.buttons()[0], Qt.Key.Key_Return)

    def test_at_most_three_are_offered(self, panel: FindingsPanel, templates: list[Template]) -> None:
        panel.set_templates(templates)

        assert len(panel.alternatives.buttons()) == 3

    def test_they_stand_below_the_last_card_and_take_nothing_from_the_list(
        self, panel: FindingsPanel, templates: list[Template]
    ) -> None:
        before = panel.view.height()
        panel.set_templates(templates)
        QApplication.processEvents()
        last = panel.view.visualRect(panel.view.model().index(1, 0))

        assert panel.view.height() == before
        assert panel.alternatives.geometry().top() == last.bottom() + 1
        assert all(button.isVisible() for button in panel.alternatives.buttons())

    def test_in_a_low_window_they_are_scrolled_to(self, panel: FindingsPanel, templates: list[Template]) -> None:
        panel.set_templates(templates)
        panel.resize(371, 420)
        QApplication.processEvents()
        bar = panel.view.verticalScrollBar()
        bar.setValue(bar.maximum())

        assert panel.alternatives.geometry().bottom() + 1 == panel.view.viewport().height()

    def test_the_keyboard_brings_a_hidden_one_into_view(self, panel: FindingsPanel, templates: list[Template]) -> None:
        panel.setStyleSheet(style_sheet(load_theme("light")))  # the scroll bar is as wide as in the window
        panel.set_templates(templates)
        panel.resize(371, 420)
        QApplication.processEvents()
        last = panel.alternatives.buttons()[-1]
        last.setFocus(Qt.FocusReason.TabFocusReason)

        seen = panel.view.viewport().rect()
        assert seen.contains(last.mapTo(panel.view.viewport(), last.rect().bottomRight()))
        assert seen.contains(last.mapTo(panel.view.viewport(), last.rect().topLeft()))

    def test_the_list_comes_to_rest_where_only_the_cards_have_room(
        self, qtbot: QtBot, panel: FindingsPanel, templates: list[Template]
    ) -> None:
        view = panel.view
        panel.set_templates(templates)
        panel.resize(371, panel.height() - view.viewport().height() + view.contents_height() + 20)
        for _ in range(10):
            QApplication.processEvents()
        resizes = Counted(QEvent.Type.Resize)
        view.viewport().installEventFilter(resizes)

        for _ in range(10):
            QApplication.processEvents()

        assert view.contents_height() < view.viewport().height()
        assert view.verticalScrollBar().isVisible()
        assert resizes.number == 0

    def test_a_message_without_findings_shows_them_at_once(
        self, panel: FindingsPanel, report: MakeReport, templates: list[Template]
    ) -> None:
        panel.set_templates(templates)
        panel.set_report(report(), "A subject", "A body")
        QApplication.processEvents()

        assert panel.alternatives.isVisible()
        assert panel.alternatives.geometry().top() == 0

    @pytest.mark.parametrize("row", range(8))
    def test_the_selected_card_is_seen_whole_with_its_wordings(
        self,
        panel: FindingsPanel,
        report: MakeReport,
        finding: MakeFinding,
        templates: list[Template],
        row: int,
    ) -> None:
        findings = [finding(10 * n, "Sorry", "One.", "Two.", why="A reader may hear this. " * 4) for n in range(8)]
        panel.set_templates(templates)
        panel.set_report(report(*findings), "A subject", "A body")
        panel.resize(371, 560)
        QApplication.processEvents()

        panel.select(findings[row])
        QApplication.processEvents()

        card = panel.view.visualRect(panel.view.model().index(row, 0))
        assert card.top() >= 0
        assert card.bottom() <= panel.view.viewport().height()

    def test_the_same_templates_again_keep_their_buttons(self, panel: FindingsPanel, templates: list[Template]) -> None:
        panel.set_templates(templates)
        before = panel.alternatives.buttons()

        panel.set_templates(list(templates))

        assert panel.alternatives.buttons() == before


class TestIgnored:
    def test_what_is_ignored_can_be_seen_and_brought_back(self, qtbot: QtBot, panel: FindingsPanel) -> None:
        entries: list[Ignored | str] = [Ignored(Scope.WORDS, "minimising/just", "just"), "apology/sorry-to-bother"]
        panel.set_ignored(entries)

        qtbot.mouseClick(button(panel, "2 ignored"), Qt.MouseButton.LeftButton)
        first, second = panel.ignored_page.rows()
        with qtbot.waitSignal(panel.restore_requested) as caught:
            qtbot.mouseClick(second.button, Qt.MouseButton.LeftButton)

        assert caught.args == ["apology/sorry-to-bother"]
        assert first.button.accessibleName() == "Bring back “just”, Minimizing · in every message"

    def test_the_list_follows_while_it_is_open_and_keeps_the_focus(self, qtbot: QtBot, panel: FindingsPanel) -> None:
        entries = [Ignored(Scope.WORDS, "minimising/just", word) for word in ("just", "quick")]
        panel.set_ignored(entries)
        qtbot.mouseClick(button(panel, "2 ignored"), Qt.MouseButton.LeftButton)
        panel.ignored_page.rows()[0].button.setFocus()

        panel.set_ignored(entries[1:])

        (row,) = panel.ignored_page.rows()
        assert row.entry == entries[1]
        assert row.button.hasFocus()

    def test_escape_goes_back_to_the_findings(self, qtbot: QtBot, panel: FindingsPanel) -> None:
        panel.set_ignored(["apology/x"])
        qtbot.mouseClick(button(panel, "1 ignored"), Qt.MouseButton.LeftButton)

        qtbot.keyClick(panel.ignored_page.rows()[0].button, Qt.Key.Key_Escape)

        assert panel.view.isVisible()
        assert panel.ignored_link.hasFocus()

    def test_there_is_no_link_where_nothing_is_ignored(self, panel: FindingsPanel) -> None:
        assert panel.ignored_link.isHidden()


class TestLooks:
    def test_the_theme_changes_at_once(self, panel: FindingsPanel, light: Theme, dark: Theme) -> None:
        before = panel.grab().toImage().pixelColor(2, 2).name()
        panel.set_theme(dark)
        after = panel.grab().toImage().pixelColor(2, 2).name()

        assert (before, after) == (light.panel, dark.panel)

    @pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
    def test_pieces_can_be_clicked_in_both_reading_directions(
        self, qtbot: QtBot, panel: FindingsPanel, price: Finding, direction: Qt.LayoutDirection
    ) -> None:
        panel.setLayoutDirection(direction)
        panel.select(price)

        with qtbot.waitSignal(panel.ignore_requested) as caught:
            click(qtbot, panel, 1, Action(IGNORE, 0))

        assert caught.args == [price, "here"]

    @pytest.mark.parametrize("width", [260, 371, 520])
    def test_cards_are_as_tall_as_their_words_need_at_any_width(self, panel: FindingsPanel, width: int) -> None:
        body = "Hi,\n\nThe figure stays as it is, and what it buys can change."
        panel.set_templates([Template("price/a", "Hold the price", "price_objection", body=body, mine=True)])
        for passing in (640, width):
            panel.resize(passing, 720)
            QApplication.processEvents()

        for card in (panel.composure_card, panel.alternatives.buttons()[0]):
            assert card.height() == card.heightForWidth(card.width())

    @pytest.mark.parametrize("width", [240, 320, 600])
    def test_no_piece_leaves_its_card_at_any_width(
        self, panel: FindingsPanel, report: MakeReport, finding: MakeFinding, width: int
    ) -> None:
        long = finding(0, "W" * 300, "V" * 200, "", "U" * 90, why="N" * 200)
        panel.set_report(report(long), "", "x")
        panel.select(long)
        panel.view.show_others(True)
        panel.resize(width, 700)
        QApplication.processEvents()
        card = panel.view.build_card(panel.view.currentIndex().row())

        assert card is not None
        for piece in card.pieces:
            assert piece.rect.left() >= 0
            assert piece.rect.right() <= card.width
            assert piece.rect.bottom() <= card.height
            assert piece.block is None or piece.block.width <= piece.rect.width() + 1

    def test_a_larger_font_makes_taller_cards(self, qapp: QApplication, panel: FindingsPanel) -> None:
        before = panel.view.row_height(panel.view.model().index(0, 0))
        font = qapp.font()
        larger = QFont(font)
        larger.setPointSizeF(font.pointSizeF() * 1.5)
        qapp.setFont(larger)
        qapp.processEvents()
        after = panel.view.row_height(panel.view.model().index(0, 0))
        qapp.setFont(font)

        assert after > before * 1.3
