//! One table: opened, its heading looked at, then read to its end.

use std::io::{self, Read};
use std::path::Path;

use anyhow::{Result, anyhow};
use flate2::read::MultiGzDecoder;

use super::found::is_ours;
use super::inputs::{Input, Kind};
use super::pipe::Ended;
use crate::problem::{Problem, Source};
use crate::questionnaire::Questionnaire;
use crate::store::stream::{self, Watch};
use crate::tally::blocks::Blocks;
use crate::tally::layout::{Layout, Named, layout};

/// The bytes of a table, unpacked.
pub(super) type Bytes = Box<dyn Read + Send>;

/// A table of which the heading has been looked at.
pub(super) struct Table<'i> {
    /// What was named.
    pub input: &'i Input,
    /// Its columns.
    pub layout: Layout,
    /// Its heading.
    head: Vec<u8>,
    /// Tells whether the file stays the same; `None` of standard input.
    pub watch: Option<Watch>,
    /// What comes after the heading, where it is not to be opened again.
    open: Option<Blocks<Bytes>>,
}

/// Why a table cannot be used.
pub(super) enum Unusable {
    /// It cannot be read.
    Failed(anyhow::Error),
    /// Its heading has problems.
    Heading(Source, Vec<Problem>),
    /// It holds results of this program.
    Results,
}

/// Looks at a table's heading. `keep` leaves it open, which saves opening it again.
pub(super) fn look<'i>(
    input: &'i Input,
    questionnaire: &Questionnaire,
    named: &Named,
    keep: bool,
) -> Result<Table<'i>, Unusable> {
    let (blocks, watch) = opened(input).map_err(Unusable::Failed)?;
    let head = blocks.head().to_vec();
    if input.found && is_ours(&head) {
        return Err(Unusable::Results);
    }
    let layout = layout(&head, questionnaire, named).map_err(|problems| {
        let text = String::from_utf8_lossy(&head).into_owned();
        Unusable::Heading(
            Source {
                name: input.name(),
                text,
            },
            problems,
        )
    })?;
    let keep = keep || input.kind == Kind::Standard;
    Ok(Table {
        input,
        layout,
        head,
        watch,
        open: keep.then_some(blocks),
    })
}

impl Table<'_> {
    /// What comes after the heading. A file that is no longer what it was is not read.
    pub(super) fn blocks(&mut self) -> Result<Blocks<Bytes>> {
        let mut blocks = match self.open.take() {
            Some(blocks) => blocks,
            None => self.again()?,
        };
        blocks.separated_by(self.layout.separator);
        Ok(blocks)
    }

    fn again(&mut self) -> Result<Blocks<Bytes>> {
        let (blocks, watch) = opened(self.input)?;
        let same = match (&watch, &self.watch) {
            (Some(now), Some(then)) => now.is_like(then) && blocks.head() == self.head,
            _ => false,
        };
        self.watch = watch;
        match same {
            true => Ok(blocks),
            false => Err(anyhow!(stream::changed(&self.input.path))),
        }
    }

    /// Size in bytes as it lies on the disk; `None` of standard input.
    pub(super) fn bytes(&self) -> Option<u64> {
        self.watch.as_ref().map(Watch::bytes)
    }

    /// To be asked when all was read.
    pub(super) fn unchanged(&self) -> Result<()> {
        self.watch.as_ref().map_or(Ok(()), Watch::unchanged)
    }

    /// What is said of a table that was not read to its end.
    pub(super) fn failed(&self, ended: Ended) -> anyhow::Error {
        match ended {
            Ended::Reading(error) => unread(self.input, &error),
            Ended::Taking(error) => error,
        }
    }
}

fn opened(input: &Input) -> Result<(Blocks<Bytes>, Option<Watch>)> {
    let (bytes, watch): (Bytes, _) = match input.kind {
        Kind::Standard => (Box::new(io::stdin()), None),
        _ => {
            let stream = stream::open(&input.path)?;
            let watch = stream.watch();
            match is_packed(&input.path) {
                true => (Box::new(MultiGzDecoder::new(stream)), Some(watch)),
                false => (Box::new(stream), Some(watch)),
            }
        }
    };
    let blocks = Blocks::open(bytes).map_err(|error| unread(input, &error))?;
    Ok((blocks, watch))
}

fn is_packed(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("gz"))
}

fn unread(input: &Input, error: &io::Error) -> anyhow::Error {
    let name = input.name();
    let packed = is_packed(&input.path);
    match error.kind() {
        io::ErrorKind::UnexpectedEof if packed => {
            anyhow!("`{name}` is cut short: its end is missing; nothing was written; get it again")
        }
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput if packed => {
            anyhow!("`{name}` is damaged or not packed by gzip; nothing was written; get it again")
        }
        _ => anyhow!("`{name}` cannot be read: {error}; nothing was written"),
    }
}
