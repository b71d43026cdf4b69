"""walkaway rules: what Walkaway marks, with the reason and the examples of each rule."""

from __future__ import annotations

from collections.abc import Sequence

from walkaway.cli import OK, CommandError
from walkaway.cli.arguments import Arguments, add_format, add_mine
from walkaway.cli.screen import Screen, one_line
from walkaway.cli.tone import read_rules
from walkaway.files import FileError
from walkaway.language.examples import shown_wording
from walkaway.tone import FAMILIES, Rule, RuleSet
from walkaway.tone.company import said_of

DESCRIPTION = """\
List the rules, those of one family, or show one rule: what a reader may hear, calm wordings, sentences that
are marked (the marked words in brackets) and near misses that are not. As markdown, a page of them all.
With --export, write them for Vale or Harper and say of each rule what became of it."""

EXAMPLES = """\
  walkaway rules                              all rules
  walkaway rules concession                   one family
  walkaway rules concession/lower-my-price    one rule with its examples
  walkaway rules --format json                one JSON object a line: {"id", "family", "weight", "taste",
                                              "sure", "why", "calm": [..], "flag": [..], "pass": [..]}
  walkaway rules --format markdown            a page to read, as docs/rules.md is
  walkaway rules --export vale styles         a style for Vale, in the folder styles/Walkaway
  walkaway rules --export harper calm.weirpack
                                              a pack for Harper; with --format json one JSON object a
                                              rule: {"id", "fate", "reasons": [..]}"""


def run(args: Sequence[str]) -> int:
    """List rules, or show one."""
    parser = Arguments("rules", usage="rules [options] [ID|FAMILY]", description=DESCRIPTION, examples=EXAMPLES)
    parser.add_argument("id", nargs="?", metavar="ID", help="a rule (family/name) or a family")
    add_format(parser, "markdown")
    add_mine(parser, "your own rules")
    parser.add_argument(
        "--export", nargs=2, metavar=("PROGRAM", "PLACE"), help="write the rules for vale (a folder) or harper (a file)"
    )
    options = parser.read(args)
    rules = read_rules(mine=options.mine)
    chosen = _choose(rules, options.id)
    screen = Screen()
    if options.export:
        _export(screen, rules, chosen, options.export, options.format)
    elif options.format == "json":
        for rule in chosen:
            screen.json(_as_json(rule))
    elif options.format == "markdown":
        from walkaway.cli.rules_page import rules_page

        screen.line(rules_page(chosen))
    elif len(chosen) == 1 and options.id == chosen[0].id:
        _show(screen, chosen[0])
    else:
        _list(screen, chosen)
    return OK


def _choose(rules: RuleSet, id: str | None) -> list[Rule]:
    if id is None:
        return sorted(rules.rules, key=lambda rule: (list(FAMILIES).index(rule.family), rule.id))
    chosen = [rule for rule in rules.rules if id in (rule.id, rule.family)]
    if not chosen and id not in FAMILIES:
        from difflib import get_close_matches

        near = get_close_matches(id, [*(rule.id for rule in rules.rules), *FAMILIES], 1, 0.5)
        hint = f"Did you mean {near[0]}?" if near else "walkaway rules lists them all."
        raise CommandError(f"there is no rule or family {one_line(id)}. {hint}")
    return chosen


def _export(screen: Screen, rules: RuleSet, chosen: Sequence[Rule], to: Sequence[str], format: str) -> None:
    from walkaway.cli.export.writing import FORMS, export, report

    program, place = to
    if program not in FORMS:
        raise CommandError(f"cannot export for {one_line(program)}; expected {' or '.join(FORMS)}.")
    try:
        outcomes = export(program, place, rules, chosen)
    except FileError as error:
        raise CommandError(str(error)) from error
    if format == "json":
        for outcome in outcomes:
            screen.json({"id": outcome.id, "fate": outcome.fate.value, "reasons": list(outcome.reasons)})
    else:
        for line in report(outcomes):
            screen.line(line)


def _as_json(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "family": rule.family,
        "weight": rule.weight.value,
        "taste": rule.taste,
        "sure": rule.sure,
        "why": rule.reason,
        "calm": list(rule.calm),
        "flag": list(rule.flag),
        "pass": list(rule.passes),
    }


def _list(screen: Screen, rules: Sequence[Rule]) -> None:
    width = max((len(rule.id) for rule in rules), default=0)
    family = ""
    for rule in rules:
        if rule.family != family:
            family = rule.family
            screen.line(screen.paint(f"{family}: {FAMILIES[family]}", "bold"))
        weight = screen.paint(f"{rule.weight.value:<6}", rule.weight.value)
        screen.line(f"  {rule.id:<{width}}  {weight}  {one_line(rule.reason)}")


def _show(screen: Screen, rule: Rule) -> None:
    screen.line(f"{screen.paint(rule.id, 'bold')}  {rule.weight.value}, {rule.weight.points} points")
    screen.line(f"{rule.family}: {FAMILIES[rule.family]}")
    screen.line()
    screen.line(one_line(rule.reason))
    if said := said_of(rule):
        screen.line(said)
    sections = (
        ("calm wordings", [shown_wording(wording) or "(leave it out)" for wording in rule.calm]),
        ("marked", rule.flag),
        ("not marked", rule.passes),
    )
    for title, lines in sections:
        if lines:
            screen.line()
            screen.line(screen.paint(title, "bold"))
            for line in lines:
                screen.line(f"  {one_line(line)}")
