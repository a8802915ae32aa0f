//! Themes of the user's own: in the form of `data/themes.toml`, among the themes of the word list.

use super::{FILE, Theme, ThemeFile, Themes, check};
use crate::registry::error::{RegistryError, read};

/// What keys of own themes begin with; no key of a word list does.
pub const OWN: &str = "own-";
/// A name longer than this is a sentence.
const LONGEST_NAME: usize = 20;
/// More words than this nobody reads through.
const MOST_WORDS: usize = 400;
/// Said of a theme whose name a newer word list has taken.
const ASIDE: &str = "（自定义）";

/// Whether a key is that of an own theme.
pub fn is_own(key: &str) -> bool {
    key.starts_with(OWN)
}

/// The key of the own theme with this number.
pub fn own_key(id: i64) -> String {
    format!("{OWN}{id}")
}

impl Theme {
    /// Whether its name and words can be used: the reason and what to do, in Chinese, where not.
    ///
    /// # Errors
    /// A name that is missing, long or doubtful, and every rule of words that `data/themes.toml` has.
    pub fn sound(&self) -> Result<(), String> {
        let chars = self.name.chars().count();
        let advice = format!("请起一个 2 到 {LONGEST_NAME} 个字的");
        match chars {
            0 => return Err(format!("还没有名称：{advice}")),
            1 => return Err(format!("的名称太短，只有 1 个字：{advice}")),
            2..=LONGEST_NAME => {}
            _ => return Err(format!("的名称太长，有 {chars} 个字：{advice}")),
        }
        if self.words().count() > MOST_WORDS {
            return Err(format!("词太多：一个主题最多 {MOST_WORDS} 个，请删去一些，或分成几个主题"));
        }
        let beside = self.near.iter().flat_map(|near| &near.with);
        if beside.chain(&self.report).any(|word| word.trim().is_empty()) {
            return Err("里有空的词：请删去".to_owned());
        }
        check::one(self)
    }
}

impl Themes {
    /// The themes of a file of own themes. Keys are names inside the file here: what parents refer to.
    ///
    /// # Errors
    /// Text that is no TOML or has unknown fields, no theme at all, and whatever [`Theme::sound`] says.
    pub fn read_own(text: &str) -> Result<Vec<Theme>, RegistryError> {
        let themes = read::<ThemeFile>(FILE, text)?.theme;
        if themes.is_empty() {
            return Err(RegistryError::new(FILE, "没有任何主题：至少写一个 [[theme]]"));
        }
        for theme in &themes {
            theme.sound().map_err(|why| RegistryError::new(FILE, format!("主题“{}”{why}", theme.name)))?;
        }
        Ok(themes)
    }

    /// Themes as the text of such a file.
    ///
    /// # Errors
    /// What TOML cannot hold; words are plain text, so that this does not happen.
    pub fn to_toml(themes: Vec<Theme>) -> Result<String, RegistryError> {
        toml::to_string_pretty(&ThemeFile { theme: themes })
            .map_err(|error| RegistryError::new(FILE, format!("写不成 TOML（{error}）")))
    }

    /// These themes with own ones among them: those without a parent first of all, the others behind what their parent
    /// has already. An own theme whose name the list has taken steps aside; a parent that is gone is forgotten.
    ///
    /// # Errors
    /// Every rule that [`Themes::read`] holds.
    pub fn with_own(&self, own: Vec<Theme>) -> Result<Self, RegistryError> {
        let mut all: Vec<Theme> = self.themes.clone();
        let mut waiting: Vec<Theme> = own.into_iter().map(|theme| self.aside(theme)).collect();
        let mut top = 0;
        while !waiting.is_empty() {
            let known = |key: &Option<String>| {
                key.as_ref().is_none_or(|key| all.iter().any(|theme| theme.key == *key))
            };
            // What waits for nothing but for each other, or for what is gone, stands by itself.
            let at = waiting.iter().position(|theme| known(&theme.parent));
            let mut theme = waiting.remove(at.unwrap_or(0));
            if at.is_none() {
                theme.parent = None;
            }
            let place = place(&all, &theme, top);
            top += usize::from(place <= top);
            all.insert(place, theme);
        }
        Self::new(all)
    }

    fn aside(&self, mut theme: Theme) -> Theme {
        if self.themes.iter().any(|listed| listed.name == theme.name) {
            let name = theme.name.clone();
            theme.name.push_str(ASIDE);
            theme.also.push(name);
        }
        theme
    }
}

/// Where a theme goes: behind its parent and all that is nested in it, or among the first, of which there are `top`.
fn place(all: &[Theme], theme: &Theme, top: usize) -> usize {
    let Some(at) = theme.parent.as_ref().and_then(|key| all.iter().position(|other| other.key == *key))
    else {
        return top;
    };
    let mut inside = vec![all[at].key.as_str()];
    for other in &all[at + 1..] {
        match &other.parent {
            Some(parent) if inside.contains(&parent.as_str()) => inside.push(&other.key),
            _ => break,
        }
    }
    at + inside.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "[[theme]]\nkey = 'yanglao'\nname = '养老服务'\nstrong = ['养老院']\n\
        [[theme]]\nkey = 'zhucan'\nname = '老年助餐'\nparent = 'yanglao'\nstrong = ['助餐点']\n\
        [[theme]]\nkey = 'luhua'\nname = '绿化工作'\nstrong = ['植树']\n";

    fn own(key: &str, name: &str, parent: Option<&str>) -> Theme {
        let text = format!("[[theme]]\nkey = '{key}'\nname = '{name}'\n");
        let theme = Themes::read_own(&text).unwrap().remove(0);
        Theme { parent: parent.map(str::to_owned), ..theme }
    }

    fn keys(own: Vec<Theme>) -> Vec<String> {
        let themes = Themes::read(LIST).unwrap().with_own(own).unwrap();
        themes
            .iter()
            .map(|theme| format!("{}<{}", theme.key, theme.parent.as_deref().unwrap_or("")))
            .collect()
    }

    #[test]
    fn own_themes_stand_first_or_behind_their_parent() {
        let made = vec![
            own("own-1", "双拥工作", None),
            own("own-2", "流动餐车", Some("yanglao")),
            own("own-3", "军属优待", Some("own-1")),
        ];
        assert_eq!(
            keys(made),
            ["own-1<", "own-3<own-1", "yanglao<", "zhucan<yanglao", "own-2<yanglao", "luhua<"]
        );
    }

    #[test]
    fn parents_that_are_gone_or_go_round_are_forgotten() {
        let round = vec![own("own-1", "双拥工作", Some("own-2")), own("own-2", "军属优待", Some("own-1"))];
        assert_eq!(keys(round), ["own-1<", "own-2<own-1", "yanglao<", "zhucan<yanglao", "luhua<"]);
        assert_eq!(keys(vec![own("own-1", "双拥工作", Some("gone"))])[0], "own-1<");
    }

    #[test]
    fn a_name_that_the_list_has_taken_steps_aside_and_still_counts() {
        let themes = Themes::read(LIST).unwrap().with_own(vec![own("own-1", "绿化工作", None)]).unwrap();
        let theme = themes.get("own-1").unwrap();
        assert_eq!(
            (theme.name.as_str(), &theme.also[..]),
            ("绿化工作（自定义）", &["绿化工作".to_owned()][..])
        );
    }

    #[test]
    fn what_cannot_be_used_is_told() {
        let told = |text: &str| Themes::read_own(text).unwrap_err().to_string();
        assert!(told("").contains("没有任何主题"));
        assert!(told("[[theme]]\nkey = 'a'\nname = '拥'\n").contains("2 到 20 个字"));
        assert!(told("[[theme]]\nkey = 'a'\nname = '双拥'\nnot = ['别的']\n").contains("没有作用"));
        assert!(told("[[theme]]\nname = '双拥'\n").contains("key"));
        let reserved =
            |key: &str| Themes::read(&LIST.replace("'luhua'", &format!("'{key}'"))).unwrap_err().to_string();
        for key in ["q", "own", "own-7"] {
            assert!(reserved(key).contains("留用"), "{key}");
        }
    }

    #[test]
    fn a_file_is_read_as_it_was_written() {
        let themes: Vec<Theme> = Themes::builtin().unwrap().iter().cloned().collect();
        let text = Themes::to_toml(themes.clone()).unwrap();
        assert_eq!(Themes::read(&text).unwrap().iter().cloned().collect::<Vec<_>>(), themes);
    }
}
