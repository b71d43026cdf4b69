"""The lines and texts that a rule is made of, each with room for what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from walkaway.gui.panels.blocks import one_line
from walkaway.gui.panels.finding_words import family_label
from walkaway.gui.rules.rule_rows import heard
from walkaway.gui.widgets import ChoiceBox, unit
from walkaway.text.families import FAMILIES
from walkaway.text.finding import Weight
from walkaway.tone import Rule
from walkaway.tone.own import name_for
from walkaway.tone.trial import Fault

WORDS_HINT = (
    "Each way to say it on a line of its own; plain words will do. (am|was) is one or the other, again? may be "
    "missing, ..3 stands for up to three words, lower~ for all its forms."
)
FLAG_HINT = "Whole sentences, a line each; [brackets] say which words."
PASS_HINT = "Sentences that sound alike and are fine, a line each."
SIGN_HINT = "This rule looks for a sign, not for words. Its file says which."


class LinesEdit(QPlainTextEdit):
    """A few lines of plain text; Tab leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), round(2 * self.fontMetrics().lineSpacing() + 18 * unit(self.font())))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())


class RuleForm(QWidget):
    """Shows a rule and makes the changed one; `edited` follows each change."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.match = LinesEdit()
        self.family = ChoiceBox("Kind", least=8)
        self.family.add("Choose…", "")
        for family in FAMILIES:
            self.family.add(family_label(family), family, heard(family))
        self.weight = ChoiceBox("Weight", least=12)
        for weight in Weight:
            self.weight.add(f"{weight.value.capitalize()}, {weight.points} points", weight.value)
        self.why = QLineEdit()
        self.calm = LinesEdit()
        self.leave_out = QCheckBox("Also offer to leave the words out")
        self.flag = LinesEdit()
        self.passes = LinesEdit()
        self.faults: dict[str, QLabel] = {}
        self._hint = _quiet(WORDS_HINT)
        self._column = QVBoxLayout(self)
        self._build()
        self._connect()

    def show_rule(self, rule: Rule) -> None:
        """Show this one."""
        for text, values in ((self.match, rule.match), (self.flag, rule.flag), (self.passes, rule.passes)):
            text.setPlainText("\n".join(map(one_line, values)))
        self.match.setEnabled(not rule.sign)
        self._hint.setText(SIGN_HINT if rule.sign else WORDS_HINT)
        self.family.choose(rule.family)
        self.weight.choose(rule.weight.value)
        self.why.setText(rule.why)
        self.why.setCursorPosition(0)
        self.calm.setPlainText("\n".join(one_line(wording) for wording in rule.calm if wording))
        self.leave_out.setChecked("" in rule.calm)

    def written(self, rule: Rule) -> Rule:
        """`rule` with what stands in the form; one without a name is named after its words."""
        match = _read(self.match)
        family, weight, calm = self.family.chosen, Weight(self.weight.chosen), _read(self.calm)
        out = ("",) if self.leave_out.isChecked() else ()
        name = rule.name or name_for(match[0] if match else "")
        return replace(
            rule,
            id=f"{family}/{name}",
            family=family,
            weight=weight,
            taste=rule.taste and weight is Weight.LIGHT,  # no file may say so of a heavier one
            # Who makes a rule heavy wants it heavy wherever its words stand; a file may say otherwise.
            sure=weight is not Weight.LIGHT and (rule.sure or not rule.name or rule.weight is Weight.LIGHT),
            why=one_line(self.why.text()),
            calm=out + calm
            if rule.calm[:1] == ("",)
            else calm + out,  # the first wording is the one that a key applies
            match=match,
            flag=_read(self.flag),
            passes=_read(self.passes),
        )

    def show_faults(self, faults: Iterable[Fault]) -> None:
        """Say beside each field what is wrong there, the first thing first."""
        first: dict[str, str] = {}
        for fault in faults:
            first.setdefault(fault.key, fault.sentence)
        for key, label in self.faults.items():
            label.setText(first.get(key, ""))
            label.setVisible(key in first)
            self.field(key).setAccessibleDescription(first.get(key, ""))

    def field(self, key: str) -> QWidget:
        """Where a key of a rule is written."""
        fields: dict[str, QWidget] = {
            "match": self.match,
            "family": self.family,
            "why": self.why,
            "calm": self.calm,
            "flag": self.flag,
            "pass": self.passes,
        }
        return fields[key]

    def _build(self) -> None:
        u = unit(self.font())
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(round(4 * u))
        self.why.setPlaceholderText("A reader may hear that…")
        self._add("Words to mark", self.match, "match", self._hint)
        pair = QHBoxLayout()
        pair.setSpacing(round(10 * u))
        for text, box, key in (("Kind", self.family, "family"), ("Weight", self.weight, "")):
            column = QVBoxLayout()
            column.setSpacing(self._column.spacing())
            self._fill(column, text, box, key)
            column.addStretch(1)
            pair.addLayout(column, 1)
        self._column.addLayout(pair)
        self._column.addSpacing(round(5 * u))
        self._add("What a reader may hear", self.why, "why")
        self._add("Calm wordings", self.calm, "calm", self.leave_out)
        self._add("Must be marked", self.flag, "flag", _quiet(FLAG_HINT))
        self._add("Must stay unmarked", self.passes, "pass", _quiet(PASS_HINT))

    def _add(self, text: str, field: QWidget, key: str, below: QWidget | None = None) -> None:
        """A field in a row of its own."""
        self._fill(self._column, text, field, key)
        if below is not None:
            self._column.addWidget(below)
        self._column.addSpacing(round(5 * unit(self.font())))

    def _fill(self, column: QVBoxLayout, text: str, field: QWidget, key: str) -> None:
        """A label, its field, and room for what is wrong."""
        label = QLabel(text)
        label.setProperty("quiet", True)
        label.setBuddy(field)
        field.setAccessibleName(text)
        column.addWidget(label)
        column.addWidget(field, 1 if isinstance(field, LinesEdit) else 0)
        if key:
            fault = self.faults[key] = QLabel()
            fault.setObjectName("fault")
            fault.setTextFormat(Qt.TextFormat.PlainText)
            fault.setWordWrap(True)
            fault.hide()
            column.addWidget(fault)

    def _connect(self) -> None:
        for text in (self.match, self.calm, self.flag, self.passes):
            text.textChanged.connect(self.edited)
        for box in (self.family, self.weight):
            box.currentIndexChanged.connect(self.edited)
        self.why.textChanged.connect(self.edited)
        self.leave_out.toggled.connect(self.edited)


def _read(edit: LinesEdit) -> tuple[str, ...]:
    return tuple(line for text in edit.toPlainText().split("\n") if (line := one_line(text)))


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("quiet", True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
