"""What is ignored, with a way to bring each of it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from walkaway.gui.panels.finding_words import family_label, quoted, rule_name
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import ActionButton, LinkButton, SectionLabel, unit
from walkaway.tone.ignores import Ignored, Scope

Entry = Ignored | str
"""Something ignored, or the id of a rule that is turned off."""

NOTHING = "Nothing is ignored."

_REACH = {
    Scope.HERE: "in one place of this draft",
    Scope.DRAFT: "in this draft",
    Scope.WORDS: "in every message",
}


def entry_words(entry: Entry) -> tuple[str, str]:
    """What is ignored, and how far: two lines of a row."""
    if isinstance(entry, str):
        family = entry.rpartition("/")[0]
        reach = f"{family_label(family)} · rule turned off" if family else "rule turned off"
        return rule_name(entry).capitalize(), reach
    return quoted(entry.words), f"{family_label(entry.rule.partition('/')[0])} · {_REACH[entry.scope]}"


class IgnoredRow(QFrame):
    """One thing that is ignored."""

    restore_requested = Signal(object)

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ignored")
        self.entry = entry
        words, reach = entry_words(entry)
        self.button = ActionButton("Bring back")
        self.button.setAccessibleName(f"Bring back {words}, {reach}")
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self._on_clicked)
        texts = QVBoxLayout()
        texts.addWidget(_label(words))
        texts.addWidget(_label(reach, quiet=True))
        texts.setSpacing(0)
        row = QHBoxLayout(self)
        row.addLayout(texts, 1)
        row.addWidget(self.button)

    def _on_clicked(self) -> None:
        self.restore_requested.emit(self.entry)


class IgnoredPage(QWidget):
    """The list, built only while it is looked at."""

    restore_requested = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._built: tuple[Entry, ...] | None = None
        self._back = LinkButton("Back to the findings")
        self._back.clicked.connect(self.closed)
        self._rows = QWidget()
        self._rows.setObjectName("rows")
        self._column = QVBoxLayout(self._rows)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._rows)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._back)
        self._outer.addWidget(SectionLabel("Ignored"))
        self._outer.addWidget(self._scroll, 1)
        self.fit_font()
        self.set_theme(theme)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these."""
        self._entries = tuple(entries)
        if self.isVisible():
            self._build()

    def open(self) -> None:
        """Fill the list and take the focus."""
        self._build()
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> list[IgnoredRow]:
        """The rows on the page."""
        items = (self._column.itemAt(n) for n in range(self._column.count()))
        return [row for item in items if item is not None and isinstance(row := item.widget(), IgnoredRow)]

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        u = unit(self.font())
        self.setStyleSheet(
            f"#rows, QScrollArea {{ background: {theme.panel}; }}"
            # It stands above words, and begins where they do.
            "IgnoredPage > LinkButton { padding-left: 0; border-left: 0; }"
            f"#ignored {{ background: {theme.card}; border: 1px solid {theme.card_line};"
            f" border-radius: {round(9 * u)}px; }}"
            f"#ignored QLabel {{ color: {theme.text}; background: transparent; }}"
            f'#ignored QLabel[quiet="true"], #rows > QLabel {{ color: {theme.muted}; }}'
        )

    def fit_font(self) -> None:
        """Take sizes from the font anew."""
        u = unit(self.font())
        side = round(14 * u)
        self._outer.setContentsMargins(side, round(10 * u), side, round(10 * u))
        self._outer.setSpacing(round(8 * u))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(round(8 * u))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        """Make the rows anew where the list has changed, and keep the focus at its place in it."""
        if self._built == self._entries:
            return
        rows = self.rows()
        at = next((n for n, row in enumerate(rows) if row.button.hasFocus()), None)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for entry in self._entries:
            row = IgnoredRow(entry)
            row.restore_requested.connect(self.restore_requested)
            self._column.addWidget(row)
        if not self._entries:
            self._column.addWidget(_label(NOTHING, quiet=True))
        self._column.addStretch()
        self._built = self._entries
        fresh = self.rows()
        if at is not None:
            target = fresh[min(at, len(fresh) - 1)].button if fresh else self._back
            target.setFocus(Qt.FocusReason.OtherFocusReason)


def _label(text: str, *, quiet: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("quiet", quiet)
    return label
