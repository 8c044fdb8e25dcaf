//! Days of the civil calendar as numbers and back.

use alloc::format;
use alloc::string::String;

/// Seconds of a day.
pub(crate) const DAY: i64 = 86_400;

/// Days since 1970-01-01 of a date of the Gregorian calendar. `month` is 1 to 12, `day` 1 to 31.
pub(crate) const fn days(year: i64, month: u32, day: u32) -> i64 {
    // The year begins in March, so that the leap day is its last.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let month = (month as i64 + 9) % 12;
    let of_year = (153 * month + 2) / 5 + day as i64 - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day of a number of days since 1970-01-01.
pub(crate) const fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, years) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    (year + era * 400 + years, month, day)
}

/// Whether the month has this day in some year.
pub(crate) const fn is_date(month: u32, day: u32) -> bool {
    let longest = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        _ => 0,
    };
    day >= 1 && day <= longest
}

/// `10:11:12`, and `.123` where the text has milliseconds.
pub(crate) fn time_of_day(seconds: i64, millis: Option<u32>) -> String {
    let of_day = seconds.rem_euclid(DAY);
    let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
    match millis {
        Some(millis) => format!("{hour:02}:{minute:02}:{second:02}.{millis:03}"),
        None => format!("{hour:02}:{minute:02}:{second:02}"),
    }
}

/// `2026-11-20`.
pub(crate) fn date(seconds: i64) -> String {
    let (year, month, day) = civil(seconds.div_euclid(DAY));
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::{civil, date, days, time_of_day};

    #[test]
    fn days_go_there_and_back() {
        assert_eq!(days(1970, 1, 1), 0);
        assert_eq!(days(2000, 2, 29), 11_016);
        assert_eq!(days(1969, 12, 31), -1);
        for day in (-200_000..200_000).step_by(97) {
            let (year, month, of_month) = civil(day);
            let back = days(
                year,
                u32::try_from(month).expect("a month is positive"),
                u32::try_from(of_month).expect("a day is positive"),
            );
            assert_eq!(back, day);
        }
    }

    #[test]
    fn a_moment_is_written_as_the_standard_does() {
        let at = days(2026, 11, 20) * super::DAY + 36_672;
        assert_eq!(date(at), "2026-11-20");
        assert_eq!(time_of_day(at, Some(7)), "10:11:12.007");
        assert_eq!(time_of_day(-1, None), "23:59:59");
    }
}
