"""Where the keyboard goes, and the small windows that only show something."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtWidgets import QMessageBox

from walkaway import __version__, paths
from walkaway.gui.actions import Command
from walkaway.gui.desk import Desk
from walkaway.gui.documents import open_document
from walkaway.gui.editor.message import MessageEditor
from walkaway.gui.panels.findings_panel import FindingsPanel
from walkaway.gui.panels.templates_panel import TemplatesPanel
from walkaway.gui.prospects.prospect_panel import ProspectPanel
from walkaway.gui.window import MainWindow
from walkaway.prospects.prospect import Prospect
from walkaway.text.message import Message

_MENU_BAR = "window/menu_bar"
ABOUT = (
    "<h3>Walkaway {version}</h3><p>Write like you don’t need the sale.</p>"
    "<p>Everything stays on this computer, unless you send it.</p>"
    "<p>Free software under the GNU General Public License, version 3 or later. "
    "Grammar and spelling by Harper. Window by Qt.</p>"
)


class Focus(QObject):
    """Shows a part of the window and puts the keyboard there."""

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        editor: MessageEditor,
        findings: FindingsPanel,
        templates: TemplatesPanel,
        prospects: ProspectPanel,
        store: QSettings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._editor = window, desk, editor
        self._findings, self._templates, self._prospects, self._store = findings, templates, prospects, store
        self._commands: tuple[Command, ...] = ()

    def set_commands(self, commands: Iterable[Command]) -> None:
        """The actions to list."""
        self._commands = tuple(commands)

    def focus_message(self) -> None:
        """Go back to the text."""
        self._window.settle()
        self._editor.body_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_findings(self) -> None:
        """Go to the cards."""
        self._window.show_findings()
        self._findings.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def walk(self, *, forward: bool) -> None:
        """Go to the next finding or the one before; its card comes to the front, unless the panel is put away."""
        walked = self._editor.next_finding() if forward else self._editor.previous_finding()
        if walked is not None:
            self._window.side.show_findings()

    def find_template(self) -> None:
        """Go to the search of the templates."""
        self._window.show_templates()
        self._templates.focus_search()

    def show_templates_of(self, move: str) -> None:
        """Go to the templates that make this move."""
        self._window.activateWindow()
        self._window.show_templates()
        self._templates.search.ask(move=move)
        self._templates.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_way(self) -> None:
        """Open the menu of the ways in which a message leaves."""
        self._window.toolbar.send_button.showMenu()

    def show_template(self, id: str) -> None:
        """Go to a template."""
        self._window.activateWindow()
        self._window.show_templates()
        self._templates.show_template(id)
        self._templates.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_fresh_templates(self, situation: str) -> None:
        """Go to the templates for a situation whose moves are fresh."""
        self._window.show_templates()
        self._templates.search.ask_fresh(situation)
        self._templates.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_prospect(self) -> None:
        """Go to whom the draft is for."""
        self._window.show_prospect()
        self._prospects.focus()

    def write_to(self, prospect: Prospect) -> None:
        """Begin a draft to a prospect."""
        self._desk.new(Message(to=prospect.line))
        self._window.activateWindow()
        self.focus_message()

    def find_draft(self) -> None:
        """Go to the search of the drafts."""
        self._window.reveal("drafts")
        self._window.drafts.focus_search()

    def new_draft(self) -> None:
        """Open a new draft and go to it, wherever the keyboard is."""
        self._desk.new()
        self.focus_message()

    def rename_draft(self) -> None:
        """Rename the draft that the list's cursor is on while the list has the keyboard, else the open one."""
        self._window.reveal("drafts")
        self._window.drafts.rename(self._window.drafts.focused_draft() or self._desk.current)

    def open_practice(self) -> None:
        """Open a draft that shows what the marks are."""
        self._desk.new(open_document(paths.resource("first-draft.txt")).message)
        self.focus_message()

    def toggle_menu_bar(self) -> None:
        """Show the menus as a bar, or only behind the menu button."""
        bar = self._window.menuBar()
        bar.setVisible(bar.isHidden())
        self._store.setValue(_MENU_BAR, not bar.isHidden())
        self.show_menu_state()

    def restore_menu_bar(self) -> None:
        """Show the menu bar if it was shown last time; where the system has its own place for it, it always is."""
        bar = self._window.menuBar()
        bar.setVisible(bar.isNativeMenuBar() or bool(self._store.value(_MENU_BAR, False, bool)))
        self.show_menu_state()

    def show_menu_state(self) -> None:
        """Tick the action as the bar is."""
        for command in self._commands:
            if command.spec.id == "view.menu_bar":
                command.setChecked(not self._window.menuBar().isHidden())

    def show_shortcuts(self) -> None:
        """List every shortcut."""
        from walkaway.gui.shortcuts_dialog import ShortcutsDialog

        dialog = ShortcutsDialog(self._commands, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_about(self) -> None:
        """Say what this is."""
        box = QMessageBox(self._window)
        box.setWindowTitle("About Walkaway")
        box.setTextFormat(Qt.TextFormat.RichText)
        box.setText(ABOUT.format(version=__version__))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
