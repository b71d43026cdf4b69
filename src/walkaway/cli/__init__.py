"""The command line. Each command is a module that is imported when it is asked for: the start must stay quick."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from walkaway import __version__

COMMANDS = ("check", "calm", "templates", "rules")
OK, FOUND, ERROR = 0, 1, 2
_BROKEN_PIPE, _INTERRUPTED = 141, 130  # as a shell counts them: 128 and the signal's number

HELP = """\
usage: walkaway [FILE]...
       walkaway COMMAND ...

Walkaway marks needy wording in sales mail and offers calm wordings. Nothing leaves this computer.
Without a command it opens its window.

commands:
  check      find needy wording in files
  calm       print a text with the first calm wording put in everywhere
  templates  find a calm template, show it, fill it in
  rules      list the rules, or show one with its examples

options:
  -h, --help     this help; "walkaway COMMAND --help" has more
  --version      the version

examples:
  walkaway                                open the window
  walkaway offer.eml                      open a message in it
  walkaway check offer.eml                what sounds needy in it, and what to write instead
  walkaway check --format json *.txt      the same for programs, one JSON object a line
  walkaway calm draft.txt > calmer.txt    a calmer copy
  walkaway templates discount             templates about discounts
  walkaway rules concession               the rules about giving ground
"""


class CommandError(Exception):
    """What went wrong, where, and what to do, in one line; the command is named in front of it."""


class HelpShown(Exception):
    """The help of a command was printed; there is nothing else to do."""


def run(args: Sequence[str]) -> int:
    """Run one command line; returns the exit code, and never lets Ctrl-C or a closed pipe end in a traceback."""
    name = f"walkaway {args[0]}" if args and args[0] in COMMANDS else "walkaway"
    try:
        code = _dispatch(args)
        if sys.stdout is not None:
            sys.stdout.flush()
    except HelpShown:
        return OK
    except CommandError as error:
        print(f"{name}: {error}", file=sys.stderr)
        return ERROR
    except BrokenPipeError:
        # What is still buffered has no reader; without this the interpreter complains about it when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code


def _dispatch(args: Sequence[str]) -> int:
    first = args[0] if args else ""
    if first in COMMANDS:
        command = import_module(f"walkaway.cli.{first}")
        return int(command.run(args[1:]))
    if first in ("-h", "--help", "help"):
        print(HELP, end="")
        return OK
    if first == "--version":
        print(f"walkaway {__version__}")
        return OK
    return _window(args)


def _window(args: Sequence[str]) -> int:
    for arg in args:
        if arg.startswith("-"):
            raise CommandError(f"there is no option {arg}. See walkaway --help.")
        if not os.path.exists(arg):
            raise CommandError(f"{arg}: there is no such file or command.{_meant(arg)} See walkaway --help.")
    try:
        app = import_module("walkaway.gui.app")
    except ImportError as error:
        raise CommandError(
            f"the window cannot open ({error}). The commands work without it: walkaway --help."
        ) from error
    return int(app.run(list(args)))


def _meant(word: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, COMMANDS, 1)
    return f" Did you mean walkaway {near[0]}?" if near else ""
