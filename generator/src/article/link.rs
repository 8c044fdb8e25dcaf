//! Links, as types, and how a target is read.

use std::ops::Range;

/// A link in the prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it points.
    pub target: Target,
    /// Place of the whole link, brackets included.
    pub span: Range<usize>,
}

/// Where a link points, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// `article:<id>` or `article:<id>#<anchor>`.
    Article(String, Option<String>),
    /// `#<anchor>` on the same page.
    Anchor(String),
    /// `code:<space>/0x904`.
    Code(String, u32),
    /// `event:<provider>/<id>`.
    Event(String, u32),
    /// `page:<id>` or `page:<id>#<anchor>`.
    Page(String, Option<String>),
    /// `source:<id>`.
    Source(String),
    /// `https://…`.
    Web(String),
    /// Anything else.
    Unknown(String),
}

impl Target {
    /// Reads a link target. Says nothing about whether it exists.
    ///
    /// ```
    /// use generator::article::Target;
    ///
    /// assert_eq!(Target::parse("code:disconnect/0x204"), Target::Code("disconnect".into(), 0x204));
    /// assert_eq!(Target::parse("article:port-blocked#fix"), Target::Article("port-blocked".into(), Some("fix".into())));
    /// assert_eq!(Target::parse("http://example.com"), Target::Unknown("http://example.com".into()));
    /// ```
    pub fn parse(written: &str) -> Self {
        Self::known(written).unwrap_or_else(|| Self::Unknown(written.to_owned()))
    }

    fn known(written: &str) -> Option<Self> {
        if let Some(anchor) = written.strip_prefix('#') {
            return is_id(anchor).then(|| Self::Anchor(anchor.to_owned()));
        }
        let (kind, rest) = written.split_once(':')?;
        match kind {
            "article" => id_and_anchor(rest).map(|(id, anchor)| Self::Article(id, anchor)),
            "page" => id_and_anchor(rest).map(|(id, anchor)| Self::Page(id, anchor)),
            "source" => is_id(rest).then(|| Self::Source(rest.to_owned())),
            "code" => numbered(rest, '/').map(|(space, value)| Self::Code(space, value)),
            "event" => numbered(rest, '/').map(|(provider, id)| Self::Event(provider, id)),
            "https" => is_address(rest).then(|| Self::Web(written.to_owned())),
            _ => None,
        }
    }
}

/// A name and a number with a separator between them: `disconnect:0x904`, `schannel/36870`.
pub(super) fn numbered(written: &str, separator: char) -> Option<(String, u32)> {
    let (name, number) = written.split_once(separator)?;
    (is_id(name)).then_some(())?;
    Some((name.to_owned(), number_of(number)?))
}

fn number_of(written: &str) -> Option<u32> {
    let hexadecimal = written
        .strip_prefix("0x")
        .or_else(|| written.strip_prefix("0X"));
    let (digits, radix) = hexadecimal.map_or((written, 10), |digits| (digits, 16));
    // `from_str_radix` takes a sign, which no number of ours has.
    digits.chars().all(|c| c.is_digit(radix)).then_some(())?;
    u32::from_str_radix(digits, radix).ok()
}

fn id_and_anchor(written: &str) -> Option<(String, Option<String>)> {
    match written.split_once('#') {
        None => is_id(written).then(|| (written.to_owned(), None)),
        Some((id, anchor)) => {
            (is_id(id) && is_id(anchor)).then(|| (id.to_owned(), Some(anchor.to_owned())))
        }
    }
}

/// Letters, digits, `-` and `_`: what an id or an anchor can be, letter case left to the reader
/// who looks it up.
pub(super) fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

fn is_address(after_scheme: &str) -> bool {
    after_scheme.strip_prefix("//").is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or("");
        let is_clean = !rest.chars().any(|c| c.is_control() || c.is_whitespace());
        !host.is_empty() && is_clean && !host.contains(['@', '\\'])
    })
}
