"""Looking at a pack, keeping it, and taking it back: nothing is overwritten unseen, and never half of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from walkaway.files import WriteError, atomic_write
from walkaway.library.packs import Judged, PackError, Preview, State, apply, pack
from walkaway.library.template import Template

from .conftest import Desk, states, text, zipped


def mine(desk: Desk, id: str = "takeaway/a", title: str = "Mine") -> Template:
    return desk.library.save_mine(Template(id, title, "takeaway", body="My words.")).template


def look_at(desk: Desk) -> Preview:
    return desk.look("p.zip", zipped({"takeaway/a.md": text("A"), "takeaway/b.md": text("B"), "x.md": b"\0"}))


def test_looking_changes_nothing(desk: Desk) -> None:
    mine(desk)
    before = desk.on_disk()

    assert states(look_at(desk)) == {"A": State.REPLACES, "B": State.NEW, "x": State.REFUSED}
    assert desk.on_disk() == before


def test_a_template_with_a_name_that_is_taken_is_kept_beside_it(desk: Desk) -> None:
    mine(desk)
    before = desk.on_disk()["takeaway/a.md"]

    made = desk.take(look_at(desk))

    assert [template.id for template in made.templates] == ["takeaway/a-2", "takeaway/b"]
    assert desk.on_disk()["takeaway/a.md"] == before
    added = desk.library.get("takeaway/a-2")
    assert added is not None
    assert (added.title, added.mine) == ("A", True)


def test_it_replaces_only_what_the_user_says(desk: Desk) -> None:
    mine(desk)
    look = look_at(desk)

    desk.take(look, look.rows[0])

    assert sorted(desk.on_disk()) == ["takeaway/a.md", "takeaway/b.md"]
    replaced = desk.library.get("takeaway/a")
    assert replaced is not None
    assert replaced.title == "A"


def test_in_the_place_of_a_shipped_one_comes_one_s_own(desk: Desk) -> None:
    look = desk.look("p.zip", zipped({"takeaway/shipped.md": text("Other")}))
    assert look.rows[0].other is not None
    assert look.rows[0].kept_as == "takeaway/shipped-2"

    made = desk.take(look, look.rows[0])

    replaced = desk.library.get("takeaway/shipped")
    assert replaced is not None
    assert (replaced.title, replaced.mine) == ("Other", True)
    made.undo()
    desk.library.adopt(desk.library.scan())
    assert [template.title for template in desk.library.all()] == ["Shipped"]


def test_undo_puts_everything_back_as_it_was(desk: Desk) -> None:
    mine(desk)
    before = desk.on_disk()
    look = look_at(desk)
    made = desk.take(look, look.rows[0])

    assert made.undo() == ()

    assert desk.on_disk() == before


def test_undo_leaves_no_empty_folder(desk: Desk) -> None:
    made = desk.take(desk.look("p.zip", zipped({"team/won/a.md": text(), "team/lost/deep/b.md": text("B")})))
    assert desk.on_disk()

    made.undo()

    assert not list(desk.library.own_folder.iterdir())


def test_undo_leaves_what_was_changed_since(desk: Desk) -> None:
    made = desk.take(look_at(desk))
    changed = desk.library.own_folder / "takeaway" / "a.md"
    changed.write_bytes(text("Better"))

    assert made.undo() == (changed,)

    assert desk.on_disk() == {"takeaway/a.md": text("Better")}


def test_what_was_imported_is_known_again_also_where_it_was_kept_beside(desk: Desk) -> None:
    mine(desk)
    desk.take(look_at(desk))

    again = look_at(desk)

    assert states(again) == {"A": State.SAME, "B": State.SAME, "x": State.REFUSED}
    assert again.rows[0].other is not None
    assert again.rows[0].other.id == "takeaway/a-2"
    assert desk.take(again).templates == ()


def test_capitals_make_no_other_name(desk: Desk) -> None:
    mine(desk, "takeaway/Words")

    look = desk.look("p.zip", zipped({"takeaway/words.md": text("New")}))
    made = desk.take(look, look.rows[0])

    assert [template.id for template in made.templates] == ["takeaway/Words"]
    assert list(desk.on_disk()) == ["takeaway/Words.md"]


def test_a_broken_file_in_the_place_is_not_overwritten(desk: Desk) -> None:
    broken = desk.library.own_folder / "takeaway" / "a.md"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"half a templ")
    desk.library.adopt(desk.library.scan())

    desk.take(look_at(desk))

    assert broken.read_bytes() == b"half a templ"
    assert "takeaway/a-2.md" in desk.on_disk()


@pytest.mark.parametrize("replace", [False, True])
def test_what_came_since_the_preview_is_not_overwritten(desk: Desk, replace: bool) -> None:
    if replace:
        mine(desk)
    look = look_at(desk)
    path = desk.library.own_folder / "takeaway" / "a.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"theirs")

    with pytest.raises(PackError, match="was changed meanwhile"):
        apply(look, look.rows, [look.rows[0]])

    assert desk.on_disk() == {"takeaway/a.md": b"theirs"}


def test_a_failure_half_way_leaves_nothing_behind(desk: Desk) -> None:
    mine(desk)
    look = desk.look("p.zip", zipped({f"takeaway/{name}.md": text(name) for name in "abz"} | {"won/q.md": text("q")}))
    # A folder stands where a file would go: the last write of all fails.
    (desk.library.own_folder / "won").mkdir()
    (desk.library.own_folder / "won" / "q.md").mkdir()
    before = desk.on_disk()

    with pytest.raises(PackError, match="Nothing was imported"):
        apply(look, look.rows, look.rows)

    assert desk.on_disk() == before


def test_a_full_disk_half_way_leaves_nothing_behind(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    mine(desk)
    before = desk.on_disk()
    look = desk.look("p.zip", zipped({f"takeaway/{name}.md": text(name) for name in "abc"} | {"won/q.md": text("q")}))

    def fails_late(path: Path, data: bytes) -> None:
        if path.name == "q.md":
            raise WriteError(path, "the disk is full", "Free some space.")
        atomic_write(path, data)

    monkeypatch.setattr("walkaway.library.packs.keeping.atomic_write", fails_late)
    with pytest.raises(PackError, match="the disk is full"):
        apply(look, look.rows, look.rows)

    assert desk.on_disk() == before
    assert not (desk.library.own_folder / "won").exists()


def test_only_chosen_templates_come(desk: Desk) -> None:
    look = look_at(desk)

    apply(look, [look.rows[1]])

    assert list(desk.on_disk()) == ["takeaway/b.md"]


def test_a_needy_template_is_told(desk: Desk) -> None:
    def judge(subject: str, body: str) -> Judged:
        return Judged(60, ("pleading",)) if "please" in body else Judged()

    pleading = zipped({"a.md": text("A", "Oh please."), "b.md": text("B")})

    assert [row.judged.composure for row in desk.look("p.zip", pleading, judge).rows] == [60, 100]


def test_a_situation_that_is_missing_is_guessed_from_the_words(desk: Desk) -> None:
    words = b"Hi Dana,\n\nThe price is above your budget, and I won't lower it. We can leave something out.\n"

    look = desk.look(
        "p.zip", zipped({"one.md": b"# Too dear\n\n" + words, "two.md": b"---\ntitle: Two\n---\n" + words})
    )

    templates = [row.template for row in look.rows if row.template is not None]
    assert [template.title for template in templates] == ["Too dear", "Two"]
    assert {template.situation for template in templates} <= {"price_objection", "discount_request", "negotiation"}
    assert {template.move for template in templates} == {"plain"}
    desk.take(look)
    assert desk.library.problems == ()


def test_a_name_that_lists_would_pass_over_is_not_taken(desk: Desk) -> None:
    look = desk.look("a.csv", b"name,body\nReadme,Hello there.\n")

    made = desk.take(look)

    assert desk.library.get(made.templates[0].id) is not None


def test_templates_of_one_name_in_a_table_get_different_ids(desk: Desk) -> None:
    table = b"name,body\nSame,The price stands.\nSame,The price stands as it is.\n"

    desk.take(desk.look("a.csv", table))

    assert len([template for template in desk.library.all() if template.mine]) == 2
    assert set(states(desk.look("a.csv", table)).values()) == {State.SAME}


def test_a_pack_around_which_somebody_put_a_folder_is_the_same_pack(desk: Desk) -> None:
    data = zipped({"team-main/packs/takeaway/a.md": text("A"), "team-main/packs/won/b.md": text("B")})

    look = desk.look("p.zip", data)

    assert [row.template.id for row in look.rows if row.template] == ["takeaway/a", "won/b"]


def test_a_single_situation_folder_is_no_such_folder(desk: Desk) -> None:
    look = desk.look("p.zip", zipped({"takeaway/a.md": text("A"), "takeaway/b.md": text("B")}))

    assert [row.template.id for row in look.rows if row.template] == ["takeaway/a", "takeaway/b"]


def test_a_template_keeps_the_author_s_comments(desk: Desk) -> None:
    data = b"---\n# by Ana\ntitle: A\nsituation: won\nextra: kept\n---\nHi.\n"

    desk.take(desk.look("p.zip", zipped({"won/a.md": data})))

    assert desk.on_disk()["won/a.md"] == data


def test_packs_of_one_s_own_are_known_at_home(desk: Desk) -> None:
    mine(desk)

    assert set(states(desk.look("p.zip", pack(desk.library.all()))).values()) == {State.SAME}
