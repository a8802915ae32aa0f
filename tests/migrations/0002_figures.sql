-- Rows as version 2 stores them: a paragraph with a target, what was done of it, a plan and a doubt that was cleared.
INSERT INTO passages (id, report_id, section_id, ordinal, line, last_line, kind, part, text, restored, masks, chars)
VALUES (2, 1, 1, 2, 4, 4, 'text', 'review', '全年新建食堂20个，已建成8个。', NULL, NULL, 16);
INSERT INTO passage_index (rowid, restored, written) VALUES (2, '全年 年新 新建 建食 食堂 堂2 20 0个 个， ，已 已建 建成 成8 8个 个。 。', '');
UPDATE sources SET parser = 1;
INSERT INTO figures (id, report_id, passage_id, ordinal, part, line, col, start, stop, indicator, grp, value, number,
                     unit, base, kind, status, masked, approx, time, scope, parent, goal)
VALUES (1, 1, 2, 1, 'review', 4, 6, 6, 8, '食堂', '食堂', '20', 20.0, '个', '个', 'count', 'target', 0, NULL, '全年', NULL, NULL, NULL),
       (2, 1, 2, 2, 'review', 4, 13, 13, 14, '食堂', '食堂', '8', 8.0, '个', '个', 'count', 'actual', 0, NULL, NULL, NULL, NULL, 1);
INSERT INTO figure_index (rowid, named, sentence, written)
VALUES (1, '食堂 堂', '全年 年新 新建 建食 食堂 堂2 20 0个 个， ，已 已建 建成 成8 8个 个。 。', ''),
       (2, '食堂 堂', '全年 年新 新建 建食 食堂 堂2 20 0个 个， ，已 已建 建成 成8 8个 个。 。', '');
INSERT INTO items (id, report_id, passage_id, ordinal, part, line, start, stop, what, deadline, owner)
VALUES (1, 1, 2, 1, 'plan', 4, 0, 9, '新建食堂', NULL, NULL);
INSERT INTO item_index (rowid, named, sentence, written) VALUES (1, '新建 建食 食堂 堂', '全年 年新 新建 建食 食堂 堂2 20 0个 个', '');
INSERT INTO findings (id, report_id, passage_id, ordinal, part, line, start, stop, kind, chk, quote, message, fingerprint)
VALUES (1, 1, 2, 1, 'review', 4, 15, 16, 'punctuation', 'punctuation', '。', '句末标点', 'ab34');
INSERT INTO finding_index (rowid, named, sentence, written) VALUES (1, '。', '句末 末标 标点 点', '');
INSERT INTO cleared_findings (fingerprint, cleared_at) VALUES ('ab34', '2026-01-02T00:00:00Z');
