"""A prospect is made from what the To line says of them."""

from __future__ import annotations

import pytest

from walkaway.prospects.prospect import Prospect, fold_address, from_recipient
from walkaway.text.addresses import parse


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Dana Ruiz · Ruiz Bakery <dana@ruiz.example>", ("Dana Ruiz", "Ruiz Bakery", ("dana@ruiz.example",))),
        ("dana@ruiz.example", ("dana", "", ("dana@ruiz.example",))),
        ("Dana Ruiz", ("Dana Ruiz", "", ())),
    ],
)
def test_a_recipient_becomes_a_prospect_in_one_step(line: str, expected: tuple[str, str, tuple[str, ...]]) -> None:
    recipients = parse(line)
    assert recipients

    made = from_recipient(recipients[0])

    assert (made.name, made.firm, made.addresses) == expected
    assert made.id == 0


def test_addresses_are_the_same_whatever_their_case_and_the_way_accents_are_written() -> None:
    assert fold_address(" Dana@RUIZ.example ") == fold_address("dana@ruiz.example")
    assert fold_address("jose\u0301@ruiz.example") == fold_address("JOSÉ@ruiz.example")
    assert fold_address("dana@ruiz.example") != fold_address("diana@ruiz.example")


@pytest.mark.parametrize(
    ("prospect", "label"),
    [
        (Prospect(name="Dana", firm="Ruiz Bakery"), "Dana"),
        (Prospect(firm="Ruiz Bakery", addresses=("dana@ruiz.example",)), "Ruiz Bakery"),
        (Prospect(addresses=("dana@ruiz.example", "d@ruiz.example")), "dana@ruiz.example"),
        (Prospect(), ""),
    ],
)
def test_a_prospect_is_called_by_the_best_that_is_known(prospect: Prospect, label: str) -> None:
    assert prospect.label == label
