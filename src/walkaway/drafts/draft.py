"""A draft: the message being written, and which file it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from walkaway.text import addresses
from walkaway.text.message import Message


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it was loaded, saved or is being typed.

    `id` names the file; `modified` is when that was last written (UTC); `revision` is the hash of the bytes that this
    draft was loaded from or saved as, "" when it never was; `composure` is 0 to 100, None when nobody looked yet.
    """

    id: str
    message: Message
    modified: datetime
    revision: str = ""
    composure: int | None = None

    @property
    def to(self) -> str:
        """The To line."""
        return self.message.to

    @property
    def subject(self) -> str:
        """The subject."""
        return self.message.subject

    @property
    def body(self) -> str:
        """The body, with "\\n" line endings."""
        return self.message.body

    @property
    def prospect(self) -> str:
        """Whom the draft is for, from the To line; "" when that is empty."""
        return addresses.prospect(self.message.to)

    def typed(self, to: str, subject: str, body: str, composure: int | None = None) -> Draft:
        """The draft after the user changed what is on screen."""
        return replace(self, message=replace(self.message, to=to, subject=subject, body=body), composure=composure)


@dataclass(frozen=True, slots=True)
class DraftSummary:
    """What a list shows of a draft, without its body."""

    id: str
    to: str
    subject: str
    composure: int | None
    modified: datetime
    path: Path

    @property
    def prospect(self) -> str:
        """Whom the draft is for, from the To line; "" when that is empty."""
        return addresses.prospect(self.to)


@dataclass(frozen=True, slots=True)
class Damaged:
    """A file that holds no draft: `file` is its name before, `path` where it is kept now, `why` what is wrong."""

    file: str
    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """The way back for a deleted draft: its id, and where its file is now."""

    id: str
    path: Path


class DraftError(Exception):
    """Something about one draft went wrong; the text says what, for the user."""


class NoSuchDraft(DraftError):
    """There is no file of that draft (any more)."""


class DamagedDraft(DraftError):
    """The draft's file cannot be read as a message: `path`, `why`. It is still where it was."""

    def __init__(self, path: Path, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(f"{path.name} cannot be read: {why}. The file was kept.")


class ChangedOnDisk(DraftError):
    """Another program wrote the file since it was loaded. Nothing was saved; both texts are here.

    `mine` is what should be saved, `theirs` what is on disk now. Save `mine` with `overwrite` (theirs goes to the
    trash), take `theirs`, or keep both with `DraftStore.save_copy`.
    """

    def __init__(self, mine: Draft, theirs: Draft) -> None:
        self.mine, self.theirs = mine, theirs
        super().__init__(f"“{theirs.subject or theirs.id}” was changed by another program and was not saved.")
