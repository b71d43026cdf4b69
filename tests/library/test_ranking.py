"""Templates for a draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from walkaway.library.cues import lexicon
from walkaway.library.kinds import SITUATIONS
from walkaway.library.learned import learned
from walkaway.library.ranking import Ranker
from walkaway.library.store import shipped_library
from walkaway.library.template import Template

PLAIN = tuple(
    Template(f"{situation}/{name}", "x", situation, move, body="Hi.")
    for situation in SITUATIONS
    for name, move in (("a", "plain"), ("b", "go_for_no"), ("c", "set_terms"))
)
OVERDUE = "Subject: Invoice 1187 is overdue\n\nHi Ana,\n\nThe payment for invoice 1187 was due on 3 May."
UNSURE = "Hi Ana,\n\nHere is what I think about it.\n\nTom"


def test_every_template_is_ranked_once() -> None:
    ranking = Ranker(PLAIN).rank(OVERDUE)

    assert sorted(template.id for template in ranking.templates) == sorted(template.id for template in PLAIN)


def test_a_plain_case_gets_templates_of_its_situation() -> None:
    ranking = Ranker(PLAIN).rank(OVERDUE)

    assert ranking.situation == "late_payment"
    assert [template.situation for template in ranking.templates[:2]] == ["late_payment"] * 2


def test_a_doubtful_case_gets_the_likeliest_situations_first() -> None:
    ranking = Ranker(PLAIN).rank(UNSURE)

    assert [template.situation for template in ranking.templates[:3]] == list(ranking.likelihoods)[:3]


def test_templates_that_answer_what_was_found_come_first() -> None:
    calm = Template("late_payment/z", "z", "late_payment", "plain", answers=("apology",), body="Hi.")

    assert Ranker((*PLAIN, calm)).rank(OVERDUE, ["apology"]).templates[0] is calm


def test_the_first_templates_of_one_situation_make_different_moves() -> None:
    same = tuple(Template(f"late_payment/{n}", "x", "late_payment", "plain", body="Hi.") for n in "xyz")
    other = Template("late_payment/zz", "x", "late_payment", "set_terms", body="Hi.")

    first = Ranker((*same, other)).rank(OVERDUE).templates

    assert {template.move for template in first[:2]} == {"plain", "set_terms"}


def test_of_two_alike_the_user_s_own_comes_first() -> None:
    shipped = Template("late_payment/a", "x", "late_payment", body="Hi.")
    mine = Template("late_payment/b", "x", "late_payment", body="Hi.", mine=True)

    assert Ranker((shipped, mine)).rank(OVERDUE).templates[0] is mine


def test_a_draft_made_from_a_template_is_about_its_situation() -> None:
    body = "Hi {{first_name}},\n\nThe lamb wants six hours and the hall closes at ten, so {{day}} it cannot be."
    lamb = Template("boundary/lamb", "Lamb", "boundary", body=body)

    ranking = Ranker((*PLAIN, lamb)).rank(lamb.filled({"first_name": "Dana", "day": "Friday"}).body)

    assert ranking.situation == "boundary"
    assert ranking.templates[0] is lamb


def test_the_same_draft_gives_the_same_order() -> None:
    assert Ranker(PLAIN).rank(UNSURE, ["need"]) == Ranker(PLAIN).rank(UNSURE, ["need"])


def test_an_empty_library_still_says_what_the_draft_is_about() -> None:
    ranking = Ranker(()).rank(OVERDUE)

    assert (ranking.situation, ranking.templates) == ("late_payment", ())


def test_moves_that_are_fresh_for_the_reader_come_first_and_none_is_hidden() -> None:
    plain = Ranker(PLAIN).rank(OVERDUE).templates
    tired = Ranker(PLAIN).rank(OVERDUE, fresh={plain[0].move: 0.5}).templates

    assert tired[0].move != plain[0].move
    assert tired[0].situation == plain[0].situation
    assert sorted(template.id for template in tired) == sorted(template.id for template in plain)


def test_moves_without_a_word_on_freshness_stay_as_they_are() -> None:
    assert Ranker(PLAIN).rank(OVERDUE, fresh={}) == Ranker(PLAIN).rank(OVERDUE)


def test_a_text_is_traced_to_the_template_that_it_was_made_from() -> None:
    ours = Template(
        "won/one", "x", "won", "plain", body="Hi {{first_name}},\n\nWe begin on Monday with the plan for you."
    )
    ranker = Ranker((*PLAIN, ours))

    assert ranker.origin("Hello Dana,\n\nWe begin on Monday with the plan for you. Bring the photos.") == ours
    assert ranker.origin("Could you send the logo files by Friday? The printer needs them.") is None
    assert ranker.origin("") is None


def test_of_two_templates_alike_the_likely_one_is_the_origin() -> None:
    text = "We begin on Monday with the plan, and the first draft follows."
    one, two = (Template(f"won/{name}", "x", "won", "plain", body=text) for name in ("one", "two"))
    ranker = Ranker((one, two))

    assert ranker.origin(text, "won/one") == one
    assert ranker.origin(text, "won/two") == two


def test_a_library_that_is_prepared_reads_nothing_to_rank(monkeypatch: pytest.MonkeyPatch) -> None:
    library = shipped_library()
    for reads in (lexicon, learned):
        reads.cache_clear()
    library.prepare()

    def fails(*parts: str) -> Path:
        raise AssertionError(parts)

    monkeypatch.setattr("walkaway.library.cues.resource", fails)
    monkeypatch.setattr("walkaway.library.learned.resource", fails)
    assert library.rank("Could you lower the price?").templates
