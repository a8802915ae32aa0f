//! What was parsed, kept in one SQLite file. The only room with SQL.
