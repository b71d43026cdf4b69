"""Imports ahead what the first opening of a window would otherwise wait for."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import Final

from walkaway.gui.writer import Writer

_MODULES: Final = (
    "walkaway.gui.prospects.reply_session",
    "walkaway.gui.prospects.reply_window",
    "walkaway.gui.prospects.roster_dialog",
    "walkaway.gui.prospects.roster_work",
    "walkaway.gui.prospects.overview_window",
)


def warm_up(worker: Writer) -> None:
    """Let `worker` import them, one at a time, so that it can be stopped between two."""
    for name in _MODULES:
        worker.put(f"import/{name}", partial(import_module, name))
