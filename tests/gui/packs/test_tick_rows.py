"""What the lists of templates to tick say, without a window."""

from __future__ import annotations

from pathlib import Path

from walkaway.gui.packs.tick_rows import TickRow, export_rows, import_row, import_rows, import_summary, members
from walkaway.library.packs import Judged, Preview, Problem, Row, State
from walkaway.library.template import Template


def template(title: str, situation: str = "takeaway", **more: object) -> Template:
    return Template(f"{situation}/{title.lower()}", title, situation, body="Hi.\n\nWords.", **more)  # type: ignore[arg-type]


NEW = Row(State.NEW, "A", "a.md", 0, template("A"), judged=Judged(74, ("apology", "pleading")))
SAME = Row(State.SAME, "B", "b.md", 0, template("B"), other=template("B", mine=True))
BESIDE = Row(State.REPLACES, "C", "c.md", 0, template("C"), other=template("Old", mine=True), aside="takeaway/c-2")
REFUSED = Row(State.REFUSED, "D", "d.md", 3, reason="there is no message in it", notes=())
LOOK = Preview("team.zip", Path("mine"), (NEW, SAME, BESIDE, REFUSED), (Problem("e.zip", 0, "it is a pack"),))


def test_rows_stand_under_what_would_become_of_them() -> None:
    rows = import_rows(LOOK)

    assert [(row.title, row.box) for row in rows] == [
        ("To import (2)", True),
        ("A", True),
        ("C", True),
        ("Here already (1)", False),
        ("B", False),
        ("Cannot be used (2)", False),
        ("D", False),
        ("e.zip", False),
    ]
    assert import_summary(LOOK) == "2 templates to import, 1 here already, 2 that cannot be used"


def test_a_needy_template_is_told_so() -> None:
    assert import_row("x", NEW).warning == "Composure 74: a reader may hear apology and pleading."


def test_a_refused_one_says_why_and_where() -> None:
    row = import_row("x", REFUSED)

    assert (row.tags, row.warning) == (("d.md, line 3",), "There is no message in it.")


def test_a_template_in_the_way_is_named_and_the_choice_can_be_turned() -> None:
    assert (import_row("x", BESIDE).notes, import_row("x", BESIDE).offer) == (
        ("It is kept beside your “Old”.",),
        "Replace it",
    )
    turned = import_row("x", BESIDE, instead=True)
    assert (turned.notes, turned.offer) == (("It takes the place of your “Old”.",), "Keep both")


def test_what_is_here_already_says_whose_it_is() -> None:
    team = Row(State.SAME, "B", "b.md", 0, template("B"), other=template("B", folder=Path("/srv/team")))
    shipped = Row(State.SAME, "B", "b.md", 0, template("B"), other=template("B"))

    assert import_row("x", SAME).notes == ("You have it.",)
    assert import_row("x", team).notes == ("It is in /srv/team.",)
    assert import_row("x", shipped).notes == ("It came with Walkaway.",)


def test_templates_to_export_stand_under_their_situations_with_whose_they_are() -> None:
    rows = export_rows([template("A", mine=True), template("B", folder=Path("/srv/team")), template("C", "won")])

    assert [(row.title, row.heading, row.tags) for row in rows] == [
        ("Takeaway (2)", True, ()),
        ("A", False, ("yours",)),
        ("B", False, ("team",)),
        ("Won (1)", True, ()),
        ("C", False, ()),
    ]
    assert members(rows) == {"heading/takeaway": ["takeaway/a", "takeaway/b"], "heading/won": ["won/c"]}


def test_a_row_is_read_out_with_everything_that_is_on_it() -> None:
    said = import_row("x", NEW).spoken

    assert "A. " in said
    assert "Composure 74" in said
    assert TickRow("x", "To import (2)").spoken == "To import (2)."
