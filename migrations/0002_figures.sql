-- Numbers, plans and problems one by one, and what a proof-reader would ask about. Each stands in a paragraph:
-- `start` and `stop` are characters of `passages.text`, `part` is the part of that paragraph.

-- Which rules (parse::VERSION) took a file apart: files of older rules are parsed again when the database is opened.
ALTER TABLE sources ADD COLUMN parser INTEGER NOT NULL DEFAULT 0;

CREATE TABLE figures (
    id         INTEGER PRIMARY KEY,
    report_id  INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    passage_id INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    ordinal    INTEGER NOT NULL,           -- order in the report, from 1
    part       TEXT NOT NULL,
    line       INTEGER NOT NULL,
    col        INTEGER NOT NULL,           -- character of that line of the source, from 0
    start      INTEGER NOT NULL,
    stop       INTEGER NOT NULL,
    indicator  TEXT NOT NULL,
    grp        TEXT NOT NULL,              -- the indicator in its normal spelling
    value      TEXT,                       -- digits as written; NULL where masked
    number     REAL,                       -- in `base`; NULL where masked
    unit       TEXT NOT NULL,              -- as written
    base       TEXT NOT NULL,
    kind       TEXT NOT NULL,              -- FigureKind key
    status     TEXT NOT NULL,              -- FigureStatus key
    masked     INTEGER NOT NULL,
    approx     TEXT,
    time       TEXT,
    scope      TEXT,
    parent     INTEGER,                    -- ordinal of the sum that it is a part of
    goal       INTEGER,                    -- ordinal of the target that it is measured by
    UNIQUE (report_id, ordinal)
) STRICT;
-- What a filter asks for leads to the rows; `report_id` behind it counts them by agency without reading them.
CREATE INDEX figures_by_passage ON figures (passage_id, start);
CREATE INDEX figures_by_group ON figures (grp, base, kind, report_id);
CREATE INDEX figures_by_kind ON figures (kind, report_id);
CREATE INDEX figures_by_status ON figures (status, report_id);
CREATE INDEX figures_by_base ON figures (base, report_id);
CREATE INDEX figures_by_masked ON figures (masked, report_id);
CREATE INDEX figures_by_part ON figures (part, report_id);
CREATE INDEX figures_by_goal ON figures (report_id, goal) WHERE goal IS NOT NULL;

CREATE TABLE items (
    id         INTEGER PRIMARY KEY,
    report_id  INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    passage_id INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    ordinal    INTEGER NOT NULL,           -- order in the report, from 1
    part       TEXT NOT NULL,              -- plan, problems
    line       INTEGER NOT NULL,           -- first line of the paragraph
    start      INTEGER NOT NULL,
    stop       INTEGER NOT NULL,
    what       TEXT NOT NULL,
    deadline   TEXT,
    owner      TEXT,
    UNIQUE (report_id, ordinal)
) STRICT;
CREATE INDEX items_by_passage ON items (passage_id, start);
CREATE INDEX items_by_part ON items (part, report_id);

CREATE TABLE findings (
    id          INTEGER PRIMARY KEY,
    report_id   INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    passage_id  INTEGER REFERENCES passages (id) ON DELETE CASCADE,  -- NULL for the title
    ordinal     INTEGER NOT NULL,          -- order in the report, from 1
    part        TEXT NOT NULL,             -- of the paragraph; overview for the title
    line        INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    stop        INTEGER NOT NULL,
    kind        TEXT NOT NULL,             -- FindingKind key
    chk         TEXT NOT NULL,             -- key of the check in data/checks.toml
    quote       TEXT NOT NULL,
    message     TEXT NOT NULL,
    fingerprint TEXT NOT NULL,             -- SHA-256 of check, text and place in it: the same doubt after another import
    UNIQUE (report_id, ordinal)
) STRICT;
CREATE INDEX findings_by_passage ON findings (passage_id, start);
CREATE INDEX findings_by_kind ON findings (kind, report_id);
CREATE INDEX findings_by_chk ON findings (chk, report_id);
CREATE INDEX findings_by_part ON findings (part, report_id);
CREATE INDEX findings_by_fingerprint ON findings (fingerprint);

-- 无误: doubts that a person has looked at. No reference to `findings`, so that an import does not raise them again.
CREATE TABLE cleared_findings (
    fingerprint TEXT PRIMARY KEY,
    cleared_at  TEXT NOT NULL              -- RFC 3339, UTC
) STRICT, WITHOUT ROWID;

-- Bigrams as words (src/store/bigrams.rs), like `passage_index`. rowid = the id of the table named in front.
CREATE VIRTUAL TABLE figure_index USING fts5 (
    named, sentence, written,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE item_index USING fts5 (
    named, sentence, written,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);
CREATE VIRTUAL TABLE finding_index USING fts5 (
    named, sentence, written,
    content = '', contentless_delete = 1, tokenize = 'ascii'
);
