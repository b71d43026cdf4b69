"""vCard, as phones, address books and mail programs write it: 2.1, 3.0 and 4.0 are read, 3.0 is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import vobject

from walkaway.prospects.exchange.candidates import MAX_FILE, Collector, ImportRefused, Parsed
from walkaway.prospects.exchange.cards import OWN, cards
from walkaway.prospects.prospect import Prospect, pieces
from walkaway.textfile import decode, lf

_OWN = OWN.lower()
_FIELD = "field:"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")

# What vobject lets out when a card is broken, beside its own errors.
_BROKEN = (vobject.base.VObjectError, ValueError, LookupError, AttributeError, TypeError, RecursionError)


def write_vcards(prospects: Iterable[Prospect]) -> bytes:
    """One card each. What a vCard has no place for (tone, fields) stands in a line that other programs pass over."""
    return "".join(_card(each).serialize() for each in prospects).encode("utf-8")


def read_vcards(data: bytes) -> Parsed:
    """The prospects of a file of vCards. Raises ImportRefused."""
    if len(data) > MAX_FILE:
        raise ImportRefused(f"It is larger than {MAX_FILE >> 20} MB. Import it in parts.")
    file = decode(data)
    if file.has_nul:
        raise ImportRefused("It is no text. Export it as vCard.")
    found = Collector()
    if file.guessed:
        found.problem(1, f"it is not UTF-8 and was read as {file.encoding}; look whether the accents are right")
    for line, text in cards(lf(file.text), found):
        try:
            found.offer(line, _prospect(vobject.readOne(text, allowQP=True)))
        except _BROKEN:
            found.problem(line, "this card is broken; left out")
    return found.parsed()


def _prospect(card: Any) -> Prospect:
    own = _own(card)
    firm = card.org.value if "org" in card.contents else ""
    name = _words(card.fn.value) if "fn" in card.contents else ""
    if not name and "n" in card.contents:
        name = f"{_words(card.n.value.given)} {_words(card.n.value.family)}"
    firm = _words(firm[0] if isinstance(firm, list) and firm else firm)
    return Prospect(
        name="" if name == firm else name,
        firm=firm,
        addresses=tuple(_words(each.value) for each in _preferred_first(card.contents.get("email", []))),
        notes="\n\n".join(_words(each.value) for each in card.contents.get("note", [])),
        tags=tuple(tag for each in card.contents.get("categories", []) for tag in pieces(_words(each.value))),
        tone=own.get("tone", ""),
        fields={key.removeprefix(_FIELD): value for key, value in own.items() if key.startswith(_FIELD)},
    )


def _own(card: Any) -> dict[str, str]:
    """What Walkaway wrote for itself; from elsewhere it may be anything."""
    if _OWN not in card.contents:
        return {}
    data = json.loads(_words(card.contents[_OWN][0].value))
    if not isinstance(data, dict):
        raise ValueError("not an object")
    return {str(key): value for key, value in data.items() if isinstance(value, str)}


def _preferred_first(emails: list[Any]) -> list[Any]:
    def is_second(email: Any) -> bool:
        types = [str(each).upper() for each in email.params.get("TYPE", []) + email.singletonparams]
        return "PREF" not in types and "PREF" not in email.params

    return sorted(emails, key=is_second)


def _words(value: object) -> str:
    """A value as text; vobject gives a list where the card has several."""
    if isinstance(value, list):
        return ", ".join(_words(each) for each in value)
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _card(prospect: Prospect) -> Any:
    card = vobject.vCard()
    label = _fit(prospect.label)
    given, _, family = label.rpartition(" ")
    card.add("n").value = vobject.vcard.Name(family=family, given=given)
    card.add("fn").value = label
    for kind, value in (("org", [_fit(prospect.firm)]), ("note", _fit(prospect.notes))):
        if value not in ("", [""]):
            card.add(kind).value = value
    for address in prospect.addresses:
        email = card.add("email")
        email.value = _fit(address)
        email.type_param = "INTERNET"
    if prospect.tags:
        card.add("categories").value = [_fit(each) for each in prospect.tags]
    own = {"tone": prospect.tone, **{_FIELD + name: value for name, value in prospect.fields.items()}}
    if any(own.values()):
        card.add(_OWN).value = json.dumps(own)
    return card


def _fit(words: str) -> str:
    """Words without what a card cannot hold, so that none can begin a line of its own."""
    return _CONTROL.sub(" ", lf(words))
