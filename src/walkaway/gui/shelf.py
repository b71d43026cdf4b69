"""What is done with templates: put into the message, made a draft, written and edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal

from walkaway.gui.choices import Choices
from walkaway.gui.desk import Desk
from walkaway.gui.editor.message import MessageEditor
from walkaway.gui.editor.positions import selected_text
from walkaway.gui.judging import Judge
from walkaway.gui.notices import Choice, Notices
from walkaway.gui.panels.templates_panel import TemplatesPanel
from walkaway.gui.theme import Theme
from walkaway.library.dates import Calendar
from walkaway.library.errors import LibraryError
from walkaway.library.offers import Offers
from walkaway.library.store import Change, Library
from walkaway.library.template import Template
from walkaway.prospects.prospect import Prospect
from walkaway.settings import Settings
from walkaway.text import addresses
from walkaway.text.message import Message

_TOPIC = "template"


def known_values(settings: Settings, to: str, prospect: Prospect | None = None) -> dict[str, str]:
    """The fields that need not be asked: who I am, and what the To line and the ledger say of the reader.

    What the user keeps about a prospect goes before what the To line says.
    """
    values = {"my_name": settings.my_name, "my_firm": settings.my_firm, "calendar_link": settings.calendar_link}
    people = addresses.parse(to) or ()
    name, firm = (people[0].person, people[0].firm) if people and people[0].name else ("", "")
    if prospect is not None:
        name, firm = prospect.name or name, prospect.firm or firm
    first, *rest = name.split() or [""]
    values |= {"first_name": first, "last_name": " ".join(rest), "company": firm}
    return {name: value for name, value in {**values, **(prospect.fields if prospect else {})}.items() if value}


class Shelf(QObject):
    """Carries out what the templates panel asks for. `changed` says that the library is another one now."""

    changed = Signal()
    used = Signal(object)
    """(Template): it was put into a message."""

    def __init__(
        self,
        library: Library,
        panel: TemplatesPanel,
        editor: MessageEditor,
        desk: Desk,
        choices: Choices,
        judge: Judge,
        notices: Notices,
        theme: Theme,
        today: Callable[[], date],
        prospect: Callable[[], Prospect | None],
        stops: Callable[[Template, Callable[[], object]], bool],
        parent: QObject,
    ) -> None:
        """`prospect` is whom the draft is for.

        `stops` is asked before a template is put in: True means that something comes first, and that what it was given
        is called after that.
        """
        super().__init__(parent)
        self._judge = judge
        self._library, self._panel, self._editor, self._desk = library, panel, editor, desk
        self._choices, self._notices, self.theme = choices, notices, theme
        self._today, self._prospect, self._stops = today, prospect, stops

    def offers(self) -> Offers:
        """What fields can be filled with now."""
        calendar = Calendar(self._today(), self._choices.now.month_first)
        return Offers(self._values(self._editor.to()), calendar)

    def learn(self) -> None:
        """Know what the templates call their fields, for drafts that were made from one before."""
        for template in self._library.all():
            self._editor.fields.learn(template.fields)

    def insert(self, template: Template) -> None:
        """Put a template where the caret is, and its subject where there is none yet."""
        self._put_if_wished(template, "caret")

    def replace(self, template: Template) -> None:
        """Put a template in the place of what is selected, or of the whole body where nothing is."""
        selected = self._editor.body_edit.textCursor().hasSelection()
        self._put_if_wished(template, "selection" if selected else "all")

    def new_draft(self, template: Template) -> None:
        """Start a draft with a template, and go to its first field; to whom the open one is, while that is empty."""
        to = self._editor.to() if not self._editor.body().strip() else ""
        if not to or not self._stops(template, lambda: self._begin(template, to)):
            self._begin(template, to)

    def new_from_message(self) -> None:
        """Open the template editor on what is selected, or on the whole message."""
        body = selected_text(self._editor.body_edit.textCursor()) or self._editor.body()
        subject = self._editor.subject()
        situation = self._library.rank(body, subject=subject).situation
        self._edit(Template(id="", title="", situation=situation, subject=subject, body=body))

    def edit(self, template: Template) -> None:
        """Open the template editor on a template; a shipped one becomes the user's own copy."""
        self._edit(template)

    def on_library(self) -> None:
        """Another program changed a template, or several came at once: show the library as it is now."""
        self._panel.refresh()
        self.changed.emit()

    def _begin(self, template: Template, to: str) -> None:
        self._editor.fields.learn(template.fields)
        filled = template.filled(self._values(to))
        self._desk.new(Message(to=to, subject=filled.subject, body=filled.body))
        self._editor.body_edit.setFocus()
        self._editor.first_field()
        self.used.emit(template)

    def _put_if_wished(self, template: Template, where: str) -> None:
        if not self._stops(template, lambda: self._put(template, where)):
            self._put(template, where)

    def _put(self, template: Template, where: str) -> None:
        filled = template.filled(self._values(self._editor.to()))
        self._editor.fields.learn(template.fields)
        with self._editor.one_step():
            if filled.subject and not self._editor.subject().strip():
                self._editor.set_subject(filled.subject)
            self._editor.insert_template(filled.body, where)  # type: ignore[arg-type]
        self.used.emit(template)

    def _values(self, to: str) -> Mapping[str, str]:
        return known_values(self._choices.now, to, self._prospect() if to.strip() else None)

    def _edit(self, template: Template) -> None:
        from walkaway.gui.dialogs.template_editor import TemplateEditor

        judge, window = self._judge.for_another(), self._editor.window()
        change = TemplateEditor.ask(template, self._library, self.theme, judge.check_paragraph, judge.report, window)
        if change is None:
            return
        self._panel.refresh()
        self._panel.show_template(change.template.id)
        self.changed.emit()
        self._notices.tell(_TOPIC, f"Saved “{change.template.title}”.", Choice("Undo", lambda: self._undo(change)))

    def _undo(self, change: Change) -> None:
        try:
            change.undo()
        except LibraryError as error:
            self._notices.tell(_TOPIC, str(error), danger=True)
        self._panel.refresh()
        self.changed.emit()
