//! What commands do to a machine, in words.

use super::statements::Statement;
use super::{Language, programs};

/// One thing that a command does. What only looks has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Writes values below this registry key.
    ChangesRegistry(String),
    /// Deletes this registry key or a value of it.
    DeletesRegistry(String),
    /// Stops and starts this service.
    RestartsService(String),
    /// Starts this service.
    StartsService(String),
    /// Stops this service.
    StopsService(String),
    /// Changes how this service starts or runs.
    ConfiguresService(String),
    /// Changes rules or state of the firewall.
    ChangesFirewall,
    /// Restarts or shuts down the computer.
    RestartsComputer,
    /// Ends a program; what it had not saved is lost.
    EndsProgram,
    /// Ends or cuts a session; what its user had not saved may be lost.
    EndsSession,
    /// Deletes files.
    Deletes,
    /// Writes a file.
    Writes,
    /// Changes who may read or write a file.
    ChangesPermissions,
    /// Changes something by this command.
    Changes(String),
    /// Opens a connection or a program.
    Opens(String),
    /// Runs a program that we do not know.
    Runs(String),
}

/// Verbs of PowerShell that only look, or only shape what was seen.
const LOOKING_VERBS: [&str; 21] = [
    "get",
    "test",
    "select",
    "where",
    "foreach",
    "format",
    "sort",
    "out",
    "measure",
    "resolve",
    "find",
    "compare",
    "convertto",
    "convertfrom",
    "write",
    "join",
    "split",
    "group",
    "show",
    "trace",
    "wait",
];

/// Finds what a command does, in order, each thing once.
pub(super) fn of(statements: &[Statement]) -> Vec<Effect> {
    let mut found: Vec<Effect> = Vec::new();
    for statement in statements {
        let effect = match statement.language {
            Language::PowerShell if statement.name.contains('-') => of_cmdlet(statement),
            Language::PowerShell if is_a_word_of_the_language(&statement.name) => None,
            _ => programs::effect(statement),
        };
        if let Some(effect) = effect.filter(|it| !found.contains(it)) {
            found.push(effect);
        }
    }
    found
}

/// Sentences for a reader: `Only looks.`, or one for each effect.
pub fn in_words(effects: &[Effect]) -> String {
    if effects.is_empty() {
        return "Only looks.".to_owned();
    }
    let sentences: Vec<String> = effects.iter().map(sentence).collect();
    sentences.join(" ")
}

fn sentence(effect: &Effect) -> String {
    match effect {
        Effect::ChangesRegistry(file) if file.to_ascii_lowercase().ends_with(".reg") => {
            format!("Changes the registry: writes what {file} holds.")
        }
        Effect::ChangesRegistry(key) => format!("Changes the registry: {key}."),
        Effect::DeletesRegistry(key) => format!("Deletes from the registry: {key}."),
        Effect::RestartsService(name) if is_rdp(name) => {
            format!(
                "Restarts the service {name}: every Remote Desktop session of that computer is cut."
            )
        }
        Effect::RestartsService(name) => format!("Restarts the service {name}."),
        Effect::StartsService(name) => format!("Starts the service {name}."),
        Effect::StopsService(name) if is_rdp(name) => {
            format!(
                "Stops the service {name}: every Remote Desktop session of that computer is cut."
            )
        }
        Effect::StopsService(name) => format!("Stops the service {name}."),
        Effect::ConfiguresService(name) => {
            format!("Changes how the service {name} starts or runs.")
        }
        Effect::ChangesFirewall => "Changes the firewall.".to_owned(),
        Effect::RestartsComputer => "Restarts or shuts down the computer.".to_owned(),
        Effect::EndsProgram => "Ends a program; what it has not saved is lost.".to_owned(),
        Effect::EndsSession => {
            "Ends a session; what its user has not saved may be lost.".to_owned()
        }
        Effect::Deletes => "Deletes files or keys.".to_owned(),
        Effect::Writes => "Writes a file.".to_owned(),
        Effect::ChangesPermissions => "Changes who may use a file.".to_owned(),
        Effect::Changes(command) => format!("Changes something: {command}."),
        Effect::Opens(program) => format!("Opens {program}."),
        Effect::Runs(program) => format!("Runs {program}."),
    }
}

/// The service that holds the sessions; its neighbours can be restarted without cutting one.
fn is_rdp(service: &str) -> bool {
    service.eq_ignore_ascii_case("TermService")
}

fn is_a_word_of_the_language(name: &str) -> bool {
    [
        "function", "param", "else", "elseif", "switch", "throw", "break", "continue", "begin",
        "process", "end", "default",
    ]
    .contains(&name)
}

fn of_cmdlet(statement: &Statement) -> Option<Effect> {
    let (verb, noun) = statement.name.split_once('-')?;
    let subject = || {
        let named = statement
            .value_of("-Name")
            .or_else(|| statement.value_of("-Path"))
            .or_else(|| statement.value_of("-LiteralPath"));
        named
            .or_else(|| statement.subject())
            .unwrap_or("it")
            .to_owned()
    };
    let key = || {
        let path = statement
            .value_of("-Path")
            .or_else(|| statement.value_of("-LiteralPath"))
            .or_else(|| statement.subject());
        path.unwrap_or("a key").to_owned()
    };
    Some(match (verb, noun) {
        // It looks unless it is told to mend.
        ("repair", "windowsimage") if !statement.has("-RestoreHealth") => return None,
        ("restart", "service") => Effect::RestartsService(subject()),
        ("start", "service") => Effect::StartsService(subject()),
        ("stop", "service") => Effect::StopsService(subject()),
        ("set", "service") => Effect::ConfiguresService(subject()),
        ("set" | "new", "itemproperty") => Effect::ChangesRegistry(key()),
        ("remove", "itemproperty") => Effect::DeletesRegistry(key()),
        ("new", "item") if key().to_ascii_lowercase().starts_with("hk") => {
            Effect::ChangesRegistry(key())
        }
        ("remove", "item") => Effect::Deletes,
        ("restart" | "stop", "computer" | "azvm") => Effect::RestartsComputer,
        ("out", "file") | ("set" | "add", "content") | ("export", _) => Effect::Writes,
        ("new", "object" | "timespan") | ("start", "sleep") | ("add", "type") => return None,
        ("stop", "process") => Effect::EndsProgram,
        // What stands in its block is read by itself.
        ("invoke", "command") if !statement.has("-FilePath") => return None,
        ("invoke", "cimmethod" | "wmimethod") if is_question(statement) => return None,
        _ if noun.starts_with("netfirewall") && !LOOKING_VERBS.contains(&verb) => {
            Effect::ChangesFirewall
        }
        _ if LOOKING_VERBS.contains(&verb) => return None,
        _ => Effect::Changes(statement.written.clone()),
    })
}

/// A method that gives something back changes nothing.
fn is_question(statement: &Statement) -> bool {
    let method = statement
        .value_of("-MethodName")
        .or_else(|| statement.value_of("-Name"));
    method.is_some_and(|method| method.to_ascii_lowercase().starts_with("get"))
}

#[cfg(test)]
mod tests {
    use super::super::Lens;
    use super::*;
    use Language::{Cmd, PowerShell, Sh};

    fn effects(language: Language, text: &str) -> Vec<Effect> {
        Lens::read(language, text).effects()
    }

    #[test]
    fn what_only_looks_has_no_effect() {
        for (language, text) in [
            (
                PowerShell,
                "(Get-ChildItem 'Cert:\\LocalMachine\\Remote Desktop')[0].HasPrivateKey",
            ),
            (
                PowerShell,
                "\"Free: $([int]($os.FreePhysicalMemory / 1MB)) MB\"",
            ),
            (
                PowerShell,
                "$c = New-Object Net.Sockets.TcpClient; try { $c.Connect($h, 3389); 'Port: open' } catch { 'no' } finally { $c.Close() }",
            ),
            (
                Cmd,
                "reg query \"HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\" /v fDenyTSConnections",
            ),
            (
                Cmd,
                "wevtutil qe System /c:5 /rd:true /f:text /q:\"*[System[EventID=36870]]\" & echo End",
            ),
            (Cmd, "netsh interface ipv4 show subinterfaces"),
            (Cmd, "icacls \"C:\\ProgramData\\x\""),
            (Sh, "systemctl status xrdp"),
            (Sh, "dpkg -l xrdp"),
            (
                PowerShell,
                "Invoke-Command -ComputerName SRV01 { (Get-ItemProperty 'HKLM:\\X').fDenyTSConnections }",
            ),
        ] {
            assert_eq!(effects(language, text), Vec::<Effect>::new(), "{text}");
        }
        assert_eq!(in_words(&[]), "Only looks.");
    }

    #[test]
    fn what_changes_something_says_what() {
        let cases = [
            (
                Cmd,
                "reg add \"HKLM\\SOFTWARE\\X Y\" /v A /t REG_DWORD /d 1 /f",
                "Changes the registry: HKLM\\SOFTWARE\\X Y.",
            ),
            (
                Cmd,
                "reg delete HKLM\\SOFTWARE\\X /v A",
                "Deletes from the registry: HKLM\\SOFTWARE\\X.",
            ),
            (
                PowerShell,
                "Restart-Service -Name TermService -Force",
                "Restarts the service TermService: every Remote Desktop session of that computer is cut.",
            ),
            (
                PowerShell,
                "Set-ItemProperty -Path 'HKLM:\\X' -Name A -Value 1",
                "Changes the registry: HKLM:\\X.",
            ),
            (
                PowerShell,
                "Get-NetFirewallRule -Group 'x' | Enable-NetFirewallRule",
                "Changes the firewall.",
            ),
            (
                Cmd,
                "net stop SessionEnv & net start SessionEnv",
                "Stops the service SessionEnv. Starts the service SessionEnv.",
            ),
            (
                PowerShell,
                "Restart-Service -Name SessionEnv -Force",
                "Restarts the service SessionEnv.",
            ),
            (
                Cmd,
                "net stop TermService /y",
                "Stops the service TermService: every Remote Desktop session of that computer is cut.",
            ),
            (
                Cmd,
                "reg import C:\\before.reg",
                "Changes the registry: writes what C:\\before.reg holds.",
            ),
            (
                Cmd,
                "icacls C:\\Users\\kim /grant *S-1-5-18:(OI)(CI)F EXAMPLE\\kim:(OI)(CI)F",
                "Changes who may use a file.",
            ),
            (
                Cmd,
                "if exist \"x\" (sc start TermService) else (logoff 3)",
                "Starts the service TermService. Ends a session; what its user has not saved may be lost.",
            ),
            (
                Cmd,
                "cmdkey /delete:TERMSRV/SRV01",
                "Changes something: cmdkey /delete.",
            ),
            (
                Cmd,
                "taskkill /pid 4711 /f",
                "Ends a program; what it has not saved is lost.",
            ),
            (
                PowerShell,
                "Invoke-Command -ComputerName SRV01 { Restart-Service TermService }",
                "Restarts the service TermService: every Remote Desktop session of that computer is cut.",
            ),
            (
                Cmd,
                "sc config TermService start= demand",
                "Changes how the service TermService starts or runs.",
            ),
            (
                Cmd,
                "shutdown /r /t 0",
                "Restarts or shuts down the computer.",
            ),
            (
                Cmd,
                "logoff 3",
                "Ends a session; what its user has not saved may be lost.",
            ),
            (
                Sh,
                "sudo systemctl restart xrdp",
                "Changes something: systemctl restart.",
            ),
            (Cmd, "frobnicate /all", "Runs frobnicate."),
        ];
        for (language, text, words) in cases {
            assert_eq!(in_words(&effects(language, text)), words, "{text}");
        }
    }
}
