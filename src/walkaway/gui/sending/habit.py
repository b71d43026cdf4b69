"""Which way a message goes: the one chosen last for the same prospect, else the one chosen last at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSettings

from walkaway.gui.sending.ways import Way, way_of
from walkaway.prospects.prospect import Prospect

FIELD: Final = "send_with"
"""The field of a prospect that says how mail to them leaves."""
_LAST, _TOLD = "send/last", "send/told"


class Habit:
    """Remembers what was chosen, and whom the user was told about."""

    def __init__(
        self,
        store: QSettings,
        prospect: Callable[[], Prospect | None],
        keep_field: Callable[[Prospect, str, str], object],
    ) -> None:
        """`prospect` is whom the open draft is for; `keep_field` keeps a field of a prospect by its name."""
        self._store, self._prospect, self._keep_field = store, prospect, keep_field

    @property
    def way(self) -> Way | None:
        """The way that was chosen last, None before the first."""
        prospect = self._prospect()
        own = way_of(prospect.fields.get(FIELD)) if prospect else None
        return own or way_of(self._store.value(_LAST))

    @property
    def names(self) -> tuple[str, ...]:
        """What the prospect is called whom the open draft is for."""
        prospect = self._prospect()
        return (prospect.name,) if prospect and prospect.name else ()

    def remember(self, way: Way) -> None:
        """This way was chosen for the open draft."""
        self._store.setValue(_LAST, way.value)
        prospect = self._prospect()
        if prospect is not None and prospect.fields.get(FIELD) != way.value:
            self._keep_field(prospect, FIELD, way.value)

    def knows_site(self, way: Way) -> bool:
        """True once the user was told whose site gets the text, and went on."""
        return bool(self._store.value(f"{_TOLD}/{way.value}", False, bool))

    def site_is_known(self, way: Way) -> None:
        """The user went on."""
        self._store.setValue(f"{_TOLD}/{way.value}", True)
