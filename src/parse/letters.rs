//! Kinds of letters and marks, as proof-readers tell them apart.

/// A Chinese letter.
pub(super) const fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}')
}

/// A Chinese letter or a full-width mark: what full-width marks belong beside.
pub(super) const fn is_wide(letter: char) -> bool {
    is_chinese(letter)
        || matches!(letter, '\u{3001}'..='\u{3015}' | '\u{ff01}'..='\u{ff5e}' | '“' | '”' | '‘' | '’' | '—' | '…')
}

/// A mark between words, clauses or sentences, full-width or half-width.
pub(super) const fn is_stop(letter: char) -> bool {
    matches!(letter, '，' | '。' | '；' | '：' | '、' | '！' | '？' | ',' | ';' | ':' | '!' | '?')
}

/// A quote or bracket that closes.
pub(super) const fn is_closing(letter: char) -> bool {
    matches!(letter, '”' | '’' | '）' | ')' | '》' | '〉' | '】' | '〕' | ']')
}

/// The value of a Chinese numeral of one letter, up to ten.
pub(super) const fn numeral(letter: char) -> Option<u32> {
    Some(match letter {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        _ => return None,
    })
}
