//! From what was counted of an organisation to its results.

use crate::privacy::{Extent, extent};
use crate::questionnaire::{Privacy, PrivacyKind, Questionnaire, RollUp};
use crate::round::How;
use crate::tally::{Group, Organisation, Slots, Tally};

use super::asked::{Asked, Counted, Promise, Rows};
use super::fast::Fast;
use super::plain::{Plain, promised};
use super::roles::{Role, roles};
use super::status::{nothing, roll_ups};
use super::{Results, Status, Wanted};

/// Makes the results of one organisation after the other.
///
/// Of a questionnaire whose results are weighted means of statements on plain scales, with all other answers left out, they are made in
/// whole numbers; of all others by the functions of a report.
#[derive(Debug)]
pub struct Scorer<'q> {
    pub(super) questionnaire: &'q Questionnaire,
    pub(super) slots: Slots,
    pub(super) wanted: Wanted,
    pub(super) fast: Option<Fast>,
    pub(super) plain: Option<Plain>,
    limits: Privacy,
    roll_ups: Vec<RollUp>,
    below: u64,
}

impl<'q> Scorer<'q> {
    /// For counters of this questionnaire.
    #[must_use]
    pub fn new(questionnaire: &'q Questionnaire, slots: &Slots, wanted: Wanted) -> Self {
        Self {
            fast: Fast::of(questionnaire, slots, wanted.below.as_ref()),
            ..Self::plain(questionnaire, slots, wanted)
        }
    }

    /// The same, always by the functions of a report.
    pub(super) fn plain(questionnaire: &'q Questionnaire, slots: &Slots, wanted: Wanted) -> Self {
        Self {
            questionnaire,
            slots: slots.clone(),
            wanted,
            fast: None,
            plain: None,
            limits: promised(questionnaire),
            roll_ups: roll_ups(questionnaire),
            below: 0,
        }
    }

    /// The results of the organisation at this position: of everybody, then, where they are wanted, of each role in order of name. What
    /// may not be shown is empty, and its status says why.
    pub fn organisation(&mut self, tally: &Tally, at: usize, each: &mut dyn FnMut(&Results<'_>)) {
        let organisation = &tally.organisations[at];
        let groups: Vec<&Group> = organisation.groups.iter().map(|&group| &tally.groups[group]).collect();
        let everybody = Counted::of(groups.iter().copied());
        let promise = self.promise(organisation);
        let asked = self.asked(organisation, promise, &everybody);
        let rows = self.rows(asked);
        self.hand_over(organisation, None, &everybody, &rows, each);
        if self.wanted.by_role {
            self.roles(organisation, &groups, asked, each);
        }
    }

    /// How many domain results that were shown so far are below what was asked for: exactly, strictly, those of roles among them.
    #[must_use]
    pub fn below(&self) -> u64 {
        self.below
    }

    /// What those of an organisation were promised.
    pub(super) fn promise(&self, organisation: &Organisation) -> Promise {
        match (
            self.questionnaire.privacy.kind,
            organisation.limited && !self.wanted.open,
        ) {
            (PrivacyKind::Private, _) => Promise::Private,
            (_, true) => Promise::Limited,
            (_, false) => Promise::Open,
        }
    }

    fn asked<'a>(&self, organisation: &Organisation, promise: Promise, people: &'a Counted<'a>) -> Asked<'a> {
        let how = match organisation.joint && people.responses == 1 {
            true => How::Joint,
            false => How::Individual,
        };
        let extent = match promise {
            Promise::Open => Extent::Detail,
            Promise::Limited | Promise::Private => extent(&self.limits, how, people.responses as usize),
        };
        Asked {
            people,
            whole: None,
            promise,
            how,
            extent,
        }
    }

    /// The rows of each role.
    fn roles(
        &mut self,
        organisation: &Organisation,
        groups: &[&Group],
        everybody: Asked<'_>,
        each: &mut dyn FnMut(&Results<'_>),
    ) {
        let detail = (everybody.promise != Promise::Open).then_some(self.limits.detail);
        for role in roles(self.questionnaire, groups, detail) {
            let people = Counted::of(role.groups.iter().map(|&at| groups[at]));
            let rows = self.role(&role, everybody, &people);
            self.hand_over(organisation, Some(role.name), &people, &rows, each);
        }
    }

    fn role<'a>(&mut self, role: &Role<'_>, everybody: Asked<'a>, people: &'a Counted<'a>) -> Rows<'a> {
        if everybody.promise == Promise::Private {
            return nothing(&self.roll_ups, self.slots.statements(), Status::Private);
        }
        if !role.shown {
            return nothing(&self.roll_ups, self.slots.statements(), Status::TooFewOfRole);
        }
        let limited = everybody.promise == Promise::Limited;
        self.rows(Asked {
            people,
            whole: limited.then_some(everybody.people),
            how: How::Individual,
            extent: Extent::Detail,
            ..everybody
        })
    }

    fn rows<'a>(&mut self, asked: Asked<'a>) -> Rows<'a> {
        if asked.promise == Promise::Private {
            return nothing(&self.roll_ups, self.slots.statements(), Status::Private);
        }
        if asked.extent == Extent::Nothing {
            return nothing(&self.roll_ups, self.slots.statements(), Status::at(asked.extent));
        }
        match &mut self.fast {
            Some(fast) if fast.holds(asked.people.responses) => fast.rows(asked, &self.limits),
            _ => {
                let below = self.wanted.below.clone();
                self.plainly().rows(asked, below.as_ref())
            }
        }
    }

    /// The plain way, prepared when it is first needed.
    pub(super) fn plainly(&mut self) -> &Plain {
        self.plain
            .get_or_insert_with(|| Plain::new(self.questionnaire, &self.slots))
    }

    fn hand_over(
        &mut self,
        organisation: &Organisation,
        role: Option<&str>,
        people: &Counted<'_>,
        rows: &Rows<'_>,
        each: &mut dyn FnMut(&Results<'_>),
    ) {
        self.below += rows.below;
        each(&Results {
            organisation: &organisation.name,
            role,
            responses: people.responses,
            sets: &rows.sets,
            statements: &rows.statements,
            needs: &rows.needs,
        });
    }
}
