"""The tables, version by version. A version that was released is never edited: the next one changes what it made.

An article never changes by being read: ``articles`` (what a list shows), ``own_texts`` and ``page_texts`` (what the
reader shows, as one JSON value each) hold what the source said, ``statuses`` what the reader did with it. ``at`` is the
time that lists are ordered by; ``statuses`` and ``statements`` repeat it and ``feed``, so that each list runs over one
index. The two indexes of words hold no text of their own.
"""

from __future__ import annotations

from orda_tui.store.plumbing import Migration

_VERSION_1 = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE feeds (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    address TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    site TEXT NOT NULL DEFAULT '',
    folder TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0,
    full_text TEXT NOT NULL DEFAULT 'auto',
    selector TEXT NOT NULL DEFAULT '',
    encoding TEXT NOT NULL DEFAULT '',
    interval INTEGER NOT NULL DEFAULT 0,
    allow_private INTEGER NOT NULL DEFAULT 0,
    added INTEGER NOT NULL DEFAULT 0,
    removed INTEGER
);
CREATE UNIQUE INDEX feeds_by_address ON feeds (address) WHERE removed IS NULL;

CREATE TABLE records (
    feed INTEGER PRIMARY KEY REFERENCES feeds ON DELETE CASCADE,
    etag TEXT NOT NULL, last_modified TEXT NOT NULL, body_hash TEXT NOT NULL,
    last_tried INTEGER, last_good INTEGER,
    status INTEGER NOT NULL, outcome TEXT NOT NULL, failing INTEGER NOT NULL, failures INTEGER NOT NULL,
    next_due INTEGER, due_why TEXT NOT NULL,
    moved_to TEXT NOT NULL, moved_times INTEGER NOT NULL,
    entries INTEGER NOT NULL, ttl INTEGER NOT NULL, gone INTEGER NOT NULL
);

CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
    key TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    at INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    published INTEGER,
    updated INTEGER,
    date_only INTEGER NOT NULL,
    lang TEXT NOT NULL,
    words INTEGER NOT NULL,
    access TEXT NOT NULL,
    shows_page INTEGER NOT NULL DEFAULT 0,
    page_tried INTEGER NOT NULL DEFAULT 0,
    page_note TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL,
    rules_version INTEGER NOT NULL DEFAULT 0,
    statements INTEGER NOT NULL DEFAULT 0,
    strongest TEXT NOT NULL DEFAULT '',
    speaker TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX articles_by_key ON articles (feed, key);
CREATE INDEX articles_by_time ON articles (at DESC, id, feed);
CREATE INDEX articles_by_feed ON articles (feed, at DESC, id);
CREATE INDEX articles_by_rules ON articles (rules_version, at DESC, id, feed);

CREATE TABLE own_texts (article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, json TEXT NOT NULL);
CREATE TABLE page_texts (article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, json TEXT NOT NULL);

CREATE TABLE statuses (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    feed INTEGER NOT NULL,
    at INTEGER NOT NULL,
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    later INTEGER NOT NULL DEFAULT 0,
    position REAL NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX statuses_unread ON statuses (at DESC, article, feed) WHERE read = 0;
CREATE INDEX statuses_unread_by_feed ON statuses (feed) WHERE read = 0;
CREATE INDEX statuses_starred ON statuses (at DESC, article, feed) WHERE starred = 1;
CREATE INDEX statuses_later ON statuses (at DESC, article, feed) WHERE later = 1;

CREATE TABLE tags (
    tag TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    PRIMARY KEY (tag, article)
) WITHOUT ROWID;
CREATE INDEX tags_by_article ON tags (article, tag);

CREATE TABLE statements (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    feed INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    block INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    speaker TEXT NOT NULL,
    person TEXT NOT NULL,
    mention TEXT NOT NULL, inferred INTEGER NOT NULL, role TEXT NOT NULL, cue TEXT NOT NULL,
    heading INTEGER NOT NULL, quoting TEXT NOT NULL, rule TEXT NOT NULL,
    score REAL NOT NULL, key INTEGER NOT NULL
);
CREATE INDEX statements_by_article ON statements (article, id);
CREATE INDEX statements_by_person ON statements (person, at DESC, article, feed, speaker) WHERE person <> '';

CREATE TABLE joined (person TEXT PRIMARY KEY, into_person TEXT NOT NULL, name TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX joined_by_target ON joined (into_person);

CREATE TABLE kept (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER REFERENCES articles ON DELETE SET NULL,
    statement TEXT NOT NULL,
    text TEXT NOT NULL, speaker TEXT NOT NULL, block INTEGER NOT NULL, start INTEGER NOT NULL,
    title TEXT NOT NULL, source TEXT NOT NULL, url TEXT NOT NULL, lang TEXT NOT NULL,
    at INTEGER NOT NULL,
    kept_at INTEGER NOT NULL,
    dropped INTEGER
);
CREATE INDEX kept_by_article ON kept (article);

CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    sentence TEXT NOT NULL,
    count INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    details TEXT NOT NULL,
    things BLOB NOT NULL
);

CREATE TABLE promised (
    address TEXT NOT NULL, key TEXT NOT NULL, starred INTEGER NOT NULL, later INTEGER NOT NULL,
    PRIMARY KEY (address, key)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE article_words USING fts5 (
    title, body, content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE statement_words USING fts5 (
    text, speaker, content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = "unicode61 remove_diacritics 2"
);

INSERT INTO meta VALUES ('side.revision', '0');
CREATE TRIGGER side_starred AFTER UPDATE OF starred, later ON statuses
WHEN old.starred <> new.starred OR old.later <> new.later
BEGIN UPDATE meta SET value = value + 1 WHERE key = 'side.revision'; END;
CREATE TRIGGER side_feed_added AFTER INSERT ON feeds
BEGIN UPDATE meta SET value = value + 1 WHERE key = 'side.revision'; END;
CREATE TRIGGER side_feed_changed AFTER UPDATE ON feeds
BEGIN UPDATE meta SET value = value + 1 WHERE key = 'side.revision'; END;
CREATE TRIGGER side_feed_deleted AFTER DELETE ON feeds
BEGIN UPDATE meta SET value = value + 1 WHERE key = 'side.revision'; END;
CREATE TRIGGER side_kept_added AFTER INSERT ON kept
BEGIN UPDATE meta SET value = value + 1 WHERE key = 'side.revision'; END;
CREATE TRIGGER side_kept_changed AFTER UPDATE OF dropped ON kept
BEGIN UPDATE meta SET value = value + 1 WHERE key = 'side.revision'; END;
"""

# The unread of one source, in order, from an index alone. What retention let go of is remembered by its key: its
# source may go on listing it for a long time.
_VERSION_2 = """
DROP INDEX statuses_unread_by_feed;
CREATE INDEX statuses_unread_by_feed ON statuses (feed, at DESC, article) WHERE read = 0;

CREATE TABLE departed (
    id INTEGER PRIMARY KEY,
    feed INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
    key TEXT NOT NULL, url TEXT NOT NULL, digest TEXT NOT NULL,
    left_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX departed_by_key ON departed (feed, key);
"""

#: ``VERSIONS[n]`` takes a store from version n to n + 1.
VERSIONS: tuple[Migration, ...] = (_VERSION_1, _VERSION_2)

_PICTURES_1 = """
CREATE TABLE pictures (
    url TEXT PRIMARY KEY, type TEXT NOT NULL, size INTEGER NOT NULL, used INTEGER NOT NULL, data BLOB NOT NULL
);
CREATE INDEX pictures_by_use ON pictures (used, size);
"""

#: Pictures are a cache: they live in a file of their own, so that backups of the store stay small.
PICTURE_VERSIONS: tuple[Migration, ...] = (_PICTURES_1,)
