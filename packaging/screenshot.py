"""Take a picture of the real window, with a proposal open in it. Needs no screen.

    python packaging/screenshot.py                              docs/screenshot.png, for the README
    python packaging/screenshot.py FILE --theme dark --size 900x700 --scale 2 --templates

The window runs in a folder of its own; nobody's drafts are shown or touched.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]

PROPOSAL = """Hi Dana,

Sorry to bother you again, I just wanted to send over the proposal for the bakery website.

The build is €4,800 and takes five weeks. I can lower my price if that helps, and I'm available any time for a call. \
It would mean the world to me to get this project!!!

The first round has the pages for the shop, the bread of the week and the way to find you. Photos come from your \
side; the text is on me.

Best,
Ana
"""
# To, subject, body and age in days; the newest is the one that is open.
DRAFTS = (
    ("Priya Nair", "Audit: next step", "Hi Priya,\n\nJust checking in on the audit. Any news?\n\nAna\n", 6),
    (
        "Halden Ltd <office@halden.example>",
        "Closing the file?",
        "Hello,\n\nI'll close the file on Friday unless you want the March dates. Both answers are fine.\n\nAna\n",
        4,
    ),
    (
        "Tom Becker",
        "Re: logo quote",
        "Hi Tom,\n\nThe quote covers three drafts and two rounds. Maybe we could talk on Tuesday at ten.\n\nAna\n",
        1,
    ),
    ("Dana Ruiz <dana@ruizbakery.example>", "Proposal: bakery website", PROPOSAL, 0),
)
PATIENCE = 20.0  # seconds for grammar to start and for the judging of the other drafts


def main() -> None:
    options = read_options()
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"WALKAWAY_HOME": home, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(options.scale)}
        lay_out(options.theme)
        take(options)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Take a picture of the real window.")
    parser.add_argument("file", nargs="?", type=Path, default=CHECKOUT / "docs" / "screenshot.png")
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--size", default="1280x800", help="of the window, as WIDTHxHEIGHT")
    parser.add_argument("--scale", type=float, default=1.0, help="2 is a screen of double density")
    parser.add_argument("--templates", action="store_true", help="with the templates in front")
    return parser.parse_args()


def lay_out(theme: str) -> None:
    """Put drafts and settings where the window will look for them."""
    from walkaway import paths, settings
    from walkaway.drafts.journal import Journal
    from walkaway.drafts.store import DraftStore
    from walkaway.mail import eml
    from walkaway.text.message import Message

    chosen = settings.Settings(theme=settings.Theme(theme), first_run_done=True)
    settings.save(paths.settings_file(), chosen)
    store = DraftStore(paths.drafts_dir(), eml, Journal(paths.journal_dir()), paths.cache_dir() / "drafts.json")
    for to, subject, body, age in DRAFTS:
        draft = store.save(store.new(Message(to=to, subject=subject, body=body)))
        written = datetime.now(UTC).timestamp() - age * 86_400
        os.utime(store.path(draft.id), (written, written))


def take(options: argparse.Namespace) -> None:
    """Open the window, walk to the finding about the price, and keep what is seen."""
    from PySide6.QtCore import QCoreApplication, QEvent

    from walkaway import paths
    from walkaway.gui.app import make_application, make_program
    from walkaway.gui.single import FirstInstance

    app = make_application()
    font = app.font()
    font.setFamilies(["Inter", "Noto Sans", font.family()])
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
    wait_for(lambda: shell.grammar.status is not None and shell.grammar.status.state == "ready")
    shell.editor.select_finding(next(one for one in shell.editor.findings() if one.family == "concession"))
    if options.templates:
        shell.window.show_templates()
    settle()
    options.file.parent.mkdir(parents=True, exist_ok=True)
    if not shell.window.grab().save(str(options.file)):
        raise SystemExit(f"{options.file} could not be written")
    program.end()
    shell.window.close()
    shell.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    print(options.file)


def wait_for(true: Callable[[], bool]) -> None:
    """Let the window live until something is so; after a while go on without."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    until = time.monotonic() + PATIENCE
    while not true() and time.monotonic() < until:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def settle() -> None:
    """Let what follows from the last step be laid out and painted."""
    until = time.monotonic() + 0.5
    wait_for(lambda: time.monotonic() > until)


if __name__ == "__main__":
    main()
