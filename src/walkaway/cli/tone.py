"""The tone engine as the commands use it: the shipped rules alone, or with the user's choices."""

from __future__ import annotations

import gc
import sys

from walkaway import paths
from walkaway.cli import CommandError
from walkaway.tone import Report, RuleError, RuleSet, ToneChecker, load_rules
from walkaway.tone.ignores import Ignores


class Tone:
    """Checks texts. With `mine`: also the user's own rules, and without what the user has switched off."""

    def __init__(self, *, mine: bool = False) -> None:
        """Raises CommandError when rules or settings cannot be read."""
        self.rules = read_rules(mine=mine)
        self._checker = _my_checker(self.rules) if mine else ToneChecker(self.rules)

    def check(self, text: str) -> Report:
        """What is found in a text; header lines at its top are read as headers."""
        return self._checker.check_text(text)

    def calm(self, text: str) -> str:
        """The text with the first wording of each finding put in, until nothing is left to put in."""
        return self._checker.calm(text)


def _my_checker(rules: RuleSet) -> ToneChecker:
    from walkaway import settings

    try:
        mine = settings.load(paths.settings_file())
    except settings.SettingsError as error:
        raise CommandError(f"{error}. Mend the file, or leave out --mine.") from error
    ignores = Ignores(words=mine.ignored_words)
    return ToneChecker(rules, families_off=mine.families_off, rules_off=mine.rules_off, ignores=ignores)


def read_rules(*, mine: bool) -> RuleSet:
    """The rules; a mistake in the user's own costs that rule and is said. Raises CommandError for any other."""
    # Rules are a million small objects that stay to the end: looking through them for garbage takes longer than reading
    # them, and would come again with every few thousand findings.
    gc.disable()
    try:
        rules = load_rules(paths.user_rules_dir() if mine else None)
    except RuleError as error:
        raise CommandError(f"{error}. Install Walkaway again if you have not changed this file.") from error
    finally:
        gc.freeze()
        gc.enable()
    for problem in rules.problems:
        print(f"walkaway: {problem} (left out)", file=sys.stderr)
    return rules
