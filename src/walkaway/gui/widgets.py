"""Small widgets that panels and dialogs share, and the style sheet that dresses them.

Sizes come from the font: `unit(font)` is one design pixel, which is one screen pixel at a 13 px font.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QSizePolicy,
    QStyle,
    QWidget,
)

from walkaway.gui.theme import Theme

LEADING = 1.18
"""Line height over the font's own height: the roomy look."""


def unit(font: QFont) -> float:
    """One design pixel in this font, in device independent pixels."""
    return QFontMetricsF(font).height() / 16.0


def scaled(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """The same font, `factor` times as large."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * factor)
    else:
        made.setPixelSize(max(1, round(font.pixelSize() * factor)))
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def cell_margin(style: QStyle) -> int:
    """How far the words of a table's cell stand inside its padding, for its focus; those of a heading do not."""
    return style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1


def announce(widget: QWidget, message: str) -> None:
    """Have a screen reader say `message`, without moving its focus."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, message))


class SectionLabel(QLabel):
    """The quiet heading over a group."""


class TextLabel(QLabel):
    """Some sentences that wrap and can be selected, with as much air between the lines as cards have.

    They are words, whatever signs they hold.
    """

    def __init__(self, text: str = "", *, quiet: bool = False) -> None:
        super().__init__()
        self._words = ""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setProperty("quiet", quiet)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setText(text)

    def text(self) -> str:
        return self._words

    def setText(self, text: str) -> None:
        self._words = text
        # Only rich text can say how far its lines are apart.
        air = f"line-height: {round(100 * LEADING)}%; white-space: pre-wrap"
        super().setText(f'<div style="{air}">{escape(text)}</div>' if text else "")


class FieldLabel(QLabel):
    """What stands before a field in a form: as tall as the field, so that the words of both stand on one line."""

    def __init__(self, text: str, field: QWidget, line: QWidget | None = None) -> None:
        """Where the field is taller than a line, `line` is one that is not."""
        super().__init__(text)
        self._line = line or field
        self.setBuddy(field)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, self._line.sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(0, self._line.sizeHint().height()))


class Button(QPushButton):
    """A button that Enter presses too, and not only Space."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class LinkButton(Button):
    """A button that looks like a word, for quiet actions."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class Chip(Button):
    """One of a row of filters; pressed in means chosen."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class ActionButton(Button):
    """A button for a main action; `primary` is the one the eye should find."""

    def __init__(self, text: str, parent: QWidget | None = None, *, primary: bool = False) -> None:
        super().__init__(text, parent)
        self.setProperty("primary", primary)
        self.setAutoDefault(False)


class ChoiceBox(QComboBox):
    """A drop-down list of kinds, each with an id and a line of help, that may be narrower than its longest label."""

    def __init__(self, name: str, *, least: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(20)

    def add(self, label: str, id: str, help: str = "") -> None:
        """One more choice, at the end."""
        self.addItem(label, id)
        self.setItemData(self.count() - 1, help, Qt.ItemDataRole.ToolTipRole)

    @property
    def chosen(self) -> str:
        """The id of the choice that is shown."""
        return str(self.currentData())

    def choose(self, id: str) -> None:
        """Show the choice with this id."""
        self.setCurrentIndex(self.findData(id))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # A style sheet can only show a picture as arrow, in one colour and size; drawn, it follows theme and font.
        u = unit(self.font())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        middle = QPointF(13 * u if rtl else self.width() - 13 * u, self.height() / 2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 1.4 * u))
        steps = ((-3.5, -1.75), (0.0, 1.75), (3.5, -1.75))
        painter.drawPolyline([middle + QPointF(x * u, y * u) for x, y in steps])
        painter.end()


class NoticeBar(QFrame):
    """One line that says what just happened, with a way to take it back. Hidden until `show_notice`."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._undo = LinkButton("Undo")
        self._undo.clicked.connect(self._on_undo)
        self._close = LinkButton("×")
        self._close.setAccessibleName("Close this notice")
        self._close.setToolTip("Close this notice")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.addWidget(self._label, 1)
        row.addWidget(self._undo)
        row.addWidget(self._close)
        self.hide()

    def show_notice(self, text: str, *, undo: bool = False) -> None:
        """Show `text`; with `undo`, a button that emits `undo_requested`."""
        self._label.setText(text)
        self._undo.setVisible(undo)
        self.show()
        announce(self, text)

    def text(self) -> str:
        """What it says, or said last."""
        return self._label.text()

    def _on_undo(self) -> None:
        self.hide()
        self.undo_requested.emit()


class FlowLayout(QLayout):
    """Widgets in a row that wraps to the next line where the width ends; follows the reading direction."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Lay the items out in `rect`; the height they take."""
        parent = self.parentWidget()
        rtl = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        gap, x, y, line = self.spacing(), 0, 0, 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            if x and x + size.width() > rect.width():
                x, y, line = 0, y + line + gap, 0
            if move:
                left = rect.right() + 1 - x - size.width() if rtl else rect.left() + x
                item.setGeometry(QRect(QPoint(left, rect.top() + y), size))
            x += size.width() + gap
            line = max(line, size.height())
        return y + line


def widget_sheet(theme: Theme, font: QFont) -> str:
    """The style sheet for the widgets of this module, in the theme's colours and the font's size."""
    u = unit(font)
    px = _Pixels(u)
    return f"""
SectionLabel {{ color: {theme.muted}; font-weight: 600; background: transparent; }}
QLabel[quiet="true"] {{ color: {theme.muted}; background: transparent; }}
LinkButton, Chip, ActionButton {{ outline: none; }}
LinkButton {{ color: {theme.link}; background: transparent; border: 1px solid transparent;
  border-radius: {px(4)}; padding: {px(2)} {px(3)}; text-align: left; min-width: 0; }}
LinkButton:hover, LinkButton:pressed, LinkButton:focus {{ text-decoration: underline; }}
LinkButton:focus {{ border-color: {theme.focus}; }}
LinkButton:disabled {{ color: {theme.muted}; }}
Chip {{ color: {theme.muted}; background: transparent; border: 1px solid {theme.card_line};
  border-radius: {px(9)}; padding: {px(2)} {px(9)}; min-width: 0; }}
Chip:hover {{ color: {theme.text}; }}
Chip:checked {{ color: {theme.accent_text}; background: {theme.accent_soft}; border-color: {theme.accent_line}; }}
Chip:focus {{ border-color: {theme.focus}; }}
ActionButton {{ color: {theme.text}; background: {theme.card}; border: 1px solid {theme.card_line};
  border-radius: {px(6)}; padding: {px(5)} {px(10)}; min-width: 0; }}
ActionButton:hover {{ border-color: {theme.accent}; }}
ActionButton:focus {{ border-color: {theme.focus}; }}
ActionButton:disabled {{ color: {theme.muted}; border-color: {theme.line}; background: transparent; }}
ActionButton[primary="true"] {{ color: {theme.on_accent}; background: {theme.accent}; border-color: {theme.accent};
  font-weight: 600; }}
ActionButton[primary="true"]:focus {{ border-color: {theme.text}; }}
ActionButton[primary="true"]:disabled {{ color: {theme.muted}; background: {theme.line}; border-color: {theme.line}; }}
ChoiceBox {{ padding-right: {px(22)}; }}
ChoiceBox::drop-down {{ border: none; background: transparent; width: {px(22)}; }}
ChoiceBox::down-arrow {{ image: none; border: none; width: 0; height: 0; }}
NoticeBar {{ background: {theme.accent_soft}; border: 1px solid {theme.accent_line}; border-radius: {px(6)}; }}
NoticeBar QLabel {{ color: {theme.text}; background: transparent; }}
"""


class _Pixels:
    """Writes design pixels as style sheet lengths."""

    def __init__(self, unit: float) -> None:
        self._unit = unit

    def __call__(self, pixels: float) -> str:
        return f"{max(1, round(pixels * self._unit))}px"
