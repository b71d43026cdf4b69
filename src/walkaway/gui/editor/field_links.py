"""The places of template fields that belong together: a field that stands in several places is typed once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QTextCursor

from walkaway.gui.editor.field_slots import Slot, open_slots
from walkaway.gui.editor.marked_edit import MarkedEdit
from walkaway.gui.editor.positions import cursor_between
from walkaway.gui.editor.steps import seal


class FieldLinks:
    """What is typed in the active place goes to all places of that name, in the same undo step as the typing."""

    def __init__(self, edits: Sequence[MarkedEdit]) -> None:
        self._edits = tuple(edits)
        self._since: dict[MarkedEdit, int] = {}
        self._values: dict[str, str] = {}
        self._busy = False
        self.slots: list[Slot] = []
        self.active: Slot | None = None

    @property
    def since(self) -> tuple[int, ...]:
        """How many undo steps each text had when the active place was gone to."""
        return tuple(self._since.values())

    def activate(self, slot: Slot, value: str = "", *, join: bool = False) -> None:
        """Make a place the active one and select it; with a value, put that into all places of its name.

        `join` makes the value a part of the last undo step.
        """
        self.release()
        places = {(one.edit, one.start) for one in self.slots}
        same = [one for edit in self._edits for _, one in open_slots(edit) if one.name == slot.name]
        self.slots += [one for one in same if (one.edit, one.start) not in places]
        self.active = next(one for one in self.slots if one.edit is slot.edit and one.start == slot.start)
        self._count_from_here()
        if value:
            self._write(self._of(slot.name), value, join=join)
            self._count_from_here()
        self.active.hold(True)
        self._values[slot.name] = self.active.value
        self.select()

    def select(self) -> None:
        """Select what stands in the active place."""
        if self.active is not None:
            edit = self.active.edit
            edit.setTextCursor(cursor_between(edit.document(), self.active.start, self.active.end))
            edit.ensureCursorVisible()

    def is_all_selected(self) -> bool:
        """True where exactly the active place is selected."""
        if self.active is None:
            return False
        cursor = self.active.edit.textCursor()
        return (cursor.selectionStart(), cursor.selectionEnd()) == (self.active.start, self.active.end)

    def put(self, value: str) -> None:
        """Put a value into all places of the active field, as one undo step, and select it."""
        if self.active is not None:
            self._values[self.active.name] = value
            self._write(self._of(self.active.name), value)
            self.select()

    def type_over(self, value: str) -> None:
        """Put a value into all places of the active field, in the same undo step as the one before; "" opens them."""
        active = self.active
        if active is None:
            return
        self._values[active.name] = value or active.literal
        for literal in dict.fromkeys(slot.literal for slot in self._of(active.name)):
            same = [slot for slot in self._of(active.name) if value or slot.literal == literal]
            self._write(same, value or literal)
        for edit in self._edits:
            edit.steps.join(self._since[edit])
        self.select()

    def release(self) -> None:
        """Have no active place."""
        if self.active is not None:
            self.active.hold(False)
            self.active = None

    def forget(self) -> None:
        """Let go of all places."""
        self.release()
        self.slots.clear()

    def tidy(self) -> None:
        """Show a field again that was emptied and left."""
        for name in [name for name, value in self._values.items() if not value]:
            slots = self._of(name)
            if slots and self.active not in slots:
                self._write(slots, slots[0].literal, join=True)
                self._values[name] = slots[0].literal

    def on_edited(self, edit: MarkedEdit) -> None:
        """A text changed: what was typed in the active place goes to the others."""
        if self._busy or edit.steps.undoing:
            return
        # A place that was edited by itself, or went with the text around it, goes its own way from now on.
        self.slots = [one for one in self.slots if one is self.active or one.is_open or self._agrees(one)]
        active = self.active
        if active is None or active.edit is not edit:
            return
        value = active.value
        if value != self._values[active.name]:
            self._values[active.name] = value
            self._write([slot for slot in self._of(active.name) if slot is not active], value, join=True)
            edit.steps.join(self._since[edit])

    def _agrees(self, slot: Slot) -> bool:
        return slot.value == self._values.get(slot.name)

    def on_caret(self, edit: MarkedEdit) -> None:
        """The caret moved: out of the active place, or into one that was filled in before."""
        cursor = edit.textCursor()
        if self._busy or edit.steps.undoing or not edit.hasFocus():
            return
        if self.active is not None:
            if self.active.edit is edit and self.active.has(cursor):
                return
            self.release()
            self.tidy()
        for slot in self.slots:
            if slot.edit is edit and slot.has_inside(cursor) and not slot.is_open:
                self.active = slot
                self._values[slot.name] = slot.value
                self._count_from_here()
                return

    def on_undo_begins(self, edit: MarkedEdit) -> None:
        """Let what undo brings back belong to its field."""
        for slot in self.slots:
            if slot.edit is edit:
                slot.hold(True)

    def on_undone(self, edit: MarkedEdit) -> None:
        """Keep the places that are still what they were."""
        values: dict[str, set[str]] = {}
        for slot in self.slots:
            slot.hold(slot is self.active)
            if slot.edit is edit:
                values.setdefault(slot.name, set()).add(slot.value)
        lost = {name for name, own in values.items() if len(own) > 1 or "" in own}
        self._values |= {name: next(iter(own)) for name, own in values.items() if name not in lost}
        self.slots = [slot for slot in self.slots if slot.name not in lost]
        active = self.active
        if active is None or active.name in lost:
            self.release()
            return
        self._write([slot for slot in self._of(active.name) if slot.edit is not edit], active.value)
        if active.is_open:
            self.select()

    def _of(self, name: str) -> list[Slot]:
        return [slot for slot in self.slots if slot.name == name]

    def _count_from_here(self) -> None:
        self._since = {edit: edit.document().availableUndoSteps() for edit in self._edits}

    def _write(self, slots: Iterable[Slot], value: str, *, join: bool = False) -> None:
        """Write a value into some places; in each text one undo step, or with `join` a part of the last one."""
        self._busy = True
        try:
            for edit in self._edits:
                own = [slot for slot in slots if slot.edit is edit and slot.value != value]
                if own:
                    self._write_in(edit, own, value, join)
        finally:
            self._busy = False

    def _write_in(self, edit: MarkedEdit, slots: Iterable[Slot], value: str, join: bool) -> None:
        cursor = QTextCursor(edit.document())
        elsewhere = self.active is not None and self.active.edit is not edit
        if join and not elsewhere:
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()
        for slot in slots:
            slot.write(cursor, value)
        seal(cursor)
        cursor.endEditBlock()
        if elsewhere:
            edit.steps.join(self._since[edit])
