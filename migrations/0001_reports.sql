-- What an import keeps: the source to the letter, the reports taken apart, and the index that searches them.
-- Keys (level, part, theme, domain, period) are the short ASCII codes of src/model and data/*.toml.

-- AUTOINCREMENT where an id stands in links: the number of something deleted is never given to something else.
CREATE TABLE sources (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    path        TEXT NOT NULL UNIQUE,      -- canonical path at import: a changed file replaces what came from here
    file_name   TEXT NOT NULL,
    sha256      TEXT NOT NULL UNIQUE,      -- of the bytes: the same content again changes nothing
    encoding    TEXT NOT NULL,
    line_count  INTEGER NOT NULL,
    imported_at TEXT NOT NULL              -- RFC 3339, UTC
) STRICT;

-- Every line, so that everything can be parsed again; `skipped` says why a line is in no report.
CREATE TABLE source_lines (
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    line      INTEGER NOT NULL,
    text      TEXT NOT NULL,
    skipped   TEXT,                        -- SkipReason key, NULL for lines of a report
    PRIMARY KEY (source_id, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE domains (
    id      INTEGER PRIMARY KEY,
    key     TEXT NOT NULL UNIQUE,
    name    TEXT NOT NULL UNIQUE,
    ordinal INTEGER NOT NULL
) STRICT;

CREATE TABLE themes (
    id         INTEGER PRIMARY KEY,
    key        TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL UNIQUE,
    parent_id  INTEGER REFERENCES themes (id),
    ordinal    INTEGER NOT NULL,
    definition TEXT NOT NULL               -- the rule as JSON, to be shown on the theme's page
) STRICT;

-- Two 市财政局 of two cities are two agencies: name + place; where no place is known, two reports of one period
-- cannot be of one agency, and `ordinal` tells them apart (docs/decisions/0004-who-is-one-agency.md).
CREATE TABLE agencies (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    name      TEXT NOT NULL,
    place     TEXT NOT NULL DEFAULT '',
    ordinal   INTEGER NOT NULL DEFAULT 1,
    label     TEXT NOT NULL,               -- what pages show: 市医保局, 市医保局（2）, 市财政局（池州市）
    unit      TEXT,                        -- Unit name: 村 社区 街道 …
    level     TEXT,                        -- Level key
    level_ord INTEGER NOT NULL,            -- page order of the level: 0 省 … 4 村, 9 unknown
    domain_id INTEGER NOT NULL REFERENCES domains (id),
    UNIQUE (name, place, ordinal)
) STRICT;
CREATE INDEX agencies_by_level ON agencies (level_ord, domain_id, name);
CREATE INDEX agencies_by_domain ON agencies (domain_id, level_ord, name);

CREATE TABLE reports (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id   INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    agency_id   INTEGER NOT NULL REFERENCES agencies (id),
    ordinal     INTEGER NOT NULL,          -- place in the source, from 1
    title       TEXT NOT NULL,
    title_line  INTEGER NOT NULL,
    first_line  INTEGER NOT NULL,
    last_line   INTEGER NOT NULL,
    name_from   TEXT NOT NULL,             -- NameOrigin key
    period      TEXT,                      -- 2023H1 …
    chars       INTEGER NOT NULL,          -- characters of all passages, as written
    digest      TEXT NOT NULL,             -- SHA-256 of the passages as written: knows the same report in another file
    UNIQUE (source_id, ordinal)
) STRICT;
CREATE INDEX reports_by_agency ON reports (agency_id, period);
CREATE INDEX reports_by_period ON reports (period);

CREATE TABLE sections (
    id        INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    parent_id INTEGER REFERENCES sections (id) ON DELETE CASCADE,
    ordinal   INTEGER NOT NULL,            -- order in the report, from 1
    line      INTEGER NOT NULL,
    depth     INTEGER NOT NULL,
    marker    TEXT NOT NULL,
    heading   TEXT NOT NULL,               -- as written
    restored  TEXT,                        -- with masks restored; NULL where there are none
    masks     TEXT,                        -- JSON list of Restoration; NULL where there are none
    kind      TEXT NOT NULL,               -- block, run-in
    part      TEXT NOT NULL,
    UNIQUE (report_id, ordinal)
) STRICT;
CREATE INDEX sections_by_parent ON sections (parent_id);

CREATE TABLE passages (
    id         INTEGER PRIMARY KEY,
    report_id  INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    section_id INTEGER REFERENCES sections (id) ON DELETE CASCADE,
    ordinal    INTEGER NOT NULL,           -- order in the report, from 1
    line       INTEGER NOT NULL,
    last_line  INTEGER NOT NULL,
    kind       TEXT NOT NULL,              -- heading, text
    part       TEXT NOT NULL,
    text       TEXT NOT NULL,              -- as written
    restored   TEXT,                       -- with masks restored; NULL where there are none
    masks      TEXT,                       -- JSON list of Restoration; NULL where there are none
    chars      INTEGER NOT NULL,           -- characters as written
    UNIQUE (report_id, ordinal)
) STRICT;
CREATE INDEX passages_by_section ON passages (section_id);
CREATE INDEX passages_by_part ON passages (part, report_id);

CREATE TABLE passage_themes (
    passage_id INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    theme_id   INTEGER NOT NULL REFERENCES themes (id) ON DELETE CASCADE,
    words      TEXT NOT NULL,              -- JSON list of the words that earned it
    PRIMARY KEY (passage_id, theme_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX passage_themes_by_theme ON passage_themes (theme_id, passage_id);

-- The overview grid, counted at import and at retag so that no page counts passages: share = chars / reports.chars.
CREATE TABLE report_themes (
    report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    theme_id  INTEGER NOT NULL REFERENCES themes (id) ON DELETE CASCADE,
    passages  INTEGER NOT NULL,
    chars     INTEGER NOT NULL,
    PRIMARY KEY (report_id, theme_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_themes_by_theme ON report_themes (theme_id, report_id);

-- Bigrams as words (src/store/bigrams.rs): exact substring search in Chinese. rowid = passages.id.
-- `written` is empty where nothing is masked: `restored` says it all there.
CREATE VIRTUAL TABLE passage_index USING fts5 (
    restored, written,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);

CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
