//! The people of a group in a part, and its counters, added to the sum.

use super::Merging;
use super::again::Again;
use crate::tally::part::line::Group;
use crate::tally::part::read::damaged;
use crate::tally::part::{Refused, answers};
use crate::tally::{Other, Tally};

impl Merging<'_> {
    /// Places the respondents of a group, with what is kept of them.
    pub(super) fn people(&mut self, at: usize, begin: usize, group: &Group, again: &mut Again) -> Result<(), Refused> {
        let role = self.merged.tally.group(at, &group.role);
        let Tally {
            organisations,
            slots,
            reading,
            ..
        } = &mut self.merged.tally;
        let organisation = &mut organisations[at];
        let kept = if reading.keep { group.people.len() } else { 0 };
        if group.answers.len() != kept || group.people.len() != group.responses as usize {
            return Err(damaged("its respondents are not as many as its responses"));
        }
        for (number, code) in group.people.iter().enumerate() {
            let (person, is_new) = organisation.people.place(code.as_bytes());
            if !is_new && person >= begin {
                return Err(damaged("a respondent is in it twice"));
            }
            if !is_new {
                again.note(code, person);
                continue;
            }
            if reading.roles {
                organisation.group_of.push(u32::try_from(role).unwrap_or(u32::MAX));
            }
            if let Some(text) = group.answers.get(number) {
                let slots = answers::from_text(slots, text);
                let slots = slots.ok_or_else(|| damaged("a respondent's answers do not fit the questionnaire"))?;
                organisation.answers.extend(slots);
                organisation.counted.push(true);
            }
        }
        Ok(())
    }

    /// Adds the counters of a group.
    pub(super) fn counts(&mut self, at: usize, group: &Group) -> Result<(), Refused> {
        let wrong = || damaged("its counters do not add up");
        let role = self.merged.tally.group(at, &group.role);
        let Tally { groups, slots, .. } = &mut self.merged.tally;
        let sum = &mut groups[role];
        let importance = if slots.importance == 0 { 0 } else { slots.statements() };
        if group.counts.len() != slots.statements() || group.importance.len() != importance {
            return Err(wrong());
        }
        sum.responses = sum.responses.checked_add(group.responses).ok_or_else(wrong)?;
        for (statement, counts) in group.counts.iter().enumerate() {
            let own = &mut sum.counts[slots.starts[statement]..][..slots.levels(statement) + Other::NUMBER];
            let unanswered = left(group.responses, counts).filter(|_| counts.len() + 1 == own.len());
            let (asked, not_asked) = counts.split_at(counts.len().saturating_sub(1));
            let all = asked.iter().copied().chain(unanswered).chain(not_asked.iter().copied());
            unanswered.and_then(|_| add(own, all)).ok_or_else(wrong)?;
        }
        for (given, own) in group
            .importance
            .iter()
            .zip(sum.importance.chunks_mut(slots.importance.max(1)))
        {
            let fits = given.len() == own.len() && left(group.responses, given).is_some();
            fits.then(|| add(own, given.iter().copied()))
                .flatten()
                .ok_or_else(wrong)?;
        }
        Ok(())
    }
}

/// What these leave of a number; `None` where they are more.
fn left(number: u32, counts: &[u32]) -> Option<u32> {
    counts.iter().try_fold(number, |left, count| left.checked_sub(*count))
}

fn add(sum: &mut [u32], counts: impl Iterator<Item = u32>) -> Option<()> {
    for (sum, count) in sum.iter_mut().zip(counts) {
        *sum = sum.checked_add(count)?;
    }
    Some(())
}
