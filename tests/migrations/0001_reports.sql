-- Rows as version 1 stores them: one file, one report, a masked word, a theme, an entry in the index.
INSERT INTO sources (id, path, file_name, sha256, encoding, line_count, imported_at)
VALUES (1, '/资料/示例.txt', '示例.txt', 'ab12', 'UTF-8', 3, '2026-01-01T00:00:00Z');
INSERT INTO source_lines (source_id, line, text, skipped)
VALUES (1, 1, '市民政局2023年上半年工作总结', NULL), (1, 2, '一、D建', NULL), (1, 3, '抓好D建。', NULL);
INSERT INTO domains (id, key, name, ordinal) VALUES (1, 'minzheng', '民政', 1);
INSERT INTO themes (id, key, name, parent_id, ordinal, definition) VALUES (1, 'dangjian', '党的建设', NULL, 1, '{}');
INSERT INTO agencies (id, name, place, ordinal, label, unit, level, level_ord, domain_id)
VALUES (1, '市民政局', '', 1, '市民政局', '市', 'shi', 1, 1);
INSERT INTO reports (id, source_id, agency_id, ordinal, title, title_line, first_line, last_line, name_from, period,
                     chars, digest)
VALUES (1, 1, 1, 1, '市民政局2023年上半年工作总结', 1, 2, 3, 'title', '2023H1', 9, 'cd34');
INSERT INTO sections (id, report_id, parent_id, ordinal, line, depth, marker, heading, restored, masks, kind, part)
VALUES (1, 1, NULL, 1, 2, 1, '一、', 'D建', '党建', '[{"start":0,"end":1,"word":"党"}]', 'block', 'review');
INSERT INTO passages (id, report_id, section_id, ordinal, line, last_line, kind, part, text, restored, masks, chars)
VALUES (1, 1, 1, 1, 3, 3, 'text', 'review', '抓好D建。', '抓好党建。', '[{"start":2,"end":3,"word":"党"}]', 5);
INSERT INTO passage_index (rowid, restored, written)
VALUES (1, '抓好 好党 党建 建。 。', '抓好 好d d建 建。 。');
INSERT INTO passage_themes (passage_id, theme_id, words) VALUES (1, 1, '["党建"]');
INSERT INTO report_themes (report_id, theme_id, passages, chars) VALUES (1, 1, 1, 5);
INSERT INTO settings (key, value) VALUES ('themes_digest', 'ef56');
