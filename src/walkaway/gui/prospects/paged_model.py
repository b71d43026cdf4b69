"""A long list of the ledger as a Qt model that reads on as it is scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from walkaway.gui.panels.rows_model import Index, RowsModel

if TYPE_CHECKING:
    from walkaway.prospects.ledger import Cursor, Page

Row = TypeVar("Row")


class PagedModel(RowsModel[Row], Generic[Row]):
    """Rows; says with `more_wished` that the next ones are to be read, once for each page."""

    more_wished = Signal(object)
    """(Cursor): to be handed to the ledger."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._more: Cursor | None = None
        self._asked: Cursor | None = None

    def show_page(self, page: Page[Row]) -> None:
        """Show the first rows, and no more than these."""
        self._more, self._asked = page.more, None
        self.set_rows(page.items)

    def add_page(self, after: Cursor, page: Page[Row]) -> None:
        """Show the rows that follow, unless the list is another one by now."""
        if after == self._asked:
            self._more, self._asked = page.more, None
            self.set_rows((*self._rows, *page.items))

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more is not None and self._asked is None

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._asked = self._more
            self.more_wished.emit(self._more)
