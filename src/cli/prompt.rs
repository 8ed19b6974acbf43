//! Asking: the one place where the outside world is replaced in tests.
//!
//! Everything that is said goes to standard error, so that standard output carries data only. Statements are asked with
//! [`Asker::line`]: one typed line in the terminal's own line mode. Menus are dialoguer's where escape codes are allowed,
//! numbered lines elsewhere.

mod numbered;
mod terminal;
#[cfg(test)]
mod tests;

use std::io;

pub use self::numbered::Plain;
pub use self::terminal::Terminal;

/// Says whether a text will do, or why not.
pub type Check<'a> = &'a dyn Fn(&str) -> Result<(), String>;

/// Somebody who can be told things and asked things. `None` is the end of input, Esc or Ctrl-C: stop here.
pub trait Asker {
    /// Says something; a last line end is added where it is missing.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    fn say(&mut self, text: &str) -> io::Result<()>;

    /// Says a paragraph after a label, in lines that fit where there is a window; what could command a terminal is taken out.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    fn tell(&mut self, label: &str, text: &str) -> io::Result<()> {
        self.say(&format!("{label}{text}"))
    }

    /// Asks for one line.
    ///
    /// # Errors
    ///
    /// When it cannot be read or written.
    fn line(&mut self, prompt: &str) -> io::Result<Option<String>>;

    /// Asks to choose one item of a menu, by position: with the arrow keys where escape codes are allowed.
    ///
    /// # Errors
    ///
    /// When it cannot be read or written.
    fn choose(&mut self, question: &str, items: &[String], default: Option<usize>) -> io::Result<Option<usize>>;

    /// Asks to choose one item, by position: a typed number in every mode. Enter alone takes the default.
    ///
    /// # Errors
    ///
    /// When it cannot be read or written.
    fn number(&mut self, question: &str, items: &[String], default: usize) -> io::Result<Option<usize>>;

    /// Asks to choose any number of items, by position; `chosen` are those that are chosen already. In the order of the items.
    ///
    /// # Errors
    ///
    /// When it cannot be read or written.
    fn several(&mut self, question: &str, items: &[String], chosen: &[usize]) -> io::Result<Option<Vec<usize>>>;

    /// Asks for a short text until it will do; `q` stops.
    ///
    /// # Errors
    ///
    /// When it cannot be read or written.
    fn text(&mut self, question: &str, check: Check) -> io::Result<Option<String>>;

    /// Asks for yes or no.
    ///
    /// # Errors
    ///
    /// When it cannot be read or written.
    fn confirm(&mut self, question: &str, default: bool) -> io::Result<Option<bool>>;

    /// Whether there is no more input: a `None` was no wish to stop.
    fn ended(&self) -> bool {
        false
    }
}

/// The positions of typed numbers, from 1: `1 4 7`, `1, 4`. `None` when something is no number of an item.
pub(super) fn positions(typed: &str, items: usize) -> Option<Vec<usize>> {
    let words = typed.split(|c: char| c.is_whitespace() || c == ',');
    let numbers = words.filter(|word| !word.is_empty()).map(|word| {
        let at = word.parse::<usize>().ok()?.checked_sub(1)?;
        (at < items).then_some(at)
    });
    numbers.collect()
}

/// Whether a line asks to stop.
fn stops(line: &str) -> bool {
    ["q", "quit"].contains(&line.trim().to_lowercase().as_str())
}
