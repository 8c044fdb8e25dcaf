//! What comes out of the stories.

use alloc::string::String;
use alloc::vec::Vec;

use crate::Span;
use crate::knowledge::{Side, Stage};
use crate::reading::Explanation;
use crate::time::Clock;

/// What was seen of one time or one connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// First and last time in it, as in [`Line::time`]; `None` where nothing in it has a time.
    pub from: Option<String>,
    /// See `from`.
    pub to: Option<String>,
    /// Which kind of clock wrote most of it.
    pub clock: Option<Clock>,
    /// What happened, oldest first; at most [`Story::MOST_LINES`].
    pub lines: Vec<Line>,
    /// How much of what happened is not told, between the first and the last lines.
    pub left_out: usize,
    /// Whether it is a failure.
    pub outcome: Outcome,
    /// Where it failed, as far as that can be told.
    pub stage: Option<Stage>,
    /// What happened, in a sentence or two.
    pub says: String,
    /// Articles that fit this story, best first.
    pub explanations: Vec<Explanation>,
    /// How many other stories went the same way and are not told one by one.
    pub alike: usize,
    /// The beginning of the oldest of these.
    pub first: Option<String>,
}

impl Story {
    /// So many lines of a story are told.
    pub const MOST_LINES: usize = 40;
}

/// How a story ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Something failed.
    Failed,
    /// What is there does not tell.
    Unknown,
    /// Nothing in it is a failure.
    Ordinary,
}

impl Outcome {
    /// The word, as in the JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Unknown => "unknown",
            Self::Ordinary => "ordinary",
        }
    }
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// ISO 8601: `2026-11-20T10:11:12Z`, without `Z` in local time, without the date where the text
    /// has none. As written where day and month, or the year, are a guess.
    pub time: Option<String>,
    /// What it is, in words.
    pub what: String,
    /// Where in the paste.
    pub span: Span,
    /// What it is in the reading.
    pub of: LineOf,
    /// How often it happened in a row.
    pub times: usize,
    /// It is ordinary operation, here at least.
    pub normal: bool,
    /// Which machine wrote it.
    pub side: Option<Side>,
}

/// What a line is in the reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineOf {
    /// Index into [`crate::Reading::events`].
    Event(usize),
    /// Index into [`crate::Reading::findings`].
    Finding(usize),
    /// A sentence known by its wording.
    Sentence,
}

/// Stories that are not told, by their outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Failures.
    pub failed: usize,
    /// Nobody can tell.
    pub unknown: usize,
    /// Ordinary operation.
    pub ordinary: usize,
}

/// The server's clock against the client's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockDifference {
    /// Seconds that the server's clock is ahead; negative where it is behind.
    pub seconds: i64,
    /// Minutes that the server's times are ahead because of the time zone they are written in.
    pub zone_minutes: i64,
    /// The difference and what it is judged by, in a sentence.
    pub says: String,
}
