"""All reactions of the window, by what they react to."""

from __future__ import annotations

from PySide6.QtCore import QObject

from walkaway.gui.reactions.choices import ChoiceReactions
from walkaway.gui.reactions.drafts import DraftReactions
from walkaway.gui.reactions.library import LibraryReactions
from walkaway.gui.reactions.message import MessageReactions
from walkaway.gui.shell import Shell


class Reactions(QObject):
    """The slots. Nothing is decided here that could be decided in one of the parts."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self.message = MessageReactions(shell, self)
        self.drafts = DraftReactions(shell, self)
        self.library = LibraryReactions(shell, self)
        self.choices = ChoiceReactions(shell, self)

    def on_crash(self, kind: str) -> None:
        self._shell.notices.tell(
            "crash",
            f"Something went wrong inside Walkaway ({kind}). Your text was saved. You can go on.",
            danger=True,
        )

    def stop(self) -> None:
        """Wait for nothing any more."""
        self.message.stop()
        self.drafts.stop()
