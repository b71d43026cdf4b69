"""What is a matter of taste is marked where it adds up, and left alone in a message that is calm without it.

Advisers object to "I think" and "feel free to", and calm people write them all day. In a line or two such words carry
weight; in a longer message they do so beside something needier.
"""

from __future__ import annotations

from collections.abc import Iterable

from walkaway.text.finding import Finding, Weight

TASTE = "A matter of taste: in a longer message it is marked only beside something stronger."
"""What such a rule's reader is told."""

LONGER = 35
"""From this many words on a message is not judged by matters of taste alone."""


def leaves_taste(findings: Iterable[Finding], words: int) -> bool:
    """True for a message of so many words in which nothing weighs more than light: matters of taste are left alone."""
    return words >= LONGER and all(one.weight is Weight.LIGHT for one in findings)
