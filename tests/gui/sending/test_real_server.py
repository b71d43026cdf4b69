"""The window's way to a real mail server, end to end."""

from __future__ import annotations

import os

import pytest
from pytestqt.qtbot import QtBot
from tests.gui.sending.test_server import FakeKeyring

from walkaway.gui.notices import Notices
from walkaway.gui.sending.exits import TOPIC
from walkaway.gui.sending.server import ServerDrafts
from walkaway.mail import eml
from walkaway.mail.imap import Mailbox
from walkaway.settings import Settings
from walkaway.text.message import Message

if os.name == "nt":
    pytest.skip("Dovecot does not run here", allow_module_level=True)

from tests.mail.imap.dovecot import USERS, Dovecot

REPLY = Message(
    to="Dana Ruiz <dana@ruiz.example>",
    subject="Re: Größe",
    body="Hi Dana,\n\nПривет, 你好.\n\n\n-- \nAna",
    in_reply_to="<hers@ruiz.example>",
    references="<first@x.example> <hers@ruiz.example>",
)


def test_a_reply_is_among_the_drafts_once_and_in_its_thread(dovecot: Dovecot, qtbot: QtBot) -> None:
    notices, keyring = Notices(), FakeKeyring(USERS["ana"])
    qtbot.addWidget(notices)
    account = Settings(mail_host="localhost", mail_user="ana", mail_port=dovecot.tls_port)
    server = ServerDrafts(
        lambda: account, notices, lambda account: Mailbox(account, dovecot.trust), lambda: keyring, notices
    )
    for said in ("Saved in “Drafts” on localhost.", "It is in “Drafts” on localhost already."):
        server.save(REPLY)
        qtbot.waitUntil(lambda said=said: _tells(notices, said), timeout=60_000)  # type: ignore[misc]
    server.close()

    (mail,) = dovecot.mails("ana")
    assert eml.read(mail).says_the_same(REPLY)
    assert (eml.read(mail).in_reply_to, eml.read(mail).references) == (REPLY.in_reply_to, REPLY.references)


def _tells(notices: Notices, said: str) -> bool:
    notice = notices.showing(TOPIC)
    return notice is not None and said in notice.label.text()
