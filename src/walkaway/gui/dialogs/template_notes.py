"""What the template editor says about a template: knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from walkaway.gui.panels.finding_words import family_label
from walkaway.library.store import Library
from walkaway.library.template import Template
from walkaway.text.counting import counted
from walkaway.tone.checker import Report

NO_TITLE = "Give it a title first, so that you can find it."
NO_BODY = "Write the message first."
BLUFF = "A takeaway has to be true: say under “Only if” what must be so."
CHANGED_ELSEWHERE = "This template was changed by another program while it was open here."


def where_it_goes(template: Template, library: Library) -> str:
    """What saving does that the user may not expect; "" for a template of their own."""
    if not template.id or template.mine:
        return ""
    if template.folder is None:
        return "This template came with Walkaway. Saving makes a copy that is yours."
    if library.is_writable(template):
        return f"This template is in {template.folder}. Saving changes it for everybody who uses this folder."
    return f"This template is in {template.folder}, which is read-only. Saving makes a copy that is yours."


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
    count = "one place" if places == 1 else counted(places, "place")
    return f"Composure {report.composure.score}: a reader may hear {listed(list(families))} in {count}."


def samples(template: Template) -> Mapping[str, str]:
    """Something to see in the place of each field: its default, first choice, example, or its label."""
    return {
        field.name: field.default or (field.choices[0] if field.choices else field.example or field.label)
        for field in template.asked()
    }


def listed(words: Sequence[str]) -> str:
    """Words as one says them: one, two and three."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
