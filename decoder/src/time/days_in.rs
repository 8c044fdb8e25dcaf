//! A date alone, without a clock: the first and the last day of a certificate.

use alloc::string::String;

use super::civil::{DAY, date, days, is_date};
use super::date::{Cursor, WrittenDate};

/// The earlier and the later day, counted from 1970-01-01, that the date at the start of a text can mean: two where day and
/// month could change places. `Nov 20 10:11:12 2026 GMT` has its year behind the time.
pub(crate) fn day_in(text: &str) -> Option<(i64, i64)> {
    let mut cursor = Cursor {
        text,
        at: 0,
        order: None,
    };
    let (found, _) = cursor.date();
    let one = |year: u32, month: u32, day: u32| {
        let day = is_date(month, day).then(|| days(i64::from(year), month, day))?;
        Some((day, day))
    };
    match found {
        WrittenDate::Known(year, month, day) => one(year, month, day),
        WrittenDate::Open(first, second, year) => {
            let (a, _) = one(year, first, second)?;
            let (b, _) = one(year, second, first)?;
            Some((a.min(b), a.max(b)))
        }
        WrittenDate::NoYear(month, day) => {
            let mut words = cursor.rest().split_whitespace().take(3);
            let year =
                words.find(|word| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()))?;
            one(year.parse().ok()?, month, day)
        }
        WrittenDate::None | WrittenDate::Epoch(_) => None,
    }
}

/// `2026-11-20`, of a number of days.
pub(crate) fn date_of(days: i64) -> String {
    date(days.saturating_mul(DAY))
}

#[cfg(test)]
mod tests {
    use super::{date_of, day_in};

    #[test]
    fn dates_of_certificates_are_read() {
        for (text, days) in [
            ("2026-11-20 10:00:00", "2026-11-20"),
            ("20.11.2026 10:00", "2026-11-20"),
            ("11/20/2026 10:00:00 AM", "2026-11-20"),
            ("Nov 20 10:11:12 2026 GMT", "2026-11-20"),
            ("Nov  2 10:11:12 2026 GMT; NotAfter: Nov", "2026-11-02"),
        ] {
            let (earliest, latest) = day_in(text).expect(text);
            assert_eq!(
                (date_of(earliest), earliest),
                (days.to_string(), latest),
                "{text}"
            );
        }
        let (earliest, latest) = day_in("03/07/2026 10:00").expect("two days");
        assert_eq!(
            (date_of(earliest), date_of(latest)),
            ("2026-03-07".into(), "2026-07-03".into())
        );
        assert_eq!(day_in("yesterday"), None);
    }
}
