//! Where a passage stands, in the form that offices cite: 〔2023上·区民政局·一·（二）·第225行〕.

use crate::model::{PassageRow, Period, Span};

/// The citation of a passage: period, agency, the markers of the headings above it, its line in the source.
/// A heading without a marker is cited by its first six characters.
pub fn citation(passage: &PassageRow) -> String {
    let mut places = Vec::new();
    places.extend(passage.period.map(short_period));
    places.push(passage.agency.label.clone());
    places.extend(passage.path.iter().map(|heading| marker(heading)));
    places.push(format!("第{}行", passage.line));
    format!("〔{}〕", places.join("·"))
}

/// `2023上` for the first half of 2023, `2023年` for the year, `2023一季度` for a quarter.
pub fn short_period(period: Period) -> String {
    let span = match period.span {
        Span::H1 => "上",
        Span::H2 => "下",
        Span::Y => "年",
        Span::Q1 => "一季度",
        Span::Q2 => "二季度",
        Span::Q3 => "三季度",
        Span::Q4 => "四季度",
        Span::M9 => "前三季度",
        Span::Years(first) => return format!("{first}—{}年", period.year),
    };
    format!("{}{span}", period.year)
}

/// The marker of a heading without its comma or dot: `一`, `（二）`, `3`, `一是`.
fn marker(heading: &str) -> String {
    const NUMERALS: &str = "一二三四五六七八九十百〇零第0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩";
    let letters: Vec<char> = heading.chars().collect();
    let open = usize::from(letters.first().is_some_and(|letter| "（(".contains(*letter)));
    let digits = letters[open..].iter().take_while(|letter| NUMERALS.contains(**letter)).count();
    let end = open + digits;
    match (open, digits, letters.get(end)) {
        (1, 1.., Some('）' | ')')) | (0, 1.., Some('是')) => letters[..=end].iter().collect(),
        (0, 1.., Some('、' | '.' | '．')) => letters[..end].iter().collect(),
        (0, 1.., _) if "①②③④⑤⑥⑦⑧⑨⑩".contains(letters[0]) => letters[..1].iter().collect(),
        _ => letters.iter().take(6).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_cited_bare() {
        let cited = [
            "一、上半年工作",
            "（二）养老服务",
            "(三)救助",
            "3.食堂",
            "一是建制度",
            "①台账",
            "十百千工程建设",
        ]
        .map(marker);
        assert_eq!(cited, ["一", "（二）", "(三)", "3", "一是", "①", "十百千工程建"]);
    }

    #[test]
    fn periods_are_short() {
        let short =
            ["2023H1", "2022Y", "2023Q1", "2021-2023"].map(|code| code.parse().map(short_period).unwrap());
        assert_eq!(short, ["2023上", "2022年", "2023一季度", "2021—2023年"]);
    }
}
