//! Points that one query answers: `looked` counts what is looked at, `faults` has a row with a Chinese sentence for each fault.

use rusqlite::Connection;

use super::{Faults, Remedy};
use crate::store::StoreError;

/// One point.
pub(super) struct Query {
    pub(super) what: &'static str,
    pub(super) remedy: Remedy,
    looked: &'static str,
    faults: &'static str,
}

impl Query {
    pub(super) fn run(&self, connection: &Connection) -> Result<Faults, StoreError> {
        let looked: i64 = connection.query_row(self.looked, [], |row| row.get("looked"))?;
        let mut statement = connection.prepare(self.faults)?;
        let all = statement.query_map([], |row| row.get("fault"))?.collect::<Result<_, _>>()?;
        Ok(Faults { looked: u64::try_from(looked).unwrap_or(0), all })
    }
}

/// All of them, in order.
pub(super) const ALL: &[Query] = &[
    Query {
        what: "文件结构",
        remedy: Remedy::Restore,
        looked: "SELECT page_count AS looked FROM pragma_page_count",
        faults: "SELECT integrity_check AS fault FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
    },
    Query {
        what: "表之间的引用",
        remedy: Remedy::Restore,
        looked: "SELECT count(*) AS looked FROM sqlite_schema WHERE type = 'table'",
        faults: "SELECT \"table\" || ' 的第 ' || coalesce(rowid, '?') || ' 行指向 ' || parent || ' 里没有的内容' AS fault
                 FROM pragma_foreign_key_check",
    },
    Query {
        what: "来源的行数",
        remedy: Remedy::Restore,
        looked: "SELECT count(*) AS looked FROM sources",
        faults: "SELECT '来源 ' || s.id || '（' || s.file_name || '）记着 ' || s.line_count || ' 行，实有 '
                     || count(l.line) || ' 行，行号到 ' || coalesce(max(l.line), 0) AS fault
                 FROM sources AS s LEFT JOIN source_lines AS l ON l.source_id = s.id GROUP BY s.id
                 HAVING count(l.line) <> s.line_count OR coalesce(max(l.line), 0) <> s.line_count
                     OR coalesce(min(l.line), 1) <> 1",
    },
    Query {
        what: "每一行的去处",
        remedy: Remedy::Reparse,
        looked: "SELECT count(*) AS looked FROM source_lines",
        faults: "SELECT '来源 ' || l.source_id || ' 第 ' || l.line || ' 行不在任何材料里，也没有放在一边' AS fault
                 FROM source_lines AS l WHERE l.skipped IS NULL AND NOT EXISTS
                     (SELECT 1 FROM reports AS r WHERE r.source_id = l.source_id
                          AND l.line BETWEEN r.title_line AND r.last_line
                          AND (l.line < r.first_line OR EXISTS
                              (SELECT 1 FROM passages AS p WHERE p.report_id = r.id
                                   AND l.line BETWEEN p.line AND p.last_line)))",
    },
    Query {
        what: "没有归属的内容",
        remedy: Remedy::Reparse,
        looked: "SELECT (SELECT count(*) FROM agencies) + (SELECT count(*) FROM sections) + (SELECT count(*) FROM passages)
                     + (SELECT count(*) FROM figures) + (SELECT count(*) FROM items)
                     + (SELECT count(*) FROM findings) AS looked",
        faults: "SELECT '单位 ' || a.label || ' 没有材料' AS fault FROM agencies AS a
                     WHERE NOT EXISTS (SELECT 1 FROM reports AS r WHERE r.agency_id = a.id)
                 UNION ALL SELECT '标题 ' || x.id || ' 的上级在另一篇材料里' FROM sections AS x
                     JOIN sections AS o ON o.id = x.parent_id WHERE o.report_id <> x.report_id
                 UNION ALL SELECT '段落 ' || x.id || ' 的标题在另一篇材料里' FROM passages AS x
                     JOIN sections AS o ON o.id = x.section_id WHERE o.report_id <> x.report_id
                 UNION ALL SELECT '数据 ' || x.id || ' 的段落在另一篇材料里' FROM figures AS x
                     JOIN passages AS o ON o.id = x.passage_id WHERE o.report_id <> x.report_id
                 UNION ALL SELECT '打算或问题 ' || x.id || ' 的段落在另一篇材料里' FROM items AS x
                     JOIN passages AS o ON o.id = x.passage_id WHERE o.report_id <> x.report_id
                 UNION ALL SELECT '疑点 ' || x.id || ' 的段落在另一篇材料里' FROM findings AS x
                     JOIN passages AS o ON o.id = x.passage_id WHERE o.report_id <> x.report_id",
    },
    Query {
        what: "字数",
        remedy: Remedy::Reparse,
        looked: "SELECT (SELECT count(*) FROM reports) + (SELECT count(*) FROM passages) AS looked",
        faults: "SELECT '材料 ' || r.id || ' 记着 ' || r.chars || ' 字，各段合计 ' || coalesce(sum(p.chars), 0) || ' 字' AS fault
                 FROM reports AS r LEFT JOIN passages AS p ON p.report_id = r.id GROUP BY r.id
                 HAVING r.chars <> coalesce(sum(p.chars), 0)
                 UNION ALL SELECT '段落 ' || id || ' 记着 ' || chars || ' 字，实有 ' || length(text) || ' 字'
                 FROM passages WHERE chars <> length(text) AND instr(text, char(0)) = 0",
    },
    Query {
        what: "主题的统计",
        remedy: Remedy::Reparse,
        looked: "SELECT count(*) AS looked FROM report_themes",
        faults: "WITH counted AS (SELECT p.report_id, pt.theme_id, count(*) AS passages, sum(p.chars) AS chars
                     FROM passages AS p JOIN passage_themes AS pt ON pt.passage_id = p.id
                     GROUP BY p.report_id, pt.theme_id)
                 SELECT '材料 ' || rt.report_id || ' 的主题 ' || rt.theme_id || ' 记着 ' || rt.passages || ' 段，实有 '
                     || coalesce(c.passages, 0) || ' 段（或字数不符）' AS fault
                 FROM report_themes AS rt LEFT JOIN counted AS c USING (report_id, theme_id)
                 WHERE rt.passages IS NOT c.passages OR rt.chars IS NOT c.chars
                 UNION ALL SELECT '材料 ' || c.report_id || ' 的主题 ' || c.theme_id || ' 没有统计'
                 FROM counted AS c LEFT JOIN report_themes AS rt USING (report_id, theme_id)
                 WHERE rt.report_id IS NULL",
    },
];
