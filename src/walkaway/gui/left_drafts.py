"""Drafts that were left before they could be written: their text is held, and tried again, until it is in a file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from walkaway.drafts.draft import ChangedOnDisk, Draft
from walkaway.gui.open_draft import OpenDraft, Typed
from walkaway.gui.writer import Failure, Writer


@dataclass(frozen=True, slots=True)
class Save:
    """What was typed into a draft, on its way into the file, or into one of its own; called in the writer's thread."""

    draft: OpenDraft
    typed: Typed
    composure: int | None
    apart: bool = False

    def __call__(self) -> Draft:
        save = self.draft.save_copy if self.apart else self.draft.save
        return save(self.typed, self.composure)


class LeftDrafts:
    """What was typed into drafts that are no longer on screen and in no file yet."""

    def __init__(self, disk: Writer) -> None:
        self._disk = disk
        self._held: dict[str, Save] = {}
        self._on_the_way: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._held)

    def hold(self, id: str, failure: Failure) -> bool:
        """Keep the text of a save that failed; True when that needs to be told.

        Where another program changed the file, the text becomes a draft of its own, and both are kept.
        """
        save = failure.job
        if not isinstance(save, Save):
            return True
        is_changed = isinstance(failure.error, ChangedOnDisk)
        self._held[id] = replace(save, apart=True) if is_changed else save
        self._on_the_way.discard(id)
        if is_changed:
            self.try_again()
        return not is_changed

    def take(self, id: str) -> Save | None:
        """Hold a draft no longer: it is on screen again, written, or not wanted."""
        self._on_the_way.discard(id)
        return self._held.pop(id, None)

    def try_again(self) -> None:
        """Write what is held, where that works now; what is being written is not written twice."""
        for id in self._held.keys() - self._on_the_way:
            self._on_the_way.add(id)
            self._disk.put(f"save/{id}", self._held[id])
