//! The points of a long paragraph: 一是…；二是…。三要… — each may be a matter of its own.

/// A point of fewer letters is read together with the next one.
const SHORTEST: usize = 20;

/// A text cut in front of its 一是, 二是, 三要, where a sentence or clause ends before them; one piece where there are none.
/// Together the pieces are the text.
pub(super) fn points(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let behind_marks =
        text.char_indices().filter(|(_, letter)| matches!(letter, '。' | '；' | '：' | '！' | ';' | ':'));
    for at in behind_marks.map(|(at, mark)| at + mark.len_utf8()).filter(|at| opens(&text[*at..])) {
        if text[start..at].chars().count() >= SHORTEST {
            out.push(&text[start..at]);
            start = at;
        }
    }
    match out.pop() {
        Some(last) if text[start..].chars().count() < SHORTEST => {
            out.push(&text[start - last.len()..]);
        }
        last => {
            out.extend(last);
            out.push(&text[start..]);
        }
    }
    out
}

/// Whether a text begins with 一是, 十二是, 三要.
fn opens(text: &str) -> bool {
    let rest = text.trim_start_matches(|letter| "一二三四五六七八九十".contains(letter));
    (3..=6).contains(&(text.len() - rest.len())) && rest.starts_with(['是', '要'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn points_are_cut_in_front_of_their_numbers() {
        let text = "今年上半年全镇上下着力抓好三件大事，件件都有着落：一是修好入村的三座小桥和两段旧路，赶在汛期以前。二是办好食堂。三要把全镇的老林场管护好，落实护林员二十名。";
        let found = points(text);
        assert_eq!(found.len(), 3);
        assert!(found[1].starts_with("一是修好") && found[2].starts_with("二是办好食堂。三要把"));
        assert_eq!(points("不是一是，而是二是"), ["不是一是，而是二是"]);
        assert_eq!(points(""), [""]);
    }

    proptest! {
        #[test]
        fn pieces_are_the_text(text in "[一二是要修桥路。；，]{0,90}") {
            prop_assert_eq!(points(&text).concat(), text);
        }
    }
}
