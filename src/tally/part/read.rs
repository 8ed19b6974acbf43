//! Reading a part, line by line, and holding it to what was written.

use std::io::{BufRead, Read};

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::line::{End, Head, KIND, Line};
use super::write::hexadecimal;
use super::{FORMAT, Pin, Refused};
use crate::problem::excerpt::brief;

/// The most bytes of a line: one organisation with tens of millions of respondents.
const LONGEST: u64 = 1 << 30;

/// The lines of a part, the first of which has been read.
pub(super) struct Lines<R> {
    input: R,
    hash: Sha256,
    line: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    /// Reads the first line.
    pub(super) fn open(input: R) -> Result<(Self, Head), Refused> {
        let mut lines = Self {
            input,
            hash: Sha256::new(),
            line: Vec::new(),
        };
        let whole = lines.step()?;
        if !whole && !lines.line.starts_with(b"{\"part\"") {
            return Err(not_a_part());
        }
        whole.then_some(()).ok_or_else(cut_short)?;
        let head = head(&lines.line)?;
        Ok((lines, head))
    }

    /// The next line.
    pub(super) fn next(&mut self) -> Result<Line, Refused> {
        self.hash.update(&self.line);
        self.step()?.then_some(()).ok_or_else(cut_short)?;
        serde_json::from_slice(&self.line).map_err(|_| damaged("one of its lines is not as the program writes it"))
    }

    /// Holds what was read to its last line.
    pub(super) fn end(mut self, end: &End) -> Result<(), Refused> {
        if hexadecimal(&self.hash) != end.sha256 {
            return Err(damaged("its digest does not fit what it holds"));
        }
        self.line.clear();
        if self.input.by_ref().take(1).read_to_end(&mut self.line)? > 0 {
            return Err(damaged("there is more after its last line"));
        }
        Ok(())
    }

    /// Reads a line; whether it has its end.
    fn step(&mut self) -> Result<bool, Refused> {
        self.line.clear();
        let mut input = self.input.by_ref().take(LONGEST);
        input.read_until(b'\n', &mut self.line)?;
        Ok(self.line.ends_with(b"\n"))
    }
}

/// Which questionnaire a part is about.
///
/// # Errors
///
/// When it cannot be read, or is no part that this version reads.
pub fn pin(input: impl BufRead) -> Result<Pin, Refused> {
    Ok(Lines::open(input)?.1.questionnaire)
}

fn head(line: &[u8]) -> Result<Head, Refused> {
    let value: Value = serde_json::from_slice(line).map_err(|_| not_a_part())?;
    let value = value.get("part").ok_or_else(not_a_part)?;
    if value.get("kind").and_then(Value::as_str) != Some(KIND) {
        return Err(not_a_part());
    }
    let format = value.get("format").cloned().unwrap_or_default();
    if format != FORMAT {
        return Err(Refused::Unusable(format!(
            "format {} is not one that this version knows; make the part again with this version",
            brief(&format.to_string())
        )));
    }
    let head: Head =
        serde_json::from_value(value.clone()).map_err(|_| damaged("its first line is not as the program writes it"))?;
    if head.program != env!("CARGO_PKG_VERSION") {
        return Err(Refused::Unusable(format!(
            "it was made by version {} of the program, this is version {}; make all parts with one version",
            brief(&head.program),
            env!("CARGO_PKG_VERSION")
        )));
    }
    Ok(head)
}

fn cut_short() -> Refused {
    damaged("its end is missing")
}

fn not_a_part() -> Refused {
    Refused::Unusable("it is not a part; parts are made by `score --partial FILE`".to_owned())
}

/// A part that is not as it was written.
pub(super) fn damaged(what: &str) -> Refused {
    Refused::Unusable(format!("{what}: it is not as it was written; make it again"))
}
