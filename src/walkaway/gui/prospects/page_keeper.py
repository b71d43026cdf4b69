"""Ties a prospect's page to the ledger: what is wished there is done, and what changed is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from walkaway.gui.prospects.exchange import Exchange
from walkaway.gui.prospects.keeper import Keeper
from walkaway.gui.prospects.people import People
from walkaway.gui.prospects.picture import PAGE, Picture
from walkaway.gui.prospects.prospect_page import ProspectPage

if TYPE_CHECKING:
    from walkaway.prospects.ledger import Cursor, Entry, Page


class PageKeeper(QObject):
    """Serves one page. Whoever owns the page says whom it shows."""

    template_wished = Signal(str)
    """(template): show it."""

    def __init__(
        self,
        page: ProspectPage,
        keeper: Keeper,
        people: People,
        exchange: Exchange,
        now: Callable[[], datetime],
        own_days: Callable[[], Mapping[str, int]],
        parent: QWidget,
    ) -> None:
        """Dialogs open over `parent`; `now` knows its zone."""
        super().__init__(parent)
        self._page, self._keeper, self._people, self._over = page, keeper, people, parent
        self._exchange = exchange
        self._now, self._own_days = now, own_days
        head = page.head
        head.result_wished.connect(self._on_result)
        head.reply_wished.connect(self._on_reply)
        head.message_wished.connect(self._on_message)
        head.edit_wished.connect(self._on_edit)
        head.export_wished.connect(self._on_export)
        head.delete_wished.connect(self._on_delete)
        page.next.template_wished.connect(self.template_wished)
        page.notes.typed.connect(people.keep_notes)
        page.timeline.entry_opened.connect(self._on_entry)
        page.timeline.entry_removed.connect(people.take_back)
        page.timeline.timeline.more_wished.connect(self._read_more)

    def show(self, shown: Picture) -> None:
        """Show this picture."""
        self._page.show_picture(shown, self._now(), self._own_days())

    def show_again(self) -> None:
        """The days to recharge, or the day, may be others now."""
        if self._page.picture is not None:
            self.show(self._page.picture)

    def settle(self) -> None:
        """Have what was typed kept now."""
        self._page.notes.settle()

    def _read_more(self, after: Cursor) -> None:
        shown = self._page.picture
        if shown is not None:
            id = shown.prospect.id
            self._keeper.ask(
                self, lambda ledger: ledger.timeline(id, after, PAGE), lambda page: self._on_more(after, page)
            )

    def _on_more(self, after: Cursor, page: Page[Entry]) -> None:
        self._page.timeline.timeline.add_page(after, page)

    def _on_result(self, result: str) -> None:
        if (shown := self._page.picture) is not None:
            self._people.set_result(shown.prospect.id, result)

    def _on_reply(self) -> None:
        if (shown := self._page.picture) is not None:
            self._people.reply_wished.emit(shown.prospect)

    def _on_message(self) -> None:
        if (shown := self._page.picture) is not None:
            self._people.message_wished.emit(shown.prospect)

    def _on_edit(self) -> None:
        self.settle()
        if (shown := self._page.picture) is not None:
            self._people.edit(shown.prospect, self._over)

    def _on_export(self) -> None:
        self.settle()
        if (shown := self._page.picture) is not None:
            self._exchange.export("json", shown.prospect, self._over)

    def _on_delete(self) -> None:
        self.settle()
        if (shown := self._page.picture) is not None:
            self._people.delete(shown.summary, self._over)

    def _on_entry(self, entry: Entry) -> None:
        self._people.open_entry(entry, self._over)
