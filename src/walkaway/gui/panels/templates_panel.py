"""The templates side panel: search, what fits this draft, preview, and the user's own templates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from walkaway.gui.panels.template_changes import TemplateChanges
from walkaway.gui.panels.template_detail import TemplateDetail
from walkaway.gui.panels.template_search import TemplateSearch
from walkaway.gui.panels.template_words import used_line
from walkaway.gui.panels.templates_model import TemplatesModel
from walkaway.gui.panels.templates_rows import MOST_RANKED
from walkaway.gui.panels.templates_view import TemplatesView
from walkaway.gui.theme import Theme
from walkaway.gui.widgets import NoticeBar, unit
from walkaway.library.store import Library
from walkaway.library.template import Template
from walkaway.library.uses import Uses


class TemplatesPanel(QWidget):
    """Finds templates and says what the user wishes to do with one.

    Duplicating and deleting happen here, with a way back; writing and editing are wishes, for they need a dialog.
    """

    insert_requested = Signal(object)
    """(Template): put it where the caret is."""
    replace_requested = Signal(object)
    """(Template): put it in the place of the selection."""
    new_draft_requested = Signal(object)
    """(Template): start a draft with it."""
    edit_requested = Signal(object)
    """(Template): open the template editor on it."""
    create_requested = Signal()
    """Open the template editor on the selected text."""
    favourite_toggled = Signal(object)
    """(Template): make it a favourite, or one no more."""
    import_requested = Signal()
    """Take templates in from a file."""
    export_requested = Signal()
    """Write templates into a file."""
    library_changed = Signal()
    """A template of the user's own was copied, deleted or brought back."""

    def __init__(
        self,
        library: Library,
        theme: Theme,
        uses: Uses | None = None,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._library = library
        self._theme = theme
        self._uses, self._today = uses or Uses(), today
        self._ranked: tuple[Template, ...] = ()
        self._stale = True
        self._chosen = False
        self._model = TemplatesModel(self)
        self.search = TemplateSearch()
        self.view = TemplatesView(self._model, theme)
        self.detail = TemplateDetail(theme, library.is_writable)
        self.notice = NoticeBar()
        self._changes = TemplateChanges(library, self.notice, self)
        self._build()
        self._connect()
        self._restyle()

    def set_ranked(self, templates: Sequence[Template]) -> None:
        """Show the best of these first: the templates for this draft, the one that fits best first."""
        ranked = tuple(templates[:MOST_RANKED])
        if ranked != self._ranked:
            self._ranked = ranked
            self.refresh()

    def show_uses(self) -> None:
        """Favourites or uses are others now."""
        searched = self.search
        if searched.favourites.isChecked() or searched.recent.isChecked():
            self._list()
        self._show_uses()

    def refresh(self) -> None:
        """Show the library as it is now, for instance after a file was changed in another editor."""
        self._stale = True
        if self.isVisible():
            self._list()

    def show_template(self, id: str) -> None:
        """Choose a template; clears the search where it would not be listed."""
        self._list_if_stale()
        if not self._model.index_of(id).isValid():
            self.search.clear()
            self._list()
        self.view.make_current(self._model.index_of(id))

    def current_template(self) -> Template | None:
        """The template that is chosen."""
        return self.view.current_template()

    def focus_search(self) -> None:
        """Put the caret into the search, with what stands there selected."""
        self.search.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.line.selectAll()

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self._theme = theme
        self._restyle()

    def minimumSizeHint(self) -> QSize:
        u = unit(self.font())
        return QSize(round(220 * u), round(260 * u))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._list_if_stale()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._restyle()

    def _build(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.view)
        self._splitter.addWidget(self.detail)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 1)
        self._top = QVBoxLayout()
        self._top.addWidget(self.search)
        self._top.addWidget(self.notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(self._splitter, 1)
        self.setFocusProxy(self.search.line)

    def _connect(self) -> None:
        self._changes.changed.connect(self._on_changed)
        self.detail.create_wished.connect(self.create_requested)
        self.detail.delete_wished.connect(self._delete)
        self.detail.duplicate_wished.connect(self._duplicate)
        self.detail.edit_wished.connect(self._edit)
        self.detail.favourite_wished.connect(self._toggle_favourite)
        self.detail.export_wished.connect(self.export_requested)
        self.detail.import_wished.connect(self.import_requested)
        self.detail.insert_wished.connect(self._insert)
        self.detail.new_draft_wished.connect(self._new_draft)
        self.detail.replace_wished.connect(self._replace)
        self.search.changed.connect(self._on_search)
        self.search.line.down.connect(self._go_to_list)
        self.search.line.enter.connect(self._insert)
        self.search.line.shift_enter.connect(self._new_draft)
        self.view.delete_wished.connect(self._delete)
        self.view.edit_wished.connect(self._edit)
        self.view.favourite_wished.connect(self._toggle_favourite)
        self.view.insert_wished.connect(self._insert)
        self.view.left_upwards.connect(self.focus_search)
        self.view.menu_wished.connect(self.detail.open_menu)
        self.view.new_draft_wished.connect(self._new_draft)
        self.view.template_selected.connect(self._on_selected)
        self.view.typed.connect(self._on_typed)

    def _list_if_stale(self) -> None:
        if self._stale:
            self._list()

    def _list(self) -> None:
        """Fill the list. A template that the user chose stays chosen; else the best one is."""
        self._stale = False
        before = self.view.current_template() if self._chosen else None
        rows = self.search.rows(self._library, self._uses, self._ranked)
        self._model.set_rows(rows)
        self.search.nothing.setVisible(not rows)
        kept = self._model.index_of(before.id) if before is not None else QModelIndex()
        if kept.isValid():
            self.view.setCurrentIndex(kept)
        else:
            self.view.make_current(self._model.first())
            self._chosen = False
        self._show_uses()

    def _show_uses(self) -> None:
        """Stars, filters, and how the chosen template was used."""
        known = {template.id for template in self._library.all()}
        uses = self._uses
        self.search.offer(favourites=not known.isdisjoint(uses.favourites), recent=not known.isdisjoint(uses.recent))
        self.view.set_favourites(uses.favourites)
        self._show_current()

    def _show_current(self) -> None:
        template = self.view.current_template()
        self.detail.show_template(template)
        if template is not None:
            use = used_line(self._uses.of(template.id), self._today())
            self.detail.show_use(use, favourite=self._uses.is_favourite(template.id))

    def _on_selected(self, template: Template | None) -> None:
        self._chosen = template is not None
        self._show_current()

    def _on_search(self) -> None:
        self.notice.hide()
        self._chosen = False
        self._list()

    def _go_to_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_typed(self, text: str) -> None:
        self.search.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.line.insert(text)

    def _insert(self) -> None:
        self._wish(self.insert_requested.emit)

    def _replace(self) -> None:
        self._wish(self.replace_requested.emit)

    def _new_draft(self) -> None:
        self._wish(self.new_draft_requested.emit)

    def _edit(self) -> None:
        self._wish(self.edit_requested.emit)

    def _wish(self, emit: Callable[[Template], object]) -> None:
        template = self.current_template()
        if template is not None:
            emit(template)

    def _toggle_favourite(self) -> None:
        self._wish(self.favourite_toggled.emit)

    def _duplicate(self) -> None:
        self._wish(self._changes.duplicate)

    def _delete(self) -> None:
        self._wish(self._changes.delete)

    def _on_changed(self, id: str) -> None:
        """Choose the template that was changed; where it is gone, its neighbour."""
        row = self.view.currentIndex().row()
        self._list()
        for index in (self._model.index_of(id), self._model.index(row), self._model.index(row - 1)):
            if self._model.template(index) is not None:
                self.view.make_current(index)
                break
        self.library_changed.emit()

    def _restyle(self) -> None:
        """Colours and sizes, from the theme and the font."""
        theme, u = self._theme, unit(self.font())
        side, gap = round(14 * u), round(8 * u)
        self._top.setContentsMargins(side, side, side, gap // 2)
        self._top.setSpacing(gap)
        self._splitter.setHandleWidth(max(1, round(u)))
        self.setStyleSheet(_sheet(theme, u))
        self.search.fit_font()
        self.detail.fit_font()
        self.view.set_theme(theme)
        self.detail.set_theme(theme)


def _sheet(theme: Theme, u: float) -> str:
    return (
        f"TemplatesPanel {{ background: {theme.panel}; }}"
        f"TemplatePreview {{ background: {theme.card}; border: 1px solid {theme.card_line};"
        f" border-radius: {round(9 * u)}px; }}"
        f"TemplatePreview:focus {{ border-color: {theme.focus}; }}"
    )
