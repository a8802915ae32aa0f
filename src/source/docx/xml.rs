//! What the readers of the parts share: attributes by their local name, text with its escapes.

use quick_xml::{
    XmlVersion,
    events::{BytesRef, BytesStart},
};

use crate::source::SourceError;

/// The same for whatever is wrong with the XML of a part.
pub(super) fn broken(_: quick_xml::Error) -> SourceError {
    SourceError::Broken { kind: "docx", part: "里面的 XML " }
}

/// The value of an attribute, whatever prefix its name has.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0);
    Some(value.map_or_else(|_| found.value.to_string(), |value| value.into_owned()))
}

/// `w:val` of a tag.
pub(super) fn val(tag: &BytesStart<'_>) -> Option<String> {
    attribute(tag, "val")
}

/// `w:val` of a tag as a number.
pub(super) fn number<T: std::str::FromStr>(tag: &BytesStart<'_>, name: &str) -> Option<T> {
    attribute(tag, name)?.trim().parse().ok()
}

/// Whether a tag that switches something switches it on: `<w:isLgl/>`, but not `<w:isLgl w:val="0"/>`.
pub(super) fn is_on(tag: &BytesStart<'_>) -> bool {
    !matches!(val(tag).as_deref(), Some("0" | "false" | "off"))
}

/// What `&…;` stands for. Only letters by number and the five of XML itself: entities of a document are not followed.
pub(super) fn reference(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return Some(letter);
    }
    match &**reference {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}
