//! One record: what is asked about it, and the line that is kept of it.
//!
//! Reads the XML that the `evtx` crate writes; the fields of `<System>` come first in it, in any order.

/// A line is cut here, in bytes. Windows allows a record 64 KiB; more comes from templates that multiply.
const LONGEST: usize = 64 * 1024;

/// A record as XML, and the part of it that says what it is.
#[derive(Clone, Copy, Debug)]
pub struct Record<'x> {
    xml: &'x str,
    system: &'x str,
}

impl<'x> Record<'x> {
    /// The record that this XML is.
    pub fn new(xml: &'x str) -> Self {
        let system = between(xml, "<System>", "</System>").unwrap_or_default();
        Self { xml, system }
    }

    /// Who wrote it: the name it registered under, empty where there is none.
    pub fn provider(&self) -> &'x str {
        self.attribute("Provider", "Name").unwrap_or_default()
    }

    /// The name under which the same program wrote before Vista, where it has one.
    pub fn old_provider(&self) -> Option<&'x str> {
        self.attribute("Provider", "EventSourceName")
    }

    /// Event id.
    pub fn event_id(&self) -> Option<u32> {
        self.number("EventID")
    }

    /// 1 critical, 2 error, 3 warning, 4 information, 5 verbose; 0 where it does not say.
    pub fn level(&self) -> u32 {
        self.number("Level").unwrap_or_default()
    }

    /// When it was written, in UTC, as in the file: `2026-11-03T09:14:02.5438777Z`.
    pub fn time(&self) -> &'x str {
        self.attribute("TimeCreated", "SystemTime")
            .unwrap_or_default()
    }

    /// Its number in the log.
    pub fn record_id(&self) -> Option<u64> {
        self.number("EventRecordID")
    }

    /// The record as one line of XML: who, what, when, where, and all data. The other fields of `<System>`, which say
    /// the same for every record of its kind, are left out.
    pub fn to_line(self) -> String {
        let mut line = String::with_capacity(self.xml.len());
        line.push_str("<Event><System><Provider");
        for name in ["Name", "EventSourceName"] {
            if let Some(value) = self.attribute("Provider", name) {
                line.extend([" ", name, "=\"", value, "\""]);
            }
        }
        line.push_str("/>");
        self.copy_element("EventID", &mut line);
        self.copy_element("Level", &mut line);
        line.extend(["<TimeCreated SystemTime=\"", self.time(), "\"/>"]);
        self.copy_element("EventRecordID", &mut line);
        if let Some(activity) = self.attribute("Correlation", "ActivityID") {
            line.extend(["<Correlation ActivityID=\"", activity, "\"/>"]);
        }
        self.copy_element("Computer", &mut line);
        line.push_str("</System>");
        let data = self.xml.split_once("</System>").map_or("", |(_, it)| it);
        let data = data.rsplit_once("</Event>").map_or(data, |(it, _)| it);
        // One line a record: what breaks lines in a value becomes a space.
        let is_break = |letter: char| letter.is_control();
        for piece in whole_elements(data).split(is_break) {
            if !line.ends_with(' ') && !line.ends_with('>') {
                line.push(' ');
            }
            line.push_str(piece);
        }
        line.push_str("</Event>");
        line
    }

    fn copy_element(&self, name: &str, line: &mut String) {
        if let Some(value) = self.content(name).filter(|value| !value.is_empty()) {
            line.extend(["<", name, ">", value, "</", name, ">"]);
        }
    }

    fn number<N: core::str::FromStr>(&self, element: &str) -> Option<N> {
        self.content(element)?.trim().parse().ok()
    }

    /// What stands in an element of `<System>`.
    fn content(&self, element: &str) -> Option<&'x str> {
        let rest = self.behind_name(element)?;
        let (tag, content) = rest.split_once('>')?;
        if tag.ends_with('/') {
            return Some("");
        }
        content.split_once("</").map(|(content, _)| content)
    }

    /// An attribute of an element of `<System>`.
    fn attribute(&self, element: &str, name: &str) -> Option<&'x str> {
        let tag = self.behind_name(element)?.split_once('>')?.0;
        let mut rest = tag;
        loop {
            let (before, after) = rest.split_once("=\"")?;
            let (value, next) = after.split_once('"')?;
            if before.trim() == name {
                return Some(value);
            }
            rest = next;
        }
    }

    /// What follows the name of the first such element, attributes first.
    fn behind_name(&self, element: &str) -> Option<&'x str> {
        let mut rest = self.system;
        loop {
            rest = rest.split_once('<')?.1;
            if let Some(behind) = rest.strip_prefix(element)
                && behind.starts_with([' ', '>', '/'])
            {
                return Some(behind);
            }
        }
    }
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    text.split_once(start)?.1.split_once(end).map(|(it, _)| it)
}

/// As much as a line may hold, up to the end of an element.
fn whole_elements(data: &str) -> &str {
    if data.len() <= LONGEST {
        return data;
    }
    let cut = &data[..data.floor_char_boundary(LONGEST)];
    let end = cut.rfind("</").and_then(|at| {
        let close = cut[at..].find('>')?;
        Some(at + close + 1)
    });
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
        assert_eq!(record.old_provider(), Some("Old TermDD"));
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
             <EventData><Data>\\Device\\Termdd</Data><Data>192.0.2.7 second</Data>\
             <Binary>0000</Binary></EventData></Event>"
        );
    }

    #[test]
    fn what_is_no_event_says_nothing() {
        for xml in [
            "",
            "<System>",
            "<System></System>",
            "<System><Provider Name=\"</System>",
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
