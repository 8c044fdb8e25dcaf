//! `reconnect schema`: what front matters and tables may hold, for editors and other programs.

use generator::diagnostic::did_you_mean;
use generator::{Error, schema};

use super::{Console, Ending, Failure};

pub(super) fn run(name: Option<&str>, console: &mut Console<'_>) -> Result<Ending, Failure> {
    let Some(name) = name else {
        for (name, what) in schema::all() {
            writeln!(console.answers, "{name:<14}{what}")?;
        }
        return Ok(Ending::Clean);
    };
    let Some(found) = schema::of(name) else {
        let names: Vec<&str> = schema::all().into_iter().map(|(name, _)| name).collect();
        let help =
            did_you_mean(name, names).unwrap_or_else(|| "`reconnect schema` lists them".to_owned());
        let message = format!("there is no schema `{name}`; {help}");
        return Err(Failure::Machine(Error::Unusable { message }));
    };
    writeln!(console.answers, "{found:#}")?;
    Ok(Ending::Clean)
}
