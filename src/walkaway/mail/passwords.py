"""Passwords of mail accounts, in the keyring of the system and nowhere else: no file, no log, no setting holds one."""

from __future__ import annotations

from typing import Final

from walkaway.mail.imap import Account

SERVICE: Final = "Walkaway mail"
_OPEN_FILES: Final = "keyrings.alt."
"""Backends that write passwords into a file that anybody can read."""


class NoKeyring(Exception):
    """The system has no keyring that is safe, or it stays locked; the message is for people. Ask each time instead."""


def kept(account: Account) -> str | None:
    """The password of an account, None where none was kept. Raises NoKeyring."""
    import keyring
    from keyring.errors import KeyringError

    _refuse_open_files()
    try:
        return keyring.get_password(SERVICE, _name(account))
    except (KeyringError, RuntimeError, OSError) as error:
        raise _no_keyring(error) from error


def keep(account: Account, password: str) -> None:
    """Keep the password of an account. Raises NoKeyring."""
    import keyring
    from keyring.errors import KeyringError

    _refuse_open_files()
    try:
        keyring.set_password(SERVICE, _name(account), password)
    except (KeyringError, RuntimeError, OSError) as error:
        raise _no_keyring(error) from error


def forget(account: Account) -> None:
    """Forget the password of an account, if one was kept. Raises NoKeyring."""
    import keyring
    from keyring.errors import KeyringError, PasswordDeleteError

    _refuse_open_files()
    try:
        keyring.delete_password(SERVICE, _name(account))
    except PasswordDeleteError:
        return  # there was none
    except (KeyringError, RuntimeError, OSError) as error:
        raise _no_keyring(error) from error


def _name(account: Account) -> str:
    return f"{account.user}@{account.host}:{account.port}"


def _refuse_open_files() -> None:
    import keyring

    backend = type(keyring.get_keyring()).__module__
    if backend.startswith(_OPEN_FILES):
        raise NoKeyring("The keyring here is an open file, so the password is not kept.")


def _no_keyring(error: Exception) -> NoKeyring:
    from keyring.errors import KeyringLocked

    if isinstance(error, KeyringLocked):
        return NoKeyring("The keyring is locked, so the password is not kept. Unlock it and try again.")
    return NoKeyring("There is no keyring here, so the password is asked for each time.")
