"""The overview: tables at once, plots when they are loaded, and calm words where there is nothing."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.prospects.conftest import SECONDS, Told

from walkaway.gui.notices import Notices
from walkaway.gui.prospects.keeper import Keeper
from walkaway.gui.prospects.overview_book import OverviewBook
from walkaway.gui.prospects.overview_plots import FILLS, load
from walkaway.gui.prospects.overview_window import OverviewWindow
from walkaway.gui.prospects.overview_words import READINGS, RESULTS
from walkaway.gui.theme import Theme
from walkaway.gui.writer import Writer
from walkaway.prospects.ledger import Ledger, MonthComposure, MoveOutcomes, MoveReplies, Outcome, Overview, Sent
from walkaway.prospects.prospect import Prospect

Show = Callable[[QWidget], None]
SOME = Overview(
    (MoveOutcomes("may_not_need_us", 8, 4, 2), MoveOutcomes("go_for_no", 1, 1, 0)),
    (MoveReplies("may_not_need_us", {"interest": 4, "stall": 3}, 7),),
    (MonthComposure("2026-04", 93.6, 12), MonthComposure("2026-05", 80.0, 3)),
)
NOTHING = Overview((), (), ())


@pytest.fixture
def window(show: Show, light: Theme) -> OverviewWindow:
    made = OverviewWindow(light)
    show(made)
    return made


def test_the_table_is_there_before_the_plot(window: OverviewWindow) -> None:
    window.show_overview(SOME)

    assert window.outcomes.table.item(0, 1).text() == "8 of 12: 67%, likely 39–86%"
    assert window.outcomes.table.item(1, 1).text() == "1 of 2, too few to tell"
    assert not window.ready

    window.draw()

    assert window.ready
    assert window.outcomes.plot is not None
    assert "table" in window.outcomes.plot.accessibleName()


def test_each_page_is_drawn_when_it_is_looked_at(window: OverviewWindow, qtbot: QtBot) -> None:
    window.show_overview(SOME)
    window.draw()
    assert window.replies.plot is None

    window.tabs.tabBar().setFocus()
    for _ in window.pages[1:]:
        qtbot.keyClick(window.tabs.tabBar(), Qt.Key.Key_Right)
        assert window.ready

    assert window.replies.plot is not None
    assert window.replies.plot.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_without_figures_every_page_has_a_calm_sentence(window: OverviewWindow) -> None:
    window.show_overview(NOTHING)
    window.draw()

    for number, page in enumerate(window.pages):
        window.tabs.setCurrentIndex(number)
        assert page.empty.isVisible()
        assert page.plot is None
        assert not page.table.isVisible()


def test_a_plot_shows_the_parts_in_the_colours_of_the_theme(window: OverviewWindow, light: Theme, dark: Theme) -> None:
    window.show_overview(SOME)
    window.draw()
    for theme in (light, dark):
        window.set_theme(theme)
        QApplication.processEvents()
        assert window.outcomes.plot is not None
        image = window.outcomes.plot.grab().toImage()
        seen = {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
        for role in ("accent", "danger", "card"):
            assert QColor(getattr(theme, role)).rgb() in seen


def test_no_two_parts_of_a_bar_look_the_same_without_colour() -> None:
    for kinds in (RESULTS, READINGS):
        patterns = [FILLS[kind].pattern for kind in kinds]
        assert len(set(patterns)) == len(patterns)


def test_in_a_narrow_window_the_table_stands_below(window: OverviewWindow) -> None:
    window.show_overview(SOME)
    window.draw()
    window.resize(window.minimumSize())
    QApplication.processEvents()

    page = window.outcomes
    assert page.plot is not None
    assert page.table.mapTo(page, page.table.rect().topLeft()).y() > page.plot.geometry().bottom()
    assert page.plot.height() >= 8 * page.fontMetrics().height()  # as many rows as it has room for at least


@pytest.mark.parametrize("times", [1, 1.5])
def test_no_column_of_a_table_is_cut(window: OverviewWindow, times: float) -> None:
    window.show_overview(SOME)
    window.draw()
    window.resize(round(times * window.width()), window.height())

    for number, page in enumerate(window.pages):
        window.tabs.setCurrentIndex(number)
        QApplication.processEvents()
        assert page.table.horizontalScrollBar().maximum() == 0, page.name


def test_loading_the_plots_leaves_the_crash_log_in_charge() -> None:
    hooks = sys.excepthook, threading.excepthook

    load()

    assert (sys.excepthook, threading.excepthook) == hooks


@pytest.fixture
def worker() -> Iterator[Writer]:
    made = Writer()
    yield made
    made.close(SECONDS)


def test_it_shows_what_the_ledger_says_and_follows_it(
    keeper: Keeper, worker: Writer, told: Told, show: Show, light: Theme, qtbot: QtBot
) -> None:
    parent = QWidget()
    show(parent)
    book = OverviewBook(keeper, worker, light, parent)
    book.show()
    window = book.window
    assert window is not None
    qtbot.waitUntil(lambda: window.ready, timeout=SECONDS * 1_000)
    assert window.outcomes.empty.isVisible()

    def won(ledger: Ledger) -> None:
        prospect = ledger.add(Prospect(name="Dana"))
        ledger.sent(prospect, Sent(datetime.now(UTC), "Hello", "…", "", "go_for_no", 100))
        ledger.ended(prospect, Outcome(datetime.now(UTC), "won"))

    keeper.change(keeper, 1, won)

    qtbot.waitUntil(lambda: window.outcomes.table.rowCount() == 1, timeout=SECONDS * 1_000)
    assert window.outcomes.table.item(0, 1).text() == "1 of 1, too few to tell"
    book.close()


def test_without_a_ledger_a_sentence_says_so_until_there_is_one(
    tmp_path: Path, worker: Writer, notices: Notices, show: Show, light: Theme, qtbot: QtBot
) -> None:
    parent = QWidget()
    show(parent)
    place = tmp_path / "ledger.sqlite"
    place.mkdir()
    keeper = Keeper(lambda: place, notices, parent)
    book = OverviewBook(keeper, worker, light, parent)
    book.show()
    window = book.window
    assert window is not None
    try:
        qtbot.waitUntil(lambda: not keeper.usable, timeout=SECONDS * 1_000)
        qtbot.waitUntil(window.outcomes.empty.isVisible, timeout=SECONDS * 1_000)
        for page in window.pages:
            window.tabs.setCurrentWidget(page)
            assert page.empty.isVisible()
            assert page.empty.text().startswith("The ledger cannot be opened now")

        place.rmdir()
        keeper.start()
        window.tabs.setCurrentWidget(window.outcomes)

        qtbot.waitUntil(lambda: "No move was made yet" in window.outcomes.empty.text(), timeout=SECONDS * 1_000)
    finally:
        book.close()
        keeper.close(SECONDS)
