"""Copy message and Send with…: looks a message over, and lets it go the way that was chosen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from walkaway.gui.checking import Checking
from walkaway.gui.choices import Choices
from walkaway.gui.desk import Desk
from walkaway.gui.editor.message import MessageEditor
from walkaway.gui.editor.positions import cursor_over
from walkaway.gui.notices import Notice, Notices
from walkaway.gui.sending.check import Place, Point, points
from walkaway.gui.sending.check_panel import CheckPanel
from walkaway.gui.sending.exits import TOPIC, Exits
from walkaway.gui.sending.habit import Habit
from walkaway.gui.sending.ways import MANNERS, Way
from walkaway.library.template import Template
from walkaway.settings import BeforeSending
from walkaway.text.message import Message


class Sender(QObject):
    """Asks once before a message goes, where the user wants that and there is something to look at.

    The same wish again, with nothing changed in between, is an answer: it goes as it is.
    """

    left = Signal(object, str)
    """(Message, how): it left the house, `copied` to the clipboard or `handed` to a mail program or server."""

    def __init__(
        self,
        desk: Desk,
        editor: MessageEditor,
        checking: Checking,
        choices: Choices,
        panel: CheckPanel,
        exits: Exits,
        habit: Habit,
        notices: Notices,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._editor, self._checking, self._choices = desk, editor, checking, choices
        self.panel, self._exits, self.habit, self._notices = panel, exits, habit, notices
        self._way: Way | None = None
        self._looked_at: tuple[str, ...] | None = None
        self._nothing: Notice | None = None
        self._templates: dict[str, Template] = {}
        panel.send_wished.connect(self.send_anyway)
        panel.place_wished.connect(self._go_to)
        panel.closed.connect(self._leave)

    def send(self, way: Way) -> None:
        """Let the open message go this way from now on, or show first what is to be looked at."""
        if self._has_words(way):
            self.habit.remember(way)
            self._look_over(way)

    def copy(self) -> None:
        """Let it go to the clipboard, this once; the way that was chosen stays chosen."""
        if self._has_words(Way.COPY):
            self._look_over(Way.COPY)

    def send_anyway(self) -> None:
        """Let it go as it is."""
        way = self._way
        self.put_away()
        if way is not None:
            self._exits.go(way, self._desk.message)

    def remember(self, template: Template) -> None:
        """A template was put into the open draft."""
        self._templates[self._desk.current] = template

    def look(self) -> None:
        """The message was judged anew: what was found may be put right."""
        if self._nothing is not None and self._editor.body().strip():
            self._notices.remove(self._nothing)
            self._nothing = None
        if self._way is not None:
            self.panel.show_points(self._points(self._way))

    def on_copied(self, message: Message) -> None:
        """It went to the clipboard, from wherever that was asked for."""
        self.left.emit(message, "copied")

    def put_away(self) -> None:
        """Another message is open, or this one went: there is nothing to look at."""
        self._way = self._looked_at = None
        if self.panel.isVisible():
            had_focus = self.panel.isAncestorOf(self.panel.focusWidget()) if self.panel.focusWidget() else False
            self.panel.hide()
            if had_focus:
                self._editor.body_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_words(self, way: Way) -> bool:
        self._editor.fields.settle()
        if self._editor.body().strip():
            return True
        self.put_away()
        self._nothing = self._notices.tell(TOPIC, f"There is nothing to {MANNERS[way].verb.lower()} yet.")
        return False

    def _look_over(self, way: Way) -> None:
        wanted = self._choices.now.before_sending
        was_shown = self._way is way and self._desk.message.content == self._looked_at
        self._way = way
        if not was_shown:
            # Also where nobody looks: what is noted of the message is its composure as it goes.
            self._checking.check_whole()
            found = self._points(way)
            if wanted is BeforeSending.ALWAYS or (found and wanted is not BeforeSending.NEVER):
                self._notices.clear(TOPIC)
                self._show(found, way)
                return
        self.send_anyway()

    def _show(self, found: tuple[Point, ...], way: Way) -> None:
        self.panel.open(found, way)
        field = next((point for point in found if point.is_field), None)
        if field is not None:
            self._go_to(field)
        # Going to a field puts its default there: that change is the look's own.
        self._looked_at = self._desk.message.content

    def _points(self, way: Way) -> tuple[Point, ...]:
        template = self._templates.get(self._desk.current)
        only_if = template.only_if if template else ""
        return points(self._desk.message, way, self._checking.report, only_if, self.habit.names)

    def _leave(self) -> None:
        self.put_away()
        self._editor.body_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, point: Point) -> None:
        editor = self._editor
        if point.is_field and editor.first_field():
            return
        if point.place is Place.TO:
            editor.to_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif point.place is Place.SUBJECT:
            editor.subject_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            body = editor.body_edit
            if point.span is not None and point.span.end <= len(editor.body()):
                body.setTextCursor(cursor_over(body.document(), point.span))
                body.ensureCursorVisible()
            body.setFocus(Qt.FocusReason.OtherFocusReason)
