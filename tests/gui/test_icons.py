"""One drawing gives every icon file."""

from __future__ import annotations

import runpy
import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

MAKER = Path(__file__).parents[2] / "packaging" / "make_icons.py"


@pytest.fixture
def icons(qapp: QApplication, tmp_path: Path) -> Path:
    runpy.run_path(str(MAKER))["make"](tmp_path)
    return tmp_path


@pytest.mark.parametrize("size", [16, 24, 32, 48, 64, 128, 256, 512])
def test_every_size_is_drawn(icons: Path, size: int) -> None:
    image = QImage(str(icons / f"hicolor/{size}x{size}/apps/io.github.walkaway.Walkaway.png"))

    assert (image.width(), image.height()) == (size, size)
    assert image.pixelColor(0, 0).alpha() < 255, "the corners are round"
    assert image.pixelColor(size // 2, size // 8).alpha() == 255
    teal = QColor("#0f766e")
    colours = {image.pixelColor(x, y).rgb() for x in range(size) for y in range(size // 2, size)}
    assert teal.rgb() in colours


def test_the_windows_icon_holds_its_pictures(icons: Path) -> None:
    data = (icons / "walkaway.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", data)

    sizes = []
    for number in range(count):
        width, height, *_, length, offset = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        picture = QImage.fromData(data[offset : offset + length])
        assert (picture.width(), picture.height()) == (width or 256, height or 256)
        sizes.append(picture.width())

    assert (reserved, kind) == (0, 1)
    assert sizes == [16, 24, 32, 48, 64, 128, 256]


def test_the_scalable_icon_is_the_drawing_itself(icons: Path) -> None:
    drawing = MAKER.parents[1] / "resources/icons/walkaway.svg"

    made = icons / "hicolor/scalable/apps/io.github.walkaway.Walkaway.svg"

    assert made.read_bytes() == drawing.read_bytes()
