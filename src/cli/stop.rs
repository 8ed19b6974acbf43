//! Ctrl-C: says what is saved and how to carry on, after any save that is under way, and gives the terminal back.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::failure::code;
use crate::render::screen::NOTE_LOST;

/// What to say when the person stops, whether a note is being typed, and what clears the screen first; shared with the handler of
/// Ctrl-C.
#[derive(Debug, Clone)]
pub struct Farewell(Arc<Mutex<String>>, Arc<AtomicBool>, String);

impl Farewell {
    /// Watches for Ctrl-C from now on.
    ///
    /// # Errors
    ///
    /// When the system does not let it.
    pub fn watch() -> anyhow::Result<Self> {
        Self::watch_and_clear(String::new())
    }

    /// The same; Ctrl-C writes `clear` before anything else, so that nothing of what was on the screen stays.
    ///
    /// # Errors
    ///
    /// When the system does not let it.
    pub fn watch_and_clear(clear: String) -> anyhow::Result<Self> {
        let words = "Stopped. No answer has been given yet.".to_owned();
        let farewell = Self(Arc::new(Mutex::new(words)), Arc::new(AtomicBool::new(false)), clear);
        let said = farewell.clone();
        ctrlc::set_handler(move || leave(&said))?;
        Ok(farewell)
    }

    /// Sets whether a note is being typed, which Ctrl-C would lose.
    pub fn typing(&self, typing: bool) {
        self.1.store(typing, Ordering::SeqCst);
    }

    /// Sets what is said from now on.
    pub fn say(&self, words: String) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = words;
    }

    /// Runs a save, during which Ctrl-C waits, and sets what is said afterwards.
    ///
    /// # Errors
    ///
    /// Those of the save; the words then stay as they were.
    pub fn saving<T>(&self, words: String, save: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
        let mut said = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let result = save()?;
        *said = words;
        Ok(result)
    }
}

/// Watches for Ctrl-C from now on: it cleans up, says this and ends the program.
///
/// # Errors
///
/// When the system does not let it.
pub fn at_once(words: &'static str, clean: impl Fn() + Send + 'static) -> anyhow::Result<()> {
    ctrlc::set_handler(move || {
        clean();
        let _ = writeln!(io::stderr().lock(), "\n{words}");
        end();
    })?;
    Ok(())
}

#[expect(
    clippy::exit,
    reason = "the person asked to stop; the main thread is waiting for the keyboard or a pipe and cannot be told"
)]
fn end() -> ! {
    std::process::exit(i32::from(code::STOPPED))
}

fn leave(farewell: &Farewell) {
    let words = farewell.0.lock().unwrap_or_else(PoisonError::into_inner);
    let mut err = io::stderr().lock();
    let lost = if farewell.1.load(Ordering::SeqCst) {
        format!("{NOTE_LOST}\n")
    } else {
        String::new()
    };
    let _ = writeln!(err, "{}\n{lost}{}", farewell.2, words.trim_end());
    drop(err);
    end();
}
