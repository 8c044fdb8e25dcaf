//! One question to one address: is something there?

use std::fmt;
use std::thread;
use std::time::Duration;

use ureq::http::StatusCode;
use ureq::{Agent, ResponseExt};

/// What a host says that gets too many questions.
pub(super) const TOO_MANY: &str = "the host wants fewer questions (429)";

/// What an address answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Something is there.
    There,
    /// The host says that nothing is there: 404 or 410.
    Gone(u16),
    /// Nobody can tell today, and why.
    Unsure(String),
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::There => f.write_str("there"),
            Self::Gone(status) => write!(f, "gone ({status})"),
            Self::Unsure(why) => f.write_str(why),
        }
    }
}

/// Asks over the network.
pub(super) struct Asker {
    agent: Agent,
}

impl Asker {
    /// `timeout` is for one question with everything that it leads to.
    pub(super) fn new(timeout: Duration) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(timeout))
            .http_status_as_error(false)
            .user_agent(concat!(
                "reconnect/",
                env!("CARGO_PKG_VERSION"),
                " (link check)"
            ));
        // A company's own certificates are in the store of the system.
        #[cfg(feature = "https")]
        let config = config.tls_config(
            ureq::tls::TlsConfig::builder()
                .root_certs(ureq::tls::RootCerts::PlatformVerifier)
                .build(),
        );
        Self {
            agent: config.build().into(),
        }
    }

    /// Asks for the head of the page; where that is refused, for the page. Many hosts refuse heads.
    pub(super) fn ask(&self, address: &str, pause: Duration) -> Answer {
        let by_head = answer(address, self.agent.head(address).call());
        if matches!(by_head, Answer::There) || by_head == Answer::Unsure(TOO_MANY.to_owned()) {
            return by_head;
        }
        thread::sleep(pause);
        answer(address, self.agent.get(address).call())
    }
}

fn answer(
    address: &str,
    response: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Answer {
    let response = match response {
        Ok(response) => response,
        Err(cause) => return Answer::Unsure(trouble(&cause)),
    };
    let status = response.status();
    match status {
        StatusCode::NOT_FOUND | StatusCode::GONE => Answer::Gone(status.as_u16()),
        StatusCode::TOO_MANY_REQUESTS => Answer::Unsure(TOO_MANY.to_owned()),
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Answer::Unsure(format!(
            "the host does not let programs see this ({})",
            status.as_u16()
        )),
        _ if status.is_success() => {
            if response.get_uri().path() == "/" && names_a_page(address) {
                return Answer::Unsure("it leads to the start page of its host".to_owned());
            }
            Answer::There
        }
        _ if status.is_server_error() => Answer::Unsure(format!(
            "the host has a trouble of its own ({})",
            status.as_u16()
        )),
        _ => Answer::Unsure(format!("the host answers {}", status.as_u16())),
    }
}

/// Whether an address is more than a host.
fn names_a_page(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split_once('/')
        .is_some_and(|(_, path)| !path.is_empty())
}

fn trouble(cause: &ureq::Error) -> String {
    match cause {
        ureq::Error::Timeout(_) => "no answer in time".to_owned(),
        ureq::Error::HostNotFound => "the name of the host has no address".to_owned(),
        ureq::Error::TooManyRedirects => "it leads in a circle".to_owned(),
        other => format!("cannot be asked: {other}"),
    }
}
