"""Prospects and what was said, in lines for people and objects for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, assert_never

from walkaway.cli.screen import Screen, one_line
from walkaway.prospects.ledger import Entry, Hit, Ledger, Outcome, Received, Sent, Summary, Used
from walkaway.prospects.prospect import Prospect
from walkaway.prospects.recharge import Freshness

if TYPE_CHECKING:
    from walkaway.prospects.exchange import Planned, Problem

_PAGE = 500


class Shown:
    """Standard output for one of the two."""

    def __init__(self, screen: Screen, *, json: bool) -> None:
        self._screen, self._json = screen, json

    def summaries(self, summaries: Iterable[Summary]) -> None:
        """The list."""
        for each in summaries:
            prospect = each.prospect
            if self._json:
                self._screen.json(
                    {
                        "id": prospect.id,
                        "name": prospect.name,
                        "firm": prospect.firm,
                        "addresses": list(prospect.addresses),
                        "tags": list(prospect.tags),
                        "last_contact": each.last_contact and each.last_contact.isoformat(),
                        "sent": each.sent,
                        "replies": each.replies,
                        "outcome": each.result,
                    }
                )
            else:
                last = _day(each.last_contact) if each.last_contact else "no contact"
                facts = f"  {last:10}  {each.sent} sent, {each.replies} back, {each.result}"
                self._screen.line(f"{prospect.id:>5}  {_names(prospect)}{self._screen.paint(facts, 'faint')}")

    def hits(self, hits: Iterable[Hit]) -> None:
        """What a search found."""
        for hit in hits:
            if self._json:
                entry = hit.entry.id if hit.entry else None
                found = {"prospect": hit.prospect.id, "name": hit.prospect.label, "entry": entry}
                self._screen.json({**found, "excerpt": hit.excerpt})
            else:
                where = f"  {_day(hit.entry.what.when)}" if hit.entry else ""
                name = f"{hit.prospect.id:>5}  {one_line(hit.prospect.label)}{where}"
                self._screen.line(f"{name}  {self._screen.paint(one_line(hit.excerpt), 'faint')}")

    def prospect(self, ledger: Ledger, prospect: Prospect, moves: Sequence[tuple[Used, Freshness]]) -> None:
        """Everything about one."""
        entries = list(_all_entries(ledger, prospect.id))
        if self._json:
            (whole,) = ledger.export(prospect.id)["prospects"]
            for kept, entry in zip(whole["entries"], reversed(entries), strict=True):
                kept["id"] = entry.id
            used = [
                {
                    "move": each.move,
                    "times": each.times,
                    "last": each.last.isoformat(),
                    "came_back": each.came_back,
                    "days_left": stands.days_left,
                }
                for each, stands in moves
            ]
            self._screen.json({"id": prospect.id, **whole, "moves": used})
            return
        self._screen.line(self._screen.paint(f"{prospect.id}  {_names(prospect)}", "bold"))
        facts = {"tags": ", ".join(prospect.tags), "tone": prospect.tone, **prospect.fields, "notes": prospect.notes}
        for name, words in facts.items():
            if words:
                self._screen.line(self._screen.paint(f"{one_line(name)}: {one_line(words)}", "faint"))
        for each, stands in moves:
            self._screen.line(_used(each, stands))
        for entry in entries:
            self._screen.line(f"{entry.id:>5}  {_day(entry.what.when)}  {_said(entry)}")

    def numbers(self, prospect: int, entry: int | None) -> None:
        """What was just noted."""
        if self._json:
            self._screen.json({"prospect": prospect, "entry": entry})
        else:
            self._screen.line(f"prospect {prospect}" + (f", entry {entry}" if entry else ""))

    def planned(self, each: Planned) -> None:
        """What an import makes of one prospect."""
        found = each.candidate.prospect
        if self._json:
            facts = {"name": found.label, "addresses": list(found.addresses), "adds": list(each.adds)}
            self._screen.json({"line": each.candidate.line, "fate": each.fate.value, **facts})
        else:
            others = ", ".join(one_line(other.label) for other in each.known) or "an earlier line"
            fates = {
                "new": "new",
                "same": f"known as {others}, nothing new",
                "more": f"known as {others}, more: {', '.join(each.adds)}",
                "unclear": f"left out, it may be {others}",
            }
            self._screen.line(f"line {each.candidate.line}: {_names(found)}: {fates[each.fate.value]}")

    def problem(self, problem: Problem) -> None:
        """What an import leaves out."""
        if self._json:
            self._screen.json({"line": problem.line, "problem": problem.what})
        else:
            self._screen.line(f"line {problem.line}: {one_line(problem.what)}")


def _all_entries(ledger: Ledger, prospect: int) -> Iterable[Entry]:
    page = ledger.timeline(prospect, limit=_PAGE)
    yield from page.items
    while page.more:
        page = ledger.timeline(prospect, page.more, limit=_PAGE)
        yield from page.items


def _names(prospect: Prospect) -> str:
    known = [prospect.name, prospect.firm, *(f"<{each}>" for each in prospect.addresses[:1])]
    return one_line(" · ".join(each for each in known if each))


def _used(each: Used, stands: Freshness) -> str:
    times = "once" if each.times == 1 else f"{each.times} times, last"
    back = one_line(each.came_back) or "no answer"
    return f"{one_line(each.move)}: {times} on {_day(each.last)}, {back}; {stands.words}"


def _day(when: datetime) -> str:
    return f"{when.astimezone():%Y-%m-%d}"


def _said(entry: Entry) -> str:
    match entry.what:
        case Sent() as what:
            made = f" ({what.move})" if what.move else ""
            return one_line(f"sent{made}: {what.subject or what.text[:60]}")
        case Received() as what:
            return one_line(f"came back ({what.says}): {what.text[:60] or what.subject}")
        case Outcome() as what:
            return what.result
        case what:
            assert_never(what)
