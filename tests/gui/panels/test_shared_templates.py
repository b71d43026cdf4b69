"""Templates of added folders in the panel and the editor: whose they are, and what may be done with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from walkaway.gui.dialogs.template_notes import where_it_goes
from walkaway.gui.panels.template_words import spoken_template
from walkaway.gui.panels.templates_panel import TemplatesPanel
from walkaway.gui.theme import Theme
from walkaway.library.store import Library
from walkaway.library.template import Template
from walkaway.settings import TemplateFolder


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """One template that ships, one in a read-only folder, one in a writable one, one of the user's own."""
    for folder in ("shipped", "read", "write", "mine"):
        path = tmp_path / folder / "won" / f"{folder}.md"
        path.parent.mkdir(parents=True)
        path.write_text(f"---\ntitle: {folder}\nsituation: won\n---\nHi.\n", encoding="utf-8")
    added = (TemplateFolder(tmp_path / "read"), TemplateFolder(tmp_path / "write", writable=True))
    return Library(tmp_path / "shipped", tmp_path / "mine", added)


def get(library: Library, name: str) -> Template:
    template = library.get(f"won/{name}")
    assert template is not None
    return template


@pytest.mark.parametrize(("name", "can"), [("shipped", False), ("read", False), ("write", True), ("mine", True)])
def test_only_what_may_be_changed_offers_to_be_deleted(
    library: Library, light: Theme, show: Callable[[QWidget], None], name: str, can: bool
) -> None:
    panel = TemplatesPanel(library, light)
    show(panel)

    panel.show_template(f"won/{name}")

    assert panel.detail.delete.isVisible() == can


def test_deleting_from_a_shared_folder_can_be_taken_back(
    library: Library, light: Theme, show: Callable[[QWidget], None], tmp_path: Path
) -> None:
    panel = TemplatesPanel(library, light)
    show(panel)
    panel.show_template("won/write")

    panel.detail.delete.click()
    assert not (tmp_path / "write" / "won" / "write.md").exists()
    panel.notice.undo_requested.emit()

    assert (tmp_path / "write" / "won" / "write.md").exists()


def test_the_editor_says_where_saving_puts_it(library: Library, tmp_path: Path) -> None:
    said = {name: where_it_goes(get(library, name), library) for name in ("shipped", "read", "write", "mine")}

    assert said == {
        "shipped": "This template came with Walkaway. Saving makes a copy that is yours.",
        "read": f"This template is in {tmp_path / 'read'}, which is read-only. Saving makes a copy that is yours.",
        "write": f"This template is in {tmp_path / 'write'}. Saving changes it for everybody who uses this folder.",
        "mine": "",
    }
    assert where_it_goes(Template("", "New", "won"), library) == ""


def test_a_screen_reader_hears_whose_it_is(library: Library) -> None:
    assert ", from read." in spoken_template(get(library, "read"))
    assert ", yours." in spoken_template(get(library, "mine"))
