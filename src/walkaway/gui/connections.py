"""Every connection between the parts of the window, a function for each room, sorted by who speaks."""

from __future__ import annotations

from walkaway.gui.reactions.reactions import Reactions
from walkaway.gui.shell import Shell


def connect(s: Shell, on: Reactions) -> None:
    """Connect the parts. Within a part, connections are its own affair."""
    _connect_message(s, on)
    _connect_checks(s, on)
    _connect_drafts(s, on)
    _connect_sending(s)
    _connect_library(s, on)
    _connect_prospects(s, on)
    _connect_choices(s, on)


def _connect_message(s: Shell, on: Reactions) -> None:
    s.addressee.changed.connect(s.editor.tell_fields)
    s.copying.copied.connect(s.sender.on_copied)
    s.editor.caret_finding_changed.connect(on.message.on_caret_finding)
    s.editor.dictionary_requested.connect(s.fixes.add_word)
    s.editor.fields.moved.connect(s.filling.look)
    s.editor.fields_told.connect(s.filling.on_rows)
    s.editor.files_dropped.connect(s.files.open_paths)
    s.editor.finding_activated.connect(s.findings.select)
    s.editor.ignore_requested.connect(s.fixes.ignore)
    s.editor.large_paste.connect(on.message.on_large_paste)
    s.editor.link_requested.connect(s.fixes.open_link)
    s.editor.message_changed.connect(on.message.on_changed)
    s.editor.redo_available.connect(on.message.on_undo_state)
    s.editor.rewrite_requested.connect(s.fixes.apply)
    s.editor.rule_requested.connect(s.rule_book.add_from_selection)
    for edit in s.editor.edits:
        edit.caret_moved.connect(s.filling.on_caret)
    s.editor.body_edit.writing.changed.connect(on.message.on_writing)
    s.editor.undo_available.connect(on.message.on_undo_state)
    s.editor.zoom_requested.connect(on.message.on_zoom)
    s.fields.filled.connect(s.filling.on_filled)
    s.fields.keep_wished.connect(on.choices.on_keep)
    s.fields.left.connect(s.filling.on_left)
    s.notices.left.connect(s.focus.focus_message)


def _connect_checks(s: Shell, on: Reactions) -> None:
    s.checking.checked.connect(on.message.on_checked)
    s.checking.grammar_changed.connect(on.message.on_grammar)
    s.checking.quiet.connect(on.library.on_quiet)
    s.checking.report_changed.connect(on.message.on_report)
    s.checking.report_changed.connect(s.sender.look)
    s.findings.finding_selected.connect(s.editor.select_finding)
    s.findings.ignore_requested.connect(s.fixes.ignore)
    s.findings.restore_requested.connect(s.fixes.restore)
    s.findings.link_requested.connect(s.fixes.open_link)
    s.findings.rewrite_requested.connect(s.fixes.apply)
    s.findings.template_requested.connect(on.library.on_template_wanted)
    s.grammar.answered.connect(s.checking.on_answer)
    s.grammar.status_changed.connect(on.choices.on_engines)
    s.grammar.status_changed.connect(s.setup.show)


def _connect_drafts(s: Shell, on: Reactions) -> None:
    s.desk.autosave.save_due.connect(on.drafts.on_save_due)
    s.desk.conflict.connect(on.drafts.on_conflict)
    s.desk.list.damaged.connect(on.drafts.on_damaged)
    s.desk.deleted.connect(on.drafts.on_deleted)
    s.desk.failed.connect(on.drafts.on_failed)
    s.desk.list.found.connect(s.window.drafts.show_only)
    s.desk.opened.connect(on.drafts.on_opened)
    s.desk.opened.connect(s.noting.on_draft)
    s.desk.opening.connect(s.judge.set_draft)
    s.desk.opening.connect(s.sender.put_away)
    s.desk.opening.connect(s.exits.on_draft)
    s.desk.opened.connect(s.waiting.on_opened)
    s.desk.list.rows_changed.connect(on.drafts.on_rows)
    s.desk.saved.connect(on.drafts.on_saved)
    s.desk.saved.connect(s.usage.meet)
    s.disk.failed.connect(s.choices.on_failure)
    s.disk.failed.connect(s.usage.on_failure)
    s.files.linked.connect(s.waiting.on_linked)
    s.files.recent.connect(on.choices.on_recent)
    s.recent.chosen.connect(s.files.open_path)
    s.tray.clipboard_wished.connect(on.drafts.on_tray_clipboard)
    s.tray.draft_wished.connect(on.drafts.on_tray_draft)
    s.window.drafts.delete_requested.connect(s.desk.delete)
    s.window.drafts.duplicate_requested.connect(s.desk.duplicate)
    s.window.drafts.leave_requested.connect(s.focus.focus_message)
    s.window.drafts.open_requested.connect(s.desk.open)
    s.window.drafts.rename_requested.connect(s.desk.rename)
    s.window.drafts.search_changed.connect(s.desk.list.search)
    s.window.files_dropped.connect(s.files.open_paths)


def _connect_sending(s: Shell) -> None:
    s.exits.left.connect(s.sender.left)
    s.sender.left.connect(s.noting.note)
    s.server.left.connect(s.sender.left)
    s.server.password_wanted.connect(s.mail_set_up.ask_password)
    s.server.set_up_wished.connect(s.mail_set_up.open)
    s.server.tested.connect(s.mail_set_up.show_result)


def _connect_library(s: Shell, on: Reactions) -> None:
    s.folders.changed.connect(on.library.on_library)
    s.folders.changed.connect(s.shelf.on_library)
    s.move_book.templates_wished.connect(s.focus.show_templates_of)
    s.shelf.used.connect(s.sender.remember)
    s.shelf.used.connect(s.filling.expect)
    s.shelf.used.connect(s.noting.remember)
    s.shelf.used.connect(s.usage.note)
    s.slow.done.connect(on.library.on_slow)
    s.templates.create_requested.connect(s.shelf.new_from_message)
    s.templates.detail.move_wished.connect(s.move_book.show)
    s.templates.edit_requested.connect(s.shelf.edit)
    s.templates.export_requested.connect(s.packs.ask_export)
    s.templates.favourite_toggled.connect(s.usage.toggle)
    s.templates.import_requested.connect(s.packs.ask_import)
    s.templates.insert_requested.connect(s.shelf.insert)
    s.templates.new_draft_requested.connect(s.shelf.new_draft)
    s.templates.replace_requested.connect(s.shelf.replace)
    s.usage.changed.connect(s.templates.show_uses)


def _connect_prospects(s: Shell, on: Reactions) -> None:
    s.pages.template_wished.connect(s.focus.show_template)
    s.people.deleted.connect(s.usage.forget)
    s.people.message_wished.connect(s.focus.write_to)
    s.people.reply_wished.connect(s.reply_book.show)
    s.prospects.reply_wished.connect(s.reply_book.show)
    s.prospects.all_wished.connect(s.roster.show)
    s.prospects.leave_wished.connect(s.focus.focus_message)
    s.prospects.page.head.sent_wished.connect(s.noting.say_sent)
    s.reply_book.move_wished.connect(s.move_book.show)
    s.roster.template_wished.connect(s.focus.show_template)
    s.standing.changed.connect(on.library.on_standing)
    s.standing.fresh_wished.connect(s.focus.show_fresh_templates)


def _connect_choices(s: Shell, on: Reactions) -> None:
    s.choices.changed.connect(on.choices.on_choices)
    s.choices.changed.connect(s.move_book.on_choices)
    s.choices.changed.connect(s.rule_book.on_choices)
    s.choices.changed.connect(s.setup.on_choices)
    s.choices.changed.connect(s.folders.on_choices)
    s.choices.dialog_made.connect(s.setup.on_dialog)
    s.choices.dialog_made.connect(s.mail_set_up.on_dialog)
    s.choices.dialog_made.connect(on.choices.on_preferences)
    s.choices.ignores_changed.connect(on.choices.on_ignores_changed)
    s.choices.rules_requested.connect(s.rule_book.show)
    s.choices.words_changed.connect(on.choices.on_words)
    s.look.changed.connect(on.choices.on_theme)
    s.window.status.findings_pressed.connect(s.focus.show_findings)
    s.window.status.grammar_toggled.connect(s.choices.toggle_grammar)
    s.window.status.preferences_pressed.connect(s.setup.open)
    s.window.status.retry_pressed.connect(s.setup.try_again)
    s.window.status.tone_toggled.connect(s.choices.toggle_tone)
