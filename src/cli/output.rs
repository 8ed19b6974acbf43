//! Writing: data to standard output, everything else to standard error. A reader that goes away early is no error.

use std::io::{self, Write};

use anyhow::{Context, Result};

use super::surroundings::Surroundings;
use crate::problem::excerpt::clean;
use crate::text::{GLUE, fold};

/// Writes data to standard output.
///
/// # Errors
///
/// What the system says, but for a closed pipe.
pub fn data(bytes: &[u8]) -> Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result.context("standard output cannot be written"),
    }
}

/// Writes text to standard output, in ASCII where the screen may not show more.
///
/// # Errors
///
/// What the system says, but for a closed pipe.
pub fn text(text: &str, around: &Surroundings) -> Result<()> {
    if around.ascii && around.output_is_terminal {
        return data(fold(text).replace(GLUE, " ").as_bytes());
    }
    data(text.as_bytes())
}

/// Says something to the person, on standard error. What could command a terminal is taken out: names of files and of things
/// in files are in it.
pub fn say(text: &str) {
    show(&clean(text));
}

/// Shows text that may hold escape sequences of our own; what came from elsewhere in it has been cleaned.
pub fn show(text: &str) {
    let mut err = io::stderr().lock();
    let _ = writeln!(err, "{text}");
}
