//! Touching what many organisations will need, so that memory is waited for once and not record by record.

use std::hint::black_box;

use super::{Organisation, Tally};

/// Records that are looked at together.
pub(super) const BATCH: usize = 64;

/// Bytes that memory brings at one go.
const LINE: usize = 64;

/// Whether more than a few of the records are of another organisation than the one before: files come in its order more often than not.
pub(super) fn is_mixed<'a>(names: impl Iterator<Item = &'a [u8]> + Clone) -> bool {
    let changes = names.clone().zip(names.clone().skip(1));
    changes.filter(|(one, next)| one != next).count() * 4 > names.count()
}

impl Tally {
    /// Touches what finding these organisations by their names will need.
    pub(super) fn touch_names<'a>(&self, names: impl Iterator<Item = &'a [u8]>) {
        black_box(names.fold(0, |all, name| all ^ self.names.touch(name)));
    }

    /// Touches what taking these respondents, by organisation and code, will need: all that one look finds first, then what has
    /// to be looked for.
    pub(super) fn touch_people<'a>(&self, people: impl Iterator<Item = (usize, &'a [u8])> + Clone) {
        let organisations = people.filter_map(|(at, code)| Some((self.organisations.get(at)?, code)));
        let near = |all, (one, _): (&Organisation, _)| all ^ one.people.len();
        black_box(organisations.clone().fold(0, near));
        let far = |all, (one, code): (&Organisation, _)| all ^ one.people.touch(code);
        black_box(organisations.fold(0, far));
    }

    /// Touches what will be needed to know which statements new respondents of these organisations have answered.
    pub(super) fn touch_answered(&self, organisations: impl Iterator<Item = usize>) {
        let answered = organisations.filter_map(|at| self.organisations.get(at)?.answered.last());
        black_box(answered.fold(0, |all, word| all ^ word));
    }

    /// Touches what counting in the groups of these organisations will need, where roles are not told apart.
    pub(super) fn touch_groups(&self, organisations: impl Iterator<Item = usize>) {
        let groups = organisations.filter_map(|at| self.only.get(at).copied().flatten());
        for group in groups {
            let counts = self.recent.of(group as usize).iter().step_by(LINE);
            black_box(counts.fold(0, |all, count| all ^ count));
        }
    }
}
