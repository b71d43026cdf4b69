"""What in a draft is read for its situation."""

from __future__ import annotations

from walkaway.library.zones import zones_of

MAIL = "Subject: The roof\n\nHi Ana,\n\nIt leaks.\n\nTom\n\n> It can't be.\n\n-- \nTom & Sons"


def test_subject_own_words_and_quoted_words_stand_apart() -> None:
    zones = zones_of(MAIL)

    assert zones.subject.text == "The roof"
    assert "It leaks." in zones.own.text
    assert zones.quoted.text == "It can't be."


def test_a_signature_is_not_read() -> None:
    zones = zones_of(MAIL)

    assert all("Sons" not in zone.text for zone in (zones.subject, zones.own, zones.quoted))


def test_a_subject_that_is_given_leaves_the_text_as_it_is() -> None:
    zones = zones_of("Subject: The roof\n\nIt leaks.", "The cellar")

    assert zones.subject.text == "The cellar"
    assert "The roof" in zones.own.text


def test_the_words_are_those_of_the_writer_with_the_subject_first() -> None:
    said = zones_of(MAIL).words

    assert said[:3] == ["the", "roof", "."]
    assert "leaks" in said
    assert "can" not in said
