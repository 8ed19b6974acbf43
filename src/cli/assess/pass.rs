//! Pass it round: one computer, one person at a time. What a person sees and types is cleared before the next one sits down.

use std::ops::ControlFlow;

use anyhow::{Result, bail};

use super::sitting::{self, Sitting};
use super::{Arguments, asker, guard, look};
use crate::cli::conduct::Ended;
use crate::cli::failure::Failure;
use crate::cli::folder::{self, Folder, for_shell};
use crate::cli::prompt::Asker;
use crate::cli::stop::Farewell;
use crate::cli::surroundings::{Surroundings, height};
use crate::cli::who;
use crate::questionnaire::PrivacyKind;
use crate::render::screen::{Look, message};
use crate::response::{Respondent, Response, word};
use crate::round::How;
use crate::round::codes::whom;

/// Lines that fill a window of unknown height.
const WINDOW: usize = 100;

/// Moves the cursor home, clears the window, then what has scrolled out of it.
const CLEAR: &str = "\u{1b}[H\u{1b}[2J\u{1b}[3J";

/// Lets one person after another answer.
///
/// # Errors
///
/// When the round is not for single people, or nobody can be asked.
pub fn run(arguments: &Arguments, plain: bool, around: &Surroundings) -> Result<()> {
    let folder = folder::named_or_here(arguments.round.as_deref())?;
    let folder = match &arguments.language {
        Some(tag) => Folder::open_in(&folder.path, Some(tag))?,
        None => folder,
    };
    fits(&folder)?;
    let clear = clearing(around);
    let farewell = Farewell::watch_and_clear(clear.clone())?;
    let place = for_shell(&folder.path.to_string_lossy());
    let stopped = format!("Stopped. What was answered is saved. To go on:\n  ccg-diagnostic assess {place} --pass");
    farewell.say(stopped.clone());
    let look = || look(plain, &around.resized());
    let mut asker = asker(plain, around);
    let mut passing = Passing {
        folder: &folder,
        asker: asker.as_mut(),
        look: &look,
        farewell: &farewell,
        clear,
        stopped,
    };
    passing.open(around)?;
    while passing.turn()?.is_continue() {}
    passing.close()
}

fn fits(folder: &Folder) -> Result<()> {
    if folder.round.how == How::Joint {
        bail!(Failure::Usage(
            "this round is answered by the team together, so --pass has no place\nTo set up a round that people answer one by \
             one:  ccg-diagnostic round new"
                .to_owned()
        ));
    }
    if folder.questionnaire.privacy.kind == PrivacyKind::Private {
        bail!(Failure::Usage(
            "what is answered here is for each person alone, so it is not passed round: each begins on their own computer"
                .to_owned()
        ));
    }
    Ok(())
}

/// What leaves nothing of a person's answers on the screen: escape codes where they may be written, else enough empty lines.
fn clearing(around: &Surroundings) -> String {
    if can_clear(around) {
        CLEAR.to_owned()
    } else {
        "\n".repeat(height().unwrap_or(WINDOW))
    }
}

fn can_clear(around: &Surroundings) -> bool {
    around.message_colour && around.messages_are_terminal
}

struct Passing<'a> {
    folder: &'a Folder,
    asker: &'a mut dyn Asker,
    look: &'a dyn Fn() -> Look,
    farewell: &'a Farewell,
    clear: String,
    /// What is said when Ctrl-C is pressed, once the screen is cleared.
    stopped: String,
}

impl Passing<'_> {
    fn open(&mut self, around: &Surroundings) -> Result<()> {
        let round = &self.folder.round;
        if can_clear(around) {
            // A program that was killed, or a computer that went off, could clear nothing of its own.
            self.wipe()?;
        }
        let heading = format!("{}, {}", round.organisation, round.title);
        self.tell(&heading)?;
        self.tell(
            "\nPass it round: one person at a time answers here. When you finish or type q, your answers are saved and the screen \
             is cleared for the next person.",
        )?;
        if !can_clear(around) {
            self.tell(
                "In this window only empty lines can be written: what was typed can still be found by scrolling back. Close the \
                 window when all have answered.",
            )?;
        }
        Ok(())
    }

    /// One person: from the code until the screen is cleared.
    fn turn(&mut self) -> Result<ControlFlow<()>> {
        let Some(respondent) = self.who()? else {
            return Ok(ControlFlow::Break(()));
        };
        let sat = self.sit(&respondent);
        self.farewell.say(self.stopped.clone());
        match sat {
            Ok(words) => {
                self.wipe()?;
                self.tell(words)?;
            }
            Err(error) => {
                self.tell(&format!("\n{error:#}"))?;
                self.asker.line("\nPress Enter to clear the screen. ")?;
                self.wipe()?;
            }
        }
        if self.asker.ended() {
            return Ok(ControlFlow::Break(()));
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Whose turn it is; `None` when nobody's is any more.
    fn who(&mut self) -> Result<Option<Respondent>> {
        let (questionnaire, round) = (&self.folder.questionnaire, &self.folder.round);
        let person = |typed: &str| who::person(typed, questionnaire, round);
        let check = |typed: &str| person(typed).map(|_| ());
        self.asker.say("\n")?;
        let typed = self.asker.text("Your code, for example R3, or q to end:", &check)?;
        Ok(typed.and_then(|typed| person(&typed).ok()))
    }

    /// The sitting itself; returns what is said once the screen is cleared. It does not name the code: who has sat here is known.
    fn sit(&mut self, respondent: &Respondent) -> Result<&'static str> {
        let path = self.folder.response_path(respondent.code());
        let _lock = sitting::lock(self.folder, &path)?;
        let response = self.response(respondent)?;
        let sitting = Sitting {
            folder: self.folder,
            look: self.look,
            farewell: self.farewell,
            stopped: &|_| self.stopped.clone(),
        };
        Ok(match sitting.sit(response, self.asker)? {
            Ended::Finished(_) => "Finished and saved. Hand the computer to the next person.",
            Ended::Stopped(_) => {
                "What was answered is saved. To carry on later, type the same code. Hand the computer to the next person."
            }
        })
    }

    /// The response of whoever has this code, once it is clear that it is theirs; a new one with a word to come back with.
    fn response(&mut self, respondent: &Respondent) -> Result<Response> {
        let ask = whom(&self.folder.round);
        // An excerpt of a broken file would show what its owner answered.
        let Ok(there) = self.folder.response(respondent.code()) else {
            let place = for_shell(&self.folder.path.to_string_lossy());
            bail!(
                "The file of this code has problems, so it cannot be opened. Nothing was changed. To see them:  ccg-diagnostic check {place}"
            )
        };
        match there {
            Some(there) if guard::is_theirs(&there, self.asker)? => Ok(there),
            Some(there) if !there.word.is_empty() => bail!("{} If the word is lost, ask {ask}.", guard::WRONG),
            Some(_) => bail!("Then somebody has typed your code by mistake. Nothing of theirs is shown. Ask {ask}."),
            None => self.begin(respondent),
        }
    }

    fn begin(&mut self, respondent: &Respondent) -> Result<Response> {
        let questionnaire = &self.folder.questionnaire;
        let drawn = !self.folder.round.people.is_empty();
        let mut begun = who::begin(
            &Arguments::default(),
            questionnaire,
            respondent.clone(),
            drawn,
            self.asker,
        )?;
        let question = "Choose a short word, so that only you can carry on with this code (optional, Enter for none). Take none \
                        that you use as a password:";
        let Some(chosen) = self.asker.text(question, &|_| Ok(()))? else {
            bail!("Stopped. Nothing was begun.")
        };
        if !chosen.trim().is_empty() {
            let round = &self.folder.round;
            let seed = [&round.title, &round.digest, respondent.code(), &begun.started].join("\n");
            begun.word = word::keep(&chosen, &seed);
        }
        Ok(begun)
    }

    fn wipe(&mut self) -> Result<()> {
        Ok(self.asker.say(&self.clear)?)
    }

    fn close(&mut self) -> Result<()> {
        let place = for_shell(&self.folder.path.to_string_lossy());
        self.tell("\nEnded. What was answered is saved. To see who has finished:")?;
        Ok(self.asker.say(&format!("  ccg-diagnostic round status {place}\n"))?)
    }

    fn tell(&mut self, text: &str) -> Result<()> {
        Ok(self.asker.say(&message(text, (self.look)()))?)
    }
}
