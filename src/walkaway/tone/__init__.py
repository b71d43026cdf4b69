"""Finding neediness: rules as data, findings with their reasons, calm rewrites, composure."""

from walkaway.language.rule import Rule, RuleError, RuleSet
from walkaway.text.families import FAMILIES
from walkaway.tone.checker import Report, ToneChecker
from walkaway.tone.composure import Composure, composure
from walkaway.tone.load import load_rules

__all__ = ["FAMILIES", "Composure", "Report", "Rule", "RuleError", "RuleSet", "ToneChecker", "composure", "load_rules"]
