//! The opening of a questionnaire that says what it is for: what, who, how long, and who sees the answers.

use super::Look;
use super::opening::{Place, begin, title};
use super::text::Page;
use crate::interview::Interview;
use crate::interview::words::count;
use crate::questionnaire::words::in_brief;
use crate::questionnaire::{Privacy, PrivacyKind};
use crate::words::{sentence, upper_first};

/// The most lines with something on them in a window of 80 columns, where what has to be said lets it.
const MOST: usize = 12;

/// How much of what the questionnaire says of itself is shown.
#[derive(Clone, Copy)]
enum Extent {
    /// What it is for and who answers it.
    Whole,
    /// What it is for.
    Purpose,
    /// The first sentence of what it is for.
    InBrief,
}

/// What the questionnaire is for, who answers it, how long it takes, and what becomes of the answers. Who answers it is left
/// out where the page would be long with it; what becomes of the answers is always said in full.
pub(super) fn purpose(interview: &Interview, place: &Place, look: Look) -> String {
    let usual = Look {
        width: 80,
        plain: false,
        ..look
    };
    let fits = |extent: &Extent| {
        let page = page(interview, place, usual, *extent);
        page.lines().filter(|line| !line.is_empty()).count() <= MOST
    };
    let extents = [Extent::Whole, Extent::Purpose];
    let extent = extents.into_iter().find(fits).unwrap_or(Extent::InBrief);
    page(interview, place, look, extent)
}

fn page(interview: &Interview, place: &Place, look: Look, extent: Extent) -> String {
    let mut page = Page::new(look);
    let questionnaire = interview.questionnaire();
    title(&mut page, &questionnaire.title, place.heading, look);
    let purpose = match extent {
        Extent::InBrief => in_brief(questionnaire),
        _ => &questionnaire.purpose,
    };
    page.gap().text(&sentence(purpose));
    if matches!(extent, Extent::Whole) && !questionnaire.who.is_empty() {
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
        "{}{parts}{time}. Stop at any time; all is saved.",
        count(statements, "statement", "statements")
    )
}

/// What becomes of the answers: what the program does, then what the questionnaire says of it.
fn who_sees(interview: &Interview) -> String {
    let privacy = &interview.questionnaire().privacy;
    let note = upper_first(&sentence(&privacy.note));
    let said = !note.is_empty();
    let rule = if interview.is_side() {
        return "Each side sees the other's answers only when both have agreed to it.".to_owned();
    } else if interview.is_joint() {
        "You answer as one team, and everyone in it sees the answers.".to_owned()
    } else {
        match (privacy.kind, said) {
            (PrivacyKind::Private, true) => String::new(),
            (PrivacyKind::Private, false) => "This is for you alone: no report for others is made of it. On an \
                                              employer's computer others may be able to see the file."
                .to_owned(),
            (PrivacyKind::Open, _) => "Whoever has the round's files sees who answered what.".to_owned(),
            (PrivacyKind::Anonymous, true) => few(privacy),
            (PrivacyKind::Anonymous, false) => {
                format!(
                    "No name and no time of day is kept with your answers. {} {GUESS}",
                    few(privacy)
                )
            }
            (PrivacyKind::Protected, true) => few(privacy),
            (PrivacyKind::Protected, false) => {
                format!("The report shows counts, without names. {} {GUESS}", few(privacy))
            }
        }
    };
    format!("{} {note}", rule.trim_end()).trim().replace("  ", " ")
}

/// What no rule of the program can prevent.
const GUESS: &str = "In a small team people may still guess.";

/// Of how many people at least anything is shown; empty where nothing is withheld.
fn few(privacy: &Privacy) -> String {
    match (privacy.minimum, privacy.detail) {
        (0 | 1, _) => String::new(),
        (minimum, detail) if minimum == detail => format!("Reports show nothing of fewer than {minimum} people."),
        (minimum, detail) => {
            format!("Reports show nothing of fewer than {minimum} people, and counts from {detail}.")
        }
    }
}
