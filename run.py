#!/usr/bin/env python3
"""Start Walkaway from a checkout, or pass its tests. Sets up what is missing on first use.

    python3 run.py [arguments]              the window, or a walkaway command
    python3 run.py test [pytest arguments]  formatting, lint, types, layers and all tests

Needs only the standard library, and reads on Python 3.7 too, so that it can say there what is wrong.
Modules that only the set-up needs are imported where they are used: a start with nothing to set up pays nothing.
"""

from __future__ import annotations

import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
STAMP = os.path.join(VENV, "walkaway-ready")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.join(BIN, "python.exe" if os.name == "nt" else "python")
MAVEN_SECONDS = 600
PYTHON_3 = range(11, 15)  # the minor versions that Walkaway runs on

# What the system must carry is asked of these files of Qt, by ldd.
QT_FILES = {
    "offscreen": ["QtWidgets.abi3.so", "QtSvg.abi3.so", "QtNetwork.abi3.so", "Qt/plugins/platforms/libqoffscreen.so"],
    "xcb": ["Qt/plugins/platforms/libqxcb.so"],
    "wayland": ["Qt/plugins/platforms/libqwayland.so"],
}
# Debian names a library's package after the library (libxcb-cursor.so.0: libxcb-cursor0), but for these.
ODD_PACKAGES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libz.so.1": "zlib1g",
}


def main(args: list[str]) -> int:
    try:
        if args[:1] == ["test"]:
            ensure({"walkaway", "test", "offscreen"})
            return run_tests(args[1:])
        ensure(needs_of_the_window())
        return start_walkaway(args)
    except KeyboardInterrupt:
        sys.exit("\nStopped. The next start takes up what is missing.")


def start_walkaway(args: list[str]) -> int:
    env = dict(os.environ)
    if sys.platform == "linux" and not displays() and "QT_QPA_PLATFORM" not in env:
        env["QT_QPA_PLATFORM"] = "offscreen"
        if not args:
            say("There is no display here, so the window opens unseen. Ctrl+C ends it.")
    command = [PYTHON, "-P", "-m", "walkaway", *args]
    if os.name != "nt":
        os.execve(PYTHON, command, env)
    import subprocess

    return subprocess.call(command, env=env)


def run_tests(args: list[str]) -> int:
    """Run every check whatever the one before it said, so that one run shows all there is to mend."""
    import subprocess

    env = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    steps = {
        "ruff format --check": [PYTHON, "-m", "ruff", "format", "--check", "."],
        "ruff check": [PYTHON, "-m", "ruff", "check", "."],
        "mypy": [PYTHON, "-m", "mypy"],
        "lint-imports": [os.path.join(BIN, "lint-imports")],
    }
    failed = []
    for name, command in steps.items():
        done = subprocess.run(
            command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        print(f"{name}: {'FAILED' if done.returncode else 'passed'}", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout.decode("utf-8", "replace"), flush=True)
    folder = languagetool()
    if folder:
        env["WALKAWAY_LANGUAGETOOL"] = folder
    code = subprocess.call([PYTHON, "-m", "pytest", *args], cwd=ROOT, env=env, stdin=subprocess.DEVNULL)
    if failed:
        say("Failed: " + ", ".join([*failed, "pytest"] if code else failed))
    return code or len(failed)


def languagetool() -> str:
    """The folder with the LanguageTool that the tests run, brought once by Maven; "" where it cannot be had."""
    import shutil
    import subprocess
    import zlib

    pom = os.path.join(ROOT, "packaging", "languagetool", "pom.xml")
    version = f"{zlib.crc32(read(pom).encode()):08x}"  # another pom, another folder
    folder = os.path.join(ROOT, ".languagetool", version)
    if os.path.isdir(folder) or not (on_path("java") and on_path("mvn")):
        return folder if os.path.isdir(folder) and on_path("java") else ""
    turn = wait_for_other_starts()
    try:
        if os.path.isdir(folder):
            return folder
        say("Bringing LanguageTool for its tests. This happens once and takes a minute.")
        coming = folder + ".new"
        shutil.rmtree(os.path.join(ROOT, ".languagetool"), ignore_errors=True)
        goal = ["dependency:copy-dependencies", "-DoutputDirectory=" + os.path.join(coming, "libs")]
        command = ["mvn", "-B", "-q", "-f", pom, *goal]
        try:
            failed = subprocess.call(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, timeout=MAVEN_SECONDS)
        except subprocess.TimeoutExpired:
            failed = 1
        if failed:
            say("LanguageTool could not be brought. Its tests say so.")
            return ""
        os.replace(coming, folder)
        return folder
    finally:
        os.close(turn)


# Set-up. With nothing missing, a start reads the stamp and goes on.


def ensure(needs: set[str]) -> None:
    """Make ready what is needed: the environment with `walkaway` or also `test`, the libraries of Qt's platforms."""
    if needs <= ready():
        return
    if not os.access(ROOT, os.W_OK):
        sys.exit(f"Walkaway is set up in {VENV}, where you may not write. Copy the folder to a place of yours.")
    turn = wait_for_other_starts()
    try:
        have = ready()
        if not needs <= have:
            have = install(needs, have)
            ensure_libraries(needs | have)
            stamp(needs | have)
    finally:
        os.close(turn)


def ready() -> set[str]:
    """What earlier starts made ready; nothing where the stamp does not fit this place and this project."""
    lines = read(STAMP).splitlines()
    return set(lines[2].split()) if lines[:2] == [place(), project()] else set()


def stamp(have: set[str]) -> None:
    with open(STAMP + ".new", "w", encoding="utf-8") as new:
        new.write("\n".join([place(), project(), " ".join(sorted(have))]))
    os.replace(STAMP + ".new", STAMP)


def place() -> str:
    """Differs when the checkout was moved or the Python behind the environment changed or went away."""
    return f"{ROOT} {os.path.realpath(PYTHON)}" if os.path.exists(PYTHON) else ""


def project() -> str:
    """Differs when something else is to be installed; what pyproject.toml says to tools does not count."""
    import zlib

    return f"{zlib.crc32(read(os.path.join(ROOT, 'pyproject.toml')).partition('[tool.')[0].encode()):08x}"


def install(needs: set[str], have: set[str]) -> set[str]:
    """Install Walkaway into its environment, anew unless the last install there came to its end."""
    if {"walkaway", "test"} & needs <= have:
        return have
    last = read(STAMP).splitlines()
    if last and last[0] == place():
        have = set(last[2].split())
        os.remove(STAMP)
    else:
        have = set()
        python = suitable_python()
        say(f"Setting up Walkaway in {VENV}. This happens once and takes a minute or two.")
        attempt([python, "-m", "venv", "--clear", VENV], "Making the environment did not work.")
    extra = "[test]" if "test" in needs | have else ""
    attempt(
        [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", ROOT + extra],
        "Installing did not work. It needs a network connection; the next start tries again.",
    )
    have |= needs & {"walkaway", "test"}
    stamp(have)
    return have


def suitable_python() -> str:
    """A Python of a version that Walkaway runs on, able to make an environment."""
    import subprocess

    # Asked from inside the environment, its own Python must not be the one to remake it.
    found = getattr(sys, "_base_executable", sys.executable) if sys.version_info[1] in PYTHON_3 else ""
    for minor in reversed(PYTHON_3):
        if found:
            break
        launcher = ["py", f"-3.{minor}"] if os.name == "nt" else [f"python3.{minor}"]
        if on_path(launcher[0] + (".exe" if os.name == "nt" else "")):
            asked = [*launcher, "-c", "import sys; print(sys.executable)"]
            answer = subprocess.run(asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
            found = answer.stdout.strip()
    if not found:
        sys.exit(
            f"Walkaway needs Python 3.{PYTHON_3[0]} to 3.{PYTHON_3[-1]}. This is Python {sys.version.split()[0]}, "
            "and no other one was found. Install one of those and start again."
        )
    if subprocess.call([found, "-c", "import venv, ensurepip"], stderr=subprocess.DEVNULL):
        version = subprocess.check_output([found, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], text=True)
        install_packages([f"python{version.strip()}-venv"], "Python's venv module is missing.")
    return found


def displays() -> set[str]:
    """The Qt platforms that can show a window in this session."""
    found = {"xcb": os.environ.get("DISPLAY"), "wayland": os.environ.get("WAYLAND_DISPLAY")}
    return {platform for platform, display in found.items() if display}


def needs_of_the_window() -> set[str]:
    needs = {"walkaway", "offscreen"}
    if sys.platform == "linux" and "QT_QPA_PLATFORM" not in os.environ:
        needs |= displays() or ({"xcb"} if may_install() else set())
    return needs


def ensure_libraries(needs: set[str]) -> None:
    """Find the system libraries that Qt needs and this system lacks, and see Qt start."""
    platforms = sorted(needs & set(QT_FILES))
    missing = missing_libraries(platforms)
    if missing:
        install_packages(sorted({package(library) for library in missing}), "Qt needs system libraries.", missing)
        missing = missing_libraries(platforms)
    if missing:
        sys.exit("Qt still lacks these system libraries: " + ", ".join(missing))
    qt_starts = "from PySide6.QtWidgets import QApplication; QApplication([])"
    attempt([PYTHON, "-c", qt_starts], "Qt does not start here.", QT_QPA_PLATFORM="offscreen")


def missing_libraries(platforms: list[str]) -> list[str]:
    import glob
    import subprocess

    if sys.platform != "linux" or not on_path("ldd"):
        return []
    qt = glob.glob(os.path.join(VENV, "lib", "python3*", "site-packages", "PySide6"))[0]
    files = [os.path.join(qt, name) for platform in platforms for name in QT_FILES[platform]]
    listed = subprocess.run(["ldd", *files], stdout=subprocess.PIPE, text=True, check=False)
    return sorted({line.split()[0] for line in listed.stdout.splitlines() if line.endswith("=> not found")})


def package(library: str) -> str:
    """Debian's package for a library, by Debian's naming rule: `libdbus-1.so.3` lies in `libdbus-1-3`."""
    name, _, version = library.lower().replace("_", "-").partition(".so.")
    return ODD_PACKAGES.get(library) or name + ("-" if name[-1].isdigit() else "") + version


def may_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and on_path("apt-get")


def on_path(program: str) -> bool:
    return any(os.access(os.path.join(folder, program), os.X_OK) for folder in os.get_exec_path())


def install_packages(packages: list[str], why: str, libraries: list[str] | None = None) -> None:
    """Install Debian packages where we may; else end with the line to type."""
    if not on_path("apt-get"):
        sys.exit(f"{why} Install what holds these, then start again: {', '.join(libraries or packages)}")
    line = "apt-get install --yes --no-install-recommends " + " ".join(packages)
    if not may_install():
        sys.exit(f"{why} Type this line, then start again:\n\n    sudo {line}\n")
    say(f"{why} Installing {' '.join(packages)}.")
    attempt(["apt-get", "update", "-qq"], "The lists of packages could not be read.")
    attempt([*line.split(), "-qq"], f"That did not work. The line was: {line}", DEBIAN_FRONTEND="noninteractive")


def attempt(command: list[str], failure: str, **env: str) -> None:
    """Run a step of the set-up. Its words go to stderr, which leaves stdout to Walkaway; its failure is the end."""
    import subprocess

    if subprocess.call(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, env={**os.environ, **env}):
        sys.exit(failure)


def wait_for_other_starts() -> int:
    """Take this checkout's lock; closing the descriptor gives it back. Windows does without a lock."""
    if sys.platform == "win32":
        return os.open(os.devnull, os.O_RDONLY)
    import fcntl

    turn = os.open(ROOT, os.O_RDONLY)
    fcntl.flock(turn, fcntl.LOCK_EX)
    return turn


def read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
