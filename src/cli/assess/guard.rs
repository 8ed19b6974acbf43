//! Whoever opens a response that is there: is it theirs?

use anyhow::{Result, bail};

use super::asker;
use crate::cli::failure::Failure;
use crate::cli::prompt::Asker;
use crate::cli::surroundings::Surroundings;
use crate::response::{Response, word};

/// What is said when the word was not known.
pub(super) const WRONG: &str =
    "That is not the word that was chosen with this code. Nothing was shown and nothing was changed.";

/// How often the word may be tried.
const TRIES: usize = 3;

/// Asks for the word, where one was chosen. Before it fits, nothing of the response is shown. Giving up counts as not knowing.
///
/// # Errors
///
/// When it cannot be asked.
pub(super) fn knows_the_word(response: &Response, asker: &mut dyn Asker) -> Result<bool> {
    if response.word.is_empty() {
        return Ok(true);
    }
    let mut question = "A word was chosen with this code. Type it:";
    for _ in 0..TRIES {
        let Some(typed) = asker.text(question, &|_| Ok(()))? else {
            return Ok(false);
        };
        if word::fits(&typed, &response.word) {
            return Ok(true);
        }
        question = "That is not the word. Type it again, or q to stop:";
    }
    Ok(false)
}

/// Whether what one person answered may be shown here: to whoever knows the word that was chosen with the code.
///
/// # Errors
///
/// When the word is not known, or cannot be asked for.
pub(in crate::cli) fn only_to_its_owner(response: &Response, plain: bool, around: &Surroundings) -> Result<()> {
    if response.word.is_empty() {
        return Ok(());
    }
    let plain = plain || around.accessible;
    if !plain && !around.can_ask() {
        bail!(Failure::Usage(format!(
            "a word was chosen with {}, and no keyboard is attached to type it\nTo give it on standard input, add --plain",
            response.respondent.code()
        )));
    }
    match knows_the_word(response, asker(plain, around).as_mut())? {
        true => Ok(()),
        false => bail!(Failure::Usage(WRONG.to_owned())),
    }
}

/// Asks somebody whose code has been begun whether it was they: by the word, or, where none was chosen, by a question.
///
/// # Errors
///
/// When it cannot be asked.
pub(super) fn is_theirs(response: &Response, asker: &mut dyn Asker) -> Result<bool> {
    if !response.word.is_empty() {
        return knows_the_word(response, asker);
    }
    let was_it = asker.confirm("Somebody has begun with this code. Was it you?", false)?;
    Ok(was_it == Some(true))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::{is_theirs, knows_the_word};
    use crate::cli::prompt::Plain;
    use crate::questionnaire::catalogue;
    use crate::response::{Respondent, Response, word};

    fn response(chosen: &str) -> Response {
        let questionnaire = catalogue::find("ccg-six-domains").unwrap().questionnaire();
        let person = Respondent::Person("R3".to_owned());
        let mut made = Response::begin(person, "", &questionnaire, "2011-10-09T21:14");
        if !chosen.is_empty() {
            made.word = word::keep(chosen, "R3");
        }
        made
    }

    fn asked(lines: &str) -> Plain<Cursor<Vec<u8>>, Vec<u8>> {
        Plain::new(Cursor::new(lines.as_bytes().to_vec()), Vec::new())
    }

    #[test]
    fn a_word_has_three_tries() {
        let guarded = response("heron");
        assert!(knows_the_word(&guarded, &mut asked("crow\nswan\nHeron\n")).unwrap());
        assert!(!knows_the_word(&guarded, &mut asked("crow\nswan\ngull\nheron\n")).unwrap());
        assert!(!knows_the_word(&guarded, &mut asked("q\nheron\n")).unwrap());
        assert!(!is_theirs(&guarded, &mut asked("y\ny\ny\n")).unwrap());
    }

    #[test]
    fn without_a_word_only_a_shared_computer_asks() {
        let open = response("");
        assert!(knows_the_word(&open, &mut asked("")).unwrap());
        assert!(is_theirs(&open, &mut asked("y\n")).unwrap());
        assert!(!is_theirs(&open, &mut asked("\n")).unwrap());
    }
}
