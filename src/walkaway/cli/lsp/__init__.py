"""walkaway lsp: Walkaway inside an editor, over the Language Server Protocol on standard input and output."""

from __future__ import annotations

from collections.abc import Sequence

from walkaway.cli import OK
from walkaway.cli.arguments import Arguments, add_mine
from walkaway.cli.tone import Tone

DESCRIPTION = """\
Serve an editor that speaks the Language Server Protocol: needy wording as diagnostics, calm wordings as quick fixes,
the reason on hover. The editor starts it; docs/editors.md says how, for VS Code, Neovim, Helix and Emacs."""

EXAMPLES = """\
  walkaway lsp            speaks the protocol on standard input and output
  walkaway lsp --mine     the same with your own rules, and without what you have switched off or ignored"""


def run(args: Sequence[str]) -> int:
    """Serve until the editor says goodbye."""
    parser = Arguments("lsp", usage="lsp [options]", description=DESCRIPTION, examples=EXAMPLES)
    add_mine(parser, "your own rules, and leave out what you have switched off or ignored")
    options = parser.read(args)
    tone = Tone(mine=options.mine)
    # The protocol takes a second to import, which the other commands do not pay for.
    from walkaway.cli.lsp.server import make_server

    make_server(tone).start_io()
    return OK
