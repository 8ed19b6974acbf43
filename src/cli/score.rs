//! `score`: results of many saved answers, by script.

mod found;
mod guard;
mod inputs;
mod look;
mod outputs;
mod parts;
mod pipe;
mod progress;
mod reading;
mod rejects;
mod results;
mod rounds;
mod stop;
mod summary;
mod table;
pub(super) mod trial;
mod turns;
mod wanted;
mod which;

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::surroundings::Surroundings;
use crate::store::draft::Drafts;
use inputs::Input;
use outputs::Outputs;
use parts::Partial;
use reading::Reading;
use rejects::Rejects;
use wanted::{By, FormatName, TableName, Wanted};

/// What `score` is given.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic score answers.csv --questionnaire ccg-six-domains
  ccg-diagnostic score answers.csv.gz more.csv rounds --output results \\
    --questionnaire ccg-six-domains
  ccg-diagnostic score rounds --table needs      a folder of rounds knows its own
  ccg-diagnostic score export.csv --questionnaire ./ours.yaml \\
    --organisation Northbridge --column \"respondent=Your code\"
  zcat answers.csv.gz | ccg-diagnostic score - --questionnaire ./ours.yaml \\
    --format json

A table is wide (organisation, respondent, a column per statement headed by its
id or text) or long (organisation, respondent, statement, answer); which one
and what separates its fields is told from its heading. What goes into the
folder: domains.csv, statements.csv, needs.csv and rejects.csv, where each
record that was not scored stands with its reason. The rest is scored.

Exit codes: 0 done, 1 failed, 2 used wrongly, 3 some records were not scored
(0 with --allow-rejects) or a heading cannot be used, 4 a domain result is
below --fail-below, 130 stopped. When it fails nothing is written.")]
pub struct Arguments {
    /// Tables, responses (.yaml), and folders of them or of rounds; - for a table on standard input
    #[arg(value_name = "INPUT", required_unless_present = "merge")]
    inputs: Vec<PathBuf>,
    /// The questionnaire that tables answer; that of the rounds unless told
    #[arg(long, value_name = "ID|FILE")]
    questionnaire: Option<String>,
    /// Write every table into this folder
    #[arg(long, value_name = "DIR", conflicts_with_all = ["format", "table"])]
    output: Option<PathBuf>,
    /// The form on standard output: one table as CSV unless told
    #[arg(long, value_enum)]
    format: Option<FormatName>,
    /// Which table goes to standard output: domains unless told
    #[arg(long, value_enum)]
    table: Option<TableName>,
    /// Results by role as well, where enough people have each
    #[arg(long, value_enum)]
    by: Option<By>,
    /// One row per respondent and domain as well
    #[arg(long)]
    responses: bool,
    /// Everyone has agreed that nothing is withheld
    #[arg(long)]
    open: bool,
    /// The organisation of every row, for tables without such a column
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
    /// What one of our columns is headed in these tables; can be given more than once
    #[arg(long = "column", value_name = "OURS=HEADING")]
    columns: Vec<String>,
    /// Exit code 4 when a domain result is below this, in its own units
    #[arg(long, value_name = "X", allow_hyphen_values = true)]
    fail_below: Option<String>,
    /// Exit code 0 although records were rejected
    #[arg(long)]
    allow_rejects: bool,
    /// Threads that work; as many as the machine has, at most 8, unless told. Results are the same
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=64))]
    threads: Option<u8>,
    /// Say nothing but errors
    #[arg(long)]
    quiet: bool,
    /// Keep what was counted in this file, to be added to other parts with --merge
    #[arg(long, value_name = "FILE")]
    partial: Option<PathBuf>,
    /// Add up parts instead of reading inputs: the results are those of one run over everything
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["inputs", "organisation", "columns"])]
    merge: Vec<PathBuf>,
}

/// Scores saved answers.
///
/// # Errors
///
/// When the inputs cannot be read or have problems, or a result is below the threshold that was asked for.
pub fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    let wanted = Wanted::of(arguments)?;
    let drafts = Drafts::default();
    let scored = match arguments.merge.is_empty() {
        true => of_inputs(arguments, &wanted, &drafts, around),
        false => of_parts(arguments, &wanted, &drafts, around),
    };
    if scored.is_err() {
        drafts.abandon();
    }
    scored
}

fn of_inputs(arguments: &Arguments, wanted: &Wanted, drafts: &Drafts, around: &Surroundings) -> Result<()> {
    let inputs = inputs::find(&arguments.inputs, arguments.quiet)?;
    let questionnaire = which::of_inputs(arguments.questionnaire.as_deref(), &inputs)?;
    guard::may_be_open(wanted, &questionnaire)?;
    guard::keeps(wanted, inputs.iter().filter(|input| !input.found))?;
    let looking = look::look(&inputs, &questionnaire, &wanted.named)?;
    if inputs.iter().any(|input| input.found) {
        guard::keeps(wanted, looking.scored())?;
    }
    stop::watch(drafts)?;
    let mut reading = Reading::new(&questionnaire, wanted, arguments.threads);
    let (outputs, mut rejects) = Outputs::begin(&questionnaire, wanted, drafts)?;
    if let Some(path) = &wanted.partial {
        let part = Partial::begin(drafts, path, &questionnaire, reading.tally.reading, &[])?;
        rejects.keep_in(part);
    }
    reading.all(looking, &mut rejects, arguments.quiet, around)?;
    write(&reading, outputs, rejects, wanted, drafts, arguments, around)
}

fn of_parts(arguments: &Arguments, wanted: &Wanted, drafts: &Drafts, around: &Surroundings) -> Result<()> {
    let questionnaire = which::of_parts(arguments.questionnaire.as_deref(), &arguments.merge)?;
    guard::may_be_open(wanted, &questionnaire)?;
    let inputs: Vec<Input> = arguments.merge.iter().map(|path| Input::table(path)).collect();
    guard::keeps(wanted, inputs.iter())?;
    stop::watch(drafts)?;
    let (outputs, mut rejects) = Outputs::begin(&questionnaire, wanted, drafts)?;
    let merged = parts::merged(&arguments.merge, &questionnaire)?;
    guard::parts_hold(wanted, merged.tally.reading)?;
    if let Some(path) = &wanted.partial {
        let part = Partial::begin(drafts, path, &questionnaire, merged.tally.reading, &merged.made_of)?;
        rejects.keep_in(part);
    }
    merged
        .rejects
        .iter()
        .for_each(|(file, reject)| rejects.add(file, reject));
    rejects.check()?;
    let reading = Reading::of_parts(&questionnaire, merged.tally, merged.sources, arguments.threads);
    write(&reading, outputs, rejects, wanted, drafts, arguments, around)
}

fn write(
    reading: &Reading<'_>,
    mut outputs: Outputs<'_>,
    mut rejects: Rejects<'_>,
    wanted: &Wanted,
    drafts: &Drafts,
    arguments: &Arguments,
    around: &Surroundings,
) -> Result<()> {
    let sum = results::write(reading, wanted, &mut outputs)?;
    outputs.end(&mut rejects)?;
    rejects.finish_part(&reading.tally, &reading.sources)?;
    drafts.publish()?;
    summary::say(reading, &rejects, wanted, &sum, arguments, around)
}
