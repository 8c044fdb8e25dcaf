//! A number in any notation that people use → its value.

/// The values that a number can have, likeliest first: `0x904`, `904h`, `2308`,
/// `-2147023436`, `8009030D`. Empty where it is no number of 32 bits.
///
/// Decimal digits may also be a hexadecimal number that lost its `0x`.
pub(super) fn values_of(written: &str) -> Vec<u32> {
    let written = written.trim().to_ascii_lowercase().replace('_', "");
    let hexadecimal = |digits: &str| {
        let is_one = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_hexdigit());
        is_one
            .then(|| u32::from_str_radix(digits, 16).ok())
            .flatten()
    };
    let marked = written
        .strip_prefix("0x")
        .or_else(|| written.strip_suffix('h'));
    if let Some(digits) = marked {
        return hexadecimal(digits).into_iter().collect();
    }
    if written.starts_with('-') {
        // Windows shows HRESULTs as signed numbers.
        let negative = written.parse::<i32>().ok();
        return negative.map(i32::cast_unsigned).into_iter().collect();
    }
    let decimal = written
        .chars()
        .all(|c| c.is_ascii_digit())
        .then(|| written.parse().ok())
        .flatten();
    let mut values: Vec<u32> = decimal.into_iter().chain(hexadecimal(&written)).collect();
    values.dedup();
    values
}

#[cfg(test)]
mod tests {
    use super::values_of;

    #[test]
    fn every_notation_of_a_code_has_the_same_value() {
        assert_eq!(values_of("0x904"), [0x904]);
        assert_eq!(values_of("904h"), [0x904]);
        assert_eq!(values_of("2308"), [0x904, 0x2308]);
        assert_eq!(values_of("0X800705B4"), [0x8007_05B4]);
        assert_eq!(values_of("-2147023436"), [0x8007_05B4]);
        assert_eq!(values_of("800705b4"), [0x8007_05B4]);
    }

    #[test]
    fn what_is_no_number_has_no_value() {
        for written in [
            "",
            "0x",
            "h",
            "-",
            "dead-link",
            "0x1234567890",
            "-99999999999",
            "+5",
        ] {
            assert_eq!(values_of(written), Vec::<u32>::new(), "{written}");
        }
    }
}
