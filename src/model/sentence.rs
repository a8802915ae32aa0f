//! The sentence around a place in a paragraph.

use std::ops::Range;

/// What a sentence ends with. 其中：a；b of one sum are sentences of their own: each is whole without the others.
const ENDS: [char; 5] = ['。', '！', '？', '；', '\n'];

/// The sentence (with its closing mark, without space in front) that characters `at` of `text` stand in, in characters.
/// Places beyond the text are taken as its end.
///
/// `全年22个。已建11个；在建3个。` at 已建 → `已建11个；`.
pub fn sentence(text: &str, at: Range<usize>) -> Range<usize> {
    let letters: Vec<char> = text.chars().collect();
    let start = at.start.min(letters.len());
    let end = at.end.clamp(start, letters.len());
    let mut from = letters[..start].iter().rposition(|letter| ENDS.contains(letter)).map_or(0, |at| at + 1);
    while from < start && letters[from].is_whitespace() {
        from += 1;
    }
    let inside = end > start && ENDS.contains(&letters[end - 1]);
    let after = letters[end..].iter().position(|letter| ENDS.contains(letter));
    let upto = if inside { end } else { after.map_or(letters.len(), |after| end + after + 1) };
    from..upto
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(text: &str, at: Range<usize>) -> String {
        let range = sentence(text, at);
        text.chars().skip(range.start).take(range.len()).collect()
    }

    #[test]
    fn from_mark_to_mark() {
        let text = "全年22个。 已建11个；在建3个";
        assert_eq!(cut(text, 2..4), "全年22个。");
        assert_eq!(cut(text, 9..11), "已建11个；");
        assert_eq!(cut(text, 15..16), "在建3个");
        assert_eq!(cut(text, 5..6), "全年22个。");
        assert_eq!(cut("", 3..9), "");
    }

    proptest! {
        #[test]
        fn holds_its_place(text in "[养1。；\\n ]{0,20}", start in 0usize..25, long in 0usize..5) {
            let count = text.chars().count();
            let range = sentence(&text, start..start + long);
            prop_assert!(range.end <= count && range.start <= start.min(count));
            prop_assert!(range.end >= (start + long).min(count));
        }
    }
}
