"""What the template editor says about a template: knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Mapping

from walkaway.gui.panels.finding_words import family_label
from walkaway.library.template import Template
from walkaway.tone.checker import Report

NO_TITLE = "Give it a title first, so that you can find it."
NO_BODY = "Write the message first."
BLUFF = "A takeaway has to be true: say under “Only if” what must be so."
CHANGED_ELSEWHERE = "This template was changed by another program while it was open here."


def missing(template: Template) -> str:
    """What must be there before it can be saved, as a sentence; "" where nothing is missing."""
    return NO_TITLE if not template.title else NO_BODY if not template.body.strip() else ""


def note(template: Template, report: Report) -> str:
    """A calm word about what was found, or about what is not said; "" for a calm template."""
    if report.findings:
        return _needy(report)
    return BLUFF if template.situation == "takeaway" and not template.only_if else ""


def _needy(report: Report) -> str:
    families = dict.fromkeys(family_label(finding.family).lower() for finding in report.findings)
    places = len(report.findings)
    count = "one place" if places == 1 else f"{places} places"
    return f"Composure {report.composure.score}: a reader may hear {_listed(list(families))} in {count}."


def samples(template: Template) -> Mapping[str, str]:
    """Something to see in the place of each field: its default, first choice, example, or its label."""
    return {
        field.name: field.default or (field.choices[0] if field.choices else field.example or field.label)
        for field in template.asked()
    }


def _listed(words: list[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
