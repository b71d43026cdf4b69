"""What happens in the list of all prospects: it is read, searched, followed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from walkaway.gui.prospects.exchange import Exchange
from walkaway.gui.prospects.keeper import Keeper
from walkaway.gui.prospects.page_keeper import PageKeeper
from walkaway.gui.prospects.people import People
from walkaway.gui.prospects.picture import Picture, Pictures
from walkaway.gui.prospects.roster_dialog import RosterDialog
from walkaway.gui.prospects.roster_model import RosterRow, hit_row, summary_rows
from walkaway.gui.theme import Theme

if TYPE_CHECKING:
    from walkaway.prospects.ledger import Cursor, Ledger, Page

_LIST, _PAGE = "roster", "roster page"
_ROWS, _HITS = 100, 50


class RosterWork(QObject):
    """Serves one dialog. What is done in it is told in it, and not in the window behind."""

    template_wished = Signal(str)
    """(template): show it."""

    def __init__(
        self,
        dialog: RosterDialog,
        keeper: Keeper,
        pictures: Pictures,
        theme: Theme,
        now: Callable[[], datetime],
        own_days: Callable[[], Mapping[str, int]],
    ) -> None:
        """`now` knows its zone; `own_days` has the user's own numbers of days to recharge."""
        super().__init__(dialog)
        self._dialog, self._keeper, self._pictures = dialog, keeper, pictures
        self._now, self._own_days = now, own_days
        self.people = People(keeper, dialog.notices, theme, now, dialog)
        self._exchange = Exchange(keeper, dialog.notices, theme, dialog)
        self._pages: PageKeeper | None = None
        keeper.changed.connect(self._on_changed)
        dialog.search_changed.connect(self.read)
        dialog.view.row_chosen.connect(self._on_row)
        dialog.view.message_wished.connect(self._on_message)
        dialog.view.delete_wished.connect(self._on_delete)
        dialog.view.roster.more_wished.connect(self._read_more)
        dialog.import_wished.connect(self._exchange.import_file)
        dialog.export_wished.connect(self._exchange.export)
        dialog.finished.connect(self.settle)

    def read(self) -> None:
        """Read the list, or what is searched for."""
        words, now = self._dialog.search.text().strip(), self._now()

        def work(ledger: Ledger) -> tuple[Page[RosterRow], int, int | None]:
            from walkaway.prospects.ledger import Page

            if not words:
                return summary_rows(ledger.prospects(limit=_ROWS), now), ledger.count(), None
            hits = ledger.search(words, _HITS)
            return Page(tuple(hit_row(hit, now) for hit in hits), None), ledger.count(), len(hits)

        self._keeper.ask(self, work, self._on_rows, topic=_LIST)

    def set_theme(self, theme: Theme) -> None:
        """Restyle."""
        self.people.theme = self._exchange.theme = theme
        self._dialog.set_theme(theme)

    def settle(self) -> None:
        """Have what was typed kept now."""
        if self._pages is not None:
            self._pages.settle()

    def _read_more(self, after: Cursor) -> None:
        now, roster = self._now(), self._dialog.view.roster
        self._keeper.ask(
            self,
            lambda ledger: summary_rows(ledger.prospects(after, _ROWS), now),
            lambda page: roster.add_page(after, page),
        )

    def _on_rows(self, found: tuple[Page[RosterRow], int, int | None]) -> None:
        page, count, places = found
        view = self._dialog.view
        view.roster.show_page(page)
        self._dialog.show_count(count, places, most=_HITS)
        if not page.items:
            self._dialog.show_page(False)
        elif not view.currentIndex().isValid():
            view.setCurrentIndex(view.roster.index(0))

    def _on_row(self, row: RosterRow | None) -> None:
        if row is not None:
            id, look = row.prospect.id, self._pictures.of
            self._keeper.ask(
                self, lambda ledger: look(ledger, id), self._on_picture, topic=_PAGE, refused=self._on_gone
            )

    def _on_picture(self, picture: Picture) -> None:
        if self._pages is None:
            self._pages = self._make_pages()
        self._pages.show(picture)
        self._dialog.show_page(True)

    def _make_pages(self) -> PageKeeper:
        page, dialog = self._dialog.make_page(), self._dialog
        pages = PageKeeper(page, self._keeper, self.people, self._exchange, self._now, self._own_days, dialog)
        pages.template_wished.connect(self.template_wished)
        return pages

    def _on_gone(self, _: Exception) -> None:
        """The prospect was deleted meanwhile: the list is read again, without them."""
        self._dialog.show_page(False)

    def _on_message(self) -> None:
        if (shown := self._shown()) is not None:
            self.people.message_wished.emit(shown.prospect)

    def _on_delete(self) -> None:
        if (shown := self._shown()) is not None:
            self.people.delete(shown.summary)

    def _shown(self) -> Picture | None:
        """The picture of the row that is current, None while it is still being taken."""
        row, page = self._dialog.view.current_row(), self._dialog.page
        shown = page.picture if page else None
        return shown if row and shown and shown.prospect.id == row.prospect.id else None

    def _on_changed(self, _: int) -> None:
        if self._dialog.isVisible():
            self.read()
            self._on_row(self._dialog.view.current_row())
