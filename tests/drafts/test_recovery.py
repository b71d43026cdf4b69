"""After a crash the text is simply there, and nothing that somebody else wrote is lost for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from walkaway.drafts import Draft, DraftStore, Journal, Recovery, recover
from walkaway.files import WriteError
from walkaway.mail import eml
from walkaway.text.message import Message

HELLO = Message(to="Dana  Ruiz <dana@ruiz.example>", subject="Proposal", body="Hi Dana")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal")


@pytest.fixture
def store(tmp_path: Path, journal: Journal) -> DraftStore:
    return DraftStore(tmp_path / "drafts", eml, journal)


@pytest.fixture
def draft(store: DraftStore) -> Draft:
    return store.new(HELLO)


def start_again(store: DraftStore) -> Recovery:
    journal = Journal(store.path("x").parent.parent / "journal")
    return recover(DraftStore(store.path("x").parent, eml, journal), journal)


def typed(draft: Draft, body: str) -> Draft:
    return draft.typed(draft.to, draft.subject, body)


def test_after_a_clean_end_there_is_nothing_to_recover(store: DraftStore, draft: Draft) -> None:
    store.note(typed(draft, "more"))
    store.save(typed(draft, "more and more"))

    assert start_again(store) == Recovery((), ())


def test_text_that_was_typed_and_not_saved_is_in_its_draft(store: DraftStore, draft: Draft) -> None:
    store.note(typed(draft, "Hi Dana, I am typing"))

    (back,) = start_again(store).drafts

    assert (back.draft.id, back.copy, back.damaged, back.saved) == (draft.id, False, False, True)
    assert store.load(draft.id).body == "Hi Dana, I am typing"
    assert start_again(store) == Recovery((), ())


def test_text_of_a_draft_without_a_file_becomes_one(store: DraftStore, draft: Draft) -> None:
    store.note(typed(draft, "more"))
    store.path(draft.id).unlink()

    (back,) = start_again(store).drafts

    assert store.load(draft.id).body == "more"
    assert back.draft.id == draft.id


def test_an_empty_draft_without_a_file_is_not_made(store: DraftStore, draft: Draft) -> None:
    store.note(replace(draft, message=Message()))
    store.path(draft.id).unlink()

    assert start_again(store) == Recovery((), ())
    assert store.list() == ()


def test_when_another_program_changed_the_file_too_both_are_kept(store: DraftStore, draft: Draft) -> None:
    store.note(typed(draft, "mine"))
    store.path(draft.id).write_bytes(eml.write(replace(draft.message, body="theirs")))

    (back,) = start_again(store).drafts

    assert back.copy
    assert back.draft.id != draft.id
    assert {store.load(each.id).body for each in store.list()} == {"mine", "theirs"}


def test_killed_between_saving_and_forgetting_the_journal_nothing_is_doubled(
    store: DraftStore, journal: Journal, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.note(typed(draft, "first"))
    monkeypatch.setattr(journal, "clear", lambda id: None)
    store.save(typed(draft, "second"))

    assert start_again(store) == Recovery((), ())
    assert [store.load(each.id).body for each in store.list()] == ["second"]


def test_a_deleted_draft_does_not_come_back(store: DraftStore, draft: Draft) -> None:
    store.note(typed(draft, "more"))
    store.delete(draft.id)

    assert start_again(store) == Recovery((), ())


def test_a_damaged_record_is_told_and_kept_and_the_one_before_is_used(
    store: DraftStore, journal: Journal, draft: Draft
) -> None:
    store.note(typed(draft, "one"))
    store.note(typed(draft, "one two"))
    newest = next(each for each in journal.folder.iterdir() if b"one two" in each.read_bytes())
    newest.write_bytes(newest.read_bytes()[:-3])

    recovery = start_again(store)

    assert [(each.draft.body, each.damaged) for each in recovery.drafts] == [("one", True)]
    assert [each.parent.name for each in recovery.damaged] == ["damaged"]
    assert start_again(store) == Recovery((), ())


def test_a_damaged_draft_file_is_set_aside_and_the_typed_text_takes_its_place(store: DraftStore, draft: Draft) -> None:
    store.note(typed(draft, "typed"))
    store.path(draft.id).write_bytes(b"\0" * 50)

    (back,) = start_again(store).drafts

    assert store.load(back.draft.id).body == "typed"
    kept = store.path(draft.id).parent / "damaged" / f"{draft.id}.eml"
    assert kept.read_bytes() == b"\0" * 50


def test_when_it_cannot_be_saved_the_text_is_given_back_and_stays_in_the_journal(
    store: DraftStore, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.note(typed(draft, "more"))

    def full(path: Path, data: bytes) -> None:
        raise WriteError(path, "the disk is full", "Free some space and try again.")

    with monkeypatch.context() as broken:
        broken.setattr("walkaway.drafts.folder.atomic_write", full)
        (back,) = start_again(store).drafts

    assert (back.draft.body, back.saved) == ("more", False)
    assert [each.draft.body for each in start_again(store).drafts] == ["more"]


def test_headers_and_attachments_of_the_file_are_kept(store: DraftStore) -> None:
    raw = (
        b'Subject: x\r\nX-Kept: yes\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\ntext\r\n--b\r\n'
        b'Content-Type: application/pdf; name="a.pdf"\r\n\r\n%PDF\r\n--b--\r\n'
    )
    draft = store.new(eml.read(raw))
    store.note(typed(draft, "typed"))

    (back,) = start_again(store).drafts

    assert [each.name for each in back.draft.message.attachments] == ["a.pdf"]
    assert b"X-Kept: yes" in store.path(draft.id).read_bytes()
