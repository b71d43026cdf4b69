"""An import is undone whole, and takes nothing with it that was done since."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.prospects.conftest import day, message, reply

from walkaway.prospects.ledger import Imported, Ledger
from walkaway.prospects.prospect import Prospect

TOM = Prospect(name="Tom Berg", addresses=("tom@berg.example",))
NOOR = Prospect(name="Noor Haddad", addresses=("noor@haddad.example",), notes="Likes marzipan.")


@pytest.fixture
def tom(ledger: Ledger) -> Prospect:
    id = ledger.add(TOM)
    ledger.sent(id, message(day(3)))
    return ledger.get(id)


@pytest.fixture
def before(ledger: Ledger, tom: Prospect) -> dict[str, Any]:
    return ledger.export()


@pytest.fixture
def done(ledger: Ledger, tom: Prospect, before: dict[str, Any]) -> Imported:
    """Noor is new; Tom got a firm and an address."""
    more = replace(tom, firm="Berg Roofing", addresses=(*tom.addresses, "berg@roofing.example"))
    return ledger.keep([NOOR, more])


def test_an_import_is_undone_whole(ledger: Ledger, done: Imported, before: dict[str, Any]) -> None:
    assert ledger.count() == 2

    assert ledger.take_back_import(done) == 0

    assert ledger.export() == before
    assert ledger.search("marzipan") == ledger.search("roofing") == ()
    assert ledger.find("berg@roofing.example") is None


def test_who_was_written_to_since_stays(ledger: Ledger, done: Imported) -> None:
    noor = ledger.find("noor@haddad.example")
    ledger.sent(noor.id, message(day(4)))

    assert ledger.take_back_import(done) == 1

    assert ledger.get(noor.id) == noor
    assert ledger.find("tom@berg.example").firm == ""


def test_who_was_changed_since_stays_as_they_are(ledger: Ledger, done: Imported, tom: Prospect) -> None:
    changed = replace(ledger.get(tom.id), notes="Rings back on Monday.")
    ledger.change(changed)

    assert ledger.take_back_import(done) == 1

    assert ledger.get(tom.id) == changed
    assert ledger.find("noor@haddad.example") is None


def test_a_known_one_who_was_written_to_since_loses_only_what_was_imported(
    ledger: Ledger, done: Imported, tom: Prospect
) -> None:
    ledger.replied(tom.id, reply(day(4)))

    assert ledger.take_back_import(done) == 0

    assert ledger.get(tom.id) == tom
    assert len(ledger.timeline(tom.id).items) == 2


def test_who_was_deleted_since_is_no_reason_to_keep_the_others(ledger: Ledger, done: Imported, tom: Prospect) -> None:
    ledger.remove(tom.id)

    assert ledger.take_back_import(done) == 0

    assert ledger.count() == 0


def test_an_export_that_was_taken_in_is_undone_with_its_messages(
    ledger: Ledger, tom: Prospect, before: dict[str, Any]
) -> None:
    other = {**before, "prospects": [{**before["prospects"][0], "name": "Sam", "addresses": ["sam@berg.example"]}]}
    done = ledger.restore(other)
    assert ledger.count() == 2

    assert ledger.take_back_import(done) == 0

    assert ledger.export() == before
