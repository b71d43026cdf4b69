"""Drafts that were left before they could be written: their text is held, and tried again, until it is in a file."""

from __future__ import annotations

from dataclasses import dataclass

from walkaway.drafts.draft import ChangedOnDisk, Draft
from walkaway.gui.open_draft import OpenDraft, Typed
from walkaway.gui.writer import Failure, Writer


@dataclass(frozen=True, slots=True)
class Save:
    """What was typed into a draft, on its way into the file; called in the writer's thread."""

    draft: OpenDraft
    typed: Typed
    composure: int | None

    def __call__(self) -> Draft:
        return self.draft.save(self.typed, self.composure)


class LeftDrafts:
    """What was typed into drafts that are no longer on screen and in no file yet."""

    def __init__(self, disk: Writer) -> None:
        self._disk = disk
        self._held: dict[str, Save] = {}

    def __bool__(self) -> bool:
        return bool(self._held)

    def hold(self, failure: Failure) -> bool:
        """Keep the text of a save that failed; True when that needs to be told.

        Where another program changed the file, the text becomes a draft of its own, and both are kept.
        """
        save = failure.job
        if not isinstance(save, Save):
            return True
        if isinstance(failure.error, ChangedOnDisk):
            self._disk.put(f"apart/{save.draft.id}", lambda: save.draft.save_copy(save.typed, save.composure))
            return False
        self._held[save.draft.id] = save
        return True

    def take(self, id: str) -> Save | None:
        """Hold a draft no longer: it is on screen again, written, or not wanted."""
        return self._held.pop(id, None)

    def try_again(self) -> None:
        """Write what is held, where that works now."""
        for id, save in self._held.items():
            self._disk.put(f"save/{id}", save)
