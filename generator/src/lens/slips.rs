//! What makes a copied command fail, or do something else than its author meant.

use std::ops::Range;

use super::Language;
use super::statements::Statement;

/// Something to mend in a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Where, as UTF-8 byte offsets into the command.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// Short names that PowerShell gives to commands. `sc` and `curl` are something else in the command prompt.
const ALIASES: [(&str, &str); 34] = [
    ("%", "ForEach-Object"),
    ("?", "Where-Object"),
    ("cat", "Get-Content"),
    ("cd", "Set-Location"),
    ("copy", "Copy-Item"),
    ("cp", "Copy-Item"),
    ("curl", "Invoke-WebRequest"),
    ("del", "Remove-Item"),
    ("dir", "Get-ChildItem"),
    ("echo", "Write-Output"),
    ("fl", "Format-List"),
    ("ft", "Format-Table"),
    ("gc", "Get-Content"),
    ("gci", "Get-ChildItem"),
    ("gcm", "Get-Command"),
    ("gi", "Get-Item"),
    ("gp", "Get-ItemProperty"),
    ("gsv", "Get-Service"),
    ("gwmi", "Get-CimInstance"),
    ("iex", "Invoke-Expression"),
    ("iwr", "Invoke-WebRequest"),
    ("kill", "Stop-Process"),
    ("ls", "Get-ChildItem"),
    ("move", "Move-Item"),
    ("mv", "Move-Item"),
    ("ni", "New-Item"),
    ("ps", "Get-Process"),
    ("rm", "Remove-Item"),
    ("sc", "Set-Content"),
    ("select", "Select-Object"),
    ("sort", "Sort-Object"),
    ("tnc", "Test-NetConnection"),
    ("wget", "Invoke-WebRequest"),
    ("where", "Where-Object"),
];

pub(super) fn of(
    language: Language,
    text: &str,
    statements: &[Statement],
    unclosed: Option<(Range<usize>, char)>,
) -> Vec<Slip> {
    let mut slips = prompts(text);
    slips.extend(unclosed.map(|(span, c)| Slip {
        span,
        message: format!("nothing matches this `{c}`"),
        help: "the shell would wait for the rest of the command: close it, or take it out".into(),
    }));
    if language == Language::PowerShell && slips.is_empty() {
        slips.extend(statements.iter().filter_map(alias));
    }
    slips
}

fn prompts(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(len) = prompt(line) {
            slips.push(Slip {
                span: start..start + len,
                message: format!("`{}` is a prompt", line.get(..len).unwrap_or("").trim_end()),
                help: "write only what is to be typed".into(),
            });
        }
        start += line.len();
    }
    slips
}

/// `PS C:\> `, `C:\Windows> `, `$ `, `# `, `user@host:~$ `.
fn prompt(line: &str) -> Option<usize> {
    let end = line.find("> ").map(|at| at + 2);
    let path = line.strip_prefix("PS ").unwrap_or(line);
    let is_path = path.as_bytes().get(1..3) == Some(b":\\")
        && path.starts_with(|c: char| c.is_ascii_alphabetic());
    if is_path
        && let Some(end) = end.filter(|end| !line.get(..*end).unwrap_or("").contains(['"', '\'']))
    {
        let before = line.get(..end).unwrap_or("");
        let is_program = before.to_ascii_lowercase().contains(".exe");
        return (!is_program).then_some(end);
    }
    if line.starts_with("$ ") || line.starts_with("PS> ") {
        return line.find(' ').map(|at| at + 1);
    }
    let shell = line.find(":~$ ").map(|at| at + 4)?;
    line.get(..shell)?.contains('@').then_some(shell)
}

fn alias(statement: &Statement) -> Option<Slip> {
    let (alias, command) = ALIASES
        .iter()
        .find(|(alias, _)| statement.written.eq_ignore_ascii_case(alias))?;
    Some(Slip {
        span: statement.span.start..statement.span.start + alias.len(),
        message: format!("`{alias}` is a short name for `{command}`"),
        help: if *alias == "sc" {
            "write `sc.exe`, or the command's full name".into()
        } else {
            format!("write `{command}`, so that readers see what runs")
        },
    })
}
