"""The user's own rules on disk: written as entries, changed and taken out where they are, read back the same."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkaway.language.compile import compile_rules, extend
from walkaway.language.reading import read_rules, read_table
from walkaway.text.families import FAMILIES
from walkaway.text.finding import Weight
from walkaway.tone import Rule, RuleSet, ToneChecker, load_rules
from walkaway.tone.entries import EntryError, keys_of, with_added, with_changed, without
from walkaway.tone.load import FORM, with_own
from walkaway.tone.own import MINE, OwnRules, OwnRulesError

from .conftest import MakeRules

pytestmark = pytest.mark.usefixtures("compiled_rules")

HAND_WRITTEN = """\
# my words
[lists]
mine = ["circling", "looping"]

# the first one
[[rule]]
id = "loop"
family = "chasing"
weight = "light"   # not heavy
match = [
  "looping back",  # with a comment
  '''[[rule]]''',
]
# what keeps it silent
unless = ["not <match>"]
why = "A reason."
calm = ["Any news?"]

# the second one
[[rule]]
id = "second"
family = "need"
weight = "medium"
why = '''
# not a comment'''
match = ["purple elephant"]
calm = [""]
# the end
"""


@pytest.fixture
def few(make_rules: MakeRules) -> RuleSet:
    return make_rules("so sorry", id="taken")


def a_rule(**changes: object) -> Rule:
    rule = Rule("chasing/looping", "chasing", Weight.LIGHT, "A reason.", ("Any news?",), match=("looping back",))
    return replace(rule, **changes)  # type: ignore[arg-type]


texts = st.text(st.characters(codec="utf-8"))
lines = st.lists(texts, max_size=3).map(tuple)
rules = st.builds(
    lambda id, family, weight, known, **rest: Rule(
        f"{family}/{id}",
        family,
        weight,
        taste=known and weight is Weight.LIGHT,
        sure=known and weight is not Weight.LIGHT,
        **rest,
    ),
    id=texts.filter(str.strip).filter(str.isprintable),
    family=st.sampled_from([*FAMILIES]),
    weight=st.sampled_from([*Weight]),
    known=st.booleans(),
    why=texts.map(lambda text: " ".join(text.split())).filter(bool),
    calm=lines,
    match=lines.filter(bool),
    flag=lines,
    passes=lines,
)
homes = st.sampled_from(["", "# mine\n", HAND_WRITTEN, HAND_WRITTEN.replace("\n", "\r\n"), 'spellings = { a = "b" }'])


def read(text: str) -> list[Rule]:
    path = Path("mine.toml")
    return list(read_rules(path, read_table(path, text.encode()), FORM, None))


@given(homes, rules)
def test_a_rule_of_any_words_is_read_back_as_it_was_written(home: str, rule: Rule) -> None:
    text = with_added(home, rule)

    assert text.startswith(home)
    assert read(text) == [*read(home), rule]


@given(homes, rules, rules)
def test_a_rule_that_is_changed_to_any_words_is_read_back_as_it_was_written(home: str, old: Rule, new: Rule) -> None:
    text = with_changed(with_added(home, old), len(read(home)), new)

    assert text.startswith(home)
    assert read(text) == [*read(home), new]


@given(homes, rules, rules)
def test_a_rule_that_is_taken_out_leaves_its_neighbours(home: str, gone: Rule, kept: Rule) -> None:
    text = without(with_added(with_added(home, gone), kept), len(read(home)))

    assert text.startswith(home)
    assert read(text) == [*read(home), kept]


def test_a_change_touches_only_what_is_different() -> None:
    loop = read(HAND_WRITTEN)[0]

    text = with_changed(HAND_WRITTEN, 0, replace(loop, weight=Weight.STRONG))

    assert text == HAND_WRITTEN.replace('weight = "light"   # not heavy', 'weight = "strong"')


def test_what_the_form_does_not_know_stays_in_a_changed_rule() -> None:
    text = with_changed(HAND_WRITTEN, 0, a_rule(id="chasing/loop", why="Another reason."))

    assert tomllib.loads(text)["rule"][0]["unless"] == ["not <match>"]
    assert "# what keeps it silent\nunless" in text


def test_a_matter_of_taste_that_is_made_heavier_is_one_no_more_in_its_file() -> None:
    text = HAND_WRITTEN.replace("# not heavy", "# not heavy\ntaste = true")
    (loop, second) = read(text)

    heavier = replace(loop, weight=Weight.MEDIUM, taste=False)

    assert read(with_changed(text, 0, heavier)) == [heavier, second]


def test_taking_a_rule_out_keeps_every_comment_around_it() -> None:
    text = without(HAND_WRITTEN, 0)

    assert [rule.id for rule in read(text)] == ["need/second"]
    for comment in ("# my words", "# the first one", "# the second one", "# the end"):
        assert comment in text


@pytest.mark.parametrize(
    "text",
    [
        'rule = [{ id = "a", weight = "light", why = "w", match = ["x"] }]\n',
        '[rule]\nid = "a"\n',
        "rule = 3\n",
        "[[rule]\n",
    ],
)
def test_a_text_that_cannot_be_changed_entry_by_entry_is_refused(text: str) -> None:
    with pytest.raises(EntryError):
        with_added(text, a_rule())


def test_a_rule_without_a_header_of_its_own_is_left_to_its_writer() -> None:
    text = 'rule = [{ id = "a", family = "need", weight = "light", why = "w", match = ["x"] }]\n'

    for change in (lambda: with_changed(text, 0, a_rule()), lambda: without(text, 0)):
        with pytest.raises(EntryError, match="by hand"):
            change()


def test_a_new_rule_gets_a_file_of_its_own_kind_and_can_be_taken_back(tmp_path: Path, few: RuleSet) -> None:
    own = OwnRules(tmp_path)

    change = own.add(a_rule(), few)

    assert [one.rule for one in own.all()] == [change.rule] == [a_rule()]
    assert (tmp_path / MINE).read_text(encoding="utf-8").startswith("# Your own rules.")
    change.undo()
    assert own.all() == ()


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path, few: RuleSet) -> None:
    change = OwnRules(tmp_path).add(a_rule(id="need/taken", family="need"), few)

    assert change.rule.id == "need/taken-2"


def test_a_rule_that_moves_to_another_kind_takes_no_name_that_is_there(tmp_path: Path, few: RuleSet) -> None:
    own = OwnRules(tmp_path)
    own.add(a_rule(id="chasing/taken"), few)

    change = own.change(own.all()[0], a_rule(id="need/taken", family="need"), few)

    assert [one.rule for one in own.all()] == [change.rule] == [a_rule(id="need/taken-2", family="need")]


def test_a_rule_is_changed_in_the_file_that_it_is_in(tmp_path: Path, few: RuleSet) -> None:
    (tmp_path / "hand.toml").write_text(HAND_WRITTEN, encoding="utf-8")
    own = OwnRules(tmp_path)
    first, second = own.all()

    own.change(second, replace(second.rule, why="Because."), few)

    assert [one.rule for one in own.all()] == [first.rule, replace(second.rule, why="Because.")]
    assert not (tmp_path / MINE).exists()


def test_a_matter_of_taste_is_kept_like_any_rule(tmp_path: Path, few: RuleSet) -> None:
    own = OwnRules(tmp_path)
    own.add(a_rule(taste=True), few)
    (kept,) = own.all()

    own.change(kept, a_rule(taste=True, why="Another reason."), few)

    assert [one.rule for one in own.all()] == [a_rule(taste=True, why="Another reason.")]


def test_deleting_can_be_taken_back_byte_by_byte(tmp_path: Path) -> None:
    file = tmp_path / "hand.toml"
    file.write_bytes(HAND_WRITTEN.replace("\n", "\r\n").encode())
    own = OwnRules(tmp_path)

    change = own.delete(own.all()[0])
    assert [one.rule.id for one in own.all()] == ["need/second"]

    change.undo()
    assert file.read_bytes() == HAND_WRITTEN.replace("\n", "\r\n").encode()


def test_undo_leaves_a_file_that_somebody_changed_meanwhile(tmp_path: Path, few: RuleSet) -> None:
    own = OwnRules(tmp_path)
    change = own.add(a_rule(), few)
    with open(tmp_path / MINE, "a", encoding="utf-8") as file:
        file.write("# a word of mine\n")

    with pytest.raises(OwnRulesError, match="changed meanwhile"):
        change.undo()

    assert (tmp_path / MINE).read_text(encoding="utf-8").endswith("# a word of mine\n")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"[[rule]\n", "no TOML"),
        (b"\xff\xfe", "not UTF-8"),
        (b"rule = 3\n", "by hand"),
        (b"a = " + b"1" * 5000, "no TOML"),
    ],
)
def test_a_file_that_cannot_be_used_is_left_as_it_is(tmp_path: Path, few: RuleSet, data: bytes, words: str) -> None:
    (tmp_path / MINE).write_bytes(data)

    with pytest.raises(OwnRulesError, match=words):
        OwnRules(tmp_path).add(a_rule(), few)

    assert (tmp_path / MINE).read_bytes() == data


def test_half_a_character_is_refused_in_words(tmp_path: Path, few: RuleSet) -> None:
    with pytest.raises(OwnRulesError, match="half a character"):
        OwnRules(tmp_path).add(a_rule(why="A \ud83d reason."), few)

    assert OwnRules(tmp_path).all() == ()


def test_a_rule_that_is_gone_from_its_file_is_not_changed(tmp_path: Path, few: RuleSet) -> None:
    own = OwnRules(tmp_path)
    own.add(a_rule(), few)
    rule = own.all()[0]
    own.delete(rule)

    with pytest.raises(OwnRulesError, match="not in it any more"):
        own.change(rule, a_rule(why="Another."), few)


def test_own_rules_added_to_compiled_ones_are_as_if_all_were_compiled_together(tmp_path: Path) -> None:
    lexicon = b'[lists]\nthing = ["elephant", "old house", "<colour>"]\ncolour = ["red", "deep red"]\n'
    shipped = {Path("lexicon.toml"): lexicon, Path("need.toml"): _entry("a", "so <thing>", "need")}
    mine = {Path("mine.toml"): _entry("b", "my <thing> ..2 I'm") + b'[[rule]]\nid = "c"\n' + _entry("a", "it", "need")}

    extended = extend(compile_rules("v", shipped, FORM), "v", mine, FORM)

    together = compile_rules("v", shipped | mine, FORM, frozenset(mine))
    assert replace(extended, problems=()) == replace(together, problems=())
    assert list(map(str, extended.problems)) == list(map(str, together.problems))
    assert len(extended.problems) == 2


def test_own_rules_are_found_with_the_shipped_ones(tmp_path: Path) -> None:
    shipped = load_rules()
    (tmp_path / "mine.toml").write_bytes(_entry("b", "purple elephant"))

    both = with_own(shipped, tmp_path)

    assert both.rules[:-1] == shipped.rules
    assert both.rules[-1].id == "need/b"
    assert both.version != shipped.version
    assert both == load_rules(tmp_path)


def test_own_words_hold_in_the_shipped_rules_too(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text('spellings = { zorry = "sorry" }\n', encoding="utf-8")

    rules = load_rules(tmp_path)

    assert rules.spellings["zorry"] == ("sorry",)
    assert ToneChecker(rules).check_paragraph("Zorry to bother you again.")
    assert load_rules(tmp_path) == rules, "also from the cache"
    assert "zorry" not in load_rules().spellings


def test_keys_that_are_empty_are_not_written() -> None:
    assert set(keys_of(a_rule())) == {"id", "family", "weight", "match", "why", "calm"}


def _entry(id: str, pattern: str, family: str = "need") -> bytes:
    return (
        f'[[rule]]\nid = "{id}"\nfamily = "{family}"\nweight = "light"\nwhy = "A reason."\ncalm = [""]\n'
        f'match = ["{pattern}"]\n'
    ).encode()
