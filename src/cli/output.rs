//! Writing: data to standard output, everything else to standard error. A reader that goes away early is no error.

use std::io::{self, Write};

use anyhow::{Context, Result};

use unicode_width::UnicodeWidthStr;

use super::surroundings::{Colour, Surroundings};
use crate::problem::excerpt::clean;
use crate::text::{GLUE, fold};
use crate::words::{plain, wrap};

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

/// Says sentences, in lines that fit the window where there is one; what is to be typed stays whole, on a line of its own.
pub fn tell(text: &str) {
    let around = Surroundings::look(Colour::Never);
    match around.width.filter(|_| around.messages_are_terminal) {
        Some(width) => say(&fitted(text, width)),
        None => say(text),
    }
}

fn fitted(text: &str, width: usize) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        if let Some((before, words)) = help(line).filter(|_| line.width() > width) {
            lines.extend(wrap(&plain(words), width, before, &" ".repeat(before.width())));
            continue;
        }
        match line.split_once(":  ") {
            _ if line.width() <= width || is_laid_out(line) => lines.push(line.to_owned()),
            Some((words, command)) if command.trim_start().starts_with("ccg-diagnostic ") => {
                lines.extend(wrap(&plain(&format!("{words}:")), width, "", ""));
                lines.push(format!("  {}", command.trim_start()));
            }
            _ => lines.extend(wrap(&plain(line), width, "", "")),
        }
    }
    lines.join("\n")
}

/// The line below an excerpt that says what to do: what stands before its words, and these.
fn help(line: &str) -> Option<(&str, &str)> {
    let (gutter, _) = line.split_once("= help: ")?;
    gutter
        .trim()
        .is_empty()
        .then(|| line.split_at(gutter.len() + "= help: ".len()))
}

/// What begins with a space, and the numbered lines of an excerpt.
fn is_laid_out(line: &str) -> bool {
    let numbered = |(number, _): (&str, &str)| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    line.starts_with(' ') || line.split_once(" |").is_some_and(numbered)
}

/// Shows text that may hold escape sequences of our own; what came from elsewhere in it has been cleaned.
pub fn show(text: &str) {
    let mut err = io::stderr().lock();
    let _ = writeln!(err, "{text}");
}

#[cfg(test)]
mod tests {
    use super::fitted;

    #[test]
    fn sentences_fit_and_what_is_to_be_typed_stays_whole() {
        let said = "error: there is no plan in `spring` yet\nTo choose what to work on:  ccg-diagnostic plan choose spring\n  --need ID  laid out";
        assert_eq!(
            fitted(said, 24),
            "error: there is no plan\nin `spring` yet\nTo choose what to work\non:\n  ccg-diagnostic plan choose spring\n  --need ID  laid out"
        );
        assert_eq!(fitted(said, 80), said);
    }

    #[test]
    fn what_to_do_is_broken_between_words_below_itself() {
        assert_eq!(
            fitted("  --> answers.csv\n   = help: name the column of the organisation", 32),
            "  --> answers.csv\n   = help: name the column of\n           the organisation"
        );
    }
}
