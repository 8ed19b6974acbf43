//! What was counted lately: a byte for each counter, so that what many groups need at a time stays near. It is added to their
//! counters before a byte can be full.

use super::{Group, Organisation};

/// What was counted and is not with its group or its organisation yet.
#[derive(Debug, Clone, Default)]
pub(super) struct Recent {
    /// Counters of a group.
    width: usize,
    /// The counters of each group, one group behind the other.
    counts: Vec<u8>,
    /// How often each group was counted in: no counter of it is more.
    times: Vec<u8>,
    /// Respondents of each group.
    responses: Vec<u32>,
    /// Whether a source promised privacy: one per organisation.
    limited: Vec<bool>,
}

impl Recent {
    /// For groups of so many counters.
    pub(super) fn new(width: usize) -> Self {
        Self {
            width,
            ..Self::default()
        }
    }

    /// Makes room for one more organisation.
    pub(super) fn begin_organisation(&mut self) {
        self.limited.push(false);
    }

    /// Makes room for one more group.
    pub(super) fn begin_group(&mut self) {
        self.times.push(0);
        self.responses.push(0);
        self.counts.resize(self.times.len() * self.width, 0);
    }

    /// The counters of a group.
    #[inline]
    pub(super) fn of(&self, group: usize) -> &[u8] {
        &self.counts[group * self.width..][..self.width]
    }

    /// Respondents were taken, whose source has promised privacy or not.
    #[inline]
    pub(super) fn respondents(&mut self, organisation: usize, group: usize, number: u32, limited: bool) {
        self.responses[group] += number;
        self.limited[organisation] |= limited;
    }

    /// Counts once in a group: each of these counters, none of which may come twice.
    #[inline]
    pub(super) fn count(&mut self, groups: &mut [Group], group: usize, counters: impl Iterator<Item = usize>) {
        let counts = &mut self.counts[group * self.width..][..self.width];
        for counter in counters {
            counts[counter] += 1;
        }
        let times = &mut self.times[group];
        *times += 1;
        if *times == u8::MAX {
            self.settle(&mut groups[group], group);
        }
    }

    /// Adds everything to where it belongs.
    pub(super) fn settle_all(&mut self, groups: &mut [Group], organisations: &mut [Organisation]) {
        for (at, group) in groups.iter_mut().enumerate() {
            self.settle(group, at);
            group.responses += std::mem::take(&mut self.responses[at]);
        }
        for (organisation, limited) in organisations.iter_mut().zip(&self.limited) {
            organisation.limited |= limited;
        }
    }

    fn settle(&mut self, group: &mut Group, at: usize) {
        if std::mem::take(&mut self.times[at]) == 0 {
            return;
        }
        let counts = &mut self.counts[at * self.width..][..self.width];
        for (count, recent) in group.counts.iter_mut().zip(counts) {
            *count += u32::from(std::mem::take(recent));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Group, Organisation, Recent};

    #[test]
    fn no_count_is_lost_however_often_a_group_is_counted_in() {
        let empty = || Group {
            organisation: 0,
            role: String::new(),
            responses: 0,
            counts: vec![0; 3],
            importance: Vec::new(),
        };
        let mut groups = [empty(), empty()];
        let mut organisations = [Organisation::default()];
        let mut recent = Recent::new(3);
        recent.begin_organisation();
        recent.begin_group();
        recent.begin_group();
        for time in 0..1000 {
            recent.respondents(0, 1, 1, time == 500);
            recent.count(&mut groups, 1, [0, 1 + time % 2].into_iter());
        }
        recent.count(&mut groups, 0, [2].into_iter());
        for _ in 0..2 {
            recent.settle_all(&mut groups, &mut organisations);
            assert_eq!((groups[0].counts.as_slice(), groups[0].responses), (&[0, 0, 1][..], 0));
            assert_eq!(
                (groups[1].counts.as_slice(), groups[1].responses),
                (&[1000, 500, 500][..], 1000)
            );
            assert!(organisations[0].limited);
        }
    }
}
