//! A column of a list and the cell it gets from a row.

use std::borrow::Cow;

/// One value of a list, before any format is chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    /// Words.
    Text(Cow<'a, str>),
    /// Several words: joined by `；` in CSV, an array in JSON.
    List(Vec<Cow<'a, str>>),
    /// A whole number.
    Int(i64),
    /// A number with a fraction; what is not finite is written like [`Cell::Empty`].
    Float(f64),
    /// Nothing: an empty field in CSV, `null` in JSON.
    Empty,
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
