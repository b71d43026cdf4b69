"""The command line. Each command is a module that is imported when it is asked for: the start must stay quick."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TextIO

from walkaway import __version__

COMMANDS = ("check", "calm", "reply", "templates", "moves", "rules", "prospects", "lsp")
WINDOW_OPTIONS = ("--clipboard", "--wait")
OK, FOUND, ERROR = 0, 1, 2
_BROKEN_PIPE, _INTERRUPTED = 141, 130  # as a shell counts them: 128 and the signal's number

HELP = """\
usage: walkaway [--clipboard] [--wait] [FILE | mailto:LINK]...
       walkaway COMMAND ...

Walkaway marks needy wording in sales mail and offers calm wordings. Nothing leaves this computer unless you send it.
Without a command it opens its window.

commands:
  check      find needy wording in files
  calm       print a text with the first calm wording put in everywhere
  reply      read a prospect's reply: what it says, which words say so, what to do next
  templates  find a calm template, show it, fill it in
  moves      list the selling techniques, or show one: when it works, when it backfires, what next
  rules      list the rules, or show one with its examples
  prospects  keep track of what was sent to whom, and what came back
  lsp        serve an editor: marks, reasons and wordings while you type there

options:
  -h, --help     this help; "walkaway COMMAND --help" has more
  --version      the version
  --clipboard    open the text on the clipboard in the window, to calm it and copy it back
  --wait         end when the file is given back, as programs with an external editor need it

examples:
  walkaway                                open the window
  walkaway offer.eml                      open a message in it
  walkaway "mailto:ana@example.org"       begin a message in it
  walkaway check offer.eml                what sounds needy in it, and what to write instead
  walkaway check --format json *.txt      the same for programs, one JSON object a line
  walkaway calm draft.txt > calmer.txt    a calmer copy
  walkaway reply answer.eml               what a prospect's answer says, and what to do next
  walkaway templates discount             templates about discounts
  walkaway moves may_not_need_us          when to say that they may not need you
  walkaway rules concession               the rules about giving ground
  walkaway prospects search discount      who spoke of a discount
"""


class CommandError(Exception):
    """What went wrong, where, and what to do, in one line; the command is named in front of it."""


class HelpShown(Exception):
    """The help of a command was printed; there is nothing else to do."""


def run(args: Sequence[str], open_window: Callable[[list[str]], int]) -> int:
    """Run one command line; returns the exit code, and never lets Ctrl-C or a closed pipe end in a traceback.

    `open_window` gets the files when there is no command; it may raise ImportError.
    """
    name = f"walkaway {args[0]}" if args and args[0] in COMMANDS else "walkaway"
    if sys.stdout is None:  # closed by whoever started us: the exit code still tells
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115  # for as long as the process lives
    try:
        code = _dispatch(args, open_window)
        sys.stdout.flush()
    except CommandError as error:
        complain(name, str(error))
        return ERROR
    except BrokenPipeError:
        _drop(sys.stdout)
        return _BROKEN_PIPE
    except OSError as error:
        _drop(sys.stdout)
        complain(name, _in_words(error))
        return ERROR
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code


def _in_words(error: OSError) -> str:
    """What the system refused, and what to do; where it names no file, it was the output."""
    from pathlib import Path

    from walkaway.files import FileError

    known = FileError.of(Path(str(error.filename or "")), error)
    where = f"{error.filename}: " if error.filename else "cannot write the output: "
    return f"{where}{known.cause}. {known.advice}"


def complain(name: str, said: str) -> None:
    """Say what went wrong, on one line of standard error, whatever the names of files in it hold."""
    from walkaway.cli.screen import one_line

    try:
        print(f"{name}: {one_line(said)}", file=sys.stderr, flush=True)
    except (OSError, ValueError):  # nobody listens: the exit code still tells
        _drop(sys.stderr)


def _drop(stream: TextIO) -> None:
    """What is still buffered cannot be written; without this the interpreter complains about it when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _dispatch(args: Sequence[str], open_window: Callable[[list[str]], int]) -> int:
    first = args[0] if args else ""
    if first in COMMANDS:
        try:
            return _command(first)(args[1:])
        except HelpShown:
            return OK
    if first in ("-h", "--help", "help"):
        print(HELP, end="")
        return OK
    if first == "--version":
        print(f"walkaway {__version__}")
        return OK
    words = [_as_path(arg) for arg in args]
    for word in words:
        if word in WINDOW_OPTIONS or word[:7].casefold() == "mailto:":
            continue
        if word.startswith("-"):
            raise CommandError(f"there is no option {word}. See walkaway --help.")
        if not os.path.exists(word):
            raise CommandError(f"{word}: there is no such file or command.{_meant(word)} See walkaway --help.")
    if words == ["--wait"]:
        raise CommandError("--wait needs a file to wait for. See walkaway --help.")
    try:
        return open_window(words)
    except ImportError as error:
        raise CommandError(
            f"the window cannot open ({error}). The commands work without it: walkaway --help."
        ) from error


def _command(name: str) -> Callable[[Sequence[str]], int]:
    """A command's function. Written out, so that tools which bundle the program see what it imports."""
    if name == "check":
        from walkaway.cli.check import run as command
    elif name == "calm":
        from walkaway.cli.calm import run as command
    elif name == "reply":
        from walkaway.cli.reply import run as command
    elif name == "templates":
        from walkaway.cli.templates import run as command
    elif name == "moves":
        from walkaway.cli.moves import run as command
    elif name == "rules":
        from walkaway.cli.rules import run as command
    elif name == "lsp":
        from walkaway.cli.lsp import run as command
    else:
        from walkaway.cli.prospects import run as command
    return command


def _as_path(arg: str) -> str:
    """A file as a path: desktops may hand over its address."""
    if arg[:7].casefold() != "file://":
        return arg
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    return url2pathname(urlsplit(arg).path)


def _meant(word: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, COMMANDS, 1)
    return f" Did you mean walkaway {near[0]}?" if near else ""
