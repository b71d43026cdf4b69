"""Packs from somebody who means harm, or whose disk did: nothing is written or run, and each reason is said."""

from __future__ import annotations

import os
import stat
import struct
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from walkaway.library.packs import PackError, State, preview, read
from walkaway.library.packs.contents import MAX_FILES

from .conftest import Desk, text, to_text, zipped

LEADS_OUT = "its name leads out of the pack"
NO_NAME = "its name cannot be a file name everywhere"


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../evil.md", LEADS_OUT),
        ("takeaway/../../evil.md", LEADS_OUT),
        ("..\\evil.md", LEADS_OUT),
        ("/etc/evil.md", LEADS_OUT),
        ("\\\\server\\share\\evil.md", LEADS_OUT),
        ("C:/evil.md", LEADS_OUT),
        ("C:evil.md", LEADS_OUT),
        ("takeaway/con.md", NO_NAME),
        ("takeaway/LPT1.md", NO_NAME),
        ("aux/a.md", NO_NAME),
        ("takeaway/a .md", NO_NAME),
        ("takeaway//a.md", NO_NAME),
        ("takeaway/a?.md", NO_NAME),
        ("takeaway/a:b.md", NO_NAME),
        ("takeaway/a\nb.md", NO_NAME),
        ("takeaway/" + "a" * 101 + ".md", NO_NAME),
        ("takeaway/a.md/b.md", "a folder has the name of a template"),
        ("inner.zip", "a pack inside the pack is not opened"),
        ("inner.tar.gz", "a pack inside the pack is not opened"),
        ("big.md", "it is larger than 512 kB"),
    ],
)
def test_a_member_that_could_do_harm_is_left_out_and_the_others_come(desk: Desk, name: str, why: str) -> None:
    data = b"a" * 600_000 if name == "big.md" else text("Evil")

    look = desk.look("pack.zip", zipped({name: data, "takeaway/good.md": text("Good")}, zipfile.ZIP_STORED))
    desk.take(look)

    assert [(problem.file, problem.text) for problem in look.problems] == [(name, why)]
    assert list(desk.on_disk()) == ["takeaway/good.md"]


def test_a_link_is_left_out(desk: Desk) -> None:
    look = desk.look("pack.zip", zipped([(link("takeaway/a.md"), b"/etc/passwd")]))

    assert look.rows == ()
    assert "link" in look.problems[0].text


def test_a_nul_in_a_name_does_not_shorten_it(desk: Desk) -> None:
    data = zipped({"takeaway/a.md_.md": text()}).replace(b"a.md_", b"a.md\0")

    look = desk.look("pack.zip", data)

    assert look.rows == ()
    assert look.problems[0].text == NO_NAME


@pytest.mark.parametrize("second", ["Takeaway/A.md", "takeaway/a.md", "TAKEAWAY/a.MD"])
def test_names_that_are_one_on_many_systems_come_once(desk: Desk, second: str) -> None:
    pack = zipped([("takeaway/a.md", text("First")), (zipfile.ZipInfo(second), text("Second"))])

    look = desk.look("pack.zip", pack)
    desk.take(look)

    assert [row.title for row in look.rows] == ["First"]
    assert "twice" in look.problems[0].text
    assert len(desk.on_disk()) == 1


def test_accents_written_in_two_ways_are_one_name(desk: Desk) -> None:
    look = desk.look("pack.zip", zipped({"won/caf\u00e9.md": text("One"), "won/cafe\u0301.md": text("Two")}))

    assert [row.title for row in look.rows] == ["One"]


def test_a_member_that_unpacks_to_far_more_than_it_holds_is_left_out(desk: Desk) -> None:
    look = desk.look("pack.zip", zipped({"takeaway/a.md": text(body="a" * 400_000)}))

    assert look.rows == ()
    assert look.problems[0].text == "it unpacks to far more than it holds"


def test_a_bomb_of_many_members_is_not_opened(desk: Desk) -> None:
    many = {f"takeaway/{n}.md": os.urandom(8_000) + b"a" * 500_000 for n in range(70)}

    assert "more than 32 MB" in desk.refused("pack.zip", zipped(many))


def test_sizes_that_lie_cost_no_memory(desk: Desk) -> None:
    data = zipped({"takeaway/a.md": text(body="a" * 300_000)})
    size = struct.pack("<L", len(text(body="a" * 300_000)))

    look = desk.look("pack.zip", data.replace(size, struct.pack("<L", 500)))

    assert look.rows == ()
    assert "cannot be unpacked" in look.problems[0].text


def test_a_list_of_too_many_members_is_not_even_read(desk: Desk) -> None:
    data = bytearray(zipped({"takeaway/a.md": text()}))
    at = data.rfind(b"PK\5\6")
    data[at + 10 : at + 12] = struct.pack("<H", MAX_FILES + 1)

    assert "lists more than 10,000 files" in desk.refused("pack.zip", bytes(data))


def test_a_member_with_a_password_or_another_packing_is_left_out(desk: Desk) -> None:
    locked = bytearray(zipped({"takeaway/a.md": text()}))
    locked[locked.rfind(b"PK\1\2") + 8] |= 1

    assert "password" in desk.look("pack.zip", bytes(locked)).problems[0].text
    packed = zipped({"takeaway/a.md": text()}, zipfile.ZIP_BZIP2)
    assert "packed in a way" in desk.look("pack.zip", packed).problems[0].text


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"PK\5\6" + b"\xff" * 18, b"no zip at all" * 100])
def test_what_is_no_zip_is_told(desk: Desk, data: bytes) -> None:
    assert desk.refused("pack.zip", data)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_a_damaged_zip_never_does_more_than_say_so(desk: Desk, data: st.DataObject) -> None:
    pack = bytearray(zipped({"takeaway/a.md": text("A"), "b.yml": b"matches:\n- replace: x\n"}))
    for _ in range(data.draw(st.integers(1, 6))):
        pack[data.draw(st.integers(0, len(pack) - 1))] = data.draw(st.integers(0, 255))

    try:
        look = desk.look("pack.zip", bytes(pack))
    except PackError:
        return
    assert all(row.state in State for row in look.rows)
    assert desk.on_disk() == {}


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(["a.md", "a.yml", "a.xml", "a.csv"]), st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(desk: Desk, name: str, data: bytes) -> None:
    try:
        look = desk.look(name, data)
    except PackError:
        return
    assert all(row.reason or row.template is not None for row in look.rows)


def test_links_and_pipes_in_a_folder_are_not_followed(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "x.md").write_bytes(text("Hidden"))
    (folder / "good.md").write_bytes(text("Good"))
    (folder / "link.md").symlink_to("/etc/passwd")
    (folder / "loop").symlink_to(folder)
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.md")

    look = preview(read(folder, to_text), desk.library)

    assert [row.title for row in look.rows] == ["Good"]
    assert {problem.file for problem in look.problems} == {"link.md", "pipe.md"}


def test_pictures_hidden_files_and_texts_about_the_pack_need_no_word(desk: Desk) -> None:
    names = ("README.md", "LICENSE.md", "logo.png", "__MACOSX/._a.md", ".hidden.md", "takeaway/.DS_Store", "build.yml")

    look = desk.look("pack.zip", zipped({**dict.fromkeys(names, b"\0\1"), "a.md": text("A")}))

    assert [row.title for row in look.rows] == ["A"]
    assert [problem.file for problem in look.problems] == ["build.yml"]


def test_a_pack_of_a_newer_walkaway_is_not_guessed_at(desk: Desk) -> None:
    manifest = b'{"format": "walkaway-templates", "version": 2, "templates": 1}'

    assert "newer Walkaway" in desk.refused("p.zip", zipped({"walkaway-pack.json": manifest, "a.md": text()}))


@pytest.mark.parametrize("manifest", [b"{", b"[]", b'{"format": 1}', b'{"version": "x", "format": "", "templates": 0}'])
def test_a_manifest_that_cannot_be_read_costs_nothing_else(desk: Desk, manifest: bytes) -> None:
    look = desk.look("p.zip", zipped({"walkaway-pack.json": manifest, "a.md": text("A")}))

    assert [row.title for row in look.rows] == ["A"]
    assert len(look.problems) == 1


def test_a_pack_that_lost_templates_says_so(desk: Desk) -> None:
    manifest = b'{"format": "walkaway-templates", "version": 1, "templates": 3}'

    look = desk.look("p.zip", zipped({"walkaway-pack.json": manifest, "a.md": text("A")}))

    assert "speaks of 3 templates, and 1" in look.problems[0].text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (text("Nul\0"), "no text"),
        (b"---\ntitle: &a x\nsituation: won\n---\nHi.", "alias or an anchor"),
        (b"---\ntitle: !!python/object:os.system x\nsituation: won\n---\nHi.", "a tag"),
        (b"---\ntitle: x\nsituation: nonsense\n---\nHi.", "is not a situation"),
        (b"---\ntitle: x\nsituation: won\n---\n\n", "no message"),
        (b"---\ntitle: x\nsituation: won\n---\n" + b"a" * 100_001, "a body of"),
    ],
)
def test_a_file_that_is_no_template_is_refused_with_its_reason(desk: Desk, data: bytes, why: str) -> None:
    (row,) = desk.look("p.zip", zipped({"won/a.md": data}, zipfile.ZIP_STORED)).rows

    assert row.state is State.REFUSED
    assert why in row.reason


def test_the_line_of_a_mistake_is_told(desk: Desk) -> None:
    (row,) = desk.look("p.zip", zipped({"won/a.md": b"---\ntitle: x\nsituation: nonsense\n---\nHi."})).rows

    assert (row.file, row.line) == ("won/a.md", 3)


def test_letters_that_had_to_be_guessed_are_told(desk: Desk) -> None:
    (row,) = desk.look("a.md", "---\ntitle: Café\nsituation: won\n---\nHi.".encode("cp1252")).rows

    assert row.title == "Café"
    assert "guessed" in row.notes[0]


def test_a_member_is_never_unpacked_to_disk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("extract", "extractall"):
        monkeypatch.delattr(zipfile.ZipFile, name)

    assert len(desk.look("p.zip", zipped({"a.md": text()})).rows) == 1
    assert desk.on_disk() == {}


_watched: list[str] = []
_RUNS = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "socket.connect",
    "socket.getaddrinfo",
)


def _watch(event: str, args: tuple[object, ...]) -> None:
    if _watched and (event in _RUNS or (event == "open" and _writes(args))):
        _watched.append(f"{event} {args}")


def _writes(args: tuple[object, ...]) -> bool:
    flags = args[2] if len(args) > 2 and isinstance(args[2], int) else 0
    return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


sys.addaudithook(_watch)  # it cannot be taken away again, so it only listens while `_watched` is not empty


def test_looking_at_a_hostile_pack_runs_nothing_asks_nobody_and_writes_nowhere(desk: Desk) -> None:
    espanso = b'matches:\n- replace: "{{x}}"\n  vars: [{name: x, type: shell, params: {cmd: touch /tmp/evil}}]\n'
    tags = b"[[URL=http://evil.example]] [[FILE=/etc/passwd]]"
    quicktext = b"<quicktext><text><name>a</name><body>" + tags + b"</body></text></quicktext>"
    table = b'name,body\na,"<img src=http://evil.example/x.png><script>evil()</script>Hi {{constructor}} there"\n'
    pack = zipped({"a.yml": espanso, "b.xml": quicktext, "c.csv": table, "../d.md": text(), "e.md": text("E")})
    contents = desk.folder / "pack.zip"
    contents.write_bytes(pack)
    desk.library.all()

    _watched.append("watching")
    try:
        look = preview(read(contents, to_text), desk.library)
    finally:
        seen = _watched[1:]
        _watched.clear()

    assert seen == []
    assert [row.title for row in look.rows if row.state is State.NEW] == ["x", "a", "a", "E"]


@pytest.mark.parametrize("unit", ["# ", "[[a", "{{a| ", "<p ", "%a", "{{personalization_token('"])
def test_the_work_grows_with_the_length_and_not_faster(desk: Desk, unit: str) -> None:
    def work(length: int) -> float:
        words = unit * (length // len(unit))
        table = f'name,body\nx,"{words}"\n'.encode()
        begin = time.thread_time()  # of this thread alone, whatever else the test run is doing
        desk.read("a.md", words.encode())
        desk.read("a.csv", table)
        return time.thread_time() - begin

    work(1_000)
    short, long = (min(work(length) for _ in range(3)) for length in (4_000, 64_000))

    assert long < 16 * 8 * max(short, 0.002), "sixteen times the text takes about sixteen times the work, not 256 times"
