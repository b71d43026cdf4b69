"""A real Dovecot for the tests, once a run; where there is none, its tests say so."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

if os.name == "nt":
    collect_ignore_glob = ["test_*.py"]
else:
    from tests.mail.imap import dovecot as real


@pytest.fixture(scope="session")
def _running_dovecot() -> Iterator[real.Dovecot]:
    program = real.find_dovecot()
    if not program or not real.version(program).startswith("2.3."):
        said = "needs Dovecot 2.3 (Debian: dovecot-imapd)"
        if os.environ.get("WALKAWAY_ALL_TESTS"):
            pytest.fail(said)
        pytest.skip(said)
    folder = Path(tempfile.mkdtemp(prefix="walkaway-dovecot-"))  # its processes are other users, who must get in
    server = real.start(folder, program)
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def dovecot(_running_dovecot: real.Dovecot) -> real.Dovecot:
    """A running server with empty mailboxes."""
    for home in (_running_dovecot.folder / "home").iterdir():
        shutil.rmtree(home)
    return _running_dovecot
