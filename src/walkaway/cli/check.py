"""walkaway check: what sounds needy, where, why, and what to write instead."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from walkaway.cli import ERROR, FOUND, OK, CommandError, complain
from walkaway.cli.arguments import Arguments, add_encoding, add_format, add_mine
from walkaway.cli.inputs import STDIN, Input, read
from walkaway.cli.lines import Lines
from walkaway.cli.screen import Screen, one_line
from walkaway.cli.tone import Tone
from walkaway.text.counting import counted
from walkaway.text.finding import Finding, Weight
from walkaway.tone import Report

_NEVER = "never"

DESCRIPTION = """\
Find needy wording in text files (.txt, .md, whatever) and mails (.eml). Quoted text and signatures are
not judged. A text that begins with lines like "Subject: ..." has its subject judged and the others skipped.
Without FILE, or with -, it reads standard input."""

EXAMPLES = """\
  walkaway check offer.txt                     offer.txt:3:1: strong concession: "I can lower my price": ...
  walkaway check --format json drafts/*.eml    one JSON object a line, in the order of the files
  walkaway check --fail-on strong offer.txt    exit code 1 only for the strongest findings
  pbpaste | walkaway check -                   what is on the clipboard

composure: 100, minus 3 points for each light finding, 6 for a medium one, 13 for a strong one, at least 0

json: {"path", "composure", "words", "findings": [{"start", "end", "text", "family", "rule", "weight",
  "points", "why", "rewrites": [..]}]}, and {"path", "error"} for a file that could not be read.
  start and end count code points from 0 in the decoded text; of a mail that is the line "Subject: ...",
  a blank line and the body. The empty rewrite means: leave the words out.

sarif: one SARIF 2.1.0 document for all files, with the wordings as fixes; for a mail without places, since its text
  is decoded from the file

exit codes: 0 nothing at or above --fail-on, 1 something, 2 a file could not be read or the command is wrong"""


def run(args: Sequence[str]) -> int:
    """Check every file; one that cannot be read is reported and the rest still done."""
    parser = Arguments("check", usage="check [options] [FILE|-]...", description=DESCRIPTION, examples=EXAMPLES)
    parser.add_argument("files", nargs="*", metavar="FILE", help="text files and mails; - is standard input")
    add_format(parser, "sarif")
    parser.add_argument(
        "--fail-on",
        choices=[*(weight.value for weight in Weight), _NEVER],
        default="medium",
        help="the lightest finding that makes the exit code 1 (default: medium)",
    )
    add_mine(parser, "your own rules, and leave out what you have switched off or ignored")
    add_encoding(parser)
    options = parser.read(args)
    tone = Tone(mine=options.mine)
    told = _FORMATS[options.format](Screen(), tone)
    worst, unread = 0, False
    for path in options.files or [STDIN]:
        try:
            source = read(path, options.encoding)
        except CommandError as error:
            unread = True
            complain("walkaway check", str(error))
            told.failed(path, str(error))
            continue
        report = tone.check(source.text)
        worst = max([worst, *(finding.weight.points for finding in report.findings)])
        told.found(source, report)
    told.end()
    if unread:
        return ERROR
    limit = None if options.fail_on == _NEVER else Weight(options.fail_on).points
    return FOUND if limit is not None and worst >= limit else OK


class _Text:
    """Findings for people, as they come."""

    def __init__(self, screen: Screen, _tone: Tone) -> None:
        self._screen = screen

    def found(self, source: Input, report: Report) -> None:
        """One input was checked."""
        _print(self._screen, source, report)

    def failed(self, path: str, error: str) -> None:
        """One input could not be read; that was said already."""

    def end(self) -> None:
        """There are no more."""


class _Json(_Text):
    """One JSON object for each input."""

    def found(self, source: Input, report: Report) -> None:
        self._screen.json(_as_json(source, report))

    def failed(self, path: str, error: str) -> None:
        self._screen.json({"path": path, "error": error})


class _Sarif(_Text):
    """One document for all inputs."""

    def __init__(self, screen: Screen, tone: Tone) -> None:
        super().__init__(screen, tone)
        self._rules = tone.rules
        self._found: list[tuple[Input, tuple[Finding, ...]]] = []
        self._failed: list[tuple[str, str]] = []

    def found(self, source: Input, report: Report) -> None:
        self._found.append((source, report.findings))

    def failed(self, path: str, error: str) -> None:
        self._failed.append((path, error))

    def end(self) -> None:
        from walkaway.cli.sarif import sarif

        self._screen.json(sarif(self._found, self._failed, self._rules))


_FORMATS = {"text": _Text, "json": _Json, "sarif": _Sarif}


def _as_json(source: Input, report: Report) -> dict[str, object]:
    return {
        "path": source.path,
        "composure": report.composure.score,
        "words": report.words,
        "findings": [
            {
                "start": finding.span.start,
                "end": finding.span.end,
                "text": finding.text,
                "family": finding.family,
                "rule": finding.rule,
                "weight": finding.weight.value,
                "points": finding.points,
                "why": finding.why,
                "rewrites": list(finding.rewrites),
            }
            for finding in report.findings
        ],
    }


def _print(screen: Screen, source: Input, report: Report) -> None:
    path, lines = one_line(source.path), Lines(source.text)
    for finding in report.findings:
        line, column = lines.place(finding.span.start)
        head = screen.paint(f"{path}:{line}:{column}:", "bold")
        kind = screen.paint(f"{finding.weight.value} {finding.family}:", finding.weight.value)
        screen.line(f'{head} {kind} "{one_line(finding.text)}": {one_line(finding.why)}')
        if finding.rewrites:
            wording = finding.rewrites[0]
            screen.line(f"    calm: {screen.paint(one_line(wording) if wording else '(leave it out)', 'calm')}")
    sum_ = f" = {report.composure.sentence}" if report.findings else ""
    screen.line(
        screen.paint(f"{path}: composure {report.composure.score}{sum_}; {counted(report.words, 'word')}", "faint")
    )
    sys.stdout.flush()
