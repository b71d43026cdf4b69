"""The parts of the window in one place, for the actions and for what follows from what. Only `build` makes one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from walkaway.drafts.store import DraftStore
from walkaway.gui.checking import Checking
from walkaway.gui.choices import Choices
from walkaway.gui.commands_box import CommandsBox
from walkaway.gui.copying import Copying
from walkaway.gui.desk import Desk
from walkaway.gui.editor.message import MessageEditor
from walkaway.gui.engine_states import EngineStates
from walkaway.gui.engines import Engines
from walkaway.gui.files_door import FilesDoor
from walkaway.gui.filling import Filling
from walkaway.gui.fixes import Fixes
from walkaway.gui.focus import Focus
from walkaway.gui.grammar_setup import GrammarSetup
from walkaway.gui.incoming import Incoming
from walkaway.gui.judging import Judge
from walkaway.gui.look import Look
from walkaway.gui.menus import RecentMenu
from walkaway.gui.move_book import MoveBook
from walkaway.gui.notices import Notices
from walkaway.gui.packs.pack_desk import PackDesk
from walkaway.gui.palette import CommandPalette
from walkaway.gui.panels.field_form import FieldForm
from walkaway.gui.panels.findings_panel import FindingsPanel
from walkaway.gui.panels.templates_panel import TemplatesPanel
from walkaway.gui.prospects.addressee import Addressee
from walkaway.gui.prospects.exchange import Exchange
from walkaway.gui.prospects.keeper import Keeper
from walkaway.gui.prospects.noting import Noting
from walkaway.gui.prospects.overview_book import OverviewBook
from walkaway.gui.prospects.page_keeper import PageKeeper
from walkaway.gui.prospects.people import People
from walkaway.gui.prospects.prospect_panel import ProspectPanel
from walkaway.gui.prospects.reply_book import ReplyBook
from walkaway.gui.prospects.roster import Roster
from walkaway.gui.prospects.standing import Standing
from walkaway.gui.rules.rule_book import RuleBook
from walkaway.gui.scoring import Scoring
from walkaway.gui.sending.exits import Exits
from walkaway.gui.sending.sender import Sender
from walkaway.gui.sending.server import ServerDrafts
from walkaway.gui.sending.set_up import MailSetUp
from walkaway.gui.sending.waiting import Waiting
from walkaway.gui.shelf import Shelf
from walkaway.gui.template_folders import TemplateFolders
from walkaway.gui.tray import Tray
from walkaway.gui.usage import Usage
from walkaway.gui.window import MainWindow
from walkaway.gui.writer import Writer
from walkaway.library.store import Library
from walkaway.settings import Settings

if TYPE_CHECKING:
    from walkaway.gui.actions import Command


class Shell:
    """Every part, by what it is called. They are put in one room after the other.

    `disk` writes what must not wait, `slow` reads what may; `make_store` opens the drafts folder of the settings.
    """

    store: QSettings
    look: Look
    disk: Writer
    slow: Writer
    library: Library
    judge: Judge
    grammar: Engines
    states: EngineStates
    setup: GrammarSetup
    window: MainWindow
    editor: MessageEditor
    findings: FindingsPanel
    templates: TemplatesPanel
    notices: Notices
    palette: CommandPalette
    choices: Choices
    desk: Desk
    files: FilesDoor
    checking: Checking
    scoring: Scoring
    fixes: Fixes
    shelf: Shelf
    fields: FieldForm
    filling: Filling
    usage: Usage
    folders: TemplateFolders
    packs: PackDesk
    rule_book: RuleBook
    move_book: MoveBook
    keeper: Keeper
    addressee: Addressee
    people: People
    exchange: Exchange
    prospects: ProspectPanel
    pages: PageKeeper
    roster: Roster
    standing: Standing
    noting: Noting
    reply_book: ReplyBook
    overview_book: OverviewBook
    copying: Copying
    exits: Exits
    server: ServerDrafts
    mail_set_up: MailSetUp
    sender: Sender
    waiting: Waiting
    incoming: Incoming
    tray: Tray
    focus: Focus
    recent: RecentMenu
    make_store: Callable[[Settings], DraftStore]
    commands: Mapping[str, Command]
    commands_box: CommandsBox

    def run_grammar(self) -> None:
        """Start or stop the grammar engines, as the user chose; one that failed is tried again."""
        self.grammar.use(self.choices.now, self.choices.words)
