//! Numbers as lists write them.

/// 1 to 9 in everyday characters.
const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
/// The same as on cheques.
const LEGAL: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
/// The ten stems.
const STEMS: [&str; 10] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];

/// A number in a format of Word (`w:numFmt`); digits where the format is unknown.
pub(super) fn written(number: u32, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => chinese(number, &DIGITS, ["十", "百", "千"]),
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => {
            chinese(number, &LEGAL, ["拾", "佰", "仟"])
        }
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => number
            .to_string()
            .chars()
            .filter_map(|digit| DIGITS.get(digit.to_digit(10)? as usize))
            .copied()
            .collect(),
        "ideographTraditional" => pick(number, &STEMS),
        "decimalZero" => format!("{number:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => {
            number.to_string().chars().filter_map(|digit| char::from_u32(u32::from(digit) + 0xfee0)).collect()
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(number, 0x2460),
        "decimalEnclosedParen" => enclosed(number, 0x2474),
        "decimalEnclosedFullstop" => enclosed(number, 0x2488),
        "upperLetter" => letters(number, 'A'),
        "lowerLetter" => letters(number, 'a'),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        _ => number.to_string(),
    }
}

/// 十二, 一百零五.
fn chinese(number: u32, digits: &[&str; 10], units: [&str; 3]) -> String {
    if number == 0 || number > 9999 {
        return number.to_string();
    }
    let figure = |place: u32| number / 10_u32.pow(place) % 10;
    let mut out = String::new();
    let mut gap = false;
    for place in (0..4).rev() {
        let digit = figure(place);
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
        }
        gap = false;
        // 十二, not 一十二.
        if !(out.is_empty() && place == 1 && digit == 1) {
            out.push_str(digits[digit as usize]);
        }
        if place > 0 {
            out.push_str(units[place as usize - 1]);
        }
    }
    out
}

fn pick(number: u32, from: &[&str; 10]) -> String {
    let at = (number as usize).checked_sub(1).and_then(|at| from.get(at));
    at.map_or_else(|| number.to_string(), |text| (*text).to_owned())
}

/// ①, ⑴ or ⒈: there are twenty of each.
fn enclosed(number: u32, first: u32) -> String {
    let letter = (1..=20).contains(&number).then(|| char::from_u32(first + number - 1)).flatten();
    letter.map_or_else(|| number.to_string(), String::from)
}

/// a … z, aa, bb.
fn letters(number: u32, first: char) -> String {
    let Some(at) = number.checked_sub(1).filter(|at| *at < 26 * 5) else { return number.to_string() };
    let letter = char::from_u32(u32::from(first) + at % 26).unwrap_or(first);
    std::iter::repeat_n(letter, (at / 26 + 1) as usize).collect()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > 3999 {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_word_writes_them() {
        for (number, format, text) in [
            (1, "chineseCounting", "一"),
            (10, "chineseCounting", "十"),
            (12, "chineseCountingThousand", "十二"),
            (20, "chineseCountingThousand", "二十"),
            (105, "chineseCountingThousand", "一百零五"),
            (110, "chineseCountingThousand", "一百一十"),
            (21, "ideographDigital", "二一"),
            (3, "chineseLegalSimplified", "叁"),
            (3, "ideographTraditional", "丙"),
            (12, "decimalEnclosedCircle", "⑫"),
            (4, "decimalFullWidth", "４"),
            (28, "lowerLetter", "bb"),
            (14, "upperRoman", "XIV"),
            (7, "somethingNew", "7"),
        ] {
            assert_eq!(written(number, format), text);
        }
    }
}
