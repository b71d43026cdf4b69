"""Options of a command: argparse with one-line errors and help that keeps its examples as they are written."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from walkaway.cli import CommandError, HelpShown

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


class Arguments(argparse.ArgumentParser):
    """The parser of one command. Raises CommandError for a mistake, HelpShown after --help; it never exits."""

    def __init__(self, command: str, *, usage: str, description: str, examples: str) -> None:
        super().__init__(
            prog=f"walkaway {command}",
            usage=f"walkaway {usage}",
            description=description,
            epilog=f"examples:\n{examples}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        """Say it in the words of the other errors."""
        raise CommandError(f"{message}. See {self.prog} --help.")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Leave after the help."""
        raise HelpShown

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Print the help; argparse's own way says nothing where it cannot be written."""
        print(self.format_help(), end="", file=file)

    def read(self, args: Sequence[str]) -> argparse.Namespace:
        """The options and arguments, which may stand in any order; after `--` everything is an argument."""
        # parse_intermixed_args loses the "--" before Python 3.13, and with it a file called "-odd.txt".
        return self.parse_args(args) if "--" in args else self.parse_intermixed_args(args)


def add_format(parser: argparse.ArgumentParser, *more: str) -> None:
    """The option --format that every command with two or more kinds of output has."""
    kinds = ("text", "json", *more)
    others = " or ".join(kinds[1:])
    parser.add_argument("--format", choices=kinds, default="text", help=f"text for people (the default), or {others}")


def add_mine(parser: argparse.ArgumentParser, what: str) -> None:
    """The option --mine: without it, the same input gives the same output on every computer."""
    parser.add_argument("--mine", action="store_true", help=f"also use {what}")


def add_encoding(parser: argparse.ArgumentParser) -> None:
    """The option --encoding for text that is neither UTF-8 nor marked."""
    parser.add_argument("--encoding", metavar="NAME", help="read text files in this encoding, such as cp1252")
