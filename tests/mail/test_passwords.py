"""Passwords lie in the keyring of the system, and nowhere where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoBackend

from walkaway.mail import passwords
from walkaway.mail.imap import Account
from walkaway.mail.passwords import NoKeyring

ANA = Account("mail.example", "ana")
_SESSION = """
import sys
from walkaway.mail import passwords
from walkaway.mail.imap import Account
ana, ben = Account("mail.example", "ana"), Account("mail.example", "ben")
passwords.keep(ana, "correct horse")
print(passwords.kept(ana), passwords.kept(ben))
passwords.forget(ana)
passwords.forget(ana)
print(passwords.kept(ana))
"""
_SHELL = 'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$0" -c "$1"'


def test_without_a_keyring_the_password_is_not_kept_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_password", NoBackend().get_password)
    monkeypatch.setattr(keyring, "set_password", NoBackend().set_password)

    with pytest.raises(NoKeyring, match="asked for each time"):
        passwords.keep(ANA, "secret")
    with pytest.raises(NoKeyring, match="asked for each time"):
        passwords.kept(ANA)


def test_a_keyring_that_is_an_open_file_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    class OpenFile:
        __module__ = "keyrings.alt.file"

    monkeypatch.setattr(keyring, "get_keyring", OpenFile)

    with pytest.raises(NoKeyring, match="open file"):
        passwords.keep(ANA, "secret")


def test_a_real_keyring_keeps_gives_back_and_forgets(tmp_path: Path) -> None:
    if missing := [name for name in ("dbus-run-session", "gnome-keyring-daemon") if not shutil.which(name)]:
        said = f"needs {' and '.join(missing)} (Debian: dbus-daemon, gnome-keyring)"
        if os.environ.get("WALKAWAY_ALL_TESTS") and sys.platform == "linux":
            pytest.fail(said)
        pytest.skip(said)
    (tmp_path / "run").mkdir(mode=0o700)
    env = os.environ | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path / "run")}
    command = ["dbus-run-session", "--", "sh", "-c", _SHELL, sys.executable, _SESSION]

    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    assert done.stdout.splitlines() == ["correct horse None", "None"], done.stderr
    assert not any(b"correct horse" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
