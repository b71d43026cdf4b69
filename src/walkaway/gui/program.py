"""The order of things at the start and at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from walkaway import paths
from walkaway.drafts.draft import DraftError
from walkaway.drafts.journal import Journal
from walkaway.drafts.recovery import Recovery, recover
from walkaway.files import FileError
from walkaway.gui.collector import Collector
from walkaway.gui.crash import CrashGuard
from walkaway.gui.notices import Choice
from walkaway.gui.reactions.reactions import Reactions
from walkaway.gui.session import SessionEnd
from walkaway.gui.shell import Shell
from walkaway.gui.single import FirstInstance
from walkaway.gui.timers import one_shot
from walkaway.gui.warming import warm_up
from walkaway.gui.watching import FolderWatch
from walkaway.settings import Settings
from walkaway.text.counting import counted

_CLOSE_SECONDS = 1.2
_LASTING = ("rules", "library")
"""What is read once, is large, and stays."""


@dataclass(slots=True)
class Start:
    """The settings at the start, and what to tell the user about files that could not be read."""

    settings: Settings
    problems: list[str] = field(default_factory=list)


class Program(QObject):
    """Starts what the window needs, what it can do without for a moment only after it is shown, and ends it all."""

    def __init__(
        self,
        app: QApplication,
        shell: Shell,
        reactions: Reactions,
        first: FirstInstance,
        journal: Journal | None,
        start: Start,
    ) -> None:
        super().__init__()
        self._app, self.shell, self._reactions, self._first = app, shell, reactions, first
        self._journal, self._start = journal, start
        self._ended = False
        self._gave_back = True
        self._close_anyway = False
        self._guard = CrashGuard(paths.state_dir() / "crash.log", self.save_now, self)
        self._session = SessionEnd(self)
        self._drafts_watch = FolderWatch((".eml",), self)
        self._collector = Collector(self)
        self._awaited = {*_LASTING}
        first.setParent(self)
        self._later = one_shot(self, 0, self._start_the_rest)

    @property
    def gave_back(self) -> bool:
        """False when a file that was waited for could not be written before the end."""
        return self._gave_back

    def start(self, words: Sequence[str], *, waits: bool = False) -> None:
        """Show the window with the draft that was open last; everything slow comes after that.

        `words` are what the command line asks for; who `waits` wants an end when that is given back.
        """
        s = self.shell
        self._guard.failed.connect(self._reactions.on_crash)
        self._guard.install()
        self._collector.start()
        self.shell.slow.done.connect(self._on_slow)
        self._session.told_to_end.connect(self._end_at_once)
        self._session.about_to_end.connect(self.save_now)
        self._session.install(self._app)
        s.window.closing.connect(self._on_closing)
        self._reactions.choices.show_marks()
        self._reactions.choices.on_ignores()
        self._open_first(self._recover(), practice=not words)
        s.window.show()
        s.editor.body_edit.setFocus()
        s.waiting.answered.connect(self.answer)
        s.incoming.open(words, "" if waits else None)
        self._later.start()

    def _start_the_rest(self) -> None:
        s = self.shell
        s.rule_book.reload()
        s.run_grammar()
        s.keeper.start()
        s.addressee.follow(s.editor.message_changed)
        s.desk.list.read()
        s.slow.put("library", s.library.prepare)
        self._first.called.connect(self._on_called)
        self._first.listen()
        self._drafts_watch.changed.connect(s.desk.look_outside)
        self._drafts_watch.watch([s.desk.folder])
        s.tray.window_wished.connect(self.show_window)
        s.tray.set_on(s.choices.now.tray_on)
        for number, problem in enumerate(self._start.problems):
            s.notices.tell(f"start/{number}", problem, danger=True)

    def _on_slow(self, key: str, result: object) -> None:
        if key == "library" and not self._ended:
            self.shell.folders.start(self.shell.choices.now)
            warm_up(self.shell.slow)
        if key in self._awaited:
            self._awaited.remove(key)
            self._collector.keep()

    def _recover(self) -> Recovery | None:
        if self._journal is None:
            return None
        try:
            recovery = recover(self.shell.desk.store, self._journal)
        except (FileError, DraftError, OSError) as error:
            self._start.problems.append(str(error))
            return None
        if recovery.drafts:
            many = counted(len(recovery.drafts), "draft has", "drafts have")
            self.shell.notices.tell("recovered", f"{many} the words back that were not saved when Walkaway ended.")
        if recovery.damaged:
            self._reactions.drafts.on_damaged(tuple(path.name for path in recovery.damaged))
        return recovery

    def _open_first(self, recovery: Recovery | None, *, practice: bool) -> None:
        """The recovered draft, else the one that was open last, else the practice draft at the very first start."""
        s = self.shell
        if recovery and recovery.drafts:
            s.desk.open_at_once(recovery.drafts[-1].draft)
            return
        last = str(s.store.value("drafts/last", "") or "")
        if last:
            try:
                s.desk.open_at_once(s.desk.store.load(last))
                return
            except (DraftError, FileError, ValueError):
                # It was deleted or moved meanwhile: the list tells what is there.
                s.store.remove("drafts/last")
        if practice and not s.choices.now.first_run_done:
            s.focus.open_practice()
            s.choices.apply(first_run_done=True)
        else:
            s.desk.new()

    def _on_called(self, words: list[str], token: str) -> None:
        """Somebody started Walkaway again."""
        self.show_window()
        self.shell.incoming.open(words, token or None)

    def answer(self, token: str, well: bool) -> None:
        """A file that was waited for is back; where it was this start that waits, it ends."""
        if token:
            self._first.answer(token, well)
        elif well and not self._ended:
            # Not at once: what was clicked is still being heard.
            QTimer.singleShot(0, self.shell.tray.quit)

    def show_window(self) -> None:
        """Bring the window to the front."""
        window = self.shell.window
        window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def save_now(self) -> bool:
        """Write the open draft and everything that waits; False when that did not work in time."""
        self.shell.desk.finish()
        return self.shell.disk.flush(_CLOSE_SECONDS)

    def _on_closing(self, event: QCloseEvent) -> None:
        """The window is about to close: not while what was written could not be saved, unless the user says so."""
        if self._ended or self._close_anyway:
            return
        done = self.save_now()
        self._app.processEvents()
        if done and not self.shell.desk.unsaved:
            if self.shell.tray.keeps_running:
                event.ignore()
                self.shell.window.hide()
            elif self.shell.tray.leaving:
                # A window that was put away already is not the last one to be closed.
                QTimer.singleShot(0, self._app.quit)
            return
        event.ignore()
        self.shell.notices.tell(
            "closing",
            "This draft is not saved. If you close now, its last words are only in the journal.",
            Choice("Try again", self.shell.window.close),
            Choice("Save as…", self.shell.files.ask_save_as),
            Choice("Close anyway", self._end_at_once),
            danger=True,
        )

    def _end_at_once(self) -> None:
        self._close_anyway = True
        self.save_now()
        self.shell.window.close()
        # Not at once: before the event loop runs, nobody would hear it.
        QTimer.singleShot(0, self._app.quit)

    def end(self) -> bool:
        """Stop everything; may be called twice. False when a thread could not be ended in time."""
        if self._ended:
            return True
        self._ended = True
        s = self.shell
        s.choices.close()
        s.tray.set_on(False)
        s.rule_book.close()
        s.move_book.close()
        s.pages.settle()
        s.roster.close()
        s.reply_book.close()
        s.overview_book.close()
        s.packs.close()
        quiet = (self._later, self._drafts_watch, self._collector, self._reactions)
        for part in (*quiet, s.folders, s.scoring, s.checking, s.states):
            part.stop()
        s.desk.finish()
        s.waiting.give_back_all()
        s.window.save_layout(s.store)
        s.store.setValue("look/theme", str(s.choices.now.theme))
        s.store.sync()
        s.disk.put("flush", s.desk.store.flush)
        ended = [s.setup.stop(), s.grammar.stop(1.0), s.disk.close(_CLOSE_SECONDS), s.keeper.close(_CLOSE_SECONDS)]
        ended += [s.server.close(), s.slow.abandon(0.5), s.folders.work.abandon(0.5)]
        self._app.processEvents()  # what was written is only told then
        self._gave_back = s.waiting.end()
        self._session.remove()
        self._guard.remove()
        self._first.release()
        return all(ended)
