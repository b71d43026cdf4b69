"""walkaway calm: the text with calm wordings put in."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from walkaway.cli import OK
from walkaway.cli.arguments import Arguments, add_encoding, add_mine
from walkaway.cli.inputs import STDIN, read
from walkaway.cli.tone import Tone

DESCRIPTION = """\
Print a text with the first calm wording of each finding put in, until nothing is left to put in. Everything
else stays as it is, byte for byte, line endings too. Of a mail (.eml) it prints the line "Subject: ...", a
blank line and the body.
Without FILE, or with -, it reads standard input. Read the result before you send it: it is a first draft."""

EXAMPLES = """\
  walkaway calm draft.txt                      the calmer text
  walkaway calm draft.txt > calmer.txt         a calmer copy
  walkaway calm draft.txt | diff draft.txt -   what would change

exit codes: 0 done, 2 the file could not be read or the command is wrong"""


def run(args: Sequence[str]) -> int:
    """Print one calm text."""
    parser = Arguments("calm", usage="calm [options] [FILE|-]", description=DESCRIPTION, examples=EXAMPLES)
    parser.add_argument(
        "file", nargs="?", default=STDIN, metavar="FILE", help="a text file or a mail; - is standard input"
    )
    add_mine(parser, "your own rules, and leave out what you have switched off or ignored")
    add_encoding(parser)
    options = parser.read(args)
    source = read(options.file, options.encoding)
    data = source.to_bytes(Tone(mine=options.mine).calm(source.file.editable))
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    return OK
