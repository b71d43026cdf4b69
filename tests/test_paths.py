"""Folders are the platform's, private, and all movable by one variable."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import appdirs
import pytest

from walkaway import paths

KINDS = {
    "data": paths.data_dir,
    "config": paths.config_dir,
    "cache": paths.cache_dir,
    "state": paths.state_dir,
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WALKAWAY_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.mark.parametrize("kind", KINDS)
def test_walkaway_home_moves_every_folder(home: Path, kind: str) -> None:
    assert KINDS[kind]() == home / kind


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.skipif(os.name == "nt", reason="mode bits")
def test_folders_are_made_for_the_user_alone(home: Path, kind: str) -> None:
    folder = KINDS[kind]()

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="XDG")
def test_without_the_variable_folders_are_those_of_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WALKAWAY_HOME", raising=False)
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))

    assert paths.data_dir() == Path(appdirs.user_data_dir("walkaway"))
    assert paths.config_dir() == tmp_path / "CONFIG" / "walkaway"
    assert paths.cache_dir() == tmp_path / "CACHE" / "walkaway"
    assert paths.state_dir() == tmp_path / "STATE" / "walkaway"


def test_a_relative_home_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WALKAWAY_HOME", "here")

    assert paths.data_dir() == tmp_path / "here" / "data"


def test_the_named_places_lie_in_their_folders(home: Path) -> None:
    assert paths.settings_file() == home / "config" / "settings.toml"
    assert paths.dictionary_file() == home / "config" / "dictionary.txt"
    assert paths.drafts_dir() == home / "data" / "drafts"
    assert paths.journal_dir() == home / "state" / "journal"
    assert paths.user_templates_dir() == home / "data" / "templates"
    assert paths.user_rules_dir() == home / "config" / "rules"
    assert paths.drafts_dir().is_dir()


def test_a_folder_that_cannot_be_made_is_named_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("WALKAWAY_HOME", str(tmp_path / "file"))

    assert paths.config_dir() == tmp_path / "file" / "config"
    assert not paths.config_dir().exists()


def test_shipped_data_is_found() -> None:
    assert paths.resource().is_dir()
    assert paths.resource("rules", "en") == paths.resource() / "rules" / "en"
    assert paths.shipped_templates().is_dir()


def test_data_inside_of_the_package_wins_over_the_checkout(tmp_path: Path) -> None:
    package = tmp_path / "lib" / "walkaway"
    (package / "resources").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "paths.py").write_bytes(Path(paths.__file__).read_bytes())
    program = "from walkaway import paths; print(paths.resource('icons'))"

    found = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "lib")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert found.stdout.strip() == str(package / "resources" / "icons")
