"""What is a matter of taste is marked where it adds up, and left alone in a message that is calm without it.

Advisers object to "I think" and "feel free to", and calm people write them all day. In a line or two such words carry
weight; in a longer message they do so beside something needier, or where they crowd.
"""

from __future__ import annotations

from collections.abc import Sequence

from walkaway.text.finding import Finding, Weight

TASTE = "A matter of taste: in a longer message it is marked only beside something stronger, or among many."
"""What such a rule's reader is told."""

LONGER = 35
"""From this many words on a message is not judged by a few matters of taste alone."""

_MANY, _CROWDED = 4, 25


def leaves_taste(findings: Sequence[Finding], words: int) -> bool:
    """True for a message of so many words whose matters of taste are left alone: what is found is light and sparse."""
    crowd = len(findings) >= _MANY and len(findings) * _CROWDED >= words
    return words >= LONGER and not crowd and all(one.weight is Weight.LIGHT for one in findings)
