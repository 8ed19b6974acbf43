//! Why a command ended, and the exit code that says so.

use std::fmt;

/// Exit codes, as the README lists them.
pub mod code {
    /// Done.
    pub const DONE: u8 = 0;
    /// Something failed: the disk, or a fault of the program.
    pub const FAILED: u8 = 1;
    /// Used wrongly.
    pub const USAGE: u8 = 2;
    /// The input has problems.
    pub const PROBLEMS: u8 = 3;
    /// A threshold that was asked for is not met.
    pub const BELOW: u8 = 4;
    /// Stopped by Ctrl-C.
    pub const STOPPED: u8 = 130;
}

/// An end that is not a success, with its exit code.
#[derive(Debug)]
pub enum Failure {
    /// The command was used wrongly: what to do instead.
    Usage(String),
    /// The input has problems; they are in the text, or have been printed already when it is empty.
    Problems(String),
    /// Everything is done, and a threshold that was asked for is not met: what is below it.
    Below(String),
    /// The person stopped it.
    Stopped,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(text) | Self::Problems(text) | Self::Below(text) => f.write_str(text),
            Self::Stopped => Ok(()),
        }
    }
}

impl std::error::Error for Failure {}

/// The exit code of an error.
#[must_use]
pub fn exit_code(error: &anyhow::Error) -> u8 {
    match error.downcast_ref::<Failure>() {
        Some(Failure::Usage(_)) => code::USAGE,
        Some(Failure::Problems(_)) => code::PROBLEMS,
        Some(Failure::Below(_)) => code::BELOW,
        Some(Failure::Stopped) => code::STOPPED,
        None if error.downcast_ref::<crate::store::NotReadable>().is_some() => code::PROBLEMS,
        None => code::FAILED,
    }
}
