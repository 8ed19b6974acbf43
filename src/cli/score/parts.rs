//! Parts of a scoring: written as what is read goes by, and added up.

use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};

use crate::cli::failure::Failure;
use crate::problem::excerpt::clean;
use crate::questionnaire::Questionnaire;
use crate::store::draft::{Draft, Drafts};
use crate::store::stream;
use crate::tally::part::{self, Merged, Merging, Pin, Refused, Sources, Writer};
use crate::tally::reject::Reject;
use crate::tally::{Reading, Tally};

/// Bytes that are read at once.
const AT_ONCE: usize = 1 << 18;

/// A part that is being written.
#[derive(Debug)]
pub(super) struct Partial<'q>(Writer<'q, BufWriter<Through>>);

/// A draft as the core knows it.
#[derive(Debug)]
struct Through(Draft);

impl Write for Through {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.add(bytes).map_err(io::Error::other)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'q> Partial<'q> {
    /// Begins a part. `made_of` has the digests of the parts that were added up in it ([`Merged::made_of`]).
    ///
    /// # Errors
    ///
    /// What the system says, with the path.
    pub(super) fn begin(
        drafts: &Drafts,
        path: &Path,
        questionnaire: &'q Questionnaire,
        reading: Reading,
        made_of: &[String],
    ) -> Result<Self> {
        let out = BufWriter::with_capacity(AT_ONCE, Through(drafts.begin(path)?));
        Ok(Self(Writer::begin(out, questionnaire, reading, made_of)?))
    }

    /// Adds a record that is not scored.
    ///
    /// # Errors
    ///
    /// What the system says, with the path.
    pub(super) fn reject(&mut self, file: &str, reject: &Reject) -> Result<()> {
        Ok(self.0.reject(file, reject)?)
    }

    /// Writes what was counted, once [`Tally::finish`] was called: to be published with the other drafts.
    ///
    /// # Errors
    ///
    /// What the system says, with the path.
    pub(super) fn finish(self, tally: &Tally, sources: &Sources) -> Result<()> {
        let written = self.0.finish(tally, sources)?;
        let Through(draft) = written.into_inner().map_err(|error| error.into_error())?;
        draft.finish()
    }
}

/// The questionnaire that a part is about.
///
/// # Errors
///
/// When the part cannot be read, or is none that this version reads.
pub(super) fn pin(path: &Path) -> Result<Pin> {
    let input = BufReader::with_capacity(AT_ONCE, stream::open(path)?);
    part::pin(input).map_err(|refused| in_words(path, refused))
}

/// What parts add up to, in whatever order they are given.
///
/// # Errors
///
/// When a part cannot be read, is not as it was written, is of something else, or holds what another holds.
pub(super) fn merged(paths: &[PathBuf], questionnaire: &Questionnaire) -> Result<Merged> {
    let mut merging = Merging::new(questionnaire);
    for path in paths {
        let stream = stream::open(path)?;
        let watch = stream.watch();
        let name = clean(&path.display().to_string());
        let input = BufReader::with_capacity(AT_ONCE, stream);
        merging.add(&name, input).map_err(|refused| in_words(path, refused))?;
        watch.unchanged()?;
    }
    Ok(merging.finish())
}

fn in_words(path: &Path, refused: Refused) -> anyhow::Error {
    let name = clean(&path.display().to_string());
    match refused {
        Refused::Failed(error) => anyhow!("`{name}` cannot be read: {error}"),
        Refused::Unusable(message) => {
            Failure::Problems(format!("error: `{name}`: {message}. Nothing was written.")).into()
        }
    }
}
