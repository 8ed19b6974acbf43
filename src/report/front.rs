//! The head of the report: what, of whom, when, from how many.

use crate::reach;
use crate::words::{count, date, date_range};

use super::facts::Facts;
use super::{Front, LeftOut, Section, Voice};

pub(super) fn front(facts: &Facts<'_>, sections: &[Section]) -> Front {
    let (heading, purpose) = head(facts);
    let fact = |label: &str, text: String| (label.to_owned(), text);
    let questionnaire = facts.questionnaire;
    let mut rows = vec![
        fact("Title", facts.round.title.clone()),
        fact("Date", date(&facts.last_day())),
        fact("How it was answered", how(facts)),
    ];
    if let Some(progress) = progress(facts) {
        rows.push(fact("Progress", progress));
    }
    if !facts.left_out.is_empty() {
        rows.push(fact("Left out", left_out(facts)));
    }
    let waiting = facts.waiting();
    if waiting > 0 {
        let texts = count(waiting, "text waits", "texts wait");
        let read = format!("{texts} to be read first: ccg-diagnostic notes review ROUND");
        rows.push(fact("People's words", read));
    }
    let edition = format!("{}, version {}", questionnaire.title, questionnaire.version);
    rows.push(fact("Questionnaire", edition));
    rows.push(fact("Sharing", sharing(facts.voice).to_owned()));
    Front {
        heading,
        purpose,
        facts: rows,
        asked: asked(facts, sections),
    }
}

/// What the group is asked to do with its plan.
fn asked(facts: &Facts<'_>, sections: &[Section]) -> Vec<String> {
    let Some(plan) = facts.also.plan.filter(|_| facts.voice != Voice::Mine) else {
        return Vec::new();
    };
    let number = |id: &str| {
        let found = sections.iter().find(|section| section.id == id);
        let number = found.and_then(|section| section.heading.split_once('.'));
        number.map_or_else(String::new, |(number, _)| format!(" in section {number}"))
    };
    let mut asked = vec!["note what we found".to_owned()];
    if !plan.needs.is_empty() {
        let needs = count(plan.needs.len(), "development need", "development needs");
        asked.push(format!("agree the {needs}{}", number("needs")));
    }
    if !plan.actions.is_empty() {
        asked.push(format!("agree the action plan{}", number("plan")));
    }
    if !plan.review_on.is_empty() {
        asked.push(format!("look at progress on {}", date(&plan.review_on)));
    }
    asked
}

/// The first heading, and what this is and for whom: in the questionnaire's own words where it says what it is for.
fn head(facts: &Facts<'_>) -> (String, String) {
    let (organisation, questionnaire) = (&facts.round.organisation, facts.questionnaire);
    let own = "This page is for you only. It holds your own answers and all your notes, private ones included.";
    match (facts.voice, questionnaire.purpose.is_empty()) {
        (Voice::Mine, true) => (format!("{organisation}: your own page"), own.to_owned()),
        (Voice::Mine, false) => (
            format!("{} (your own page)", questionnaire.title),
            format!("{own} {}", questionnaire.purpose),
        ),
        (_, true) => (
            format!("{organisation}: our development needs"),
            "A self-assessment, to help us talk about where we are and what to develop.".to_owned(),
        ),
        (_, false) => (
            format!("{organisation}: {}", questionnaire.title),
            questionnaire.purpose.clone(),
        ),
    }
}

fn how(facts: &Facts<'_>) -> String {
    let when = date_range(&facts.first_day(), &facts.last_day());
    let number = facts.responses.len();
    match facts.voice {
        _ if number == 0 => "Nobody has answered yet".into(),
        Voice::Joint => format!("By the team together, in 1 joint response: {when}"),
        Voice::Individuals if number == 1 => format!("By {}, alone: {when}", facts.people()),
        Voice::Individuals => format!("By {}, each alone: {when}", facts.people()),
        Voice::Mine => format!("By you: {when}"),
    }
}

/// What is unfinished, in a single response by statements, else by people.
pub(super) fn progress(facts: &Facts<'_>) -> Option<String> {
    let open = facts.in_progress();
    match &*facts.responses {
        [one] if facts.is_single() && open > 0 => {
            let (answered, asked) = reach::progress(facts.questionnaire, one);
            Some(format!("Still in progress: {answered} of {asked} answered"))
        }
        all if open > 0 => Some(format!(
            "Still in progress: {} of {} finished",
            all.len() - open,
            count(all.len(), "response", "responses")
        )),
        _ => None,
    }
}

/// `R3 (not finished); R9 (its file has problems)`.
pub(super) fn left_out(facts: &Facts<'_>) -> String {
    LeftOut::named(facts.left_out, &facts.questionnaire.privacy).join("; ")
}

fn sharing(voice: Voice) -> &'static str {
    match voice {
        Voice::Mine => "For you only. Nothing is shared unless you hand it on",
        _ => "This belongs to the group. It is for us to decide whether to share it",
    }
}

/// Days, people and progress.
impl Facts<'_> {
    /// `7 of 8 people` or `all 8 people` where it is known how many were invited, else `7 people`.
    pub(super) fn people(&self) -> String {
        let number = self.responses.len();
        let all = self.invited().filter(|all| *all >= number);
        all.map_or_else(
            || count(number, "person", "people"),
            |all| {
                let of = if all == number && all > 1 {
                    "all".to_owned()
                } else {
                    format!("{number} of")
                };
                format!("{of} {}", count(all, "person", "people"))
            },
        )
    }

    /// How many people were invited.
    fn invited(&self) -> Option<usize> {
        let (codes, invited) = (&self.round.people, &self.round.invited);
        if !codes.is_empty() {
            return Some(codes.len());
        }
        let all = invited.get("all").copied();
        let all = all.or_else(|| (!invited.is_empty()).then(|| invited.values().sum()))?;
        usize::try_from(all).ok()
    }

    /// The day of the latest answer; the day the round was opened when there is none.
    pub(super) fn last_day(&self) -> String {
        let stamps = self
            .responses
            .iter()
            .flat_map(|one| [&one.last_answered, &one.finished]);
        let latest = stamps
            .max()
            .filter(|stamp| !stamp.is_empty())
            .unwrap_or(&self.round.opened);
        latest.get(..10).unwrap_or(latest).to_owned()
    }

    /// The day of the earliest start.
    pub(super) fn first_day(&self) -> String {
        let started = self
            .responses
            .iter()
            .map(|one| &one.started)
            .filter(|stamp| !stamp.is_empty());
        let first = started.min().unwrap_or(&self.round.opened);
        first.get(..10).unwrap_or(first).to_owned()
    }

    /// How many responses are not finished.
    pub(super) fn in_progress(&self) -> usize {
        self.responses.iter().filter(|one| one.finished.is_empty()).count()
    }
}
