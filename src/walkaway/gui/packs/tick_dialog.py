"""What the windows for importing and exporting have in common: a list to tick, what a template says, a foot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QSplitter, QVBoxLayout, QWidget

from walkaway.gui.dialogs.themed import ThemedDialog
from walkaway.gui.packs.tick_list import TickModel, TickView
from walkaway.gui.packs.tick_rows import TickRow
from walkaway.gui.panels.template_preview import TemplatePreview
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import ActionButton, LinkButton, unit


class TickDialog(ThemedDialog):
    """The list on the left, the current template on the right. A subclass fills the list and keeps the ticks."""

    folds_below = 640

    def __init__(self, title: str, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(title, theme, parent)
        self.model = TickModel(self)
        self.view = TickView(name, self.model, theme)
        self.preview = TemplatePreview(theme)
        self.count = QLabel()
        self.hint = QLabel()
        self.tick_link = LinkButton()
        self.cancel_button = ActionButton("Cancel")
        self.act_button = ActionButton("", primary=True)
        self.view.current_changed.connect(self._on_current)
        self.cancel_button.clicked.connect(self.reject)

    def lay_out(self, top: QLayout | None = None) -> None:
        """Put the parts in their places, `top` above them."""
        u = unit(self.font())
        side, gap = round(14 * u), round(8 * u)
        for label in (self.count, self.hint):
            label.setProperty("quiet", True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        said = QHBoxLayout()
        said.addWidget(self.count, 1)
        said.addWidget(self.tick_link)
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.act_button)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(side, 0, side, 0)
        beside.addWidget(self.preview)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.view)
        self._splitter.addWidget(right)
        self._splitter.setSizes([round(500 * u), round(420 * u)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, side, 0, side)
        column.setSpacing(gap)
        for row in (*((top,) if top is not None else ()), said):
            row.setContentsMargins(side, 0, side, 0)
            column.addLayout(row)
        foot.setContentsMargins(side, 0, side, 0)
        column.addWidget(self._splitter, 1)
        column.addLayout(foot)
        self.act_button.setDefault(True)
        self.setMinimumSize(round(360 * u), round(380 * u))
        self.resize(round(920 * u), round(660 * u))
        self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.view.set_theme(theme)
        self.preview.set_theme(theme)

    def sheet(self, theme: Theme, u: float) -> str:
        return (
            f"TemplatePreview {{ background: {theme.background}; color: {theme.text};"
            f" border: 1px solid {theme.card_line}; border-radius: {round(6 * u)}px; }}"
            f"TemplatePreview:focus {{ border-color: {theme.focus}; }}"
            "QSplitter::handle { background: transparent; }"
        )

    def fold(self, narrow: bool) -> None:
        self._splitter.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    def choose_first(self) -> None:
        """Put the keyboard on the first template."""
        first = next((n for n, row in enumerate(self.model.rows()) if not row.heading), 0)
        self.view.setCurrentIndex(self.model.index(first))

    def _on_current(self, row: TickRow | None) -> None:
        self.preview.show_template(row.template if row is not None else None)
