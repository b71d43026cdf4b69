"""The mail server of tests/mail/imap, for the window's own way to it."""

from __future__ import annotations

import os

if os.name != "nt":
    from tests.mail.imap.conftest import _running_dovecot, dovecot

    __all__ = ["_running_dovecot", "dovecot"]
