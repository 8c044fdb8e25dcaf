//! What programs of the command prompt and of Unix shells do, by name and by what they are given.

use super::effects::Effect;
use super::statements::Statement;

/// Programs that only look, whatever they are given.
const LOOKING: [&str; 52] = [
    "qwinsta",
    "query",
    "quser",
    "netstat",
    "ping",
    "tracert",
    "pathping",
    "nslookup",
    "gpresult",
    "findstr",
    "find",
    "echo",
    "type",
    "dir",
    "ver",
    "systeminfo",
    "tasklist",
    "whoami",
    "hostname",
    "where",
    "more",
    "set",
    "setlocal",
    "exit",
    "goto",
    "if",
    "for",
    "timeout",
    "arp",
    "getmac",
    "grep",
    "cat",
    "journalctl",
    "ls",
    "ss",
    "ip",
    "nc",
    "ncat",
    "telnet",
    "openssl",
    "head",
    "tail",
    "uname",
    "dmesg",
    "tr",
    "awk",
    "cut",
    "sort",
    "wc",
    "mdls",
    "sw_vers",
    "sleep",
];

/// Words that make a program with many verbs only look.
const LOOKING_WORDS: [(&str, &[&str]); 23] = [
    (
        "wevtutil",
        &["qe", "gl", "el", "gli", "gp", "ep", "query-events"],
    ),
    (
        "certutil",
        &[
            "-store",
            "-verify",
            "-dump",
            "-viewstore",
            "-verifystore",
            "-user",
            "-scinfo",
            "-v",
        ],
    ),
    ("netsh", &["show", "dump"]),
    ("w32tm", &["/query", "/tz", "/stripchart", "/monitor"]),
    (
        "nltest",
        &[
            "/sc_query:",
            "/dsgetdc:",
            "/sc_verify:",
            "/domain_trusts",
            "/dclist:",
        ],
    ),
    ("setspn", &["-l", "-q", "-x", "-f"]),
    ("cmdkey", &["/list", "/list:"]),
    (
        "powercfg",
        &[
            "/query",
            "/q",
            "/a",
            "/list",
            "/l",
            "/getactivescheme",
            "/requests",
            "/lastwake",
            "/devicequery",
        ],
    ),
    ("sfc", &["/verifyonly", "/verifyfile="]),
    (
        "dism",
        &[
            "/checkhealth",
            "/scanhealth",
            "/get-features",
            "/get-packages",
        ],
    ),
    ("klist", &["tickets", "sessions", "tgt", "get"]),
    ("auditpol", &["/get", "/list"]),
    ("route", &["print"]),
    (
        "systemctl",
        &[
            "status",
            "is-active",
            "is-enabled",
            "list-units",
            "show",
            "cat",
        ],
    ),
    ("defaults", &["read"]),
    (
        "net",
        &[
            "view",
            "statistics",
            "session",
            "accounts",
            "user",
            "localgroup",
            "time",
            "use",
        ],
    ),
    ("bcdedit", &["/enum"]),
    ("manage-bde", &["-status"]),
    ("ufw", &["status"]),
    ("wmic", &["get", "list"]),
    ("loginctl", &["list-sessions", "show-session", "show-user"]),
    ("grdctl", &["status"]),
    ("dpkg", &["-l", "-s", "--list", "--status"]),
];

/// What a program does with what it was given; `None` where it only looks.
pub(super) fn effect(statement: &Statement) -> Option<Effect> {
    if only_looks(statement) {
        return None;
    }
    let name = statement.name.as_str();
    let all = statement.all();
    let second = || statement.arguments.get(1).cloned().unwrap_or_default();
    Some(match (name, first(statement).as_str()) {
        ("reg", "export" | "save")
        | ("secedit", "/export")
        | ("copy" | "xcopy" | "robocopy" | "cp" | "tee" | "mkdir" | "md" | "expand", _) => {
            Effect::Writes
        }
        ("reg", "delete") => Effect::DeletesRegistry(second()),
        ("reg", _) => Effect::ChangesRegistry(second()),
        ("sc" | "net", "start") => Effect::StartsService(second()),
        ("sc" | "net", "stop") => Effect::StopsService(second()),
        ("sc", _) => Effect::ConfiguresService(second()),
        ("netsh", _) if all.contains("advfirewall") => Effect::ChangesFirewall,
        ("shutdown", _) => Effect::RestartsComputer,
        ("logoff" | "rwinsta" | "tsdiscon" | "reset" | "tscon", _) => Effect::EndsSession,
        ("icacls", _) if all.contains("/save") => Effect::Writes,
        ("icacls" | "takeown" | "chmod" | "chown", _) => Effect::ChangesPermissions,
        ("taskkill" | "kill" | "pkill", _) => Effect::EndsProgram,
        ("del" | "erase" | "rd" | "rmdir" | "rm", _) => Effect::Deletes,
        _ if OPENING.contains(&name) => Effect::Opens(statement.written.clone()),
        _ if CHANGING.contains(&name) => Effect::Changes(statement.written.clone()),
        (_, first) if looking_words(name).is_some() => {
            let verb = first.split([':', '=']).next().unwrap_or_default();
            Effect::Changes(format!("{name} {verb}").trim().to_owned())
        }
        _ => Effect::Runs(statement.written.clone()),
    })
}

/// Programs that show something of their own, or another computer.
const OPENING: [&str; 10] = [
    "runas",
    "mstsc",
    "xfreerdp",
    "xfreerdp3",
    "sdl-freerdp",
    "wlfreerdp",
    "ssh",
    "eventvwr",
    "regedit",
    "explorer",
];

/// Programs that change something, whatever they are given.
const CHANGING: [&str; 15] = [
    "gpupdate",
    "wusa",
    "sysprep",
    "ipconfig",
    "apt",
    "apt-get",
    "dnf",
    "zypper",
    "pacman",
    "usermod",
    "adduser",
    "deluser",
    "make-ssl-cert",
    "sed",
    "pktmon",
];

fn only_looks(statement: &Statement) -> bool {
    let name = statement.name.as_str();
    let all = statement.all();
    let has_one_of = |words: &[&str]| words.iter().any(|word| all.contains(word));
    match (name, first(statement).as_str()) {
        _ if LOOKING.contains(&name) => true,
        ("reg", first) => ["query", "compare"].contains(&first),
        ("sc", first) => first.starts_with('q') || first == "sdshow",
        ("net", "start") => statement.arguments.len() < 2,
        ("icacls", _) => !has_one_of(&[
            "/grant",
            "/deny",
            "/reset",
            "/remove",
            "/setowner",
            "/inheritance",
            "/restore",
            "/save",
        ]),
        ("ipconfig", _) => !has_one_of(&["/flushdns", "/registerdns", "/renew", "/release"]),
        ("klist", "") => true,
        _ => looking_words(name).is_some_and(|words| {
            let looks = |argument: &String| {
                let argument = argument.to_ascii_lowercase();
                words.iter().any(|word| {
                    argument == *word || word.ends_with([':', '=']) && argument.starts_with(word)
                })
            };
            statement.arguments.iter().any(looks) && !changes_after_all(&all)
        }),
    }
}

fn first(statement: &Statement) -> String {
    statement
        .arguments
        .first()
        .map_or_else(String::new, |it| it.to_ascii_lowercase())
}

fn looking_words(name: &str) -> Option<&'static [&'static str]> {
    LOOKING_WORDS
        .iter()
        .find(|(program, _)| *program == name)
        .map(|(_, words)| *words)
}

/// `net user x /active:yes` looks like a question and is none.
fn changes_after_all(all: &str) -> bool {
    [
        "/add",
        "/delete",
        "/active:",
        "/expires:",
        "/passwordreq:",
        "-repairstore",
        "-delstore",
        "-addstore",
        "/lockout",
    ]
    .iter()
    .any(|it| all.contains(it))
}
