"""Search over everything: names, firms, addresses, notes, tags, fields, and what was written to and fro."""

from __future__ import annotations

import sqlite3

from walkaway.prospects.ledger import people, timeline
from walkaway.prospects.ledger.entries import Hit
from walkaway.prospects.ledger.words import one_row, query
from walkaway.text.span import Span

_START, _END = "\ue000", "\ue001"
_WORDS = 16

# The best first where they are few kinds of words; the newest first among messages, where scoring all would take long.
_PROSPECTS = f"""
    SELECT rowid, snippet(prospect_words, -1, '{_START}', '{_END}', '…', {_WORDS})
      FROM prospect_words WHERE prospect_words MATCH ? ORDER BY bm25(prospect_words, 8, 8, 6, 1, 3, 1), rowid LIMIT ?
"""
_ENTRIES = f"""
    SELECT rowid, snippet(entry_words, -1, '{_START}', '{_END}', '…', {_WORDS})
      FROM entry_words WHERE entry_words MATCH ? ORDER BY rowid DESC LIMIT ?
"""


def search(connection: sqlite3.Connection, words: str, limit: int) -> tuple[Hit, ...]:
    """At most `limit` prospects whose own words match, then at most `limit` entries, the last added first."""
    asked = query(words)
    if not asked:
        return ()
    own = connection.execute(_PROSPECTS, (asked, limit)).fetchall()
    said = [(timeline.get(connection, id), marked) for id, marked in connection.execute(_ENTRIES, (asked, limit))]
    who = people.several(connection, [id for id, _ in own] + [entry.prospect for entry, _ in said])
    return (
        *(Hit(who[id], None, *_excerpt(marked)) for id, marked in own),
        *(Hit(who[entry.prospect], entry, *_excerpt(marked)) for entry, marked in said),
    )


def _excerpt(marked: str) -> tuple[str, tuple[Span, ...]]:
    text, marks = "", []
    for piece in one_row(marked).split(_START):
        words, ended, rest = piece.partition(_END)
        if ended:
            marks.append(Span(len(text), len(text) + len(words)))
        text += words + rest
    return text, tuple(marks)
