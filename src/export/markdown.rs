//! A [`Paper`] as Markdown, for notebooks and wikis. Nothing in a text of the source becomes markup.

use super::paper::{Block, Kind, Line, Paper, Table, TableRow};

/// Writes the paper.
pub fn markdown(paper: &Paper) -> String {
    let mut out = format!("# {}\n", in_one_line(&paper.title));
    if !paper.subtitle.is_empty() {
        out.extend(["\n", escaped(&paper.subtitle).as_str(), "\n"]);
    }
    for block in &paper.blocks {
        out.push('\n');
        match block {
            Block::Line(one) => out.push_str(&line(one)),
            Block::Table(one) => out.push_str(&table(one)),
        }
        out.push('\n');
    }
    out
}

fn line(line: &Line) -> String {
    let source = in_one_line(&line.source);
    let source = if source.is_empty() { source } else { format!(" {source}") };
    match line.kind {
        Kind::Heading => format!("## {}{source}", in_one_line(&line.text)),
        Kind::Subheading => format!("### {}{source}", in_one_line(&line.text)),
        Kind::Body | Kind::Absent => escaped(&line.text) + &source,
        Kind::Note => format!("> {}{source}", escaped(&line.text).replace('\n', "\n> ")),
    }
}

fn table(table: &Table) -> String {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut out = row(table.columns.iter().map(|(name, _)| in_one_line(name)).collect());
    out += &row(vec!["---".to_owned(); table.columns.len()]);
    for one in &table.rows {
        out += &match one {
            TableRow::Band(words) => {
                let rest = table.columns.len().saturating_sub(1);
                let words = format!("**{}**", in_one_line(words));
                row(std::iter::once(words).chain(vec![String::new(); rest]).collect())
            }
            TableRow::Cells(cells) => row(cells.iter().map(|lines| in_a_cell(lines)).collect()),
        };
    }
    out
}

/// Lines of a cell: a table has no paragraphs, but it may have breaks.
fn in_a_cell(lines: &[Line]) -> String {
    let line = |line: &Line| format!("{} {}", in_one_line(&line.text), in_one_line(&line.source));
    lines.iter().map(|one| line(one).trim_end().to_owned()).collect::<Vec<_>>().join("<br>")
}

fn in_one_line(text: &str) -> String {
    escaped(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The text with a backslash before whatever Markdown would take for markup; its line breaks stay breaks.
fn escaped(text: &str) -> String {
    let lines: Vec<String> =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(escaped_line).collect();
    lines.join("\\\n")
}

fn escaped_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    for (at, letter) in line.chars().enumerate() {
        // `1.`, `-` and `#` are markup at the beginning of a line alone.
        let opens = match letter {
            '#' | '+' | '-' | '=' => at == 0,
            '.' | ')' => digits > 0 && at == digits,
            _ => false,
        };
        if opens || "\\`*_[]<>&~|$".contains(letter) {
            out.push('\\');
        }
        if !letter.is_control() {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        for (text, written) in [
            ("# 一、工作", "\\# 一、工作"),
            ("1.食堂", "1\\.食堂"),
            ("12) 食堂 3.5%", "12\\) 食堂 3.5%"),
            ("- 好", "\\- 好"),
            ("3-5岁 *重点*", "3-5岁 \\*重点\\*"),
            ("**县 [a](b) <b>", "\\*\\*县 \\[a\\](b) \\<b\\>"),
            ("    四格", "四格"),
            ("一行\r\n\n> 二行", "一行\\\n\\> 二行"),
            ("a|b", "a\\|b"),
            ("&lt;", "\\&lt;"),
        ] {
            assert_eq!(escaped(text), written);
        }
    }

    #[test]
    fn a_paper_keeps_its_order() {
        let mut paper =
            Paper { title: "材料夹\n#".into(), subtitle: "共 2 段".into(), ..Paper::default() };
        paper.push(Line::new(Kind::Heading, "养老"));
        paper.push(Line::new(Kind::Body, "建成食堂。").with_source("〔2023上·甲县〕"));
        paper.push(Line::new(Kind::Note, "一\n二"));
        let table = Table {
            columns: vec![("甲".into(), String::new()), ("乙".into(), String::new())],
            rows: vec![
                TableRow::Band("总体".into()),
                TableRow::Cells(vec![vec![Line::new(Kind::Body, "x")], Vec::new()]),
            ],
        };
        paper.blocks.push(Block::Table(table));
        assert_eq!(
            markdown(&paper),
            "# 材料夹 #\n\n共 2 段\n\n## 养老\n\n建成食堂。 〔2023上·甲县〕\n\n> 一\\\n> 二\n\n\
             | 甲 | 乙 |\n| --- | --- |\n| **总体** |  |\n| x |  |\n\n"
        );
    }
}
