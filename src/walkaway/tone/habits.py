"""What shows over several sentences only: questions in a row, thanks and requests said again, the writer first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import compress, count

from walkaway.text.finding import Finding
from walkaway.text.span import Span
from walkaway.text.tokens import STOPS, Tokens

THANKS = frozenset({"thank", "thanks", "grateful", "gratitude", "appreciate"})
FIRST = frozenset({"i", "my"})
_LEAD = 4
_LONGEST = 200
"""Words to either side that a clause is looked for in: in a text without stops it would be all of it, for each word."""
_JOINTS = frozenset({"and", "but", "so"})
ROW = 3
_WHOLE_QUESTION = 3
"""The fewest words of a question that stands for itself."""
_SHORT_MAIL = 150
_BULLET = re.compile(r"\n[ \t]*(?:[-*•–]|\(?\w[.)])[ \t]*$")
_PLEASE = frozenset({"please", "kindly"})
_TELLING = frozenset({"note", "see", "find"})
"""What "please" only tells: "please note", "please find attached"."""
ASKING = _PLEASE | {"can", "could", "would", "will", "let"}
_REQUEST_WORDS = frozenset(
    """a an and any are as at be been but by can could do for from get give have i if in is it just kindly may me might
    my of off on once or our out please possible possibly really so soon still that the them then there these they this
    to today tomorrow up us very was we what when whether will with would you your again also asap""".split()
)
_LET_KNOW = frozenset({"let", "know"})
_CONDITIONS = frozenset({"if", "should", "unless", "when"})
_ALIKE = 0.75
SORRY = frozenset({"sorry", "apologize", "apologizes", "apologies", "apology", "forgive", "pardon"})
# What is put right after one of these is a repair, not a concession.
_MISTAKES = frozenset(
    """broke broken crack cracked damage damaged defect defective delay delayed delays double error errors fault faulty
    forgot late leak lost misprint missed missing mistake mistakes mix outage overcharged scratch scratched short slip
    spilled typo typos wrong wrongly""".split()
)
_CONCESSIONS = frozenset(
    "cheaper discount discounted discounts halve knock lower lowered reduce reduced shave slash waive waived".split()
)
_CONCEDING_PAIRS = frozenset(
    """come-down free-of go-down go-lower half-price its-free no-charge percent-off %-off the-house throw-in you-less
    for-free for-nothing take-off drop-my drop-our drop-the cut-my cut-our""".split()
)
_CONCEDING = _CONCESSIONS | {pair.partition("-")[0] for pair in _CONCEDING_PAIRS}
# Without one of these in its paragraph, nothing but letters, noise or a number of mails is lowered.
_MONEY = frozenset(
    """% amount bill budget charge cheaper cost costs deposit discount discounted discounts dollars euros expensive fee
    fees figure free half house invoice money nothing offer percent pounds price prices quarter quote rate rates sum
    tenth third total""".split()
)
_WRITER = frozenset({"i", "we", "my", "our"})
_NOT_CONCEDING = frozenset({"not", "never", "if", "unless", "without"})


def questions(tokens: Tokens) -> Iterator[Span]:
    """Each question, as a whole."""
    for first, stop in tokens.sentences():
        if tokens.words[stop] == "?" and first not in tokens.quoted:
            yield Span(tokens.starts[first], tokens.ends[stop])


def questions_in_a_row(tokens: Tokens) -> Iterator[Span]:
    """Each question that two others stand right before; a list of questions is a form to be filled in, and a choice of
    a word or two ("Wait? Start small?") is one question."""
    if tokens.words.count("?") < ROW:
        return
    row = 0
    for first, stop in tokens.sentences():
        asked = tokens.words[stop] == "?" and first not in tokens.quoted
        listed = _BULLET.search(tokens.text, max(0, tokens.starts[first] - 12), tokens.starts[first])
        row = row + 1 if asked and not listed and stop - first >= _WHOLE_QUESTION else 0
        if row >= ROW:
            yield Span(tokens.starts[first], tokens.ends[stop])


def thanks(tokens: Tokens) -> Iterator[Span]:
    """Each clause of thanks, from its first word (where that is near) to its end."""
    done = 0
    for i in compress(count(), map(THANKS.__contains__, tokens.words)):
        if i in tokens.quoted or i < done:
            continue
        first, done = _clause(tokens, i, _LEAD, done)
        yield Span(tokens.starts[first], tokens.ends[done - 1])


def i_openings(tokens: Tokens) -> Iterator[Span]:
    """The first word of each sentence that begins with "I" or "My"."""
    for first, _ in tokens.sentences():
        if tokens.words[first] in FIRST and first not in tokens.quoted:
            yield Span(tokens.starts[first], tokens.ends[first])


def requests(tokens: Tokens) -> Iterator[Span]:
    """Each clause that asks the reader to do something, come what may."""
    words = tokens.words
    done = 0
    on_condition = _on_condition(tokens)
    for i in compress(count(), map(ASKING.__contains__, words)):
        following = words[i + 1]
        asks = following not in _TELLING if words[i] in _PLEASE else following == ("me" if words[i] == "let" else "you")
        if asks and i >= done and i not in tokens.quoted and i not in on_condition:
            first, done = _clause(tokens, i, _LEAD, done)
            yield Span(tokens.starts[first], tokens.ends[done - 1])


def concessions_with_apology(tokens: Tokens) -> Iterator[Span]:
    """Each clause in which the writer gives way on the price, in a paragraph that says sorry, for no mistake."""
    words = tokens.words
    if SORRY.isdisjoint(words) or not _MISTAKES.isdisjoint(words) or _MONEY.isdisjoint(words):
        return
    done = 0
    on_condition = _on_condition(tokens)
    for i in compress(count(), map(_CONCEDING.__contains__, tokens.words)):
        word, following = tokens.words[i : i + 2]
        if i < done or i in on_condition or not (word in _CONCESSIONS or f"{word}-{following}" in _CONCEDING_PAIRS):
            continue
        first, end = _clause(tokens, i, _LONGEST, done)
        clause = tokens.words[first:end]
        if not _WRITER.isdisjoint(clause) and _NOT_CONCEDING.isdisjoint(clause) and SORRY.isdisjoint(clause):
            done = end
            yield Span(tokens.starts[first], tokens.ends[end - 1])


def _on_condition(tokens: Tokens) -> set[int]:
    """The tokens of all sentences that begin with a condition."""
    if _CONDITIONS.isdisjoint(tokens.words):
        return set()
    return {i for first, stop in tokens.sentences() if tokens.words[first] in _CONDITIONS for i in range(first, stop)}


def _clause(tokens: Tokens, at: int, lead: int, done: int) -> tuple[int, int]:
    """First token of the clause of `at` (`at` itself where that is over `lead` words away), and the token after it."""
    first = next((j for j in range(at, max(at - lead, done, 1) - 1, -1) if _opens_clause(tokens, j)), at)
    end, last = at + 1, at + _LONGEST
    while end < last and tokens.words[end] not in STOPS and end not in tokens.soft:
        end += 1
    return first, end


def _opens_clause(tokens: Tokens, at: int) -> bool:
    return tokens.words[at - 1] in STOPS or at in tokens.soft or tokens.words[at - 1] in _JOINTS


def enough(sign: str, hits: Sequence[Finding], at_least: int, words: int, count: int) -> Sequence[Finding]:
    """Those of a sign's hits that are marked, in a message of so many words and `count` sentences."""
    if sign == "i_opening":
        return hits[at_least - 1 :] if words <= _SHORT_MAIL and len(hits) > count / 2 else ()
    if sign == "request":
        # at the end of a long mail it is a reminder of what stood far above
        return _said_again(hits, at_least) if words <= _SHORT_MAIL else ()
    return hits[at_least - 1 :]


def _said_again(hits: Sequence[Finding], times: int) -> list[Finding]:
    """The requests that ask for the same as `times` - 1 earlier ones."""
    keys = [frozenset(re.findall(r"[^\W_]+", hit.text.lower())) - _REQUEST_WORDS for hit in hits]
    return [hit for i, hit in enumerate(hits) if sum(_alike(keys[i], earlier) for earlier in keys[:i]) >= times - 1]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if one != other and _LET_KNOW in (one, other):
        return False  # "please let me know" points at what stands before it, each time at something else
    shared = len(one & other)
    return shared > 1 and shared >= _ALIKE * min(len(one), len(other))
