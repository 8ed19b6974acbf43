//! `completions` and `man`: for the shell.

use anyhow::Result;
use clap::{Args, Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

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
    let mut page = Vec::new();
    let whole = Man::new(command.clone());
    whole.render_title(&mut page)?;
    whole.render_name_section(&mut page)?;
    whole.render_synopsis_section(&mut page)?;
    whole.render_options_section(&mut page)?;
    page.extend(as_typed(&command));
    for sub in all_below(&command) {
        page.extend(section(&sub)?);
    }
    output::data(&page)
}

/// The commands below one, each before its own.
fn all_below(command: &Command) -> Vec<Command> {
    let own = command.get_subcommands().filter(|sub| sub.get_name() != "help");
    own.flat_map(|sub| std::iter::once(sub.clone()).chain(all_below(sub)))
        .collect()
}

fn section(command: &Command) -> Result<Vec<u8>> {
    let name = command.get_bin_name().unwrap_or_else(|| command.get_name());
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let mut options = Vec::new();
    Man::new(command.clone().mut_arg("color", |arg| arg.hide(true))).render_options_section(&mut options)?;
    let options = String::from_utf8_lossy(&options).replace(".SH OPTIONS", ".SS Options");
    let mut text = format!(".SH \"{}\"\n{}\n{options}", roff(name), roff(&about)).into_bytes();
    text.extend(as_typed(command));
    Ok(text)
}

/// The examples of a command, each line as it stands.
fn as_typed(command: &Command) -> Vec<u8> {
    let Some(text) = command.get_after_help().map(ToString::to_string) else {
        return Vec::new();
    };
    format!(".PP\n.nf\n{}\n.fi\n", roff(&text)).into_bytes()
}

/// Text for roff: backslashes and hyphens kept, and no line taken for a request.
fn roff(text: &str) -> String {
    let lines: Vec<String> = text
        .replace('\\', "\\e")
        .replace('-', "\\-")
        .lines()
        .map(|line| format!("\\&{line}"))
        .collect();
    lines.join("\n")
}
