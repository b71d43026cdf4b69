from __future__ import annotations

from pathlib import Path

import pytest

from walkaway.gui.judging import Asked, Judge
from walkaway.language.compile import compile_rules
from walkaway.settings import Settings
from walkaway.text.finding import Finding, Weight
from walkaway.text.span import Span
from walkaway.tone import RuleSet
from walkaway.tone.ignores import Ignores, Scope
from walkaway.tone.load import FORM

RULES = b"""
[[rule]]
id = "bother"
family = "apology"
weight = "strong"
match = ["sorry to bother you"]
why = "A reader may hear an apology for writing."
calm = [""]
flag = ["[Sorry to bother you]."]

[[rule]]
id = "cheaper"
family = "concession"
weight = "medium"
match = ["I can go lower"]
why = "A reader may hear that the price was not real."
calm = ["The price stands"]
flag = ["[I can go lower]."]
"""
UNLESS_MORE = b"""
[[rule]]
id = "cheaper"
family = "concession"
weight = "medium"
match = ["I can go lower $"]
why = "A reader may hear that the price was not real."
calm = ["The price stands"]
flag = ["[I can go lower]."]
"""
BODY = "Hi Dana,\n\nSorry to bother you with thiss.\n\nI can go lower.\n\n> I can go lower.\n"


OWN = b"""
[[rule]]
id = "mine"
family = "need"
weight = "light"
why = "A reason."
calm = [""]
match = ["purple elephant"]
"""


def rules() -> RuleSet:
    return compile_rules("test", {Path("own.toml"): RULES}, FORM)


def judge(settings: Settings | None = None) -> Judge:
    return Judge(rules, settings or Settings(), Ignores())


def spelling(start: int, text: str, rule: str = "harper/SpellCheck") -> Finding:
    return Finding(Span(start, start + len(text)), rule, "spelling", Weight.LIGHT, 0, text, "Not a word.")


def found(judge: Judge, body: str = BODY) -> list[str]:
    return [finding.rule for finding in judge.report("", body).findings]


def test_rules_are_read_once_and_only_when_needed() -> None:
    read: list[int] = []

    def load() -> RuleSet:
        read.append(1)
        return rules()

    made = Judge(load, Settings(), Ignores())
    assert read == []

    made.report("", BODY)
    made.set_settings(Settings(families_off=("apology",)))
    made.report("", BODY)
    assert read == [1]


def test_a_rule_of_ones_own_is_read_without_reading_the_shipped_ones_again(tmp_path: Path) -> None:
    read: list[int] = []

    def load() -> RuleSet:
        read.append(1)
        return rules()

    made = Judge(load, Settings(), Ignores(), tmp_path)
    before = found(made)
    (tmp_path / "mine.toml").write_bytes(OWN)

    made.use(made.load())

    assert [rule for rule in found(made, f"{BODY} Purple elephant.") if rule not in before] == ["need/mine"]
    assert read == [1]


def test_a_family_or_rule_that_is_off_is_not_marked() -> None:
    assert found(judge(Settings(families_off=("apology",)))) == ["concession/cheaper"]
    assert found(judge(Settings(rules_off=("concession/cheaper",)))) == ["apology/bother"]


def test_with_tone_off_only_the_length_is_told() -> None:
    report = judge(Settings(tone_on=False)).report("", BODY)

    assert report.findings == ()
    assert report.composure.score == 100
    assert report.words > 5


@pytest.mark.parametrize("words", ["Sorry to bother you", "sorry  to BOTHER you"])
def test_words_of_the_settings_are_never_marked_whatever_their_case(words: str) -> None:
    assert found(judge(Settings(ignored_words=(words,)))) == ["concession/cheaper"]


def test_a_place_that_is_ignored_here_stays_so_after_an_edit_elsewhere() -> None:
    made = judge()
    finding = made.report("", BODY).body_findings[0]

    made.ignore(Scope.HERE, finding, None, BODY)

    assert found(made, BODY.replace("Hi Dana,", "Hello Dana,")) == ["concession/cheaper"]


def test_what_is_ignored_in_one_draft_is_marked_in_another() -> None:
    made = judge()
    made.set_draft("one")
    made.ignore(Scope.DRAFT, made.report("", BODY).body_findings[0], None, BODY)
    assert found(made) == ["concession/cheaper"]

    made.set_draft("two")

    assert found(made) == ["apology/bother", "concession/cheaper"]


def test_a_finding_of_the_subject_can_be_ignored() -> None:
    made = judge()
    finding = made.report("Sorry to bother you", "").subject_findings[0]

    made.ignore(Scope.HERE, finding, "Sorry to bother you", "")

    assert made.report("Sorry to bother you", "").findings == ()


def test_grammar_is_asked_about_the_writers_own_paragraphs_only() -> None:
    asked = judge().asked(BODY)

    assert [one.text for one in asked] == ["Sorry to bother you with thiss.", "I can go lower."]
    assert BODY[asked[0].start :].startswith("Sorry")


def test_grammar_off_asks_nothing() -> None:
    assert judge(Settings(grammar_on=False)).asked(BODY) == []


def test_grammar_findings_stand_in_the_body_and_give_way_to_tone() -> None:
    made = judge()
    tone = made.report("", BODY).body_findings
    answers = {"Sorry to bother you with thiss.": (spelling(0, "Sorry"), spelling(25, "thiss"))}

    found = made.grammar(made.asked(BODY), tone, lambda text: answers.get(text, ()))

    assert [finding.span.of(BODY) for finding in found] == ["thiss"]


@pytest.mark.parametrize(
    "settings",
    [Settings(rules_off=("harper/SpellCheck",)), Settings(ignored_words=("thiss",))],
)
def test_grammar_findings_heed_what_is_off_and_ignored(settings: Settings) -> None:
    made = judge(settings)
    answers = {"Sorry to bother you with thiss.": (spelling(25, "thiss"),)}

    assert made.grammar(made.asked(BODY), (), lambda text: answers.get(text, ())) == ()


def test_a_grammar_finding_can_be_ignored_here() -> None:
    made = judge()
    answers = {"Sorry to bother you with thiss.": (spelling(25, "thiss"),)}
    finding = made.grammar(made.asked(BODY), (), lambda text: answers.get(text, ()))[0]

    made.ignore(Scope.HERE, finding, None, BODY)

    assert made.grammar(made.asked(BODY), (), lambda text: answers.get(text, ())) == ()


def test_where_two_engines_mark_the_same_words_the_one_that_was_chosen_marks_them() -> None:
    made = judge()
    both = (spelling(21, "with thiss"), spelling(26, "thiss", "languagetool/TYPO"))

    found = made.grammar([Asked(10, "Sorry to bother you, with thiss.")], (), lambda text: both)

    assert [(finding.rule, finding.span.start) for finding in found] == [("languagetool/TYPO", 36)]


def test_a_rule_that_is_off_leaves_the_words_to_the_other_engine() -> None:
    made = judge(Settings(rules_off=("languagetool/TYPO",)))
    both = (spelling(25, "thiss"), spelling(25, "thiss", "languagetool/TYPO"))

    found = made.grammar(made.asked(BODY)[:1], (), lambda text: both)

    assert [finding.rule for finding in found] == ["harper/SpellCheck"]


@pytest.mark.parametrize("engine", [0, 1])
def test_what_is_ignored_of_one_engine_is_not_marked_by_the_other(engine: int) -> None:
    made = judge()
    both = (spelling(25, "thiss"), spelling(25, "thiss", "languagetool/TYPO"))
    asked = made.asked(BODY)[:1]

    made.ignore(Scope.HERE, both[engine].shifted(asked[0].start), None, BODY)

    assert made.grammar(asked, (), lambda text: both) == ()


def test_another_drafts_composure_is_a_number() -> None:
    assert judge().elsewhere()("", BODY, "another") == 100 - 13 - 6


def test_what_is_ignored_in_a_draft_counts_for_its_composure_alone() -> None:
    made = judge()
    made.set_draft("open")
    made.ignore(Scope.DRAFT, made.report("", BODY).body_findings[0], None, BODY)

    score = made.elsewhere()

    assert score("", BODY, "another") == 100 - 13 - 6
    assert score("", BODY, "open") == made.score("", BODY) == 100 - 6


def test_another_draft_is_judged_by_what_was_chosen_when_it_was_asked_for() -> None:
    made = judge()
    score = made.elsewhere()

    made.set_settings(Settings(rules_off=("need/cheaper", "need/sorry"), families_off=("concession",)))

    assert score("", BODY, "another") == 100 - 13 - 6
    assert made.elsewhere()("", BODY, "another") > 100 - 13 - 6


def test_another_draft_is_judged_to_its_end_though_the_same_words_are_being_written_in_the_open_one() -> None:
    waits = BODY.replace("I can go lower.", "I can go lower")
    made = Judge(lambda: compile_rules("test", {Path("own.toml"): UNLESS_MORE}, FORM), Settings(), Ignores())
    made.set_unfinished("I can go lower", 4)

    assert made.report("", waits).composure.score == 100
    assert made.elsewhere()("", waits, "another") == 100 - 6


def test_the_measure_is_another_one_where_composure_may_be() -> None:
    made = judge()
    unread = made.measure
    made.use(rules())
    first = made.measure

    made.set_settings(Settings(zoom=150))
    same = made.measure
    others = set()
    for settings in (
        Settings(families_off=("concession",)),
        Settings(rules_off=("concession",)),
        Settings(ignored_words=("sorry",)),
    ):
        made.set_settings(settings)
        others.add(made.measure)
    made.set_settings(Settings())
    made.use(compile_rules("another", {Path("own.toml"): OWN}, FORM))
    others.add(made.measure)

    assert unread == ""
    assert first == same != ""
    assert len(others) == 4
    assert first not in others


TASTE = b"""
[[rule]]
id = "perhaps"
family = "hedging"
weight = "light"
taste = true
match = ["perhaps"]
why = "It may sound unsure."
calm = [""]
flag = ["[Perhaps] Friday."]
"""


def test_a_mark_of_a_key_is_taken_in_the_company_of_its_message() -> None:
    judge = Judge(lambda: compile_rules("test", {Path("own.toml"): RULES + TASTE}, FORM), Settings(), Ignores())
    calm = "The oak is here. " * 10

    assert [one.text for one in judge.check_paragraph("Perhaps Friday.")] == ["Perhaps"]
    assert judge.report("", calm).findings == ()
    assert judge.check_paragraph("Perhaps Friday.") == ()

    # Beside something needier it counts, and in another draft nothing is known yet.
    judge.report("", f"{calm} I can go lower.")
    assert [one.weight for one in judge.check_paragraph("I can go lower.")] == [Weight.LIGHT]
    assert [one.text for one in judge.check_paragraph("Perhaps Friday.")] == ["Perhaps"]
    judge.report("", calm)
    judge.set_draft("another")
    assert [one.text for one in judge.check_paragraph("Perhaps Friday.")] == ["Perhaps"]


def test_another_text_changes_nothing_about_the_company_of_the_open_draft() -> None:
    judge = Judge(lambda: compile_rules("test", {Path("own.toml"): RULES + TASTE}, FORM), Settings(), Ignores())
    calm = "The oak is here. " * 10
    judge.set_draft("open")
    judge.ignore(Scope.DRAFT, judge.report("", BODY).body_findings[0], None, BODY)
    judge.report("", calm)

    other = judge.for_another()

    assert len(other.report("", BODY).findings) == 2  # what is ignored in the open draft is not ignored here
    assert [one.text for one in other.check_paragraph("Perhaps Friday.")] == ["Perhaps"]
    assert judge.check_paragraph("Perhaps Friday.") == ()
