"""Checks a paragraph, a message or a whole text; what was checked once is remembered by its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from walkaway.language.rule import RuleSet
from walkaway.text.finding import Finding
from walkaway.text.headers import split_headers
from walkaway.text.parts import Part, paragraphs
from walkaway.tone import choosing
from walkaway.tone.collecting import UNCOLLECTED
from walkaway.tone.company import NO_COMPANY, Company, Sure
from walkaway.tone.composure import Composure, composure
from walkaway.tone.gain import UNKNOWN, Gain, Marks
from walkaway.tone.habits import enough
from walkaway.tone.ignores import Ignores
from walkaway.tone.paragraph import Judged, ParagraphJudge, resolve, worded
from walkaway.tone.unfinished import Place, Unfinished

_MEMO_LIMIT = 4096
_TOGETHER = 256
"""The paragraphs that are judged at once: enough to be quick, and few enough for all they give to be remembered."""
_MOST_PASSES = 8


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a message.

    Spans (code points) of `subject_findings` count from the subject, those of `body_findings` from the body; in the
    report of `ToneChecker.check_text` all count from the text.
    """

    subject_findings: tuple[Finding, ...]
    body_findings: tuple[Finding, ...]
    composure: Composure
    words: int
    company: Company = NO_COMPANY
    left_alone: int = 0
    """How many matters of taste were found and left alone."""
    marks: Marks | None = field(default=None, repr=False)
    """All that was found, where that made the company; None where it was taken in another one."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, the subject's first."""
        return self.subject_findings + self.body_findings

    @property
    def gain(self) -> Gain:
        """What composure gains when the heaviest are changed; looked for when it is asked, as few reports are."""
        return UNKNOWN if self.marks is None else self.marks.gain()


class ToneChecker:
    """Finds neediness with one rule set and one user's choices. Not for use from two threads at once."""

    def __init__(
        self,
        rules: RuleSet,
        *,
        families_off: Iterable[str] = (),
        rules_off: Iterable[str] = (),
        ignores: Ignores | None = None,
        draft: str = "",
    ) -> None:
        self.rules = rules
        self.draft = draft
        self.unfinished = Unfinished()
        self._ignores = ignores
        self._judge = ParagraphJudge(rules, frozenset(families_off), frozenset(rules_off))
        self._counting = {rule.id: rule for rule in rules.rules if rule.at_least}
        self._taste = frozenset(rule.id for rule in rules.rules if rule.taste)
        self._sure = Sure.of(rules.rules)
        self._memo: dict[tuple[str, Part], Judged] = {}

    @UNCOLLECTED
    def check_paragraph(self, text: str, part: Part = Part.BODY, company: Company | None = None) -> tuple[Finding, ...]:
        """The findings of one paragraph, by itself or in the company of a message; spans count from its start.

        Those that only a whole message shows are not among them.
        """
        if not part.judged:
            return ()
        found = self._kept_by_now(self._judged([(text, part)])[0].findings, text, part, self.unfinished.ends(text))
        return found if company is None else tuple(company.heeded(found, self._taste, self._sure))

    def check_message(self, subject: str, body: str, company: Company | None = None) -> Report:
        """The findings of a message, with its composure; taken in the company that they make, or in another one."""
        return self._report(subject, 0, body, 0, company)

    def check_text(self, text: str) -> Report:
        """The findings of a plain text that may begin with header lines ("Subject: …"); spans count from its start."""
        subject, body = split_headers(text)
        return self._report(subject.of(text), subject.start, body.of(text), body.start)

    def calm(self, text: str) -> str:
        """The text with the first wording of each finding put in, again until nothing changes any more."""
        for _ in range(_MOST_PASSES):
            subject, body = split_headers(text)
            report = self.check_message(subject.of(text), body.of(text))
            head = choosing.calm_subject(subject.of(text), report.subject_findings)
            rest = choosing.calm(body.of(text), report.body_findings)
            calmer = text[: subject.start] + head + text[subject.end : body.start] + rest
            if calmer == text:
                break
            text = calmer
        return text

    def _judged(self, paragraphs: Sequence[tuple[str, Part]]) -> list[Judged]:
        """What these paragraphs give, in their order; those that are not known are judged together."""
        memo = self._memo
        judged: list[Judged] = []
        for some in range(0, len(paragraphs), _TOGETHER):
            keys = paragraphs[some : some + _TOGETHER]
            unknown = list(dict.fromkeys(key for key in keys if key not in memo))
            made = dict(zip(unknown, self._judge.judge(unknown), strict=True)) if unknown else {}
            judged += [made.get(key) or memo[key] for key in keys]
            if len(memo) + len(made) > _MEMO_LIMIT:
                memo.clear()
            memo.update(made)
        return judged

    def _kept_by_now(self, findings: tuple[Finding, ...], text: str, part: Part, is_open: bool) -> tuple[Finding, ...]:
        """Those that are not ignored, nor, where the paragraph is being written, wait for how it goes on."""

        def places(sentence: str) -> set[Place]:
            return {(one.rule, one.span.start) for one in self._judged([(sentence, part)])[0].findings}

        if is_open:
            findings = self.unfinished.known_by_now(findings, text, places)
        kept = self._kept(findings, text)
        return tuple(choosing.naming_something(text, kept)) if part is Part.SUBJECT else kept

    def _kept(self, findings: tuple[Finding, ...], paragraph: str) -> tuple[Finding, ...]:
        ignores = self._ignores
        if ignores is None or not findings:
            return findings
        return tuple(one for one in findings if not ignores.hides(one, paragraph, self.draft))

    @UNCOLLECTED
    def _report(self, subject: str, subject_at: int, body: str, body_at: int, company: Company | None = None) -> Report:
        counted: dict[str, list[Finding]] = {}
        head: list[Finding] = []
        if subject:
            judged = self._judged([(subject, Part.SUBJECT)])[0]
            head = self._stretch(subject, Part.SUBJECT, subject_at, judged, {}, is_open=False)
        rest: list[Finding] = []
        words = sentences = 0
        own = [(span.of(body), part, body_at + span.start) for span, part in paragraphs(body) if part.judged]
        for (text, part, at), judged in zip(own, self._judged([(text, part) for text, part, _ in own]), strict=True):
            words += judged.words
            if part is Part.BODY:  # nobody chooses how a greeting or an ending begins
                sentences += judged.sentences
            if judged.findings or judged.counted:  # as few have
                is_open = self.unfinished.ends(text, body, at - body_at)
                rest += self._stretch(text, part, at, judged, counted, is_open=is_open)
        marked: list[Finding] = []
        for id, hits in counted.items():
            rule = self._counting[id]
            for hit in enough(rule.sign, hits, rule.at_least, words, sentences):
                marked.append(worded(rule, body, hit.shifted(-body_at)).shifted(body_at))
        if marked:
            rest = list(resolve([*rest, *marked]))
        marks = Marks(head, rest, words, self._taste, self._sure)
        taken = company or marks.company
        all_found = len(head) + len(rest)
        head, rest = marks.heeded(taken)
        left_alone = all_found - len(head) - len(rest)
        kept = tuple(choosing.saying_something(body, body_at, rest))
        return Report(
            tuple(head), kept, composure([*head, *rest]), words, taken, left_alone, None if company else marks
        )

    def _stretch(
        self, text: str, part: Part, at: int, judged: Judged, counted: dict[str, list[Finding]], *, is_open: bool
    ) -> list[Finding]:
        """Findings of the paragraph at `at`; what only counts in numbers goes to `counted`."""
        for rule, hits in judged.counted:
            counted.setdefault(rule, []).extend(one.shifted(at) for one in self._kept(hits, text))
        return [one.shifted(at) for one in self._kept_by_now(judged.findings, text, part, is_open)]
