//! The results of each respondent, from the answers that were kept.

use crate::tally::{Organisation, Tally};

use super::asked::Promise;
use super::{PersonRow, PersonSet, Scorer, Status};

/// The respondent that is the team together, in any case of letters.
const JOINT: &str = "joint";

impl Scorer<'_> {
    /// The results of the respondents of the organisation at this position, in order of their codes, byte by byte: from answers that were
    /// kept ([`crate::tally::Reading::keep`]), after [`Tally::finish`]. Without them there is nobody.
    ///
    /// One person's results are shown only where nothing was promised, or of the team together; elsewhere they are empty.
    pub fn people(&mut self, tally: &Tally, at: usize, each: &mut dyn FnMut(&PersonRow<'_>)) {
        let organisation = &tally.organisations[at];
        let statements = self.slots.statements();
        let kept = organisation.answers.len() / statements.max(1);
        let people = (0..organisation.people.len().min(kept)).map(|at| (organisation.people.code(at), at));
        let mut people: Vec<_> = people.collect();
        people.sort();
        let mut domains = Vec::new();
        for (code, at) in people {
            let code = String::from_utf8_lossy(&code);
            let answers = &organisation.answers[at * statements..][..statements];
            self.person(organisation, &code, answers, &mut domains);
            each(&PersonRow {
                organisation: &organisation.name,
                respondent: &code,
                role: role(tally, organisation, at),
                domains: &domains,
            });
        }
    }

    fn person(&mut self, organisation: &Organisation, code: &str, answers: &[u16], rows: &mut Vec<PersonSet>) {
        rows.clear();
        let joint = organisation.joint && code.eq_ignore_ascii_case(JOINT);
        let shown = match self.promise(organisation) {
            Promise::Open => true,
            Promise::Limited => joint,
            Promise::Private => false,
        };
        match &self.fast {
            _ if !shown => rows.resize(self.questionnaire.domains.len(), PersonSet::withheld()),
            Some(fast) => fast.person(answers, rows),
            None => self.plainly().person(answers, rows),
        }
    }
}

/// The role cell of a respondent.
fn role<'a>(tally: &'a Tally, organisation: &Organisation, at: usize) -> &'a str {
    let group = organisation.group_of.get(at);
    group.map_or("", |&group| &tally.groups[group as usize].role)
}

impl PersonSet {
    fn withheld() -> Self {
        Self {
            ratings: None,
            dont_know: None,
            score: None,
            score_100: None,
            status: Status::Private,
        }
    }
}
