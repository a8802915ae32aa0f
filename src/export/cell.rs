//! A column of a list and the cell it gets from a row.

use std::borrow::Cow;

/// One value of a list, before any format is chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    /// Words.
    Text(Cow<'a, str>),
    /// Something with a Chinese name for people and a code for programs: `2023年上半年` in CSV, `2023H1` in JSON.
    Named(Named<'a>),
    /// Several of them.
    NamedList(Vec<Named<'a>>),
    /// Several words: joined by `；` in CSV, an array in JSON.
    List(Vec<Cow<'a, str>>),
    /// A whole number.
    Int(i64),
    /// A number with a fraction; what is not finite is written like [`Cell::Empty`].
    Float(f64),
    /// Nothing: an empty field in CSV, `null` in JSON.
    Empty,
}

/// What has a name for people and a code for programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<'a> {
    /// For people.
    pub name: Cow<'a, str>,
    /// For programs.
    pub code: Cow<'a, str>,
}

impl<'a> Cell<'a> {
    /// Words, borrowed or owned.
    pub fn text(words: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(words.into())
    }

    /// Words where there are some, else [`Cell::Empty`].
    pub fn maybe(words: Option<impl Into<Cow<'a, str>>>) -> Self {
        words.map_or(Self::Empty, Self::text)
    }

    /// What tables for people show.
    pub(super) fn shown(self) -> Cow<'a, str> {
        match self {
            Self::Text(text) | Self::Named(Named { name: text, .. }) => text,
            Self::List(words) => words.join("；").into(),
            Self::NamedList(list) => {
                list.into_iter().map(|named| named.name).collect::<Vec<_>>().join("；").into()
            }
            Self::Int(number) => number.to_string().into(),
            Self::Float(number) if number.is_finite() => number.to_string().into(),
            Self::Float(_) | Self::Empty => "".into(),
        }
    }

    /// Several words.
    pub fn list<T: Into<Cow<'a, str>>>(words: impl IntoIterator<Item = T>) -> Self {
        Self::List(words.into_iter().map(Into::into).collect())
    }
}

/// One column of a list of `R`.
#[derive(Debug)]
pub struct Column<R> {
    /// Its name in JSON: short, English, never changed.
    pub key: &'static str,
    /// Its heading in CSV and on pages, Chinese.
    pub header: &'static str,
    /// What a row has in it.
    pub cell: for<'a> fn(&'a R) -> Cell<'a>,
}
