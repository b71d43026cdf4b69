"""The composition root: builds every part of the window and passes each what it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from walkaway import dictionary, paths, settings
from walkaway.drafts.journal import Journal
from walkaway.drafts.store import DraftStore
from walkaway.files import FileError
from walkaway.gui.actions import build as build_actions
from walkaway.gui.checking import Checking
from walkaway.gui.choices import ChoiceFiles, Choices
from walkaway.gui.commands_box import CommandsBox
from walkaway.gui.connections import connect
from walkaway.gui.copying import Copying
from walkaway.gui.desk import Desk
from walkaway.gui.drafts_panel import DraftsPanel
from walkaway.gui.editor.message import MessageEditor
from walkaway.gui.engine_states import EngineStates
from walkaway.gui.engines import Engines
from walkaway.gui.files_door import FilesDoor
from walkaway.gui.filling import Filling
from walkaway.gui.fixes import Fixes
from walkaway.gui.focus import Focus
from walkaway.gui.grammar_offer import downloaded, find_java, offer
from walkaway.gui.grammar_setup import GrammarSetup
from walkaway.gui.incoming import Incoming
from walkaway.gui.judging import Judge
from walkaway.gui.look import Look
from walkaway.gui.menus import RecentMenu, WaysMenu, make_menus
from walkaway.gui.move_book import MoveBook
from walkaway.gui.notices import Notices
from walkaway.gui.packs.pack_desk import PackDesk
from walkaway.gui.palette import CommandPalette
from walkaway.gui.panels.field_form import FieldForm
from walkaway.gui.panels.findings_panel import FindingsPanel
from walkaway.gui.panels.templates_panel import TemplatesPanel
from walkaway.gui.program import Program, Start
from walkaway.gui.prospects.addressee import Addressee
from walkaway.gui.prospects.exchange import Exchange
from walkaway.gui.prospects.keeper import Keeper
from walkaway.gui.prospects.noting import Noting
from walkaway.gui.prospects.overview_book import OverviewBook
from walkaway.gui.prospects.page_keeper import PageKeeper
from walkaway.gui.prospects.people import People
from walkaway.gui.prospects.picture import Pictures
from walkaway.gui.prospects.prospect_panel import ProspectPanel
from walkaway.gui.prospects.reply_book import ReplyBook
from walkaway.gui.prospects.roster import Roster
from walkaway.gui.prospects.standing import Standing
from walkaway.gui.prospects.suggestion import Suggester
from walkaway.gui.prospects.tab import ProspectTab
from walkaway.gui.reactions.reactions import Reactions
from walkaway.gui.rules.rule_book import RuleBook
from walkaway.gui.scoring import Scoring
from walkaway.gui.sending import places
from walkaway.gui.sending.check_panel import CheckPanel
from walkaway.gui.sending.exits import Exits
from walkaway.gui.sending.habit import Habit
from walkaway.gui.sending.sender import Sender
from walkaway.gui.sending.server import ServerDrafts
from walkaway.gui.sending.set_up import MailSetUp
from walkaway.gui.sending.waiting import Waiting
from walkaway.gui.shelf import Shelf
from walkaway.gui.shell import Shell
from walkaway.gui.side_panel import SidePanel
from walkaway.gui.single import FirstInstance
from walkaway.gui.status_bar import StatusBar
from walkaway.gui.template_folders import TemplateFolders
from walkaway.gui.toolbar import Toolbar
from walkaway.gui.tray import Tray
from walkaway.gui.usage import Usage
from walkaway.gui.window import MainWindow
from walkaway.gui.writer import Writer
from walkaway.library.store import open_library
from walkaway.library.uses import Uses
from walkaway.library.uses import load as load_uses
from walkaway.mail import eml
from walkaway.settings import Settings
from walkaway.text import addresses
from walkaway.tone import RuleSet, load_rules
from walkaway.tone.ignores import Ignores, IgnoresError
from walkaway.tone.own import OwnRules

TOOLBAR = ("draft.new", "file.open", "file.save", "edit.undo", "edit.redo", "message.calm")


def build(app: QApplication, first: FirstInstance, state: QSettings, window: MainWindow, *, alone: bool) -> Program:
    """Every part, connected, in the window that is given."""
    now, set_aside = settings.load_or_set_aside(paths.settings_file())
    start = Start(now, [set_aside.sentence] if set_aside else [])
    journal = Journal(paths.journal_dir())
    shell = _make_shell(app, window, state, start, journal)
    reactions = Reactions(shell, shell.window)
    connect(shell, reactions)
    return Program(app, shell, reactions, first, journal if alone else None, start)


def _make_shell(app: QApplication, window: MainWindow, state: QSettings, start: Start, journal: Journal) -> Shell:
    """The rooms, each of which has what those before it made."""
    s = Shell()
    s.store, s.window, s.notices = state, window, Notices()
    s.look, s.disk, s.slow = Look(app, start.settings, app), Writer(), Writer()
    s.judge = Judge(_read_rules, start.settings, _read_ignores(start), paths.user_rules_dir())
    _furnish(s, start)
    _make_drafts(s, start, journal)
    s.grammar = Engines(downloaded, window)
    s.checking = Checking(s.editor, s.judge, s.grammar, window)
    _make_choices(s, start)
    s.focus = Focus(window, s.desk, s.editor, s.findings, s.templates, s.prospects, state, window)
    _make_prospects(s)
    _make_library(s, app)
    _make_checks(s)
    _make_sending(s, app)
    s.palette = CommandPalette(s.look.theme, window)
    _add_actions(s)
    s.editor.set_letters(s.look.letters(), start.settings.zoom)
    return s


def _furnish(s: Shell, start: Start) -> None:
    theme, window = s.look.theme, s.window
    s.library = open_library(trade=start.settings.trade)
    uses = _read_uses(start)
    s.editor, s.findings = MessageEditor(theme), FindingsPanel(theme)
    s.templates = TemplatesPanel(s.library, theme, uses)
    s.fields, s.prospects = FieldForm(theme), ProspectPanel(theme)
    drafts, side = DraftsPanel(theme, datetime.now), SidePanel(s.findings, s.templates, s.prospects, s.fields)
    window.furnish(Toolbar(), drafts, s.editor, side, s.notices, StatusBar())
    s.filling = Filling(s.editor, s.fields, side, s.notices, lambda: window.reveal("panel"), window.settle, window)
    s.usage = Usage(
        uses,
        paths.uses_file(),
        s.disk,
        s.notices,
        datetime.now,
        lambda: (s.desk.current, addresses.prospect(s.editor.to())),
        window,
    )


def _make_drafts(s: Shell, start: Start, journal: Journal) -> None:
    window = s.window
    s.make_store = lambda settings: _open_store(settings, journal)
    s.desk = Desk(s.make_store(start.settings), journal, s.editor, s.disk, s.slow, datetime.now, window)
    s.files = FilesDoor(s.desk, s.disk, s.notices, s.store, lambda: window, window)
    s.scoring = Scoring(s.desk, s.slow, s.judge, window)


def _make_choices(s: Shell, start: Start) -> None:
    window, words = s.window, _read_words(start)
    files = ChoiceFiles(paths.settings_file(), paths.dictionary_file(), _ignores_file())
    s.choices = Choices(start.settings, s.judge.ignores, words, files, s.disk, s.notices, lambda: window, window)
    s.recent = RecentMenu(lambda: s.choices.now.recent_files, window)


def _make_prospects(s: Shell) -> None:
    window, theme = s.window, s.look.theme
    own_days = _own_days(s.choices)
    s.keeper = Keeper(paths.ledger_file, s.notices, window)
    pictures = Pictures(Suggester(partial(s.library.search, ""), own_days, _now))
    s.addressee = Addressee(s.keeper, pictures, s.editor.to, window)
    s.people = People(s.keeper, s.notices, theme, _now, window)
    s.exchange = Exchange(s.keeper, s.notices, theme, window)
    s.pages = PageKeeper(s.prospects.page, s.keeper, s.people, s.exchange, _now, own_days, window)
    ProspectTab(s.prospects, s.pages, s.addressee, s.keeper, s.people)
    s.standing = Standing(s.addressee, s.library, s.choices, s.notices, _now, window)
    s.roster = Roster(s.keeper, pictures, s.people, theme, _now, own_days, window)
    s.noting = Noting(s.keeper, s.people, s.library, s.desk, s.choices, s.notices, _now, window)
    s.overview_book = OverviewBook(s.keeper, s.slow, theme, window)


def _make_library(s: Shell, app: QApplication) -> None:
    window, theme = s.window, s.look.theme
    s.shelf = Shelf(
        s.library,
        s.templates,
        s.editor,
        s.desk,
        s.choices,
        s.judge,
        s.notices,
        theme,
        date.today,
        lambda: s.addressee.prospect,
        s.standing.stops,
        window,
    )
    s.editor.fields.use_offers(s.shelf.offers)
    s.folders = TemplateFolders(s.library, s.notices, app, window)
    s.packs = PackDesk(s.library, s.judge, s.folders, s.notices, theme, paths.last_import_file, s.store, window)
    s.move_book = MoveBook(s.choices, theme, window)
    s.reply_book = ReplyBook(
        s.keeper, s.slow, s.library, s.choices, s.desk, s.shelf, s.editor, s.notices, theme, _now, window
    )


def _make_checks(s: Shell) -> None:
    """What marks the message, and what is done about a mark."""
    window, theme = s.window, s.look.theme
    s.states = EngineStates(s.grammar, window.status, lambda: s.choices.now.grammar_on, window)
    s.setup = GrammarSetup(s.choices, s.grammar, offer, find_java, window)
    s.fixes = Fixes(s.editor, s.judge, s.checking, s.choices, s.notices, theme, window)
    own = OwnRules(paths.user_rules_dir())
    s.rule_book = RuleBook(own, s.judge, s.editor, s.choices, s.notices, s.slow, theme, window)


def _make_sending(s: Shell, app: QApplication) -> None:
    """How a message leaves the window, and what comes in from outside."""
    window, check = s.window, CheckPanel()
    s.copying = Copying(s.editor, s.notices, window)
    habit = Habit(s.store, lambda: s.addressee.prospect, places.keeping(s.keeper, window))
    s.server = ServerDrafts(lambda: s.choices.now, s.notices, places.mailbox, places.keyring, window)
    s.mail_set_up = MailSetUp(s.choices, s.server, lambda: window, window)
    s.waiting = Waiting(s.files, s.notices, window)
    s.exits = Exits(s.disk, s.notices, habit, places.outgoing_dir, s.copying.copy, s.server.save, window)
    window.add_row(check)
    s.sender = Sender(s.desk, s.editor, s.checking, s.choices, check, s.exits, habit, s.notices, window)
    s.incoming = Incoming(
        s.desk,
        s.files,
        s.exits,
        s.waiting,
        s.notices,
        s.focus.focus_message,
        app,
        window,
        # Under Wayland, without the keyboard, Qt gives what was copied before.
        readable=lambda: app.platformName() != "wayland" or app.focusWindow() is not None,
    )
    s.tray = Tray(window, window)


def _own_days(choices: Choices) -> Callable[[], Mapping[str, int]]:
    return lambda: choices.now.recharge_days


def _now() -> datetime:
    return datetime.now().astimezone()


def _open_store(settings: Settings, journal: Journal) -> DraftStore:
    folder = settings.drafts_folder or paths.drafts_dir()
    return DraftStore(folder, eml, journal, paths.cache_dir() / "drafts.json")


def _add_actions(shell: Shell) -> None:
    window, commands = shell.window, build_actions(shell, shell.window)
    shell.commands = commands
    shell.commands_box = CommandsBox(
        shell.palette, commands, shell.library, shell.desk, shell.shelf.insert, shell.store, window
    )
    shell.focus.set_commands(commands.values())
    for id in ("edit.undo", "edit.redo"):
        commands[id].setEnabled(False)
    left = [commands[id] for id in TOOLBAR]
    window.toolbar.fill(commands["view.drafts"], left, commands["view.commands"], commands["message.copy"])
    ways = WaysMenu(commands, lambda: shell.sender.habit.way, window)
    window.toolbar.set_menus(make_menus(window, commands, shell.recent), ways.menu)
    shell.focus.restore_menu_bar()


def _read_rules() -> RuleSet:
    return load_rules()


def _ignores_file() -> Path:
    return paths.config_dir() / "ignored.json"


def _read_ignores(start: Start) -> Ignores:
    try:
        return Ignores.load(_ignores_file())
    except IgnoresError as error:
        start.problems.append(str(error))
        return Ignores()


def _read_uses(start: Start) -> Uses:
    uses, trouble = load_uses(paths.uses_file(), date.today())
    if trouble is not None:
        start.problems.append(trouble.sentence)
    return uses


def _read_words(start: Start) -> tuple[str, ...]:
    try:
        return dictionary.words(paths.dictionary_file())
    except FileError as error:
        start.problems.append(str(error))
        return ()
