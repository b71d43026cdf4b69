"""Where LanguageTool is: a folder with its jars on this computer, or the address of a server."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from walkaway.text import hosts


@dataclass(frozen=True, slots=True)
class LocalPlace:
    """On this computer: the folder that holds LanguageTool's jars."""

    folder: Path


@dataclass(frozen=True, slots=True)
class ServerPlace:
    """A server; the text of the message goes to this address, so make one only when the user agreed to that."""

    url: str


Place = LocalPlace | ServerPlace


def address_problem(url: str) -> str | None:
    """What is wrong with a server's address, in one sentence; None when nothing is."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or any(sign.isspace() for sign in url.strip()):
        return "An address begins with https:// and names a server, like https://grammar.example.org/."
    if parts.username or parts.password:
        return "The address must not hold a name or a password."
    if parts.query or parts.fragment:
        return "The address must end with the server's name or a path, without “?” or “#”."
    return None


def base_address(url: str) -> str:
    """The address with a slash at its end, and without the part that every server has."""
    base = url.strip().rstrip("/").removesuffix("/check").removesuffix("/v2")
    return f"{base}/"


def is_loopback(url: str) -> bool:
    """True for an address that leads to this computer only."""
    try:
        host = urlsplit(url.strip()).hostname or ""
    except ValueError:
        return False
    return hosts.is_loopback(host)


def is_readable_on_the_way(url: str) -> bool:
    """True for plain http to another computer: whoever is in between can read the text."""
    return urlsplit(url.strip()).scheme == "http" and not is_loopback(url)
