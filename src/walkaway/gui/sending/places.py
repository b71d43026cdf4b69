"""Where messages go and what is remembered about it: the folder of mail files, the server, the keyring, the ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from walkaway import paths
from walkaway.gui.prospects.keeper import Keeper
from walkaway.gui.sending.server import Keyring
from walkaway.prospects.prospect import Prospect

if TYPE_CHECKING:
    from walkaway.mail.imap import Account, Mailbox
    from walkaway.prospects.ledger import Ledger


def outgoing_dir() -> Path:
    """Where mail files wait for the program that opens them."""
    return paths.make_private(paths.cache_dir() / "outgoing")


def mailbox(account: Account) -> Mailbox:
    """The mail server. Who does not use one does not load what it takes."""
    from walkaway.mail.imap import Mailbox

    return Mailbox(account)


def keyring() -> Keyring:
    """Where passwords are kept."""
    from walkaway.mail import passwords

    return passwords


def keeping(keeper: Keeper, asker: QObject) -> Callable[[Prospect, str, str], None]:
    """Keeps a field of a prospect, by its name, beside what else is kept by then."""

    def keep(prospect: Prospect, name: str, value: str) -> None:
        def work(ledger: Ledger) -> None:
            now = ledger.get(prospect.id)
            ledger.change(replace(now, fields={**now.fields, name: value}))

        keeper.change(asker, prospect.id, work)

    return keep
