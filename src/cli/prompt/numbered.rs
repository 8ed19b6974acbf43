//! Asking in plain lines: for screen readers, pipes and terminals without escape codes.

use std::io::{self, BufRead, Read, Stderr, StdinLock, Write};

use super::{Asker, Check, positions, stops};
use crate::interview::words::{count, listed};
use crate::render::screen::{clean, wrap};

/// Longest line that is kept, in bytes; one more is kept of a longer one, so that it is refused and not cut silently.
const LONGEST: u64 = 64 * 1024;

/// Asks one line at a time and numbers what can be chosen. It writes no escape code and echoes nothing.
#[derive(Debug)]
pub struct Plain<R, W> {
    input: R,
    output: W,
    /// The columns of the window as it is now; `None` where lines are not wrapped.
    width: fn() -> Option<usize>,
    prompt: &'static str,
    /// Whether the end of the input has been read.
    ended: bool,
}

impl Plain<StdinLock<'static>, Stderr> {
    /// Reads standard input, whatever it is, and writes to standard error. Lines are not wrapped.
    #[must_use]
    pub fn standard() -> Self {
        Self::new(io::stdin().lock(), io::stderr())
    }
}

impl<R: BufRead, W: Write> Plain<R, W> {
    /// Reads and writes these.
    pub fn new(input: R, output: W) -> Self {
        Self {
            input,
            output,
            width: || None,
            prompt: "Answer: ",
            ended: false,
        }
    }

    /// The same in a window of this width: lines are wrapped, and the prompt is the window's.
    #[must_use]
    pub fn in_window(self, width: fn() -> Option<usize>) -> Self {
        let prompt = "> ";
        Self { width, prompt, ..self }
    }

    /// What was written, when it was written into memory.
    #[must_use]
    pub fn into_output(self) -> W {
        self.output
    }

    /// One line without its end; bytes that are not UTF-8 become replacement characters.
    fn read(&mut self) -> io::Result<Option<String>> {
        let mut bytes = Vec::new();
        let read = (&mut self.input).take(LONGEST + 1).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            self.ended = true;
            return Ok(None);
        }
        if bytes.last() != Some(&b'\n') && bytes.len() as u64 > LONGEST {
            self.drop_rest_of_line()?;
        }
        let line = String::from_utf8_lossy(&bytes);
        Ok(Some(line.trim_end_matches(['\n', '\r']).to_owned()))
    }

    /// Numbered lines and a typed number.
    fn by_number(&mut self, question: &str, items: &[String], default: Option<usize>) -> io::Result<Option<usize>> {
        self.tell("", question)?;
        for (number, item) in items.iter().enumerate() {
            self.tell(&format!("  {}  ", number + 1), item)?;
        }
        let numbers = numbers(items.len());
        let enter = default.map_or_else(String::new, |at| format!(" Enter alone takes {}.", at + 1));
        self.tell("", &format!("Type {numbers}, then press Enter.{enter}"))?;
        loop {
            let Some(line) = self.line(self.prompt)? else {
                return Ok(None);
            };
            let typed = line.trim();
            if let (true, Some(at)) = (typed.is_empty(), default) {
                return Ok(Some(at));
            }
            if stops(typed) {
                return Ok(None);
            }
            let number = typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            if let Some(at) = number.filter(|at| *at < items.len()) {
                return Ok(Some(at));
            }
            let are = if items.len() == 1 { "is" } else { "are" };
            let choices = count(items.len(), "choice", "choices");
            self.tell(
                "",
                &format!("There {are} {choices}. Type {numbers}, or q to stop.{enter}"),
            )?;
        }
    }

    fn drop_rest_of_line(&mut self) -> io::Result<()> {
        loop {
            let held = self.input.fill_buf()?;
            let (used, done) = match held.iter().position(|byte| *byte == b'\n') {
                Some(end) => (end + 1, true),
                None => (held.len(), held.is_empty()),
            };
            self.input.consume(used);
            if done {
                return Ok(());
            }
        }
    }
}

impl<R: BufRead, W: Write> Asker for Plain<R, W> {
    fn say(&mut self, text: &str) -> io::Result<()> {
        self.output.write_all(text.as_bytes())?;
        if !text.is_empty() && !text.ends_with('\n') {
            self.output.write_all(b"\n")?;
        }
        self.output.flush()
    }

    fn tell(&mut self, label: &str, text: &str) -> io::Result<()> {
        let text = clean(text);
        let lines = match (self.width)() {
            Some(width) => wrap(&text, width.min(80).saturating_sub(label.len())),
            None => vec![text],
        };
        for (number, line) in lines.iter().enumerate() {
            let before = if number == 0 { label } else { &" ".repeat(label.len()) };
            self.say(&format!("{before}{line}\n"))?;
        }
        Ok(())
    }

    fn line(&mut self, prompt: &str) -> io::Result<Option<String>> {
        self.output.write_all(prompt.as_bytes())?;
        self.output.flush()?;
        self.read()
    }

    fn choose(&mut self, question: &str, items: &[String], default: Option<usize>) -> io::Result<Option<usize>> {
        self.by_number(question, items, default)
    }

    fn number(&mut self, question: &str, items: &[String], default: usize) -> io::Result<Option<usize>> {
        self.by_number(question, items, Some(default))
    }

    fn several(&mut self, question: &str, items: &[String], chosen: &[usize]) -> io::Result<Option<Vec<usize>>> {
        self.tell("", question)?;
        for (at, item) in items.iter().enumerate() {
            let mark = if chosen.contains(&at) { " (chosen)" } else { "" };
            self.tell(&format!("  {}  ", at + 1), &format!("{item}{mark}"))?;
        }
        let enter = if chosen.is_empty() {
            "Enter alone chooses none.".to_owned()
        } else {
            let kept: Vec<String> = chosen.iter().map(|at| (at + 1).to_string()).collect();
            format!("Enter alone keeps {}. A hyphen chooses none.", listed(&kept, "and"))
        };
        let how = "Type the numbers that you choose, such as 1 4 7, then press Enter.";
        self.tell("", &format!("{how} {enter}"))?;
        loop {
            let Some(line) = self.line(self.prompt)? else {
                return Ok(None);
            };
            match line.trim() {
                "" => return Ok(Some(chosen.to_vec())),
                "-" => return Ok(Some(Vec::new())),
                typed if stops(typed) => return Ok(None),
                typed => {
                    if let Some(mut found) = positions(typed, items.len()) {
                        found.sort_unstable();
                        found.dedup();
                        return Ok(Some(found));
                    }
                }
            }
            let last = items.len();
            let again = format!("Type numbers from 1 to {last} with spaces between them, or q to stop. {enter}");
            self.tell("", &again)?;
        }
    }

    fn text(&mut self, question: &str, check: Check) -> io::Result<Option<String>> {
        self.tell("", question)?;
        loop {
            let Some(line) = self.line(self.prompt)? else {
                return Ok(None);
            };
            let typed = line.trim();
            if stops(typed) {
                return Ok(None);
            }
            match check(typed) {
                Ok(()) => return Ok(Some(typed.to_owned())),
                Err(why) => self.tell("", &why)?,
            }
        }
    }

    fn confirm(&mut self, question: &str, default: bool) -> io::Result<Option<bool>> {
        let enter = if default { "yes" } else { "no" };
        self.tell("", &format!("{question} Type y or n. Enter alone means {enter}."))?;
        loop {
            let Some(line) = self.line(self.prompt)? else {
                return Ok(None);
            };
            match line.trim().to_lowercase().as_str() {
                "" => return Ok(Some(default)),
                "y" | "yes" => return Ok(Some(true)),
                "n" | "no" => return Ok(Some(false)),
                typed if stops(typed) => return Ok(None),
                _ => self.tell("", &format!("Type y for yes or n for no. Enter alone means {enter}."))?,
            }
        }
    }

    fn ended(&self) -> bool {
        self.ended
    }
}

/// `1`, `1 or 2`, `1, 2 or 3`, `1 to 7`.
fn numbers(items: usize) -> String {
    if items > 4 {
        return format!("1 to {items}");
    }
    let all: Vec<String> = (1..=items).map(|number| number.to_string()).collect();
    listed(&all, "or")
}
