"""Prospects are kept, recognised by address, listed by last contact, and gone when they are removed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.prospects.conftest import Clock, day, message, reply

from walkaway.prospects.ledger import AddressTaken, Ledger, NoSuchProspect, Outcome, ProspectError, Summary
from walkaway.prospects.prospect import Prospect

DANA = Prospect(
    name="Dana Ruiz",
    firm="Ruiz Bakery",
    addresses=("dana@ruiz.example", "hello@ruiz.example"),
    notes="Opens at five.\nLikes short mails.",
    tags=("web", "warm lead"),
    tone="dry",
    fields={"project": "the new shop"},
)


def test_a_prospect_comes_back_as_it_was_kept(ledger: Ledger) -> None:
    id = ledger.add(DANA)

    assert ledger.get(id) == replace(DANA, id=id)


def test_a_prospect_is_kept_over_a_restart(ledger: Ledger, place: Path) -> None:
    id = ledger.add(DANA)
    ledger.close()

    with Ledger.open(place) as again:
        assert again.get(id) == replace(DANA, id=id)


def test_a_prospect_is_recognised_by_each_of_the_addresses(ledger: Ledger) -> None:
    id = ledger.add(DANA)

    for address in ("DANA@Ruiz.Example", " hello@ruiz.example"):
        found = ledger.find(address)
        assert found is not None
        assert found.id == id
    assert ledger.find("stranger@ruiz.example") is None
    assert ledger.find("") is None


def test_who_alone_is_called_so_is_recognised_by_the_name(ledger: Ledger) -> None:
    dana = ledger.add(DANA)
    bakery = ledger.add(Prospect(firm="Halden Ltd"))

    for name, firm, id in (("dana ruiz", "", dana), ("Dana Ruiz", "ruiz bakery", dana), ("Halden Ltd", "", bakery)):
        found = ledger.find_by_name(name, firm)
        assert found is not None
        assert found.id == id
    assert ledger.find_by_name("Dana") is None
    assert ledger.find_by_name("Dana Ruiz", "Halden Ltd") is None
    assert ledger.find_by_name("") is None

    ledger.add(Prospect(name="Dana Ruiz", firm="Another"))
    assert ledger.find_by_name("Dana Ruiz") is None
    assert ledger.find_by_name("Dana Ruiz", "Ruiz Bakery") is not None


def test_an_address_belongs_to_one_prospect(ledger: Ledger) -> None:
    id = ledger.add(DANA)

    with pytest.raises(AddressTaken, match=r"Dana@Ruiz\.example belongs to Dana Ruiz already\.") as caught:
        ledger.add(Prospect(name="Somebody", addresses=("new@x.example", "Dana@Ruiz.example")))

    assert caught.value.owner == id
    assert ledger.count() == 1
    assert ledger.find("new@x.example") is None


def test_an_address_given_twice_is_kept_once(ledger: Ledger) -> None:
    id = ledger.add(Prospect(addresses=("a@x.example", "A@X.example", " ", "b@x.example")))

    assert ledger.get(id).addresses == ("a@x.example", "b@x.example")


def test_a_change_replaces_everything_and_frees_old_addresses(ledger: Ledger) -> None:
    id = ledger.add(DANA)
    changed = Prospect(id, "Dana R.", "", ("dana@new.example",), "", (), "", {})

    ledger.change(changed)

    assert ledger.get(id) == changed
    assert ledger.find("dana@ruiz.example") is None
    assert [hit.prospect.id for hit in ledger.search("new.example")] == [id]
    assert ledger.search("bakery") == ()


def test_a_change_that_fails_changes_nothing(ledger: Ledger) -> None:
    ledger.add(DANA)
    other = ledger.add(Prospect(name="Ben", addresses=("ben@x.example",)))

    with pytest.raises(AddressTaken):
        ledger.change(Prospect(other, "Benjamin", addresses=("dana@ruiz.example",)))

    assert ledger.get(other) == Prospect(other, "Ben", addresses=("ben@x.example",))
    assert [hit.prospect.id for hit in ledger.search("ben")] == [other]


def test_a_prospect_that_is_not_there_is_said_so(ledger: Ledger) -> None:
    with pytest.raises(NoSuchProspect):
        ledger.get(1)
    with pytest.raises(NoSuchProspect):
        ledger.change(replace(DANA, id=1))
    with pytest.raises(NoSuchProspect):
        ledger.remove(1)
    with pytest.raises(NoSuchProspect):
        ledger.sent(1, message(day(3)))


def test_a_tone_that_does_not_exist_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ProspectError, match="Choose warm, plain or dry, or none"):
        ledger.add(Prospect(tone="loud"))


def test_words_that_no_file_can_hold_become_visible_signs(ledger: Ledger) -> None:
    id = ledger.add(Prospect(name="Da\ud800na\0", notes="half \udfff"))

    assert ledger.get(id).name == "Da�na�"
    assert ledger.get(id).notes == "half �"


def test_the_list_is_by_last_contact_and_comes_in_pages(ledger: Ledger) -> None:
    ids = [ledger.add(Prospect(name=f"P{number}")) for number in range(7)]
    for place, number in enumerate((3, 1, 5)):
        ledger.sent(ids[number], message(day(10 + place)))
    ledger.replied(ids[3], reply(day(20)))

    listed: list[Summary] = []
    page = ledger.prospects(limit=2)
    listed += page.items
    while page.more:
        page = ledger.prospects(page.more, limit=2)
        listed += page.items

    assert [each.prospect.name for each in listed] == ["P3", "P5", "P1", "P6", "P4", "P2", "P0"]
    assert [each.last_contact for each in listed[:4]] == [day(20), day(12), day(11), None]


def test_last_contact_goes_back_when_a_message_is_taken_back(ledger: Ledger) -> None:
    id = ledger.add(DANA)
    ledger.sent(id, message(day(3)))
    later = ledger.sent(id, message(day(9)))
    ledger.ended(id, Outcome(day(12), "lost"))

    assert ledger.summary(id).last_contact == day(9)
    ledger.take_back(later)
    assert ledger.summary(id).last_contact == day(3)


def test_a_summary_counts_what_there_is(ledger: Ledger) -> None:
    id = ledger.add(DANA)
    assert ledger.summary(id).result == "open"
    ledger.sent(id, message(day(3)))
    ledger.replied(id, reply(day(4)))
    ledger.replied(id, reply(day(5)))
    ledger.ended(id, Outcome(day(6), "won"))

    found = ledger.summary(id)

    assert (found.sent, found.replies, found.result) == (1, 2, "won")


def test_the_list_can_be_of_one_tag(ledger: Ledger) -> None:
    ledger.add(Prospect(name="A", tags=("web",)))
    ledger.add(Prospect(name="B", tags=("print", "web")))
    ledger.add(Prospect(name="C", tags=("webby",)))

    assert [each.prospect.name for each in ledger.prospects(tag="web").items] == ["B", "A"]
    assert ledger.tags() == {"print": 1, "web": 2, "webby": 1}


def test_a_removed_prospect_is_gone_from_every_file(ledger: Ledger, place: Path, clock: Clock) -> None:
    id = ledger.add(Prospect(name="Zebulon Quixworth", notes="walrusnote", addresses=("zeb@quixworth.example",)))
    other = ledger.add(Prospect(name="Dana"))
    ledger.sent(id, message(day(3), text="a flamingo sentence"))
    ledger.replied(id, reply(day(4), text="a kumquat answer", id="<hyena@x>"))
    ledger.sent(other, message(day(3)))
    ledger.close()
    clock.forward(days=1)
    with Ledger.open(place, clock) as again:  # makes a backup with everything
        secrets = (b"Quixworth", b"quixworth", b"walrusnote", b"flamingo", b"kumquat", b"hyena")
        assert all(any(secret in data for data in _files(place)) for secret in secrets)

        left = again.remove(id)

        assert left == ()
        assert not [secret for secret in secrets for data in _files(place) if secret in data]
        assert again.search("quixworth") == again.search("flamingo") == ()
        assert again.get(other).name == "Dana"
        assert len(list((place.parent / "backups").iterdir())) == 1


def test_a_removed_prospect_gives_the_id_to_nobody_else(ledger: Ledger) -> None:
    id = ledger.add(DANA)
    ledger.remove(id)

    assert ledger.add(DANA) != id


def _files(place: Path) -> list[bytes]:
    return [each.read_bytes() for each in place.parent.rglob("*") if each.is_file()]
