"""Puts a message into the Drafts folder of a mail server, so that it waits there in every mail program of its owner.

Only a connection that is encrypted, or that does not leave this computer, is used. A password is handed in and never
kept. Every failure is an `ImapError` whose message says in one or two sentences what happened and what to do.
"""

from __future__ import annotations

import errno
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from typing import Final

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import CapabilityError, IMAPClientError, LoginError

from walkaway.settings import Security
from walkaway.text.hosts import is_loopback
from walkaway.text.message import UNSAFE_IN_HEADER

SECONDS: Final = 15.0
"""How long the server may take for each step."""
_DRAFTS: Final = ("Drafts", "INBOX.Drafts", "INBOX/Drafts", "[Gmail]/Drafts", "Entwürfe", "Brouillons", "Borradores")
"""What the folder is called on servers that do not say which one it is."""
_FULL: Final = ("overquota", "quota", "mailbox is full", "exceeded", "no space")
_BUSY: Final = ("[unavailable]", "[inuse]", "[limit]", "[serverbug]", "[contactadmin]", "too many")
"""What servers say when they let nobody in, whatever the password is."""
_NO_NETWORK: Final = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN})


@dataclass(frozen=True, slots=True)
class Account:
    """Where drafts go: a server and who one is there. `folder` is the Drafts folder, "" to find it."""

    host: str
    user: str
    port: int = 993
    security: Security = Security.TLS
    folder: str = ""


class ImapError(Exception):
    """The draft could not be put there, or it is not known whether it was; the message is for people."""


class WrongPassword(ImapError):
    """The server does not take the name or the password."""


class Untrusted(ImapError):
    """The certificate of the server does not prove that it is the one asked for."""


class MailboxFull(ImapError):
    """There is no room in the mailbox."""


class Cancelled(ImapError):
    """The user stopped it."""


@dataclass(frozen=True, slots=True)
class Saved:
    """Where the draft is now. `was_there` is true where an earlier try had put it there already."""

    folder: str
    was_there: bool


class Mailbox:
    """One account. Not for use from two threads at once, but for `cancel`, which may come from any."""

    def __init__(self, account: Account, context: ssl.SSLContext | None = None, seconds: float = SECONDS) -> None:
        """`context` says whom to trust; by default whom the system trusts. Raises ImapError for an account that would
        send the password openly, or that no server can have."""
        _check(account)
        self._account, self._seconds = account, seconds
        self._context = context or ssl.create_default_context()
        self._client: IMAPClient | None = None
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Stop what is going on; it ends with `Cancelled`, at once where the server has answered already."""
        self._cancelled.set()
        client = self._client
        if client is not None:
            with suppress(OSError):  # it has just ended by itself
                client.socket().shutdown(socket.SHUT_RDWR)

    def test(self, password: str) -> str:
        """Log in, and say which folder is that of the drafts. Raises ImapError."""
        with self._logged_in(password) as client:
            return self._folder(client)

    def save(self, mail: bytes, password: str) -> Saved:
        """Put a mail there as a draft. Raises ImapError.

        A mail whose Message-ID is in the folder already is not put there again: after a connection that broke, saving
        once more makes no double.
        """
        with self._logged_in(password) as client:
            folder = self._folder(client)
            client.select_folder(folder)
            if _is_there(client, mail):
                return Saved(folder, True)
            client.append(folder, mail, flags=(rb"\Draft", rb"\Seen"))
            return Saved(folder, False)

    @contextmanager
    def _logged_in(self, password: str) -> Iterator[IMAPClient]:
        self._cancelled.clear()
        try:
            with self._connected() as client:
                self._log_in(client, password)
                yield client
        except ImapError:
            raise
        except (OSError, IMAPClientError) as error:
            if self._cancelled.is_set():
                raise Cancelled("Stopped.") from error
            raise self._in_words(error) from error
        finally:
            self._client = None

    @contextmanager
    def _connected(self) -> Iterator[IMAPClient]:
        account = self._account
        client = IMAPClient(
            account.host,
            account.port,
            use_uid=True,
            ssl=account.security is Security.TLS,
            ssl_context=self._context if account.security is Security.TLS else None,
            timeout=SocketTimeout(self._seconds, self._seconds),
        )
        self._client = client
        if self._cancelled.is_set():
            client.shutdown()
            raise Cancelled("Stopped.")
        try:
            if account.security is Security.STARTTLS:
                client.starttls(self._context)
            yield client
            with suppress(OSError, IMAPClientError):  # the draft is there; a server that hangs up first is no failure
                client.logout()
        finally:
            with suppress(OSError, IMAPClientError):
                client.shutdown()

    def _log_in(self, client: IMAPClient, password: str) -> None:
        host, user = self._account.host, self._account.user
        if UNSAFE_IN_HEADER.search(password):
            raise WrongPassword(f"The password for {host} holds a line break or another sign that no password has.")
        try:
            if user.isascii() and password.isascii():
                client.login(user, password)
            elif client.has_capability("AUTH=PLAIN"):
                client.sasl_login("PLAIN", lambda _: f"\0{user}\0{password}".encode())
            else:
                raise WrongPassword(f"{host} takes no names and passwords with letters like ü. Choose another there.")
        except LoginError as error:
            if isinstance(error.__context__, IMAPClient.AbortError):
                raise error.__context__ from None  # the connection broke, or the user stopped it
            if any(word in str(error).casefold() for word in _BUSY):
                raise ImapError(f"{host} lets nobody in right now: {_one_line(str(error))}") from error
            raise WrongPassword(
                f"{host} does not take this name or password. Some providers want an app password, "
                "made in the settings of the account."
            ) from error

    def _folder(self, client: IMAPClient) -> str:
        if self._account.folder:
            if not client.folder_exists(self._account.folder):
                raise ImapError(f"There is no folder “{self._account.folder}” on {self._account.host}. Leave it empty.")
            return self._account.folder
        if (found := client.find_special_folder(rb"\Drafts")) is not None:
            return str(found)
        names = {str(name).casefold(): str(name) for _, _, name in client.list_folders()}
        for name in _DRAFTS:
            if known := names.get(name.casefold()):
                return known
        raise ImapError(f"No folder for drafts was found on {self._account.host}. Name it in Preferences.")

    def _in_words(self, error: OSError | IMAPClientError) -> ImapError:
        host = self._account.host
        if isinstance(error, ssl.SSLCertVerificationError):
            return Untrusted(
                f"The certificate of {host} is not to be trusted ({error.verify_message}). Nothing was sent."
            )
        if isinstance(error, ssl.SSLError | CapabilityError):
            return ImapError(f"{host} does not speak encrypted on port {self._account.port}. Nothing was sent.")
        if isinstance(error, TimeoutError):
            return ImapError(f"{host} did not answer within {self._seconds:g} seconds. Save again; it makes no double.")
        if isinstance(error, socket.gaierror):
            return ImapError(f"{host} was not found. Is there a network, and is the name right?")
        if isinstance(error, OSError) and error.errno in _NO_NETWORK:
            return ImapError(f"{host} cannot be reached. Is there a network?")
        if any(word in str(error).casefold() for word in _FULL) and "append" in str(error).casefold():
            return MailboxFull(f"The mailbox on {host} is full. Make room there, then save again.")
        if isinstance(error, ConnectionRefusedError):
            return ImapError(f"Nothing answers on port {self._account.port} of {host}. Is the number right?")
        if isinstance(error, OSError | IMAPClient.AbortError):
            return ImapError(f"The connection to {host} broke. Save again; it makes no double.")
        return ImapError(f"{host} said: {_one_line(str(error))}")


def _check(account: Account) -> None:
    for value in (account.host, account.user, account.folder):
        if UNSAFE_IN_HEADER.search(value):
            raise ImapError("Server, name and folder are words on one line.")
    if not account.host or not account.user:
        raise ImapError("Name a server, and who you are there.")
    if not _is_name(account.host):
        raise ImapError(f"{account.host} is no name of a server. It looks like imap.example.org.")
    if not 0 < account.port < 65536:
        raise ImapError(f"There is no port {account.port}. It is 993 nearly everywhere.")
    if account.security is Security.NONE and not is_loopback(account.host):
        raise ImapError(f"The password would go to {account.host} openly. Choose TLS.")


def _is_name(host: str) -> bool:
    """False for what the system could not even look up: an empty part, or one that is too long."""
    try:
        host.encode("idna")
    except UnicodeError:
        return False
    return True


def _is_there(client: IMAPClient, mail: bytes) -> bool:
    id = BytesHeaderParser().parsebytes(mail).get("Message-ID", "")
    return bool(id) and bool(client.search(["HEADER", "Message-ID", str(id).strip()]))


def _one_line(words: str) -> str:
    return UNSAFE_IN_HEADER.sub(" ", words)
