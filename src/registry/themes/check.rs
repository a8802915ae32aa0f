//! What a list of themes must keep to. Each message says which theme, which field and what to do.

use std::collections::HashSet;

use super::{Theme, own::is_own};
use crate::model::SEARCH_THEME;

/// Checks all themes in the order of the file; the first offence is reported.
pub(super) fn check(themes: &[Theme]) -> Result<(), String> {
    if themes.is_empty() {
        return Err("没有任何主题：至少写一个 [[theme]]".to_owned());
    }
    let mut keys = HashSet::new();
    let mut names = HashSet::new();
    for theme in themes {
        let about = |message: String| format!("主题“{}”（key = \"{}\"）{message}", theme.name, theme.key);
        key(theme).map_err(about)?;
        if let Some(parent) = theme.parent.as_deref().filter(|parent| !keys.contains(parent)) {
            return Err(about(format!("的 parent“{parent}”不在它的前面：请写前面某个主题的 key")));
        }
        if !keys.insert(theme.key.as_str()) {
            return Err(about("的 key 与前面的主题重复：请换一个".to_owned()));
        }
        if !names.insert(theme.name.as_str()) {
            return Err(about("的 name 与前面的主题重复：请换一个，或并入前面的主题".to_owned()));
        }
        one(theme).map_err(about)?;
    }
    Ok(())
}

/// Checks the words of one theme by itself.
pub(super) fn one(theme: &Theme) -> Result<(), String> {
    words(theme)?;
    exceptions(theme)
}

/// Refuses keys that the program gives itself: to a search, and to themes of the user's own.
pub(super) fn reserved(themes: &[Theme]) -> Result<(), String> {
    let taken = |theme: &&Theme| theme.key == SEARCH_THEME || theme.key == "own" || is_own(&theme.key);
    themes.iter().find(taken).map_or(Ok(()), |theme| {
        Err(format!(
            "主题“{}”的 key“{}”是程序留用的（q、own 和 own- 开头的）：请换一个；自定义主题的文件请用 duidu themes import 导入",
            theme.name, theme.key
        ))
    })
}

fn key(theme: &Theme) -> Result<(), String> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if theme.key.is_empty() || !theme.key.bytes().all(plain) {
        return Err("的 key 应为小写拼音，只用 a-z、0-9 和 -".to_owned());
    }
    Ok(())
}

/// Every word can be found, and none is written twice.
fn words(theme: &Theme) -> Result<(), String> {
    let odd = |word: &&str| word.chars().count() < 2 || word.trim() != *word;
    if let Some(word) = theme.words().chain(theme.except.iter().map(String::as_str)).find(odd) {
        return Err(format!("中“{word}”不能用：词至少两个字，前后没有空格"));
    }
    if theme.near.iter().any(|near| near.words.is_empty() || near.with.is_empty()) {
        return Err("的“要有旁证的词”（near）不完整：词（words）和旁证（with）都要写".to_owned());
    }
    once(theme)
}

/// A word stands in one list only; a `near` word may be weak as well, for where it stands alone.
fn once(theme: &Theme) -> Result<(), String> {
    let mut seen = HashSet::from([&theme.name]);
    let listed = theme.also.iter().chain(&theme.strong).chain(&theme.weak);
    let twice = listed.into_iter().find(|word| !seen.insert(word));
    let mut seen: HashSet<&String> = theme.also.iter().chain(&theme.strong).chain([&theme.name]).collect();
    let near = theme.near.iter().flat_map(|near| &near.words);
    if let Some(word) = twice.or_else(|| near.into_iter().find(|word| !seen.insert(word))) {
        return Err(format!("中“{word}”写了两次：各词表里只留一处（near 的词可以同时是 weak）"));
    }
    Ok(())
}

/// Every exception covers a word, and none covers it always.
fn exceptions(theme: &Theme) -> Result<(), String> {
    for except in &theme.except {
        if theme.words().any(|word| word == except) {
            return Err(format!("的“排除的说法”（not）里“{except}”把同一个词整个排除了：请删去其中一处"));
        }
        if !theme.words().any(|word| except.contains(word)) {
            return Err(format!(
                "的“排除的说法”（not）里“{except}”不含本主题的任何词，没有作用：请删去或改正"
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::Themes;

    const SOUND: &str = "[[theme]]\nkey = 'lvhua'\nname = '绿化工作'\nstrong = ['植树']\nweak = ['绿色']\nnot = ['绿色通道']\n";

    fn message(text: &str) -> String {
        Themes::read(text).map_or_else(|error| error.to_string(), |_| "accepted".to_owned())
    }

    #[test]
    fn the_shipped_file_is_sound() {
        let themes = Themes::builtin().unwrap();
        assert!(themes.iter().len() >= 26, "{} themes", themes.iter().len());
        assert!(themes.iter().any(|theme| theme.parent.is_some()));
    }

    #[test]
    fn each_offence_names_theme_and_field() {
        assert_eq!(message(SOUND), "accepted");
        let offences = [
            (SOUND.replace("'lvhua'", "'LvHua'"), "小写拼音"),
            (format!("{SOUND}{SOUND}"), "key 与前面的主题重复"),
            (format!("{SOUND}{}", SOUND.replace("lvhua", "other")), "name 与前面的主题重复"),
            (SOUND.replace("strong", "parent = 'none'\nstrong"), "parent“none”不在它的前面"),
            (SOUND.replace("'植树'", "'植树', '绿色'"), "“绿色”写了两次"),
            (SOUND.replace("'植树'", "'树'"), "至少两个字"),
            (SOUND.replace("'植树'", "' 植树'"), "前后没有空格"),
            (SOUND.replace("'绿色通道'", "'绿色'"), "整个排除"),
            (SOUND.replace("'绿色通道'", "'红色通道'"), "没有作用"),
            (SOUND.replace("weak", "near = [{ words = ['苗木'], with = [] }]\nweak"), "不完整"),
        ];
        for (text, expected) in offences {
            let message = message(&text);
            assert!(message.contains(expected), "{message} lacks {expected}");
            assert!(message.contains("绿化工作"), "{message} does not name the theme");
        }
        assert!(message("theme = []").contains("没有任何主题"));
        assert!(message("[[theme]]\nkey = 1").contains("themes.toml"));
        let unknown = message(&SOUND.replace("strong", "stronk"));
        assert!(unknown.contains("第 4 行") && unknown.contains("stronk"), "{unknown}");
    }

    #[test]
    fn a_definition_survives_the_way_through_json() {
        for theme in Themes::builtin().unwrap().iter() {
            let json = serde_json::to_string(theme).unwrap();
            assert_eq!(&serde_json::from_str::<super::Theme>(&json).unwrap(), theme);
        }
    }
}
