"""Everything but the window works on a machine without Qt."""

from __future__ import annotations

import ast
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import walkaway

SOURCE = Path(walkaway.__file__).parent

IMPORT_WITHOUT_QT = """
import importlib, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError(f"{name} is blocked")

sys.meta_path.insert(0, NoQt())
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def _core_modules() -> list[str]:
    names = [info.name for info in pkgutil.walk_packages([str(SOURCE)], "walkaway.")]
    return [name for name in names if not name.startswith("walkaway.gui")]


def test_everything_but_the_window_imports_without_qt() -> None:
    modules = _core_modules()
    assert "walkaway.text.finding" in modules

    run = subprocess.run(
        [sys.executable, "-c", IMPORT_WITHOUT_QT, *modules], capture_output=True, text=True, check=False
    )

    assert run.returncode == 0, run.stderr


def test_every_room_is_under_the_import_contracts() -> None:
    contracts = (SOURCE.parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    rooms = {info.name for info in pkgutil.iter_modules([str(SOURCE)])} - {"gui", "__main__"}

    missing = [room for room in sorted(rooms) if f'"walkaway.{room}"' not in contracts]

    assert not missing, f"not in the forbidden contract of pyproject.toml: {missing}"


@pytest.mark.parametrize("path", sorted((SOURCE / "gui").rglob("*.py")), ids=lambda path: path.name)
def test_the_window_opens_no_connection_of_its_own(path: Path) -> None:
    """Of Qt's network module only the local sockets, which two windows of one user speak over."""
    allowed = {"QLocalServer", "QLocalSocket"}

    imported = [
        alias.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "PySide6.QtNetwork"
        for alias in node.names
    ]

    assert set(imported) <= allowed
