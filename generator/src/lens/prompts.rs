//! What a shell prints before a command, and an author copied with it.

use super::Language;
use super::slips::Slip;

pub(super) fn of(language: Language, text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(len) = prompt(language, line) {
            slips.push(Slip {
                span: start..start + len,
                message: format!("`{}` is a prompt", line.get(..len).unwrap_or("").trim_end()),
                help: "write only what is to be typed".into(),
                instead: Some(String::new()),
            });
        }
        start += line.len();
    }
    slips
}

/// How long the prompt is that a line begins with.
fn prompt(language: Language, line: &str) -> Option<usize> {
    if line.starts_with("$ ") || line.starts_with("PS> ") {
        return line.find(' ').map(|at| at + 1);
    }
    match language {
        Language::Sh => unix(line),
        Language::PowerShell if line.starts_with(">> ") => Some(3),
        Language::PowerShell | Language::Cmd => windows(line),
    }
    .or_else(|| unix(line))
}

/// `PS C:\> `, `C:\Windows> `, `C:\Windows>ver`, `PS HKLM:\> `.
fn windows(line: &str) -> Option<usize> {
    let path = line.strip_prefix("PS ").unwrap_or(line);
    let drive = path.find(":\\")?;
    let is_drive = drive > 0
        && path
            .get(..drive)?
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric());
    let end = line.find('>')? + 1;
    let before = line.get(..end - 1)?;
    if !is_drive || before.contains(['"', '\'', '|']) {
        return None;
    }
    // `C:\Tools\list.exe > out.txt` and `C:\list.cmd >out.txt` send a program's output to a file.
    let last = before.rsplit('\\').next().unwrap_or(before);
    let is_program = last.contains('.') || before.to_ascii_lowercase().contains(".exe");
    let rest = line.get(end..)?;
    let follows = rest.starts_with(' ') && !before.ends_with(' ')
        || rest.starts_with(|c: char| c.is_ascii_alphanumeric())
            && ![" ", " 1", " 2"].iter().any(|it| before.ends_with(it));
    let blank = usize::from(rest.starts_with(' '));
    (follows && !is_program).then_some(end + blank)
}

/// `user@host:~$ `, `root@host:/etc# `, `[root@host ~]# `, `% `.
fn unix(line: &str) -> Option<usize> {
    if line.starts_with("% ") {
        return Some(2);
    }
    let end = line.find("$ ").into_iter().chain(line.find("# ")).min()?;
    let before = line.get(..end)?;
    let inside = before
        .strip_prefix('[')
        .and_then(|it| it.strip_suffix(']'))
        .or_else(|| before.contains(':').then_some(before))?;
    let (user, host) = inside.split_once('@')?;
    let is_name = |it: &str| {
        !it.is_empty()
            && it
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b))
    };
    let host = host.split([':', ' ']).next()?;
    (is_name(user) && is_name(host)).then_some(end + 2)
}
