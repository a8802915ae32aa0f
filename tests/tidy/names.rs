//! Every path that a file names outside its tests: in `use`, in types, in calls, inside macros.
//!
//! Paths come out as written parts (`super`, `store`, `open`); `arrows` says where they lead.

use std::sync::LazyLock;

use regex::Regex;
use syn::{
    Attribute, File, ImplItemFn, Item, ItemMod, ItemUse, LitStr, Macro, Path, UseTree, VisRestricted,
    visit::{self, Visit},
};

/// A path as written, and the inline modules around it.
#[derive(Debug, PartialEq, Eq)]
pub struct Name {
    /// Its parts: `["crate", "store", "Store"]`; `*` for a glob.
    pub parts: Vec<String>,
    /// Names of the inline modules that it stands in, outermost first.
    pub within: Vec<String>,
}

/// What [`names`] finds.
#[derive(Default)]
pub struct Names {
    /// Paths.
    pub paths: Vec<Name>,
    /// Texts of string literals.
    pub texts: Vec<String>,
    within: Vec<String>,
}

/// Reads `text` as Rust and lists its paths and string literals, except what only tests see.
pub fn names(path: &str, text: &str) -> Names {
    let file: File = syn::parse_str(text).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut names = Names::default();
    names.visit_file(&file);
    names
}

impl Names {
    fn add(&mut self, parts: Vec<String>) {
        self.paths.push(Name { parts, within: self.within.clone() });
    }

    fn add_tree(&mut self, mut before: Vec<String>, tree: &UseTree) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.add_tree(before, &path.tree);
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.add_tree(before.clone(), tree)),
            UseTree::Name(name) if name.ident == "self" && !before.is_empty() => self.add(before),
            UseTree::Name(name) => self.add([before, vec![name.ident.to_string()]].concat()),
            UseTree::Rename(name) if name.ident == "self" && !before.is_empty() => self.add(before),
            UseTree::Rename(name) => self.add([before, vec![name.ident.to_string()]].concat()),
            UseTree::Glob(_) => self.add([before, vec!["*".to_owned()]].concat()),
        }
    }
}

impl<'ast> Visit<'ast> for Names {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        if !is_for_tests(&function.attrs) {
            visit::visit_impl_item_fn(self, function);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        self.within.push(module.ident.to_string());
        visit::visit_item_mod(self, module);
        self.within.pop();
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.add_tree(Vec::new(), &item.tree);
    }

    fn visit_path(&mut self, path: &'ast Path) {
        self.add(path.segments.iter().map(|part| part.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        static CHAIN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\w+(?: ?:: ?\w+)+").unwrap());
        static TEXT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#"(?s)"(?:[^"\\]|\\.)*""#).unwrap());
        self.visit_path(&call.path);
        let tokens = call.tokens.to_string();
        self.texts.extend(TEXT.find_iter(&tokens).map(|text| text.as_str().to_owned()));
        for chain in CHAIN.find_iter(&TEXT.replace_all(&tokens, "\"\"")) {
            self.add(chain.as_str().split("::").map(|part| part.trim().to_owned()).collect());
        }
    }

    fn visit_lit_str(&mut self, text: &'ast LitStr) {
        self.texts.push(text.value());
    }

    /// `pub(in crate::web)` is no import.
    fn visit_vis_restricted(&mut self, _: &'ast VisRestricted) {}

    /// Attributes speak to the compiler and to derives; their paths are not ours, their texts are documentation.
    fn visit_attribute(&mut self, _: &'ast Attribute) {}
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// `#[cfg(test)]` or `#[test]`, but not `#[cfg(not(test))]`.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let tokens = match &attribute.meta {
            syn::Meta::List(list) => list.tokens.to_string(),
            _ => String::new(),
        };
        attribute.path().is_ident("test") || (attribute.path().is_ident("cfg") && tokens == "test")
    })
}
