"""Which marks a message gets: tone by the user's choices, grammar where tone is silent, minus what is ignored."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from walkaway.grammar.joined import without_doubles
from walkaway.settings import Settings
from walkaway.text.finding import Finding
from walkaway.text.parts import Part, paragraphs
from walkaway.text.span import Taken
from walkaway.tone import Report, RuleSet, ToneChecker, composure
from walkaway.tone.company import NO_COMPANY
from walkaway.tone.ignores import Ignored, Ignores, Scope
from walkaway.tone.load import with_own

Known = Callable[[str], tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A paragraph of the body that grammar is asked about: where it begins (code points) and its text."""

    start: int
    text: str


class Judge:
    """Judges one draft at a time. The rules are read when they are first needed."""

    def __init__(
        self,
        load_shipped: Callable[[], RuleSet],
        settings: Settings,
        ignores: Ignores,
        own_folder: Path | None = None,
    ) -> None:
        """`own_folder` has the user's own rules."""
        self._load_shipped, self._own_folder = load_shipped, own_folder
        self._shipped: RuleSet | None = None
        self._settings = settings
        self.ignores = ignores
        self.ignores.set_words(settings.ignored_words)
        self._rules: RuleSet | None = None
        self._checker: ToneChecker | None = None
        self._draft = ""
        self._company = NO_COMPANY
        self._unfinished = "", 0
        self._measure = ""

    @property
    def ready(self) -> bool:
        """True once the rules are read."""
        return self._rules is not None

    @property
    def rules(self) -> RuleSet:
        """The rules that are in use."""
        if self._rules is None:
            self._rules = self.load()
        return self._rules

    def load(self) -> RuleSet:
        """The shipped rules, read once, with the user's own as they are on disk now; may be called in any thread."""
        shipped = self._shipped = self._shipped or self._load_shipped()
        return with_own(shipped, self._own_folder) if self._own_folder is not None else shipped

    def use(self, rules: RuleSet) -> None:
        """Judge by these rules from now on."""
        self._rules = rules
        self._checker, self._measure = None, ""

    def set_settings(self, settings: Settings) -> None:
        """Judge by these choices from now on."""
        self._settings = settings
        self.ignores.set_words(settings.ignored_words)
        self._checker, self._measure = None, ""

    def set_draft(self, draft: str) -> None:
        """Heed what is ignored in this draft from now on."""
        self._draft = draft
        self._company = NO_COMPANY
        if self._checker is not None:
            self._checker.draft = draft

    def set_unfinished(self, line: str, row: int) -> None:
        """Do not take the end of this line, the body's `row`th, for the end of a sentence."""
        self._unfinished = line, row
        if self._checker is not None:
            self._checker.unfinished.be(line, row)

    def check_paragraph(self, text: str, part: Part = Part.BODY) -> tuple[Finding, ...]:
        """The tone findings of one paragraph, none when tone is off.

        They are taken in the company that the last report saw: a mark that comes with a key and goes or pales again
        with the report would be restless.
        """
        if not self._settings.tone_on:
            return ()
        found = self._tone().check_paragraph(text, part, self._company)
        for one in found:
            len(one.rewrites)  # made here, a paragraph at a time: the list of findings shows those of all at once
        return found

    def report(self, subject: str, body: str) -> Report:
        """What was found in the message; with tone off, only its length."""
        report = self._tone().check_message(subject, body)
        self._company = report.company
        if self._settings.tone_on:
            return report
        return replace(
            report, subject_findings=(), body_findings=(), composure=composure(()), company=NO_COMPANY, left_alone=0
        )

    def found(self, subject: str, body: str) -> Report:
        """All that is found in the message, whatever of it the company lets pass."""
        return self._tone().check_message(subject, body, NO_COMPANY)

    def score(self, subject: str, body: str) -> int:
        """The composure of other words of the open draft."""
        return self._tone().check_message(subject, body).composure.score

    @property
    def measure(self) -> str:
        """What stands for all that every draft's composure depends on besides its words; "" before the rules are read.

        What is ignored in one draft alone is not among it.
        """
        if self._rules is not None and not self._measure:
            now = self._settings
            chosen = *map(sorted, (now.families_off, now.rules_off, now.ignored_words)), self._rules.version
            self._measure = hashlib.sha256(repr(chosen).encode()).hexdigest()[:16]
        return self._measure

    def elsewhere(self) -> Callable[[str, str, str], int]:
        """Gives the composure of a subject and a body in the draft of an id, in whatever thread.

        By the choices, and by what is ignored, as they are now.
        """
        rules, now, ignored = self.rules, self._settings, self.ignores.entries()

        def score(subject: str, body: str, draft: str) -> int:
            ignores = Ignores(ignored, words=now.ignored_words)
            checker = ToneChecker(
                rules, families_off=now.families_off, rules_off=now.rules_off, ignores=ignores, draft=draft
            )
            return checker.check_message(subject, body).composure.score

        return score

    def for_another(self) -> Judge:
        """Judges another text than the open draft by the same rules and choices: each keeps its own company."""
        other = Judge(self._load_shipped, self._settings, self.ignores)
        other.use(self.rules)
        return other

    def apart(self) -> Callable[[str, str], Report]:
        """Judges messages that are no draft of the user's, in whatever thread, and hides nothing but what is off."""
        now = self._settings
        return ToneChecker(self.rules, families_off=now.families_off, rules_off=now.rules_off).check_message

    def asked(self, body: str) -> list[Asked]:
        """The paragraphs that grammar may be asked about."""
        if not self._settings.grammar_on:
            return []
        return [
            Asked(one.span.start, one.span.of(body))
            for one in paragraphs(body)
            if one.part.judged and one.part is not Part.GREETING
        ]

    def grammar(self, asked: Sequence[Asked], tone: Iterable[Finding], known: Known) -> tuple[Finding, ...]:
        """The grammar findings that are known by now, in the body's code points; tone wins where both have a say."""
        spans = [finding.span for finding in tone]
        ends = (*(one.start + len(one.text) for one in asked), *(span.end for span in spans))
        taken = Taken(max(ends, default=0))
        for span in spans:
            taken.take(span)
        found = []
        for paragraph in asked:
            for finding in without_doubles(self._wanted(known(paragraph.text), paragraph.text)):
                moved = finding.shifted(paragraph.start)
                if taken.is_free(moved.span):
                    found.append(moved)
        return tuple(found)

    def _wanted(self, findings: Iterable[Finding], paragraph: str) -> list[Finding]:
        """Those of a paragraph's grammar findings that the user did not say to leave alone."""
        wanted = [finding for finding in findings if finding.rule not in self._settings.rules_off]
        hidden = {one.span for one in wanted if self.ignores.hides(one, paragraph, self._draft)}
        # By place: another engine that minds the very same words is no reason to bring the mark back.
        return [finding for finding in wanted if finding.span not in hidden]

    def ignore(self, scope: Scope, finding: Finding, subject: str | None, body: str) -> Ignored:
        """Ignore a finding of the subject, or with `subject` None one of the body; its span counts from there."""
        if subject is not None:
            return self.ignores.add(scope, finding, subject, self._draft)
        for one in paragraphs(body):
            if one.span.start <= finding.span.start < one.span.end:
                relative = finding.shifted(-one.span.start)
                return self.ignores.add(scope, relative, one.span.of(body), self._draft)
        return self.ignores.add(scope, finding, body, self._draft)

    def _tone(self) -> ToneChecker:
        if self._checker is None:
            self._checker = ToneChecker(
                self.rules,
                families_off=self._settings.families_off,
                rules_off=self._settings.rules_off,
                ignores=self.ignores,
                draft=self._draft,
            )
            self._checker.unfinished.be(*self._unfinished)
        return self._checker
