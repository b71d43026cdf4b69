"""Names of computers in a network."""

from __future__ import annotations

import ipaddress


def is_loopback(host: str) -> bool:
    """True for a name of this computer: what is sent there stays on it."""
    if host.casefold() == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback
