//! `notes review`: each text that waits, and what the team sees of it.

use anyhow::{Result, bail};

use super::{Desk, heading};
use crate::cli::failure::Failure;
use crate::cli::prompt::Asker;
use crate::cli::surroundings::Surroundings;
use crate::cli::{assess, issue, output};
use crate::notes::{Decision, Text};
use crate::problem::excerpt::clean;
use crate::words::{count, list, plural, wrap};

pub(super) fn run(desk: Desk, plain: bool, around: &Surroundings) -> Result<()> {
    let waiting = desk.waiting();
    if waiting.is_empty() {
        output::say("Nothing waits to be read.");
        return Ok(());
    }
    if !around.can_ask() && !plain {
        bail!(Failure::Usage(format!(
            "there is nobody to ask here; to decide without being asked:  ccg-diagnostic notes decide {} --place {} --digest {} --show",
            desk.folder.path.display(),
            waiting[0].place,
            &waiting[0].digest[..8]
        )));
    }
    let mut asker = assess::asker(plain || around.accessible, around);
    let mut session = Session {
        desk,
        width: around.width.unwrap_or(80),
        later: 0,
    };
    session.all(&waiting, asker.as_mut())
}

struct Session {
    desk: Desk,
    width: usize,
    later: usize,
}

impl Session {
    fn all(&mut self, waiting: &[Text], asker: &mut dyn Asker) -> Result<()> {
        asker.say(&self.opening(waiting.len()))?;
        for (at, text) in waiting.iter().enumerate() {
            asker.say(&self.page(at + 1, waiting.len(), text))?;
            if !self.one(text, asker)? {
                let open = self.desk.waiting().len();
                asker.say(&format!("\nStopped. {} to be read; the rest is kept.", left(open)))?;
                return if asker.ended() {
                    Ok(())
                } else {
                    Err(Failure::Stopped.into())
                };
            }
        }
        asker.say(&match self.later {
            0 => "\nEverything has been read.".to_owned(),
            some => format!("\nRead to the end. {} to be read later.", left(some)),
        })?;
        Ok(())
    }

    fn opening(&self, waiting: usize) -> String {
        let mut text = format!(
            "{} to be read. You see no codes and no roles, and the order says nothing. Each decision is kept at once.",
            left(waiting)
        );
        if let Some(open) = issue::not_finished(&self.desk.folder, &self.desk.found) {
            text.push_str(&format!(" {open}: what they write will stand alone when you read it."));
        }
        wrap(&text, self.width, "", "").join("\n")
    }

    fn page(&self, number: usize, of: usize, text: &Text) -> String {
        let mut lines = vec![String::new(), format!("{number} of {of}")];
        lines.extend(wrap(&clean(&heading(&self.desk, text)), self.width, "", ""));
        if let Some(at) = text.statement {
            let statement = &self.desk.folder.questionnaire.statements[at].statement;
            lines.extend(wrap(&clean(statement), self.width, "  ", "  "));
        }
        lines.push(String::new());
        for line in text.text.lines() {
            lines.extend(wrap(&clean(line), self.width, "  > ", "  > "));
        }
        lines.push(String::new());
        let clues = self.desk.clues(&text.text);
        if !clues.is_empty() {
            let quoted: Vec<String> = clues
                .iter()
                .map(|clue| format!("\u{201c}{}\u{201d}", clean(clue)))
                .collect();
            let warning = format!("It may tell who wrote it, or name somebody: {}.", list(&quoted));
            lines.extend(wrap(&warning, self.width, "", ""));
            lines.push(String::new());
        }
        lines.push(String::new());
        lines.join("\n")
    }

    /// Asks about one text; `false` to stop.
    fn one(&mut self, text: &Text, asker: &mut dyn Asker) -> Result<bool> {
        let (question, choices) = if text.may_be_shown() {
            (
                "What does the team see?",
                [
                    "This, as it stands",
                    "Nothing of it",
                    "Other words in its place",
                    "Decide later",
                ]
                .as_slice(),
            )
        } else {
            (
                "It is for you alone.",
                ["I have read it", "Read it again later"].as_slice(),
            )
        };
        let choices: Vec<String> = choices.iter().map(|choice| (*choice).to_owned()).collect();
        let Some(chosen) = asker.choose(question, &choices, None)? else {
            return Ok(false);
        };
        let decision = match (text.may_be_shown(), chosen) {
            (true, 0) => Decision::Show,
            (true, 1) | (false, 0) => Decision::Hide,
            (true, 2) => match self.words(asker)? {
                Some(words) => Decision::Reword(words),
                None => return Ok(false),
            },
            _ => {
                self.later += 1;
                return Ok(true);
            }
        };
        self.desk.decide(text, decision)?;
        Ok(true)
    }

    fn words(&self, asker: &mut dyn Asker) -> Result<Option<String>> {
        let check = |typed: &str| match typed.trim() {
            "" => Err("Type the words, or q to stop.".to_owned()),
            _ => Ok(()),
        };
        let typed = asker.text("The words that the team sees:", &check)?;
        if let Some(words) = &typed {
            let clues = self.desk.clues(words);
            if !clues.is_empty() {
                asker.say(&format!("Kept. They still hold: {}.", list(&clues)))?;
            }
        }
        Ok(typed)
    }
}

/// `3 texts are`.
fn left(number: usize) -> String {
    format!("{} {}", count(number, "text", "texts"), plural(number, "is", "are"))
}
