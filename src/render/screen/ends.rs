//! Stopping, finishing, and what is said when a save fails.

use super::Look;
use super::text::{Page, long_date};
use crate::interview::Interview;
use crate::interview::words::{Tally, summary_of};
use crate::questionnaire::Questionnaire;
use crate::reach;
use crate::response::{Respondent, Response};

/// A response was stopped before its end. `command` carries it on.
#[must_use]
pub fn stopped(response: &Response, questionnaire: &Questionnaire, command: &str, look: Look) -> String {
    let mut page = Page::new(look);
    let (answered, total) = reach::progress(questionnaire, response);
    page.text(&format!("Stopped. {answered} of {total} answers are saved."));
    format!("{}To carry on:  {command}\n", page.finish())
}

/// Where things are when a response is finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept<'a> {
    /// The response's file.
    pub file: &'a str,
    /// The files of the team's report; empty when it was not made.
    pub report: &'a [String],
    /// The share file; `None` where there is nobody to hand one to.
    pub share: Option<Share<'a>>,
    /// The command that opens the response again.
    pub command: &'a str,
}

/// The copy of a response that a person who answered on their own computer hands over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share<'a> {
    /// Its file.
    pub file: &'a str,
    /// Why it could not be written; empty when it was.
    pub trouble: &'a str,
    /// To whom; may be empty.
    pub to: &'a str,
    /// The last day, `2011-10-14`; may be empty.
    pub by: &'a str,
}

/// A response was finished.
#[must_use]
pub fn finish(response: &Response, questionnaire: &Questionnaire, kept: Kept<'_>, look: Look) -> String {
    let mut page = Page::new(look);
    let interview = Interview::resume(questionnaire, response.clone());
    let joint = response.respondent == Respondent::Joint;
    let tally = Tally::of_all(&interview);
    let complete = tally.unanswered == 0 && tally.incomplete == 0;
    let state = if complete { "complete" } else { "saved as it is" };
    page.text(&format!("Finished. Your response is {state}.")).gap();
    page.hung(
        if look.plain { "" } else { "  " },
        &format!("{}.", summary_of(&interview)),
    )
    .gap();
    page.text("What happens next");
    if interview.is_private() {
        page.text("Your answers are in this file:").verbatim(kept.file);
        page.text("They are for you alone: they go into nobody's report. If this is an employer's computer, others may be able to see the file.");
    } else if interview.is_side() {
        page.text("Your answers are in this file, in the folder of the round:")
            .verbatim(kept.file);
        page.text(
            "Each side sees the other's answers only when both have agreed to it. They are never counted together.",
        );
    } else if joint {
        page.text("Read the report together and choose what to develop first. It is in these files:");
        kept.report.iter().for_each(|file| {
            page.verbatim(file);
        });
        page.text("Your team's answers are in this file:").verbatim(kept.file);
    } else {
        page.text("Your response is in this file, in the folder of the round:")
            .verbatim(kept.file);
        page.text("It holds all your notes, also those that are only for you. Reports leave these out.");
        if let Some(share) = kept.share {
            page.gap();
            hand_over(&mut page, share);
        }
        page.gap();
    }
    page.text("You can still change your answers:").verbatim(kept.command);
    page.gap().text("Nothing has been sent anywhere.");
    page.finish()
}

/// What a person does who answered on their own computer.
fn hand_over(page: &mut Page, share: Share<'_>) {
    if !share.trouble.is_empty() {
        page.text(&format!(
            "The copy to hand over could not be written: {}. Your answers are saved. To write it, finish once more.",
            share.trouble.trim_end_matches('.')
        ));
        return;
    }
    let to = if share.to.is_empty() {
        "whoever invited you"
    } else {
        share.to
    };
    let by = if share.by.is_empty() {
        String::new()
    } else {
        format!(" by {}", long_date(share.by))
    };
    page.text(&format!(
        "If you answered on a computer of your own, give this copy to {to}{by}:"
    ))
    .verbatim(share.file);
    page.text("It holds your code, your answers, and the notes that you chose to share.");
    page.text("It does not hold your name or the notes that are only for you.");
    page.text("If you answered in the folder that your team keeps, there is nothing to hand over.");
}

/// A save failed; `why` says what could not be done and where. `saved` is how many answers are safe.
#[must_use]
pub fn not_saved(why: &str, saved: usize, look: Look) -> String {
    let mut page = Page::new(look);
    page.text(&format!("Not saved. {why}"));
    let safe = match saved {
        0 => "No answer has been saved yet.".to_owned(),
        1 => "The 1 answer saved before is safe.".to_owned(),
        more => format!("The {more} answers saved before are safe."),
    };
    page.text(&format!("Your last answer is kept here for now. {safe}"));
    page.text("Free some space or check the folder, then press Enter to try again. Or type q to stop without it.");
    page.finish()
}
