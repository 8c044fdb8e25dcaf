//! What the bits of a number say where no table explains it: severity, facility, number; family and
//! index of a disconnect reason.

use alloc::format;
use alloc::string::String;

use crate::knowledge::{KnowledgeBase, SpaceId};

/// Facilities of an HRESULT, as `winerror.h` of the Windows SDK numbers them.
const FACILITIES: [(u32, &str); 33] = [
    (0, "general"),
    (1, "RPC"),
    (2, "COM dispatch"),
    (3, "storage"),
    (4, "interface: each interface numbers its own errors"),
    (7, "Windows error"),
    (8, "Windows"),
    (9, "security, SSPI"),
    (10, "control"),
    (11, "certificates"),
    (12, "internet"),
    (13, "media server"),
    (14, "message queuing"),
    (15, "setup of devices"),
    (16, "smart card"),
    (17, "COM+"),
    (19, ".NET runtime"),
    (23, "side-by-side assemblies"),
    (25, "HTTP"),
    (27, "error reporting"),
    (32, "background transfer"),
    (36, "Windows Update"),
    (37, "directory service"),
    (38, "graphics"),
    (39, "shell"),
    (40, "TPM services"),
    (41, "TPM software"),
    (49, "drive encryption"),
    (50, "filtering platform"),
    (51, "WinRM"),
    (52, "NDIS"),
    (53, "hypervisor"),
    (83, "remote access"),
];

/// Facilities of an NTSTATUS, as `ntstatus.h` of the Windows SDK numbers them.
const STATUS_FACILITIES: [(u32, &str); 20] = [
    (0, "kernel"),
    (1, "debugger"),
    (2, "RPC"),
    (3, "RPC stubs"),
    (4, "input and output"),
    (7, "Windows error"),
    (8, "certificates"),
    (9, "security, SSPI"),
    (10, "terminal server"),
    (11, "language resources"),
    (16, "USB"),
    (19, "cluster"),
    (21, "side-by-side assemblies"),
    (25, "transactions"),
    (27, "video"),
    (30, "graphics kernel"),
    (33, "drive encryption"),
    (34, "filtering platform"),
    (35, "NDIS"),
    (65, "redirected drives"),
];

/// The facility of an HRESULT or NTSTATUS, where it is one of those that occur in the wild.
pub(crate) fn facility(space: SpaceId, value: u32) -> Option<&'static str> {
    let (facilities, number): (&[_], _) = match space {
        SpaceId::Hresult => (&FACILITIES, value >> 16 & 0x7FF),
        SpaceId::Ntstatus => (&STATUS_FACILITIES, value >> 16 & 0xFFF),
        _ => return None,
    };
    let known = facilities.iter().find(|(known, _)| *known == number)?;
    Some(known.1)
}

/// A Windows code that no table explains; `None` for the numbers of other spaces.
pub(crate) fn in_words(space: SpaceId, value: u32) -> Option<String> {
    let (what, number) = match (space, value >> 30) {
        (SpaceId::Win32, _) => {
            return Some(format!(
                "The Windows error with number {value}. No table of ours explains it."
            ));
        }
        (SpaceId::Hresult, 0 | 1) => ("A success", value >> 16 & 0x7FF),
        (SpaceId::Hresult, _) => ("An error", value >> 16 & 0x7FF),
        (SpaceId::Ntstatus, 0) => ("A success", value >> 16 & 0xFFF),
        (SpaceId::Ntstatus, 1) => ("An information", value >> 16 & 0xFFF),
        (SpaceId::Ntstatus, 2) => ("A warning", value >> 16 & 0xFFF),
        (SpaceId::Ntstatus, _) => ("An error", value >> 16 & 0xFFF),
        _ => return None,
    };
    let code = value & 0xFFFF;
    if value >> 29 & 1 == 1 {
        return Some(format!(
            "{what} that a program other than Windows defines (its customer bit is set), with number {code:#x}."
        ));
    }
    if space == SpaceId::Hresult && number == 7 {
        return Some(format!(
            "It carries the Windows error {code} ({code:#x}). No table of ours explains it."
        ));
    }
    let name = facility(space, value).map_or_else(String::new, |name| format!(" ({name})"));
    Some(format!(
        "{what} of facility {number}{name} with number {code:#x}. No table of ours explains it."
    ))
}

/// From here on a disconnect reason names a part of Remote Desktop, not a family.
const PARTS: [(u32, &str); 2] = [(2, "RemoteApp"), (3, "RD Gateway")];

/// A disconnect reason that no table lists: its low byte is a family, the rest an index.
pub(crate) fn of_disconnect(knowledge: &KnowledgeBase, value: u32) -> Option<String> {
    if let Some((_, part)) = PARTS.iter().find(|(high, _)| *high == value >> 24) {
        return Some(format!(
            "No table we know lists this value. Numbers that begin like this come from {part}."
        ));
    }
    let (family, index) = (value & 0xFF, value >> 8);
    let families = &knowledge.space(SpaceId::Disconnect)?.families;
    let known = families
        .iter()
        .find(|known| u32::from(known.byte) == family)
        .filter(|_| (1..=0xFF).contains(&index))?;
    Some(format!(
        "No table we know lists this value. Its low byte {family:#04x} is the family {}; it is number {index} in it.",
        known.name
    ))
}

#[cfg(test)]
mod tests {
    use super::in_words;
    use crate::knowledge::SpaceId::{Errinfo, Hresult, Ntstatus, Win32};

    #[test]
    fn bits_are_read_as_severity_facility_and_number() {
        for (space, value, expected) in [
            (
                Hresult,
                0x8009_0302,
                "An error of facility 9 (security, SSPI) with number 0x302.",
            ),
            (
                Hresult,
                0x8007_04D2,
                "It carries the Windows error 1234 (0x4d2).",
            ),
            (
                Hresult,
                0x0009_0400,
                "A success of facility 9 (security, SSPI) with number 0x400.",
            ),
            (
                Hresult,
                0x8765_0001,
                "An error of facility 1893 with number 0x1.",
            ),
            (
                Ntstatus,
                0xC00A_0099,
                "An error of facility 10 (terminal server) with number 0x99.",
            ),
            (
                Ntstatus,
                0x8000_0099,
                "A warning of facility 0 (kernel) with number 0x99.",
            ),
            (
                Ntstatus,
                0xE000_0001,
                "An error that a program other than Windows defines (its customer bit is set), with number 0x1.",
            ),
            (Win32, 9999, "The Windows error with number 9999."),
        ] {
            let words = in_words(space, value).expect("a Windows code");
            assert!(words.starts_with(expected), "{value:#x}: {words}");
        }
        assert_eq!(in_words(Errinfo, 1), None);
    }
}
