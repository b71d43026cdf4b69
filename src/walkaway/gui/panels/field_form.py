"""The open fields of the message as a form: each is typed once and stands wherever the message has it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QMenu, QScrollArea, QVBoxLayout, QWidget

from walkaway import paths
from walkaway.gui.editor.fields import FieldRow
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import LinkButton, unit
from walkaway.library.fields import source_of

INTRO = "What you type here stands in the message at once. Enter goes on, Escape goes back to the text."
KEEP = "Use this from now on"
_HINT = 32  # characters
_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The keyboard was only away for a moment: what was emptied stays empty."""
_CYCLE = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class FieldLine(QLineEdit):
    """The value of one field. Where there is something to choose, Up and Down go through it, and a menu lists it."""

    edited = Signal(str, str)
    """(Name, value)."""
    taken = Signal()
    escaped = Signal()

    def __init__(self, row: FieldRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self._offers: tuple[str, ...] = ()
        arrow = QIcon(str(paths.resource("themes", "down.svg")))
        self._menu_action = self.addAction(arrow, QLineEdit.ActionPosition.TrailingPosition)
        self._menu_action.setToolTip("What it can be")
        self._menu_action.triggered.connect(self.open_menu)
        self.show_row(row)
        self.textChanged.connect(self._on_changed)

    def show_row(self, row: FieldRow) -> None:
        """Take what the message says, unless it says so already."""
        self.row = row
        if self.text() != row.value:
            blocked = self.blockSignals(True)
            self.setText(row.value)
            self.blockSignals(blocked)
        if row.offers != self._offers or not self.accessibleName():
            self._offers = row.offers
            self._menu_action.setVisible(len(row.offers) > 1)
            self.setPlaceholderText(_hint(row))
            self.setAccessibleName(row.label)
            several = "Up and Down change it." if len(row.offers) > 1 else ""
            self.setAccessibleDescription(several)

    def menu(self) -> QMenu:
        """What can be chosen, as a menu."""
        menu = QMenu(self)
        for offer in self._offers:
            menu.addAction(offer.replace("&", "&&")).setData(offer)
        menu.triggered.connect(self._on_menu)
        return menu

    def open_menu(self) -> None:
        """Show the menu below the line."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def take(self, value: str) -> None:
        """Have this value, selected, so that another can be typed over it."""
        self.setText(value)
        self.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.text() and self._offers and event.reason() not in _BACK:
            self.take(self._offers[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in _CYCLE and len(self._offers) > 1 and not event.modifiers():
            at = self._offers.index(self.text()) if self.text() in self._offers else -1 if _CYCLE[key] > 0 else 0
            self.take(self._offers[(at + _CYCLE[key]) % len(self._offers)])
        else:
            super().keyPressEvent(event)

    def _on_changed(self, value: str) -> None:
        self.edited.emit(self.row.name, value)

    def _on_menu(self, action: QAction) -> None:
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.take(str(action.data()))


class FieldForm(QScrollArea):
    """One line a field. `filled(name, value)` follows each key, `left` the wish to go back to the message.

    `keep_wished(name, value)` asks to fill the field with this from now on.
    """

    filled = Signal(str, str)
    left = Signal()
    keep_wished = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[FieldRow, ...] = ()
        self._lines: dict[str, tuple[QLabel, FieldLine, LinkButton]] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QWidget()
        self._page.setObjectName("fields")
        self.setAccessibleName("Fields to fill in")
        self._column = QVBoxLayout(self._page)
        self._intro = QLabel(INTRO)
        self._intro.setProperty("quiet", True)
        self._intro.setWordWrap(True)
        self._intro.setContentsMargins(0, 0, 0, round(8 * unit(self.font())))
        self._column.addWidget(self._intro)
        self._column.addStretch(1)
        self.setWidget(self._page)
        self.set_theme(theme)

    @property
    def has_keyboard(self) -> bool:
        """True while one of its lines is typed in."""
        return any(line.hasFocus() or keep.hasFocus() for _, line, keep in self._lines.values())

    @property
    def open_count(self) -> int:
        """How many fields are still to be filled in."""
        return sum(not row.value for row in self._rows)

    def line(self, name: str) -> FieldLine:
        """The line of a field."""
        return self._lines[name][1]

    def set_rows(self, rows: Sequence[FieldRow]) -> None:
        """Show these; a line that stays is the same one, with its caret."""
        if [row.name for row in rows] != [row.name for row in self._rows]:
            self._lay_out(rows)
        for row in rows:
            label, line, keep = self._lines[row.name]
            label.setText(row.label)
            line.show_row(row)
            keep.setVisible(source_of(row.name) == "settings" and bool(row.value) and row.value not in row.offers)
        self._rows = tuple(rows)

    def go_first(self) -> bool:
        """Go to the first field that is open; False without one."""
        found = next((row for row in self._rows if not row.value), None)
        if found is not None:
            self.line(found.name).setFocus(Qt.FocusReason.TabFocusReason)
        return found is not None

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        u = unit(self.font())
        side = round(14 * u)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(round(4 * u))
        self.setStyleSheet(
            f"FieldForm, QWidget#fields {{ background: {theme.panel}; }}"
            f"FieldLine {{ background: {theme.background}; color: {theme.text};"
            f" border: 1px solid {theme.card_line}; border-radius: {round(6 * u)}px;"
            f" padding: {round(4 * u)}px {round(7 * u)}px; margin-bottom: {round(6 * u)}px; }}"
            f"FieldLine:focus {{ border-color: {theme.focus}; }}"
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.set_theme(self._theme)

    def minimumSizeHint(self) -> QSize:
        u = unit(self.font())
        return QSize(round(220 * u), round(160 * u))

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Qt asks the scroll area about Tab in the lines: after the last one the message is next.
        stops = self._stops()
        here = next((number for number, stop in enumerate(stops) if stop.hasFocus()), None)
        if here is None:
            return super().focusNextPrevChild(forward)
        self._go(stops, here + (1 if forward else -1))
        return True

    def _stops(self) -> list[QWidget]:
        """What Tab goes through: the lines, and what can be pressed below them."""
        ours = [self._lines[row.name] for row in self._rows if row.name in self._lines]  # some are going just now
        return [stop for _, line, keep in ours for stop in (line, keep) if stop is line or not keep.isHidden()]

    def _go(self, stops: Sequence[QWidget], number: int) -> None:
        """Go to a stop; beyond the last one to the first open field, else back to the message."""
        if 0 <= number < len(stops):
            stop = stops[number]
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            if isinstance(stop, FieldLine):
                stop.selectAll()
            self.ensureWidgetVisible(stop)
        elif number < 0 or not self.go_first():
            self.left.emit()

    def _lay_out(self, rows: Sequence[FieldRow]) -> None:
        names = {row.name for row in rows}
        for name in [name for name in self._lines if name not in names]:
            for gone in self._lines.pop(name):
                self._column.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        before: QWidget = self._intro
        for number, row in enumerate(rows):
            made = self._lines[row.name] = self._lines.get(row.name) or self._make(row)
            for place, widget in enumerate(made):
                self._column.insertWidget(1 + len(made) * number + place, widget)
            label, line, _ = made
            for shown in (label, line):
                shown.show()  # now, so that it can have the keyboard; the layout would do it later
            self.setTabOrder(before, line)
            before = line

    def _make(self, row: FieldRow) -> tuple[QLabel, FieldLine, LinkButton]:
        label, line, keep = QLabel(row.label), FieldLine(row), LinkButton(KEEP)
        label.setWordWrap(True)
        label.setProperty("quiet", True)
        label.setBuddy(line)
        line.edited.connect(self.filled)
        line.escaped.connect(self.left)
        line.taken.connect(self._on_taken)
        keep.setToolTip("It goes into the preferences, and stands in every message from now on")
        keep.clicked.connect(self._on_keep)
        keep.hide()
        return label, line, keep

    def _on_keep(self) -> None:
        line = next(line for _, line, keep in self._lines.values() if keep is self.sender())
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keep_wished.emit(line.row.name, line.text())

    def _on_taken(self) -> None:
        """Enter goes from line to line."""
        lines = [stop for stop in self._stops() if isinstance(stop, FieldLine)]
        self._go(lines, next(number for number, line in enumerate(lines) if line.hasFocus()) + 1)


def _hint(row: FieldRow) -> str:
    """What stands in a line that is empty: what Tab would put there, or where it could come from."""
    if source_of(row.name) == "settings":
        return "The preferences can fill it in"
    several = " or ".join(row.offers)
    return several if len(several) <= _HINT else next(iter(row.offers), "")
