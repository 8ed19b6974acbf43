//! Writing: data to standard output, everything else to standard error. A reader that goes away early is no error.

use std::io::{self, Write};

use anyhow::{Context, Result};

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

/// Says something to the person, on standard error.
pub fn say(text: &str) {
    let mut err = io::stderr().lock();
    let _ = writeln!(err, "{text}");
}
