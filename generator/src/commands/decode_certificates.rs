//! Certificates in what was given → what a person reads on a terminal, and their key in the JSON.

use std::fmt::Write;

use decoder::certificate::{Certificate, Day, Flaw, flaws, has_context, of_pem, read};
use decoder::{Confidence, KnowledgeBase, Span};
use jiff::civil::Date;
use serde::Serialize;

use super::decode::with_key;
use super::decode_text::article_line;
use super::inputs::Inputs;

/// The certificates of a text and of files, and what is wrong with them.
pub(super) struct Certificates {
    /// With the name of its file; those of the text have a place instead.
    all: Vec<(Option<String>, Certificate)>,
    flaws: Vec<Flaw>,
}

impl Certificates {
    /// `is_about_rdp`: something else in what was given is about Remote Desktop.
    pub(super) fn of(inputs: &Inputs, today: Date, is_about_rdp: bool) -> Self {
        let text = &inputs.text;
        let of_text = read(text).into_iter().chain(of_pem(text));
        let of_files = inputs.certificates.iter();
        let of_files = of_files.map(|(name, it)| (Some(name.clone()), it.clone()));
        let all: Vec<_> = of_text.map(|it| (None, it)).chain(of_files).collect();
        let only: Vec<Certificate> = all.iter().map(|(_, it)| it.clone()).collect();
        let month = u32::from(today.month().unsigned_abs());
        let day = u32::from(today.day().unsigned_abs());
        let today = Day::of(i64::from(today.year()), month, day);
        let flaws = flaws(&only, Some(today), is_about_rdp || has_context(text));
        Self { all, flaws }
    }

    /// In words; nothing where there are none.
    pub(super) fn in_words(&self, knowledge: &KnowledgeBase) -> Option<String> {
        let mut words = String::from("Certificates:\n");
        for (at, (file, certificate)) in self.all.iter().enumerate() {
            let name = match (certificate.subject.as_str(), file) {
                ("", None) => "a certificate",
                ("", Some(file)) => file,
                (subject, _) => subject,
            };
            write_line(&mut words, &format!("  {name}{}", validity(certificate)));
            let of_this = self.flaws.iter().filter(|flaw| flaw.certificate == at);
            let mut of_this = of_this.peekable();
            if of_this.peek().is_none() {
                write_line(
                    &mut words,
                    "      nothing that is shown of it stands in the way",
                );
            }
            for flaw in of_this {
                let sure = match flaw.article {
                    Some(_) => format!("{}: ", flaw.confidence.as_str()),
                    None => String::new(),
                };
                write_line(&mut words, &format!("      {sure}{}", flaw.says));
                words.push_str(&article_line(knowledge, flaw.article));
            }
        }
        (!self.all.is_empty()).then_some(words)
    }

    /// The answer with the key `certificates`, where there are some.
    pub(super) fn added_to(&self, mut answer: String) -> String {
        if self.all.is_empty() {
            return answer;
        }
        let all = self.all.iter().enumerate();
        let views = all.map(|(at, (file, it))| self.view(at, file.as_deref(), it));
        with_key(&mut answer, "certificates", &views.collect::<Vec<_>>());
        answer
    }

    fn view<'c>(&'c self, at: usize, file: Option<&'c str>, it: &'c Certificate) -> View<'c> {
        let of_this = self.flaws.iter().filter(|flaw| flaw.certificate == at);
        let place = |span: Span| file.is_none().then_some(span);
        let date = |day: &Day| day.in_words();
        View {
            file,
            start: place(it.span).map(|span| span.start),
            end: place(it.span).map(|span| span.end),
            subject: &it.subject,
            issuer: &it.issuer,
            not_before: it.not_before.as_ref().map(|seen| date(&seen.value)),
            not_after: it.not_after.as_ref().map(|seen| date(&seen.value)),
            flaws: of_this
                .map(|flaw| FlawView {
                    says: &flaw.says,
                    article: flaw.article,
                    confidence: flaw
                        .article
                        .map(|_| flaw.confidence)
                        .map(Confidence::as_str),
                    start: place(flaw.span).map(|span| span.start),
                    end: place(flaw.span).map(|span| span.end),
                })
                .collect(),
        }
    }
}

/// `, valid from 2026-03-20 to 2026-09-19`
fn validity(certificate: &Certificate) -> String {
    let day = |word: &str, day: Option<Day>| {
        day.map_or_else(String::new, |day| format!(" {word} {}", day.in_words()))
    };
    let from = day(
        "from",
        certificate.not_before.as_ref().map(|seen| seen.value),
    );
    let to = day("to", certificate.not_after.as_ref().map(|seen| seen.value));
    if from.is_empty() && to.is_empty() {
        return String::new();
    }
    format!(", valid{from}{to}")
}

fn write_line(words: &mut String, line: &str) {
    writeln!(words, "{line}").expect("a string takes every line");
}

/// As in `docs/decode-json.md`.
#[derive(Serialize)]
struct View<'c> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
    subject: &'c str,
    issuer: &'c str,
    not_before: Option<String>,
    not_after: Option<String>,
    flaws: Vec<FlawView<'c>>,
}

#[derive(Serialize)]
struct FlawView<'c> {
    says: &'c str,
    article: Option<&'c str>,
    confidence: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
}
