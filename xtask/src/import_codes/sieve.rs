//! Which constants are codes, and of which space. The metadata mostly says it by the type; where it
//! gives a plain number only, the name and the value do.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::metadata::Constant;

/// A namespace of codes, as in the tables of the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Space {
    Hresult,
    Ntstatus,
    Win32,
}

impl Space {
    pub(super) const ALL: [Self; 3] = [Self::Hresult, Self::Ntstatus, Self::Win32];

    /// The name of its table.
    pub(super) const fn file_name(self) -> &'static str {
        match self {
            Self::Hresult => "hresult.tsv",
            Self::Ntstatus => "ntstatus.tsv",
            Self::Win32 => "win32.tsv",
        }
    }
}

/// One name of one code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Code {
    pub(super) space: Space,
    pub(super) value: u32,
    pub(super) name: String,
}

/// Types whose constants are codes, and the space of those that are small numbers.
const TYPES: [(&str, Space); 7] = [
    ("HRESULT", Space::Hresult),
    ("MQERROR", Space::Hresult),
    ("NTSTATUS", Space::Ntstatus),
    ("RPC_STATUS", Space::Win32),
    ("WBEMSTATUS", Space::Hresult),
    ("WIN32_ERROR", Space::Win32),
    ("WSA_ERROR", Space::Win32),
];

/// Plain numbers that are codes: the last part of the namespace, the start of the name, the space.
const PLAIN: [(&str, &str, Space); 15] = [
    (
        "ApplicationInstallationAndServicing",
        "ERROR_",
        Space::Hresult,
    ),
    ("Dhcp", "ERROR_", Space::Win32),
    ("Foundation", "ERROR_", Space::Win32),
    ("Foundation", "RPC_X_", Space::Win32),
    ("Foundation", "STATUS_FLT_", Space::Ntstatus),
    ("NetManagement", "NERR_", Space::Win32),
    ("NetShell", "ERROR_", Space::Win32),
    ("P2P", "WSA_PNRP_", Space::Win32),
    ("Performance", "PDH_", Space::Ntstatus),
    ("Printing", "ERROR_BIDI_", Space::Win32),
    ("QoS", "ERROR_", Space::Win32),
    ("Rras", "ERROR_", Space::Win32),
    ("RemoteManagement", "ERROR_", Space::Hresult),
    ("WinHttp", "ERROR_WINHTTP_", Space::Win32),
    ("WinInet", "ERROR_", Space::Win32),
];

/// Plain numbers below this are counts and flags among the errors of some namespaces.
const FIRST_PLAIN: u32 = 100;

/// Every code, sorted by space and value; of several names of one value, the usual one first.
pub(super) fn all_codes(constants: Vec<Constant>) -> Vec<Code> {
    let mut ranked = BTreeMap::new();
    for constant in constants {
        let Some((space, trust)) = space_of(&constant) else {
            continue;
        };
        let rank = rank(&constant, trust);
        let best = ranked
            .entry((space, constant.value, constant.name))
            .or_insert(rank);
        *best = rank.min(*best);
    }
    let mut codes: Vec<_> = ranked.into_iter().collect();
    codes.sort_by(
        |((space, value, name), rank), ((space_2, value_2, name_2), rank_2)| {
            (space, value, rank, name.len(), name).cmp(&(
                space_2,
                value_2,
                rank_2,
                name_2.len(),
                name_2,
            ))
        },
    );
    codes
        .into_iter()
        .map(|((space, value, name), _)| Code { space, value, name })
        .collect()
}

/// How surely a constant is a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Trust {
    /// Its type says so.
    Typed,
    /// Its name and value say so.
    Plain,
}

fn space_of(constant: &Constant) -> Option<(Space, Trust)> {
    let Constant {
        namespace,
        kind,
        name,
        value,
    } = constant;
    let is_failure = value >> 31 == 1;
    if let Some((_, space)) = TYPES.iter().find(|(known, _)| known == kind) {
        // The metadata calls HRESULTs of NDIS and others Win32 errors; a Win32 error has 16 bits.
        let space = match space {
            Space::Win32 if is_failure => Space::Hresult,
            space => *space,
        };
        return Some((space, Trust::Typed));
    }
    if !kind.is_empty() || is_mark(name) {
        return None;
    }
    let last = namespace.rsplit('.').next().unwrap_or_default();
    let listed = PLAIN
        .iter()
        .find(|(part, start, _)| *part == last && name.starts_with(start));
    let space = match listed {
        Some((_, _, Space::Win32)) if is_failure => Space::Ntstatus,
        Some((_, _, Space::Ntstatus)) if !is_failure => return None,
        Some((_, _, Space::Ntstatus)) if value >> 30 == 2 => Space::Hresult,
        Some((.., space)) if *value >= FIRST_PLAIN => *space,
        // `BG_E_NOT_FOUND`, `E_XML_INVALID`: what C calls `_HRESULT_TYPEDEF_`.
        None if is_failure && (name.starts_with("E_") || name.contains("_E_")) => Space::Hresult,
        _ => return None,
    };
    Some((space, Trust::Plain))
}

/// Low is good: the name that people know, of all that a value has.
fn rank(constant: &Constant, trust: Trust) -> (bool, Trust, u8, Reverse<bool>, Reverse<bool>) {
    let name = constant.name.as_str();
    let starts_with = |starts: &[&str]| starts.iter().any(|start| name.starts_with(start));
    let area = constant.namespace.trim_start_matches("Windows.Win32.");
    // Components number their errors from 0x80040200 up, each for itself. What servers log comes first.
    let distance = match area.split('.').next() {
        Some("Foundation") => 0,
        Some("Security" | "System" | "Networking" | "NetworkManagement") => 1,
        _ => 2,
    };
    (
        is_mark(name),
        trust,
        distance,
        Reverse(name.ends_with("_SUCCESS")),
        Reverse(starts_with(&["ERROR_", "STATUS_", "E_", "S_"])),
    )
}

/// Marks of a range, which are no codes themselves.
fn is_mark(name: &str) -> bool {
    ["_FIRST", "_LAST", "_BASE", "_MASK"]
        .iter()
        .any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn constant(namespace: &str, kind: &str, name: &str, value: u32) -> Constant {
        Constant {
            namespace: format!("Windows.Win32.{namespace}"),
            kind: kind.to_owned(),
            name: name.to_owned(),
            value,
        }
    }

    #[test]
    fn a_constant_is_a_code_by_its_type_or_by_its_name_and_value() {
        use Space::{Hresult, Ntstatus, Win32};
        let space = |namespace, kind, name, value| {
            space_of(&constant(namespace, kind, name, value)).map(|(space, _)| space)
        };
        assert_eq!(space("Foundation", "HRESULT", "S_OK", 0), Some(Hresult));
        assert_eq!(
            space("Foundation", "WIN32_ERROR", "ERROR_X", 5),
            Some(Win32)
        );
        assert_eq!(
            space("Foundation", "WIN32_ERROR", "ERROR_NDIS_X", 0x8034_0002),
            Some(Hresult)
        );
        assert_eq!(
            space("System.Performance", "", "PDH_X", 0xC000_0BB8),
            Some(Ntstatus)
        );
        assert_eq!(
            space("System.Performance", "", "PDH_X", 0x8000_07D0),
            Some(Hresult)
        );
        assert_eq!(space("System.Performance", "", "PDH_MAX_SCALE", 7), None);
        assert_eq!(
            space("Anything", "", "BG_E_NOT_FOUND", 0x8020_0001),
            Some(Hresult)
        );
        assert_eq!(space("Anything", "", "BG_E_LAST", 0x8020_0001), None);
        assert_eq!(space("Anything", "", "A_E_SMALL", 1), None);
        assert_eq!(space("Anything", "HKEY", "HKEY_USERS", 0x8000_0003), None);
    }

    #[test]
    fn of_several_names_of_a_value_the_usual_one_stands_first() {
        let names = |constants: Vec<Constant>| -> Vec<String> {
            all_codes(constants)
                .into_iter()
                .map(|code| code.name)
                .collect()
        };
        let codes = names(vec![
            constant("NetworkManagement.NetManagement", "", "NERR_BASE", 2100),
            constant("Foundation", "WIN32_ERROR", "NO_ERROR", 0),
            constant("System.Rpc", "RPC_STATUS", "RPC_S_OK", 0),
            constant("Foundation", "WIN32_ERROR", "ERROR_SUCCESS", 0),
            constant("Foundation", "WIN32_ERROR", "ERROR_SUCCESS", 0),
        ]);
        assert_eq!(codes, ["ERROR_SUCCESS", "NO_ERROR", "RPC_S_OK"]);
    }
}
