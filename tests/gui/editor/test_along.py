"""What goes along with a message is named, however much it is."""

from __future__ import annotations

from walkaway.gui.editor.along import along
from walkaway.text.message import Attachment, Message


def test_nothing_is_said_of_nothing() -> None:
    assert along(Message(to="Dana")) == ""


def test_copies_and_attachments_are_named_on_a_line_each() -> None:
    message = Message(cc="Ben <ben@x.example>, Ann", bcc='"open', attachments=(Attachment("q.pdf", "x/y", 3),))

    lines = along(message).replace("\u00a0", " ").splitlines()
    assert lines == ["Cc Ben <ben@x.example>, Ann", 'Bcc "open', "Attached q.pdf"]


def test_many_are_counted_and_long_names_cut() -> None:
    cc = ", ".join(f"{one}@x.example" for one in "abcdefg")

    assert (
        along(Message(cc=cc)).replace("\u00a0", " ")
        == "Cc a@x.example, b@x.example, c@x.example, d@x.example and 3 more"
    )
    assert len(along(Message(bcc=f"{'x' * 9000}@x.example"))) < 100
