"""An import is shown first, recognises who is known, and replaces nothing."""

from __future__ import annotations

from walkaway.prospects.exchange import Candidate, Fate, plan, to_keep
from walkaway.prospects.ledger import Ledger
from walkaway.prospects.prospect import Prospect

DANA = Prospect(3, "Dana Ruiz", "", ("dana@ruiz.example",), "Kind.", ("web",), "dry", {"project": "the shop"})


def _candidates(*prospects: Prospect) -> list[Candidate]:
    return [Candidate(line, each) for line, each in enumerate(prospects, 2)]


def test_a_stranger_is_new() -> None:
    (only,) = plan(_candidates(Prospect(name="Ben")), [DANA])

    assert (only.fate, only.result, only.known) == (Fate.NEW, Prospect(name="Ben"), ())


def test_somebody_known_is_recognised_by_address_whatever_the_name() -> None:
    (only,) = plan(_candidates(Prospect(name="D. Ruiz", addresses=("DANA@Ruiz.example",))), [DANA])

    assert (only.fate, only.known, only.result) == (Fate.SAME, (DANA,), DANA)
    assert to_keep([only]) == []


def test_more_about_somebody_known_is_added_and_nothing_is_replaced() -> None:
    more = Prospect(
        0,
        "Other Name",
        "Ruiz Bakery",
        ("dana@ruiz.example", "d@ruiz.example"),
        "Late.",
        ("web", "print"),
        "warm",
        {"project": "another", "city": "Bonn"},
    )

    (only,) = plan(_candidates(more), [DANA])

    assert only.fate is Fate.MORE
    assert only.adds == ("firm", "addresses", "notes", "tags", "fields")
    assert only.result == Prospect(
        3,
        "Dana Ruiz",
        "Ruiz Bakery",
        ("dana@ruiz.example", "d@ruiz.example"),
        "Kind.\n\nLate.",
        ("web", "print"),
        "dry",
        {"project": "the shop", "city": "Bonn"},
    )


def test_addresses_of_two_prospects_are_unclear_and_left_alone() -> None:
    ben = Prospect(4, "Ben", addresses=("ben@x.example",))

    (only,) = plan(_candidates(Prospect(addresses=("ben@x.example", "dana@ruiz.example"))), [DANA, ben])

    assert only.fate is Fate.UNCLEAR
    assert set(only.known) == {DANA, ben}
    assert to_keep([only]) == []


def test_the_second_of_two_with_one_address_in_a_file_is_unclear() -> None:
    kim = Prospect(name="Kim", addresses=("kim@x.example",))

    planned = plan(_candidates(kim, Prospect(name="Kim B.", addresses=("KIM@x.example",))), [])

    assert [each.fate for each in planned] == [Fate.NEW, Fate.UNCLEAR]


def test_without_an_address_name_and_firm_tell() -> None:
    kept = Prospect(5, "Kim", "Kim & Co")

    planned = plan(_candidates(Prospect(name="kim", firm="KIM & Co"), Prospect(name="Kim")), [kept])

    assert [each.fate for each in planned] == [Fate.SAME, Fate.NEW]


def test_the_same_import_a_second_time_changes_nothing(ledger: Ledger) -> None:
    people = _candidates(DANA, Prospect(name="Ben"), Prospect(firm="Okafor", addresses=("o@x.example",)))
    people = [
        Candidate(each.line, Prospect(0, each.prospect.name, each.prospect.firm, each.prospect.addresses))
        for each in people
    ]
    ledger.keep(to_keep(plan(people, ledger.everybody())))
    before = ledger.export()

    again = plan(people, ledger.everybody())

    assert {each.fate for each in again} == {Fate.SAME}
    ledger.keep(to_keep(again))
    assert ledger.export() == before
