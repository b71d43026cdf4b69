"""The ways in which a message leaves, in words: what each is called, where it leads, and what it cannot carry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Way(StrEnum):
    """A way out. The values are kept, as the way that was chosen last."""

    MAILTO = "mailto"
    EML = "eml"
    GMAIL = "gmail"
    OUTLOOK = "outlook"
    OUTLOOK_HOME = "outlook_home"
    DRAFTS = "drafts"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a way is spoken of.

    `menu` stands in the menu, `title` where no menu stands around it, `place` is where the message goes, `site` who
    gets its text by that ("" for nobody new), and `verb` what is done with it. `has_head` is true where recipients and
    subject go along, `is_whole` where attachments and the thread do.
    """

    menu: str
    title: str
    hint: str
    place: str
    site: str = ""
    verb: str = "Send"
    has_head: bool = True
    is_whole: bool = False


MANNERS: Final = {
    Way.MAILTO: Manner(
        "Your mail program",
        "Send with your mail program",
        "Opens a new message there. For short messages without attachments.",
        "your mail program",
    ),
    Way.EML: Manner(
        "A mail file (.eml)",
        "Send with a mail file",
        "Opens in the program that mail files belong to, as a message still to be sent.",
        "your mail program",
        is_whole=True,
    ),
    Way.GMAIL: Manner(
        "Gmail", "Send with Gmail", "Opens a new message in the browser. The text goes to Google.", "Gmail", "Google"
    ),
    Way.OUTLOOK: Manner(
        "Outlook on the web",
        "Send with Outlook on the web",
        "Opens a new message in the browser, for work and school accounts. The text goes to Microsoft.",
        "Outlook on the web",
        "Microsoft",
    ),
    Way.OUTLOOK_HOME: Manner(
        "Outlook.com",
        "Send with Outlook.com",
        "Opens a new message in the browser, for personal accounts. The text goes to Microsoft.",
        "Outlook.com",
        "Microsoft",
    ),
    Way.DRAFTS: Manner(
        "Drafts on your mail server",
        "Send with the drafts on your mail server",
        "Puts it into your Drafts folder there, ready to be sent from every mail program you use.",
        "your drafts",
        is_whole=True,
    ),
    Way.COPY: Manner(
        "Copy and paste",
        "Send with copy and paste",
        "Copies the text of the message.",
        "the clipboard",
        verb="Copy",
        has_head=False,
    ),
}


def way_of(value: object) -> Way | None:
    """The way that was kept as this value, None for what is none (any more)."""
    return next((way for way in Way if way.value == value), None)
