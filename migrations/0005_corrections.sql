-- What a person has set right about a report: remembered by the report's text, so that it survives imports and new rules.

CREATE TABLE corrections (
    fingerprint TEXT NOT NULL,             -- reports.digest
    field       TEXT NOT NULL,             -- Field key: title, agency, unit, domain, period
    value       TEXT NOT NULL,             -- what it is; '' where it has none
    guess       TEXT NOT NULL,             -- what the rules had made of it
    title       TEXT NOT NULL,             -- the report, for people
    made_at     TEXT NOT NULL,             -- RFC 3339, UTC
    PRIMARY KEY (fingerprint, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_starts (
    sha256 TEXT NOT NULL,                  -- the content of a file: sources.sha256
    line   INTEGER NOT NULL,               -- a line of it
    begins INTEGER NOT NULL,               -- 1: a report begins there; 0: none does, though its rules say so
    PRIMARY KEY (sha256, line)
) STRICT, WITHOUT ROWID;

CREATE INDEX reports_by_digest ON reports (digest);
