//! Which commands lower security while their effect stands.

use super::statements::Statement;

/// A registry value, what it must be set to, and what that does. Values as `reg` and PowerShell take them.
const VALUES: [(&str, &[&str], &str); 12] = [
    (
        "userauthentication",
        &["0"],
        "Network Level Authentication is switched off",
    ),
    (
        "securitylayer",
        &["0"],
        "the server speaks RDP's own encryption instead of TLS",
    ),
    ("minencryptionlevel", &["1"], "weak encryption is allowed"),
    (
        "allowencryptionoracle",
        &["2"],
        "unpatched CredSSP is accepted",
    ),
    ("fdisableencryption", &["1"], "encryption is switched off"),
    (
        "limitblankpassworduse",
        &["0"],
        "accounts without a password can sign in over the network",
    ),
    (
        "disablerestrictedadmin",
        &["0"],
        "a stolen password hash is enough to sign in",
    ),
    (
        "uselogoncredential",
        &["1"],
        "Windows keeps passwords in memory in plain text",
    ),
    (
        "authenticationlevel",
        &["0"],
        "the client connects even if it cannot verify the server",
    ),
    (
        "lmcompatibilitylevel",
        &["0", "1", "2"],
        "old NTLM versions are accepted",
    ),
    ("enablelua", &["0"], "User Account Control is switched off"),
    (
        "nlarequired",
        &["0"],
        "Network Level Authentication is switched off",
    ),
];

/// Protocol versions that are off for a reason.
const OLD_PROTOCOLS: [&str; 4] = ["ssl 2.0", "ssl 3.0", "tls 1.0", "tls 1.1"];

/// What a command lowers; `None` where it lowers nothing that we know.
pub(super) fn of(statement: &Statement) -> Option<&'static str> {
    let all = statement.all();
    match statement.name.as_str() {
        "reg" if statement.has("add") => {
            registry(&all, statement.value_of("/v")?, statement.value_of("/d")?)
        }
        "set-itemproperty" | "new-itemproperty" => registry(
            &all,
            statement.value_of("-name")?,
            statement.value_of("-value")?,
        ),
        "netsh" if all.contains("advfirewall set") && all.contains("state off") => {
            Some("the firewall is switched off")
        }
        "set-netfirewallprofile"
            if matches!(
                statement.value_of("-enabled"),
                Some("False" | "false" | "$false")
            ) =>
        {
            Some("the firewall is switched off")
        }
        "stop-service" | "sc" | "net" if all.contains("mpssvc") && !all.contains("query") => {
            Some("the firewall is switched off")
        }
        "set-mppreference" if all.contains("-disablerealtimemonitoring") => {
            Some("protection against malware is switched off")
        }
        "add-mppreference" => Some("something is left out of the protection against malware"),
        // Windows ships this one folder so: everybody may create keys there, and read none of others.
        "icacls" if all.contains("machinekeys") && all.contains("*s-1-1-0:(r,w)") => None,
        "icacls" if all.contains("everyone:") || all.contains("*s-1-1-0:") => {
            Some("everybody may open the file")
        }
        "set-executionpolicy" if all.contains("bypass") || all.contains("unrestricted") => {
            Some("any script may run")
        }
        "powershell" if all.contains("-executionpolicy bypass") || all.contains("-ep bypass") => {
            Some("any script may run")
        }
        "wusa" if all.contains("/uninstall") => Some("a security update is taken away"),
        "invoke-cimmethod" if all.contains("userauthenticationrequired") && all.ends_with('0') => {
            Some("Network Level Authentication is switched off")
        }
        name if name.contains("freerdp") => freerdp(&all),
        _ => None,
    }
}

fn registry(all: &str, name: &str, data: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    let data = data.trim_start_matches("0x");
    let is_old =
        all.contains("schannel\\protocols") && OLD_PROTOCOLS.iter().any(|it| all.contains(it));
    if is_old && (name == "enabled" && data != "0" || name == "disabledbydefault" && data == "0") {
        return Some("an old and breakable version of TLS is switched on");
    }
    VALUES
        .iter()
        .find(|(value, set, _)| *value == name && set.contains(&data))
        .map(|(.., what)| *what)
}

fn freerdp(all: &str) -> Option<&'static str> {
    const IGNORES: [&str; 4] = [
        "/cert:ignore",
        "/cert-ignore",
        "+cert-ignore",
        "/cert:tofu,ignore",
    ];
    const WEAK: [&str; 4] = [
        "/sec:rdp",
        "/tls-seclevel:0",
        "/tls:seclevel:0",
        "/tls-seclevel 0",
    ];
    if IGNORES.iter().any(|it| all.contains(it)) {
        return Some("the client connects even if it cannot verify the server");
    }
    WEAK.iter()
        .any(|it| all.contains(it))
        .then_some("the connection is encrypted in an old and breakable way")
}
