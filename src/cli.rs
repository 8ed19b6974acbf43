//! The command line: arguments, dispatch, exit codes. Each command has a file of its own.

pub mod assess;
pub mod check;
pub mod compare;
pub mod completions;
pub mod conduct;
pub mod enter;
pub mod explain;
pub mod failure;
pub mod folder;
pub mod issue;
pub mod keep;
pub mod kept;
pub mod late;
pub mod menu;
pub mod notes;
pub mod output;
pub mod plan;
pub mod prompt;
pub mod questionnaire;
pub mod report;
pub mod resources;
pub mod round;
pub mod score;
pub mod setup;
pub mod share;
pub mod stop;
pub mod surroundings;
pub mod who;

use std::process::ExitCode;

use anyhow::Result;
use clap::{CommandFactory, Parser, Subcommand};

use late::Late;
use surroundings::{Colour, Surroundings};

const EXAMPLES: &str = "\
Examples:
  ccg-diagnostic                        choose what to do from a short menu
  ccg-diagnostic assess                 answer the statements
  ccg-diagnostic report my-round        read the report
  ccg-diagnostic report my-round --all  write it into my-round/report

Exit codes: 0 done, 1 failed, 2 used wrongly, 3 the input has problems,
4 a result is below the threshold asked for, 130 stopped before it was done

Nothing is sent anywhere. Add --help to any command for more.";

/// A self-assessment for the leadership team of a clinical commissioning group, on one computer
#[derive(Debug, Parser)]
#[command(name = "ccg-diagnostic", version, after_help = EXAMPLES, max_term_width = 100)]
pub struct Arguments {
    /// When to use bold and colour
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    color: Colour,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answer the statements: begin, or carry on where you stopped
    Assess(Late<assess::Arguments>),
    /// Set up a round that people answer one by one, and gather what they answered
    Round(round::Arguments),
    /// Type in answers from a paper form
    Enter(Late<enter::Arguments>),
    /// Read what people wrote, and decide what the team sees
    Notes(notes::Arguments),
    /// Show or write the report of a round
    Report(Late<report::Arguments>),
    /// Choose needs, keep actions with owner and date, see what is due
    Plan(plan::Arguments),
    /// Show what has changed between rounds, or what several groups have in common
    Compare(Late<compare::Arguments>),
    /// Show where a figure comes from: its inputs, and what was left out
    Explain(Late<explain::Arguments>),
    /// Score many saved answers by script: tables, response files, folders of rounds
    Score(Late<score::Arguments>),
    /// Look for problems in questionnaires, rounds and responses; changes nothing
    Check(Late<check::Arguments>),
    /// List, show or export questionnaires
    Questionnaire(questionnaire::Arguments),
    /// List guidance, tools and case studies
    Resources(Late<resources::Arguments>),
    /// Make a copy of a round to hand to others, and say what it holds
    Share(Late<share::Arguments>),
    /// List what is kept of your rounds, and where
    Where(Late<kept::Where>),
    /// Delete a response or a round
    Forget(Late<kept::Forget>),
    /// Print completions for a shell
    Completions(Late<completions::Arguments>),
    /// Print the manual page
    #[command(after_help = "Example:\n  ccg-diagnostic man > ccg-diagnostic.1")]
    Man,
}

/// Parses the arguments, runs the command, prints its error and returns the exit code.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(()) => ExitCode::from(failure::code::DONE),
        Err(error) => {
            let text = format!("{error:#}");
            if !text.is_empty() {
                let labelled = text.starts_with("error");
                output::tell(&if labelled { text } else { format!("error: {text}") });
            }
            ExitCode::from(failure::exit_code(&error))
        }
    }
}

fn run(arguments: Arguments) -> Result<()> {
    let around = Surroundings::look(arguments.color);
    match arguments.command {
        None if around.can_ask() => menu::run(&around),
        None => help(),
        Some(Command::Assess(Late(arguments))) => assess::run(&arguments, &around),
        Some(Command::Round(arguments)) => round::run(&arguments, &around),
        Some(Command::Enter(Late(arguments))) => enter::run(&arguments, &around),
        Some(Command::Notes(arguments)) => notes::run(&arguments, &around),
        Some(Command::Plan(arguments)) => plan::run(&arguments, &around),
        Some(Command::Compare(Late(arguments))) => compare::run(&arguments, &around),
        Some(Command::Share(Late(arguments))) => share::run(&arguments, &around),
        Some(Command::Where(Late(arguments))) => kept::run_where(&arguments, &around),
        Some(Command::Forget(Late(arguments))) => kept::run_forget(&arguments, &around),
        Some(Command::Report(Late(arguments))) => report::run(&arguments, &around),
        Some(Command::Explain(Late(arguments))) => explain::run(&arguments, &around),
        Some(Command::Score(Late(arguments))) => score::run(&arguments, &around),
        Some(Command::Check(Late(arguments))) => check::run(&arguments, &around),
        Some(Command::Questionnaire(arguments)) => questionnaire::run(&arguments, &around),
        Some(Command::Resources(Late(arguments))) => resources::run(&arguments, &around),
        Some(Command::Completions(Late(arguments))) => completions::run(&arguments),
        Some(Command::Man) => completions::man(),
    }
}

fn help() -> Result<()> {
    let text = Arguments::command().render_help().to_string();
    output::data(text.as_bytes())
}
