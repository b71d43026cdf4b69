"""What is small can be read: the sizes that the house rules allow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import walkaway

SOURCE = Path(walkaway.__file__).parent
FUNCTION, CLASS, MODULE = 50, 250, 350
"""Lines that are too many."""


def _too_long(source: str) -> Iterator[str]:
    lines = len(source.splitlines())
    if lines >= MODULE:
        yield f"the module has {lines} lines"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines >= (CLASS if isinstance(node, ast.ClassDef) else FUNCTION):
                yield f"{node.name} has {lines} lines"


@pytest.mark.parametrize(
    "path", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.relative_to(SOURCE).with_suffix("").as_posix()
)
def test_modules_classes_and_functions_stay_small(path: Path) -> None:
    assert list(_too_long(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(("head", "most"), [("def f():", FUNCTION), ("async def f():", FUNCTION), ("class f:", CLASS)])
def test_a_line_too_many_is_seen(head: str, most: int) -> None:
    fits = f"{head}\n" + "    0\n" * (most - 2)

    assert list(_too_long(fits)) == []
    assert list(_too_long(f"{fits}    0\n")) == [f"f has {most} lines"]


def test_a_module_that_is_too_long_is_seen() -> None:
    assert list(_too_long("0\n" * (MODULE - 1))) == []
    assert list(_too_long("0\n" * MODULE)) == [f"the module has {MODULE} lines"]
