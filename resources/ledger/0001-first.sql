-- The first form of the ledger. A file here is never changed once a release has carried it: a new one is added.

CREATE TABLE prospect (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice, so that an old id finds nobody else
    name         TEXT NOT NULL,
    firm         TEXT NOT NULL,
    tone         TEXT NOT NULL CHECK (tone IN ('', 'warm', 'plain', 'dry')),
    last_contact TEXT NOT NULL DEFAULT '',           -- kept by the triggers below
    tags         TEXT NOT NULL,                   -- a JSON list
    fields       TEXT NOT NULL,                   -- a JSON object
    notes        TEXT NOT NULL
) STRICT;

CREATE INDEX prospect_contact ON prospect (last_contact, id);

CREATE TABLE address (
    folded   TEXT PRIMARY KEY,
    prospect INTEGER NOT NULL REFERENCES prospect (id) ON DELETE CASCADE,
    place    INTEGER NOT NULL,
    written  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX address_prospect ON address (prospect, place);

-- The timeline: messages sent, replies, outcomes. The columns of the other kinds stay NULL.
CREATE TABLE entry (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    prospect   INTEGER NOT NULL REFERENCES prospect (id) ON DELETE CASCADE,
    kind       TEXT NOT NULL CHECK (kind IN ('sent', 'reply', 'outcome')),
    at         TEXT NOT NULL,
    move       TEXT,
    template   TEXT,
    composure  INTEGER CHECK (composure BETWEEN 0 AND 100),
    how        TEXT CHECK (how IN ('copied', 'handed', 'said')),
    answer     TEXT,     -- what came back before the next message; worked out anew with every change
    reading    TEXT,
    corrected  TEXT,
    message_id TEXT,
    result     TEXT CHECK (result IN ('won', 'lost', 'open')),
    subject    TEXT,
    text       TEXT,
    CHECK (CASE kind
        WHEN 'sent' THEN move IS NOT NULL AND template IS NOT NULL AND how IS NOT NULL
                         AND subject IS NOT NULL AND text IS NOT NULL
        WHEN 'reply' THEN reading IS NOT NULL AND corrected IS NOT NULL AND message_id IS NOT NULL
                          AND subject IS NOT NULL AND text IS NOT NULL
        ELSE result IS NOT NULL
    END)
) STRICT;

CREATE INDEX entry_time ON entry (prospect, at, id);
CREATE INDEX entry_kind ON entry (prospect, kind, at);
CREATE UNIQUE INDEX entry_message_id ON entry (prospect, message_id) WHERE message_id <> '';
CREATE INDEX entry_answers ON entry (move, answer) WHERE kind = 'sent';
CREATE INDEX entry_composure ON entry (substr(at, 1, 7), composure) WHERE composure IS NOT NULL;

-- Worked out from the entries with every change of them, so that figures over everybody need no reading of everything.
CREATE TABLE used (
    prospect INTEGER NOT NULL REFERENCES prospect (id) ON DELETE CASCADE,
    move     TEXT NOT NULL,
    times    INTEGER NOT NULL,
    last     TEXT NOT NULL,
    answer   TEXT NOT NULL,
    result   TEXT NOT NULL,
    PRIMARY KEY (prospect, move)
) STRICT, WITHOUT ROWID;

CREATE INDEX used_results ON used (move, result);

CREATE TRIGGER entry_contact_added AFTER INSERT ON entry WHEN new.kind <> 'outcome' BEGIN
    UPDATE prospect SET last_contact = new.at WHERE id = new.prospect AND last_contact < new.at;
END;

CREATE TRIGGER entry_contact_removed AFTER DELETE ON entry WHEN old.kind <> 'outcome' BEGIN
    UPDATE prospect
       SET last_contact = coalesce((SELECT max(at) FROM entry WHERE prospect = old.prospect AND kind <> 'outcome'), '')
     WHERE id = old.prospect AND last_contact = old.at;
END;

-- The words to search. Those of a prospect are put in by the program, because addresses and tags are spread out.
CREATE VIRTUAL TABLE prospect_words USING fts5 (
    name, firm, addresses, notes, tags, fields, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
);

CREATE VIRTUAL TABLE entry_words USING fts5 (
    subject, text, content = 'entry', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
);

CREATE TRIGGER entry_words_added AFTER INSERT ON entry WHEN new.kind <> 'outcome' BEGIN
    INSERT INTO entry_words (rowid, subject, text) VALUES (new.id, new.subject, new.text);
END;

CREATE TRIGGER entry_words_removed AFTER DELETE ON entry WHEN old.kind <> 'outcome' BEGIN
    INSERT INTO entry_words (entry_words, rowid, subject, text) VALUES ('delete', old.id, old.subject, old.text);
END;

-- A row stands here from the removal of a prospect until no backup tells of them any more.
CREATE TABLE backups_to_renew (since TEXT NOT NULL) STRICT;
