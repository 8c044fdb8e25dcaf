//! `openssl s_client` against the port of Remote Desktop.

use super::Seen;
use super::line::Line;
use super::sockets::PORT;
use crate::knowledge::Topic;

/// Lines of its output that are looked at.
const LINES: usize = 120;

pub(super) fn read(text: &str, line: &Line<'_>, seen: &mut Seen<'_>) {
    if !line.text.contains("s_client") {
        return;
    }
    for below in line.behind(text, LINES) {
        if below.text.contains("s_client") {
            return;
        }
        if below.text.contains("no peer certificate") {
            seen.say(Topic::Handshake, PORT, "no-certificate", below.span());
        }
        // `New, TLSv1.2, Cipher is ECDHE-RSA-AES256-GCM-SHA384`
        if let Some((_, cipher)) = below.text.split_once("Cipher is ") {
            let how = if cipher == "(NONE)" {
                "failed"
            } else {
                "agreed"
            };
            seen.say(Topic::Handshake, PORT, how, below.span());
            return;
        }
    }
}
