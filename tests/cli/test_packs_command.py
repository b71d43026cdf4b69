"""walkaway templates import and export."""

from __future__ import annotations

import errno
import json
import zipfile
from pathlib import Path

import pytest

from walkaway import paths, settings
from walkaway.library.store import open_library
from walkaway.settings import Settings, TemplateFolder

from .conftest import Run

NEEDY = b"""name,body
Begging,"Hi {first_name}, sorry to bother you again, please please answer."
Calm,"Hi {first_name}, the price stands."
Empty,
"""


def test_export_writes_a_pack_and_replaces_no_file_unasked(walkaway: Run, tmp_path: Path) -> None:
    out = tmp_path / "team.zip"
    ids = [template.id for template in open_library().search("", situation="takeaway")]

    done = walkaway("templates", "export", str(out), *ids[:2], ids[0])
    again = walkaway("templates", "export", str(out), ids[0])
    replaced = walkaway("templates", "export", str(out), "--replace", "--situation", "takeaway", "--format", "json")

    assert (done.code, done.text) == (0, f"{out}: 2 templates\n")
    assert again.code == 2
    assert "is there already" in again.err
    assert json.loads(replaced.out) == {"path": str(out), "templates": ids}
    assert len(zipfile.ZipFile(out).namelist()) == len(ids) + 1


def test_export_needs_templates_and_names_the_one_that_may_be_meant(walkaway: Run, tmp_path: Path) -> None:
    out = str(tmp_path / "x.zip")

    assert "name the file" in walkaway("templates", "export").err
    assert "name the templates" in walkaway("templates", "export", out).err
    assert "Did you mean" in walkaway("templates", "export", out, "takeaway/order-pizzas").err
    assert not Path(out).exists()


def test_import_shows_what_would_come_and_changes_nothing(walkaway: Run, tmp_path: Path) -> None:
    table = tmp_path / "mails.csv"
    table.write_bytes(NEEDY)

    done = walkaway("templates", "import", str(table))

    assert done.code == 0
    assert "new " in done.text
    assert "composure" in done.text
    assert "refused   mails.csv:4" in done.text
    assert "Nothing was changed. Add --apply to import 2 templates." in done.text
    assert not any(template.mine for template in open_library().all())


def test_apply_keeps_them_and_undo_takes_them_back(walkaway: Run, tmp_path: Path) -> None:
    table = tmp_path / "mails.csv"
    table.write_bytes(NEEDY)

    done = walkaway("templates", "import", str(table), "--apply", "--format", "json")

    said = json.loads(done.out)
    mine = [template for template in open_library().all() if template.mine]
    assert sorted(said["imported"]) == sorted(template.id for template in mine)
    assert [row["state"] for row in said["templates"]] == ["new", "new", "refused"]
    assert said["templates"][0]["families"]
    assert walkaway("templates", "import", str(table)).code == 1, "nothing is new any more"
    assert walkaway("templates", "import", "--undo").code == 0
    assert not any(template.mine for template in open_library().all())
    assert "no import to take back" in walkaway("templates", "import", "--undo").err


def test_a_note_that_cannot_be_removed_is_told(walkaway: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "mails.csv"
    table.write_bytes(NEEDY)
    walkaway("templates", "import", str(table), "--apply")
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path == paths.last_import_file():
            raise PermissionError(errno.EACCES, "denied", str(path))
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink)
    done = walkaway("templates", "import", "--undo")

    assert done.code == 2
    assert "was taken back, but the note about it stays" in done.err
    assert not any(template.mine for template in open_library().all())


def test_a_note_about_other_files_takes_nothing_back(walkaway: Run, tmp_path: Path) -> None:
    victim = tmp_path / "letter.txt"
    victim.write_text("Dear Ana")
    writes = [{"path": str(paths.user_templates_dir() / ".." / ".." / victim), "before": None, "after": "RGVhciBBbmE="}]
    paths.last_import_file().write_text(json.dumps({"writes": writes, "folders": []}))

    done = walkaway("templates", "import", "--undo")

    assert done.code == 2
    assert victim.exists()


def test_a_template_in_the_way_is_replaced_only_when_asked(walkaway: Run, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    (pack / "takeaway").mkdir(parents=True)
    (pack / "takeaway" / "order-pizza.md").write_text("---\ntitle: Other\nsituation: takeaway\n---\nOrder pizza.\n")

    beside = walkaway("templates", "import", str(pack))
    instead = walkaway("templates", "import", str(pack), "--replace", "--apply")

    assert "beside    takeaway/order-pizza-2" in beside.text
    assert "replaces  takeaway/order-pizza " in instead.text
    template = open_library().get("takeaway/order-pizza")
    assert template is not None
    assert template.title == "Other"


def test_what_is_no_pack_is_said_in_one_line(walkaway: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Hello")

    assert walkaway("templates", "import", str(tmp_path / "none.zip")).code == 2
    done = walkaway("templates", "import", str(tmp_path / "notes.txt"))
    assert done.code == 2
    assert done.err.count("\n") == 1


def test_templates_of_added_folders_are_listed_with_mine(walkaway: Run, tmp_path: Path) -> None:
    team = tmp_path / "team"
    team.mkdir()
    (team / "ours.md").write_text("---\ntitle: Ours\nsituation: won\n---\nHi.\n")
    (team / "ours (1).md").write_text("---\ntitle: Ours\nsituation: won\n---\nHello.\n")
    folders = (TemplateFolder(team), TemplateFolder(tmp_path / "away"))
    settings.save(paths.settings_file(), Settings(template_folders=folders))

    done = walkaway("templates", "--mine", "ours")

    assert done.text.startswith("ours ")
    assert f"{tmp_path / 'away'} cannot be read now" in done.err
    assert "sync program" in done.err
    assert not walkaway("templates", "ours").text.startswith("ours ")
