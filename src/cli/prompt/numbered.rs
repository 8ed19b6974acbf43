//! Asking in plain lines: for screen readers, pipes and terminals without escape codes.

use std::io::{self, BufRead, Read, Stderr, StdinLock, Write};

use super::{Asker, Check};
use crate::interview::words::count;

/// Longest line that is kept, in bytes; one more is kept of a longer one, so that it is refused and not cut silently.
const LONGEST: u64 = 64 * 1024;

/// Asks one line at a time and numbers what can be chosen. It writes no escape code and echoes nothing.
#[derive(Debug)]
pub struct Plain<R, W> {
    input: R,
    output: W,
}

impl Plain<StdinLock<'static>, Stderr> {
    /// Reads standard input, whatever it is, and writes to standard error.
    #[must_use]
    pub fn standard() -> Self {
        Self::new(io::stdin().lock(), io::stderr())
    }
}

impl<R: BufRead, W: Write> Plain<R, W> {
    /// Reads and writes these.
    pub fn new(input: R, output: W) -> Self {
        Self { input, output }
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
            return Ok(None);
        }
        if bytes.last() != Some(&b'\n') && bytes.len() as u64 > LONGEST {
            self.drop_rest_of_line()?;
        }
        let line = String::from_utf8_lossy(&bytes);
        Ok(Some(line.trim_end_matches(['\n', '\r']).to_owned()))
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

    fn line(&mut self, prompt: &str) -> io::Result<Option<String>> {
        self.output.write_all(prompt.as_bytes())?;
        self.output.flush()?;
        self.read()
    }

    fn choose(&mut self, question: &str, items: &[String], default: Option<usize>) -> io::Result<Option<usize>> {
        self.say(question)?;
        for (number, item) in items.iter().enumerate() {
            self.say(&format!("  {}  {item}", number + 1))?;
        }
        let enter = default.map_or_else(String::new, |at| format!(" Press Enter for {}.", at + 1));
        let range = match items.len() {
            1 => "1".to_owned(),
            many => format!("1 to {many}"),
        };
        self.say(&format!("Type {range}.{enter}"))?;
        loop {
            let Some(line) = self.line("> ")? else {
                return Ok(None);
            };
            let typed = line.trim();
            match (typed.is_empty(), default) {
                (true, Some(at)) => return Ok(Some(at)),
                (true, None) => {}
                _ if typed.eq_ignore_ascii_case("q") => return Ok(None),
                _ => {
                    let number = typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
                    if let Some(at) = number.filter(|at| *at < items.len()) {
                        return Ok(Some(at));
                    }
                }
            }
            let choices = count(items.len(), "choice", "choices");
            self.say(&format!("There are {choices}. Type {range}, or q to stop.{enter}"))?;
        }
    }

    fn text(&mut self, question: &str, check: Check) -> io::Result<Option<String>> {
        self.say(question)?;
        loop {
            let Some(line) = self.line("> ")? else {
                return Ok(None);
            };
            let typed = line.trim();
            match check(typed) {
                Ok(()) => return Ok(Some(typed.to_owned())),
                Err(why) => self.say(&why)?,
            }
        }
    }

    fn confirm(&mut self, question: &str, default: bool) -> io::Result<Option<bool>> {
        let enter = if default { "yes" } else { "no" };
        self.say(&format!("{question} Type y or n. Press Enter for {enter}."))?;
        loop {
            let Some(line) = self.line("> ")? else {
                return Ok(None);
            };
            match line.trim().to_lowercase().as_str() {
                "" => return Ok(Some(default)),
                "y" | "yes" => return Ok(Some(true)),
                "n" | "no" => return Ok(Some(false)),
                "q" | "quit" => return Ok(None),
                _ => self.say(&format!("Type y for yes or n for no. Press Enter for {enter}."))?,
            }
        }
    }
}
