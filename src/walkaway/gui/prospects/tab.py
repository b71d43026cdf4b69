"""The Prospect tab at work: it shows whom the draft is for, as the ledger knows them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from walkaway.gui.prospects.addressee import Addressee
from walkaway.gui.prospects.keeper import Keeper
from walkaway.gui.prospects.page_keeper import PageKeeper
from walkaway.gui.prospects.people import People
from walkaway.gui.prospects.prospect_panel import ProspectPanel


class ProspectTab(QObject):
    """Follows the addressee."""

    def __init__(
        self, panel: ProspectPanel, pages: PageKeeper, addressee: Addressee, keeper: Keeper, people: People
    ) -> None:
        super().__init__(panel)
        self._panel, self._pages, self._addressee, self._keeper = panel, pages, addressee, keeper
        panel.add_wished.connect(people.add)
        addressee.changed.connect(self.show)
        keeper.state_changed.connect(self.show)

    def show(self) -> None:
        """Show whom the draft is for now."""
        addressee, panel = self._addressee, self._panel
        if addressee.picture is not None:
            self._pages.show(addressee.picture)
            panel.show_page()
            return
        self._pages.settle()
        if not self._keeper.usable:
            panel.show_unusable()
        elif addressee.recipient is not None:
            panel.show_stranger(addressee.recipient)
        else:
            panel.show_nobody()
