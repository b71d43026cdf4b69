"""What the score means, in plain sentences."""

from __future__ import annotations

from walkaway.text.counting import counted
from walkaway.tone import Report
from walkaway.tone.composure import Composure, Term
from walkaway.tone.gain import Gain

_HEADLINES = (
    (100, "This reads calm"),
    (90, "Calm, with a small thing or two"),
    (70, "A reader may sense some worry here"),
    (40, "A reader may sense that you need this one"),
    (0, "A reader may hear the need before the offer"),
)
ALONE_IS_LIGHT = "What stands alone in a longer message weighs light."


def headline(composure: Composure) -> str:
    """How a reader may take the message as a whole."""
    return next(words for least, words in _HEADLINES if composure.score >= least)


def sum_in_words(composure: Composure, gain: Gain) -> str:
    """Every point that was taken away, and what changing the heaviest kind gives back, where that can be said."""
    if not composure.terms:
        return "Nothing in it sounds needy. Check the facts and send it when you like."
    first, rest = composure.terms[0], composure.terms[1:]
    if sum(term.points for term in composure.terms) > 100:
        return f"{composure.sentence}. It stops at 0. {_first(first)}."
    if rest:
        gives = "" if gain.heaviest is None else f": +{gain.heaviest}"
        return f"{composure.sentence}. {_first(first)}{gives}."
    if first.count > 1 and gain.each is not None:
        return f"{composure.sentence}. Each one changed: +{gain.each}."
    return f"{composure.sentence}."


def company_in_words(report: Report) -> str:
    """Why some words that are marked elsewhere are not marked here, or not as heavily; "" where there are none."""
    left = report.left_alone
    said = [f"{counted(left, 'matter of taste is', 'matters of taste are')} left alone."] if left else []
    return " ".join([*said, *([ALONE_IS_LIGHT] if report.company.makes_light else [])])


def _first(term: Term) -> str:
    return f"The {term.weight.value} {'one' if term.count == 1 else 'ones'} first"
