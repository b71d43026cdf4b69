"""Where a wording meets the clauses beside it: a whole sentence parts from them, a lead-in takes the joint in."""

from __future__ import annotations

import re

from walkaway.text.finding import Edit
from walkaway.text.span import Span
from walkaway.tone.whole import around, leads_on

STOPS = ".!?…"
PAUSES = ",;:–—"
LEADS = (":", ",")
JOINTS = re.compile(
    r"[\s,;:–—-]*(?:(?:obviously|of course|honestly|really|truly|clearly|naturally|admittedly|i know|i think)\b *,[ ]*"
    r"(?=(?:but|and|so)\b))?"
    r"(?:(?:but|and|or|so|however|though|yet|because)\b[ ,]*)?",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"\s+(?:is|are|was|were|will|would|can|could|has|have|had|do|does|did|may|might|must|should|to|for|in|on|of|at|by"
    r"|(?:and|but|or)(?!\s+(?:I|we|you|he|she|it|they|there|the|this|that|my|our|your)\b)"
    r"|with|from|that|which|who|as|than|until|when|if|whether|suits?|comes?|takes?|needs?|costs?|works?|looks?|makes?)\b"
)
TRAILING_JOINT = re.compile(
    r"[\s,;:–—-]*(?:[\s,;:–—-](?:but|and|so|or|because|as|if|plus|although|though|while|since))?[\s,;:–—-]*$",
    re.IGNORECASE,
)
LED_ON = re.compile(r"(?<!\bor)(?<!\bif)[\s,;–—-]+(but|so|and)$", re.IGNORECASE)
_LED_IN = re.compile(r"(?:but|so|and)\s+", re.IGNORECASE)
_RELATES = re.compile(r"[\s,;–—-]*(?:which|who|that|because|as|since|if|when|until|before)\b", re.IGNORECASE)
_CALLED = re.compile(r"(,[ ]+[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)[.!?…]+(?=\s|$)")
GREETS = re.compile(r"\s*(?:hi|hello|hey|dear|good (?:morning|evening))\b(?: [\w.'’-]+){0,3},?", re.IGNORECASE)
_CLAUSE = 3  # words of the shortest clause that stands alone
TURNS = re.compile(r"\s(?:but|so)\b")
HANGS = re.compile(
    r"\b(?:is|are|was|were|be|been|and|or|but|that|can|could|will|would|may|might|must|should|have|has|had|which|who)"
    r"\s*[,;–—]\s*$",
    re.IGNORECASE,
)
_KEEP_CAPITAL = re.compile(r"I\b|[A-Z][A-Z]|\{\{|\[")


def put(text: str, span: Span, wording: str) -> Edit:
    """Put words in: a whole sentence parts from what stands beside it, a lead-in ("in short:") takes the joint in."""
    start, end = span.start, span.end
    if wording.endswith(LEADS):
        joint = JOINTS.match(text, end)
        end = joint.end() if joint else end
        return Edit(Span(start, end), wording + " " if end < len(text) else wording)
    led_on = LED_ON.search(text, start, end)
    if led_on is not None:
        end = led_on.start()  # its "but" still leads on to what follows
    led_in = _LED_IN.match(text, start, end)
    if led_in is not None and text[:start].rstrip()[-1:] not in ("", *STOPS, *PAUSES):
        start, wording = led_in.end(), lowered(wording)
    called = _CALLED.match(text, end)
    if called is not None:
        return Edit(Span(start, called.end()), wording[:-1] + called[1] + wording[-1])
    if not ends_sentence(text, end) and (text[end] in PAUSES or led_on) and not _RELATES.match(text, end):
        joint = JOINTS.match(text, end)
        after = joint.end() if joint else end
        return _parted(text, start, Edit(Span(start, after + 1), f"{wording} {text[after : after + 1].upper()}"))
    end = _after_stops(text, end)
    goes_on = text[end : end + 1] in PAUSES and end < len(text)
    return _parted(text, start, Edit(Span(start, end), wording[:-1] if goes_on else wording))


def _after_stops(text: str, at: int) -> int:
    while at < len(text) and text[at] in STOPS:
        at += 1
    return at


def _parted(text: str, start: int, one: Edit) -> Edit:
    """The same edit of a whole sentence, a full stop before it where two clauses would meet at a comma."""
    if text[:start].rstrip(" ")[-1:] != "," or not is_clause(text, start):
        return one
    kept = len(text[:start].rstrip(" ")) - 1
    return Edit(Span(kept, one.span.end), f". {one.text[0].upper()}{one.text[1:]}")


def is_clause(text: str, end: int) -> bool:
    """True where the sentence up to `end` could stand alone: no greeting, no "if it rains"."""
    before = text[around(text, end)[0] : end].strip(" ,")
    return len(before.split()) >= _CLAUSE and not GREETS.match(before) and not leads_on(before)


def lowered(wording: str) -> str:
    """The wording as it stands inside a sentence."""
    return wording if _KEEP_CAPITAL.match(wording) else wording[0].lower() + wording[1:]


def ends_sentence(text: str, at: int) -> bool:
    rest = text[at:].lstrip(" \t")
    return not rest or rest[0] in STOPS or rest.startswith("\n\n")


def says(text: str) -> bool:
    """True for a text that holds more than a greeting or a name."""
    return len(text.split()) > 1 and GREETS.fullmatch(text.strip().rstrip(STOPS)) is None
