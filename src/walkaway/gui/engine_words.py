"""How the grammar engines are, in the words of the screen: no widget needed."""

from __future__ import annotations

from collections.abc import Mapping

from walkaway.grammar.checker import State, Status

TITLES = {"harper": "Harper", "languagetool": "LanguageTool"}
"""How the engines are called."""


def names(statuses: Mapping[str, Status]) -> str:
    """The engines that answer; where none does, in a word why."""
    ready = [TITLES[name] for name, status in statuses.items() if status.state is State.READY]
    if ready:
        return ", ".join(ready)
    return "starting" if any(one.state is State.STARTING for one in statuses.values()) else "not running"


def details(statuses: Mapping[str, Status]) -> str:
    """One line for each engine."""
    return "\n".join(line(name, status) for name, status in statuses.items())


def line(name: str, status: Status) -> str:
    """How an engine is, with its name and, where that is known, the memory it takes."""
    title, words = TITLES[name], status.sentence
    named = words if title in words else f"{title}: {words}"
    return f"{named} It takes {megabytes(status.memory)} of memory." if status.memory else named


def megabytes(size: int) -> str:
    """A size as people say it."""
    return f"{round(size / 1_000_000):,} MB"
