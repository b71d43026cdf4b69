"""A command line run in this process, and one run as a stranger would."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from walkaway.__main__ import main


@dataclass(frozen=True)
class Done:
    """What a command line left: exit code and the bytes of both streams."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """Standard output as text."""
        return self.out.decode("utf-8")


Run = Callable[..., Done]


class _Stream(io.TextIOWrapper):
    """A standard stream of a pipe."""

    def __init__(self, data: bytes = b"") -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8", newline="")

    def bytes(self) -> bytes:
        self.flush()
        raw = self.buffer
        assert isinstance(raw, io.BytesIO)
        return raw.getvalue()


@pytest.fixture
def walkaway(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in this process."""

    def run(*args: str, stdin: bytes = b"") -> Done:
        out, err = _Stream(), _Stream()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", _Stream(stdin))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = main(args)
        return Done(code, out.bytes(), err.bytes().decode("utf-8"))

    return run


@pytest.fixture
def real_walkaway() -> Run:
    """Run a command line as a process of its own."""

    def run(*args: str, stdin: bytes = b"") -> Done:
        done = subprocess.run([sys.executable, "-m", "walkaway", *args], input=stdin, capture_output=True, check=False)
        return Done(done.returncode, done.stdout, done.stderr.decode("utf-8"))

    return run


@pytest.fixture(autouse=True)
def _rules_are_compiled_once(compiled_rules: None) -> None:
    """A home without a cache would compile all rules again for every test."""
