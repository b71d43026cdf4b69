"""A program that is killed while it types and saves loses nothing that it had noted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "kill_store.py"


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_nothing_noted_is_lost_or_torn_by_kills_at_random_moments() -> None:
    ran = subprocess.run([sys.executable, str(SCRIPT), "6"], capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "6 kills" in ran.stdout
    assert "0 wrong" in ran.stdout
