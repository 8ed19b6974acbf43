//! `completions` and `man`: for the shell.

use anyhow::Result;
use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::output;

/// What `completions` takes.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  ccg-diagnostic completions bash > ccg-diagnostic.bash")]
pub struct Arguments {
    /// Which shell
    shell: Shell,
}

/// Prints the completions.
///
/// # Errors
///
/// When standard output cannot be written.
pub fn run(arguments: &Arguments) -> Result<()> {
    let mut bytes = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut super::Arguments::command(),
        "ccg-diagnostic",
        &mut bytes,
    );
    output::data(&bytes)
}

/// Prints the manual page, with a section for each command.
///
/// # Errors
///
/// When standard output cannot be written.
pub fn man() -> Result<()> {
    let mut command = super::Arguments::command();
    command.build();
    let mut bytes = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut bytes)?;
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        let man = clap_mangen::Man::new(sub.clone());
        bytes.extend_from_slice(format!(".SH COMMAND {}\n", sub.get_name().to_uppercase()).as_bytes());
        man.render_description_section(&mut bytes)?;
        man.render_options_section(&mut bytes)?;
    }
    output::data(&bytes)
}
