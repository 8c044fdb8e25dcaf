//! What there is to say about a log that was read.

use crate::Log;

/// Providers that are named where nothing matters.
const NAMED: usize = 3;

impl Log {
    /// `1,601 records read, 12 matter, 4 damaged`.
    pub fn counts(&self) -> String {
        let records = if self.records == 1 {
            "record"
        } else {
            "records"
        };
        let matter = if self.matter == 1 {
            "matters"
        } else {
            "matter"
        };
        let mut said = format!(
            "{} {records} read, {} {matter}",
            grouped(self.records),
            grouped(self.matter)
        );
        if self.damaged > 0 {
            said.extend([", ", &grouped(self.damaged), " damaged"]);
        }
        said
    }

    /// Everything else: from when to when, what was left out, what is missing; sentences, in one line.
    pub fn note(&self) -> String {
        let mut said = Vec::new();
        if self.records > 0 && !self.first.is_empty() {
            said.push(format!(
                "From {} to {} UTC.",
                moment(&self.first),
                moment(&self.last)
            ));
        }
        if self.left_out > 0 {
            let (failures, others) = self.most;
            said.push(format!(
                "{} older ones are left out: of each kind of failure the newest {} are decoded, of any other \
                 kind the newest {}.",
                grouped(self.left_out),
                grouped(failures as u64),
                grouped(others as u64)
            ));
        }
        if self.is_cut_off {
            said.push("The file is cut off; what is there was read.".into());
        }
        if self.records == 0 && self.damaged == 0 {
            said.push("The log is empty.".into());
        } else if self.matter == 0 {
            let named: Vec<&str> = self
                .providers
                .iter()
                .map(|(name, _)| name.as_str())
                .collect();
            said.push(format!(
                "Nothing in it is about Remote Desktop; it was written by {}.",
                named[..named.len().min(NAMED)].join(", ")
            ));
        }
        said.join(" ")
    }
}

/// `2026-11-03T09:14:02.5438777Z` without the fraction, for people.
fn moment(time: &str) -> String {
    let seconds = time.get(..19).unwrap_or(time);
    seconds.replace('T', " ")
}

/// `1,601`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_is_summed_up_in_words() {
        let log = Log {
            records: 1_601,
            matter: 300,
            kept: 250,
            left_out: 50,
            damaged: 4,
            first: "2026-10-03T00:00:00.5438777Z".into(),
            last: "2026-11-03T09:14:02Z".into(),
            most: (1_000, 250),
            is_cut_off: true,
            ..Log::default()
        };
        assert_eq!(log.counts(), "1,601 records read, 300 matter, 4 damaged");
        assert_eq!(
            log.note(),
            "From 2026-10-03 00:00:00 to 2026-11-03 09:14:02 UTC. 50 older ones are left out: of each kind of failure \
             the newest 1,000 are decoded, of any other kind the newest 250. The file is cut off; what is there was read."
        );
    }

    #[test]
    fn a_log_without_anything_about_remote_desktop_names_who_wrote_it() {
        let providers = ["Disk", "Kernel", "Time", "More"].map(|name| (name.to_owned(), 1));
        let log = Log {
            records: 1,
            providers: providers.into(),
            ..Log::default()
        };
        assert_eq!(log.counts(), "1 record read, 0 matter");
        assert_eq!(
            log.note(),
            "Nothing in it is about Remote Desktop; it was written by Disk, Kernel, Time."
        );
        assert_eq!(Log::default().note(), "The log is empty.");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }
}
