"""Which words in capitals raise the voice: names, labels, headings and records do not."""

from __future__ import annotations

import pytest
from tests.tone.conftest import MakeRules

from walkaway.tone import ToneChecker


@pytest.mark.parametrize(
    ("text", "sign", "marked"),
    [
        ("Read it BY THE END OF JUNE, please.", "capitals_announced", ["BY THE END OF JUNE"]),
        ("We open TODAY! Come in.", "capitals", []),
        ("We START TODAY! Come in.", "capitals", ["START TODAY"]),
        ("The shed is FREE TO TAKE until noon.", "capitals", ["FREE TO TAKE"]),
        ("THE SHED IS HERE AND IT IS LOVELY", "capitals_announced", ["THE SHED IS HERE AND IT IS LOVELY"]),
        ("WHERE ARE YOU", "capitals", ["WHERE ARE YOU"]),
        ("WHY IS NOBODY IN THE SHED?", "capitals", ["WHY IS NOBODY IN THE SHED"]),
        ("You have ONLY 3 DAYS LEFT to pick.", "capitals", ["ONLY 3 DAYS LEFT"]),
    ],
)
def test_sentences_in_capitals_are_loud_and_press_or_announce(
    make_rules: MakeRules, text: str, sign: str, marked: list[str]
) -> None:
    (other,) = {"capitals", "capitals_announced"} - {sign}

    assert [one.text for one in ToneChecker(make_rules(sign=sign)).check_paragraph(text)] == marked
    assert ToneChecker(make_rules(sign=other)).check_paragraph(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "SCOPE OF THE WORK\nThe first phase takes two weeks.",
        "TERMS AND CONDITIONS OF SALE AND OF DELIVERY",
        "2. HOW TO PAY\nBy transfer.",
        "WHAT YOU NEED TO BRING: a coat.",
        "HOW WE WORK",
        "WHAT IS NOT INCLUDED\nThe stairs.",
        "PLEASE NOTE: the yard is closed.",
        "TO: ALL STAFF\nFROM: THE OFFICE",
        "Fill in the REQUEST FOR QUOTATION form.",
        "The button says BUY NOW in white.",
        "The crate is marked DO NOT BEND THIS.",
        "The plate “OPEN THIS SIDE ONLY” is missing.",
        "We are open 8 AM TO 5 PM.",
        "It ships to the US OR CANADA.",
        "Ask HILL AND SONS LIMITED for it.",
        "The AGM AND THE EGM are on one day.",
        "3/4 LOT 88121 SENT TO DOCK 12 BY VAN 7.\n3/4 LOT 88122 SENT TO DOCK 14 BY VAN 9.",
        "HOW TO JOIN:   1. Print the form.",
        "DO NOT paint it yet.",
        "THANK YOU for the varnish.",
        "The shed ships to the US, I hear.",
        "WHY IS THE OAK DRIED FOR TWO YEARS?\nIt warps less.",
        "HOW IS THE OAK TO BE DRIED IN THE SHED?",
        "MY QUESTION ABOUT OAK:    I see two saws.",
        "Thursday\nNOW ON SHOW IN THE BARN\nChairs of oak.",
        "Until noon.\nBEST REGARDS\nRuth",
        "Replace YOUR KEY HERE with the one on the tag.",
        "The screen says YOU MUST WAIT FOR THE KILN.",
        "MANY THANKS, Ruth",
    ],
)
@pytest.mark.parametrize("sign", ["capitals", "capitals_announced"])
def test_names_labels_headings_and_records_are_silent(make_rules: MakeRules, text: str, sign: str) -> None:
    assert ToneChecker(make_rules(sign=sign)).check_paragraph(text) == ()


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (
            "The rest is in the lease.\n\nALL SUCH DRAWINGS MUST BE TREATED AS CONFIDENTIAL.",
            ["ALL SUCH DRAWINGS MUST BE TREATED AS CONFIDENTIAL."],
        ),
        ("LOT 88121 CAME AT 9 IN VAN 7. SO I NEED DOCK 12 FOR LOT 88122.", ["SO I NEED DOCK 12 FOR LOT 88122"]),
    ],
)
def test_contracts_and_logs_in_capitals_announce_at_most(make_rules: MakeRules, text: str, marked: list[str]) -> None:
    announced, pressing = (ToneChecker(make_rules(sign=sign)) for sign in ("capitals_announced", "capitals"))

    assert [one.text for one in announced.check_text(text).findings] == marked
    assert pressing.check_text(text).findings == ()


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Paint it NOW, please.", ["NOW"]),
        ("DO NOT paint it yet.", ["DO NOT"]),
        ("THANK YOU for the varnish.", ["THANK YOU"]),
        ("THANK YOU! The varnish is dry.", ["THANK YOU"]),
        ("The first coat is VERY VERY thin.", ["VERY VERY"]),
        ("The saw comes with ABSOLUTELY NO WARRANTY.", ["ABSOLUTELY NO WARRANTY"]),
        ("That is COMPLETELY WRONG for oak.", ["COMPLETELY WRONG"]),
        ("It is VERY THIN! Look at it.", []),
        ("THANK YOU SO MUCH for the varnish.", ["THANK YOU SO MUCH"]),
        ("PLEASE, PLEASE look at it.", []),
        ("I REALLY NEED it.", []),
        ("The shop is called WOW Leeds.", []),
        ("The SALE rail is on the left.", []),
        ("The stamp on the copy reads URGENT in red.", []),
    ],
)
def test_a_single_word_is_loud_where_it_names_nothing(make_rules: MakeRules, text: str, marked: list[str]) -> None:
    checker = ToneChecker(make_rules(sign="capital_word"))

    assert [one.text for one in checker.check_paragraph(text)] == marked
