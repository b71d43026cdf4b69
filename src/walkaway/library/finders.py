"""Search and ranking over one state of the library, each built once, when it is first asked for."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from walkaway.library.ranking import Ranker
from walkaway.library.recognise import read_evidence
from walkaway.library.search import Index
from walkaway.library.template import Template


class Finders:
    """Belong to templates that do not change any more: what another thread builds late is never of another state."""

    def __init__(self, templates: Sequence[Template]) -> None:
        self._templates = tuple(templates)
        self._index: Index | None = None
        self._ranker: Ranker | None = None
        self._building = threading.Lock()

    @property
    def index(self) -> Index:
        """What searches."""
        with self._building:
            self._index = self._index or Index(self._templates)
            return self._index

    @property
    def ranker(self) -> Ranker:
        """What ranks."""
        if self._ranker is None:
            self._ranker = Ranker(self._templates)
        return self._ranker

    def prepare(self) -> None:
        """Build both now, and read what recognises a situation."""
        _ = self.index, self.ranker
        read_evidence()
