//! Names of Windows codes that nobody here described, out of Microsoft's own metadata.
//!
//! They travel apart from the knowledge base, packed, and are loaded when a code is not in it. The
//! packed form leaves to a server's compression what that does well: values are differences, names are
//! the words in which they differ from the name before, and no byte is above 0x7F.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::SpaceId;

/// Longest name that is read; the longest published one has 78 letters.
const LONGEST_NAME: usize = 255;
/// Bytes up to this one start a name: one more than the words that it shares with the name before.
const LAST_START: u8 = 0x1F;
/// Bits of a number in a byte; the next one says that the number goes on.
const DIGIT_BITS: u32 = 6;

/// Names by value and values by name. Several names can have one value, and one name two values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportedNames {
    /// Which space begins at which name, in the order of the names.
    spaces: Vec<(SpaceId, usize)>,
    /// The value of each name, ascending within a space.
    values: Vec<u32>,
    /// Where each name ends in `text`.
    ends: Vec<u32>,
    /// All names, one after the other.
    text: String,
    /// A hash table: one more than the number of a name, or 0.
    slots: Vec<u16>,
}

impl ImportedNames {
    /// The format this version writes and reads.
    pub const FORMAT: u8 = 1;

    /// Takes rows in; those of a space stand together, sorted by value, the usual name of a value first.
    ///
    /// Refuses rows out of order and names of other letters than `A-Z`, `a-z`, `0-9` and `_`.
    pub fn from_rows<'n>(
        rows: impl IntoIterator<Item = (SpaceId, u32, &'n str)>,
    ) -> Result<Self, WrongNames> {
        let mut names = Self::default();
        for (space, value, name) in rows {
            if names.spaces.last().is_none_or(|(last, _)| *last != space) {
                names.begin(space)?;
            }
            names.add(value, "", name.as_bytes())?;
        }
        names.index()
    }

    /// Reads the packed form. Any bytes are answered; not every one with names.
    pub fn from_packed(packed: &[u8]) -> Result<Self, WrongNames> {
        let mut bytes = packed.iter();
        match bytes.next() {
            Some(&Self::FORMAT) => {}
            Some(&other) => return Err(WrongNames::Format(other)),
            None => return Err(WrongNames::Damaged),
        }
        let mut spaces = Vec::new();
        let mut values = Vec::new();
        for _ in 0..number(&mut bytes)? {
            let at = usize::try_from(number(&mut bytes)?).unwrap_or(usize::MAX);
            let space = *SpaceId::ALL.get(at).ok_or(WrongNames::Damaged)?;
            let n_names = number(&mut bytes)?;
            let mut value = 0_u32;
            for _ in 0..n_names {
                let step = number(&mut bytes)?;
                value = value.checked_add(step).ok_or(WrongNames::Damaged)?;
                values.push(value);
            }
            spaces.push((space, n_names));
        }
        let mut names = Self::default();
        let mut values = values.into_iter();
        let mut rest = bytes.as_slice();
        for (space, n_names) in spaces {
            names.begin(space)?;
            for _ in 0..n_names {
                let value = values.next().ok_or(WrongNames::Damaged)?;
                rest = names.add_packed(value, rest)?;
            }
        }
        if !rest.is_empty() {
            return Err(WrongNames::Damaged);
        }
        names.index()
    }

    /// Writes the packed form, the same bytes for the same names.
    pub fn to_packed(&self) -> Vec<u8> {
        let mut packed = vec![Self::FORMAT];
        write_number(&mut packed, self.spaces.len());
        for (at, &(space, first)) in self.spaces.iter().enumerate() {
            let end = self.end_of_space(at);
            let place = SpaceId::ALL.iter().position(|known| *known == space);
            write_number(&mut packed, place.unwrap_or_default());
            write_number(&mut packed, end - first);
            let mut last = 0;
            for &value in self.values.get(first..end).unwrap_or_default() {
                write_number(&mut packed, (value - last) as usize);
                last = value;
            }
        }
        let mut last = "";
        for at in 0..self.values.len() {
            let name = self.name(at);
            let (n_words, shared) = shared_words(last, name);
            packed.push(n_words + 1);
            packed.extend(name.as_bytes().get(shared..).unwrap_or_default());
            last = name;
        }
        packed
    }

    /// How many names there are.
    pub const fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no name at all.
    pub const fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The names of a value in a space, the usual one first.
    pub fn names(&self, space: SpaceId, value: u32) -> impl Iterator<Item = &str> {
        let at = self.spaces.iter().position(|(known, _)| *known == space);
        let range = at.map_or(0..0, |at| {
            let first = self.spaces.get(at).map_or(0, |(_, first)| *first);
            first..self.end_of_space(at)
        });
        let values = self.values.get(range.clone()).unwrap_or_default();
        let first = range.start + values.partition_point(|known| *known < value);
        (first..range.end)
            .take_while(move |at| self.values.get(*at) == Some(&value))
            .map(|at| self.name(at))
    }

    /// What a name stands for, and the name as it is published; the case of letters does not matter.
    pub fn find(&self, name: &str) -> Option<(SpaceId, u32, &str)> {
        let at = self.slot_of(name).ok()?;
        let (space, _) = self.spaces.iter().rfind(|(_, first)| *first <= at)?;
        Some((*space, *self.values.get(at)?, self.name(at)))
    }

    fn name(&self, at: usize) -> &str {
        let end_of = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let start = at.checked_sub(1).map_or(0, end_of);
        self.text.get(start..end_of(at)).unwrap_or_default()
    }

    fn end_of_space(&self, at: usize) -> usize {
        let next = self.spaces.get(at + 1);
        next.map_or(self.values.len(), |(_, first)| *first)
    }

    fn begin(&mut self, space: SpaceId) -> Result<(), WrongNames> {
        if self.spaces.iter().any(|(known, _)| *known == space) {
            return Err(WrongNames::Damaged);
        }
        self.spaces.push((space, self.values.len()));
        Ok(())
    }

    /// Takes a name in: what it shares with the one before, and the rest of it.
    fn add(&mut self, value: u32, shared: &str, rest: &[u8]) -> Result<(), WrongNames> {
        let is_first = self.spaces.last().map(|(_, first)| *first) == Some(self.values.len());
        let is_in_order = is_first || self.values.last().is_some_and(|last| *last <= value);
        let length = shared.len() + rest.len();
        let is_good = rest
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
        if !is_in_order || !is_good || !(1..=LONGEST_NAME).contains(&length) {
            return Err(WrongNames::Damaged);
        }
        self.text.push_str(shared);
        self.text.extend(rest.iter().map(|byte| char::from(*byte)));
        self.values.push(value);
        let end = u32::try_from(self.text.len()).map_err(|_| WrongNames::Damaged)?;
        self.ends.push(end);
        Ok(())
    }

    /// Takes the next packed name in and returns what follows it.
    fn add_packed<'p>(&mut self, value: u32, packed: &'p [u8]) -> Result<&'p [u8], WrongNames> {
        let Some((&start @ 1..=LAST_START, rest)) = packed.split_first() else {
            return Err(WrongNames::Damaged);
        };
        let end = rest.iter().position(|byte| *byte <= LAST_START);
        let (own, rest) = rest.split_at(end.unwrap_or(rest.len()));
        let last = self.values.len().checked_sub(1);
        let last = last.map_or("", |last| self.name(last));
        let n_words = usize::from(start - 1);
        let shared = last.split_inclusive('_').take(n_words);
        let is_whole = shared.clone().filter(|word| word.ends_with('_')).count() == n_words;
        let shared = shared.map(str::len).sum();
        let shared: String = last.get(..shared).unwrap_or_default().into();
        if !is_whole {
            return Err(WrongNames::Damaged);
        }
        self.add(value, &shared, own)?;
        Ok(rest)
    }

    /// Makes every name findable.
    fn index(mut self) -> Result<Self, WrongNames> {
        u16::try_from(self.values.len()).map_err(|_| WrongNames::Damaged)?;
        self.slots = vec![0; (self.values.len() * 2).next_power_of_two()];
        for at in 0..self.values.len() {
            // A name that two spaces have stays with the first.
            if let Err(free) = self.slot_of(self.name(at))
                && let Some(slot) = self.slots.get_mut(free)
            {
                *slot = u16::try_from(at + 1).unwrap_or_default();
            }
        }
        Ok(self)
    }

    /// The number of a name, or the free slot where it would be.
    fn slot_of(&self, name: &str) -> Result<usize, usize> {
        // FNV-1a; the last slot of a chain is free, because only half of them are taken.
        let hash = name.bytes().fold(0x811C_9DC5_u32, |hash, byte| {
            (hash ^ u32::from(byte.to_ascii_uppercase())).wrapping_mul(0x0100_0193)
        });
        let mut slot = hash as usize;
        loop {
            slot %= self.slots.len().max(1);
            match self.slots.get(slot) {
                None | Some(0) => return Err(slot),
                Some(&taken) => {
                    let at = usize::from(taken) - 1;
                    if self.name(at).eq_ignore_ascii_case(name) {
                        return Ok(at);
                    }
                }
            }
            slot += 1;
        }
    }
}

/// How many whole words two names begin with, and how many bytes that is.
fn shared_words(one: &str, other: &str) -> (u8, usize) {
    let words = one.split_inclusive('_').zip(other.split_inclusive('_'));
    let shared = words.take_while(|(one, other)| one == other && one.ends_with('_'));
    shared
        .take(usize::from(LAST_START) - 1)
        .fold((0, 0), |(n, bytes), (word, _)| (n + 1, bytes + word.len()))
}

fn write_number(packed: &mut Vec<u8>, mut number: usize) {
    const MORE: usize = 1 << DIGIT_BITS;
    loop {
        let digit = number % MORE;
        number /= MORE;
        let more = if number == 0 { 0 } else { MORE };
        packed.push(u8::try_from(digit + more).unwrap_or_default());
        if number == 0 {
            return;
        }
    }
}

fn number<'b>(bytes: &mut impl Iterator<Item = &'b u8>) -> Result<u32, WrongNames> {
    let mut number = 0_u32;
    let mut shift = 0;
    loop {
        let byte = u32::from(*bytes.next().ok_or(WrongNames::Damaged)?);
        let digit = byte % (1 << DIGIT_BITS);
        if byte >> DIGIT_BITS > 1 || shift >= u32::BITS || digit << shift >> shift != digit {
            return Err(WrongNames::Damaged);
        }
        number |= digit << shift;
        if byte == digit {
            return Ok(number);
        }
        shift += DIGIT_BITS;
    }
}

/// Why bytes are no names that this version can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongNames {
    /// Not packed names, or cut off, or out of order.
    Damaged,
    /// Written by another version.
    Format(u8),
}

impl core::fmt::Display for WrongNames {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Damaged => f.write_str("these are no packed names, or they are cut off"),
            Self::Format(found) => write!(
                f,
                "the names have format {found}, this program reads format {}",
                ImportedNames::FORMAT
            ),
        }
    }
}

impl core::error::Error for WrongNames {}
