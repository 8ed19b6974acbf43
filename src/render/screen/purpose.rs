//! The opening of a questionnaire that says what it is for: what, who, how long, and who sees the answers.

use super::Look;
use super::opening::{Place, begin, title};
use super::text::Page;
use crate::interview::Interview;
use crate::interview::words::count;
use crate::questionnaire::PrivacyKind;
use crate::words::{sentence, upper_first};

/// What the questionnaire is for, who answers it, how long it takes, and what becomes of the answers.
pub(super) fn purpose(interview: &Interview, place: &Place, look: Look) -> String {
    let mut page = Page::new(look);
    let questionnaire = interview.questionnaire();
    title(&mut page, &questionnaire.title, place.heading, look);
    page.gap().text(&sentence(&questionnaire.purpose));
    if !questionnaire.who.is_empty() {
        page.text(&format!("For: {}", sentence(&questionnaire.who)));
    }
    if let Some(side) = questionnaire
        .sides
        .iter()
        .find(|side| side.id == interview.response().side)
    {
        page.text(format!("You answer for {}. {}", side.title, sentence(&side.gist)).trim_end());
    }
    page.text(&size(interview)).gap();
    page.text(&who_sees(interview));
    page.text("Nothing is sent anywhere. The answers are kept in")
        .verbatim(place.file);
    page.gap().text(&begin(interview));
    page.finish()
}

fn size(interview: &Interview) -> String {
    let labels = &interview.questionnaire().labels;
    let (statements, domains) = (interview.asked().len(), interview.domains().len());
    let parts = match domains {
        2.. if interview.by_domain() => format!(" in {}", count(domains, &labels.domain, &labels.domains)),
        _ => String::new(),
    };
    let time = match interview.questionnaire().minutes {
        Some(minutes) => format!(", about {}", count(minutes as usize, "minute", "minutes")),
        None => String::new(),
    };
    format!(
        "{}{parts}{time}. Stop at any time: every answer is saved as you give it.",
        count(statements, "statement", "statements")
    )
}

/// What becomes of the answers, in the order of who asks: what the program does, then what the questionnaire says.
fn who_sees(interview: &Interview) -> String {
    let privacy = &interview.questionnaire().privacy;
    let rule = if interview.is_private() {
        "This is for you alone: no report for others is made of it. On an employer's computer others may be able to see \
         the file."
            .to_owned()
    } else if interview.is_side() {
        "Each side sees the other's answers only when both have agreed to it.".to_owned()
    } else if interview.is_joint() {
        "You answer as one team, and everyone in it sees the answers.".to_owned()
    } else {
        of_individuals(privacy.kind, privacy.minimum, privacy.detail)
    };
    // The questionnaire's own words on privacy are about individuals' answers as a rule.
    let own = if interview.is_joint() || interview.is_side() {
        ""
    } else {
        &privacy.note
    };
    format!("{rule} {}", upper_first(&sentence(own))).trim_end().to_owned()
}

fn of_individuals(kind: PrivacyKind, minimum: usize, detail: usize) -> String {
    let few = if minimum > 1 {
        format!(" Reports show nothing of fewer than {minimum} people, and counts from {detail}.")
    } else {
        String::new()
    };
    let kept = match kind {
        PrivacyKind::Anonymous => "No name and no time of day is kept with your answers.",
        PrivacyKind::Open => "Whoever has the round's files sees who answered what.",
        _ => "The report shows how many people chose each level, without names.",
    };
    format!("{kept}{few} In a small team people may still guess.")
}
