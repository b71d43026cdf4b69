"""What is exported comes back as it was, and the same templates always give the same bytes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from walkaway.library.kinds import SITUATIONS
from walkaway.library.names import slug
from walkaway.library.packs import PackError, State, pack, write_pack
from walkaway.library.store import Library
from walkaway.library.template import Template, trimmed
from walkaway.moves import MOVES
from walkaway.paths import shipped_templates
from walkaway.text.families import FAMILIES
from walkaway.textfile import lf

from .conftest import Desk, states

LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])
LINE = st.text(LETTERS, max_size=40).map(lambda said: " ".join(said.split()))
BODY = st.text(st.one_of(LETTERS, st.just("\n")), max_size=200).map(lambda said: trimmed(lf(said)))
FIELDS = st.dictionaries(st.from_regex(r"[a-z]{1,12}", fullmatch=True), LINE, max_size=3)
TEMPLATES = st.builds(
    Template,
    id=st.just(""),
    title=LINE.filter(bool),
    situation=st.sampled_from(list(SITUATIONS)),
    move=st.sampled_from(list(MOVES)),
    answers=st.lists(st.sampled_from(list(FAMILIES)), unique=True, max_size=3).map(tuple),
    when=LINE,
    only_if=LINE,
    subject=LINE,
    body=BODY.filter(lambda said: bool(said.strip())),
    fields=FIELDS,
    length=LINE,
    tone=LINE,
    trade=LINE,
)


def bare(template: Template) -> Template:
    return replace(template, path=None, mine=False, folder=None)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(TEMPLATES, min_size=1, max_size=6))
def test_export_then_import_gives_the_same_templates(desk: Desk, templates: list[Template]) -> None:
    shutil.rmtree(desk.library.own_folder, ignore_errors=True)
    desk.library.adopt(desk.library.scan())
    named = [replace(one, id=f"{one.situation}/{slug(one.title)}-{n}") for n, one in enumerate(templates)]

    look = desk.look("pack.zip", pack(named))
    desk.take(look)

    assert {row.state for row in look.rows} == {State.NEW}
    assert {bare(one).id: bare(one) for one in desk.library.all() if one.mine} == {one.id: one for one in named}


def test_all_shipped_templates_come_back_and_are_known_again(tmp_path: Path, desk: Desk) -> None:
    shipped = Library(shipped_templates() / "en", tmp_path / "none").all()

    look = desk.look("all.zip", pack(shipped))
    desk.take(look)

    assert [bare(one) for one in desk.library.all() if one.mine] == [bare(one) for one in shipped]
    again = desk.look("all.zip", pack(shipped))
    assert {row.state for row in again.rows} == {State.SAME}
    assert not again.problems


def test_the_same_templates_give_the_same_bytes_in_whatever_order() -> None:
    one, two = (Template(f"won/{name}", name, "won", body="Hi.") for name in "ab")

    assert pack([one, two]) == pack([two, one])
    assert pack([replace(one, path=Path("x.md"), mine=True)]) == pack([one])


def test_only_what_makes_the_template_is_passed_on(desk: Desk) -> None:
    mine = desk.library.own_folder / "won"
    mine.mkdir(parents=True)
    (mine / "a.md").write_text("---\ntitle: A\n# Dana pays late\nsituation: won\nnote: secret\n---\nHi.\n")
    desk.library.adopt(desk.library.scan())
    template = desk.library.get("won/a")
    assert template is not None

    data = pack([template])

    assert b"Dana" not in data
    assert b"secret" not in data


def test_a_pack_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    template = Template("won/a", "A", "won", body="Hi.")
    path = tmp_path / "pack.zip"

    write_pack(path, [template])

    assert path.read_bytes() == pack([template])
    with pytest.raises(PackError, match="no such file or folder"):
        write_pack(tmp_path / "none" / "pack.zip", [template])
    with pytest.raises(PackError, match="at least one"):
        pack([])


def test_a_folder_of_templates_is_a_pack_too(desk: Desk, tmp_path: Path) -> None:
    from walkaway.library.packs import preview, read

    shipped = Library(shipped_templates() / "en", tmp_path / "none")

    look = preview(read(shipped_templates(), str), desk.library)

    assert [row.template.id for row in look.rows if row.template] == sorted(
        (one.id for one in shipped.all()), key=lambda id: (id.rpartition("/")[0], id.rpartition("/")[2] + ".md")
    )
    assert set(states(look).values()) == {State.NEW}
