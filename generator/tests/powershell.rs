//! Every PowerShell line that the site shows is PowerShell, and the collectors only read: said by
//! a parser of the language, not by us.
#![cfg(target_os = "linux")] // where its grammar is compiled
#![allow(missing_docs, clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;
use std::path::Path;

use generator::article::Block;
use generator::library::Library;
use generator::tables::scripts::ScriptKind;
use tree_sitter::{Node, Parser, Tree};

/// What a collector may call: it reads, or it shapes what was read. `qwinsta.exe` lists sessions.
const READING: [&str; 23] = [
    "Format-List",
    "ForEach-Object",
    "Get-Acl",
    "Get-ChildItem",
    "Get-CimInstance",
    "Get-Date",
    "Get-Item",
    "Get-ItemProperty",
    "Get-NetConnectionProfile",
    "Get-NetFirewallRule",
    "Get-NetIPInterface",
    "Get-NetTCPConnection",
    "Get-Service",
    "Get-WinEvent",
    "New-Object",
    "Out-String",
    "Select-Object",
    "Sort-Object",
    "Test-NetConnection",
    "Test-Path",
    "Where-Object",
    "$Read",
    "\"$env:SystemRoot\\System32\\qwinsta.exe\"",
];

/// Methods that make a value of values; none of them reaches a file, a service or the network,
/// but for the lookup of a name.
const HARMLESS_METHODS: [&str; 26] = [
    "AddHours",
    "ComputeHash",
    "Escape",
    "GetAccessRules",
    "GetBytes",
    "GetHostAddresses",
    "GetHostEntry",
    "GetRSAPrivateKey",
    "GetUtcOffset",
    "Insert",
    "PadRight",
    "Remove",
    "Replace",
    "Reverse",
    "ShouldProcess",
    "Substring",
    "ToLowerInvariant",
    "ToString",
    "ToXml",
    "Trim",
    "TrimEnd",
    "Groups",
    "Contains",
    "Split",
    "StartsWith",
    "Join",
];

#[test]
fn the_collectors_are_powershell_and_call_nothing_that_writes() {
    let library = content();
    let scripts: Vec<_> = library
        .tables
        .scripts
        .iter()
        .filter(|script| script.kind == ScriptKind::PowerShell)
        .collect();
    assert_eq!(scripts.len(), 2, "one for each end");
    for script in scripts {
        let text = &script.file.text;
        let tree = parse(text);
        assert_eq!(errors(&tree, text), Vec::<String>::new(), "{}", script.name);

        let own: BTreeSet<&str> = texts_of(&tree, text, "function_name").into_iter().collect();
        let calls = texts_of(&tree, text, "command_name")
            .into_iter()
            .chain(texts_of(&tree, text, "command_name_expr"));
        let strange: Vec<&str> = calls
            .filter(|name| !own.contains(name) && !READING.contains(name))
            .collect();
        assert_eq!(strange, Vec::<&str>::new(), "{} calls these", script.name);

        let strange: Vec<&str> = invoked(&tree, text)
            .into_iter()
            .filter(|name| !HARMLESS_METHODS.contains(name))
            .collect();
        assert_eq!(strange, Vec::<&str>::new(), "{} invokes these", script.name);
        let redirected = texts_of(&tree, text, "redirection");
        assert_eq!(
            redirected,
            Vec::<&str>::new(),
            "{} writes files",
            script.name
        );
    }
}

#[test]
fn what_writes_would_be_seen() {
    let text = "Get-Service | Stop-Service\n[IO.File]::Delete('x')\n'x' > y.txt\n& 'x.exe'\n";
    let tree = parse(text);
    assert!(texts_of(&tree, text, "command_name").contains(&"Stop-Service"));
    assert_eq!(invoked(&tree, text), ["Delete"]);
    assert_eq!(texts_of(&tree, text, "redirection"), ["> y.txt"]);
    assert_eq!(texts_of(&tree, text, "command_name_expr"), ["'x.exe'"]);
    assert!(!errors(&parse("if ($x { 'y' }"), "if ($x { 'y' }").is_empty());
}

#[test]
fn every_powershell_command_of_every_article_parses() {
    let library = content();
    let mut wrong = Vec::new();
    let mut n_commands = 0;
    for article in library.all_articles_and_pages() {
        for (shell, command) in commands(article) {
            if shell.starts_with("powershell") {
                n_commands += 1;
                // The parser wants the line ended.
                let command = format!("{}\n", command.trim_end());
                let tree = parse(&command);
                wrong.extend(
                    errors(&tree, &command)
                        .into_iter()
                        .map(|error| format!("{}: {error} in {command}", article.id)),
                );
            }
        }
    }
    assert!(n_commands > 100, "only {n_commands} commands were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The commands of an article: those of its checks and those in fences, with their shell.
fn commands(article: &generator::article::Article) -> Vec<(String, String)> {
    let sections = &article.body.sections;
    let prose = sections
        .iter()
        .map(|section| section.markdown.value.as_str())
        .chain(article.body.intro.iter().map(|intro| intro.value.as_str()));
    let mut found: Vec<(String, String)> = prose.flat_map(fences).collect();
    for block in sections
        .iter()
        .flat_map(|section| &section.parts)
        .flat_map(|part| &part.blocks)
    {
        match block {
            Block::Check(check) => {
                found.push((
                    format!("{:?}", check.shell).to_lowercase(),
                    check.run.value.clone(),
                ));
            }
            Block::Markdown(text) => found.extend(fences(&text.value)),
        }
    }
    found
}

fn fences(markdown: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open: Option<(String, usize, String)> = None;
    for line in markdown.lines() {
        let indent = line.len() - line.trim_start().len();
        match (line.trim_start().strip_prefix("```"), open.take()) {
            (Some(info), None) => open = Some((info.trim().to_owned(), indent, String::new())),
            (Some(_), Some((shell, _, text))) => found.push((shell, text)),
            (None, Some((shell, by, mut text))) => {
                text.push_str(line.get(by.min(indent)..).unwrap_or(line));
                text.push('\n');
                open = Some((shell, by, text));
            }
            (None, None) => {}
        }
    }
    found
}

fn content() -> Library {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    generator::check(&folder, "2026-11-20").unwrap().0
}

fn parse(text: &str) -> Tree {
    let mut parser = Parser::new();
    parser
        .set_language(&tree_sitter_powershell::LANGUAGE.into())
        .unwrap();
    parser.parse(text, None).unwrap()
}

fn errors(tree: &Tree, text: &str) -> Vec<String> {
    all_nodes(tree)
        .into_iter()
        .filter(|node| node.is_error() || node.is_missing())
        // The grammar does not know these suffixes of numbers; PowerShell does.
        .filter(|node| !["MB", "GB", "L"].contains(&&text[node.byte_range()]))
        .map(|node| {
            let line = node.start_position().row + 1;
            format!(
                "line {line}: {} `{}`",
                node.kind(),
                &text[node.byte_range()]
            )
        })
        .collect()
}

fn texts_of<'t>(tree: &Tree, text: &'t str, kind: &str) -> Vec<&'t str> {
    all_nodes(tree)
        .into_iter()
        .filter(|node| node.kind() == kind)
        .map(|node| &text[node.byte_range()])
        .collect()
}

/// Names of the methods that are called.
fn invoked<'t>(tree: &Tree, text: &'t str) -> Vec<&'t str> {
    all_nodes(tree)
        .into_iter()
        .filter(|node| node.kind() == "invokation_expression")
        .filter_map(|node| {
            let mut cursor = node.walk();
            node.children(&mut cursor)
                .find(|child| child.kind() == "member_name")
                .map(|name| &text[name.byte_range()])
        })
        .collect()
}

fn all_nodes(tree: &Tree) -> Vec<Node<'_>> {
    let mut nodes = Vec::new();
    let mut open = vec![tree.root_node()];
    while let Some(node) = open.pop() {
        nodes.push(node);
        let mut cursor = node.walk();
        open.extend(node.children(&mut cursor));
    }
    nodes.sort_by_key(Node::start_byte);
    nodes
}
