//! The ways to write a number that is a code, and what its bits say.

use decoder::knowledge::SpaceId;

/// A code as it is shown: `0x904`, `0x8009030C`. HRESULT and NTSTATUS always have eight digits.
pub(super) fn hexadecimal(space: SpaceId, value: u32) -> String {
    match space {
        SpaceId::Hresult | SpaceId::Ntstatus => format!("0x{value:08X}"),
        _ => format!("0x{value:X}"),
    }
}

/// The same 32 bits read as a signed number, where that differs: `-2146893044`.
pub(super) fn signed(value: u32) -> Option<String> {
    let signed = value.cast_signed();
    (signed < 0).then(|| signed.to_string())
}

/// What the bits of a code say by themselves, in sentences; empty where its space has no such structure.
pub(super) fn bits_in_words(space: SpaceId, value: u32) -> Vec<String> {
    match space {
        SpaceId::Hresult => hresult_in_words(value),
        SpaceId::Ntstatus => ntstatus_in_words(value),
        SpaceId::Disconnect => vec![format!(
            "The low byte, 0x{:02X}, names the family; the rest, {}, counts within it.",
            value & 0xFF,
            value >> 8
        )],
        _ => Vec::new(),
    }
}

/// The Windows error inside an HRESULT of facility 7 (`FACILITY_WIN32`).
pub(super) fn win32_inside(space: SpaceId, value: u32) -> Option<u32> {
    (space == SpaceId::Hresult && value >> 16 == 0x8007).then_some(value & 0xFFFF)
}

fn hresult_in_words(value: u32) -> Vec<String> {
    let severity = if value >> 31 == 1 {
        "a failure"
    } else {
        "a success"
    };
    let facility = (value >> 16) & 0x7FF;
    let known = match facility {
        0 => ", general",
        7 => ", a Windows error code",
        9 => ", security: SSPI, Schannel, CredSSP",
        11 => ", certificates",
        _ => "",
    };
    vec![
        format!("Severity: {severity}."),
        format!("Facility: {facility}{known}."),
        format!(
            "Code within it: {} (0x{:X}).",
            value & 0xFFFF,
            value & 0xFFFF
        ),
    ]
}

fn ntstatus_in_words(value: u32) -> Vec<String> {
    let severity = match value >> 30 {
        0 => "a success",
        1 => "information",
        2 => "a warning",
        _ => "an error",
    };
    vec![
        format!("Severity: {severity}."),
        format!("Facility: {}.", (value >> 16) & 0xFFF),
        format!(
            "Code within it: {} (0x{:X}).",
            value & 0xFFFF,
            value & 0xFFFF
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_values_with_the_top_bit_have_a_signed_notation() {
        assert_eq!(signed(0x8009_030C).as_deref(), Some("-2146893044"));
        assert_eq!(signed(0x904), None);
    }

    #[test]
    fn a_windows_error_is_found_inside_an_hresult() {
        assert_eq!(win32_inside(SpaceId::Hresult, 0x8007_0005), Some(5));
        assert_eq!(win32_inside(SpaceId::Hresult, 0x8009_030C), None);
        assert_eq!(win32_inside(SpaceId::Ntstatus, 0x8007_0005), None);
    }
}
