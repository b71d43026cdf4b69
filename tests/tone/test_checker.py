from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tone.conftest import MakeRules

from walkaway.language.compile import compile_rules
from walkaway.language.lexicon import misspelt
from walkaway.text.finding import Finding, Weight
from walkaway.text.parts import Part
from walkaway.text.span import Span
from walkaway.tone import FAMILIES, ToneChecker, composure, load_rules
from walkaway.tone.ignores import Ignores, IgnoresError, Scope
from walkaway.tone.load import FORM
from walkaway.tone.paragraph import ParagraphJudge, resolve

pytestmark = pytest.mark.usefixtures("compiled_rules")

SHIPPED = load_rules()
REMEMBERING = ToneChecker(SHIPPED)
REMEMBERING_JUDGE = ParagraphJudge(SHIPPED, frozenset(), frozenset())
FLAGGED = [re.sub(r"[\[\]]", "", example) for rule in SHIPPED.rules for example in rule.flag]


def test_offsets_count_in_the_whole_text() -> None:
    text = "Subject: Just checking in 🎉\n\nHi Dana,\n\n🎉 Sorry to bother you again, the oak is here.\n"

    report = ToneChecker(SHIPPED).check_text(text)

    assert {one.span.of(text) for one in report.findings} == {one.text for one in report.findings}
    assert "Sorry to bother you again" in {one.text for one in report.body_findings}
    assert all(one.span.of(text) for one in report.subject_findings)


def test_quoted_text_and_signatures_are_never_judged() -> None:
    body = (
        "Fine.\n\nBest,\nAna\n\n-- \nSorry to bother you\n\nOn 3 May 2027, Dana wrote:\n> Sorry to bother you again\n"
    )

    assert ToneChecker(SHIPPED).check_message("", body).findings == ()


def test_the_subject_counts_and_header_lines_do_not() -> None:
    report = ToneChecker(SHIPPED).check_text("To: sorry@example.com\nSubject: Sorry to bother you\n\nThe oak is here.")

    assert [one.text for one in report.subject_findings] == ["Sorry to bother you"]
    assert report.body_findings == ()


def test_composure_is_the_readable_sum_of_its_findings() -> None:
    report = ToneChecker(SHIPPED).check_text("Sorry to bother you again. I just wanted to share the drawings.")

    assert report.composure.score == 100 - sum(one.points for one in report.findings)
    assert report.composure.sentence.startswith("100 − 13 for 1 strong")
    assert composure(()).sentence == "100"


def test_the_same_words_are_never_marked_twice() -> None:
    text = "I was just wondering if you could possibly maybe let me know if you got my last email?"
    spans = [one.span for one in ToneChecker(SHIPPED).check_paragraph(text)]

    assert spans
    assert all(not a.overlaps(b) for i, a in enumerate(spans) for b in spans[i + 1 :])


def test_the_heavier_finding_wins_an_overlap_then_the_longer() -> None:
    rules = compile_rules(
        "test",
        {
            Path("need.toml"): b"""
[[rule]]
id = "long"
weight = "light"
why = "w."
match = ["a b c d"]
[[rule]]
id = "heavy"
weight = "strong"
why = "w."
match = ["b c"]
[[rule]]
id = "short"
weight = "light"
why = "w."
match = ["x y"]
[[rule]]
id = "longer"
weight = "light"
why = "w."
match = ["x y z"]
"""
        },
        FORM,
    )

    assert [one.rule for one in ToneChecker(rules).check_paragraph("a b c d. x y z")] == ["need/heavy", "need/longer"]


def test_a_family_and_a_rule_can_be_turned_off() -> None:
    text = "Sorry to bother you again."
    (one,) = ToneChecker(SHIPPED).check_paragraph(text)

    assert ToneChecker(SHIPPED, families_off=[one.family]).check_paragraph(text) == ()
    assert one.rule not in [f.rule for f in ToneChecker(SHIPPED, rules_off=[one.rule]).check_paragraph(text)]


def test_counting_signs_mark_from_the_nth_on(make_rules: MakeRules) -> None:
    rules = make_rules(sign="exclamation", at_least=3)

    report = ToneChecker(rules).check_message("", "One! Two.\n\nTwo! Three! Four!")

    assert [one.span.start for one in report.body_findings] == [21, 27]


def test_an_ignore_here_survives_edits_elsewhere_and_can_be_taken_back() -> None:
    ignores = Ignores()
    checker = ToneChecker(SHIPPED, ignores=ignores, draft="d1")
    text = "Sorry to bother you again, the oak is here."
    entry = ignores.add(Scope.HERE, checker.check_paragraph(text)[0], text, "d1")

    assert checker.check_paragraph(text) == ()
    assert checker.check_paragraph("The day is fine. " + text) != ()  # other neighbours: another place
    assert checker.check_paragraph(text + " And the tiles came on Monday.") == ()
    ignores.remove(entry)
    assert checker.check_paragraph(text) != ()


@pytest.mark.parametrize(("scope", "elsewhere"), [(Scope.DRAFT, True), (Scope.WORDS, False)])
def test_ignoring_words_reaches_as_far_as_its_scope(scope: Scope, elsewhere: bool) -> None:
    ignores = Ignores()
    text = "Sorry to bother you again."
    ignores.add(scope, ToneChecker(SHIPPED).check_paragraph(text)[0], text, "d1")

    assert ToneChecker(SHIPPED, ignores=ignores, draft="d1").check_paragraph("Well, sorry to bother  you again!") == ()
    assert bool(ToneChecker(SHIPPED, ignores=ignores, draft="d2").check_paragraph(text)) is elsewhere


def test_words_that_are_never_marked_are_silent_whatever_the_rule_and_the_draft() -> None:
    ignores = Ignores(words=["SORRY to bother\nyou"])
    checker = ToneChecker(SHIPPED, ignores=ignores, draft="d1")

    assert checker.check_paragraph("Sorry to bother  you.") == ()
    ignores.set_words(["thank you"])
    assert checker.check_paragraph("Sorry to bother  you.") != ()


def test_ignores_are_kept_on_disk(tmp_path: Path) -> None:
    ignores = Ignores()
    ignores.add(
        Scope.WORDS, ToneChecker(SHIPPED).check_paragraph("Sorry to bother you.")[0], "Sorry to bother you.", "d"
    )
    ignores.save(tmp_path / "ignores.json")

    assert Ignores.load(tmp_path / "ignores.json").entries() == ignores.entries()
    assert Ignores.load(tmp_path / "none.json").entries() == ()


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"ignored": [{"scope": "moon"}]}', b"\xff"])
def test_damaged_ignores_are_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "i.json").write_bytes(content)

    with pytest.raises(IgnoresError, match="move the file away"):
        Ignores.load(tmp_path / "i.json")


def test_calm_twice_gives_what_calm_once_gives() -> None:
    checker = ToneChecker(SHIPPED)
    for rule in SHIPPED.rules:
        for example in rule.flag:
            once = checker.calm(example.replace("[", "").replace("]", ""))
            assert checker.calm(once) == once


@pytest.mark.parametrize(
    "subject", ["Just checking in", "Re: Checking in again!", "URGENT!!!", "A small favor", "Sorry, just checking in"]
)
def test_calm_leaves_header_lines_as_they_are_and_a_subject_to_be_found_by(subject: str) -> None:
    calmer = ToneChecker(SHIPPED).calm(f"To: ana@example.com\nSubject: {subject}\nDate: 1 May\n\nThe plan is here.")

    assert re.fullmatch(r"To: ana@example\.com\nSubject: .*\w{3}.*\nDate: 1 May\n\nThe plan is here\.", calmer)


@pytest.mark.parametrize(("subject", "leaves"), [("Just checking in", False), ("Just checking in: invoice 12", True)])
def test_a_subject_can_be_shortened_and_not_left_out(subject: str, leaves: bool) -> None:
    checker = ToneChecker(SHIPPED)
    (told,) = checker.check_message(subject, "The plan is here.").findings
    (marked,) = checker.check_paragraph(subject, Part.SUBJECT)

    assert told.rewrites == marked.rewrites != ()
    assert ("" in told.rewrites) is leaves


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(FLAGGED), min_size=2, max_size=5), st.sampled_from([" ", "\n\n"]))
def test_a_calmed_message_of_many_findings_stays_as_it_is(examples: list[str], between: str) -> None:
    once = REMEMBERING.calm(between.join(examples))

    assert REMEMBERING.calm(once) == once


def test_a_mistake_in_a_users_rule_costs_only_that_rule(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        '[[rule]]\nid = "good"\nfamily = "need"\nweight = "light"\nwhy = "w."\nmatch = ["zebra crossing"]\n'
        '[[rule]]\nid = "bad"\nfamily = "need"\nweight = "light"\nwhy = "w."\nmatch = ["(a"]\n'
    )

    rules = load_rules(tmp_path)

    assert [one.rule for one in ToneChecker(rules).check_paragraph("the zebra crossing")] == ["need/good"]
    assert [str(problem) for problem in rules.problems] == [
        f"{tmp_path}/mine.toml, rule need/bad: '(a': a ( is not closed; expected ) after it"
    ]


GOOD_RULE = '[[rule]]\nid = "good"\nfamily = "need"\nweight = "light"\nwhy = "w."\nmatch = ["zebra crossing"]\n'


@pytest.mark.parametrize(
    ("mistake", "told"),
    [
        ("[[rule\n", "expected a TOML file"),
        ("rule = 5", "has no id"),
        ("rule = [1]", "has no id"),
        ("lists = 5", "expected a table"),
        ("[lists]\nstripes = 5", "expected a list of texts"),
        ("[lists]\nprice = ['a']", "is also in lexicon.toml"),
        ("[lists]\nstripes = ['<stripes> a']", "part of itself"),
        ("[lists]\nstripes = ['(a']", "a ( is not closed"),
        ("[spellings]\nzebbra = 5", "spelling 'zebbra' is 5"),
        (GOOD_RULE.replace('"light"', "[]"), "weight is []"),
        (GOOD_RULE.replace('"need"', "5"), "family is 5"),
        (GOOD_RULE.replace('"good"', r'"a\nb"'), "signs that cannot be seen"),
        (GOOD_RULE + "taste = 'yes'", "expected true or false"),
        (GOOD_RULE.replace('"light"', '"medium"') + "taste = true", "a matter of taste with weight medium"),
        (GOOD_RULE + f"at_least = {'1' * 5000}", "expected a TOML file"),
        (GOOD_RULE + "at_least = 'x'", "expected a whole number"),
        (GOOD_RULE + "moods = 3", "moods is 3"),
        (GOOD_RULE + "parts = [[1]]", "parts is [[1]]"),
        (GOOD_RULE + "judge_quoted = 'no'", "expected true or false"),
    ],
)
def test_a_mistake_in_one_of_the_users_files_is_told_and_leaves_the_others_whole(
    tmp_path: Path, mistake: str, told: str
) -> None:
    (tmp_path / "a-wrong.toml").write_text(mistake)
    (tmp_path / "mine.toml").write_text(GOOD_RULE)

    rules = load_rules(tmp_path)

    assert [one.rule for one in ToneChecker(rules).check_paragraph("the zebra crossing")] == ["need/good"]
    assert [problem.path for problem in rules.problems] == [str(tmp_path / "a-wrong.toml")]
    assert told in str(rules.problems[0])


def test_a_users_file_that_cannot_be_read_is_told_each_time(tmp_path: Path) -> None:
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere")

    assert [str(problem) for problem in (*load_rules(tmp_path).problems, *load_rules(tmp_path).problems)] == [
        f"{tmp_path}/gone.toml: there is no such file or folder; expected a file that can be read"
    ] * 2


def test_rules_from_the_cache_are_the_rules(tmp_path: Path) -> None:
    first, second = load_rules(), load_rules()

    assert first == second


def test_all_fifteen_families_are_named() -> None:
    assert len(FAMILIES) == 15


@given(st.text(max_size=300))
def test_any_text_is_checked_and_calmed_without_a_fault(text: str) -> None:
    checker = ToneChecker(SHIPPED)

    for one in checker.check_text(text).findings:
        assert one.span.of(text) == one.text
    checker.calm(text)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12), st.sampled_from(list(Weight)))))
def test_findings_that_overlap_are_resolved_the_same_as_one_by_one(hits: list[tuple[int, int, Weight]]) -> None:
    found = [Finding(Span(a, a + n), f"need/{i}", "need", w, w.points, "x", "") for i, (a, n, w) in enumerate(hits)]
    kept: list[Finding] = []
    for one in sorted(found, key=lambda f: (-f.points, -len(f.span), f.span.start, f.rule)):
        if not any(one.span.overlaps(other.span) for other in kept):
            kept.append(one)

    assert list(resolve(found)) == sorted(kept, key=lambda f: f.span)


@given(
    st.lists(
        st.sampled_from(
            [
                "Sorry to bother you.",
                "Any news?",
                "I just wanted to ask!",
                "The oak is here.",
                '"No," he said.',
                "$400 is all.",
                "Are you there!) ?",
            ]
        ),
        max_size=8,
    )
)
def test_a_checker_that_remembers_answers_as_a_new_one(sentences: list[str]) -> None:
    text = " ".join(sentences)

    assert REMEMBERING.check_paragraph(text) == ToneChecker(SHIPPED).check_paragraph(text)


@settings(deadline=None, max_examples=20)
@given(st.lists(st.sampled_from(FLAGGED), min_size=1, max_size=12))
def test_paragraphs_judged_together_give_what_each_gives_alone(texts: list[str]) -> None:
    paragraphs = [(text, Part.BODY) for text in texts]
    fresh = ParagraphJudge(SHIPPED, frozenset(), frozenset())

    assert [one.findings for one in fresh.judge(paragraphs)] == [REMEMBERING.check_paragraph(text) for text in texts]


_ACROSS = [
    "Sorry about that.",
    "I can lower the price.",
    "It was the wrong one, a mistake.",
    "Is it?",
    "Would Monday suit you?",
    "TO: ALL STAFF.",
    "PLEASE READ THIS NOW!",
    "DO NOT wait.",
    "Thanks so much!!!",
    "I'm sooooo happy.",
    "\n- Wooow, so much.",
    "Thanks again.",
    "Please let me know.",
    "Prof. Elm said 3.5 is fine.",
    "He said “yes. I will.”",
    "Best, A. Elm",
    "🎉🎉🎉",
]


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.sampled_from(FLAGGED) | st.sampled_from(_ACROSS), min_size=1, max_size=7),
    st.sampled_from([" ", "  ", "\n"]),
    st.sampled_from([part for part in Part if part.judged]),
)
def test_a_paragraph_gives_by_its_pieces_what_it_gives_as_one(sentences: list[str], between: str, part: Part) -> None:
    text = between.join(sentences)
    whole = ParagraphJudge(SHIPPED, frozenset(), frozenset())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("walkaway.tone.paragraph.pieces", lambda text: [text])
        (expected,) = whole.judge([(text, part)])

    (by_pieces,) = REMEMBERING_JUDGE.judge([(text, part)])

    assert by_pieces.findings == expected.findings
    assert dict(by_pieces.counted) == dict(expected.counted)
    assert by_pieces[2:] == expected[2:]


@pytest.mark.parametrize(
    "text",
    [
        "I can {} lower the price by 10%.",
        "We could {} meet in the middle at 900.",
        "I {} beg you to think about it once more.",
        "I {} keep worrying that you are disappointed.",
        "I could {} be in Leeds by tonight.",
        "I {} hope you can help me out of this.",
    ],
)
@pytest.mark.parametrize("adverb", ["really", "honestly", "also", "absolutely"])
def test_an_adverb_hides_nothing(text: str, adverb: str) -> None:
    said = text.replace("{}", adverb)
    found = ToneChecker(SHIPPED).check_message("", said).findings

    assert found
    assert all(one.span.of(said) == one.text for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Happy to knock 10% off.",
        "Let me knock 10% off.",
        "I would be more than happy to knock 10% off.",
        "We looked at it again and can knock 10% off.",
        "Hope I am not bothering you.",
        "Was nervous about sending this.",
        "Can match any quote.",
        "We desperatley need this project.",
        "I am extremley gratefull for this opportunty.",
        "im so sorry 2 bother u again",
        "Ill do it for free.",
        "We looked again and wed do it for free.",
        "Well do it for half the price.",
    ],
)
def test_what_was_left_out_put_politely_or_mistyped_hides_nothing(text: str) -> None:
    found = ToneChecker(SHIPPED).check_message("", text).findings

    assert any(one.weight is not Weight.LIGHT for one in found)
    assert all(one.span.of(text) == one.text and one.rewrites for one in found)


def test_no_word_of_a_rule_is_taken_for_a_slip_of_another() -> None:
    lists = {name: words for name, (words, _) in SHIPPED.lists.items()}
    slips = misspelt(lists)
    rules = "\n".join(source for rule in SHIPPED.rules for source in (*rule.match, *rule.unless)).lower()
    others = {word for name, words in lists.items() if name != "not_misspelt" for word in words if len(word) > 6}

    assert len(slips) > 5000
    assert not slips.keys() & {*re.findall(r"[a-z]+", rules)}
    assert not slips.keys() & others


def test_an_adverb_that_a_pattern_names_is_still_seen(make_rules: MakeRules) -> None:
    rules = make_rules("just fix", "fix it", lists={"passed_over": ["just", "also"]})

    found = ToneChecker(rules).check_message("", "I just fix lamps. I fix also it. You also just fix it.").findings

    assert [one.text for one in found] == ["just fix", "fix also it", "just fix"]
