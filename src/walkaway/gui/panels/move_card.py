"""A move as a card: what it is, when it works and when it backfires, when it has recharged, what next, its source."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from walkaway.gui.panels.move_words import days_said
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import FlowLayout, LinkButton, SectionLabel, TextLabel, scaled, unit
from walkaway.moves import MOVES, TURNS, Move
from walkaway.settings import MOST_RECHARGE_DAYS

_NARROW = 330


class MoveCard(QFrame):
    """Shows one move, and says what the user wishes: the templates of a move, or another number of days."""

    templates_wished = Signal(str)
    """(move): show the templates that make it."""
    days_wished = Signal(str, int)
    """(move, days)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._move = next(iter(MOVES.values()))
        self.title, self.help = TextLabel(), TextLabel()
        self.works, self.backfires, self.source = TextLabel(), TextLabel(), TextLabel(quiet=True)
        self.days = DaysBox()
        self.usual = LinkButton()
        self.after = {turn: _Row(words) for turn, words in TURNS.items()}
        self._lay_out()
        self._connect()
        self.set_theme(theme)

    @property
    def move_id(self) -> str:
        """The move that is shown."""
        return self._move.id

    def show_move(self, move: Move, days: int) -> None:
        """Show this one; `days` is how long it takes to recharge for this user."""
        self._move = move
        for label, words in (
            (self.title, move.label),
            (self.help, move.help),
            (self.works, move.works),
            (self.backfires, move.backfires),
            (self.source, move.source),
        ):
            label.setText(words)
        self.setAccessibleName(f"The move {move.label}")
        self.days.setAccessibleName(f"How many days {move.label} takes to recharge with the same prospect")
        self.days.show_days(days)
        self.usual.setText(f"Back to {days_said(move.recharge_days)}")
        self.usual.setVisible(days != move.recharge_days)
        for turn, row in self.after.items():
            row.show_moves(move.after[turn])

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        u = unit(self.font())
        self.setStyleSheet(
            f"MoveCard {{ background: {theme.card}; border: 1px solid {theme.card_line};"
            f" border-radius: {round(9 * u)}px; }}"
            f"MoveLink {{ border: 1px solid {theme.card_line}; border-radius: {round(9 * u)}px;"
            f" padding: {round(2 * u)}px {round(8 * u)}px; }}"
            f"MoveLink:hover {{ border-color: {theme.accent_line}; text-decoration: none; }}"
            f"MoveLink:focus {{ border-color: {theme.focus}; text-decoration: none; }}"
        )
        self.title.setFont(scaled(self.font(), 1.2, bold=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Qt's own way to wrap only long rows lets the row's right end be cut off.
        narrow = event.size().width() < _NARROW * unit(self.font())
        policy = QFormLayout.RowWrapPolicy
        self._answers.setRowWrapPolicy(policy.WrapAllRows if narrow else policy.DontWrapRows)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.set_theme(self._theme)

    def _lay_out(self) -> None:
        u = unit(self.font())
        days, self._answers = FlowLayout(gap=round(8 * u)), QFormLayout()
        for widget in (self.days, self.usual):
            days.addWidget(widget)
        self.usual.setMinimumHeight(self.days.sizeHint().height())
        self._answers.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._answers.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._answers.setHorizontalSpacing(round(10 * u))
        self._answers.setVerticalSpacing(round(5 * u))
        for turn, row in self.after.items():
            said = QLabel(TURNS[turn])
            said.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
            said.setContentsMargins(0, round(3 * u), 0, 0)
            self._answers.addRow(said, row)
        column = QVBoxLayout(self)
        column.setContentsMargins(round(16 * u), round(14 * u), round(16 * u), round(14 * u))
        column.setSpacing(round(4 * u))
        column.addWidget(self.title)
        column.addWidget(self.help)
        for heading, part in (
            ("When it works", self.works),
            ("When it backfires", self.backfires),
            ("How long it takes to recharge with the same prospect", days),
            ("What next", self._answers),
            ("Source", self.source),
        ):
            column.addSpacing(round(8 * u))
            head = SectionLabel(heading)
            head.setWordWrap(True)
            column.addWidget(head)
            column.addWidget(part) if isinstance(part, QWidget) else column.addLayout(part)
        column.addStretch(1)

    def _connect(self) -> None:
        self.days.valueChanged.connect(self._on_days)
        self.usual.clicked.connect(self._on_usual)
        for row in self.after.values():
            row.chosen.connect(self.templates_wished)

    def _on_days(self, days: int) -> None:
        self.days_wished.emit(self._move.id, days)

    def _on_usual(self) -> None:
        self.days.setFocus()  # the button is about to go
        self.days_wished.emit(self._move.id, self._move.recharge_days)


class DaysBox(QSpinBox):
    """A number of days. The wheel scrolls the page, unless the keyboard is here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, MOST_RECHARGE_DAYS)
        self.setSpecialValueText(days_said(0))
        self.lineEdit().setTextMargins(round(6 * unit(self.font())), 0, 0, 0)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_days(self, days: int) -> None:
        """Show this number; tells nobody."""
        blocked = self.blockSignals(True)
        self.setValue(days)
        self.setSuffix(" day" if days == 1 else " days")
        self.blockSignals(blocked)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class MoveLink(LinkButton):
    """The name of a move, as a pill that leads to its templates."""

    chosen = Signal(str)

    def __init__(self, answer: str) -> None:
        """`answer` is what the move follows, in words: one move may follow several."""
        super().__init__()
        self._answer, self._id = answer, ""
        self.setToolTip("Show the templates of this move")
        self.clicked.connect(self._on_clicked)

    def show_move(self, id: str) -> None:
        """Stand for this move; "" hides."""
        self._id = id
        self.setVisible(bool(id))
        if id:
            self.setText(MOVES[id].label)
            self.setAccessibleName(f"{self._answer}: {MOVES[id].label}, show its templates")

    def _on_clicked(self) -> None:
        self.chosen.emit(self._id)


class _Row(QWidget):
    """The names of moves, in a row that wraps."""

    chosen = Signal(str)
    _MOST = max(len(ids) for move in MOVES.values() for ids in move.after.values())

    def __init__(self, answer: str) -> None:
        """`answer` is what they follow, in words."""
        super().__init__()
        self.links = [MoveLink(answer) for _ in range(self._MOST)]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        flow = FlowLayout(self, gap=round(5 * unit(self.font())))
        for link in self.links:
            link.chosen.connect(self.chosen)
            flow.addWidget(link)

    def show_moves(self, ids: tuple[str, ...]) -> None:
        """Show these, best first."""
        for number, link in enumerate(self.links):
            link.show_move(ids[number] if number < len(ids) else "")
