"""Search over everything: names, firms, addresses, notes, tags, fields, and what was written to and fro."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator

from walkaway.prospects.ledger import people, timeline
from walkaway.prospects.ledger.entries import Hit
from walkaway.prospects.ledger.words import one_row, queries
from walkaway.text.span import Span

_START, _END = "\ue000", "\ue001"
_WORDS = 16
_MOST_SHARED = 5
"""Of how many words some may stand in a message and some with its prospect: the ways to share them double with each."""

# The best first where they are few kinds of words; the newest first among messages, where scoring all would take long.
_PROSPECTS = f"""
    SELECT rowid, snippet(prospect_words, -1, '{_START}', '{_END}', '…', {_WORDS})
      FROM prospect_words WHERE prospect_words MATCH ? ORDER BY bm25(prospect_words, 8, 8, 6, 1, 3, 1), rowid LIMIT ?
"""
_ENTRIES = f"""
    SELECT rowid, snippet(entry_words, -1, '{_START}', '{_END}', '…', {_WORDS})
      FROM entry_words WHERE entry_words MATCH ? {{whose}} ORDER BY rowid DESC LIMIT ?
"""
# The plus keeps SQLite from asking the index of words anew for each of their entries.
_WHOSE = "AND +rowid IN (SELECT id FROM entry WHERE prospect IN (SELECT value FROM json_each(?)))"


def search(connection: sqlite3.Connection, words: str, limit: int) -> tuple[Hit, ...]:
    """At most `limit` prospects whose own words match, then at most `limit` entries, the last added first.

    An entry matches when it has all the words. Where there are too few, some may be its prospect's own.
    """
    asked = queries(words)
    if not asked:
        return ()
    every = " ".join(asked)
    own = connection.execute(_PROSPECTS, (every, limit)).fetchall()
    marked = dict(connection.execute(_ENTRIES.format(whose=""), (every, limit)))
    for left, whose in _shared(connection, asked) if len(marked) < limit else ():
        found = connection.execute(_ENTRIES.format(whose=_WHOSE), (left, json.dumps(whose), limit))
        marked = dict(found) | marked  # what has all the words has them all marked
    said = [(timeline.get(connection, id), marked[id]) for id in sorted(marked, reverse=True)[:limit]]
    who = people.several(connection, [id for id, _ in own] + [entry.prospect for entry, _ in said])
    return (
        *(Hit(who[id], None, *_excerpt(words)) for id, words in own),
        *(Hit(who[entry.prospect], entry, *_excerpt(words)) for entry, words in said),
    )


def _shared(connection: sqlite3.Connection, asked: list[str]) -> Iterator[tuple[str, list[int]]]:
    """What is left to ask of the entries of those prospects who have some of the words themselves."""
    if not 1 < len(asked) <= _MOST_SHARED:
        return
    theirs: dict[int, set[str]] = defaultdict(set)
    for each in asked:
        for (id,) in connection.execute("SELECT rowid FROM prospect_words WHERE prospect_words MATCH ?", (each,)):
            theirs[id].add(each)
    groups: dict[str, list[int]] = defaultdict(list)
    for id, known in theirs.items():
        groups[" ".join(each for each in asked if each not in known)].append(id)
    yield from ((left, whose) for left, whose in groups.items() if left)


def _excerpt(marked: str) -> tuple[str, tuple[Span, ...]]:
    text, marks = "", []
    for piece in one_row(marked).split(_START):
        words, ended, rest = piece.partition(_END)
        if ended:
            marks.append(Span(len(text), len(text) + len(words)))
        text += words + rest
    return text, tuple(marks)
