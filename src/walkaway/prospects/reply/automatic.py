"""Whether a machine sent a mail, by its headers (RFC 3834, and what mail programs wrote before it)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SUBJECT = re.compile(
    r"(?:automatic|automated|auto)[ -]?(?:reply|response|answer)\b|auto: |autoreply|out of (?:the )?office\b"
    r"|abwesenheitsnotiz|automatische antwort|réponse automatique|respuesta automática"
    r"|undeliver(?:able|ed)\b|delivery status notification|mail delivery (?:failed|subsystem)|returned mail\b"
    r"|failure notice\b",
    re.IGNORECASE,
)
_SENDERS = re.compile(r"\b(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply)@|^<>$", re.IGNORECASE)
_OWN_HEADERS = frozenset(
    {"x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply-from", "x-failed-recipients"}
)


def sent_by_machine(headers: Iterable[tuple[str, str]]) -> str:
    """What in the headers (name and decoded value) says that a machine sent the mail, as a sentence; "" for nothing.

    `X-Auto-Response-Suppress` alone says nothing: Exchange writes it into mails of people, too.
    """
    for name, value in headers:
        key, said = name.casefold(), value.strip()
        if key == "auto-submitted" and said and not said.casefold().startswith("no"):
            return f"Its header Auto-Submitted says {said.split(';')[0].strip()}."
        if key == "precedence" and said.casefold() in ("auto_reply", "auto-reply", "junk"):
            return f"Its header Precedence says {said}."
        if key in _OWN_HEADERS:
            return f"It has the header {name}."
        if key == "content-type" and said.casefold().startswith(("multipart/report", "message/delivery-status")):
            return "It is a report of a mail server."
        if key in ("from", "return-path", "sender") and _SENDERS.search(said):
            return f"It comes from {said}." if said != "<>" else "It has no address to answer to."
        if key == "subject" and _SUBJECT.match(said):
            return f"Its subject is “{said}”."
    return ""
