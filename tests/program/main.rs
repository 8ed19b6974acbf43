//! The program as a person runs it: commands, the interview in a pseudo-terminal, the README.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test fails where something is missing, and it looks at files"
)]

mod attacks;
mod authoring;
mod commands;
mod fitting;
mod gathering;
mod entering;
mod comparing;
mod interview;
mod keeping;
mod killed;
mod opening;
mod piped;
mod privacy;
mod planning;
mod read_only;
mod readme;
mod reports;
mod revision;
mod rounds;
mod score;
mod sentences;
mod setup;
mod sharing;
mod support;
mod tables;
mod terminal;
