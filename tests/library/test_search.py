"""Search as you type over templates."""

from __future__ import annotations

import time

import pytest

from walkaway.library.search import Index
from walkaway.library.template import Template
from walkaway.library.words import stem, words

TEMPLATES = (
    Template(
        "gone_quiet/a", "Where things stand", "gone_quiet", body="A line settles it.", when="They stopped writing."
    ),
    Template("price_objection/b", "Compared with what?", "price_objection", body="Two quotes, line by line. The café."),
    Template("takeaway/c", "You may not need us", "takeaway", "may_not_need_us", body="A template builder will do."),
    Template("lost/d", "Good luck", "lost", body="You chose well; you may not need us again."),
    Template("won/e", "Prices of extras", "won", body="What we agreed about pricing."),
)
INDEX = Index(TEMPLATES)


def _ids(query: str) -> list[str]:
    return [template.id for template in INDEX.search(query)]


def test_every_word_must_begin_a_word() -> None:
    assert _ids("quot lin") == ["price_objection/b"]
    assert _ids("quot zebra") == []


def test_every_prefix_of_a_title_finds_its_template() -> None:
    title = "Compared with what?"

    assert all("price_objection/b" in _ids(title[:length]) for length in range(1, len(title) + 1))


@pytest.mark.parametrize("query", ["CAFÉ", "cafe", "Cafe\u0301"])
def test_case_and_accents_do_not_matter(query: str) -> None:
    assert _ids(query) == ["price_objection/b"]


def test_a_word_finds_its_other_forms() -> None:
    assert "won/e" in _ids("priced")
    assert _ids("comparing") == ["price_objection/b"]


@pytest.mark.parametrize("query", ["ghosted", "silence", "no answer", "no repl"])
def test_a_situation_is_found_by_words_near_in_meaning(query: str) -> None:
    assert _ids(query) == ["gone_quiet/a"]


def test_situation_and_move_are_searched_by_label_and_id() -> None:
    assert "gone_quiet/a" in _ids("gone quiet")
    assert "takeaway/c" in _ids("takeaway")
    assert "takeaway/c" in _ids("may_not_need_us")


def test_a_hit_in_the_title_comes_before_one_in_the_text() -> None:
    assert _ids("may not need us") == ["takeaway/c", "lost/d"]


def test_an_empty_query_gives_everything_in_order() -> None:
    assert INDEX.search(" ?! ") == TEMPLATES


def test_asking_twice_gives_the_same() -> None:
    assert _ids("you") == _ids("you")


@pytest.mark.parametrize(
    ("forms", "root"),
    [
        ("price prices pricing priced", "pric"),
        ("quote quotes quoted quoting", "quot"),
        ("drop drops dropped dropping", "drop"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: str, root: str) -> None:
    assert {stem(form) for form in words(forms)} == {root}


@pytest.mark.parametrize("word", ["bus", "yes", "this", "is", "need", "ring", "bed", "ähren"])
def test_short_words_keep_their_ending(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize("query", ["comparred", "cmpared", "compaerd", "bompared", "comparde w", "quotse"])
def test_one_letter_may_be_wrong_in_a_longer_word(query: str) -> None:
    assert _ids(query) == ["price_objection/b"]


@pytest.mark.parametrize("query", ["lime", "comqaredd", "zebra"])
def test_short_words_and_other_words_are_taken_at_their_word(query: str) -> None:
    assert _ids(query) == []


def test_a_word_of_a_text_with_two_letters_swapped_still_finds_a_heading() -> None:
    quite = Template("won/q", "Started", "won", body="It is quite simple.")

    assert {template.id for template in Index((*TEMPLATES, quite)).search("quite")} == {"won/q", "gone_quiet/a"}


def test_a_word_that_is_right_is_not_taken_for_another() -> None:
    assert _ids("quiet") == ["gone_quiet/a"]


@pytest.mark.parametrize("query", ["estimate", "estimates"])
def test_words_of_like_meaning_are_found_after_the_word_itself(query: str) -> None:
    said = Template("won/z", "The estimate", "won", body="Here it is.")

    assert [template.id for template in Index((*TEMPLATES, said)).search(query)] == ["won/z", "price_objection/b"]


@pytest.mark.usefixtures("no_search_for_garbage")
def test_a_pasted_page_without_a_space_is_searched_for_without_its_misspellings() -> None:
    begin = time.process_time()

    assert _ids("a" * 50_000) == []

    assert time.process_time() - begin < 5, "all that is one letter off would be 2.7 million words of that length"
