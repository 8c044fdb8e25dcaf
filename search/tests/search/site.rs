//! A small site about Remote Desktop, as the generator would hand it to the search.
//!
//! Must not: be tuned to a query. The texts are what such pages say.

use std::sync::LazyLock;

use search::{Document, Index, Kind};

/// The index of [`documents`], after the way that it takes to the browser.
pub(crate) fn index() -> &'static Index {
    static INDEX: LazyLock<Index> = LazyLock::new(|| {
        Index::from_packed(&Index::build(&documents()).to_packed())
            .expect("what was just written can be read")
    });
    &INDEX
}

/// Five articles, seven codes, three events, two pages.
pub(crate) fn documents() -> Vec<Document> {
    let mut all = articles();
    all.extend(codes());
    all.extend(events());
    all.push(page(
        "privacy",
        "What happens to what you paste",
        "Nothing that you paste leaves this computer, and nothing is kept for later.",
    ));
    all.push(page(
        "field-notes",
        "Field notes",
        "A farm of 904 servers with 7 gateways, and 5 lessons from it.",
    ));
    all
}

fn articles() -> Vec<Document> {
    vec![
        Document {
            headings: vec!["Cause: the listener certificate has expired".to_owned()],
            codes: vec![0x904, 0x7],
            ..article(
                "internal-error",
                "mstsc stops with 0x904 and 0x7 in the TLS handshake",
                "The client and the server agree on TLS, then the server drops the connection.",
                "The System log has event 36870 with 0x8009030D. If the certificate expired, \
                 renew it. Restart the service afterwards.",
            )
        },
        article(
            "port-blocked",
            "A firewall blocks port 3389",
            "The client never reaches the server.",
            r"Run Test-NetConnection and look at TcpTestSucceeded. TermService must listen. The dialog
              shows 0x204. Is fDenyTSConnections 0 in HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server?",
        ),
        article(
            "wrong-credentials",
            "The user name or password is wrong",
            "The logon is refused before a session starts.",
            "In the Security log this is STATUS_LOGON_FAILURE. Policies on the domain may lock the account.",
        ),
        article(
            "operation-timed-out",
            "The operation timed out",
            "A wait of the client ended without an answer; PowerShell prints the code as -2147023436.",
            "A slow network, or a gateway that is too busy, makes the wait end early.",
        ),
        article(
            "japanese",
            "リモート デスクトップ接続",
            "内部エラーが発生しました。",
            "証明書を確認してください。",
        ),
    ]
}

fn codes() -> Vec<Document> {
    vec![
        code(
            "disconnect",
            0x904,
            "Internal error in the connection",
            Some("internal-error"),
        ),
        code(
            "disconnect",
            0x204,
            "The connection to the server failed",
            Some("port-blocked"),
        ),
        code(
            "extended",
            0x7,
            "Disconnected by the other side",
            Some("internal-error"),
        ),
        code("win32", 0x5, "Access is denied", None),
        code(
            "ntstatus",
            0xC000_006D,
            "The logon attempt failed",
            Some("wrong-credentials"),
        ),
        code(
            "hresult",
            0x8009_030D,
            "The credentials were not recognized",
            Some("internal-error"),
        ),
        code(
            "hresult",
            0x800F_081F,
            "The source files could not be found",
            None,
        ),
    ]
}

fn events() -> Vec<Document> {
    vec![
        event(
            "schannel",
            36870,
            "The private key of the certificate cannot be reached",
        ),
        event(
            "remote-connection-manager",
            1057,
            "The server could not create its certificate",
        ),
        event("rdp-core-ts", 226, "A protocol state machine met an error"),
    ]
}

fn article(id: &str, title: &str, summary: &str, body: &str) -> Document {
    document(
        Kind::Article,
        format!("articles/{id}.html"),
        id,
        [title, summary, body],
    )
}

fn page(id: &str, title: &str, body: &str) -> Document {
    document(Kind::Page, format!("{id}.html"), id, [title, "", body])
}

fn code(space: &str, value: u32, meaning: &str, article: Option<&str>) -> Document {
    let id = format!("{space}/{value:#x}");
    let title = format!("{value:#x} {space}");
    Document {
        codes: vec![value],
        article: article.map(str::to_owned),
        ..document(
            Kind::Code,
            format!("codes/{id}.html"),
            &id,
            [&title, meaning, ""],
        )
    }
}

fn event(provider: &str, number: u32, meaning: &str) -> Document {
    let id = format!("{provider}/{number}");
    let title = format!("Event {number} of {provider}");
    Document {
        codes: vec![number],
        ..document(
            Kind::Event,
            format!("events/{id}.html"),
            &id,
            [&title, meaning, ""],
        )
    }
}

fn document(kind: Kind, url: String, id: &str, [title, summary, body]: [&str; 3]) -> Document {
    Document {
        url,
        kind,
        id: id.to_owned(),
        title: title.to_owned(),
        summary: summary.to_owned(),
        headings: Vec::new(),
        body: body.to_owned(),
        codes: Vec::new(),
        article: None,
    }
}
