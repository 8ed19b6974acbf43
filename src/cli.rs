//! The command line: the shell around the core.

pub mod conduct;
pub mod prompt;
