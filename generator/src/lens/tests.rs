//! What the lens says of the commands that articles have, and of those that none should have.

use super::{Effect, Language, Lens};
use Language::{Cmd, PowerShell, Sh};

fn effects(language: Language, text: &str) -> Vec<Effect> {
    Lens::read(language, text).effects()
}

fn names(language: Language, text: &str) -> Vec<String> {
    let statements = Lens::read(language, text).statements;
    statements.into_iter().map(|it| it.name).collect()
}

fn slips(language: Language, text: &str) -> Vec<String> {
    let slips = Lens::read(language, text).slips();
    slips.into_iter().map(|it| it.message).collect()
}

fn weakenings(language: Language, text: &str) -> Vec<&'static str> {
    let found = Lens::read(language, text).weakenings();
    found.into_iter().map(|(_, what)| what).collect()
}

#[test]
fn commands_are_found_in_pipelines_blocks_and_brackets() {
    assert_eq!(
        names(
            PowerShell,
            "$s = Get-Service TermService; if ($s.Status -ne 'Running') { Start-Service TermService } | Where-Object { Test-Path $_ }"
        ),
        ["get-service", "start-service", "where-object", "test-path"]
    );
    assert_eq!(
        names(
            Cmd,
            "reg query HKLM\\X /v Y | findstr 0x0 && C:\\Windows\\System32\\sc.exe query TermService"
        ),
        ["reg", "findstr", "sc"]
    );
    assert_eq!(
        names(
            Sh,
            "sudo systemctl restart xrdp; grep -i error /var/log/xrdp.log"
        ),
        ["systemctl", "grep"]
    );
}

#[test]
fn what_lowers_security_is_named_in_every_spelling() {
    let nla = "Network Level Authentication is switched off";
    let key = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp";
    assert_eq!(
        weakenings(
            Cmd,
            &format!("reg add \"{key}\" /v UserAuthentication /t REG_DWORD /d 0 /f")
        ),
        [nla]
    );
    assert_eq!(
        weakenings(
            Cmd,
            &format!("REG ADD \"{key}\" /f /d 0x0 /v userauthentication")
        ),
        [nla]
    );
    assert_eq!(
        weakenings(
            PowerShell,
            "Set-ItemProperty -Path 'HKLM:\\RDP-Tcp' -Name 'UserAuthentication' -Value 0"
        ),
        [nla]
    );
    assert_eq!(
        weakenings(PowerShell, "Set-NetFirewallProfile -All -Enabled False"),
        ["the firewall is switched off"]
    );
    assert_eq!(
        weakenings(
            Cmd,
            "reg add \"HKLM\\X\\SCHANNEL\\Protocols\\TLS 1.0\\Server\" /v Enabled /t REG_DWORD /d 1"
        ),
        ["an old and breakable version of TLS is switched on"]
    );
    assert_eq!(weakenings(Sh, "xfreerdp /v:host /cert:ignore").len(), 1);
}

#[test]
fn what_raises_security_or_asks_is_not_called_lowering() {
    for (language, text) in [
        (
            Cmd,
            "reg add HKLM\\X /v UserAuthentication /t REG_DWORD /d 1 /f",
        ),
        (Cmd, "reg query HKLM\\X /v UserAuthentication"),
        (
            Cmd,
            "reg add \"HKLM\\X\\SCHANNEL\\Protocols\\TLS 1.2\\Server\" /v Enabled /t REG_DWORD /d 1",
        ),
        (
            Cmd,
            "reg add \"HKLM\\X\\SCHANNEL\\Protocols\\TLS 1.0\\Server\" /v Enabled /t REG_DWORD /d 0",
        ),
        (PowerShell, "Set-NetFirewallProfile -All -Enabled True"),
        (Cmd, "sc query mpssvc"),
    ] {
        assert_eq!(weakenings(language, text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn slips_of_authors_are_found() {
    assert_eq!(
        slips(PowerShell, "PS C:\\> Get-Service"),
        ["`PS C:\\>` is a prompt"]
    );
    assert_eq!(
        slips(Cmd, "C:\\Windows> ver"),
        ["`C:\\Windows>` is a prompt"]
    );
    assert_eq!(slips(Sh, "$ ls"), ["`$` is a prompt"]);
    assert_eq!(
        slips(PowerShell, "Get-Item 'x"),
        ["nothing matches this `'`"]
    );
    assert_eq!(
        slips(PowerShell, "if ($x { 'y' }"),
        ["nothing matches this `(`"]
    );
    assert_eq!(
        slips(Cmd, "reg query \"HKLM\\X"),
        ["nothing matches this `\"`"]
    );
    assert_eq!(
        slips(PowerShell, "sc stop TermService"),
        ["`sc` is a short name for `Set-Content`"]
    );
    assert_eq!(
        slips(PowerShell, "Get-Item x | % { $_ }"),
        ["`%` is a short name for `ForEach-Object`"]
    );
}

#[test]
fn prompts_of_every_shell_are_found() {
    for (language, text) in [
        (Cmd, "C:\\WINDOWS\\system32>ipconfig"),
        (Cmd, "C:\\Users\\Foo Bar>ipconfig /all"),
        (PowerShell, "PS HKLM:\\> Get-Item ."),
        (PowerShell, "Get-Service |\n>> Out-Null"),
        (Sh, "kim@srv01:/etc$ ls"),
        (Sh, "root@srv01:~# ls"),
        (Sh, "[root@srv01 ~]# ls"),
    ] {
        let found = slips(language, text);
        assert!(
            found.len() == 1 && found[0].ends_with("is a prompt"),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn what_a_shell_cannot_parse_is_found() {
    for (language, text, message) in [
        (PowerShell, "Get-Service |", "nothing follows this `|`"),
        (PowerShell, "Get-Service A,\n", "nothing follows this `,`"),
        (PowerShell, "Get-Service `\n", "nothing follows this ```"),
        (
            PowerShell,
            "Get-Service | | Out-Null",
            "nothing stands before this `|`",
        ),
        (
            PowerShell,
            "Get-Service\n| Out-Null",
            "nothing stands before this `|`",
        ),
        (
            PowerShell,
            "ver && exit",
            "Windows PowerShell 5.1 has no `&&`",
        ),
        (PowerShell, "Get-Content < a.txt", "PowerShell has no `<`"),
        (
            PowerShell,
            "Get-Item %TEMP%\\a",
            "`%TEMP%` is a variable of another shell",
        ),
        (Cmd, "netstat -ano |", "nothing follows this `|`"),
        (Cmd, "netstat ^", "nothing follows this `^`"),
        (
            Cmd,
            "dir $env:TEMP\\a",
            "`$env:TEMP` is a variable of another shell",
        ),
        (
            Cmd,
            "Get-Service TermService",
            "`Get-Service` is a command of PowerShell",
        ),
        (Sh, "ss -tln &&", "nothing follows this `&`"),
    ] {
        assert_eq!(
            slips(language, text).first().map(String::as_str),
            Some(message),
            "{text}"
        );
    }
}

#[test]
fn a_short_name_is_found_wherever_it_stands() {
    for text in [
        "gci x",
        "(GCI x).Count",
        "$x = gci x",
        "Get-Item x | ForEach-Object { gci $_ }",
        "\"files: $(gci x)\"",
        "Get-Item x | foreach { $_ }",
        "start notepad",
    ] {
        assert_eq!(slips(PowerShell, text).len(), 1, "{text}");
    }
    assert_eq!(slips(Cmd, "powershell -Command \"gci x\"").len(), 1);
    assert_eq!(
        slips(PowerShell, "\u{441}\u{43e}\u{440}\u{443} a b"),
        ["the name of the command `\u{441}\u{43e}\u{440}\u{443}` has the letter U+0441"]
    );
}

#[test]
fn commands_inside_strings_do_what_they_do() {
    assert_eq!(
        effects(PowerShell, "\"done: $(Stop-Service TermService)\""),
        [Effect::StopsService("TermService".into())]
    );
    assert_eq!(
        effects(
            PowerShell,
            "\"$(Repair-WindowsImage -Online -CheckHealth)\""
        ),
        []
    );
}

#[test]
fn what_is_right_has_no_slips() {
    for (language, text) in [
        (
            PowerShell,
            "\"a $(Get-Item \"b\") `\"c`\" ''\"; 'it''s'; @{ A = 1; B = 'x' }",
        ),
        (PowerShell, "C:\\tools\\x.exe > y.txt"),
        (PowerShell, "7 % 3"),
        (
            PowerShell,
            "cmd /c 'echo %TEMP%'; foreach ($a in 1, 2) { $a }; Get-Service |\n  Out-Null",
        ),
        (
            PowerShell,
            "start.exe x; 'a|b' -split '|'; Get-Item a `\n  -Force",
        ),
        (Cmd, "C:\\list.cmd >out.txt 2>&1"),
        (
            Cmd,
            "powershell -Command \"Get-Service TermService | Out-Null\"",
        ),
        (Sh, "# what follows lists ports\nss -tln && ls"),
        (Cmd, "for %i in (1 2) do @echo it's %i"),
        (Cmd, "dir C:\\X > \"list.txt\""),
        (Sh, "xfreerdp /v:'my host' \\\n  /u:me"),
    ] {
        assert_eq!(slips(language, text), Vec::<String>::new(), "{text}");
    }
}
