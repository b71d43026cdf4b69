"""Writes an export where it was asked for, with its report beside it. Nothing that is there already is written over."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path

from walkaway.cli import CommandError
from walkaway.cli.export import Fate, Outcome
from walkaway.cli.export.harper import HarperPack, pack
from walkaway.cli.export.vale import STYLE, ValeStyle
from walkaway.files import atomic_write
from walkaway.language.rule import Rule, RuleSet

FORMS = ("vale", "harper")
_HEADS = {
    "vale": """\
# Walkaway's rules for Vale

Put this folder into the folder that `StylesPath` names in your `.vale.ini`, and name it there:

    StylesPath = styles
    [*.{md,txt}]
    BasedOnStyles = Walkaway

What differs for every rule: Vale does not know the parts of a message, so quoted mails and words in quotation marks
are marked too, matters of taste in a message of any length, and what stands alone weighs in full; where two rules
fit the same words both speak; an abbreviation with a full stop ends a sentence; calm wordings that take words over from
the message are left out.
""",
    "harper": """\
# Walkaway's rules for Harper

Load the pack in Harper's settings, or with harper-ls. Each rule has a name of its own there and can be turned off.

What differs for every rule: Harper does not know the parts of a message, so quoted mails and words in quotation marks
are marked too, and matters of taste in a message of any length; where two rules fit the same words both may speak; the
three first calm wordings that take no words over from the message are offered.
""",
}


def export(form: str, place: str, rules: RuleSet, chosen: Sequence[Rule]) -> list[Outcome]:
    """Write the chosen rules. Raises CommandError where something is there already, FileError and OSError."""
    outcomes: list[Outcome] = []
    if form == "vale":
        folder = Path(place) / STYLE
        readme = folder / "README.md"
        _refuse_full(folder)
        files = list(_kept(ValeStyle(rules).files(chosen), outcomes))
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files:
            atomic_write(folder / name, text.encode())
    else:
        target = Path(place)
        readme = target.with_name(f"{target.stem}-README.md")
        for path in (target, readme):
            _refuse_there(path)
        data = pack(list(_kept(HarperPack(rules).files(chosen), outcomes)))
        target.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(target, data)
    atomic_write(readme, (_HEADS[form] + "\n" + "\n".join(report(outcomes)) + "\n").encode())
    return outcomes


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What became of the rules, as lines of Markdown: those that differ with the reasons, the counts first."""
    yield "## What became of the rules"
    yield ""
    for fate in Fate:
        yield f"- {fate}: {sum(outcome.fate is fate for outcome in outcomes)}"
    for fate in Fate:
        told = [outcome for outcome in outcomes if outcome.fate is fate]
        if told:
            yield ""
            yield f"### {fate.capitalize()}"
            yield ""
        for outcome in told:
            yield f"- `{outcome.id}`" + (f": {'; '.join(outcome.reasons)}" if outcome.reasons else "")


def _kept(files: Iterable[tuple[str, str, Outcome]], outcomes: list[Outcome]) -> Iterator[tuple[str, str]]:
    taken: set[str] = set()
    for name, text, outcome in files:
        outcomes.append(outcome)
        if name:
            name = _free(name, taken)
            taken.add(name.casefold())
            yield name, text


def _free(name: str, taken: Container[str]) -> str:
    """The name, or one with a number, that no other file has: people write ids that differ in their signs only."""
    stem, _, ending = name.rpartition(".")
    number = 2
    while name.casefold() in taken:
        name = f"{stem}{number}.{ending}"
        number += 1
    return name


def _refuse_full(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CommandError(f"{folder} is there already. Move it away, or name another folder.")


def _refuse_there(path: Path) -> None:
    if path.exists():
        raise CommandError(f"{path} is there already. Move it away, or name another file.")
