//! Words that the compiler of the text hid behind letters (D建, DK, ZT教育): one doubt for each of them and report.

use super::view::{Doubt, View};

/// One doubt for each hidden word, at its first place, with the count.
pub(super) fn run(view: &View<'_>) -> Vec<Doubt> {
    let mut seen: Vec<(Doubt, &str, &str, usize)> = Vec::new();
    for text in &view.paragraphs {
        for mask in text.passage.text.masks.iter().filter(|mask| !mask.word.trim().is_empty()) {
            let written = text.words(mask.start..mask.end);
            if let Some((.., count)) = seen.iter_mut().find(|(_, before, ..)| *before == written) {
                *count += 1;
            } else {
                seen.push((Doubt::at(text.at, mask.start..text.tail(mask.end), ""), written, &mask.word, 1));
            }
        }
    }
    let message = |(doubt, written, word, count): (Doubt, &str, &str, usize)| {
        let places = if count == 1 { String::new() } else { format!("，全文 {count} 处") };
        Doubt {
            message: format!("“{written}”像是“{word}”一类词的遮盖写法{places}，使用时应还原，请核对。"),
            ..doubt
        }
    };
    seen.into_iter().map(message).collect()
}
