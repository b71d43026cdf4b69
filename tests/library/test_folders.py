"""Folders that the user added: which template wins, what is written where, and what sync programs leave behind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from walkaway.library.copies import copies_among
from walkaway.library.errors import LibraryError
from walkaway.library.store import Library
from walkaway.library.template import Template
from walkaway.settings import TemplateFolder

from .conftest import Folders

SYNC_NAMES = (
    "b (Ana's conflicted copy 2026-05-03)",
    "b (conflicted copy 2026-05-03 101112)",
    "b (Ana Ruiz in Konflikt stehende Kopie 2026-05-03)",
    "b (Case Conflict)",
    "b (Case Conflict 1)",
    "b.sync-conflict-20260503-101112-ABCDEFG",
    "b_conflict-20260503-101112",
)
DOUBTFUL_NAMES = ("b-DESKTOP-4F2K1", "b-Anas-MacBook", "b (1)", "b(2)")


def titles(library: Library) -> dict[str, str]:
    return {template.id: template.title for template in library.all()}


def with_folders(folders: Folders, *added: TemplateFolder) -> Library:
    return Library(folders.shipped, folders.mine, added)


def test_mine_wins_over_added_folders_and_of_those_the_first_and_all_over_shipped(
    folders: Folders, tmp_path: Path
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for root, ids in ((folders.shipped, "abcd"), (two, "abc"), (one, "ab"), (folders.mine, "a")):
        for id in ids:
            folders.put(root, f"takeaway/{id}", title=root.name)

    library = with_folders(folders, TemplateFolder(one), TemplateFolder(two))

    assert titles(library) == {
        "takeaway/a": "mine",
        "takeaway/b": "one",
        "takeaway/c": "two",
        "takeaway/d": "shipped",
    }
    assert [template.folder for template in library.all()] == [None, one, two, None]


def test_changing_a_template_of_a_read_only_folder_makes_one_s_own(folders: Folders, tmp_path: Path) -> None:
    path = folders.put(tmp_path / "team", "takeaway/a", title="Team")
    before = path.read_bytes()
    library = with_folders(folders, TemplateFolder(tmp_path / "team"))
    (template,) = library.all()

    change = library.save_mine(replace(template, title="Mine"))

    assert titles(library) == {"takeaway/a": "Mine"}
    assert library.all()[0].mine
    assert path.read_bytes() == before
    change.undo()
    assert titles(library) == {"takeaway/a": "Team"}


def test_a_template_of_a_writable_folder_is_changed_where_it_stands(folders: Folders, tmp_path: Path) -> None:
    path = folders.put(tmp_path / "team", "takeaway/a", title="Team")
    library = with_folders(folders, TemplateFolder(tmp_path / "team", writable=True))
    (template,) = library.all()

    change = library.save_mine(replace(template, title="Better"))

    assert "Better" in path.read_text(encoding="utf-8")
    assert titles(library) == {"takeaway/a": "Better"}
    assert not library.all()[0].mine
    assert not folders.mine.exists()
    change.undo()
    assert titles(library) == {"takeaway/a": "Team"}


def test_a_copy_of_a_template_of_a_writable_folder_is_the_user_s_own(folders: Folders, tmp_path: Path) -> None:
    folders.put(tmp_path / "team", "takeaway/a")
    library = with_folders(folders, TemplateFolder(tmp_path / "team", writable=True))

    copy = library.duplicate("takeaway/a").template

    assert (copy.mine, copy.folder) == (True, None)
    assert (folders.mine / "takeaway" / "a-copy.md").exists()


def test_only_a_writable_folder_lets_a_template_be_deleted(folders: Folders, tmp_path: Path) -> None:
    path = folders.put(tmp_path / "team", "takeaway/a")
    library = with_folders(folders, TemplateFolder(tmp_path / "team"))

    with pytest.raises(LibraryError, match="read-only"):
        library.delete_mine("takeaway/a")
    library.add_folders([TemplateFolder(tmp_path / "team", writable=True)])
    library.adopt(library.scan())
    change = library.delete_mine("takeaway/a")

    assert not path.exists()
    assert library.all() == ()
    change.undo()
    assert path.exists()


def test_what_is_put_back_does_not_win_over_one_s_own(folders: Folders, tmp_path: Path) -> None:
    folders.put(tmp_path / "team", "takeaway/a", title="Team")
    library = with_folders(folders, TemplateFolder(tmp_path / "team", writable=True))
    change = library.delete_mine("takeaway/a")
    folders.put(folders.mine, "takeaway/a", title="Mine")
    library.adopt(library.scan())

    change.undo()

    assert titles(library) == {"takeaway/a": "Mine"}


def test_a_missing_folder_is_told_and_comes_back(folders: Folders, tmp_path: Path) -> None:
    team = tmp_path / "team"
    folders.put(team, "takeaway/a")
    library = with_folders(folders, TemplateFolder(team))
    assert not library.missing

    team.rename(tmp_path / "away")
    assert library.adopt(library.scan())
    assert library.missing == (team,)
    assert library.all() == ()

    (tmp_path / "away").rename(team)
    assert library.adopt(library.scan())
    assert not library.missing
    assert titles(library) == {"takeaway/a": "A title"}


def test_a_folder_that_is_taken_away_takes_its_templates_along(folders: Folders, tmp_path: Path) -> None:
    folders.put(tmp_path / "team", "takeaway/a")
    library = with_folders(folders, TemplateFolder(tmp_path / "team"))
    assert titles(library)

    library.add_folders([])
    library.adopt(library.scan())

    assert library.all() == ()


def test_what_was_saved_while_folders_were_read_is_not_forgotten(folders: Folders) -> None:
    library = folders.library
    read = library.scan()

    library.save_mine(Template("takeaway/a", "Mine", "takeaway", body="Hello."))

    assert not library.is_current(read)
    assert library.is_current(library.scan())


@pytest.mark.parametrize("name", SYNC_NAMES + DOUBTFUL_NAMES)
def test_a_copy_that_a_sync_program_made_is_told_and_not_listed(folders: Folders, name: str) -> None:
    folders.put(folders.mine, "takeaway/b", body="One.")
    copy = folders.put(folders.mine, f"takeaway/{name}", body="Another.")

    assert list(titles(folders.library)) == ["takeaway/b"]
    assert [found.path for found in folders.library.copies] == [copy]
    assert copy.name in str(folders.library.copies[0])
    assert copy.exists()


@pytest.mark.parametrize("name", SYNC_NAMES + DOUBTFUL_NAMES)
def test_a_copy_without_its_original_is_a_template(folders: Folders, name: str) -> None:
    folders.put(folders.mine, f"takeaway/{name}")

    assert list(titles(folders.library)) == [f"takeaway/{name}"]
    assert folders.library.copies == ()


@pytest.mark.parametrize("name", DOUBTFUL_NAMES)
def test_a_name_that_may_be_chosen_is_no_copy_under_another_title(folders: Folders, name: str) -> None:
    folders.put(folders.mine, "takeaway/b")
    folders.put(folders.mine, f"takeaway/{name}", title="Another")

    assert len(folders.library.all()) == 2


@pytest.mark.parametrize("name", ["b-2", "b-copy", "b-short-one", "b (conflict of interest)"])
def test_names_that_people_choose_are_no_copies(folders: Folders, name: str) -> None:
    folders.put(folders.mine, "takeaway/b")
    folders.put(folders.mine, f"takeaway/{name}")

    assert len(folders.library.all()) == 2


def test_a_broken_copy_is_no_further_problem(folders: Folders) -> None:
    folders.put(folders.mine, "takeaway/b")
    folders.put(folders.mine, "takeaway/b.sync-conflict-20260503-101112-ABCDEFG", situation="<<<<<<<")

    assert folders.library.problems == ()
    assert len(folders.library.copies) == 1


def test_a_copy_stands_beside_its_original() -> None:
    template = Template("takeaway/b", "B", "takeaway")

    assert copies_among({Path("x/b.md"): template, Path("y/b (1).md"): template}) == ()
