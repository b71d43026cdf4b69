from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from walkaway.gui.panels.template_card import FAVOURITE
from walkaway.gui.panels.templates_panel import TemplatesPanel
from walkaway.gui.panels.templates_rows import Heading
from walkaway.gui.theme import Theme
from walkaway.library.store import Library
from walkaway.library.template import Template
from walkaway.library.uses import Uses

Show = Callable[[QWidget], None]

TEMPLATES = {
    "gone_quiet/close-the-file": ("Close the file", "gone_quiet", "close_the_file", "I take it the timing is off."),
    "price_objection/hold-the-price": ("Hold the price", "price_objection", "set_terms", "The figure stays as it is."),
    "takeaway/may-not-need-us": ("You may not need us", "takeaway", "may_not_need_us", "A site builder may do."),
}


def write(folder: Path, id: str, title: str, situation: str, move: str, body: str) -> None:
    path = folder / f"{id}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    header = (
        f"title: {title}\nsituation: {situation}\nmove: {move}\nanswers: [concession]\nwhen: They compare prices.\n"
    )
    truth = "only_if: It is true that you mean it.\nsubject: About {{project}}\n"
    path.write_text(f"---\n{header}{truth}---\nHi {{{{first_name}}}},\n\n{body}\n", encoding="utf-8")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for id, (title, situation, move, body) in TEMPLATES.items():
        write(tmp_path / "shipped", id, title, situation, move, body)
    return Library(tmp_path / "shipped", tmp_path / "mine")


@pytest.fixture
def panel(show: Show, light: Theme, library: Library) -> TemplatesPanel:
    panel = TemplatesPanel(library, light)
    panel.resize(371, 720)
    show(panel)
    return panel


def titles(panel: TemplatesPanel) -> list[str]:
    model = panel.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def chosen(panel: TemplatesPanel) -> str:
    template = panel.current_template()
    return template.title if template is not None else ""


def ranked(library: Library) -> tuple[Template, ...]:
    return library.rank("You say the price is too high.", {"concession"}).templates


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def undo(qtbot: QtBot, panel: TemplatesPanel) -> None:
    press(qtbot, next(b for b in panel.notice.findChildren(QPushButton) if b.text() == "Undo"))


class TestSearch:
    def test_typing_finds_and_chooses_the_best(self, qtbot: QtBot, panel: TemplatesPanel) -> None:
        panel.focus_search()
        qtbot.keyClicks(panel.search.line, "figure")

        assert titles(panel) == ["Hold the price"]
        assert chosen(panel) == "Hold the price"
        assert "The figure stays" in panel.detail.preview.toPlainText()

    def test_enter_in_the_search_inserts_what_was_found(self, qtbot: QtBot, panel: TemplatesPanel) -> None:
        qtbot.keyClicks(panel.search.line, "quiet")

        with qtbot.waitSignal(panel.insert_requested) as caught:
            qtbot.keyClick(panel.search.line, Qt.Key.Key_Return)

        assert caught.args[0].id == "gone_quiet/close-the-file"

    def test_shift_enter_starts_a_new_draft(self, qtbot: QtBot, panel: TemplatesPanel) -> None:
        with qtbot.waitSignal(panel.new_draft_requested):
            qtbot.keyClick(panel.search.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)

    def test_down_goes_to_the_list_and_up_comes_back(self, qtbot: QtBot, panel: TemplatesPanel) -> None:
        panel.focus_search()
        qtbot.keyClick(panel.search.line, Qt.Key.Key_Down)
        in_list = panel.view.hasFocus()
        qtbot.keyClick(panel.view, Qt.Key.Key_Up)

        assert in_list
        assert panel.search.line.hasFocus()

    def test_escape_clears_the_search(self, qtbot: QtBot, panel: TemplatesPanel) -> None:
        qtbot.keyClicks(panel.search.line, "figure")
        qtbot.keyClick(panel.search.line, Qt.Key.Key_Escape)

        assert len(titles(panel)) == 6

    def test_letters_typed_in_the_list_go_to_the_search(self, qtbot: QtBot, panel: TemplatesPanel) -> None:
        panel.view.setFocus()
        qtbot.keyClicks(panel.view, "t")

        assert panel.search.line.text() == "t"
        assert panel.search.line.hasFocus()

    def test_filters_narrow_the_list(self, qtbot: QtBot, panel: TemplatesPanel) -> None:
        panel.search.situations.setFocus()
        qtbot.keyClicks(panel.search.situations, "Takeaway")

        assert titles(panel) == ["You may not need us"]

        qtbot.keyClick(panel.search.situations, Qt.Key.Key_Home)
        panel.search.moves.setFocus()
        qtbot.keyClicks(panel.search.moves, "Set")

        assert titles(panel) == ["Hold the price"]

    def test_finding_nothing_says_what_to_try(self, qtbot: QtBot, panel: TemplatesPanel) -> None:
        qtbot.keyClicks(panel.search.line, "zzz")

        assert panel.search.nothing.isVisible()
        assert not panel.detail.insert.isEnabled()
        with qtbot.assertNotEmitted(panel.insert_requested):
            qtbot.keyClick(panel.search.line, Qt.Key.Key_Return)


class TestForThisDraft:
    def test_the_best_for_the_draft_come_first(self, panel: TemplatesPanel, library: Library) -> None:
        panel.set_ranked(ranked(library))

        assert titles(panel)[0] == "For this draft"
        assert titles(panel)[1] == "Hold the price"
        assert chosen(panel) == "Hold the price"

    def test_a_template_that_was_chosen_stays_chosen_while_the_draft_changes(
        self, panel: TemplatesPanel, library: Library
    ) -> None:
        panel.show_template("takeaway/may-not-need-us")

        panel.set_ranked(ranked(library))

        assert titles(panel)[0] == "For this draft"
        assert chosen(panel) == "You may not need us"

    def test_a_hidden_panel_changes_when_it_is_shown(self, panel: TemplatesPanel, library: Library) -> None:
        panel.hide()
        panel.set_ranked(ranked(library))
        unseen = titles(panel)
        panel.show()

        assert "For this draft" not in unseen
        assert titles(panel)[0] == "For this draft"

    def test_an_empty_draft_has_no_section_of_its_own(self, panel: TemplatesPanel) -> None:
        panel.set_ranked(())

        assert "For this draft" not in titles(panel)


class TestList:
    def test_arrow_keys_pass_over_headings(self, qtbot: QtBot, panel: TemplatesPanel) -> None:
        panel.view.setFocus()
        seen = [chosen(panel)]
        for _ in range(2):
            qtbot.keyClick(panel.view, Qt.Key.Key_Down)
            seen.append(chosen(panel))

        assert seen == ["Close the file", "Hold the price", "You may not need us"]

    def test_a_click_previews_and_a_double_click_inserts(self, qtbot: QtBot, panel: TemplatesPanel) -> None:
        at = panel.view.visualRect(panel.view.model().index(3, 0)).center()
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)

        assert "Use it only if it is true that you mean it." in panel.detail.preview.toPlainText()
        with qtbot.waitSignal(panel.insert_requested) as caught:
            qtbot.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert caught.args[0].title == "Hold the price"

    @pytest.mark.parametrize(
        ("button", "signal"),
        [
            ("insert", "insert_requested"),
            ("replace", "replace_requested"),
            ("new_draft", "new_draft_requested"),
            ("edit", "edit_requested"),
        ],
    )
    def test_each_button_wishes_its_own(self, qtbot: QtBot, panel: TemplatesPanel, button: str, signal: str) -> None:
        with qtbot.waitSignal(getattr(panel, signal)) as caught:
            press(qtbot, getattr(panel.detail, button))

        assert caught.args[0].title == "Close the file"

    def test_f2_edits(self, qtbot: QtBot, panel: TemplatesPanel) -> None:
        with qtbot.waitSignal(panel.edit_requested):
            qtbot.keyClick(panel.view, Qt.Key.Key_F2)

    def test_f2_edits_although_the_window_has_another_use_for_it(self, qtbot: QtBot, panel: TemplatesPanel) -> None:
        other = QShortcut(QKeySequence("F2"), panel)
        panel.view.setFocus()

        with qtbot.assertNotEmitted(other.activated), qtbot.waitSignal(panel.edit_requested):
            qtbot.keyClick(panel.view, Qt.Key.Key_F2)

    def test_a_right_click_offers_the_same_actions(self, qtbot: QtBot, panel: TemplatesPanel) -> None:
        at = panel.view.visualRect(panel.view.model().index(3, 0)).center()
        place = panel.view.viewport().mapToGlobal(at)
        QApplication.sendEvent(panel.view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, place))
        (menu,) = panel.detail.findChildren(QMenu)
        replace = next(a for a in menu.actions() if a.text() == "Replace selection")

        with qtbot.waitSignal(panel.replace_requested) as caught:
            qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(replace).center())

        assert caught.args[0].title == "Hold the price"

    def test_fields_are_chips_in_the_preview_and_braces_are_not_seen(self, panel: TemplatesPanel, light: Theme) -> None:
        preview = panel.detail.preview
        cursor = preview.document().find("first name")

        assert cursor.charFormat().background().color().name() == light.field_fill
        assert "{{" not in preview.toPlainText()


class TestUses:
    @pytest.fixture
    def uses(self) -> Uses:
        return Uses()

    @pytest.fixture
    def panel(self, show: Show, light: Theme, library: Library, uses: Uses) -> TemplatesPanel:
        panel = TemplatesPanel(library, light, uses, lambda: date(2026, 6, 2))

        def toggle(template: Template) -> None:
            uses.toggle(template.id)
            panel.show_uses()

        panel.favourite_toggled.connect(toggle)
        panel.resize(371, 720)
        show(panel)
        return panel

    def test_there_are_no_filters_before_there_is_anything_to_filter(self, panel: TemplatesPanel) -> None:
        assert not panel.search.favourites.isVisible()
        assert not panel.search.recent.isVisible()

    def test_a_click_on_the_star_makes_a_favourite_and_another_lets_it_go(
        self, qtbot: QtBot, panel: TemplatesPanel, uses: Uses
    ) -> None:
        index = panel.view.model().index(3, 0)
        star = panel.view.piece_centre(index, FAVOURITE)
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=star)

        assert list(uses.favourites) == ["price_objection/hold-the-price"]
        assert chosen(panel) == "Hold the price"
        assert panel.detail.favourite.text().startswith("★")
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=star)
        assert list(uses.favourites) == []

    def test_two_clicks_on_the_star_do_not_insert(self, qtbot: QtBot, panel: TemplatesPanel) -> None:
        star = panel.view.piece_centre(panel.view.model().index(3, 0), FAVOURITE)

        with qtbot.assertNotEmitted(panel.insert_requested):
            qtbot.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=star)

    def test_ctrl_d_and_the_button_do_the_same(self, qtbot: QtBot, panel: TemplatesPanel, uses: Uses) -> None:
        panel.view.setFocus()
        qtbot.keyClick(panel.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        by_key = uses.favourites
        press(qtbot, panel.detail.favourite)

        assert by_key == ("gone_quiet/close-the-file",)
        assert uses.favourites == ()

    def test_favourites_alone_are_listed_on_request(self, qtbot: QtBot, panel: TemplatesPanel, uses: Uses) -> None:
        for id in ("takeaway/may-not-need-us", "gone_quiet/close-the-file"):
            uses.toggle(id)
        panel.show_uses()
        press(qtbot, panel.search.favourites)

        assert titles(panel) == ["You may not need us", "Close the file"]
        qtbot.keyClicks(panel.search.line, "file")
        assert titles(panel) == ["Close the file"]

    def test_recent_ones_are_listed_with_the_last_one_first(
        self, qtbot: QtBot, panel: TemplatesPanel, uses: Uses
    ) -> None:
        uses.note("price_objection/hold-the-price", datetime(2026, 5, 3), "Dana")
        uses.note("takeaway/may-not-need-us", datetime(2026, 5, 4))
        panel.show_uses()
        press(qtbot, panel.search.recent)

        assert titles(panel) == ["You may not need us", "Hold the price"]

    def test_a_favourite_that_is_let_go_leaves_the_list_of_favourites(
        self, qtbot: QtBot, panel: TemplatesPanel, uses: Uses
    ) -> None:
        for id in ("takeaway/may-not-need-us", "gone_quiet/close-the-file"):
            uses.toggle(id)
        panel.show_uses()
        press(qtbot, panel.search.favourites)
        qtbot.keyClick(panel.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)

        assert titles(panel) == ["Close the file"]

    def test_the_detail_says_how_often_and_with_whom(self, panel: TemplatesPanel, uses: Uses) -> None:
        uses.note("gone_quiet/close-the-file", datetime(2026, 5, 3), "Dana")
        panel.show_uses()

        assert "Used once, with Dana on 3 May." in panel.detail.preview.toPlainText()

    def test_a_screen_reader_hears_of_favourites(self, panel: TemplatesPanel, uses: Uses) -> None:
        uses.toggle("gone_quiet/close-the-file")
        panel.show_uses()

        spoken = panel.view.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert "favorite" in spoken


class TestOwnTemplates:
    def test_a_copy_is_the_user_s_and_is_chosen(self, qtbot: QtBot, panel: TemplatesPanel, library: Library) -> None:
        with qtbot.waitSignal(panel.library_changed):
            press(qtbot, panel.detail.duplicate)

        assert chosen(panel) == "Close the file (copy)"
        template = panel.current_template()
        assert template is not None
        assert template.mine
        assert template.path is not None
        assert template.path.exists()

    def test_a_deleted_template_comes_back_by_undo(self, qtbot: QtBot, panel: TemplatesPanel, library: Library) -> None:
        press(qtbot, panel.detail.duplicate)

        qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
        gone = titles(panel)
        said = panel.notice.text()
        undo(qtbot, panel)

        assert "Close the file (copy)" not in gone
        assert said == "Deleted “Close the file (copy)”."
        assert chosen(panel) == "Close the file (copy)"
        assert panel.notice.isHidden()

    def test_a_shipped_template_cannot_be_deleted(self, qtbot: QtBot, panel: TemplatesPanel, library: Library) -> None:
        assert panel.detail.delete.isHidden()

        qtbot.keyClick(panel.view, Qt.Key.Key_Delete)

        assert len(library.all()) == 3

    def test_deleting_an_edited_copy_shows_the_shipped_one_again(
        self, qtbot: QtBot, panel: TemplatesPanel, library: Library
    ) -> None:
        original = library.all()[0]
        library.save_mine(Template(original.id, "My way", original.situation, body="Hello."))
        panel.refresh()
        panel.show_template(original.id)

        press(qtbot, panel.detail.delete)

        assert chosen(panel) == "Close the file"

    def test_a_change_that_fails_is_said_in_one_sentence(
        self, qtbot: QtBot, panel: TemplatesPanel, tmp_path: Path
    ) -> None:
        (tmp_path / "mine").write_text("not a folder")

        press(qtbot, panel.detail.duplicate)

        assert panel.notice.isVisible()
        assert panel.notice.text()
        assert "\n" not in panel.notice.text()

    def test_a_template_changed_in_another_editor_shows_up(
        self, panel: TemplatesPanel, library: Library, tmp_path: Path
    ) -> None:
        write(tmp_path / "mine", "won/thanks", "What happens next", "won", "plain", "We begin on Monday.")
        library.adopt(library.scan())
        panel.refresh()

        assert "What happens next" in titles(panel)

    def test_making_one_from_the_selection_is_a_wish(self, qtbot: QtBot, panel: TemplatesPanel) -> None:
        with qtbot.waitSignal(panel.create_requested):
            press(qtbot, panel.detail.create_new)


class TestLooks:
    def test_the_theme_changes_at_once(self, panel: TemplatesPanel, light: Theme, dark: Theme) -> None:
        before = panel.grab().toImage().pixelColor(2, 2).name()
        panel.set_theme(dark)
        after = panel.grab().toImage().pixelColor(2, 2).name()

        assert (before, after) == (light.panel, dark.panel)

    def test_nothing_is_cut_off_in_a_narrow_panel(self, panel: TemplatesPanel) -> None:
        panel.resize(300, 640)
        QApplication.processEvents()

        for button in panel.detail.findChildren(QPushButton):
            if button.isVisible():
                right = button.mapTo(panel, QPoint(button.width(), 0)).x()
                assert right <= panel.width()
                assert button.width() >= button.minimumSizeHint().width()

    def test_headings_are_drawn_in_both_directions(self, panel: TemplatesPanel) -> None:
        assert isinstance(panel.view.model().rows()[0], Heading)  # type: ignore[attr-defined]
        left = panel.view.grab().toImage()
        panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

        assert panel.view.grab().toImage() != left
