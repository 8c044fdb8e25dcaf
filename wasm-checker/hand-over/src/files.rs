//! Connection files and certificates in words, for the panel.
//!
//! Must not: know about a browser.

use decoder::KnowledgeBase;
use decoder::certificate::{Certificate, Day, flaws, has_context, of_pem, read};
use decoder::rdp_file::{self, RdpFile, Settings};

/// Letters of a line that are shown: a signature has hundreds that say nothing.
const MOST: usize = 80;

/// What files are read with.
pub(crate) struct Told<'t> {
    pub(crate) knowledge: &'t KnowledgeBase,
    pub(crate) settings: &'t Settings,
    pub(crate) today: Day,
}

impl Told<'_> {
    /// Five texts for each thing there is to say: `file` (a heading), `risk`, `wrong`, `line` or `fine`; what it is about; a
    /// sentence; the address of an article from the root of the site and its title, or nothing.
    pub(crate) fn told(&self, text: &str, is_about_rdp: bool) -> Vec<String> {
        let mut texts = Vec::new();
        if let Some(file) = rdp_file::read(self.settings, text) {
            self.connection_file(&mut texts, &file, text);
        }
        self.certificates(&mut texts, text, is_about_rdp);
        texts
    }

    fn connection_file(&self, texts: &mut Vec<String>, file: &RdpFile, text: &str) {
        let signed = if file.is_signed {
            "It is signed; whether the signature is valid cannot be told from the text."
        } else {
            "It is not signed."
        };
        self.say(
            texts,
            ["file", "A Remote Desktop connection file", signed],
            None,
        );
        for note in &file.notes {
            let kind = if note.is_risk { "risk" } else { "wrong" };
            self.say(
                texts,
                [kind, &shortened(note.span.of(text)), &note.says],
                None,
            );
        }
        for line in &file.lines {
            let meaning = format!("{} {}", line.meaning, line.says);
            let article = line.article.as_deref();
            let title = shortened(line.span.of(text));
            self.say(texts, ["line", &title, meaning.trim()], article);
            if let Some(risk) = &line.risk {
                self.say(texts, ["risk", &title, risk], None);
            }
        }
    }

    fn certificates(&self, texts: &mut Vec<String>, text: &str, is_about_rdp: bool) {
        let all: Vec<Certificate> = read(text).into_iter().chain(of_pem(text)).collect();
        let flaws = flaws(&all, Some(self.today), is_about_rdp || has_context(text));
        for (at, certificate) in all.iter().enumerate() {
            let title = match certificate.subject.as_str() {
                "" => "A certificate".into(),
                subject => format!("Certificate of {subject}"),
            };
            self.say(texts, ["file", &title, &validity(certificate)], None);
            let of_this: Vec<_> = flaws.iter().filter(|flaw| flaw.certificate == at).collect();
            if of_this.is_empty() {
                let fine = "Nothing that is shown of it stands in the way.";
                self.say(texts, ["fine", "", fine], None);
            }
            for flaw in of_this {
                let sure = match flaw.article {
                    Some(_) => flaw.confidence.as_str(),
                    None => "",
                };
                self.say(texts, ["wrong", sure, &flaw.says], flaw.article);
            }
        }
    }

    fn say(&self, texts: &mut Vec<String>, said: [&str; 3], article: Option<&str>) {
        texts.extend(said.map(String::from));
        let article = article.and_then(|id| self.knowledge.article(id));
        let (url, title) = article.map_or(("", ""), |it| (&it.url, &it.title));
        texts.extend([url, title].map(String::from));
    }
}

fn shortened(line: &str) -> String {
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.into(),
    }
}

/// `Valid from 2026-03-20 to 2026-09-19.`
fn validity(certificate: &Certificate) -> String {
    let day = |word: &str, day: Option<Day>| {
        day.map_or_else(String::new, |day| format!(" {word} {}", day.in_words()))
    };
    let from = day("from", certificate.not_before.as_ref().map(|it| it.value));
    let to = day("to", certificate.not_after.as_ref().map(|it| it.value));
    if from.is_empty() && to.is_empty() {
        return String::new();
    }
    format!("Valid{from}{to}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_neither_says_nothing_and_an_expired_certificate_says_so() {
        let knowledge = KnowledgeBase::default();
        let settings = Settings::default();
        let told = Told {
            knowledge: &knowledge,
            settings: &settings,
            today: Day::of(2026, 11, 28),
        };
        assert!(told.told("Error code: 0x904", true).is_empty());
        let text = "Subject      : CN=SRV01.example.com\nIssuer       : CN=SRV01.example.com\n\
                    Thumbprint   : 0123456789ABCDEF0123456789ABCDEF01234567\n\
                    NotBefore    : 3/20/2026 8:00:00 AM\nNotAfter     : 9/19/2026 8:00:00 AM\n";
        let texts = told.told(text, true);
        assert_eq!(texts.len() % 5, 0);
        assert_eq!(texts[..2], ["file", "Certificate of CN=SRV01.example.com"]);
        assert!(
            texts.iter().any(|text| text.contains("expired")),
            "{texts:?}"
        );
    }
}
