//! Asking about a plan: what is optional is left out with Enter, and stopping loses nothing.

use anyhow::{Result, bail};

use crate::cli::assess;
use crate::cli::failure::Failure;
use crate::cli::folder::{Folder, for_shell};
use crate::cli::prompt::Asker;
use crate::cli::stop::Farewell;
use crate::cli::surroundings::Surroundings;
use crate::plan::date_of;

const STOPPED: &str = "Stopped. What was saved before stays.";

/// Who asks, where somebody can be asked; else what to type instead.
pub(super) fn asker(plain: bool, around: &Surroundings, instead: &str) -> Result<Box<dyn Asker>> {
    let plain = plain || around.accessible;
    if !plain && !around.can_ask() {
        bail!(Failure::Usage(format!(
            "this command asks questions and no keyboard is attached\n{instead}"
        )));
    }
    let farewell = Farewell::watch()?;
    farewell.say(STOPPED.to_owned());
    Ok(assess::asker(plain, around))
}

/// What to type instead, with the round's name where the words say ROUND.
pub(super) fn instead(words: &str, folder: &Folder) -> String {
    words.replace("ROUND", &for_shell(&folder.path.to_string_lossy()))
}

/// What was answered, or the end: that the person stopped, or that the input ended.
pub(super) fn or_stop<T>(asker: &mut dyn Asker, answer: Option<T>) -> Result<T> {
    match answer {
        Some(answer) => Ok(answer),
        None if asker.ended() => {
            asker.say("\n")?;
            bail!("the input ended before this was answered; what was saved before stays")
        }
        None => {
            asker.tell("", STOPPED)?;
            bail!(Failure::Stopped)
        }
    }
}

/// Says things one below the other, after an empty line, each with its number.
pub(super) fn numbered(asker: &mut dyn Asker, items: impl Iterator<Item = String>) -> Result<()> {
    asker.say("\n")?;
    for (at, item) in items.enumerate() {
        asker.tell(&format!("  {}  ", at + 1), &item)?;
    }
    Ok(())
}

/// A text of at most so many characters; empty where it is left out.
pub(super) fn optional(asker: &mut dyn Asker, question: &str, most: usize) -> Result<String> {
    let answer = asker.text(question, &|typed| no_longer(typed, most))?;
    or_stop(asker, answer)
}

/// A text that has to be there.
pub(super) fn required(asker: &mut dyn Asker, question: &str, most: usize) -> Result<String> {
    let check = |typed: &str| match typed {
        "" => Err("Type a few words, or q to stop.".to_owned()),
        typed => no_longer(typed, most),
    };
    let answer = asker.text(question, &check)?;
    or_stop(asker, answer)
}

/// A day as `2011-12-15`; empty where it is left out.
pub(super) fn day(asker: &mut dyn Asker, question: &str, may_be_left: bool) -> Result<String> {
    let check = |typed: &str| match typed {
        "" if may_be_left => Ok(()),
        typed => date_of(typed).map(|_| ()).map_err(|words| format!("{words}.")),
    };
    let answer = asker.text(question, &check)?;
    let typed = or_stop(asker, answer)?;
    Ok(date_of(&typed).unwrap_or_default())
}

fn no_longer(typed: &str, most: usize) -> Result<(), String> {
    if typed.chars().count() <= most {
        return Ok(());
    }
    Err(format!("That is longer than {most} characters. Say it shorter."))
}
