"""Everything the window can do, as one table: menus, toolbar, palette and the list of shortcuts are made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from walkaway.gui.sending.ways import MANNERS, Way

if TYPE_CHECKING:
    from walkaway.gui.shell import Shell

MENUS = ("File", "Edit", "Message", "View", "Help")
WAYS = "Send with"
"""The menu of the toolbar's button that sends."""


@dataclass(frozen=True, slots=True)
class Spec:
    """An action: its id, its words, its menu, its keys (the first one is shown), and what it does.

    `short` stands on the toolbar, `full` where no menu stands around the words; `hint` says more. `gap` begins a new
    group in the menu. `checkable` ones show a state.
    """

    id: str
    text: str
    menu: str
    keys: tuple[str, ...]
    run: Callable[[Shell], object]
    short: str = ""
    full: str = ""
    hint: str = ""
    gap: bool = False
    checkable: bool = False

    @property
    def title(self) -> str:
        """The words without the dots that say that a question follows."""
        return self.full or self.text.rstrip("…")


def _way(way: Way) -> Spec:
    manner = MANNERS[way]
    return Spec(
        f"send.{way}",
        manner.menu,
        WAYS,
        (),
        lambda s: s.sender.send(way),
        full=manner.title,
        hint=manner.hint,
        checkable=True,
    )


ACTIONS: tuple[Spec, ...] = (
    Spec("draft.new", "New draft", "File", ("Ctrl+N",), lambda s: s.focus.new_draft(), short="New"),
    Spec("file.open", "Open…", "File", ("Ctrl+O",), lambda s: s.files.ask_open(), short="Open"),
    Spec("file.save", "Save", "File", ("Ctrl+S",), lambda s: s.files.save(), short="Save", gap=True),
    Spec("file.save_as", "Save as…", "File", ("Ctrl+Shift+S",), lambda s: s.files.ask_save_as()),
    Spec("draft.clipboard", "New draft from the clipboard", "File", (), lambda s: s.incoming.open_clipboard()),
    Spec("template.import", "Import templates…", "File", (), lambda s: s.packs.ask_import(), gap=True),
    Spec("template.import_folder", "Import a folder of templates…", "File", (), lambda s: s.packs.ask_import_folder()),
    Spec("template.undo_import", "Take back the last import", "File", (), lambda s: s.packs.undo_last()),
    Spec("template.export", "Export templates…", "File", (), lambda s: s.packs.ask_export()),
    Spec("draft.duplicate", "Duplicate draft", "File", ("Ctrl+Shift+D",), lambda s: s.desk.duplicate(), gap=True),
    Spec("draft.rename", "Rename draft", "File", ("F2",), lambda s: s.focus.rename_draft()),
    Spec("draft.delete", "Delete draft", "File", ("Ctrl+Shift+Del",), lambda s: s.desk.delete()),
    Spec("app.preferences", "Preferences…", "File", ("Ctrl+,",), lambda s: s.choices.show(), gap=True),
    Spec("app.quit", "Quit", "File", ("Ctrl+Q",), lambda s: s.tray.quit()),
    Spec("edit.undo", "Undo", "Edit", ("Ctrl+Z",), lambda s: s.editor.undo(), short="Undo"),
    Spec("edit.redo", "Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), lambda s: s.editor.redo(), short="Redo"),
    Spec("edit.cut", "Cut", "Edit", ("Ctrl+X",), lambda s: s.editor.cut(), gap=True),
    Spec("edit.copy", "Copy", "Edit", ("Ctrl+C",), lambda s: s.editor.copy()),
    Spec("edit.paste", "Paste", "Edit", ("Ctrl+V",), lambda s: s.editor.paste()),
    Spec("edit.select_all", "Select all", "Edit", ("Ctrl+A",), lambda s: s.editor.select_all()),
    Spec("edit.find", "Find…", "Edit", ("Ctrl+F",), lambda s: s.editor.show_find(), gap=True),
    Spec("edit.replace", "Find and replace…", "Edit", ("Ctrl+H",), lambda s: s.editor.show_replace()),
    Spec("message.copy", "Copy message", "Message", ("Ctrl+Return",), lambda s: s.sender.copy(), short="Copy message"),
    Spec("message.send", "Send with…", "Message", ("Ctrl+Alt+Return",), lambda s: s.focus.choose_way()),
    *(_way(way) for way in Way),
    Spec("prospect.sent", "I sent this", "Message", ("Ctrl+Shift+Return",), lambda s: s.noting.say_sent()),
    Spec("finding.next", "Next finding", "Message", ("F8",), lambda s: s.focus.walk(forward=True), gap=True),
    Spec("finding.previous", "Previous finding", "Message", ("Shift+F8",), lambda s: s.focus.walk(forward=False)),
    Spec("finding.apply", "Put in the calm wording", "Message", ("Ctrl+.",), lambda s: s.fixes.apply_first()),
    Spec("finding.ignore", "Ignore this finding here", "Message", ("Ctrl+Shift+I",), lambda s: s.fixes.ignore_here()),
    Spec("message.calm", "Calm all…", "Message", ("Ctrl+Shift+L",), lambda s: s.fixes.calm_all(), short="Calm all"),
    Spec("template.find", "Find a template", "Message", ("Ctrl+J",), lambda s: s.focus.find_template(), gap=True),
    Spec("template.new", "New template from this", "Message", ("Ctrl+Shift+J",), lambda s: s.shelf.new_from_message()),
    Spec("move.all", "Moves…", "Message", ("Ctrl+Alt+J",), lambda s: s.move_book.show()),
    Spec("field.next", "Next empty field", "Message", ("Ctrl+Shift+F",), lambda s: s.editor.next_field()),
    Spec("field.form", "Fill in the fields", "Message", ("Ctrl+Alt+F",), lambda s: s.filling.go()),
    Spec("reply.read", "Read a reply…", "Message", ("Ctrl+Shift+Y",), lambda s: s.reply_book.show(), gap=True),
    Spec("prospect.all", "Prospects…", "Message", ("Ctrl+Alt+P",), lambda s: s.roster.show()),
    Spec(
        "rule.new",
        "Add a rule from these words…",
        "Message",
        ("Ctrl+Shift+R",),
        lambda s: s.rule_book.add_from_selection(),
        gap=True,
    ),
    Spec("rule.all", "All rules…", "Message", ("Ctrl+Alt+R",), lambda s: s.rule_book.show()),
    Spec(
        "view.commands",
        "Commands",
        "View",
        ("Ctrl+K", "Ctrl+Shift+P"),
        lambda s: s.commands_box.open(),
        short="Commands Ctrl+K",
    ),
    Spec("view.find_draft", "Find a draft", "View", ("Ctrl+Shift+O",), lambda s: s.focus.find_draft()),
    Spec("view.findings", "Show the findings", "View", ("Ctrl+Shift+M",), lambda s: s.focus.show_findings()),
    Spec("view.prospect", "Show the prospect", "View", ("Ctrl+Shift+U",), lambda s: s.focus.show_prospect()),
    Spec("view.overview", "Overview of your moves…", "View", ("Ctrl+Alt+O",), lambda s: s.overview_book.show()),
    Spec("view.message", "Back to the message", "View", ("Ctrl+Shift+E",), lambda s: s.focus.focus_message()),
    Spec("view.drafts", "Drafts panel", "View", ("F9",), lambda s: s.window.toggle("drafts"), short="Drafts", gap=True),
    Spec("view.panel", "Side panel", "View", ("Shift+F9",), lambda s: s.window.toggle("panel")),
    Spec(
        "view.tone", "Tone marks", "View", ("Ctrl+Alt+T",), lambda s: s.choices.toggle_tone(), gap=True, checkable=True
    ),
    Spec(
        "view.grammar", "Grammar marks", "View", ("Ctrl+Alt+G",), lambda s: s.choices.toggle_grammar(), checkable=True
    ),
    Spec("view.zoom_in", "Larger text", "View", ("Ctrl+=", "Ctrl++"), lambda s: s.choices.zoom(10), gap=True),
    Spec("view.zoom_out", "Smaller text", "View", ("Ctrl+-",), lambda s: s.choices.zoom(-10)),
    Spec("view.zoom_reset", "Usual text size", "View", ("Ctrl+0",), lambda s: s.choices.zoom(0)),
    Spec("view.next_region", "Next part of the window", "View", ("F6",), lambda s: s.window.next_region(1), gap=True),
    Spec(
        "view.previous_region", "Previous part of the window", "View", ("Shift+F6",), lambda s: s.window.next_region(-1)
    ),
    Spec("view.menu", "Menu", "View", ("F10",), lambda s: s.window.toolbar.menu_button.showMenu()),
    Spec("view.menu_bar", "Menu bar", "View", ("Ctrl+M",), lambda s: s.focus.toggle_menu_bar(), checkable=True),
    Spec("help.shortcuts", "Keyboard shortcuts", "Help", ("F1",), lambda s: s.focus.show_shortcuts()),
    Spec("help.practice", "Open the practice draft", "Help", (), lambda s: s.focus.open_practice()),
    Spec("help.about", "About Walkaway", "Help", (), lambda s: s.focus.show_about()),
)
ROLES = {
    "app.preferences": QAction.MenuRole.PreferencesRole,
    "app.quit": QAction.MenuRole.QuitRole,
    "help.about": QAction.MenuRole.AboutRole,
}
IN_PLACES = (
    ("Tab, Shift+Tab", "Next and previous field of a template"),
    ("Up, Down", "Walk a list"),
    ("Enter", "Open the draft, put the wording in, choose the command"),
    ("Delete", "Delete the draft, ignore the finding here, take back an entry of the timeline"),
    ("M", "Read more about a grammar finding, in the browser"),
    ("Space", "Turn a rule of the list on or off"),
    ("Escape", "Back to the message"),
)
"""Keys that belong to a place in the window rather than to an action."""


class Command(QAction):
    """An action of the table. It holds the shell itself, so that nothing needs to be captured."""

    def __init__(self, spec: Spec, shell: Shell, parent: QWidget) -> None:
        super().__init__(spec.text, parent)
        self.spec, self._shell = spec, shell
        self.setShortcuts([QKeySequence(key) for key in spec.keys])
        self.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.setCheckable(spec.checkable)
        self.setIconText(spec.short or spec.title)
        self.setMenuRole(ROLES.get(spec.id, QAction.MenuRole.NoRole))
        shown = self.shortcut_text
        self.setToolTip(spec.hint or (f"{spec.title} ({shown})" if shown else spec.title))
        self.triggered.connect(self._on_triggered)

    @property
    def shortcut_text(self) -> str:
        """The first shortcut as this system writes it."""
        return self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def _on_triggered(self) -> None:
        self.spec.run(self._shell)


def build(shell: Shell, parent: QWidget) -> dict[str, Command]:
    """All actions by id; they belong to `parent` and work wherever the keyboard is in its window."""
    commands = {spec.id: Command(spec, shell, parent) for spec in ACTIONS}
    parent.addActions(list(commands.values()))
    return commands
