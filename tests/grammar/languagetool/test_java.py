"""Which Java will do, and what is said when none does."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.grammar.languagetool.fakes import make_java

from walkaway.grammar.languagetool.java import JavaMissing, find_java


@pytest.mark.parametrize(
    ("says", "version"),
    [
        ('openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment', 17),
        ('java version "21" 2023-09-19 LTS', 21),
        ('Picked up JAVA_TOOL_OPTIONS: -Dx=y\nopenjdk version "25-ea" 2025-09-16', 25),
    ],
)
def test_a_java_of_17_or_newer_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, version: int
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(make_java(tmp_path / "java", says)))

    assert find_java().version == version


def test_without_java_home_the_one_on_the_path_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = make_java(tmp_path / "java")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(home / "bin"))

    assert find_java().program == home / "bin" / "java"


def test_no_java_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(JavaMissing, match=r"needs Java 17 or newer\. Install it .*, then try again\."):
        find_java()


@pytest.mark.parametrize(("says", "version"), [('java version "1.8.0_292"', 8), ('openjdk version "11.0.2"', 11)])
def test_an_old_java_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, version: int) -> None:
    monkeypatch.setenv("JAVA_HOME", str(make_java(tmp_path / "java", says)))

    with pytest.raises(JavaMissing, match=rf"has Java {version}; LanguageTool needs 17 or newer\. Install it"):
        find_java()


def test_a_java_that_does_not_say_its_version_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(make_java(tmp_path / "java", "hello")))

    with pytest.raises(JavaMissing, match=r"does not say which Java it is.*Install it"):
        find_java()


def test_a_program_that_only_stands_for_java_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = make_java(tmp_path / "java", 'Unable to locate a Java Runtime, like version "17"')
    (home / "exit").write_text("1")
    monkeypatch.setenv("JAVA_HOME", str(home))

    with pytest.raises(JavaMissing):
        find_java()
