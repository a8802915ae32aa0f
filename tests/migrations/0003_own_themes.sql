-- Rows as version 3 stores them: a theme of the user's own, and a paragraph on it.
INSERT INTO own_themes (id, name, definition, changed_at)
VALUES (4, '食堂', '{"key":"own-4","name":"食堂","certainty":"low"}', '2026-01-03T00:00:00Z');
INSERT INTO themes (id, key, name, parent_id, ordinal, definition, own)
VALUES (2, 'own-4', '食堂', NULL, 2, '{"key":"own-4","name":"食堂","certainty":"low"}', 1);
INSERT INTO passage_themes (passage_id, theme_id, words) VALUES (2, 2, '["食堂"]');
INSERT INTO report_themes (report_id, theme_id, passages, chars) VALUES (1, 2, 1, 16);
