//! What the program runs in: terminal or not, width, colour, the time. Read here once, handed on as values.

#![expect(
    clippy::disallowed_methods,
    reason = "this is the one module that reads the environment and the clock"
)]

use std::env;
use std::io::{self, IsTerminal};

use clap::ValueEnum;
use jiff::{Timestamp, Zoned};

/// When to use bold and colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Default)]
pub enum Colour {
    /// On a terminal, unless `NO_COLOR` is set or TERM is dumb
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What the program runs in.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings {
    /// Standard input is a keyboard.
    pub input_is_terminal: bool,
    /// Standard output is a screen.
    pub output_is_terminal: bool,
    /// Standard error is a screen.
    pub messages_are_terminal: bool,
    /// The window's width in columns, from 40 to 200; `None` where there is no window or it is narrower.
    pub width: Option<usize>,
    /// Escape sequences may be written to standard output.
    pub output_colour: bool,
    /// Escape sequences may be written to standard error.
    pub message_colour: bool,
    /// One line at a time, for a screen reader, was asked for by `ACCESSIBLE`.
    pub accessible: bool,
    /// The locale does not say UTF-8, so only ASCII is safe.
    pub ascii: bool,
}

impl Surroundings {
    /// Looks around.
    #[must_use]
    pub fn look(colour: Colour) -> Self {
        let (input, output, messages) = (
            io::stdin().is_terminal(),
            io::stdout().is_terminal(),
            io::stderr().is_terminal(),
        );
        Self {
            input_is_terminal: input,
            output_is_terminal: output,
            messages_are_terminal: messages,
            width: width(),
            output_colour: wanted(colour, output),
            message_colour: wanted(colour, messages),
            accessible: variable("ACCESSIBLE").is_some_and(|value| value != "0"),
            ascii: !locale_is_utf8(),
        }
    }

    /// The same in the window as it is now, which may have been resized.
    #[must_use]
    pub fn resized(&self) -> Self {
        Self {
            width: width(),
            ..*self
        }
    }

    /// Whether a person can be asked: a keyboard, and a screen to show the question on.
    #[must_use]
    pub fn can_ask(&self) -> bool {
        self.input_is_terminal && self.messages_are_terminal
    }
}

fn wanted(colour: Colour, terminal: bool) -> bool {
    match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => {
            terminal && variable("NO_COLOR").is_none() && variable("TERM").is_none_or(|term| term != "dumb")
        }
    }
}

/// The window's width in columns as it is now, from 40 to 200; `None` where there is no window or it is narrower.
#[must_use]
pub fn width() -> Option<usize> {
    let known = terminal_size::terminal_size_of(io::stderr()).or_else(|| terminal_size::terminal_size_of(io::stdout()));
    let columns = known.map(|(width, _)| usize::from(width.0)).filter(|width| *width > 0);
    let told = || variable("COLUMNS").and_then(|text| text.parse().ok());
    columns
        .or_else(told)
        .filter(|width| *width >= 40)
        .map(|width: usize| width.min(200))
}

/// The window's height in lines as it is now; `None` where there is no window.
#[must_use]
pub fn height() -> Option<usize> {
    let known = terminal_size::terminal_size_of(io::stderr()).or_else(|| terminal_size::terminal_size_of(io::stdout()));
    known
        .map(|(_, height)| usize::from(height.0))
        .filter(|height| *height > 0)
}

fn locale_is_utf8() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
    cfg!(windows) || locale.is_none_or(|name| name.to_lowercase().replace('-', "").contains("utf8"))
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// The local time to the minute, `2011-10-09T21:40`. `SOURCE_DATE_EPOCH` (seconds since 1970, in UTC) stands in for the clock
/// where files have to be the same every time.
#[must_use]
pub fn now() -> String {
    let fixed = variable("SOURCE_DATE_EPOCH")
        .and_then(|text| text.parse().ok())
        .and_then(|seconds| Timestamp::from_second(seconds).ok());
    let time = fixed.map_or_else(Zoned::now, |time| time.to_zoned(jiff::tz::TimeZone::UTC));
    time.strftime("%Y-%m-%dT%H:%M").to_string()
}
