"""The library over two folders: loading, the user's own, and the way back from every change."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from walkaway.library.errors import LibraryError
from walkaway.library.template import Template

from .conftest import Folders


def test_templates_are_read_when_first_asked_for(folders: Folders) -> None:
    folders.put(folders.shipped, "takeaway/a")

    assert [template.id for template in folders.library.all()] == ["takeaway/a"]
    assert not folders.library.all()[0].mine


def test_the_user_s_own_wins_over_the_shipped_one_with_the_same_id(folders: Folders) -> None:
    folders.put(folders.shipped, "takeaway/a", title="Shipped")
    folders.put(folders.mine, "takeaway/a", title="Mine")

    template = folders.library.get("takeaway/a")
    assert template is not None
    assert (template.title, template.mine) == ("Mine", True)
    assert len(folders.library.all()) == 1


def test_a_broken_file_is_reported_and_the_rest_loads(folders: Folders) -> None:
    folders.put(folders.shipped, "takeaway/a", title="Shipped")
    broken = folders.put(folders.mine, "takeaway/a", situation="takeawy")
    folders.put(folders.mine, "takeaway/b")

    (problem,) = folders.library.problems
    template = folders.library.get("takeaway/a")
    assert problem.path == broken
    assert "takeaway?" in str(problem)
    assert template is not None
    assert template.title == "Shipped"
    assert folders.library.get("takeaway/b") is not None


def test_what_is_no_template_is_passed_over(folders: Folders) -> None:
    folders.mine.mkdir()
    (folders.mine / "README.md").write_text("About my templates")
    (folders.mine / ".git").mkdir()
    (folders.mine / ".git" / "x.md").write_text("?")
    (folders.mine / "notes.txt").write_text("?")
    (folders.mine / "folder.md").mkdir()
    os.mkfifo(folders.mine / "pipe.md") if hasattr(os, "mkfifo") else None

    assert folders.library.all() == ()
    assert folders.library.problems == ()


def test_an_unreadable_file_is_reported(folders: Folders) -> None:
    folders.mine.mkdir()
    (folders.mine / "big.md").write_bytes(b"a" * 600_000)

    (problem,) = folders.library.problems
    assert "larger" in str(problem)


def test_a_loop_of_links_ends(folders: Folders) -> None:
    folders.put(folders.mine, "takeaway/a")
    (folders.mine / "takeaway" / "again").symlink_to(folders.mine)

    assert [template.id for template in folders.library.all()] == ["takeaway/a"]


def test_saving_a_shipped_template_makes_it_the_user_s_copy(folders: Folders) -> None:
    path = folders.put(folders.shipped, "takeaway/a", title="Shipped")
    before = path.read_bytes()
    template = folders.library.all()[0]

    folders.library.save_mine(replace(template, title="Mine"))

    (saved,) = folders.library.all()
    assert (saved.title, saved.mine) == ("Mine", True)
    assert path.read_bytes() == before
    assert (folders.mine / "takeaway" / "a.md").exists()


def test_undoing_a_save_brings_the_shipped_one_back(folders: Folders) -> None:
    folders.put(folders.shipped, "takeaway/a", title="Shipped")
    change = folders.library.save_mine(replace(folders.library.all()[0], title="Mine"))

    change.undo()

    assert folders.library.all()[0].title == "Shipped"
    assert not (folders.mine / "takeaway" / "a.md").exists()


def test_a_new_template_gets_a_free_name_from_its_title(folders: Folders) -> None:
    folders.put(folders.shipped, "won/first-week")

    change = folders.library.save_mine(Template(id="", title="First week!", situation="won", body="Hi\r\n\r\n"))

    assert change.template.id == "won/first-week-2"
    assert folders.library.get("won/first-week-2") == change.template
    assert change.template.body == "Hi"


def test_a_save_keeps_the_author_s_bytes_where_nothing_changed(folders: Folders) -> None:
    path = folders.put(folders.mine, "takeaway/a")
    written = b"\xef\xbb\xbf---\r\n# note\r\ntitle:   'Old'\r\nsituation: won\r\nother: [1]\r\n---\r\nHi\r\n"
    path.write_bytes(written)
    (template,) = folders.library.all()

    folders.library.save_mine(template)
    assert path.read_bytes() == written

    folders.library.save_mine(replace(template, title="New"))
    assert path.read_bytes() == written.replace(b"'Old'", b"New")


def test_a_character_outside_the_file_s_encoding_refuses_the_save(folders: Folders) -> None:
    path = folders.put(folders.mine, "takeaway/a")
    path.write_bytes(b"---\ntitle: Caf\xe9\nsituation: won\n---\nHi\n")
    before = path.read_bytes()
    (template,) = folders.library.all()

    with pytest.raises(LibraryError):
        folders.library.save_mine(replace(template, body="☎"))

    assert path.read_bytes() == before


def test_a_file_changed_elsewhere_is_not_overwritten(folders: Folders) -> None:
    path = folders.put(folders.mine, "takeaway/a", title="Old")
    template = folders.library.all()[0]
    folders.put(folders.mine, "takeaway/a", title="Theirs")

    with pytest.raises(LibraryError, match="another program"):
        folders.library.save_mine(replace(template, title="Ours"))
    assert "Theirs" in path.read_text()

    folders.library.save_mine(replace(template, title="Ours"), force=True)
    assert "Ours" in path.read_text()


def test_a_broken_file_is_never_overwritten(folders: Folders) -> None:
    folders.put(folders.shipped, "takeaway/a")
    path = folders.put(folders.mine, "takeaway/a", situation="nonsense")
    before = path.read_bytes()

    with pytest.raises(LibraryError, match="cannot be read as a template"):
        folders.library.save_mine(folders.library.all()[0])

    assert path.read_bytes() == before


@pytest.mark.parametrize("id", ["../a", "/tmp/a", "takeaway/../../a"])
def test_no_save_leaves_the_user_s_folder(folders: Folders, id: str) -> None:
    with pytest.raises(LibraryError):
        folders.library.save_mine(Template(id=id, title="x", situation="won"))

    assert not folders.mine.exists()


def test_a_full_disk_is_said_in_a_sentence(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))

    with pytest.raises(LibraryError, match="the disk is full"):
        folders.library.save_mine(Template(id="", title="x", situation="won"))


def test_duplicating_makes_an_own_copy_beside_the_original(folders: Folders) -> None:
    folders.put(folders.shipped, "takeaway/a", title="Shipped")

    first, second = folders.library.duplicate("takeaway/a"), folders.library.duplicate("takeaway/a")

    assert [each.template.id for each in (first, second)] == ["takeaway/a-copy", "takeaway/a-copy-2"]
    assert first.template.title == "Shipped (copy)"
    assert len(folders.library.all()) == 3


def test_deleting_can_be_undone(folders: Folders) -> None:
    path = folders.put(folders.mine, "takeaway/a")
    before = path.read_bytes()

    change = folders.library.delete_mine("takeaway/a")
    assert folders.library.all() == ()

    change.undo()
    assert path.read_bytes() == before
    assert folders.library.get("takeaway/a") == change.template


def test_an_undo_does_not_overwrite_what_came_since(folders: Folders) -> None:
    path = folders.put(folders.mine, "takeaway/a")
    change = folders.library.delete_mine("takeaway/a")
    folders.put(folders.mine, "takeaway/a", title="Newer")

    with pytest.raises(LibraryError, match="changed since"):
        change.undo()

    assert "Newer" in path.read_text()


def test_a_shipped_template_cannot_be_deleted(folders: Folders) -> None:
    folders.put(folders.shipped, "takeaway/a")

    with pytest.raises(LibraryError, match="ships with"):
        folders.library.delete_mine("takeaway/a")
    with pytest.raises(LibraryError, match="no template"):
        folders.library.delete_mine("takeaway/b")


def test_reading_the_folders_again_says_whether_anything_changed(folders: Folders) -> None:
    path = folders.put(folders.mine, "takeaway/a", title="Old")
    kept = folders.put(folders.mine, "takeaway/b")
    folders.library.all()
    unchanged = folders.library.get("takeaway/b")

    assert not folders.library.adopt(folders.library.scan())
    os.utime(path)
    assert not folders.library.adopt(folders.library.scan())

    folders.put(folders.mine, "takeaway/a", title="New")
    assert folders.library.adopt(folders.library.scan())
    assert folders.library.get("takeaway/b") is unchanged
    assert folders.library.search("new")[0].title == "New"

    kept.unlink()
    assert folders.library.adopt(folders.library.scan())
    assert folders.library.get("takeaway/b") is None


def test_one_s_own_save_is_no_news(folders: Folders) -> None:
    folders.put(folders.shipped, "takeaway/a")
    folders.library.duplicate("takeaway/a")

    assert not folders.library.adopt(folders.library.scan())


def test_templates_stand_in_the_order_of_the_situations(folders: Folders) -> None:
    for situation in ("lost", "cold_outreach", "takeaway"):
        folders.put(folders.shipped, f"{situation}/a", situation=situation)

    assert [template.situation for template in folders.library.all()] == ["cold_outreach", "takeaway", "lost"]
