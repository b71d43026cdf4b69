"""The program: a window without a command, the command line with one."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run Walkaway with these arguments (those of the process if None); returns the exit code."""
    args = list(sys.argv[1:] if argv is None else argv)
    if args == ["--grammar-worker"]:
        # A frozen program has no other way to start the process that Harper lives in.
        from walkaway.grammar.harper.worker import main as serve

        serve()
    if args == ["--languagetool-worker"]:
        from walkaway.grammar.languagetool.worker import main as serve_languagetool

        serve_languagetool()
    from walkaway.cli import run

    return run(args, _open_window)


def _open_window(paths: list[str]) -> int:
    from walkaway.gui.app import run

    return run(paths)


if __name__ == "__main__":
    sys.exit(main())
