//! Response files taken into a tally, one by one.

use crate::response::{Respondent, Response};
use crate::score::{Mark, Said};

use super::reject::Fault;
use super::{Slot, Tally};

/// The stable names of why a response's file is not scored, each with its rule, beside those of [`crate::problem::ProblemCode`].
pub const CODES: [(&str, &str); 4] = [
    ("not-finished", "A response of one person is finished."),
    (
        "another-way",
        "A response is of the team together in a joint round, of one person in the others.",
    ),
    (
        "another-side",
        "A response is of the organisation's own people, not of another side.",
    ),
    ("another-round", "The responses of an organisation are of one round."),
];

impl Tally {
    /// Takes a whole response with its marks ([`crate::score::marks_of`]), one per statement. `limited` is whether it was promised
    /// privacy; a joint response has no limit whatever is said.
    ///
    /// # Errors
    ///
    /// When the organisation has a respondent of this code already: nothing is counted then.
    pub fn take_response(
        &mut self,
        organisation: &str,
        response: &Response,
        marks: &[Mark],
        limited: bool,
    ) -> Result<(), Fault> {
        let at = self.organisation(organisation);
        let code = response.respondent.code();
        let (_, is_new) = self.organisations[at].people.place(code.as_bytes());
        if !is_new {
            return Err(Fault::RespondentAgain(code.to_owned()));
        }
        let group = self.group(at, &role_of(response));
        self.count_marks(group, marks);
        let counted = marks.iter().filter(|mark| is_answer(mark.said)).count();
        self.not_asked += response.answers.len().saturating_sub(counted) as u64;
        let joint = response.respondent == Respondent::Joint;
        self.organisations[at].joint |= joint;
        self.organisations[at].limited |= limited && !joint;
        self.keep_marks(at, group, marks);
        Ok(())
    }

    /// What is kept of a respondent who was counted.
    fn keep_marks(&mut self, organisation: usize, group: usize, marks: &[Mark]) {
        let slots = &self.slots;
        let own = &mut self.organisations[organisation];
        if self.reading.roles {
            own.group_of.push(u32::try_from(group).unwrap_or(u32::MAX));
        }
        if self.reading.keep {
            let said = marks.iter().enumerate();
            let said = said.map(|(at, mark)| slots.said(at, mark.said));
            own.answers.extend(said.collect::<Vec<Slot>>());
            own.counted.push(true);
        }
    }
}

fn is_answer(said: Said) -> bool {
    matches!(said, Said::Rating(_) | Said::DontKnow | Said::NotApplicable)
}

/// The role as a table's cell would have it: the chosen roles by id, else the words that were typed.
fn role_of(response: &Response) -> String {
    match response.roles.as_slice() {
        [] => response.role.trim().to_owned(),
        roles => roles.join("; "),
    }
}

#[cfg(test)]
mod tests {
    use crate::report::fixture::{questionnaire, response};
    use crate::response::{Respondent, Response};
    use crate::score::{Said, marks_of};
    use crate::tally::reject::Fault;
    use crate::tally::{Reading, Slots, Tally};

    const BY_ROLE: Reading = Reading {
        roles: true,
        keep: true,
        depends: false,
    };

    #[test]
    fn a_response_is_counted_once() {
        let small = questionnaire(&["1", "2", "3"], &[3], &[]);
        let mut tally = Tally::new(Slots::of(&small), Reading::default());
        let mut take = |code: &str, words: &str, limited| {
            let response = response(&small, code, words);
            tally.take_response("North", &response, &marks_of(&small, &response), limited)
        };
        assert_eq!(take("R1", "1 dk -", true), Ok(()));
        assert_eq!(take("R2", "3 3 na", false), Ok(()));
        let again = take("R1", "2 2 2", true);
        assert_eq!(again, Err(Fault::RespondentAgain("R1".to_owned())));
        // Three levels, then don't know, not applicable, unanswered and not asked, of each of three statements.
        let counts = [1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0];
        assert_eq!(tally.groups[0].counts, counts);
        assert_eq!(tally.groups[0].responses, 2);
        assert!(tally.organisations[0].limited && !tally.organisations[0].joint);
    }

    #[test]
    fn answers_to_what_a_person_is_not_asked_are_noted() {
        let small = questionnaire(&["1", "2", "3"], &[3], &[]);
        let mut tally = Tally::new(Slots::of(&small), Reading::default());
        let given = response(&small, "R1", "1 dk 3");
        let mut marks = marks_of(&small, &given);
        marks[2].said = Said::NotAsked;
        tally.take_response("North", &given, &marks, false).unwrap();
        assert_eq!(tally.not_asked, 1);
    }

    #[test]
    fn a_joint_response_has_no_limit() {
        let small = questionnaire(&["1", "2", "3"], &[1], &[]);
        let mut tally = Tally::new(Slots::of(&small), Reading::default());
        let joint = Response {
            respondent: Respondent::Joint,
            ..response(&small, "R1", "2")
        };
        tally
            .take_response("North", &joint, &marks_of(&small, &joint), true)
            .unwrap();
        assert!(tally.organisations[0].joint && !tally.organisations[0].limited);
    }

    #[test]
    fn roles_are_told_apart_and_answers_kept_where_that_is_wanted() {
        let small = questionnaire(&["1", "2", "3"], &[2], &[]);
        let mut tally = Tally::new(Slots::of(&small), BY_ROLE);
        for (code, role, roles) in [
            ("R1", " nurse ", vec![]),
            ("R2", "", vec!["gp", "chair"]),
            ("R3", "nurse", vec![]),
        ] {
            let roles = roles.into_iter().map(str::to_owned).collect();
            let given = Response {
                role: role.to_owned(),
                roles,
                ..response(&small, code, "3 -")
            };
            tally
                .take_response("North", &given, &marks_of(&small, &given), true)
                .unwrap();
        }
        let roles: Vec<&str> = tally.groups.iter().map(|group| group.role.as_str()).collect();
        assert_eq!(roles, ["nurse", "gp; chair"]);
        let north = &tally.organisations[0];
        assert_eq!(north.group_of, [0, 1, 0]);
        // Level 3 is slot 2; unanswered comes after three levels, don't know and not applicable.
        assert_eq!(north.answers, [2, 5, 2, 5, 2, 5]);
        assert_eq!(north.counted, [true; 3]);
    }
}
