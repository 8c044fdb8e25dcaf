//! `reconnect decode --redact`: the text without names on standard output, what was taken out on standard error.

use decoder::KnowledgeBase;
use decoder::redact::{Options, Redactor};
use decoder::report::removed_in_words;

use super::{Console, Failure};

pub(super) fn print(
    knowledge: &KnowledgeBase,
    text: &str,
    console: &mut Console<'_>,
) -> Result<(), Failure> {
    let redacted = Redactor::new(knowledge).redact(text, Options::default());
    console.answers.write_all(redacted.text.as_bytes())?;
    if !redacted.text.ends_with('\n') {
        console.answers.write_all(b"\n")?;
    }
    if redacted.removals.is_empty() {
        writeln!(
            console.messages,
            "nothing that looks like a name or a secret; read it before you give it away"
        )?;
        return Ok(());
    }
    let removed = removed_in_words(&redacted.counts());
    writeln!(
        console.messages,
        "taken out: {removed}; read it before you give it away"
    )?;
    if redacted.has_secrets() {
        writeln!(
            console.messages,
            "warning: a secret stood in the text; whoever has seen it knows it, so change it"
        )?;
    }
    Ok(())
}
