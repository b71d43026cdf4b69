"""Mail files (.eml): read whatever is in one, write back what was changed and keep every byte of the rest."""

from __future__ import annotations

import binascii
import re
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from email.generator import BytesGenerator
from email.message import Message as Parsed
from email.parser import BytesHeaderParser, BytesParser
from email.policy import Compat32
from email.utils import format_datetime
from io import BytesIO

from walkaway.mail import headers, parts, raw, words
from walkaway.mail.errors import HeaderError, MailError
from walkaway.text import addresses
from walkaway.text.message import Message, whole_characters
from walkaway.textfile import decode, has_lone_surrogates


class _AsTheyStand(Compat32):
    """Keeps headers as they stand, and never fails on a broken one; the newer policy parses each and sometimes does.

    Their values are decoded and written by walkaway.mail.headers. Python's own way to write one that was read takes a
    time that grows with the square of its length.
    """

    def fold_binary(self, name: str, value: str) -> bytes:
        return _crlf(f"{name}: {value}".encode("ascii", "surrogateescape"))


_POLICY = _AsTheyStand(linesep="\r\n", max_line_length=None, mangle_from_=False)
_ADDRESSES = ("To", "Cc", "Bcc")
_TOKENS = ("In-Reply-To", "References")
_OWN = (*_ADDRESSES, "Subject", *_TOKENS)
_FIELDS = {"To": "to", "Cc": "cc", "Bcc": "bcc", "Subject": "subject", "In-Reply-To": "in_reply_to"}
_FIELDS["References"] = "references"
_BODY_HEADERS = re.compile(r"content-.*|mime-version", re.IGNORECASE)
_FIELD = re.compile(rb"^([!-9;-~]+):[^\r\n]*(?:(?>\r\n|\r|\n)[ \t][^\r\n]*)*", re.MULTILINE)
_HEAD_END = re.compile(rb"(?>\r\n|\r|\n)(?:\r\n|\r|\n)")
_FROM_LINE = re.compile(rb"^From ", re.MULTILINE)
_MADE = {"date", "message-id", "x-unsent", "mime-version", "content-type", "content-transfer-encoding"}
_NAME = re.compile(r"[!-9;-~]+")


def read(data: bytes) -> Message:
    """The message in the bytes of a mail file. Text without any header is a body. Raises MailError."""
    parsed = _parse(data)
    if parsed is None:
        return Message(body=whole_characters(decode(data).editable))
    try:
        if parts.is_damaged(parsed):
            raise MailError("one of its parts is damaged")
        body = parts.find_body(parsed)
        attached = parts.attachments(parsed, body)
    except RecursionError as error:
        raise MailError("its parts are nested too deep") from error
    return replace(_read_headers(parsed), body=body.text, attachments=attached, from_html=body.from_html, original=data)


def read_headers(data: bytes) -> Message:
    """Only what the headers say; `data` may be the beginning of a mail file. Raises MailError."""
    _refuse_noise(data)
    parsed = BytesHeaderParser(policy=_POLICY).parsebytes(data)
    _refuse_other_files(parsed, data)
    return _read_headers(parsed)


def all_headers(data: bytes) -> tuple[tuple[str, str], ...]:
    """Name and decoded value of every header of a mail, in its order. Raises MailError."""
    _refuse_noise(data)
    parsed = BytesHeaderParser(policy=_POLICY).parsebytes(data)
    _refuse_other_files(parsed, data)
    return tuple((name, words.decode(" ".join(str(value).split()))) for name, value in parsed.items())


def clean(message: Message) -> Message:
    """The same message in a form that `write` takes whatever was pasted into its fields."""
    message = message.cleaned()
    for name in _OWN:
        try:
            _line(name, message)
        except HeaderError:
            plain = getattr(message, _FIELDS[name]).replace("=?", "= ?")
            message = replace(message, **{_FIELDS[name]: plain})
    return message


def write(message: Message, *, unsent: bool | None = None, now: datetime | None = None) -> bytes:
    """A mail file of the message.

    What a person did not change stays byte for byte as in `message.original`; without a change the original itself is
    returned. `unsent` says whether mail programs shall open it as a draft (X-Unsent); None leaves that as it is, and a
    message without an original is one. Raises MailError, and HeaderError for a value that could become a header.
    """
    parsed = _parse(message.original) if message.original else None
    was_unsent = parsed is None or headers.read_text(parsed, "X-Unsent").strip() == "1"
    draft = was_unsent if unsent is None else unsent
    for name in _OWN:
        headers.check(name, getattr(message, _FIELDS[name]))
    if has_lone_surrogates(message.body):
        raise MailError("its text holds half a character")
    if parsed is None:
        data = _new(message, draft, now)
    else:
        before = read(message.original)
        if before.content == message.content and draft == was_unsent:
            return message.original
        data = _changed(message, before, parsed, draft, now)
    _compare(message, data)
    return data


def copy(data: bytes, now: datetime | None = None, seed: str = "") -> bytes:
    """The same mail as one of its own: with a Message-ID and a Date of its own. Raises MailError.

    With the same `seed` it gets the same Message-ID each time.
    """
    parsed = _parse(data)
    if parsed is None:
        return data
    fresh = {"message-id": _message_id(seed), "date": _date(now)}
    lines = [fresh.pop(name.lower(), field) for name, field in _fields(data, parsed)]
    return b"".join([*lines, *fresh.values()]) + b"\r\n" + _original_body(data, parsed)


def _parse(data: bytes) -> Parsed | None:
    """The mail's structure; None when there is not one header."""
    _refuse_noise(data)
    try:
        parsed = BytesParser(policy=_POLICY).parsebytes(data)
    except RecursionError as error:
        raise MailError("its parts are nested too deep") from error
    _refuse_other_files(parsed, data)
    return parsed if parsed.items() else None


def _refuse_noise(data: bytes) -> None:
    if not data.strip():
        raise MailError("it is empty")
    if not data[:4096].strip(b"\0"):
        raise MailError("it holds nothing but zeros")


def _refuse_other_files(parsed: Parsed, data: bytes) -> None:
    if b"\0" in data[:1000] and not parsed.items():
        raise MailError("it is not a mail")


def _read_headers(parsed: Parsed) -> Message:
    to, cc, bcc = (headers.read_addresses(parsed, name) for name in _ADDRESSES)
    reply, references = (headers.read_tokens(parsed, name) for name in _TOKENS)
    subject = headers.read_text(parsed, "Subject")
    return Message(to=to, cc=cc, bcc=bcc, subject=subject, in_reply_to=reply, references=references)


def _line(name: str, message: Message, *, as_raw: bool = False) -> bytes:
    value: str = getattr(message, _FIELDS[name])
    if not (value if name == "Subject" else value.strip()):
        return b""
    if as_raw:
        return raw.address_lines(name, value) if name in _ADDRESSES else raw.text_line(name, value)
    if name in _ADDRESSES:
        return headers.address_line(name, value)
    return headers.text_line(name, value) if name == "Subject" else headers.raw_line(name, value)


def _new(message: Message, draft: bool, now: datetime | None) -> bytes:
    head = [_date(now), *(_line(name, message) for name in _OWN)]
    head += [_message_id(), b"X-Unsent: 1\r\n" if draft else b""]
    return b"".join(head) + _encoded_body(message.body)


def _changed(message: Message, before: Message, parsed: Parsed, draft: bool, now: datetime | None) -> bytes:
    """The original with the changed fields in their places."""
    changed = {name for name in _OWN if getattr(message, _FIELDS[name]) != getattr(before, _FIELDS[name])}
    new_body = message.body != before.body
    as_raw = raw.is_raw(parsed.keys())
    lines: list[bytes] = []
    written: set[str] = set()
    for name, field in _fields(message.original, parsed):
        key = name.lower()
        own = next((each for each in _OWN if each.lower() == key), "")
        if own in changed:
            lines.append(b"" if own in written else _line(own, message, as_raw=as_raw))
            written.add(own)
        elif key == "date" and draft:
            lines.append(_date(now))
        elif not (new_body and _BODY_HEADERS.fullmatch(key)) and (key != "x-unsent" or draft):
            lines.append(field)
    lines += [_line(name, message, as_raw=as_raw) for name in _OWN if name in changed - written]
    if draft and headers.read_text(parsed, "X-Unsent").strip() != "1":
        lines.append(b"X-Unsent: 1\r\n")
    head = b"".join(lines)
    newline = b"\r\n" if b"\r\n" in message.original else b"\n"
    if not new_body:
        return (head + b"\r\n").replace(b"\r\n", newline) + _original_body(message.original, parsed)
    if as_raw:
        before_body = _original_body(message.original, parsed)
        return (head + b"\r\n").replace(b"\r\n", newline) + raw.body(message.body, before_body)
    rest = parts.others(parsed, parts.find_body(parsed))
    body = _with_parts(message.body, rest) if rest else _encoded_body(message.body)
    return (head + body).replace(b"\r\n", newline)


def _fields(data: bytes, parsed: Parsed) -> list[tuple[str, bytes]]:
    """The header fields with their names, as they stand in the file."""
    end = _HEAD_END.search(data)
    found = [(each[1].decode(), each[0]) for each in _FIELD.finditer(data[: end.end()] if end else data)]
    if [name for name, _ in found] == parsed.keys():
        return [(name, _crlf(raw)) for name, raw in found]
    items = ((name, f"{name}: {value}".encode("ascii", "surrogateescape")) for name, value in parsed.raw_items())
    return [(name, _crlf(raw)) for name, raw in items]


def _crlf(field: bytes) -> bytes:
    return b"\r\n".join(field.splitlines()) + b"\r\n"


def _original_body(data: bytes, parsed: Parsed) -> bytes:
    """Everything behind the headers as it stands in the file."""
    end = _HEAD_END.search(data)
    if end and BytesHeaderParser(policy=_POLICY).parsebytes(data[: end.end()]).keys() == parsed.keys():
        return data[end.end() :]
    buffer = BytesIO()  # headers without an empty line behind them
    BytesGenerator(buffer, policy=_POLICY).flatten(parsed)
    written = buffer.getvalue()
    return written[written.index(b"\r\n\r\n") + 4 :]


def _encoded_body(body: str) -> bytes:
    """The text part with its headers. What follows is read as exactly the body."""
    head = b'MIME-Version: 1.0\r\nContent-Type: text/plain; charset="utf-8"\r\n'
    return head + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + _quoted_printable(body)


def _quoted_printable(body: str) -> bytes:
    coded = binascii.b2a_qp(body.encode("utf-8"), istext=True)
    if coded and not coded.endswith(b"\n"):
        # A line end that is none. Thunderbird 153 crashes when it opens a draft whose last line ends with the file.
        coded += b"=\n"
    return _FROM_LINE.sub(b"=46rom ", coded).replace(b"\n", b"\r\n")


def _with_parts(body: str, rest: list[Parsed]) -> bytes:
    """A multipart of the body and the parts that came with it."""
    blocks = [_encoded_body(body).split(b"\r\n", 1)[1], *map(_flat, rest)]
    boundary = f"=_{uuid.uuid4().hex}".encode()
    if any(boundary in block for block in blocks):
        raise MailError("its parts cannot be told from each other")
    opened = b"".join(b"--" + boundary + b"\r\n" + block + b"\r\n" for block in blocks)
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="' + boundary + b'"\r\n\r\n'
    return head + opened + b"--" + boundary + b"--\r\n"


def _flat(part: Parsed) -> bytes:
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "binary" and not part.is_multipart():
        data = parts.payload(part)
        del part["Content-Transfer-Encoding"]
        part["Content-Transfer-Encoding"] = "base64"
        part.set_payload(binascii.b2a_base64(data).decode())
    buffer = BytesIO()
    BytesGenerator(buffer, policy=_POLICY).flatten(part)
    return buffer.getvalue()


def _message_id(seed: str = "") -> bytes:
    id = uuid.uuid5(uuid.NAMESPACE_OID, seed) if seed else uuid.uuid4()
    return f"Message-ID: <{id}@localhost>\r\n".encode()  # the machine's name is nobody's business


def _date(now: datetime | None) -> bytes:
    return f"Date: {format_datetime((now or datetime.now(UTC)).astimezone())}\r\n".encode()


def _compare(message: Message, data: bytes) -> None:
    """Read what was written: the same words, and not one header that nobody asked for."""
    again, parsed = read(data), _parse(data)
    kept = _parse(message.original) if message.original else None
    allowed = _MADE | {name.lower() for name in kept or ()} | {name.lower() for name in _OWN if _line(name, message)}
    strangers = [name for name in parsed or () if name.lower() not in allowed or not _NAME.fullmatch(name)]
    if strangers:
        raise MailError(f"it would get headers that nobody wrote: {', '.join(strangers)}")
    same_words = again.subject == message.subject and again.body == message.body
    if not same_words or any(_recipients(again, name) != _recipients(message, name) for name in _ADDRESSES):
        raise MailError("it would not come back as it was written")


def _recipients(message: Message, name: str) -> str:
    return addresses.canonical(getattr(message, _FIELDS[name]))
