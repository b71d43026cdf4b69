"""The plots of the overview, drawn with pyqtgraph.

Pyqtgraph and numpy are 55 MB installed, a third of the Qt package that has QtCharts, and lean on the Qt that is here
anyway. They are imported when the first overview opens, in another thread: see `load`.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from walkaway.gui.prospects.overview_words import Bar, Point
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import unit

_THICK = 0.62
_LEAST_ROWS = 8
_MOST_MONTHS = 6
_NO_PATTERN = Qt.BrushStyle.NoBrush


@dataclass(frozen=True, slots=True)
class Fill:
    """How a part of a bar looks: a role of the theme and a pattern, so that it is never told by colour alone."""

    ink: str
    pattern: Qt.BrushStyle


FILLS = {
    "won": Fill("accent", Qt.BrushStyle.SolidPattern),
    "lost": Fill("danger", Qt.BrushStyle.BDiagPattern),
    "open": Fill("muted", _NO_PATTERN),
    "interest": Fill("accent", Qt.BrushStyle.SolidPattern),
    "refusal": Fill("danger", Qt.BrushStyle.BDiagPattern),
    "stall": Fill("amber_strong_line", Qt.BrushStyle.HorPattern),
    "price": Fill("price_line", Qt.BrushStyle.DiagCrossPattern),
    "question": Fill("grammar_line", Qt.BrushStyle.Dense5Pattern),
    "none": Fill("muted", Qt.BrushStyle.VerPattern),
    "unanswered": Fill("muted", _NO_PATTERN),
}
"""The look of each part of a bar."""


@cache
def load() -> Any:
    """Pyqtgraph. The first call takes a quarter of a second: have another thread make it."""
    hooks = sys.excepthook, threading.excepthook
    import pyqtgraph

    # It puts itself in their place, and the crash log is ours.
    sys.excepthook, threading.excepthook = hooks
    pyqtgraph.setConfigOptions(antialias=True, exitCleanup=False)
    return pyqtgraph


def paint_fill(painter: QPainter, rect: QRectF, fill: Fill, theme: Theme) -> None:
    """Draw a part of a bar, in device independent pixels."""
    ink = QColor(getattr(theme, fill.ink))
    painter.fillRect(rect, QColor(theme.card))
    painter.fillRect(rect, QBrush(ink, fill.pattern))
    painter.setPen(QPen(ink, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)


def bars_plot(bars: Sequence[Bar], kinds: Sequence[str], theme: Theme, font: QFont) -> QWidget:
    """Lying bars, one below the other, each in the parts that `kinds` names."""
    stage = _stage(theme, font)
    stage.box.addItem(_item(bars, kinds, theme))
    most = max(sum(bar.counts) for bar in bars)
    # A few bars stand at the top and do not swell.
    rows = max(len(bars), _LEAST_ROWS)
    low = len(bars) - 0.4 - rows
    stage.box.setRange(xRange=(0, most), yRange=(low, len(bars) - 0.4), padding=0.02)
    stage.left.setTicks([[(len(bars) - 1 - row, bar.label) for row, bar in enumerate(bars)]])
    stage.left.setStyle(tickLength=0)
    stage.bottom.setTickSpacing(levels=[(_step(most), 0)])
    stage.view.setMinimumHeight(round((20 * rows + 50) * unit(font)))
    return stage.view


def line_plot(points: Sequence[Point], theme: Theme, font: QFont) -> QWidget:
    """Composure month by month; a ring in the place of a dot where there were too few messages to tell."""
    pg = load()
    stage = _stage(theme, font)
    ink, u = QColor(theme.accent), unit(font)
    line = pg.PlotDataItem(
        list(range(len(points))),
        [point.mean for point in points],
        pen=pg.mkPen(ink, width=1.6 * u),
        symbol="o",
        symbolSize=9 * u,
        symbolPen=pg.mkPen(ink, width=1.6 * u),
        symbolBrush=[pg.mkBrush(ink if point.enough else QColor(theme.card)) for point in points],
    )
    stage.box.addItem(line)
    stage.box.setYRange(0, 100, padding=0.07)
    stage.box.setXRange(0, max(1, len(points) - 1), padding=0.12)
    each = -(-len(points) // _MOST_MONTHS)
    stage.bottom.setTicks([[(at, point.label) for at, point in enumerate(points) if at % each == 0]])
    stage.left.setTickSpacing(levels=[(20, 0)])
    stage.left.setGrid(40)
    stage.view.setMinimumHeight(round(220 * u))
    return stage.view


@dataclass(frozen=True, slots=True)
class _Stage:
    """An empty plot: the widget, the box that is drawn in, and its axes."""

    view: QWidget
    box: Any
    left: Any
    bottom: Any


def _stage(theme: Theme, font: QFont) -> _Stage:
    """A plot that is a picture: the figures are in the table, and nothing is to be moved by accident."""
    # Not pyqtgraph's PlotWidget: that makes menus that nobody opens, and leaves them behind.
    pg = load()
    view = pg.GraphicsView(background=QColor(theme.card))
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    # Its own wish would be the size of the scene, and that grows with the view.
    view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    layout = pg.GraphicsLayout()
    layout.setSpacing(0)
    view.setCentralItem(layout)
    box = pg.ViewBox(enableMenu=False, enableMouse=False)
    left, bottom = (pg.AxisItem(side, linkView=box, pen=theme.line, textPen=theme.muted) for side in ("left", "bottom"))
    for item, row, column in ((left, 0, 0), (box, 0, 1), (bottom, 1, 1)):
        layout.addItem(item, row, column)
    for axis in (left, bottom):
        axis.setTickFont(font)
    return _Stage(view, box, left, bottom)


def _step(most: int) -> int:
    """Whole steps of the axis, at most six of them."""
    step = 1
    while most > 6 * step:
        # 1, 2, 5, 10, 20, 50 ...
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    return step


def _item(bars: Sequence[Bar], kinds: Sequence[str], theme: Theme) -> Any:
    """What draws the bars: pyqtgraph's own would stretch their patterns with the axes."""

    class Bars(load().GraphicsObject):  # type: ignore[misc]
        def boundingRect(self) -> QRectF:
            return QRectF(0, -0.5, max(sum(bar.counts) for bar in bars), len(bars))

        def paint(self, painter: QPainter, *_: object) -> None:
            to_screen = painter.worldTransform()
            painter.save()
            painter.setWorldTransform(QTransform())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            for row, bar in enumerate(bars):
                x, y = 0, len(bars) - 1 - row
                for kind, count in zip(kinds, bar.counts, strict=True):
                    if count:
                        rect = to_screen.mapRect(QRectF(x, y - _THICK / 2, count, _THICK))
                        paint_fill(painter, rect, FILLS[kind], theme)
                    x += count
            painter.restore()

    return Bars()
