"""Words drawn out for loudness ("soooo"): a word that people draw out, not any letters in a row.

Letters stand in rows in codes, names and ornaments, too (FFFFFF, YYYYMMDD, oOOo). What is left of a drawn-out word,
when its rows are cut to one letter or two, is a word or an interjection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

_WORD = re.compile(r"\b[^\W\d_]*([^\W\d_])\1{2,}[^\W\d_]*", re.IGNORECASE)
_ROW = re.compile(r"([^\W\d_])\1{2,}", re.IGNORECASE)
_WRITTEN = re.compile(r"[^\W\d_]?[a-zß-ÿ]*|[^a-zß-ÿ]*")
_LONG_ROW = 4
_MOST_ROWS = 4
# Drawn out by three letters already; of other words, three are a slip of the finger.
_OFTEN = frozenset(
    """so very realy really please yes no love thanks wow way hi hey to too god good great much super sory sorry
    long big omg hello aargh argh aww boo eek gah grr ooh ugh whee whoa woah whoo woo yay yeah
    yum yup""".split()
)
_WORDS = _OFTEN | frozenset(
    """absolutely adorable ago agree ah all alone always amazing and annoying any anyway are augh awesome awful baby
    back bad beautiful best better birthday bored boring boy bravo brilliant but busy bye call cheap cheers
    close cold come congrats congratulations cool could crazy crying cute damn darling day days dead dear
    delicious down dude easy enough even ever every exactly excellent excited exciting fabulous fantastic far
    fast feel few fine finally forever free fresh friend fun funny get girl give glad go gone goodbye gorgeous
    guys had happy hard hate have heart help here high hope horrible hot hours how huge hurray hooray hurry idea
    incredible insane joy just keep kill kind know last late later least less let like listen literally little
    lol look looking lots lovely loved low lucky mad man many mean meet mega mess mine miss missed money more
    morning most my nah name near need never new news nice night nope not nothing now off oh ok okay old one
    only oops our out over party perfect phenomenal place plus pretty price problem quick quickly quiet quite
    ready real right sad sale same save see seriously shame short sick silly simple sleep slow slowly small
    smart smooth some soon special stop strong stunning such sure surprise sweet tasty tell ten thank that them
    then there they thing think this though time times tiny tired today together tomorrow tonight totally true
    truly try ultra unbelievable up us wait waiting want warm was we week weeks welcome well went were what when
    where who why wild will win with wonderful work works worse worst worth would years yesterday yet yikes you
    your yo yep yummy""".split()
)


def stretched(text: str) -> Iterator[tuple[int, int]]:
    """Where drawn-out words stand in a text."""
    for found in _WORD.finditer(text):
        word = found[0]
        if cut(word) is None or _WRITTEN.fullmatch(word) is None:
            continue
        long = max(len(row[0]) for row in _ROW.finditer(word)) >= _LONG_ROW
        if long or any(one.lower() in _OFTEN for one in _cuts(word)):
            yield found.span()


def cut(word: str) -> str | None:
    """The word without what was drawn out, None where none that is known is left: "good" for "goooood"."""
    known = [one for one in _cuts(word) if one.lower() in _WORDS]
    return known[-1] if known else None


def _cuts(word: str) -> Iterator[str]:
    """The word with each of its rows cut to one letter or two, the shortest first."""
    rows = [*_ROW.finditer(word)]
    if len(rows) > _MOST_ROWS:
        return
    for lengths in product((1, 2), repeat=len(rows)):
        kept, at = [], 0
        for row, length in zip(rows, lengths, strict=True):
            kept += [word[at : row.start()], row[0][:length]]
            at = row.end()
        yield "".join(kept) + word[at:]
