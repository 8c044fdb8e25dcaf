//! Texts to be timed with, made by rule: what people paste, and what somebody pastes who wants to
//! see the page stand still.

/// Names a text and makes it, of so many bytes or a little less.
pub(crate) type Maker = (&'static str, fn(usize) -> String);

/// The dialog of the Remote Desktop client, as Ctrl+C copies it.
pub(crate) const DIALOG: &str = "[Window Title]\nRemote Desktop Connection\n\n[Content]\n\
    An internal error has occurred.\n\nError code: 0x904\nExtended error code: 0x7\n\n[OK]";

/// What people paste when they paste much, mixed.
pub(crate) const MIXED: Maker = ("mixed paste", mixed);

/// A log of a client, line after line.
pub(crate) const LOG: Maker = ("client log", log);

/// Texts of one kind, in which something that is done for every sign, word, line or event would be
/// done for all of them again. A megabyte of each, and eight.
pub(crate) const ADVERSARIAL: [Maker; 30] = [
    ("one line", |n| {
        repeated(n, &mixed(n.min(40_000)).replace('\n', " "))
    }),
    ("digits", |n| repeated(n, "4711904")),
    ("<", |n| repeated(n, "<")),
    ("0x", |n| repeated(n, "0x")),
    ("&", |n| repeated(n, "&")),
    ("&#x", |n| repeated(n, "&#x30;")),
    ("\"", |n| repeated(n, "\"")),
    ("spaces", |n| repeated(n, " ")),
    ("spaces and quotes", |n| repeated(n, "\"a\"          ")),
    ("line breaks", |n| repeated(n, "\n")),
    ("carriage returns", |n| repeated(n, "\r")),
    ("table", |n| repeated(n, "| 36870 | Schannel | 0x904 |\n")),
    ("table in one line", |n| {
        repeated(n, "| 36870 | Schannel | 0x904 ")
    }),
    ("columns", |n| half(n, "|", "904 ")),
    ("codes in one line", |n| repeated(n, "0x904 ")),
    ("labelled codes", |n| {
        repeated(n, "Error code: 0x904\nExtended error code: 0x7\n")
    }),
    ("labels", |n| repeated(n, "Error code: ")),
    ("events, half open", |n| repeated(n, "Event[")),
    ("event ids, half open", |n| repeated(n, "<EventID>")),
    ("event ids", |n| repeated(n, "<EventID>36870</EventID>")),
    ("XML events", |n| {
        repeated(
            n,
            "<Event><System><Provider Name=\"Schannel\"/><EventID>36870</EventID></System><EventData><Data>10001</Data></EventData></Event>\n",
        )
    }),
    ("XML events, then lines", |n| {
        half(
            n,
            "<Event><System><EventID>36870</EventID></System></Event>\n",
            "Event ID: 36870\n",
        )
    }),
    ("listed events", |n| {
        repeated(n, "Source: Somebody\nEvent ID: 36870\nDescription:\n")
    }),
    ("providers", |n| repeated(n, "Schannel ")),
    ("ids of nobody, then items", |n| {
        half(
            n,
            "Source: Nobody\nEvent ID: 1\nDescription:\n",
            "36870 x\n",
        )
    }),
    ("braces", |n| repeated(n, "{\"a\":[")),
    ("JSON events", |n| {
        repeated(
            n,
            "{\"Id\":36870,\"ProviderName\":\"Schannel\",\"Message\":\"0x8009030D\"},",
        )
    }),
    ("names", |n| repeated(n, "STATUS_LOGON_FAILURE ")),
    ("Chinese", |n| repeated(n, "远程桌面连接错误代码")),
    ("combining marks", |n| repeated(n, "e\u{301}\u{302}")),
];

/// The piece again and again, up to `n` bytes.
fn repeated(n: usize, piece: &str) -> String {
    piece.repeat(n / piece.len().max(1))
}

fn half(n: usize, first: &str, second: &str) -> String {
    repeated(n / 2, first) + &repeated(n / 2, second)
}

/// Lines with times, thread ids and levels, one in fifty of them with a code.
fn log(n: usize) -> String {
    let mut text = String::with_capacity(n);
    let mut clock = 0_u32;
    while text.len() + 200 < n {
        clock += 1;
        let (minute, second, milli) = (clock / 60 % 60, clock % 60, clock * 37 % 1000);
        let line = match clock % 50 {
            7 => format!(
                "[ERROR][com.example.core] - ERRCONNECT_CONNECT_TRANSPORT_FAILED [0x0002000D] after {milli} ms"
            ),
            21 => format!(
                "Connection to 192.0.2.{} closed, reason 0x{:X}",
                clock % 250,
                0x204 + (clock % 4) * 0x100
            ),
            _ => format!(
                "[INFO][com.example.channels] - channel {milli} received {} bytes, sequence {clock}",
                clock * 7919 % 65_536
            ),
        };
        let thread = clock.wrapping_mul(2_654_435_761);
        let time = format!("09:{minute:02}:{second:02}:{milli:03}");
        text.extend([
            "[",
            &time,
            "] [4711:",
            &format!("{thread:08x}"),
            "] ",
            &line,
            "\n",
        ]);
    }
    text
}

/// Log, events of all shapes, prose and command output, one after the other.
fn mixed(n: usize) -> String {
    let pieces = [
        log(6_000),
        "Log Name:      System\nSource:        Schannel\nDate:          11/03/2026 09:14:02\nEvent ID:      36870\nLevel:         Error\n\
         Computer:      server.example.com\nDescription:\nA fatal error occurred when attempting to access the TLS server credential \
         private key. The error code returned from the cryptographic module is 0x8009030D. The internal error state is 10001.\n\n"
            .repeat(4),
        "<Event xmlns=\"http://schemas.microsoft.com/win/2004/08/events/event\"><System><Provider Name=\"Microsoft-Windows-TerminalServices-ClientActiveXCore\"/>\
         <EventID>1026</EventID><TimeCreated SystemTime=\"2026-03-11T08:14:02.1234567Z\"/><Computer>client.example.com</Computer></System>\
         <EventData><Data Name=\"Name\">Reason</Data><Data Name=\"Value\">2308</Data></EventData></Event>\n"
            .repeat(8),
        "{\n  \"Id\": 4625,\n  \"ProviderName\": \"Microsoft-Windows-Security-Auditing\",\n  \"Message\": \"An account failed to log on.\",\n  \"Status\": \"0xC000006D\"\n},\n".repeat(8),
        "PS C:\\> Test-NetConnection host.example.com -Port 3389\n\nComputerName     : host.example.com\nRemoteAddress    : 192.0.2.10\nTcpTestSucceeded : False\n\n".repeat(4),
        "Since the update nobody can connect any more. We tried another client, another network and a restart, and always \
         see the same: a window that closes after a second.\n"
            .repeat(30),
    ];
    let round = pieces.concat();
    let mut text = round.repeat(n / round.len());
    let left = n - text.len();
    text.push_str(round.get(..left).unwrap_or(""));
    text
}
