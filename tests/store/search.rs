//! Search finds exactly the passages that contain the words: checked against a plain scan.

use std::collections::BTreeSet;

use duidu::{
    import::import_file,
    model::{PassageRow, Selection, Typed},
    registry::Registry,
    store::{PassageSort, Store},
};

use crate::{
    common,
    made::{put, report},
};

fn list(store: &Store, query: Option<&str>) -> Vec<PassageRow> {
    let selection = Selection { query: query.map(str::to_owned), ..Selection::default() };
    let page = store.read(|reader| reader.passages(&selection, PassageSort::default(), None, 0)).unwrap();
    assert_eq!(usize::try_from(page.total).unwrap(), page.rows.len());
    page.rows
}

fn exact(store: &Store, all: &[PassageRow], query: &str) -> usize {
    let typed = Typed::read(&query.to_ascii_lowercase());
    let contains = |row: &PassageRow, word: &String| {
        row.text.written.to_ascii_lowercase().contains(word)
            || row.text.restored().to_ascii_lowercase().contains(word)
    };
    let expected: BTreeSet<i64> = all
        .iter()
        .filter(|row| typed.words.iter().all(|word| contains(row, word)))
        .filter(|row| !typed.without.iter().any(|word| contains(row, word)))
        .map(|row| row.id)
        .collect();
    let found: BTreeSet<i64> = list(store, Some(query)).iter().map(|row| row.id).collect();
    assert_eq!(found, expected, "{query}");
    expected.len()
}

#[test]
fn masked_words_are_found_both_ways() {
    let store = Store::temporary().unwrap();
    let paragraphs =
        ["抓好D建工作。", "抓好党建。", "完成20%，增长12.0％。", "APP与app、5G。", "他说\"好\"*(x)^2。"];
    put(&store, "/a.txt", "1", vec![report("市医保局", Some("2023H1"), &paragraphs)]).unwrap();
    let all = list(&store, None);
    let expected = [
        ("党建", 2),
        ("D建", 1),
        ("d建工", 1),
        ("20%", 1),
        ("20", 1),
        ("0%", 1),
        ("%", 1),
        ("％", 1),
        ("app", 1),
        ("5g", 1),
        ("\"好\"*", 1),
        ("(x)^2", 1),
        ("建 工", 1),
        ("。", 5),
        ("党建 D建", 1),
        ("党建 -D建", 1),
        ("抓好 -党建", 0),
        ("。 -完成 -app", 3),
        ("OR", 0),
        ("NOT 党", 0),
        ("没有", 0),
        ("restored:党", 0),
    ];
    for (query, count) in expected {
        assert_eq!(exact(&store, &all, query), count, "{query}");
    }
    assert_eq!(list(&store, Some(" 　")).len(), all.len(), "a blank query is no filter");
    assert_eq!(list(&store, Some("。 -ａｐｐ")).len(), 4, "also without what is typed in full width");
}

/// Every word of the list, and substrings from all over the text, written and restored.
#[test]
fn exact_on_the_real_compilation() {
    let Some(file) = common::corpus() else { return };
    let store = Store::temporary().unwrap();
    import_file(&store, &Registry::builtin().unwrap(), &file).unwrap();
    let all = list(&store, None);
    assert!(all.len() > 500);
    for query in [
        "养老",
        "医保",
        "村",
        "20%",
        "工作总结和下半年",
        "党建",
        "D建",
        "暖民心行动",
        "双招双引",
        "老年食堂",
        "乡村振兴",
    ] {
        assert!(exact(&store, &all, query) > 0, "{query}");
    }
    // Substrings of one to nine characters, by a fixed sequence of "random" numbers.
    let mut seed = 20_230_701_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    for turn in 0..400 {
        let row = &all[next(all.len())];
        let text = if turn % 2 == 0 { row.text.restored() } else { row.text.written.clone() };
        let text: Vec<char> = text.chars().collect();
        let start = next(text.len());
        let query: String = text[start..].iter().take(1 + next(9)).collect();
        if !query.trim().is_empty() {
            assert!(exact(&store, &all, &query) > 0, "{query}");
        }
    }
}
