"""Which folders hold a LanguageTool."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.grammar.languagetool.fakes import make_jars

from walkaway.grammar.languagetool.jars import Jars, JarsMissing, find_jars


def unzipped(folder: Path) -> Path:
    make_jars(folder / "libs")
    (folder / "libs" / "languagetool-server.jar").rename(folder / "languagetool-server.jar")
    return folder


def test_jars_may_lie_side_by_side(tmp_path: Path) -> None:
    folder = make_jars(tmp_path / "jars")

    assert find_jars(folder) == Jars(folder, "*")


def test_jars_may_lie_as_in_the_download(tmp_path: Path) -> None:
    folder = unzipped(tmp_path / "LanguageTool-6.8")

    assert find_jars(folder) == Jars(folder, os.pathsep.join(["languagetool-server.jar", ".", "libs/*"]))


def test_the_folder_around_the_download_will_do_and_the_newest_one_is_taken(tmp_path: Path) -> None:
    unzipped(tmp_path / "LanguageTool-6.8")
    newest = unzipped(tmp_path / "LanguageTool-6.10")

    assert find_jars(tmp_path).folder == newest


def test_jars_may_bear_their_version(tmp_path: Path) -> None:
    folder = make_jars(tmp_path / "jars")
    for jar in list(folder.iterdir()):
        jar.rename(jar.with_name(f"{jar.stem}-6.8.jar"))

    assert find_jars(folder).folder == folder


def test_the_server_beside_its_libraries_may_bear_its_version(tmp_path: Path) -> None:
    folder = unzipped(tmp_path / "LanguageTool-6.8")
    (folder / "languagetool-server.jar").rename(folder / "languagetool-server-6.8.jar")

    assert find_jars(folder).class_path.startswith(f"languagetool-server-6.8.jar{os.pathsep}")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(JarsMissing, match=r"There is no folder .*gone\. Choose the folder"):
        find_jars(tmp_path / "gone")


def test_a_folder_without_jars_is_named(tmp_path: Path) -> None:
    with pytest.raises(JarsMissing, match=r"There is no LanguageTool in .*\. Choose the folder"):
        find_jars(tmp_path)


def test_the_jar_that_is_missing_is_named(tmp_path: Path) -> None:
    folder = make_jars(tmp_path / "jars")
    (folder / "language-en.jar").unlink()

    with pytest.raises(JarsMissing, match=r"not whole: language-en\.jar is missing"):
        find_jars(folder)


def test_a_name_that_no_folder_can_have_is_named(tmp_path: Path) -> None:
    with pytest.raises(JarsMissing, match=r"cannot be read|no folder"):
        find_jars(tmp_path / ("x" * 300))
