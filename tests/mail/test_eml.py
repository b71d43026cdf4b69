"""A mail file comes back as it was written, and nobody writes a header by way of a value."""

from __future__ import annotations

import email
import time
from dataclasses import replace
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import example, given, reject
from hypothesis import strategies as st

from walkaway.mail import eml
from walkaway.mail.errors import HeaderError, MailError
from walkaway.text import addresses
from walkaway.text.message import UNSAFE_IN_HEADER, Message, one_line

NOW = datetime(2027, 3, 4, 5, 6, tzinfo=UTC)

PIECES = st.sampled_from(
    [
        "Hi",
        " ",
        "  ",
        "\n",
        "\n\n",
        ".",
        "From ",
        ">",
        "=",
        "=3D",
        "=\n",
        "\t",
        "é",
        "👍🏽",
        "שלום",
        "e\u0301",
        "\u00a0",
        "x" * 90,
    ]
)
BODIES = st.lists(PIECES, max_size=12).map("".join) | st.text(st.characters(codec="utf-8", exclude_characters="\r"))
SUBJECTS = (st.lists(PIECES, max_size=8).map("".join) | st.text(st.characters(codec="utf-8"))).map(one_line)


def parsed(data: bytes) -> EmailMessage:
    return email.message_from_bytes(data, policy=policy.default)


@given(SUBJECTS, BODIES)
@example("", "")
@example(" ", "\n")
@example("=?utf-8?q?typed?=", "--\n")
@example("Grüße " * 40, "x" * 5000)
@example("a  b", "trailing \t \n\n\n")
@example("🙂" * 60, ".\n..\nFrom here\n>From there")
def test_subject_and_body_come_back_exactly(subject: str, body: str) -> None:
    message = Message(to="dana@ruiz.example", subject=subject, body=body)

    again = eml.read(eml.write(message))

    assert (again.subject, again.body) == (subject, body)


@given(BODIES)
def test_other_mail_programs_read_the_same_body(body: str) -> None:
    data = eml.write(Message(body=body))

    assert parsed(data).get_content().replace("\r\n", "\n") == body


@given(BODIES)
@example("Hi")
def test_the_last_line_has_an_end_as_some_mail_programs_need_it(body: str) -> None:
    data = eml.write(Message(body=body))

    assert data.endswith(b"\r\n")


@given(SUBJECTS, BODIES)
def test_every_line_is_ascii_and_short(subject: str, body: str) -> None:
    lines = eml.write(Message(subject=subject, body=body)).split(b"\r\n")

    assert all(len(line) <= 80 and line.isascii() and b"\n" not in line for line in lines)


NAMES = st.text(st.sampled_from('ab é·👍,;"<>()@\\.:=?_'), max_size=8) | SUBJECTS
LOCAL = st.text(st.sampled_from("abc.+-_1"), min_size=1, max_size=6)
RECIPIENTS = st.builds(lambda name, local: f"{addresses.quote(name)} <{local}@firm.example>", NAMES, LOCAL)


@given(st.lists(RECIPIENTS | NAMES, max_size=4).map(", ".join))
@example("Dana Ruiz · Ruiz Bakery")
@example('"Ruiz, Dana" <dana@ruiz.example>; tom@becker.example')
@example("Dana <dana@")
@example("jörg@müller.example")
def test_recipients_come_back_the_same(line: str) -> None:
    line = one_line(line)

    again = eml.read(eml.write(eml.clean(Message(to=line, body="Hi"))))

    assert addresses.canonical(again.to) == addresses.canonical(eml.clean(Message(to=line)).to)


IDS = st.lists(st.text(st.sampled_from("ab1.-@"), min_size=1, max_size=40).map(lambda id: f"<{id}>"), max_size=6)


@given(st.lists(RECIPIENTS, max_size=2), st.lists(RECIPIENTS, max_size=2), IDS, SUBJECTS, BODIES, BODIES)
def test_a_reply_keeps_its_thread_and_everybody_it_goes_to(
    cc: list[str], bcc: list[str], ids: list[str], subject: str, body: str, more: str
) -> None:
    thread = (ids[-1] if ids else "", " ".join(ids))
    reply = eml.clean(Message("d@ruiz.example", ", ".join(cc), ", ".join(bcc), subject, body, *thread))

    written = eml.write(reply)
    again = eml.read(eml.write(replace(eml.read(written), body=more)))

    for read, text in ((eml.read(written), body), (again, more)):
        assert (read.in_reply_to, read.references) == thread
        assert (read.subject, read.body) == (reply.subject, text)
        for name in ("to", "cc", "bcc"):
            assert addresses.canonical(getattr(read, name)) == addresses.canonical(getattr(reply, name))


def test_another_program_sees_the_names_and_addresses() -> None:
    line = 'Zoë Ärger <zoe@a.example>, "Ruiz, Dana" <dana@b.example>, tom@c.example'

    found = parsed(eml.write(Message(to=line)))["To"].addresses

    assert [(each.display_name, each.addr_spec) for each in found] == [
        ("Zoë Ärger", "zoe@a.example"),
        ("Ruiz, Dana", "dana@b.example"),
        ("", "tom@c.example"),
    ]


def test_a_new_draft_says_that_it_is_one_and_nothing_about_us() -> None:
    data = eml.write(Message(to="d@x.example", cc="c@x.example", bcc="b@x.example", subject="S", body="B"), now=NOW)

    assert parsed(data).keys() == [
        "Date", "To", "Cc", "Bcc", "Subject", "Message-ID", "X-Unsent",
        "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    ]  # fmt: skip
    assert parsed(data)["X-Unsent"] == "1"
    assert parsed(data)["Date"].datetime == NOW
    assert b"walkaway" not in data.lower()


def test_a_message_for_sending_is_no_draft() -> None:
    draft = eml.write(Message(subject="S"))

    sent = eml.write(eml.read(draft), unsent=False)

    assert b"X-Unsent" not in sent
    assert b"X-Unsent: 1" in eml.write(eml.read(sent), unsent=True)


FIELDS = ["to", "cc", "bcc", "subject", "in_reply_to", "references"]
ATTACKS = [
    "hi\nBcc: x@evil.example",
    "hi\r\nBcc: x@evil.example",
    "hi\rBcc: x@evil.example",
    "hi\x00",
    "hi\x0b", "hi\x0c", "hi\x1c", "hi\x1d", "hi\x1e", "hi\x7f", "hi\x85Bcc: x",
    "hi\u2028Bcc: x", "hi\u2029Bcc: x",
    "=?utf-8?q?hi=0ABcc:_x@evil.example?=",
    "=?utf-8?b?aGkKQmNjOiB4?=",
    "=?utf-8?q?=3D=3Futf-8=3Fq=3Fhi=3D0ABcc=3A_x=3F=3D?=",
    "=?utf-8?q?hi=E2=80=A8Bcc:?=",
    "half \ud83d",
]  # fmt: skip


def with_field(name: str, value: str) -> Message:
    values: dict[str, Any] = {name: value}
    return Message(body="Hi", **values)


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("field", FIELDS)
def test_a_value_that_could_become_a_header_is_refused(field: str, attack: str) -> None:
    with pytest.raises(HeaderError):
        eml.write(with_field(field, attack))


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("field", FIELDS[:4])
def test_a_cleaned_message_can_always_be_written_and_gets_no_header(field: str, attack: str) -> None:
    message = eml.clean(with_field(field, attack))

    data = eml.write(message)

    assert not {"bcc", "x"} & {name.lower() for name in parsed(data) if name.lower() != field}
    assert not UNSAFE_IN_HEADER.search(getattr(eml.read(data), field))


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["=?", "utf-8", "?q?", "?b?", "?=", "=0A", "Bcc:", "Cg==", "\n", "\r", " "])).map(
        "".join
    )
)
def test_no_subject_ever_writes_a_header(subject: str) -> None:
    data = eml.write(eml.clean(Message(subject=subject, body="Hi")))

    names = parsed(data).keys()
    assert set(names) <= {
        "Date",
        "Subject",
        "Message-ID",
        "X-Unsent",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
    }
    assert len(names) == len(set(names))


def test_an_encoded_break_in_a_mail_that_is_read_becomes_a_space() -> None:
    read = eml.read(b"Subject: =?utf-8?q?hi=0ABcc:_x@evil.example?=\r\nTo: =?utf-8?q?a=0Db?= <a@b.example>\r\n\r\nHi")

    assert read.subject == "hi Bcc: x@evil.example"
    assert read.to == "a b <a@b.example>"


RECEIVED = b"""\
Received: from a.example by b.example;\r
\tMon, 1 Mar 2027 10:00:00 +0000\r
DKIM-Signature:   v=1; a=rsa-sha256;\r
        b=abc\r
X-Odd:no space\r
From: Dana Ruiz <dana@ruiz.example>\r
To: =?iso-8859-1?q?J=F6rg?= <joerg@firm.example>,\r
 "Becker, Tom" <tom@firm.example>\r
Subject: Re: =?UTF-8?Q?Gr=C3?= =?UTF-8?Q?=BC=C3=9Fe?=\r
References: <1@ruiz.example>\r
\t<2@ruiz.example>\r
Date: Mon, 1 Mar 2027 10:00:00 +0000\r
Content-Type: text/plain; charset=iso-8859-1\r
Content-Transfer-Encoding: 8bit\r
\r
Gr\xfc\xdfe \x96 Dana\r
"""


def test_a_received_mail_is_read() -> None:
    read = eml.read(RECEIVED)

    assert read.to == 'Jörg <joerg@firm.example>, "Becker, Tom" <tom@firm.example>'
    assert read.subject == "Re: Grüße"
    assert read.references == "<1@ruiz.example> <2@ruiz.example>"
    assert read.body == "Grüße – Dana\n"


def test_an_unchanged_mail_is_written_byte_for_byte() -> None:
    assert eml.write(eml.read(RECEIVED)) == RECEIVED


def test_a_new_subject_changes_nothing_else() -> None:
    message = eml.read(RECEIVED).cleaned()

    data = eml.write(replace(message, subject="Neu"))

    assert data == RECEIVED.replace(b"Re: =?UTF-8?Q?Gr=C3?= =?UTF-8?Q?=BC=C3=9Fe?=", b"Neu")


def test_a_new_body_keeps_the_other_headers() -> None:
    data = eml.write(replace(eml.read(RECEIVED), body="Ein neuer Text"))

    assert data.startswith(RECEIVED[: RECEIVED.index(b"Content-Type")])
    assert parsed(data).keys() == [
        *parsed(RECEIVED).keys()[:-2], "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    ]  # fmt: skip
    assert eml.read(data).body == "Ein neuer Text"


def test_a_copy_is_the_same_mail_with_an_id_of_its_own(with_attachments: bytes) -> None:
    first = eml.write(replace(eml.read(with_attachments), subject="One"), unsent=True)
    with_id = eml.copy(first, NOW)

    second = eml.copy(with_id, NOW)

    assert eml.read(second).content == eml.read(first).content
    assert eml.read(second).attachments == eml.read(first).attachments
    assert parsed(with_id)["Message-ID"] != parsed(second)["Message-ID"]
    assert len(parsed(second).get_all("Message-ID", [])) == len(parsed(second).get_all("Date", [])) == 1


def test_a_copy_with_the_same_seed_has_the_same_id() -> None:
    mail = eml.write(Message(body="Hi"))

    ids = [parsed(eml.copy(mail, seed=seed))["Message-ID"] for seed in ("one", "one", "two")]

    assert ids[0] == ids[1] != ids[2]


def test_a_file_with_unix_line_endings_keeps_them() -> None:
    unix = RECEIVED.replace(b"\r\n", b"\n")

    assert b"\r" not in eml.write(replace(eml.read(unix), subject="Neu"))
    assert b"\r" not in eml.write(replace(eml.read(unix), body="Neu\nund mehr"))


def test_a_field_that_is_emptied_goes_and_a_new_one_comes() -> None:
    data = eml.write(replace(eml.read(RECEIVED), to="", cc="c@x.example"))

    assert "To" not in parsed(data)
    assert parsed(data)["Cc"] == "c@x.example"


@pytest.fixture
def with_attachments() -> bytes:
    mail = EmailMessage(policy=policy.SMTP)
    mail["Subject"] = "Offer"
    mail["X-Kept"] = "yes"
    mail.set_content("Hi Dana,\n\nsee below.\n")
    mail.add_alternative("<p>Hi <b>Dana</b></p>", subtype="html")
    mail.add_attachment(bytes(range(256)) * 20, maintype="application", subtype="pdf", filename="Angebot – März.pdf")
    mail.add_attachment("plain text\n", filename="notes.txt")
    forwarded = EmailMessage()
    forwarded["Subject"] = "Inside"
    forwarded.set_content("inner")
    mail.add_attachment(forwarded)
    return mail.as_bytes()


def test_attachments_are_listed(with_attachments: bytes) -> None:
    found = eml.read(with_attachments).attachments

    assert [(each.name, each.type) for each in found] == [
        ("Angebot – März.pdf", "application/pdf"),
        ("notes.txt", "text/plain"),
        ("Inside", "message/rfc822"),
    ]
    assert found[0].size == 5120


def test_attachments_survive_a_new_body_and_the_stale_html_does_not(with_attachments: bytes) -> None:
    before = list(parsed(with_attachments).iter_attachments())

    data = eml.write(replace(eml.read(with_attachments), body="New text"))

    after = list(parsed(data).iter_attachments())
    assert [each.get_content() for each in after[:2]] == [each.get_content() for each in before[:2]]
    assert after[2].get_content()["Subject"] == "Inside"
    assert [each.get_filename() for each in after] == [each.get_filename() for each in before]
    assert parsed(data)["X-Kept"] == "yes"
    assert eml.read(data).body == "New text"
    assert b"<b>" not in data


def test_attachments_survive_many_saves(with_attachments: bytes) -> None:
    data = with_attachments
    for text in ("one", "two\n", "", "three"):
        data = eml.write(replace(eml.read(data), body=text))

    assert eml.read(data).attachments == eml.read(with_attachments).attachments
    assert eml.read(data).body == "three"


def test_images_inside_of_the_html_are_kept_as_attachments() -> None:
    mail = EmailMessage(policy=policy.SMTP)
    mail.set_content("plain")
    mail.add_alternative('<p>html <img src="cid:logo"></p>', subtype="html")
    _, html = mail.iter_parts()
    html.add_related(b"\x89PNG", "image", "png", cid="<logo>", filename="logo.png")

    data = eml.write(replace(eml.read(mail.as_bytes()), body="New"))

    assert [each.get_content() for each in parsed(data).iter_attachments()] == [b"\x89PNG"]


def test_a_binary_attachment_is_made_safe() -> None:
    raw = (
        b'Subject: x\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\ntext\r\n--b\r\n'
        b"Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\n\r\na\nb\0\xff\r\n--b--\r\n"
    )

    data = eml.write(replace(eml.read(raw), body="New"))

    assert next(parsed(data).iter_attachments()).get_content() == b"a\nb\0\xff"


def test_a_signature_over_the_old_text_does_not_stay_on_a_new_one() -> None:
    raw = (
        b'Subject: x\r\nContent-Type: multipart/signed; protocol="application/pgp-signature"; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/plain\r\n\r\nold\r\n--b\r\n"
        b"Content-Type: application/pgp-signature\r\n\r\nPGP\r\n--b--\r\n"
    )

    data = eml.write(replace(eml.read(raw), body="New"))

    assert b"PGP" not in data
    assert eml.read(data).body == "New"


@pytest.mark.parametrize(
    ("head", "content", "body"),
    [
        (b"Content-Transfer-Encoding: base64", b"R3LDvMOfZQ==", "Grüße"),
        (b"Content-Transfer-Encoding: quoted-printable", b"Gr=C3=BC=\r\n=C3=9Fe =3D", "Grüße ="),
        (b"Content-Type: text/plain; charset=utf-16", "Grüße".encode("utf-16").replace(b"\n", b""), "Grüße"),
        (b"Content-Type: text/plain; charset=no-such-thing", "Grüße".encode(), "Grüße"),
        (b"Content-Type: text/plain; charset=us-ascii", "Grüße".encode("cp1252"), "Grüße"),
        (b"Content-Type: text/plain; charset=koi8-r", "Привет".encode("koi8-r"), "Привет"),
        (b"Content-Type: text/plain; charset=punycode", b"abc-", "abc-"),
        (b"Content-Type: text/plain; charset=unicode_escape", b"\\u0041", "\\u0041"),
        (b"Content-Type: text/plain; format=flowed", b"one \r\ntwo\r\n-- \r\nme", "one two\n-- \nme"),
        (b"Content-Type: text/html", b"<p>one</p><p>two</p>", "one\n\ntwo"),
        (b"Content-Type: nonsense", b"text", "text"),
        (b"Content-Type: application/pdf", b"%PDF", ""),
        (b"Content-Type: text/plain\r\nContent-Disposition: attachment", b"file", ""),
        (b"Content-Type: multipart/mixed", b"no boundary", ""),
    ],
)
def test_bodies_of_all_kinds_are_read(head: bytes, content: bytes, body: str) -> None:
    data = b"Subject: x\r\n" + head + b"\r\n\r\n" + content

    assert eml.read(data).body == body


@pytest.mark.parametrize(
    "head", [b"Content-Type: application/pdf", b"Content-Type: text/plain\r\nContent-Disposition: attachment"]
)
def test_a_mail_that_is_only_an_attachment_keeps_it_when_text_comes(head: bytes) -> None:
    read = eml.read(b"Subject: x\r\n" + head + b"\r\n\r\nfile")

    data = eml.write(replace(read, body="Hi"))

    assert eml.read(data).body == "Hi"
    assert len(eml.read(data).attachments) == 1
    assert b"\r\nfile" in data


def test_html_is_used_when_the_plain_part_is_empty() -> None:
    mail = EmailMessage()
    mail.set_content(" \n")
    mail.add_alternative("<p>Words</p>", subtype="html")

    read = eml.read(mail.as_bytes())

    assert (read.body, read.from_html) == ("Words", True)


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\r"])
def test_line_endings_of_all_kinds_are_read(ending: bytes) -> None:
    read = eml.read(ending.join([b"To: a@b.example", b"Subject: long", b" folded", b"", b"one", b"", b"two"]))

    assert (read.to, read.subject, read.body) == ("a@b.example", "long folded", "one\n\ntwo")


def test_bare_utf8_in_headers_is_read() -> None:
    assert eml.read("Subject: Grüße\r\nTo: Zoë <z@a.example>\r\n\r\nx".encode()).subject == "Grüße"
    assert eml.read("To: Zoë <z@a.example>\r\n\r\nx".encode()).to == "Zoë <z@a.example>"
    assert eml.read("Subject: Grüße\r\n\r\nx".encode("latin-1")).subject == "Grüße"


def test_text_without_headers_is_a_body() -> None:
    assert eml.read("Grüße,\r\nAna".encode()) == Message(body="Grüße,\nAna")


@pytest.mark.parametrize("data", [b"", b"\r\n \n", b"\0" * 5000, b"\x89PNG\0\0\0"])
def test_what_is_no_mail_is_refused(data: bytes) -> None:
    with pytest.raises(MailError):
        eml.read(data)


def test_half_a_character_is_shown_when_read_and_refused_when_written() -> None:
    half = b"\x3d\xd8a\x00b\x00c\x00d\x00e\x00f\x00"

    assert eml.read(b"Content-Type: text/plain; charset=utf-16-le\r\n\r\n" + half).body == "\ufffdabcdef"
    with pytest.raises(MailError, match="half a character"):
        eml.write(Message(body="half \ud83d"))


def test_parts_nested_too_deep_are_refused() -> None:
    data = b"Subject: x\r\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(3000)
    )

    with pytest.raises(MailError, match="too deep"):
        eml.read(data)


def test_a_damaged_multipart_that_could_not_be_written_again_is_refused() -> None:
    damaged = MANY_PARTS.replace(b"Content-Type: multipart/alternative", b"Content-Type: multipart/\r\x80alternative")

    with pytest.raises(MailError, match="one of its parts is damaged"):
        eml.read(damaged)


@given(st.data())
def test_damaged_mails_are_read_or_refused_and_can_be_written_again(data: st.DataObject) -> None:
    seed = data.draw(st.sampled_from([RECEIVED, MANY_PARTS]))
    start = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(start, min(len(seed), start + 40)))
    damaged = seed[:start] + data.draw(st.binary(max_size=6)) + seed[end:]

    try:
        read = eml.read(damaged)
    except MailError:
        reject()

    assert not UNSAFE_IN_HEADER.search(read.subject + read.to)
    assert eml.read(eml.write(replace(eml.clean(read), body="New"))).body == "New"


HOSTILE = {
    "parts": (b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n', b"--b\r\n\r\nx\r\n"),
    "headers": (b"", b"X-A: b\r\n"),
    "recipients": (b"To: ", b"a@b.example, "),
    "encoded words": (b"Subject: ", b"=?utf-8?q?a?= "),
    "encoded words that never end": (b"Subject: ", b"=?utf-8?q?a "),
    "folds": (b"Subject: a", b"\r\n "),
    "quotation marks": (b"To: ", b'"'),
    "names of one attachment": (b"Content-Disposition: attachment; ", b'filename*9="a"; '),
    "flowing lines": (b"Content-Type: text/plain; format=flowed\r\n\r\n", b"a \r\n"),
    "quotes": (b"Content-Type: text/plain; format=flowed\r\n\r\n", b"> > > >\r\n"),
    "links": (b"Content-Type: text/html\r\n\r\n", b'<a href="http://x">'),
    "blocks": (b"Content-Type: text/html\r\n\r\n", b"<blockquote><p"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_work_grows_with_a_hostile_mail_and_not_faster(kind: str) -> None:
    head, unit = HOSTILE[kind]

    def work(length: int) -> float:
        mail = head + unit * (length // len(unit)) + b"\r\n\r\nx"
        begin = time.thread_time()  # of this thread alone, whatever else the test run is doing
        eml.write(replace(eml.clean(eml.read(mail)), body="New"))
        return time.thread_time() - begin

    work(1_000)
    short, long = min(work(8_000) for _ in range(3)), min(work(128_000) for _ in range(2))

    assert long < 16 * 8 * max(short, 0.001), "sixteen times the mail takes about sixteen times the work, not 256 times"


MANY_PARTS = (
    b'Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="out"\r\n\r\npreamble\r\n--out\r\n'
    b'Content-Type: multipart/alternative; boundary="in"\r\n\r\n--in\r\nContent-Type: text/plain; charset="utf-8"; '
    b"format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=C3=BC=C3=9Fe =\r\nAna\r\n--in\r\n"
    b"Content-Type: text/html\r\n\r\n<p>Hi<br>there</p>\r\n--in--\r\n--out\r\nContent-Type: application/pdf; "
    b"name*0*=utf-8''M%C3%A4; name*1=rz.pdf\r\nContent-Transfer-Encoding: base64\r\n"
    b"Content-Disposition: attachment; filename*=utf-8''M%C3%A4rz.pdf\r\n\r\nJVBERg==\r\n--out--\r\nepilogue"
)


def test_only_the_headers_can_be_read_from_the_beginning_of_a_file() -> None:
    assert eml.read_headers(RECEIVED[:900]).subject == "Re: Grüße"
    assert eml.read_headers(RECEIVED).body == ""
