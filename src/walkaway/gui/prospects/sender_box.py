"""Who wrote the reply: a prospect who is known, found by typing, or somebody new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QBoxLayout, QCompleter, QHBoxLayout, QLabel, QLineEdit, QListView, QWidget

from walkaway.gui.timers import one_shot
from walkaway.gui.widgets import unit
from walkaway.prospects.prospect import Prospect
from walkaway.text import addresses
from walkaway.text.addresses import Address

_ID = Qt.ItemDataRole.UserRole
_BREATH_MS = 150
NOBODY, NEW, KNOWN = "Type a name or an address.", "New: kept with this reply.", "One of your prospects."


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote it: a known prospect, or somebody new, or nobody that was named yet."""

    known: Prospect | None = None
    new: Address | None = None


class SenderBox(QWidget):
    """A line to type in, with the prospects found for it below.

    `searched(str)` asks for prospects; `show_found` gives them. `chosen(Sender)` says who it is now.
    """

    searched = Signal(str)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sender_is = Sender()
        self.by_hand = False
        self.line = QLineEdit()
        self.line.setAccessibleName("Who wrote this")
        self.line.setPlaceholderText("Who wrote this?")
        self.state = QLabel(NOBODY)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setProperty("quiet", True)
        self._found: dict[int, Prospect] = {}
        self._model = QStandardItemModel(self)
        self._list = QCompleter(self._model, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setWidget(self.line)
        self.popup = QListView()
        self.popup.setAccessibleName("Prospects")
        self._list.setPopup(self.popup)
        label = QLabel("&From")
        label.setBuddy(self.line)
        gap = round(8 * unit(self.font()))
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addWidget(label)
        row.addWidget(self.line, 1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)
        self._box.addLayout(row, 1)
        self._box.addWidget(self.state)
        self._breath = one_shot(self, _BREATH_MS, self._search)
        self.line.textEdited.connect(self._on_edited)
        self._list.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]

    def show_known(self, prospect: Prospect) -> None:
        """It is this prospect."""
        self._show(Sender(known=prospect), spelled(prospect))

    def take_known(self, prospect: Prospect) -> None:
        """It is this prospect; the name may still be typed on, so it stays as it stands."""
        self._take(Sender(known=prospect))

    def show_new(self, address: Address | None) -> None:
        """It is somebody whom the ledger does not know, or nobody yet."""
        self._show(Sender(new=address), str(address) if address else "")

    def show_found(self, words: str, found: Sequence[Prospect]) -> None:
        """Offer what was found for some words, if they still stand there."""
        if words != self.line.text() or not self.line.hasFocus():
            return
        self._found = {one.id: one for one in found}
        self._model.clear()
        for one in found:
            item = QStandardItem(spelled(one))
            item.setData(one.id, _ID)
            self._model.appendRow(item)
        if found:
            self._list.complete()
        else:
            self.popup.hide()

    def fold(self, way: QBoxLayout.Direction) -> None:
        """What is said of the sender stands beside the line, or below it."""
        self._box.setDirection(way)

    def stop(self) -> None:
        """Look for nobody any more."""
        self._breath.stop()

    def _show(self, sender: Sender, text: str) -> None:
        self._breath.stop()
        self.line.setText(text)
        self.line.setCursorPosition(0)
        self._take(sender)

    def _take(self, sender: Sender) -> None:
        self.state.setText(KNOWN if sender.known else NEW if sender.new else NOBODY)
        if sender != self.sender_is:
            self.sender_is = sender
            self.chosen.emit(sender)

    def _on_edited(self, text: str) -> None:
        self.by_hand = bool(text.strip())
        found = addresses.parse(text)
        self._take(Sender(new=found[0] if found else None))
        self._breath.start()

    def _search(self) -> None:
        self.searched.emit(self.line.text())

    def _on_activated(self, index: QModelIndex) -> None:
        if prospect := self._found.get(index.data(_ID)):
            self.by_hand = True
            self.show_known(prospect)


def spelled(prospect: Prospect) -> str:
    """A prospect in one line, told apart from one of the same name."""
    firm = f" · {prospect.firm}" if prospect.firm and prospect.firm != prospect.label else ""
    address = f" <{prospect.addresses[0]}>" if prospect.addresses and prospect.addresses[0] != prospect.label else ""
    return f"{prospect.label}{firm}{address}"
