//! Which number somebody probably meant: the nearest to one that no table has.

/// The value whose hexadecimal digits differ least from those of `wrong`: two digits
/// swapped, or one wrong, missing or too many.
pub fn nearest_hexadecimal(wrong: u32, values: impl IntoIterator<Item = u32>) -> Option<u32> {
    let digits = format!("{wrong:x}");
    values
        .into_iter()
        .filter(|value| is_one_slip(&digits, &format!("{value:x}")))
        .min_by_key(|value| (!has_same_digits(wrong, *value), *value))
}

/// The value whose decimal digits differ least from those of `wrong`; for event ids.
pub fn nearest_decimal(wrong: u32, values: impl IntoIterator<Item = u32>) -> Option<u32> {
    let digits = wrong.to_string();
    values
        .into_iter()
        .filter(|value| is_one_slip(&digits, &value.to_string()))
        .min()
}

/// A single digit is one slip away from every other one, so it says nothing.
fn is_one_slip(wrong: &str, right: &str) -> bool {
    wrong.len() > 1 && strsim::osa_distance(wrong, right) == 1
}

/// Whether the digits are the same in another order, which is the commoner slip.
fn has_same_digits(a: u32, b: u32) -> bool {
    let sorted = |value: u32| {
        let mut digits: Vec<char> = format!("{value:x}").chars().collect();
        digits.sort_unstable();
        digits
    };
    sorted(a) == sorted(b)
}

#[cfg(test)]
mod tests {
    use super::{nearest_decimal, nearest_hexadecimal};

    #[test]
    fn two_swapped_digits_are_nearer_than_a_wrong_one() {
        assert_eq!(
            nearest_hexadecimal(0x940, [0x104, 0x904, 0x941, 0x2308]),
            Some(0x904)
        );
    }

    #[test]
    fn a_value_with_other_digits_is_not_suggested() {
        assert_eq!(nearest_hexadecimal(0x940, [0x104, 0x2308]), None);
        assert_eq!(nearest_hexadecimal(0x7, [0x1, 0x2]), None);
    }

    #[test]
    fn an_event_id_is_compared_as_it_is_written() {
        assert_eq!(nearest_decimal(36871, [36870, 36888]), Some(36870));
    }
}
