//! One record: what is asked about it, and the line that is kept of it.
//!
//! Reads the XML that the `evtx` crate writes; the fields of `<System>` come first in it, in any order.

/// A line is cut here, in bytes. Windows allows a record 64 KiB; more comes from templates that multiply.
const LONGEST: usize = 64 * 1024;

/// A record, taken apart. Everything is XML text as it stands there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Record<'x> {
    provider: &'x str,
    old_provider: &'x str,
    event_id: &'x str,
    level: &'x str,
    time: &'x str,
    number: &'x str,
    activity: &'x str,
    computer: &'x str,
    /// What stands behind `<System>`.
    data: &'x str,
}

impl<'x> Record<'x> {
    /// The record that this XML is.
    pub fn new(xml: &'x str) -> Self {
        let mut record = Self::default();
        let mut rest = xml;
        let mut is_inside = false;
        while let Some((tag, behind)) = next_tag(rest) {
            rest = behind;
            let (name, attributes) = split_at(tag, b' ').unwrap_or((tag, ""));
            match name {
                "System" => is_inside = true,
                "/System" => {
                    record.data = rest.strip_suffix("</Event>").unwrap_or(rest);
                    break;
                }
                _ if !is_inside => {}
                "Provider" => {
                    record.provider = attribute(attributes, "Name");
                    record.old_provider = attribute(attributes, "EventSourceName");
                }
                "EventID" => record.event_id = content(rest),
                "Level" => record.level = content(rest),
                "TimeCreated" => record.time = attribute(attributes, "SystemTime"),
                "EventRecordID" => record.number = content(rest),
                "Correlation" => record.activity = attribute(attributes, "ActivityID"),
                "Computer" => record.computer = content(rest),
                _ => {}
            }
        }
        record
    }

    /// Who wrote it: the name it registered under, empty where there is none.
    pub const fn provider(&self) -> &'x str {
        self.provider
    }

    /// The name under which the same program wrote before Vista; empty where it did not.
    pub const fn old_provider(&self) -> &'x str {
        self.old_provider
    }

    /// Event id.
    pub fn event_id(&self) -> Option<u32> {
        self.event_id.parse().ok()
    }

    /// 1 critical, 2 error, 3 warning, 4 information, 5 verbose; 0 where it does not say.
    pub fn level(&self) -> u32 {
        self.level.parse().unwrap_or_default()
    }

    /// When it was written, in UTC, as in the file: `2026-11-03T09:14:02.5438777Z`.
    pub const fn time(&self) -> &'x str {
        self.time
    }

    /// Its number in the log.
    pub fn record_id(&self) -> Option<u64> {
        self.number.parse().ok()
    }

    /// The record as one line of XML: who, what, when, where, and all data. The other fields of `<System>`, which say
    /// the same for every record of its kind, are left out.
    pub fn to_line(self) -> String {
        let data = whole_elements(self.data);
        let mut line = String::with_capacity(data.len() + 400);
        line.push_str("<Event><System><Provider");
        for (name, value) in [
            ("Name", self.provider),
            ("EventSourceName", self.old_provider),
        ] {
            if !value.is_empty() {
                push(&mut line, &[" ", name, "=\"", value, "\""]);
            }
        }
        push(&mut line, &["/><EventID>", self.event_id, "</EventID>"]);
        if !self.level.is_empty() {
            push(&mut line, &["<Level>", self.level, "</Level>"]);
        }
        push(
            &mut line,
            &["<TimeCreated SystemTime=\"", self.time, "\"/>"],
        );
        push(
            &mut line,
            &["<EventRecordID>", self.number, "</EventRecordID>"],
        );
        if !self.activity.is_empty() {
            push(
                &mut line,
                &["<Correlation ActivityID=\"", self.activity, "\"/>"],
            );
        }
        push(
            &mut line,
            &["<Computer>", self.computer, "</Computer></System>"],
        );
        // One line a record: what breaks lines in a value becomes a space.
        let is_break = |byte: u8| byte < b' ';
        if data.bytes().any(is_break) {
            let letters = data.chars();
            line.extend(letters.map(|letter| if letter < ' ' { ' ' } else { letter }));
        } else {
            line.push_str(data);
        }
        line.push_str("</Event>");
        line
    }
}

fn push(line: &mut String, pieces: &[&str]) {
    for piece in pieces {
        line.push_str(piece);
    }
}

/// The text before the first such letter, and behind it. A plain loop: what is looked for is near, and this is most of
/// the work that is ours.
fn split_at(xml: &str, letter: u8) -> Option<(&str, &str)> {
    let at = xml.bytes().position(|byte| byte == letter)?;
    Some((xml.get(..at)?, xml.get(at + 1..)?))
}

/// The next tag without its angle brackets, and what stands behind it.
fn next_tag(xml: &str) -> Option<(&str, &str)> {
    let (tag, rest) = split_at(split_at(xml, b'<')?.1, b'>')?;
    Some((tag.strip_suffix('/').unwrap_or(tag), rest))
}

/// The text up to the next tag.
fn content(behind: &str) -> &str {
    split_at(behind, b'<').map_or("", |(text, _)| text.trim_ascii())
}

/// The value of an attribute; empty where there is none.
fn attribute<'x>(attributes: &'x str, name: &str) -> &'x str {
    let mut rest = attributes;
    while let Some((before, behind)) = split_at(rest, b'"')
        && let Some((value, next)) = split_at(behind, b'"')
    {
        if before.trim_ascii().strip_suffix('=') == Some(name) {
            return value;
        }
        rest = next;
    }
    ""
}

/// As much as a line may hold, up to the end of an element.
fn whole_elements(data: &str) -> &str {
    if data.len() <= LONGEST {
        return data;
    }
    let cut = &data[..data.floor_char_boundary(LONGEST)];
    let end = cut
        .rfind("</")
        .and_then(|at| Some(at + cut[at..].find('>')? + 1));
    &cut[..end.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
        <Event xmlns=\"http://schemas.microsoft.com/win/2004/08/events/event\"><System>\
        <Provider Name=\"TermDD\" EventSourceName=\"Old TermDD\"/><EventID Qualifiers=\"49162\">56</EventID>\
        <Version>0</Version><Level>2</Level><TimeCreated SystemTime=\"2026-11-03T09:14:02.5438777Z\"/>\
        <EventRecordID>18446744073709551615</EventRecordID><Correlation/><Channel>System</Channel>\
        <Computer>server.example</Computer><Security/></System>\
        <EventData><Data>\\Device\\Termdd</Data><Data>192.0.2.7\r\n\tsecond</Data>\
        <Binary>0000</Binary></EventData></Event>";

    #[test]
    fn a_record_says_who_what_and_when() {
        let record = Record::new(XML);
        assert_eq!(record.provider(), "TermDD");
        assert_eq!(record.old_provider(), "Old TermDD");
        assert_eq!((record.event_id(), record.level()), (Some(56), 2));
        assert_eq!(record.time(), "2026-11-03T09:14:02.5438777Z");
        assert_eq!(record.record_id(), Some(u64::MAX));
    }

    #[test]
    fn the_line_of_a_record_is_one_line_with_all_of_its_data() {
        assert_eq!(
            Record::new(XML).to_line(),
            "<Event><System><Provider Name=\"TermDD\" EventSourceName=\"Old TermDD\"/><EventID>56</EventID>\
             <Level>2</Level><TimeCreated SystemTime=\"2026-11-03T09:14:02.5438777Z\"/>\
             <EventRecordID>18446744073709551615</EventRecordID><Computer>server.example</Computer></System>\
             <EventData><Data>\\Device\\Termdd</Data><Data>192.0.2.7   second</Data>\
             <Binary>0000</Binary></EventData></Event>"
        );
    }

    #[test]
    fn what_is_no_event_says_nothing() {
        for xml in [
            "",
            "<System>",
            "<System></System>",
            "<System/><System><Provider Name=\"</System>",
        ] {
            let record = Record::new(xml);
            assert_eq!((record.provider(), record.event_id()), ("", None), "{xml}");
            assert!(record.to_line().starts_with("<Event>"));
        }
    }

    #[test]
    fn a_line_has_an_end() {
        let xml = format!(
            "<System></System><EventData>{}",
            "<Data>öööö</Data>".repeat(9_000)
        );
        let line = Record::new(&xml).to_line();
        assert!(line.len() < LONGEST + 1_000);
        assert!(
            line.ends_with("</Data></Event>"),
            "{}",
            &line[line.len() - 40..]
        );
    }
}
