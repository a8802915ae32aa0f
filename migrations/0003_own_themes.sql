-- Themes of the user's own, made on pages or imported. `themes` stays what is derived: the word list and these together.

CREATE TABLE own_themes (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,  -- its key is own-<id>: it stands in links and is never given again
    name       TEXT NOT NULL UNIQUE,
    definition TEXT NOT NULL,              -- the rule as JSON, like themes.definition
    changed_at TEXT NOT NULL               -- RFC 3339, UTC
) STRICT;

ALTER TABLE themes ADD COLUMN own INTEGER NOT NULL DEFAULT 0;  -- 1 for one of own_themes
