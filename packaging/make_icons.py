"""Make the icon files that desktops and installers want from the one SVG.

    python packaging/make_icons.py [FOLDER]      FOLDER is build/icons unless given

Writes hicolor/<size>x<size>/apps/<id>.png, hicolor/scalable/apps/<id>.svg and walkaway.ico.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

ID = "io.github.walkaway.Walkaway"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
CHECKOUT = Path(__file__).resolve().parents[1]
SVG = CHECKOUT / "resources" / "icons" / "walkaway.svg"


def png(svg: bytes, size: int) -> bytes:
    """The picture at one size, drawn from the curves rather than scaled from a larger picture."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(svg).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(image):
        raise OSError(f"a PNG of {size} pixels could not be written: {writer.errorString()}")
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon that holds the PNGs as they are; 256 is written as 0 there."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    entries = b""
    for size, data in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return head + entries + b"".join(pictures.values())


def make(folder: Path) -> list[Path]:
    """Write every icon file below `folder`; needs a QGuiApplication."""
    svg = SVG.read_bytes()
    files = {folder / "hicolor" / "scalable" / "apps" / f"{ID}.svg": svg}
    pictures = {size: png(svg, size) for size in SIZES}
    for size, data in pictures.items():
        files[folder / "hicolor" / f"{size}x{size}" / "apps" / f"{ID}.png"] = data
    files[folder / "walkaway.ico"] = ico({size: pictures[size] for size in ICO_SIZES})
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return list(files)


def main(args: list[str]) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(args[:1])
    for path in make(Path(args[1]) if len(args) > 1 else CHECKOUT / "build" / "icons"):
        print(path)
    del application


if __name__ == "__main__":
    main(sys.argv)
