"""The composition root: builds every part of the window and passes each what it needs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import date, datetime
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
from walkaway.gui.grammar_setup import GrammarSetup, Offer
from walkaway.gui.incoming import Incoming
from walkaway.gui.judging import Judge, UserIgnores
from walkaway.gui.look import Look
from walkaway.gui.menus import RecentMenu, WaysMenu, make_menus
from walkaway.gui.move_book import MoveBook
from walkaway.gui.moves import Moves
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
from walkaway.tone.ignores import IgnoresError
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
    look = Look(app, start.settings, app)
    disk, slow = Writer(), Writer()
    mine = paths.user_rules_dir()
    judge = Judge(_read_rules, start.settings, _read_ignores(start), mine)
    library = open_library()
    theme = look.theme
    uses = _read_uses(start)
    editor, findings, templates = MessageEditor(theme), FindingsPanel(theme), TemplatesPanel(library, theme, uses)
    notices = Notices()
    fields, prospects = FieldForm(theme), ProspectPanel(theme)
    drafts, side = DraftsPanel(theme, datetime.now), SidePanel(findings, templates, prospects, fields)
    window.furnish(Toolbar(), drafts, editor, side, notices, StatusBar())
    store = _open_store(start.settings, journal)
    desk = Desk(store, journal, editor, disk, slow, datetime.now, window)
    grammar = Engines(_downloaded, window)
    checking = Checking(editor, judge, grammar, window)
    keeper = Keeper(paths.ledger_file, notices, window)
    files = ChoiceFiles(paths.settings_file(), paths.dictionary_file(), _ignores_file())
    choices = Choices(start.settings, judge.ignores, _read_words(start), files, disk, notices, lambda: window, window)
    own_days = _own_days(choices)
    moves = Moves(window, desk, editor, findings, templates, prospects, state, window)
    pictures = Pictures(Suggester(library.all, own_days, _now))
    addressee, people = Addressee(keeper, pictures, editor.to, window), People(keeper, notices, theme, _now, window)
    exchange = Exchange(keeper, notices, theme, window)
    pages = PageKeeper(prospects.page, keeper, people, exchange, _now, own_days, window)
    ProspectTab(prospects, pages, addressee, keeper, people)
    standing = Standing(addressee, library, choices, notices, _now, window)
    shelf = Shelf(
        library,
        templates,
        editor,
        desk,
        choices,
        judge,
        notices,
        theme,
        date.today,
        lambda: addressee.prospect,
        standing.stops,
        window,
    )
    folders = TemplateFolders(library, notices, app, window)
    copying, check = Copying(editor, notices, window), CheckPanel()
    habit = Habit(state, lambda: addressee.prospect, places.keeping(keeper, window))
    server = ServerDrafts(lambda: choices.now, notices, places.mailbox, places.keyring, window)
    door = FilesDoor(desk, disk, notices, state, lambda: window, window)
    waiting = Waiting(door, notices, window)
    exits = Exits(disk, notices, habit, places.outgoing_dir, copying.copy_anyway, server.save, window)
    window.add_row(check)
    shell = Shell(
        store=state,
        look=look,
        disk=disk,
        slow=slow,
        library=library,
        judge=judge,
        grammar=grammar,
        states=EngineStates(grammar, window.status, lambda: choices.now.grammar_on, window),
        setup=GrammarSetup(choices, grammar, _offer, _find_java, window),
        window=window,
        editor=editor,
        findings=findings,
        templates=templates,
        notices=notices,
        palette=CommandPalette(theme, window),
        choices=choices,
        desk=desk,
        files=door,
        checking=checking,
        scoring=Scoring(desk, slow, judge.score, window),
        fixes=Fixes(editor, judge, checking, choices, notices, theme, window),
        shelf=shelf,
        folders=folders,
        packs=PackDesk(library, judge, folders, notices, theme, paths.last_import_file, state, window),
        fields=fields,
        filling=Filling(editor, fields, side, notices, lambda: window.reveal("panel"), window.settle, window),
        usage=Usage(
            uses,
            paths.uses_file(),
            disk,
            notices,
            datetime.now,
            lambda: (desk.current, addresses.prospect(editor.to())),
            window,
        ),
        rule_book=RuleBook(OwnRules(mine), judge, editor, choices, notices, slow, theme, window),
        move_book=MoveBook(choices, theme, window),
        keeper=keeper,
        addressee=addressee,
        people=people,
        exchange=exchange,
        prospects=prospects,
        pages=pages,
        roster=Roster(keeper, pictures, people, theme, _now, own_days, window),
        standing=standing,
        noting=Noting(keeper, people, library, desk, choices, notices, _now, window),
        reply_book=ReplyBook(keeper, slow, library, choices, desk, shelf, editor, notices, theme, _now, window),
        overview_book=OverviewBook(keeper, slow, theme, window),
        copying=copying,
        exits=exits,
        server=server,
        mail_set_up=MailSetUp(choices, server, lambda: window, window),
        sender=Sender(desk, editor, checking, choices, check, exits, habit, notices, window),
        waiting=waiting,
        incoming=Incoming(desk, door, exits, waiting, notices, moves.focus_message, window),
        tray=Tray(window, window),
        moves=moves,
        recent=RecentMenu(lambda: choices.now.recent_files, window),
        make_store=lambda settings: _open_store(settings, journal),
    )
    editor.fields.use_offers(shell.shelf.offers)
    _add_actions(shell)
    editor.set_letters(look.letters(), start.settings.zoom)
    return shell


def _own_days(choices: Choices) -> Callable[[], Mapping[str, int]]:
    return lambda: choices.now.rest_days


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
    shell.moves.set_commands(commands.values())
    for id in ("edit.undo", "edit.redo"):
        commands[id].setEnabled(False)
    left = [commands[id] for id in TOOLBAR]
    window.toolbar.fill(commands["view.drafts"], left, commands["view.commands"], commands["message.copy"])
    ways = WaysMenu(commands, lambda: shell.sender.habit.way, window)
    window.toolbar.set_menus(make_menus(window, commands, shell.recent), ways.menu)
    shell.moves.restore_menu_bar()


def _read_rules() -> RuleSet:
    return load_rules()


def _ignores_file() -> Path:
    return paths.config_dir() / "ignored.json"


def _read_ignores(start: Start) -> UserIgnores:
    try:
        ignores = UserIgnores.load(_ignores_file())
        assert isinstance(ignores, UserIgnores)
    except IgnoresError as error:
        start.problems.append(str(error))
        return UserIgnores()
    return ignores


def _read_uses(start: Start) -> Uses:
    uses, damaged = load_uses(paths.uses_file(), date.today())
    if damaged is not None:
        start.problems.append(damaged.sentence)
    return uses


def _read_words(start: Start) -> tuple[str, ...]:
    try:
        return dictionary.words(paths.dictionary_file())
    except FileError as error:
        start.problems.append(str(error))
        return ()


def _languagetool_dir() -> Path:
    return paths.data_dir() / "languagetool"


def _downloaded() -> Path | None:
    from walkaway.grammar.languagetool.source import downloaded

    return downloaded(_languagetool_dir())


def _offer() -> Offer:
    from walkaway.grammar.languagetool.source import LANGUAGETOOL

    folder = _languagetool_dir()
    return Offer(
        version=LANGUAGETOOL.version,
        size=LANGUAGETOOL.size,
        source=LANGUAGETOOL.origin,
        folder=folder,
        fetch=lambda progress, cancelled: _download(folder, progress, cancelled),
        clear=lambda: _clear(folder),
        is_here=_is_downloaded_whole,
    )


def _is_downloaded_whole() -> bool:
    from walkaway.grammar.languagetool.jars import JarsMissing, find_jars

    place = _downloaded()
    try:
        return place is not None and find_jars(place).folder == place
    except JarsMissing:
        return False


def _download(folder: Path, progress: Callable[[int, int], object], cancelled: threading.Event) -> Path:
    # In the thread that downloads: what it takes is of no use to anybody else.
    from walkaway.grammar.languagetool.download import download

    return download(folder, progress, cancelled)


def _clear(folder: Path) -> None:
    from walkaway.grammar.languagetool.download import clear

    clear(folder)


def _find_java() -> str:
    from walkaway.grammar.languagetool.java import find_java

    java = find_java()
    return f"Java {java.version} is here: {java.program}."
