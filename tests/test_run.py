"""The two commands set themselves up once, repair what was interrupted, and say plainly what is missing."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

CHECKOUT = Path(__file__).parents[1]

Steps = list[list[str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """run.py, working on a checkout of its own."""
    spec = importlib.util.spec_from_file_location("run_under_test", CHECKOUT / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    root = tmp_path / "checkout"
    root.mkdir()
    (root / "pyproject.toml").write_text("[project]\nname = 'walkaway'\n\n[tool.ruff]\nline-length = 120\n")
    paths = {"ROOT": root, "VENV": root / ".venv", "STAMP": root / ".venv/walkaway-ready", "BIN": root / ".venv/bin"}
    for name, path in {**paths, "PYTHON": root / ".venv/bin/python"}.items():
        monkeypatch.setattr(module, name, str(path))
    monkeypatch.setattr(module, "missing_libraries", lambda platforms: [])
    return module


@pytest.fixture
def steps(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Steps:
    """The steps that a set-up took; making the environment leaves a Python in it."""
    taken: Steps = []

    def attempt(command: list[str], failure: str, **env: str) -> None:
        taken.append(command)
        if "venv" in command:
            Path(run.BIN).mkdir(parents=True, exist_ok=True)
            Path(run.PYTHON).unlink(missing_ok=True)
            Path(run.PYTHON).symlink_to(sys.executable)

    monkeypatch.setattr(run, "attempt", attempt)
    return taken


def _taken(steps: Steps) -> list[str]:
    """One word for each step, and forget them."""
    words: list[str] = [word for step in steps for word in ("venv", "pip", "-c") if word in step]
    steps.clear()
    return words


def test_the_first_start_sets_up_and_the_second_does_nothing(run: ModuleType, steps: Steps) -> None:
    run.ensure({"walkaway", "offscreen"})
    first = _taken(steps)

    run.ensure({"walkaway", "offscreen"})

    assert first == ["venv", "pip", "-c"]
    assert _taken(steps) == []


def test_the_tests_are_installed_on_top_and_stay(run: ModuleType, steps: Steps) -> None:
    run.ensure({"walkaway", "offscreen"})
    _taken(steps)

    run.ensure({"walkaway", "test", "offscreen"})

    assert steps[0][-1].endswith("[test]")
    assert _taken(steps) == ["pip", "-c"]
    run.ensure({"walkaway", "offscreen"})
    assert _taken(steps) == []


def test_a_new_display_asks_for_its_libraries_only(run: ModuleType, steps: Steps) -> None:
    run.ensure({"walkaway", "offscreen"})
    _taken(steps)

    run.ensure({"walkaway", "offscreen", "xcb"})

    assert _taken(steps) == ["-c"]


def test_changed_dependencies_are_installed_into_the_same_environment(run: ModuleType, steps: Steps) -> None:
    run.ensure({"walkaway", "test", "offscreen"})
    _taken(steps)
    Path(run.ROOT, "pyproject.toml").write_text("[project]\nname = 'walkaway'\ndependencies = ['more']\n")

    run.ensure({"walkaway", "offscreen"})

    assert steps[0][-1].endswith("[test]")
    assert _taken(steps) == ["pip", "-c"]


def test_settings_of_tools_need_no_new_set_up(run: ModuleType, steps: Steps) -> None:
    run.ensure({"walkaway", "offscreen"})
    _taken(steps)
    project = Path(run.ROOT, "pyproject.toml")
    project.write_text(project.read_text().replace("120", "100"))

    run.ensure({"walkaway", "offscreen"})

    assert _taken(steps) == []


def test_an_interrupted_install_is_done_anew(run: ModuleType, steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    whole: Callable[..., None] = run.attempt

    def interrupted(command: list[str], failure: str, **env: str) -> None:
        if "pip" in command:
            raise KeyboardInterrupt
        whole(command, failure, **env)

    monkeypatch.setattr(run, "attempt", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run.ensure({"walkaway", "offscreen"})
    monkeypatch.setattr(run, "attempt", whole)
    _taken(steps)

    run.ensure({"walkaway", "offscreen"})

    assert _taken(steps) == ["venv", "pip", "-c"]


def test_missing_libraries_do_not_cost_the_install_again(
    run: ModuleType, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "missing_libraries", lambda platforms: ["libEGL.so.1"])
    monkeypatch.setattr(run, "may_install", lambda: False)
    for _ in range(2):
        with pytest.raises(SystemExit):
            run.ensure({"walkaway", "offscreen"})

    assert _taken(steps) == ["venv", "pip"]


@pytest.mark.parametrize("change", ["moved", "python gone", "python replaced"])
def test_an_environment_that_no_longer_fits_is_remade(
    run: ModuleType, steps: Steps, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    run.ensure({"walkaway", "offscreen"})
    _taken(steps)
    if change == "moved":
        monkeypatch.setattr(run, "ROOT", str(CHECKOUT))
    else:
        Path(run.PYTHON).unlink()
    if change == "python replaced":
        Path(run.PYTHON).symlink_to("/bin/sh")

    run.ensure({"walkaway", "offscreen"})

    assert _taken(steps) == ["venv", "pip", "-c"]


def test_an_old_python_says_which_ones_do(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setenv("PATH", "")

    with pytest.raises(SystemExit) as ended:
        run.suitable_python()

    assert "needs Python 3.11 to 3.14" in str(ended.value)


def test_a_fitting_python_beside_an_old_one_is_found(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    named = tmp_path / "python3.12"
    named.symlink_to(os.path.realpath(sys.executable))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setenv("PATH", str(tmp_path))

    assert os.path.realpath(run.suitable_python()) == os.path.realpath(sys.executable)


def test_a_missing_venv_module_is_named(run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bare = tmp_path / "bare-python"
    bare.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1 ;; esac\necho 3.12\n')
    bare.chmod(0o755)
    monkeypatch.setattr(sys, "_base_executable", str(bare))
    monkeypatch.setattr(run, "may_install", lambda: False)

    with pytest.raises(SystemExit) as ended:
        run.suitable_python()

    assert "venv" in str(ended.value)


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libGL.so.1", "libgl1"),
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libxkbcommon.so.0", "libxkbcommon0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxcb-render-util.so.0", "libxcb-render-util0"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libfreetype.so.6", "libfreetype6"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libwayland-cursor.so.0", "libwayland-cursor0"),
        ("libbrotlidec.so.1", "libbrotli1"),
    ],
)
def test_a_library_leads_to_its_debian_package(run: ModuleType, library: str, package: str) -> None:
    assert run.package(library) == package


def test_who_may_not_install_is_told_one_line_to_type(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "apt-get").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(run, "may_install", lambda: False)

    with pytest.raises(SystemExit) as ended:
        run.install_packages(["libegl1", "libgl1"], "Qt needs system libraries.")

    assert "    sudo apt-get install --yes --no-install-recommends libegl1 libgl1\n" in str(ended.value)


def test_a_system_without_apt_is_told_the_libraries(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(SystemExit) as ended:
        run.install_packages(["libegl1"], "Qt needs system libraries.", ["libEGL.so.1"])

    assert "libEGL.so.1" in str(ended.value)


def test_a_failed_check_is_named_and_the_tests_still_run(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "languagetool", lambda: "")
    Path(run.BIN).mkdir(parents=True)
    for tool in (Path(run.PYTHON), Path(run.BIN, "lint-imports")):
        tool.write_text('#!/bin/sh\necho "saw $*"\n[ "$3" != check ]\n')
        tool.chmod(0o755)

    code = run.run_tests(["-k", "calm"])

    shown = capfd.readouterr()
    assert code != 0
    assert "ruff check: FAILED\nsaw -m ruff check .\n" in shown.out
    assert "mypy: passed\nlint-imports: passed\n" in shown.out
    assert shown.out.endswith("saw -m pytest -k calm\n")
    assert shown.err == "Failed: ruff check\n"


@pytest.fixture
def programs(run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str, str], None]:
    """Puts programs on a path that has nothing else: name and shell script."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    pom = Path(run.ROOT, "packaging", "languagetool", "pom.xml")
    pom.parent.mkdir(parents=True)
    pom.write_text("<project/>")

    def put(name: str, script: str) -> None:
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)

    return put


# What Maven does with -DoutputDirectory=FOLDER, the last word.
BRING = 'for last; do :; done; /bin/mkdir -p "${last#*=}"; echo jar > "${last#*=}/languagetool-server.jar"'


def test_languagetool_is_brought_once(run: ModuleType, programs: Callable[[str, str], None]) -> None:
    programs("java", "exit 1")
    programs("mvn", BRING)

    folder = run.languagetool()
    programs("mvn", "exit 1")

    assert Path(folder, "libs", "languagetool-server.jar").read_text() == "jar\n"
    assert run.languagetool() == folder


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does without a lock")
def test_two_runs_do_not_bring_languagetool_at_once(run: ModuleType, programs: Callable[[str, str], None]) -> None:
    take = f"import fcntl, os; fcntl.flock(os.open('{run.ROOT}', os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB)"
    programs("java", "exit 1")
    programs("mvn", f'"{sys.executable}" -c "{take}" 2>&1 && exit 1; {BRING}')

    assert run.languagetool()


def test_another_pom_brings_another_languagetool(run: ModuleType, programs: Callable[[str, str], None]) -> None:
    programs("java", "exit 1")
    programs("mvn", BRING)
    before = run.languagetool()

    Path(run.ROOT, "packaging", "languagetool", "pom.xml").write_text("<project><!-- newer --></project>")

    assert run.languagetool() not in ("", before)
    assert not Path(before).exists()


def test_without_java_or_maven_there_is_no_languagetool(
    run: ModuleType, programs: Callable[[str, str], None], capfd: pytest.CaptureFixture[str]
) -> None:
    programs("mvn", BRING)

    assert run.languagetool() == ""
    assert capfd.readouterr().err == ""


def test_what_maven_cannot_bring_leaves_nothing(
    run: ModuleType, programs: Callable[[str, str], None], capfd: pytest.CaptureFixture[str]
) -> None:
    programs("java", "exit 1")
    programs("mvn", f"{BRING}; exit 1")

    assert run.languagetool() == ""
    assert capfd.readouterr().err.endswith("LanguageTool could not be brought. Its tests say so.\n")
    programs("mvn", "exit 1")
    assert run.languagetool() == ""


def test_a_start_loads_nothing_that_only_the_set_up_needs() -> None:
    asked = "import sys, run; print(*sys.modules)"

    loaded = subprocess.run(
        [sys.executable, "-S", "-c", asked], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )

    assert "run" in loaded.stdout.split()
    assert not {"subprocess", "shutil", "re", "zlib", "fcntl"} & set(loaded.stdout.split())
