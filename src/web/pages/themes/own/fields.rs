//! The fields of the form of a theme: as typed, and as a rule.

use crate::{
    model::Typed,
    registry::{Certainty, NearWords, Theme},
};

/// What is typed into the form. Words are set apart by 、 or ，, by space or by lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fields {
    /// The theme that is changed; `None` for a new one.
    pub(super) key: Option<String>,
    pub(super) name: String,
    pub(super) parent: String,
    pub(super) certainty: Certainly,
    pub(super) also: String,
    pub(super) strong: String,
    /// A line each: words, ` / `, and what must stand beside them.
    pub(super) near: String,
    pub(super) weak: String,
    pub(super) except: String,
    pub(super) report: String,
}

/// How much must speak for the theme, in the order of the form; a new theme takes any word of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Certainly {
    #[default]
    Low,
    Medium,
    High,
}

impl Certainly {
    /// Value and words of each choice.
    pub(super) const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::Low, "low", "有一个有力的词就算"),
        (Self::Medium, "medium", "还要有一个辅助的词"),
        (Self::High, "high", "要有两个有力的词"),
    ];
}

impl Fields {
    /// A form as it was sent.
    pub(super) fn read(body: &[u8]) -> Self {
        let mut fields = Self::default();
        for (key, value) in form_urlencoded::parse(body) {
            let value = value.trim().replace("\r\n", "\n");
            match &*key {
                "key" if !value.is_empty() => fields.key = Some(value),
                "name" => fields.name = value,
                "parent" => fields.parent = value,
                "certainty" => {
                    let chosen = Certainly::ALL.into_iter().find(|(_, name, _)| *name == value);
                    fields.certainty = chosen.map_or(Certainly::Low, |(chosen, ..)| chosen);
                }
                "also" => fields.also = value,
                "strong" => fields.strong = value,
                "near" => fields.near = value,
                "weak" => fields.weak = value,
                "not" => fields.except = value,
                "report" => fields.report = value,
                _ => {}
            }
        }
        fields
    }

    /// The form with a stored rule; `None` where it cannot be read.
    pub(super) fn of_rule(definition: &str) -> Option<Self> {
        serde_json::from_str(definition).ok().map(Self::of)
    }

    /// The form with a rule.
    pub(super) fn of(theme: Theme) -> Self {
        let near = |near: &NearWords| format!("{} / {}", near.words.join("、"), near.with.join("、"));
        Self {
            key: Some(theme.key),
            name: theme.name,
            parent: theme.parent.unwrap_or_default(),
            certainty: match theme.certainty {
                Certainty::Low => Certainly::Low,
                Certainty::Medium => Certainly::Medium,
                Certainty::High => Certainly::High,
            },
            also: theme.also.join("、"),
            strong: theme.strong.join("、"),
            near: theme.near.iter().map(near).collect::<Vec<_>>().join("\n"),
            weak: theme.weak.join("、"),
            except: theme.except.join("、"),
            report: theme.report.join("、"),
        }
    }

    /// The form for the words of a search: one is the theme's name; of several, two must stand near each other.
    /// What is done without there goes into the exceptions.
    pub(super) fn of_search(typed: &str) -> Self {
        let Typed { words, without } = Typed::read(typed);
        let except = without.join("、");
        match &words[..] {
            [] => Self::default(),
            [only] => Self { name: only.clone(), except, ..Self::default() },
            several => {
                Self { strong: several.join("、"), certainty: Certainly::High, except, ..Self::default() }
            }
        }
    }

    /// The rule that the form says, or what is wrong with a line of it.
    pub(super) fn rule(&self) -> Result<Theme, String> {
        Ok(Theme {
            key: self.key.clone().unwrap_or_default(),
            name: self.name.clone(),
            parent: Some(self.parent.clone()).filter(|parent| !parent.is_empty()),
            certainty: match self.certainty {
                Certainly::Low => Certainty::Low,
                Certainly::Medium => Certainty::Medium,
                Certainly::High => Certainty::High,
            },
            report: words(&self.report),
            also: words(&self.also),
            strong: words(&self.strong),
            near: self
                .near
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(near)
                .collect::<Result<_, _>>()?,
            weak: words(&self.weak),
            except: words(&self.except),
        })
    }

    /// The words in one line, for the list.
    pub(super) fn told(&self) -> String {
        let lists = [&self.also, &self.strong, &self.near, &self.weak].map(|list| list.replace('\n', "；"));
        let lists: Vec<String> = lists.into_iter().filter(|list| !list.is_empty()).collect();
        let except =
            if self.except.is_empty() { String::new() } else { format!("；不算：{}", self.except) };
        format!("{}{except}", lists.join("、"))
    }

    /// Whether there is anything beyond name, words and exceptions, so that the rest of the form stands open.
    pub(super) fn is_elaborate(&self) -> bool {
        let rest = [&self.also, &self.near, &self.weak, &self.report, &self.parent];
        rest.into_iter().any(|field| !field.is_empty()) || self.certainty != Certainly::Low
    }
}

fn words(typed: &str) -> Vec<String> {
    let between = |letter: char| letter.is_whitespace() || "、，,；;".contains(letter);
    let mut words: Vec<String> = Vec::new();
    for word in typed.split(between).filter(|word| !word.is_empty()) {
        if words.iter().all(|known| known != word) {
            words.push(word.to_owned());
        }
    }
    words
}

fn near(line: &str) -> Result<NearWords, String> {
    match line.split_once(['/', '／']) {
        Some((of, with)) => Ok(NearWords { words: words(of), with: words(with) }),
        None => Err(format!(
            "“要有旁证的词”里“{}”少了一条斜线：前面写词，斜线后面写旁证，如 人手 / 不足、短缺",
            line.trim()
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_a_rule_and_the_rule_the_form() {
        let body = "key=own-3&name=+%E9%A3%9F%E5%A0%82&strong=%E5%8A%A9%E9%A4%90%E7%82%B9%EF%BC%8C%E9%80%81%E9%A4%90++%E9%80%81%E9%A4%90&near=%E5%B0%B1%E9%A4%90+%2F+%E8%80%81%E5%B9%B4%E4%BA%BA%E3%80%81%E8%80%81%E4%BA%BA%0D%0A&certainty=medium&x=1";
        let fields = Fields::read(body.as_bytes());
        let rule = fields.rule().unwrap();
        assert_eq!(
            (rule.name.as_str(), rule.parent.as_deref(), rule.certainty),
            ("食堂", None, Certainty::Medium)
        );
        assert_eq!(rule.strong, ["助餐点", "送餐"]);
        assert_eq!(
            rule.near,
            [NearWords { words: vec!["就餐".into()], with: vec!["老年人".into(), "老人".into()] }]
        );
        let again = Fields::of_rule(&serde_json::to_string(&rule).unwrap()).unwrap();
        assert_eq!(again.rule().unwrap(), rule);
        assert!(again.is_elaborate() && !Fields::of_search("食堂 -机关食堂").is_elaborate());
    }

    #[test]
    fn a_line_without_company_says_so() {
        let fields = Fields { near: "人手 不足".into(), ..Fields::default() };
        assert!(fields.rule().unwrap_err().contains("少了一条斜线"));
    }

    #[test]
    fn several_words_of_a_search_need_each_other() {
        let fields = Fields::of_search("养老 食堂");
        assert_eq!(
            (fields.name.as_str(), fields.strong.as_str(), fields.certainty),
            ("", "养老、食堂", Certainly::High)
        );
    }
}
