"""Drafts are `.eml` files that are never overwritten unseen, never lost, and quick to list."""

from __future__ import annotations

import email
import os
from dataclasses import replace
from datetime import UTC, datetime
from email import policy
from pathlib import Path

import pytest

from walkaway import files
from walkaway.drafts import ChangedOnDisk, DamagedDraft, Draft, DraftStore, Journal, NoSuchDraft
from walkaway.files import WriteError
from walkaway.mail import eml
from walkaway.text.message import Message

NOW = datetime(2027, 3, 4, 5, 6, 7, tzinfo=UTC)
HELLO = Message(to="Dana Ruiz · Ruiz Bakery", subject="Proposal", body="Hi Dana,\n\nhere it is.\n")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "journal")


def open_store(tmp_path: Path) -> DraftStore:
    return DraftStore(
        tmp_path / "drafts", eml, Journal(tmp_path / "journal"), tmp_path / "index.json", clock=lambda: NOW
    )


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return open_store(tmp_path)


def with_body(draft: Draft, body: str) -> Draft:
    return draft.typed(draft.to, draft.subject, body)


def write_elsewhere(store: DraftStore, id: str, **changes: str) -> None:
    """What another program does to the file."""
    message = eml.read(store.path(id).read_bytes())
    store.path(id).write_bytes(eml.write(replace(message, **changes)))  # type: ignore[arg-type]


def test_a_folder_that_is_not_there_has_no_drafts_and_is_not_made(store: DraftStore, tmp_path: Path) -> None:
    assert store.list() == ()
    assert not (tmp_path / "drafts").exists()


def test_a_new_draft_is_on_disk_at_once(store: DraftStore) -> None:
    draft = store.new()

    assert [each.id for each in store.list()] == [draft.id]
    assert (draft.to, draft.subject, draft.body, draft.prospect) == ("", "", "", "")


def test_what_is_saved_is_what_another_start_loads(store: DraftStore, tmp_path: Path) -> None:
    saved = store.save(replace(store.new(HELLO), composure=62))
    store.flush()

    loaded = open_store(tmp_path).load(saved.id)

    assert loaded.message.content == HELLO.content
    assert loaded.composure is None or loaded.composure == 62
    assert loaded.revision == saved.revision
    assert loaded.prospect == "Dana Ruiz"


def test_a_draft_is_a_mail_that_other_programs_open_as_a_draft(store: DraftStore) -> None:
    draft = store.new(HELLO)

    mail = email.message_from_bytes(store.path(draft.id).read_bytes(), policy=policy.default)

    assert (mail["Subject"], mail["X-Unsent"]) == ("Proposal", "1")
    assert mail.get_content().replace("\r\n", "\n") == HELLO.body


def test_what_is_typed_with_breaks_in_a_line_can_still_be_saved(store: DraftStore) -> None:
    draft = store.new(Message(to="a\nb", subject="x\r\nBcc: y\u2028", body="one\r\ntwo \ud83d"))

    assert (draft.to, draft.subject, draft.body) == ("a b", "x  Bcc: y ", "one\ntwo \ufffd")


def test_saving_the_same_again_does_not_touch_the_file(store: DraftStore) -> None:
    draft = store.new(HELLO)
    before = store.path(draft.id).stat()

    store.save(draft)

    assert store.path(draft.id).stat().st_ino == before.st_ino


def test_the_list_has_the_last_changed_first_with_what_is_shown(store: DraftStore) -> None:
    first, second = store.new(HELLO), store.new(replace(HELLO, subject="Second"))
    for id, moment in ((first.id, 2_000_000_000), (second.id, 1_900_000_000)):
        os.utime(store.path(id), (moment, moment))

    listed = store.list()

    assert [each.subject for each in listed] == ["Proposal", "Second"]
    assert listed[0].prospect == "Dana Ruiz"
    assert listed[0].modified == datetime.fromtimestamp(2_000_000_000, UTC)
    assert listed[0].path == store.path(first.id)


def test_composure_is_listed_after_a_restart_and_no_word_of_it_is_in_the_mail(
    store: DraftStore, tmp_path: Path
) -> None:
    judged = store.new(HELLO)
    saved = store.save(replace(store.new(replace(HELLO, subject="Other")), composure=91))
    store.judge(judged.id, 62)
    store.flush()

    listed = {each.id: each.composure for each in open_store(tmp_path).list()}

    assert listed == {judged.id: 62, saved.id: 91}
    assert b"omposure" not in store.path(saved.id).read_bytes()


def test_composure_is_forgotten_when_another_program_changed_the_text(store: DraftStore) -> None:
    draft = store.save(replace(store.new(HELLO), composure=62))

    write_elsewhere(store, draft.id, body="I really really need this job.")

    assert [each.composure for each in store.list()] == [None]


def test_composure_is_forgotten_where_another_measure_holds_and_not_else(store: DraftStore, tmp_path: Path) -> None:
    draft = store.new(HELLO)
    store.judge_by("one")
    store.judge(draft.id, 62)
    store.flush()
    later = open_store(tmp_path)

    assert not later.judge_by("one")
    assert later.load(draft.id).composure == 62
    assert later.judge_by("other")
    assert [each.composure for each in later.list()] == [None]
    assert [each.composure for each in open_store(tmp_path).list()] == [None]


def test_another_subject_has_a_composure_of_its_own(store: DraftStore) -> None:
    draft = store.save(replace(store.new(HELLO), composure=62))

    assert store.rename(draft.id, "Please, please answer").composure is None


def test_an_unchanged_file_is_not_opened_for_the_list(
    store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.new(HELLO)
    store.list()
    again = open_store(tmp_path)
    monkeypatch.setattr("builtins.open", lambda *args, **kwargs: pytest.fail("opened"))

    assert [each.subject for each in again.list()] == ["Proposal"]


@pytest.mark.parametrize("data", [b"", b"garbage", b'{"a": 1}', b'{"a": [1]}', b"[]", b"[" * 100_000])
def test_a_damaged_index_costs_nothing_but_time(store: DraftStore, tmp_path: Path, data: bytes) -> None:
    store.new(HELLO)
    store.flush()
    (tmp_path / "index.json").write_bytes(data)

    assert [each.subject for each in open_store(tmp_path).list()] == ["Proposal"]


def test_other_files_and_folders_are_no_drafts(store: DraftStore) -> None:
    draft = store.new(HELLO)
    folder = store.path(draft.id).parent
    for name in ("notes.txt", ".hidden.eml", ".eml", "draft.eml.bak"):
        (folder / name).write_bytes(b"Subject: x\r\n\r\n")
    (folder / "folder.eml").mkdir()

    assert [each.id for each in store.list()] == [draft.id]


def test_a_mail_put_into_the_folder_is_a_draft(store: DraftStore) -> None:
    store.new(HELLO)
    (store.path("x").parent / "Angebot für Dana.eml").write_bytes(b"Subject: From elsewhere\r\n\r\nHi")

    draft = store.load("Angebot für Dana")

    assert draft.subject == "From elsewhere"
    assert store.save(with_body(draft, "Hello")).body == "Hello"


@pytest.mark.parametrize("id", ["", "../x", "a/b", "a\\b", ".x", "a\0b"])
def test_an_id_never_leads_out_of_the_folder(store: DraftStore, id: str) -> None:
    with pytest.raises(ValueError, match="is no draft"):
        store.path(id)


def test_a_file_changed_by_another_program_is_not_overwritten(store: DraftStore) -> None:
    draft = store.new(HELLO)
    write_elsewhere(store, draft.id, body="theirs")

    with pytest.raises(ChangedOnDisk) as caught:
        store.save(with_body(draft, "mine"))

    assert (caught.value.mine.body, caught.value.theirs.body) == ("mine", "theirs")
    assert store.load(draft.id).body == "theirs"


def test_keeping_mine_puts_theirs_into_the_trash(store: DraftStore) -> None:
    draft = store.new(HELLO)
    write_elsewhere(store, draft.id, body="theirs")

    store.save(with_body(draft, "mine"), overwrite=True)

    trash = list((store.path(draft.id).parent / "trash").iterdir())
    assert store.load(draft.id).body == "mine"
    assert [eml.read(each.read_bytes()).body for each in trash] == ["theirs"]


def test_both_can_be_kept(store: DraftStore) -> None:
    draft = store.new(HELLO)
    write_elsewhere(store, draft.id, body="theirs")

    copy = store.save_copy(with_body(draft, "mine"))

    assert copy.id != draft.id
    assert {store.load(each.id).body for each in store.list()} == {"mine", "theirs"}


def test_theirs_can_be_taken_and_worked_on(store: DraftStore) -> None:
    draft = store.new(HELLO)
    write_elsewhere(store, draft.id, body="theirs")

    saved = store.save(with_body(store.load(draft.id), "theirs and mine"))

    assert store.load(saved.id).body == "theirs and mine"


def test_a_change_that_says_the_same_is_no_conflict(store: DraftStore) -> None:
    draft = store.new(HELLO)
    write_elsewhere(store, draft.id, body="same")

    saved = store.save(with_body(draft, "same"))

    assert store.save(with_body(saved, "more")).body == "more"


def test_a_file_that_was_deleted_is_made_again(store: DraftStore) -> None:
    draft = store.new(HELLO)
    store.path(draft.id).unlink()

    saved = store.save(with_body(draft, "still here"))

    assert store.load(saved.id).body == "still here"


def test_a_file_overwritten_with_noise_is_kept_when_the_draft_is_saved(store: DraftStore) -> None:
    draft = store.new(HELLO)
    store.path(draft.id).write_bytes(b"\0" * 100)

    store.save(with_body(draft, "mine"))

    trash = list((store.path(draft.id).parent / "trash").iterdir())
    assert [each.read_bytes() for each in trash] == [b"\0" * 100]
    assert store.load(draft.id).body == "mine"


def test_a_duplicate_is_the_same_text_in_a_mail_of_its_own(store: DraftStore) -> None:
    draft = store.new(HELLO)

    copy = store.duplicate(draft.id)

    assert copy.id != draft.id
    assert copy.message.content == draft.message.content
    first, second = (
        email.message_from_bytes(store.path(each.id).read_bytes(), policy=policy.default) for each in (draft, copy)
    )
    assert first["Message-ID"] != second["Message-ID"]


def test_renaming_changes_the_subject_only(store: DraftStore) -> None:
    draft = store.new(HELLO)

    renamed = store.rename(draft.id, "Better")

    assert renamed.id == draft.id
    assert store.load(draft.id).message.content == replace(HELLO, subject="Better").content


def test_deleting_can_be_undone(store: DraftStore) -> None:
    draft = store.new(HELLO)

    deleted = store.delete(draft.id)

    assert store.list() == ()
    assert store.restore(deleted) == draft
    assert [each.id for each in store.list()] == [draft.id]


def test_two_deleted_drafts_of_one_name_are_both_kept(store: DraftStore) -> None:
    first = store.new(HELLO)
    store.delete(first.id)
    store.save(replace(first, message=replace(HELLO, body="second")))
    deleted = store.delete(first.id)

    assert store.restore(deleted).body == "second"
    assert len(list((store.path(first.id).parent / "trash").iterdir())) == 1


def test_a_restored_draft_does_not_replace_another(store: DraftStore) -> None:
    first = store.new(HELLO)
    deleted = store.delete(first.id)
    store.save(replace(first, message=replace(HELLO, body="second")))

    restored = store.restore(deleted)

    assert restored.id != first.id
    assert {store.load(each.id).body for each in store.list()} == {HELLO.body, "second"}


def test_what_is_gone_is_said_to_be_gone(store: DraftStore) -> None:
    draft = store.new(HELLO)
    deleted = store.delete(draft.id)
    deleted.path.unlink()

    for action in (store.load, store.delete, store.duplicate):
        with pytest.raises(NoSuchDraft):
            action(draft.id)
    with pytest.raises(NoSuchDraft):
        store.restore(deleted)


@pytest.mark.parametrize("data", [b"", b"\0" * 300, b"\x89PNG\0\0"])
def test_a_damaged_file_is_set_aside_and_told_and_the_others_are_listed(store: DraftStore, data: bytes) -> None:
    good = store.new(HELLO)
    store.path("bad").write_bytes(data)

    with pytest.raises(DamagedDraft, match=r"bad\.eml cannot be read"):
        store.load("bad")
    listed = store.list()

    assert [each.id for each in listed] == [good.id]
    assert [each.file for each in store.damaged] == ["bad.eml"]
    assert store.damaged[0].path.read_bytes() == data
    assert store.damaged[0].why


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dana", ["A", "B"]),
        ("LOGO", ["B"]),
        ("bakery logo", ["B"]),
        ("straße", ["A"]),
        ("STRASSE", ["A"]),
        ("nothing", []),
        ("", ["A", "B"]),
    ],
)
def test_search_finds_all_words_in_to_subject_and_body(store: DraftStore, query: str, found: list[str]) -> None:
    store.new(replace(HELLO, subject="A", body="Unter der Straße"))
    store.new(replace(HELLO, subject="B", body="the logo"))

    assert sorted(each.subject for each in store.search(query)) == found


def test_search_sees_a_change(store: DraftStore) -> None:
    draft = store.new(HELLO)
    assert store.search("invoice") == ()

    store.save(with_body(draft, "The invoice is attached."))

    assert [each.id for each in store.search("invoice")] == [draft.id]


def test_a_failed_save_is_reported_and_keeps_the_old_file_and_the_new_text(
    store: DraftStore, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = store.new(HELLO)

    def full(path: Path, data: bytes) -> None:
        raise WriteError(path, "the disk is full", "Free some space and try again.")

    monkeypatch.setattr("walkaway.drafts.folder.atomic_write", full)
    with pytest.raises(WriteError, match="the disk is full"):
        store.save(with_body(draft, "new text"))

    assert store.load(draft.id).body == HELLO.body
    assert [each.record.body for each in journal.read() if each.record] == ["new text"]


def test_leftovers_of_killed_saves_are_swept_at_the_start(store: DraftStore, tmp_path: Path) -> None:
    store.new(HELLO)
    leftover = tmp_path / "drafts" / ".walkaway-0123.tmp"
    leftover.write_bytes(b"half")
    os.utime(leftover, (1, 1))

    open_store(tmp_path)

    assert not leftover.exists()


def test_attachments_of_a_mail_that_was_opened_stay_through_every_save(store: DraftStore) -> None:
    mail = email.message.EmailMessage(policy=policy.SMTP)
    mail["Subject"] = "With a file"
    mail.set_content("text")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    draft = store.new(eml.read(mail.as_bytes()))

    for body in ("one", "two"):
        draft = store.save(with_body(draft, body))

    assert [each.name for each in store.load(draft.id).message.attachments] == ["a.pdf"]


def test_the_store_writes_only_atomically(store: DraftStore) -> None:
    draft = store.new(HELLO)

    store.save(with_body(draft, "x" * 100_000))

    assert files.content_hash(store.path(draft.id).read_bytes()) == store.load(draft.id).revision
