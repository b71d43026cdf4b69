"""Menus, software centres and docks find what they expect of Walkaway."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from walkaway.cli import WINDOW_OPTIONS

LINUX = Path(__file__).parents[2] / "packaging" / "linux"
ID = "io.github.walkaway.Walkaway"
DESKTOP = LINUX / f"{ID}.desktop"
METAINFO = LINUX / f"{ID}.metainfo.xml"


def _validate(*command: str) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_menu_entry_is_valid() -> None:
    _validate("desktop-file-validate", str(DESKTOP))


def test_the_description_is_valid() -> None:
    _validate("appstreamcli", "validate", "--no-net", str(METAINFO))


def test_the_description_leads_to_the_menu_entry_and_the_program() -> None:
    description = ET.parse(METAINFO).getroot()
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(DESKTOP, encoding="utf-8")

    assert description.findtext("id") == ID
    assert description.findtext("launchable") == DESKTOP.name
    assert description.findtext("provides/binary") == entry["Desktop Entry"]["Exec"].split()[0]
    assert description.findtext("icon") == entry["Desktop Entry"]["Icon"] == ID


def test_both_name_the_same_kinds_of_file() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(DESKTOP, encoding="utf-8")
    types = [each.text for each in ET.parse(METAINFO).getroot().iterfind("provides/mediatype")]

    assert entry["Desktop Entry"]["MimeType"].rstrip(";").split(";") == types


def test_links_and_files_reach_the_program_and_the_menu_has_the_clipboard() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(DESKTOP, encoding="utf-8")

    assert {"x-scheme-handler/mailto", "message/rfc822"} <= set(entry["Desktop Entry"]["MimeType"].split(";"))
    assert entry["Desktop Entry"]["Exec"] == "walkaway %u"
    for name in entry["Desktop Entry"]["Actions"].rstrip(";").split(";"):
        _, option = entry[f"Desktop Action {name}"]["Exec"].split()
        assert option in WINDOW_OPTIONS
