//! Makes input for `score`: a wide table, a long table or the folders of a national round, clean or with odd records.
//!
//! The same arguments give the same bytes on every machine. `benches/score/run` calls it; by hand:
//!
//! ```text
//! cargo run --release --example score-input -- --shape wide --respondents 1000 --organisations 5 --out answers.csv \
//!     --write-questionnaire own.yaml
//! ```

#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a program of its own, which writes files and says how it is called"
)]

mod arguments;
mod chance;
mod odd;
mod own;
mod rounds;
mod survey;
mod tables;

use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use arguments::{Arguments, Shape};
use ccg_diagnostic::questionnaire::{Questionnaire, catalogue, validate};
use survey::Survey;

fn main() -> ExitCode {
    let made = Arguments::read(std::env::args().skip(1))
        .map_err(Into::into)
        .and_then(|arguments| make(&arguments));
    match made {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}\n\n{}", arguments::USAGE);
            ExitCode::from(2)
        }
    }
}

fn make(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let (text, questionnaire) = questionnaire(arguments)?;
    if let Some(path) = &arguments.questionnaire {
        fs::write(path, text)?;
    }
    if let Some(path) = &arguments.statements_file {
        fs::write(path, own::statements(&questionnaire))?;
    }
    let survey = Survey::new(questionnaire, arguments);
    match arguments.shape {
        Shape::Rounds => rounds::write(&survey, &arguments.out)?,
        Shape::Wide | Shape::Long => {
            let mut out = open(&arguments.out)?;
            let mut manifest: Box<dyn Write> = match &arguments.manifest {
                Some(path) => open(path)?,
                None => Box::new(io::sink()),
            };
            tables::write(&survey, arguments, &mut out, &mut manifest)?;
            manifest.flush()?;
            out.flush()?;
        }
    }
    Ok(())
}

/// The questionnaire's file and what it says: one that comes with the program, or one made for this.
fn questionnaire(arguments: &Arguments) -> Result<(String, Questionnaire), Box<dyn Error>> {
    if let Some(id) = &arguments.shipped {
        let shipped = catalogue::find(id).ok_or_else(|| format!("no questionnaire `{id}` comes with the program"))?;
        return Ok((shipped.yaml.to_owned(), shipped.questionnaire()));
    }
    let text = own::yaml(arguments.statements);
    let read = validate::from_yaml(&text).map_err(|problems| format!("{problems:?}"))?;
    Ok((text, read))
}

fn open(path: &str) -> io::Result<Box<dyn Write>> {
    const ROOM: usize = 1 << 20;
    Ok(if path == "-" {
        Box::new(BufWriter::with_capacity(ROOM, io::stdout()))
    } else {
        Box::new(BufWriter::with_capacity(ROOM, File::create(path)?))
    })
}
