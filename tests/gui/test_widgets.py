from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from walkaway.gui.theme import load_theme
from walkaway.gui.widgets import ChoiceBox, FlowLayout, NoticeBar, TextLabel, scaled, unit, widget_sheet


def flow_of(qtbot: QtBot, count: int, width: int) -> tuple[QWidget, list[QWidget]]:
    """A box of that width with so many widgets of 50 by 10 in a flow with gaps of 10."""
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box, gap=10)
    widgets = []
    for _ in range(count):
        widget = QWidget()
        widget.setFixedSize(QSize(50, 10))
        flow.addWidget(widget)
        widgets.append(widget)
    box.resize(width, 200)
    box.show()
    QApplication.processEvents()
    return box, widgets


def places(widgets: list[QWidget]) -> list[tuple[int, int]]:
    return [(widget.x(), widget.y()) for widget in widgets]


def test_a_flow_wraps_where_the_width_ends(qtbot: QtBot) -> None:
    box, widgets = flow_of(qtbot, 3, 115)

    assert places(widgets) == [(0, 0), (60, 0), (0, 20)]
    assert box.heightForWidth(115) == 30
    assert box.heightForWidth(400) == 10


def test_a_flow_runs_from_the_right_where_people_read_that_way(qtbot: QtBot) -> None:
    box, widgets = flow_of(qtbot, 3, 115)
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()

    assert places(widgets) == [(65, 0), (5, 0), (65, 20)]


def test_a_hidden_widget_takes_no_room_in_a_flow(qtbot: QtBot) -> None:
    _, widgets = flow_of(qtbot, 3, 115)
    widgets[0].hide()
    QApplication.processEvents()

    assert places(widgets[1:]) == [(0, 0), (60, 0)]


def test_a_text_is_words_with_air_between_its_lines(qtbot: QtBot) -> None:
    label, plain = TextLabel("<b>5 < 6</b> & more\nand  so on"), QLabel("A line\nand another")
    for each in (label, plain):
        qtbot.addWidget(each)

    assert label.text() == "<b>5 < 6</b> & more\nand  so on"
    assert QTextDocumentFragment.fromHtml(QLabel.text(label)).toPlainText() == label.text()
    assert label.sizeHint().height() > plain.sizeHint().height()

    label.setText("")

    assert QLabel.text(label) == ""


def test_a_notice_can_be_taken_back_once(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.show_notice("Deleted.", undo=True)
    undo = next(button for button in bar.findChildren(QPushButton) if button.text() == "Undo")

    with qtbot.waitSignal(bar.undo_requested):
        qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)

    assert bar.isHidden()
    assert bar.text() == "Deleted."


def test_a_notice_without_a_way_back_offers_none(qtbot: QtBot) -> None:
    bar = NoticeBar()
    qtbot.addWidget(bar)

    bar.show_notice("That file cannot be written.")

    assert [button.text() for button in bar.findChildren(QPushButton) if button.isVisible()] == ["×"]


def test_a_choice_is_known_by_its_id(qtbot: QtBot) -> None:
    box = ChoiceBox("Situation")
    qtbot.addWidget(box)
    box.add("Any situation", "")
    box.add("Gone quiet", "gone_quiet", "They have stopped answering.")

    box.choose("gone_quiet")

    assert box.chosen == "gone_quiet"
    assert box.itemData(1, Qt.ItemDataRole.ToolTipRole) == "They have stopped answering."


def test_sizes_grow_with_the_font(qapp: QApplication) -> None:
    small, large = QFont(qapp.font()), scaled(qapp.font(), 2.0)

    assert unit(large) > 1.8 * unit(small)
    assert widget_sheet(load_theme("light"), small) != widget_sheet(load_theme("light"), large)


def test_fonts_of_both_kinds_are_scaled() -> None:
    by_points, by_pixels = QFont(), QFont()
    by_points.setPointSizeF(10.0)
    by_pixels.setPixelSize(13)

    assert scaled(by_points, 1.5).pointSizeF() == 15.0
    assert scaled(by_pixels, 2.0, bold=True).pixelSize() == 26
    assert scaled(by_pixels, 2.0, bold=True).weight() == QFont.Weight.DemiBold
