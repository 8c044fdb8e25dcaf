//! Numbers in every notation that people paste, read as `u32`.
//!
//! In a document a number is what its notation says. In a query the same digits may have
//! lost their `0x` or their minus sign on the way, so they are read in every likely way.
//!
//! Must not: accept a number that merely resembles the one asked for.

use alloc::string::String;
use alloc::vec::Vec;

use super::fold::fold;

/// From here on a number without its sign may be an HRESULT that lost its minus.
const LOOKS_LIKE_LOST_MINUS: u64 = 1_000_000_000;
/// Codes of the forms HRESULT and NTSTATUS start here when they report an error.
const TOP_BIT: u32 = 0x8000_0000;
/// `HRESULT_FROM_WIN32`: a Win32 code stands in the low half.
const FROM_WIN32: u32 = 0x8007_0000;
/// `HRESULT_FROM_NT`: an NTSTATUS with this bit set.
const FROM_NT: u32 = 0x1000_0000;

/// A number as somebody wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Number {
    /// `0x904`, `904h`. `digits` as written, leading zeros included.
    Hexadecimal { value: u32, digits: usize },
    /// `8009030D`, `c06`: hexadecimal digits, with a letter, without a mark.
    BareHexadecimal { value: u32, digits: usize },
    /// `2308`; `hexadecimal` is the same digits read so, where there are 3 to 8 of them.
    Decimal {
        value: u32,
        digits: usize,
        hexadecimal: Option<u32>,
    },
    /// `-2147023436`; `value` in two's complement.
    Negative { value: u32 },
}

/// A number as a document holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The number.
    pub(crate) value: u32,
    /// Its notation says that it is a code: not a count, a port or a year.
    pub(crate) is_code: bool,
}

/// One way to understand a number in a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// First value that fits.
    pub(crate) from: u32,
    /// Last value that fits; equal to `from` except for a code that is still being typed.
    pub(crate) to: u32,
    /// How much a match counts, of 16.
    pub(crate) weight: u32,
    /// A page about this value is what was asked for.
    pub(crate) is_exact: bool,
    /// Only pages of the code space `win32` fit.
    pub(crate) win32_only: bool,
}

impl Number {
    /// Reads a whole chunk or segment. `None` where it is not a number of 32 bits.
    pub(crate) fn read(raw: &str) -> Option<Self> {
        // The longest notation, 64 bits in decimal with a sign, has 20 characters;
        // full-width ones take three bytes.
        if raw.len() > 63 || !raw.starts_with(may_open_a_number) {
            return None;
        }
        let folded: String = fold(raw).chars().filter(|it| !it.is_whitespace()).collect();
        let text = folded.as_str();
        if let Some(digits) = text.strip_prefix("0x") {
            let digits = digits.trim_end_matches(['l', 'u']);
            let value = hexadecimal(digits)?;
            return Some(Self::Hexadecimal {
                value,
                digits: digits.len(),
            });
        }
        if let Some(digits) = text.strip_prefix(|it: char| !it.is_alphanumeric() && it != '_') {
            let magnitude: i64 = decimal(digits)?.try_into().ok()?;
            let value = i32::try_from(-magnitude).ok()?.cast_unsigned();
            return Some(Self::Negative { value });
        }
        if text.bytes().all(|it| it.is_ascii_digit()) {
            let value = narrow(decimal(text)?)?;
            let hexadecimal = if (3..=8).contains(&text.len()) {
                hexadecimal(text)
            } else {
                None
            };
            return Some(Self::Decimal {
                value,
                digits: text.len(),
                hexadecimal,
            });
        }
        // Without a digit it is a word (`face`, `each`), unless it has the length of a code.
        let is_likely = |digits: &str| {
            digits.len() == 8 || (digits.len() >= 3 && digits.bytes().any(|it| it.is_ascii_digit()))
        };
        if let Some(digits) = text.strip_suffix('h')
            && is_likely(digits)
        {
            let value = hexadecimal(digits)?;
            return Some(Self::Hexadecimal {
                value,
                digits: digits.len(),
            });
        }
        if is_likely(text) {
            let value = hexadecimal(text)?;
            return Some(Self::BareHexadecimal {
                value,
                digits: text.len(),
            });
        }
        None
    }

    /// It may as well be a name: `c06`, `1af`.
    pub(crate) fn may_be_a_word(self) -> bool {
        matches!(self, Self::BareHexadecimal { digits, .. } if digits < 8)
    }

    /// What a document says with this number.
    pub(crate) fn mentions(self) -> Vec<Mention> {
        let mention = |value, is_code| Mention { value, is_code };
        match self {
            Self::Hexadecimal { value, .. } | Self::Negative { value } => {
                [mention(value, true)].into()
            }
            Self::BareHexadecimal { value, digits } => [mention(value, digits == 8)].into(),
            Self::Decimal {
                value,
                digits,
                hexadecimal,
            } => {
                let mut found = Vec::from([mention(value, value >= TOP_BIT)]);
                found.extend(lost_minus(value).map(|value| mention(value, false)));
                let bare_code = hexadecimal.filter(|it| digits == 8 && *it >= TOP_BIT);
                found.extend(bare_code.map(|value| mention(value, true)));
                found
            }
        }
    }

    /// Every likely way to understand this number in a query. `alone`: the query is nothing else.
    pub(crate) fn readings(self, alone: bool) -> Vec<Reading> {
        let mut found = Vec::new();
        match self {
            Self::Hexadecimal { value, digits } => {
                found.push(Reading::of(value, 16, true));
                found.extend(still_typing(value, digits));
            }
            Self::BareHexadecimal { value, digits } => {
                found.push(Reading::of(value, 15, alone || digits == 8));
                found.extend(still_typing(value, digits));
            }
            Self::Decimal {
                value,
                digits,
                hexadecimal,
            } => {
                found.push(Reading::of(value, 16, alone || value >= TOP_BIT));
                found.extend(lost_minus(value).map(|it| Reading::of(it, 14, true)));
                if let Some(value) = hexadecimal {
                    let is_exact = alone || (digits == 8 && value >= TOP_BIT);
                    found.push(Reading::of(value, 14, is_exact));
                    found.extend(still_typing(value, digits));
                }
            }
            Self::Negative { value } => {
                found.push(Reading::of(value, 16, true));
                let magnitude = value.wrapping_neg();
                if magnitude <= 0xFFFF {
                    found.push(Reading::of(magnitude, 8, false));
                }
            }
        }
        let first = found[0].from;
        found.extend(same_failure(first));
        found
    }
}

impl Reading {
    fn of(value: u32, weight: u32, is_exact: bool) -> Self {
        Self {
            from: value,
            to: value,
            weight,
            is_exact,
            win32_only: false,
        }
    }
}

/// The same failure in its other coat: an HRESULT around a Win32 code or an NTSTATUS.
fn same_failure(value: u32) -> impl Iterator<Item = Reading> {
    let inner = (value & 0xFFFF_0000 == FROM_WIN32).then(|| Reading {
        win32_only: true,
        ..Reading::of(value & 0xFFFF, 12, false)
    });
    let outer = (1..=0xFFFF)
        .contains(&value)
        .then(|| Reading::of(FROM_WIN32 | value, 6, false));
    let status =
        (value & 0xE000_0000 == 0xC000_0000).then(|| Reading::of(value ^ FROM_NT, 10, false));
    inner.into_iter().chain(outer).chain(status)
}

/// Codes that begin with these digits, once there are enough to tell codes apart.
fn still_typing(value: u32, digits: usize) -> impl Iterator<Item = Reading> {
    let missing = if (4..8).contains(&digits) && value > 0 {
        8 - digits
    } else {
        0
    };
    (1..=missing).filter_map(move |more| {
        let shift = u32::try_from(more).ok()? * 4;
        let from = u32::try_from(u64::from(value) << shift).ok()?;
        let to = from | ((1 << shift) - 1);
        Some(Reading {
            from,
            to,
            weight: 8,
            is_exact: false,
            win32_only: false,
        })
    })
}

fn lost_minus(value: u32) -> Option<u32> {
    let fits = u64::from(value) >= LOOKS_LIKE_LOST_MINUS && value <= TOP_BIT;
    fits.then(|| value.wrapping_neg())
}

fn may_open_a_number(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(
            character,
            '-' | '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{ff0d}'
        )
}

fn hexadecimal(digits: &str) -> Option<u32> {
    // `from_str_radix` would accept a sign.
    let plain = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_hexdigit());
    if plain {
        narrow(u64::from_str_radix(digits, 16).ok()?)
    } else {
        None
    }
}

fn decimal(digits: &str) -> Option<u64> {
    let plain = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

/// 32 bits as they are, or a 32-bit code whose sign was carried into 64 bits.
fn narrow(value: u64) -> Option<u32> {
    const CARRIED: u64 = 0xFFFF_FFFF_8000_0000;
    let low = if value >= CARRIED {
        value & 0xFFFF_FFFF
    } else {
        value
    };
    u32::try_from(low).ok()
}
