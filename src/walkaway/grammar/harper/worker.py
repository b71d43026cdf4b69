"""The process that Harper lives in: one JSON object a line in, one out, and the end as soon as the pipe ends.

Run as `python -m walkaway.grammar.harper.worker`, or by a frozen Walkaway as `walkaway --grammar-worker`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

from walkaway.grammar.harper.convert import Lint
from walkaway.grammar.serving import Message, Servant, Tell, serve

if TYPE_CHECKING:
    from harper import Linter

MEMORY = 2 * 1024**3  # bytes of address space
WARM_UP = "The invoice for zxqvkjwp is due on Friday, and the first draft is ready."
# The test for English is unsure about short texts; a long foreign paragraph costs 10 ms a word.
FOREIGN_FROM_WORDS = 12
# Typography and taste: nobody minds them in a mail, and a long-sentence mark would hide every mark inside it.
TASTE = frozenset(
    {
        "AvoidAndAlso",
        "Dashes",
        "EllipsisLength",
        "FootInchMinuteSecondSymbols",
        "LongSentences",
        "NoFrenchSpaces",
        "NumericRangeEnDash",
        "OkToOkay",
        "OxfordComma",
        "UseEllipsisCharacter",
    }
)


def main() -> NoReturn:
    """Serve requests on standard input until it ends; never returns."""
    _limit_memory()
    serve(Engine)


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ValueError, OSError):
        # macOS knows the limit but refuses it; masking and the time limit still hold there.
        return


class Engine(Servant):
    """A linter and the two requests that it answers."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(tell)
        self._linter: Linter | None = None

    def answer(self, request: Message) -> Message:
        """`{"dialect", "words"}` gives `{"ready"}`, `{"text"}` gives `{"lints"}`, and a failure `{"failed"}`."""
        try:
            if "text" in request:
                return {"lints": self._check(request["text"])}
            self._linter = _linter(request["dialect"], request["words"])
            self._check(WARM_UP)
        except ImportError as error:
            return {"failed": f"Harper is not installed ({error})"}
        except Exception as error:  # noqa: BLE001 - an engine may raise anything, and the editor must hear of it
            return {"failed": f"{type(error).__name__}: {error}"}
        return {"ready": True}

    def _check(self, text: str) -> list[Lint]:
        if self._linter is None:
            raise RuntimeError("checked before it was set up")
        if text.count(" ") >= FOREIGN_FROM_WORDS and not self._linter.is_likely_english(text):
            return []
        found = self._linter.lint(text, language="plaintext")
        if not found:
            return []
        names = {
            (lint.span.start, lint.span.end, lint.message): name
            for name, lints in self._linter.organized_lints(text, language="plaintext").items()
            for lint in lints
        }
        return [
            {
                "start": lint.span.start,
                "end": lint.span.end,
                "rule": names.get((lint.span.start, lint.span.end, lint.message)),
                "kind": lint.lint_kind,
                "message": lint.message,
                "suggestions": [(int(each.kind), each.replacement_text) for each in lint.suggestions],
            }
            for lint in found
        ]


def _linter(dialect: str, words: list[str]) -> Linter:
    """A linter for the dialect that knows the words, also with “'s”, and leaves taste alone."""
    import harper

    linter = harper.Linter(harper.Dialect[dialect.upper()])
    config = linter.get_lint_config()
    descriptions = linter.get_lint_descriptions()
    for name in config:
        shorthand = name.startswith("Expand") or descriptions.get(name, "").startswith("Expands an initialism")
        if shorthand or name in TASTE:
            config[name] = False
    linter.set_lint_config(config)
    if words:
        linter.import_words([form for word in words for form in (word, f"{word}'s")])
    return linter


if __name__ == "__main__":
    main()
