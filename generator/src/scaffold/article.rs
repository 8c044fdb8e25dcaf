//! An article, with its facts from the tables, and a sample where the facts alone lead to it.

use std::fmt::Write as _;

use decoder::Decoder;
use decoder::knowledge::{SpaceId, Stage};

use super::check;
use super::{Fact, Refusal, Scaffold, must_be_id};
use crate::diagnostic::{list, nearest};
use crate::library::Library;
use crate::library::slip;

/// What the tables say of the facts.
#[derive(Default)]
struct Known {
    /// One line each, for the author.
    notes: Vec<String>,
    clues: Vec<String>,
    stage: Option<Stage>,
    sources: Vec<String>,
    related: Vec<String>,
    /// What a person would paste who has these facts and nothing else.
    paste: String,
    /// How the title may name them.
    shown: Vec<String>,
}

pub(super) fn new(
    library: &Library,
    id: &str,
    facts: &[Fact],
    today: &str,
    has_signature: bool,
) -> Result<Scaffold, Refusal> {
    must_be_id(id)?;
    must_be_free(library, id)?;
    let mut known = Known::default();
    for fact in facts {
        known.add(library, fact)?;
    }
    let reading = Decoder::new(&library.knowledge).decode(&known.paste);
    let claimed: Vec<&str> = reading
        .explanations
        .iter()
        .map(|it| it.article.as_str())
        .collect();
    // Without a stage nothing can be proved of the article yet.
    let is_provable = has_signature && !facts.is_empty() && known.stage.is_some();
    let is_alone = is_provable && claimed.is_empty();
    let mut scaffold = Scaffold::default();
    scaffold.new.push((
        format!("articles/{id}.md"),
        text(id, &known, today, is_alone),
    ));
    if is_alone {
        scaffold
            .new
            .push((format!("samples/{id}/facts.txt"), known.paste));
    }
    scaffold.next.push(format!(
        "write what stands at each `TODO` in content/articles/{id}.md"
    ));
    if !claimed.is_empty() {
        scaffold.next.push(format!(
            "with these facts alone the decoder leads to {} already: say in `[[signature]]` what tells this problem apart",
            list(claimed.iter().copied().take(4))
        ));
    }
    scaffold.next.push(if is_alone {
        format!(
            "put what people really paste into content/samples/{id}/, in the place of facts.txt"
        )
    } else {
        format!("put a paste for each signature into content/samples/{id}/<name>.txt")
    });
    scaffold
        .next
        .push("`reconnect lint` says what is left".into());
    Ok(scaffold)
}

fn must_be_free(library: &Library, id: &str) -> Result<(), Refusal> {
    let articles = library.articles.iter().chain(&library.drafts);
    let is_taken =
        articles.into_iter().any(|article| article.id == id) || library.hidden.contains(id);
    if is_taken {
        return Err(Refusal::new(
            format!("there is an article `{id}` already"),
            format!(
                "add to content/articles/{id}.md, or name this one after what is wrong: `--id {id}-<what-is-wrong>`"
            ),
        ));
    }
    if id == "index" {
        return Err(Refusal::new(
            "`articles/index.html` is the list of all articles",
            "name the article after what is wrong: `--id <what-is-wrong>`",
        ));
    }
    Ok(())
}

impl Known {
    fn add(&mut self, library: &Library, fact: &Fact) -> Result<(), Refusal> {
        match fact {
            Fact::Code(space, value) => self.add_code(library, *space, *value),
            Fact::Event(provider, id) => self.add_event(library, provider, *id),
        }
    }

    fn add_code(&mut self, library: &Library, space: SpaceId, value: u32) -> Result<(), Refusal> {
        let name = space.as_str();
        let Some((table, row)) = library.space(space).zip(library.code(space, value)) else {
            let rows = library.space(space).map_or(&[][..], |table| &table.codes);
            let near = slip::nearest_hexadecimal(value, rows.iter().map(|row| row.value.value));
            let help = format!("`reconnect new code {name}:{value:#x}` adds it");
            let help = near.map_or_else(
                || help.clone(),
                |near| format!("did you mean `{name}:{near:#x}`? {help}"),
            );
            return Err(Refusal::new(
                format!("`{name}:{value:#x}` is in no code table"),
                help,
            ));
        };
        let label = table.seen_as.first().map_or("error code", String::as_str);
        let label = capitalized(label);
        self.notes
            .push(format!("{name} {value:#x} {}: {}", row.name, row.meaning));
        self.clues
            .push(format!("{{ code = \"{name}:{value:#x}\" }}"));
        self.shown.push(format!(
            "{} {value:#x}",
            table.seen_as.first().map_or("error code", String::as_str)
        ));
        if self.paste.is_empty() {
            // Without a word about Remote Desktop a number says nothing.
            self.paste
                .push_str("[Window Title]\nRemote Desktop Connection\n\n[Content]\n");
        }
        let _ = writeln!(self.paste, "{label}: {value:#x}");
        let source = row.source.as_ref().unwrap_or(&table.source);
        self.learn(
            row.stage,
            &source.value,
            row.article.as_ref().map(|it| it.value.as_str()),
        );
        Ok(())
    }

    fn add_event(&mut self, library: &Library, provider: &str, id: u32) -> Result<(), Refusal> {
        let tables = &library.tables.providers;
        let Some(table) = tables.iter().find(|table| table.id == provider) else {
            let ids = || tables.iter().map(|table| table.id.as_str());
            let help = nearest(provider, ids()).map_or_else(
                || format!("`reconnect new event {provider}/{id}` begins its table"),
                |near| format!("did you mean `{near}/{id}`?"),
            );
            return Err(Refusal::new(
                format!("there is no event table `{provider}`"),
                help,
            ));
        };
        let Some(row) = table.events.iter().find(|row| row.id.value == id) else {
            let near = slip::nearest_decimal(id, table.events.iter().map(|row| row.id.value));
            let help = format!("`reconnect new event {provider}/{id}` adds it");
            let help = near.map_or_else(
                || help.clone(),
                |near| format!("did you mean `{provider}/{near}`? {help}"),
            );
            return Err(Refusal::new(
                format!("`{provider}/{id}` is in no event table"),
                help,
            ));
        };
        self.notes
            .push(format!("{provider} event {id}: {}", row.meaning));
        self.clues
            .push(format!("{{ event = \"{provider}/{id}\" }}"));
        self.shown.push(format!("event {id}"));
        let log = row.log.as_ref().unwrap_or(&table.log);
        let _ = writeln!(
            self.paste,
            "Log Name:      {log}\nSource:        {}\nEvent ID:      {id}",
            table.provider
        );
        let source = row.source.as_ref().unwrap_or(&table.source);
        self.learn(
            row.stage,
            &source.value,
            row.article.as_ref().map(|it| it.value.as_str()),
        );
        Ok(())
    }

    fn learn(&mut self, stage: Option<Stage>, source: &str, article: Option<&str>) {
        self.stage = self.stage.or(stage);
        if !self.sources.iter().any(|known| known == source) {
            self.sources.push(source.to_owned());
        }
        if let Some(article) = article.filter(|id| !self.related.iter().any(|known| known == id)) {
            self.related.push(article.to_owned());
        }
    }
}

fn text(id: &str, known: &Known, today: &str, is_alone: bool) -> String {
    let mut text = String::from("+++\n");
    for note in &known.notes {
        let _ = writeln!(text, "# {}", note.trim());
    }
    let such_as = match known.shown.as_slice() {
        [] => String::new(),
        shown => format!(", such as {}", shown.join(" and ")),
    };
    let stage = known.stage.map_or("TODO", Stage::as_str);
    let quoted = |names: &[String]| {
        let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
        quoted.join(", ")
    };
    let sources = if known.sources.is_empty() {
        "\"TODO\"".to_owned()
    } else {
        quoted(&known.sources)
    };
    let _ = write!(
        text,
        "title      = \"TODO: what the person sees{such_as}\"\n\
         summary    = \"TODO: what is wrong, in one sentence\"\n\
         stage      = \"{stage}\"\n\
         applies-to = [\"TODO: systems, such as Windows 11\"]\n\
         audience   = \"administrator\"      # anyone | administrator | network-engineer: who can do the fix\n\
         risk       = \"reversible\"         # read-only | reversible | weakens-security | loses-data\n\
         reviewed   = {today}\n\
         evidence   = \"inferred\"           # reproduced | vendor-documented | field-reported | inferred\n\
         sources    = [{sources}]\n"
    );
    if !known.related.is_empty() {
        let _ = writeln!(text, "related    = [{}]", quoted(&known.related));
    }
    text.push('\n');
    text.push_str(&signature(id, known, is_alone));
    text.push_str("+++\n\n");
    text.push_str(&body(&sources));
    text
}

/// The signature that the facts make. Where they lead elsewhere already it would take readers away
/// from there, so it is left to the author.
fn signature(id: &str, known: &Known, is_alone: bool) -> String {
    let clues = known.clues.join(", ");
    if is_alone {
        return format!("[[signature]]\nall = [{clues}]\n");
    }
    let clues = if clues.is_empty() {
        "{ code = \"…\" }"
    } else {
        &clues
    };
    format!(
        "# TODO: say how the problem looks from outside. Each signature needs a sample in samples/{id}/.\n\
         # [[signature]]\n\
         # all = [{clues}]\n\
         # any = [{{ phrase = \"…\", strength = \"supporting\" }}]\n"
    )
}

fn body(sources: &str) -> String {
    const ANCHOR: &str = "cause-todo-what-is-wrong";
    let check = check::block("todo-name-of-the-check", ANCHOR);
    format!(
        "## Answer\n\n\
         TODO: what it means, in one sentence. TODO: what to do first, as a link: [check it](#{ANCHOR}).\n\n\
         ## If you are not the admin\n\n\
         TODO: three sentences: what you can do, who can do the rest, what to hand over.\n\n\
         - TODO: what to hand over\n\n\
         ## Is this your problem?\n\n\
         - TODO: a sign that can be looked at\n\n\
         It is something else if TODO: what rules it out, with a link.\n\n\
         ## Cause: TODO what is wrong\n\n\
         ```cause\n\
         evidence = \"inferred\"             # reproduced | vendor-documented | field-reported | inferred\n\
         sources  = [{sources}]\n\
         risk     = \"reversible\"           # read-only | reversible | weakens-security | loses-data\n\
         who      = \"administrator\"        # anyone | administrator | network-engineer\n\
         ```\n\n\
         ### Check\n\n\
         {check}\n\
         ### Fix\n\n\
         1. TODO: one action a step.\n\n\
         ### Verify\n\n\
         TODO: something to see.\n\n\
         ### Undo\n\n\
         TODO: the exact command, or \"There is nothing to undo.\"\n\n\
         ## Still failing?\n\n\
         TODO: what to collect, and where to go on.\n\n\
         ## Why this happens\n\n\
         TODO: the reason, and what nobody has verified.\n"
    )
}

fn capitalized(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
