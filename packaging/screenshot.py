"""Take a picture of the real window with real text in it. Needs no screen.

    python packaging/screenshot.py                                 docs/screenshot.png, for the README
    python packaging/screenshot.py --dark --scale 2 --size 900x800 --panel templates --out picture.png

The window runs in a folder of its own that is thrown away: nobody's drafts are shown or touched.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from walkaway.gui.shell import Shell

CHECKOUT = Path(__file__).resolve().parents[1]
PROPOSAL = (
    "Hi Dana,\n\n"
    "Sorry to bother you again, I just wanted to send over the proposal for the bakery website.\n\n"
    "The build is €4,800 and takes five weeks. I can lower my price if that helps, and I’m available any time for a "
    "call. It would mean the world to me to get this project!!!\n\n"
    "If the budget is firm at {{budget}}, I’d suggest a simpler route than this one. Would it help if I pointed you "
    "to two?\n\n"
    "Ana\n"
)
HALDEN = (
    "Hello,\n\nI'll close the file on Friday unless you want the March dates. Both answers are fine with me.\n\nAna\n"
)
LOGO = "Hi Tom,\n\nThe quote covers three drafts and two rounds. Maybe we could talk on Tuesday at ten.\n\nAna\n"
AUDIT = "Hi Priya,\n\nJust checking in on the audit. Sorry to chase. Any news?\n\nAna\n"
# To, subject, body and age in days; the newest is the one that is open.
DRAFTS = (
    ("Priya Nair", "Follow-up: audit", AUDIT, 6),
    ("Halden Ltd <office@halden.example>", "Closing the file?", HALDEN, 4),
    ("Tom Becker", "Re: logo quote", LOGO, 1),
    ("Dana Ruiz · Ruiz Bakery", "Proposal: bakery website", PROPOSAL, 0),
)
PATIENCE = 30.0  # seconds for grammar to start and for the other drafts to be judged


def main() -> None:
    options = read_options()
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"WALKAWAY_HOME": home, "QT_SCALE_FACTOR": str(options.scale)}
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        lay_out(dark=options.dark)
        take(options)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Take a picture of the real window.")
    parser.add_argument("--out", type=Path, default=CHECKOUT / "docs" / "screenshot.png", help="where it goes")
    parser.add_argument("--dark", action="store_true", help="in dark colors")
    parser.add_argument("--scale", type=float, default=1.5, help="dots for each point of the window")
    parser.add_argument("--size", default="1280x800", help="of the window, as WIDTHxHEIGHT")
    parser.add_argument("--panel", choices=sorted(SHOWN), default="findings", help="what is to be seen")
    return parser.parse_args()


def lay_out(*, dark: bool) -> None:
    """Put drafts and settings where the window will look for them."""
    from walkaway import paths, settings
    from walkaway.drafts.journal import Journal
    from walkaway.drafts.store import DraftStore
    from walkaway.mail import eml
    from walkaway.text.message import Message

    theme = settings.Theme.DARK if dark else settings.Theme.LIGHT
    chosen = settings.Settings(theme=theme, first_run_done=True, my_name="Ana")
    settings.save(paths.settings_file(), chosen)
    store = DraftStore(paths.drafts_dir(), eml, Journal(paths.journal_dir()), paths.cache_dir() / "drafts.json")
    for to, subject, body, age in DRAFTS:
        draft = store.save(store.new(Message(to=to, subject=subject, body=body)))
        written = datetime.now(UTC).timestamp() - age * 86_400
        os.utime(store.path(draft.id), (written, written))


def take(options: argparse.Namespace) -> None:
    """Open the window, bring up what is to be seen, and keep the picture."""
    from PySide6.QtCore import QCoreApplication, QEvent

    from walkaway import paths
    from walkaway.gui.app import make_application, make_program
    from walkaway.gui.single import FirstInstance

    app = make_application()
    font = app.font()
    font.setFamilies(["Inter", "Noto Sans", font.family()])
    font.setPixelSize(13)
    app.setFont(font)
    first = FirstInstance(paths.state_dir())
    first.claim()
    program = make_program(app, first)
    shell = program.shell
    shell.window.resize(*(int(side) for side in options.size.split("x")))
    program.start([])
    wait_for(lambda: len(shell.desk.rows) == len(DRAFTS))
    shell.desk.open(next(row.id for row in shell.desk.rows if row.subject == DRAFTS[-1][1]))
    wait_for(lambda: shell.editor.body().startswith("Hi Dana") and bool(shell.editor.findings()))
    wait_for(lambda: all(row.composure is not None for row in shell.desk.rows))
    wait_for(lambda: "ready" in [status.state for status in shell.grammar.statuses.values()])
    wait_for(lambda: not shell.checking.waiting)
    picture = SHOWN[options.panel](shell)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(options.out)):
        raise SystemExit(f"{options.out} could not be written")
    program.end()
    shell.window.close()
    shell.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    print(options.out)


def wait_for(true: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Let the window live until something is so; after a while go on without."""
    from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop

    deadline = QDeadlineTimer(round(seconds * 1000))
    while not true() and not deadline.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def picture_of(widget: QWidget) -> QPixmap:
    """The widget once everything that follows from the last step is laid out and painted."""
    wait_for(lambda: False, 0.8)
    return widget.grab()


def show_findings(shell: Shell) -> QPixmap:
    shell.editor.select_finding(next(one for one in shell.editor.findings() if one.family == "concession"))
    return picture_of(shell.window)


def show_plain(shell: Shell) -> QPixmap:
    return picture_of(shell.window)


def show_templates(shell: Shell) -> QPixmap:
    shell.focus.find_template()
    return picture_of(shell.window)


def show_fields(shell: Shell) -> QPixmap:
    shell.desk.new()
    shell.editor.to_edit.setText("Priya Nair")
    template = next(one for one in shell.library.search("discount") if len(one.asked()) > 3)
    shell.shelf.insert(template)
    return picture_of(shell.window)


def show_palette(shell: Shell) -> QPixmap:
    shell.commands_box.open()
    shell.palette.query.setText("co")
    return picture_of(shell.window)


def show_hover(shell: Shell) -> QPixmap:
    from PySide6.QtCore import QRect

    finding = next(one for one in shell.editor.findings() if one.family == "concession")
    shell.editor.card.point_at(finding, QRect(360, 250, 240, 24))
    wait_for(shell.editor.card.isVisible)
    return picture_of(shell.window)


def show_focus(shell: Shell) -> QPixmap:
    shell.window.activateWindow()
    shell.window.next_region(-1)
    return picture_of(shell.window)


def show_drafts(shell: Shell) -> QPixmap:
    shell.focus.find_draft()
    return picture_of(shell.window)


def show_notice(shell: Shell) -> QPixmap:
    shell.desk.delete()
    wait_for(lambda: shell.notices.showing("deleted") is not None)
    return picture_of(shell.window)


def show_calm(shell: Shell) -> QPixmap:
    from walkaway.gui.dialogs.calm_all import CalmAllDialog

    report = shell.checking.report
    assert report is not None
    subject, body = shell.editor.subject(), shell.editor.body()
    return of_dialog(CalmAllDialog(subject, body, report, shell.look.theme, score=shell.judge.score))


def show_preferences(shell: Shell) -> QPixmap:
    shell.choices.show()
    assert shell.choices.dialog is not None
    return of_dialog(shell.choices.dialog)


def show_rules(shell: Shell) -> QPixmap:
    shell.rule_book.show()
    dialog = shell.rule_book.dialog
    assert dialog is not None
    dialog.reveal("concession/lower-my-price")
    return of_dialog(dialog)


def show_rule(shell: Shell) -> QPixmap:
    shell.editor.body_edit.find("five weeks")
    shell.rule_book.add_from_selection()
    editor = shell.rule_book.rule_editor
    assert editor is not None
    return of_dialog(editor)


def show_shortcuts(shell: Shell) -> QPixmap:
    from walkaway.gui.shortcuts_dialog import ShortcutsDialog

    return of_dialog(ShortcutsDialog(shell.commands.values(), shell.window))


def of_dialog(dialog: QWidget) -> QPixmap:
    dialog.show()
    picture = picture_of(dialog)
    dialog.close()
    return picture


SHOWN: dict[str, Callable[[Shell], QPixmap]] = {
    "calm": show_calm,
    "drafts": show_drafts,
    "fields": show_fields,
    "findings": show_findings,
    "focus": show_focus,
    "hover": show_hover,
    "notice": show_notice,
    "palette": show_palette,
    "plain": show_plain,
    "preferences": show_preferences,
    "rule": show_rule,
    "rules": show_rules,
    "shortcuts": show_shortcuts,
    "templates": show_templates,
}


if __name__ == "__main__":
    main()
