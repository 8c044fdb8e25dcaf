//! `reconnect man`: the manual page of the command, or of one thing that it does.

use clap::CommandFactory;
use clap_mangen::Man;
use generator::Error;
use generator::diagnostic::did_you_mean;

use super::{Console, Ending, Failure};
use crate::options::Cli;

pub(super) fn run(about: Option<&str>, console: &mut Console<'_>) -> Result<Ending, Failure> {
    let mut all = Cli::command();
    all.build();
    let page = match about {
        None => all,
        Some(name) => {
            let found = all.get_subcommands().find(|known| known.get_name() == name);
            let Some(found) = found else {
                let names: Vec<&str> = all.get_subcommands().map(clap::Command::get_name).collect();
                let help = did_you_mean(name, names)
                    .unwrap_or_else(|| "`reconnect help` lists them".into());
                let message = format!("there is no command `{name}`; {help}");
                return Err(Failure::Machine(Error::Unusable { message }));
            };
            found.clone()
        }
    };
    let mut text = Vec::new();
    Man::new(page).render(&mut text)?;
    console.answers.write_all(&text)?;
    Ok(Ending::Clean)
}
