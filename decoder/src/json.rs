//! The reading as JSON, described in `docs/decode-json.md`.

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt::Write as _;

use crate::Span;
use crate::knowledge::{Side, SpaceId, Stage};
use crate::reading::{
    Because, CodeReading, Evidence, Explanation, Finding, More, Reading, SeenEvent,
};
use crate::story::told::{ClockDifference, LeftOut, Line, LineOf, Story};
use crate::time::Clock;

/// Number of the JSON's format. Grows when something is taken away or changes its meaning.
pub const FORMAT: u32 = 1;

/// The reading of `paste`, as one JSON object.
pub fn reading_to_json(reading: &Reading, paste: &str) -> String {
    let mut json = Writer {
        json: String::new(),
        paste,
    };
    json.object(|json| {
        json.number("format", FORMAT as usize);
        json.objects("findings", &reading.findings, finding);
        json.objects("events", &reading.events, event);
        json.text_or_null("stage", reading.stage.map(Stage::as_str));
        json.objects("explanations", &reading.explanations, explanation);
        json.flag("normal", reading.normal);
        json.objects("stories", &reading.stories, story);
        json.member("stories_left_out", &reading.left_out, left_out);
        match &reading.clock_difference {
            Some(difference) => json.member("clock_difference", difference, clock),
            None => json.literal("clock_difference", "null"),
        }
        json.text_or_null("tell_apart", reading.apart.as_deref());
        json.texts("notes", reading.notes.iter().map(String::as_str));
        if !reading.suggestions.is_empty() {
            json.objects("suggestions", &reading.suggestions, |json, one| {
                json.place(one.span);
                json.objects("perhaps", &one.perhaps, |json, code| {
                    json.text("space", code.space.as_str());
                    json.text("value", &value_as_text(code.space, code.value));
                    json.text("name", &code.name);
                });
            });
        }
        if let Some(foreign) = &reading.foreign {
            json.member("foreign", foreign, |json, foreign| {
                json.text("language", &foreign.language);
                json.objects("sentences", &foreign.sentences, |json, one| {
                    json.place(one.span);
                    json.text("english", &one.english);
                });
            });
        }
        if reading.more != More::default() {
            json.member("more", &reading.more, |json, more| {
                json.number("findings", more.findings);
                json.number("events", more.events);
            });
        }
    });
    json.json
}

fn finding(json: &mut Writer<'_>, finding: &Finding) {
    json.place(finding.span);
    json.objects("readings", &finding.readings, |json, reading| {
        json.text("space", reading.space.as_str());
        json.text("value", &value_as_text(reading.space, reading.value));
        json.text("name", &reading.name);
        json.text("meaning", &reading.meaning);
        json.text("because", &because_in_words(reading));
    });
}

fn event(json: &mut Writer<'_>, event: &SeenEvent) {
    json.text("provider", &event.provider);
    json.number("id", event.id as usize);
    json.offsets(event.span);
    json.text("meaning", &event.meaning);
    json.flag("normal", event.normal);
}

fn explanation(json: &mut Writer<'_>, one: &Explanation) {
    json.text("article", &one.article);
    json.text("title", &one.title);
    json.text("url", &one.url);
    json.text("stage", one.stage.as_str());
    json.text("confidence", one.confidence.as_str());
    json.objects("evidence", &one.evidence, evidence);
    json.texts("missing", one.missing.iter().map(String::as_str));
}

fn story(json: &mut Writer<'_>, story: &Story) {
    json.text_or_null("from", story.from.as_deref());
    json.text_or_null("to", story.to.as_deref());
    json.text_or_null("clock", story.clock.map(Clock::as_str));
    json.objects("lines", &story.lines, line);
    json.number("lines_left_out", story.left_out);
    json.text("outcome", story.outcome.as_str());
    json.text_or_null("stage", story.stage.map(Stage::as_str));
    json.text("says", &story.says);
    let ids = story.explanations.iter().map(|one| one.article.as_str());
    json.texts("explanations", ids);
    json.number("alike", story.alike);
    json.text_or_null("first", story.first.as_deref());
}

fn line(json: &mut Writer<'_>, line: &Line) {
    json.text_or_null("time", line.time.as_deref());
    json.text("what", &line.what);
    json.offsets(line.span);
    match line.of {
        LineOf::Event(at) => json.number("event", at),
        LineOf::Finding(at) => json.number("finding", at),
        LineOf::Sentence => {}
    }
    json.number("times", line.times);
    json.flag("normal", line.normal);
    json.text_or_null("side", line.side.map(Side::as_str));
}

fn left_out(json: &mut Writer<'_>, left_out: &LeftOut) {
    json.number("failed", left_out.failed);
    json.number("unknown", left_out.unknown);
    json.number("ordinary", left_out.ordinary);
}

fn clock(json: &mut Writer<'_>, difference: &ClockDifference) {
    json.literal("seconds", &difference.seconds.to_string());
    json.literal("zone_minutes", &difference.zone_minutes.to_string());
    json.text("says", &difference.says);
}

fn evidence(json: &mut Writer<'_>, evidence: &Evidence) {
    json.place(evidence.span);
    json.text("what", &evidence.what);
    json.number("weight", evidence.weight as usize);
}

/// Writes JSON by hand: this is the whole of it, and in the browser a tenth of what a library brings.
struct Writer<'p> {
    json: String,
    paste: &'p str,
}

impl Writer<'_> {
    fn object(&mut self, members: impl FnOnce(&mut Self)) {
        self.separate();
        self.json.push('{');
        members(self);
        self.json.push('}');
    }

    fn member<T>(&mut self, key: &str, value: &T, members: fn(&mut Self, &T)) {
        self.key(key);
        self.object(|json| members(json, value));
    }

    fn objects<T>(&mut self, key: &str, items: &[T], members: fn(&mut Self, &T)) {
        self.key(key);
        self.json.push('[');
        for item in items {
            self.object(|json| members(json, item));
        }
        self.json.push(']');
    }

    fn texts<'t>(&mut self, key: &str, texts: impl IntoIterator<Item = &'t str>) {
        self.key(key);
        self.json.push('[');
        for text in texts {
            self.separate();
            self.quoted(text);
        }
        self.json.push(']');
    }

    fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        self.quoted(text);
    }

    fn text_or_null(&mut self, key: &str, text: Option<&str>) {
        match text {
            Some(text) => self.text(key, text),
            None => self.literal(key, "null"),
        }
    }

    fn number(&mut self, key: &str, number: usize) {
        self.literal(key, &number.to_string());
    }

    fn flag(&mut self, key: &str, flag: bool) {
        self.literal(key, if flag { "true" } else { "false" });
    }

    fn literal(&mut self, key: &str, literal: &str) {
        self.key(key);
        self.json.push_str(literal);
    }

    /// A place in the paste, and what stands there.
    fn place(&mut self, span: Span) {
        self.text("text", span.of(self.paste));
        self.offsets(span);
    }

    fn offsets(&mut self, span: Span) {
        self.number("start", span.start);
        self.number("end", span.end);
    }

    fn key(&mut self, key: &str) {
        self.separate();
        self.quoted(key);
        self.json.push(':');
    }

    /// A comma, unless this is the first of its kind. No value ends in a bracket that opens.
    fn separate(&mut self) {
        if !self.json.is_empty() && !self.json.ends_with(['{', '[', ':']) {
            self.json.push(',');
        }
    }

    fn quoted(&mut self, text: &str) {
        self.json.push('"');
        let mut rest = text;
        while let Some(at) = rest.find(|c| c < ' ' || c == '"' || c == '\\') {
            let (clean, from) = rest.split_at(at);
            self.json.push_str(clean);
            let mut behind = from.chars();
            match behind.next() {
                Some('\n') => self.json.push_str("\\n"),
                Some('\t') => self.json.push_str("\\t"),
                Some('\r') => self.json.push_str("\\r"),
                Some(c @ ('"' | '\\')) => self.json.extend(['\\', c]),
                Some(c) => _ = write!(self.json, "\\u{:04x}", u32::from(c)),
                None => {}
            }
            rest = behind.as_str();
        }
        self.json.push_str(rest);
        self.json.push('"');
    }
}

/// A code as it is usually written: `0x904`, `0x8009030D`.
pub fn value_as_text(space: SpaceId, value: u32) -> String {
    match space {
        SpaceId::Hresult | SpaceId::Ntstatus => format!("0x{value:08X}"),
        _ => format!("{value:#x}"),
    }
}

/// The reason of a reading, as a sentence piece for a reader.
pub fn because_in_words(reading: &CodeReading) -> String {
    let space = reading.space.as_str();
    match &reading.because {
        Because::Labelled(words) => format!("it stands behind \u{201C}{words}\u{201D}"),
        Because::Field(field) => {
            format!("it is {field}, whose values are {space} codes")
        }
        Because::Beside(other) => {
            format!("it stands beside {other}, as a Remote Desktop dialog prints it")
        }
        Because::Named => "its published name stands there".into(),
        Because::Shape => "the value itself says which kind of code it is".into(),
        Because::Inside => "the last four digits of such a number are this Windows error".into(),
        Because::Context => "the text is about Remote Desktop, and this is one of its codes".into(),
        Because::OnlyCandidate => "nothing else that we know has this number".into(),
        Because::Possible => {
            "another table has this number too; nothing in the text points to it".into()
        }
    }
}
