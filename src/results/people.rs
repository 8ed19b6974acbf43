//! The results of each respondent, from the answers that were kept.

use crate::tally::{Organisation, Tally};

use super::asked::Promise;
use super::{PersonRow, PersonSet, Scorer, Status};

impl Scorer<'_> {
    /// The results of the respondents of the organisation at this position, in order of their codes, byte by byte: from answers that were
    /// kept ([`crate::tally::Reading::keep`]), after [`Tally::finish`]. Without them there is nobody.
    ///
    /// One person's results are shown only where nothing was promised, or where the one response is of the team together; elsewhere they are
    /// empty.
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
            self.person(organisation, answers, &mut domains);
            each(&PersonRow {
                organisation: &organisation.name,
                respondent: &code,
                role: role(tally, organisation, at),
                domains: &domains,
            });
        }
    }

    fn person(&mut self, organisation: &Organisation, answers: &[u16], rows: &mut Vec<PersonSet>) {
        rows.clear();
        // Beside individuals it would be taken from the sum, and the rest told.
        let only_joint = organisation.joint && organisation.people.len() == 1;
        let shown = match self.promise(organisation) {
            Promise::Open => true,
            Promise::Limited => only_joint,
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
