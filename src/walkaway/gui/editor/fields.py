"""Walking from template field to template field with Tab and Shift+Tab."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from walkaway.gui.editor.field_links import FieldLinks
from walkaway.gui.editor.field_slots import Slot, open_slots
from walkaway.gui.editor.marked_edit import MarkedEdit
from walkaway.library.fields import Placeholder, label_of, parse
from walkaway.library.offers import Offers

_CYCLE = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Stop = tuple[Placeholder | None, Slot]
"""A field to stop at; the placeholder is None for one that is filled in."""


@dataclass(frozen=True, slots=True)
class OpenField:
    """A template field that is still to be filled in; its span counts from the start of its text."""

    place: Placeholder
    in_subject: bool


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field as a form shows it: "" is the value of one that is open, `offers` are what it can be filled with."""

    name: str
    label: str
    value: str
    offers: tuple[str, ...]


class FieldWalk(QObject):
    """The fields of a message's texts (subject, body), in order.

    A field is open while its `{{name}}` stands there. `moved(label, offers)` says which one was gone to, "" for none.
    """

    moved = Signal(str, tuple)

    def __init__(self, edits: Sequence[MarkedEdit], parent: QObject) -> None:
        super().__init__(parent)
        self._edits = tuple(edits)
        self._offers: dict[str, tuple[str, ...]] = {}
        self._labels: dict[str, str] = {}
        self._walking = False
        self._known: Callable[[], Offers] = Offers
        self.links = FieldLinks(edits)

    def use_offers(self, known: Callable[[], Offers]) -> None:
        """Fill fields with what `known` gives at the time."""
        self._known = known

    def learn(self, labels: Mapping[str, str]) -> None:
        """Call fields by these labels, by name; for a template's own fields."""
        self._labels |= labels

    def begin(self, edit: MarkedEdit, start: int) -> bool:
        """Go to the first open field at or after a position, as a part of the last undo step; False without one."""
        stop = next((stop for stop in open_slots(edit) if stop[1].start >= start), None)
        return stop is not None and self._go_to(stop, join=True)

    def take(self, edit: MarkedEdit, position: int) -> bool:
        """Go to the open field at a position; False where there is none."""
        stop = next((stop for stop in open_slots(edit) if stop[1].start <= position <= stop[1].end), None)
        return stop is not None and self._go_to(stop)

    def open_fields(self) -> list[OpenField]:
        """The fields that are still to be filled in, in order, a name as often as it stands there."""
        return [
            OpenField(one, number < len(self._edits) - 1)
            for number, edit in enumerate(self._edits)
            for one in (parse(edit.text()) if edit.has_braces() else ())
        ]

    def rows(self) -> tuple[FieldRow, ...]:
        """Every field once, by place: those that are open, and those that were filled in on this walk."""
        offers = self._known()
        return tuple(
            FieldRow(slot.name, self._label(slot.name), "" if place else slot.value, self._offered(stop, offers))
            for stop in self._stops()
            for place, slot in (stop,)
        )

    def fill(self, name: str, value: str) -> None:
        """Fill a field wherever it stands, from outside of the texts; "" opens it again.

        What is put into one field without another in between is one undo step.
        """
        if self.links.active is None or self.links.active.name != name:
            stop = next((stop for stop in self._stops() if stop[1].name == name), None)
            if stop is None:
                return
            self._walking = True
            self._offers[name] = self._offered(stop, self._known())
            self.links.activate(stop[1])
            self.moved.emit("", ())
        self.links.type_over(value)

    def offered(self) -> tuple[Slot, tuple[str, ...]] | None:
        """The field whose value is to be chosen now and what it can be; None while there is nothing to choose."""
        active = self.links.active
        if active is None:
            return None
        offers = self._offers.get(active.name, ())
        if len(offers) < 2 or not active.edit.hasFocus() or not self.links.is_all_selected():
            return None
        return (active, offers) if active.value in offers else None

    def choose(self, value: str) -> None:
        """Put a value into the active field, as one undo step."""
        self.links.put(value)

    def settle(self) -> None:
        """Show the active field again if it was emptied and nothing typed instead."""
        if self.links.active is not None and not self.links.active.value:
            self.links.release()
            self.links.tidy()

    def go_first(self) -> bool:
        """Go to the first field that is still open; False without one."""
        self.settle()
        stop = next((stop for edit in self._edits for stop in open_slots(edit)), None)
        return stop is not None and self._go_to(stop)

    def go(self, forward: bool) -> bool:
        """Go to the next or the previous field, round the end to one that is still open; False where none is left."""
        self.settle()
        stops = self._stops()
        open_ones = [stop for stop in stops if stop[0] is not None]
        names = [slot.name for _, slot in stops]
        active = self.links.active
        if active is None or active.name not in names:
            near = _one_of(self._beside_caret(open_ones, forward) or open_ones, forward)
            return near is not None and self._go_to(near)
        at = names.index(active.name) + (1 if forward else -1)
        target = stops[at] if 0 <= at < len(stops) else _one_of(open_ones, forward)
        if target is None:
            return self.leave() and forward
        return self._go_to(target)

    def tab(self, forward: bool) -> bool:
        """What the Tab key does: walk while there is something to walk to, else nothing."""
        return self._walking and self.go(forward)

    def key(self, event: QKeyEvent) -> bool:
        """Escape leaves the fields; Up and Down go through what a field can be, Enter takes it and goes on."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() == Qt.Key.Key_Escape:
            return self.leave()
        if event.key() in _TAKE:
            return self.offered() is not None and self.go(forward=True)
        step = _CYCLE.get(Qt.Key(event.key()))
        return step is not None and self._cycle(step)

    def leave(self) -> bool:
        """Stop walking: Tab is an ordinary key again, places of a name go their own ways. False if not walking."""
        if not self._walking:
            return False
        active = self.links.active
        if active is not None:
            cursor = active.edit.textCursor()
            cursor.setPosition(active.end)
            active.edit.setTextCursor(cursor)
        self.forget()
        return True

    def forget(self) -> None:
        """Stop walking without touching the caret."""
        self.links.forget()
        self._walking = False
        self._offers.clear()
        self.moved.emit("", ())

    def _go_to(self, stop: Stop, *, join: bool = False) -> bool:
        placeholder, slot = stop
        self._walking = True
        offers = self._offers[slot.name] = self._offered(stop, self._known())
        value = offers[0] if placeholder is not None and offers else ""
        slot.edit.setFocus(Qt.FocusReason.TabFocusReason)
        self.links.activate(slot, value, join=join)
        self.moved.emit(self._label(slot.name), offers)
        return True

    def _offered(self, stop: Stop, known: Offers) -> tuple[str, ...]:
        """What a field can be filled with, the best first."""
        place, slot = stop
        if place is None:
            return known.besides(slot.name, self._offers.get(slot.name, ()))
        others = {other.value for other in self.links.slots if other.name != slot.name}
        return known.of(place, slot.edit.text(), others)

    def _label(self, name: str) -> str:
        return self._labels.get(name) or label_of(name)

    def _cycle(self, step: int) -> bool:
        """Put in the next of what a field can be."""
        if (found := self.offered()) is None:
            return False
        active, offers = found
        self.links.put(offers[(offers.index(active.value) + step) % len(offers)])
        return True

    def _stops(self) -> list[Stop]:
        """Every field once, by place."""
        stops: dict[str, Stop] = {}
        for edit in self._edits:
            found: list[Stop] = list(open_slots(edit))
            found += [
                (None, slot) for slot in self.links.slots if slot.edit is edit and slot.value and not slot.is_open
            ]
            for stop in sorted(found, key=_place):
                stops.setdefault(stop[1].name, stop)
        return list(stops.values())

    def _beside_caret(self, stops: Sequence[Stop], forward: bool) -> list[Stop]:
        """Those after the caret, or those before it."""
        focused = next((edit for edit in self._edits if edit.hasFocus()), self._edits[0])
        here = (self._edits.index(focused), focused.textCursor().selectionStart())
        beside = []
        for stop in stops:
            place = (next(n for n, edit in enumerate(self._edits) if edit is stop[1].edit), stop[1].start)
            if (place >= here) is forward:
                beside.append(stop)
        return beside


def _place(stop: Stop) -> int:
    return stop[1].start


def _one_of(stops: Sequence[Stop], forward: bool) -> Stop | None:
    return (stops[0] if forward else stops[-1]) if stops else None
