//! Gathering the responses of a round from files that come in any order, several times, older and newer.
//!
//! Of all versions of one code that were ever seen one counts, and what differs from it is set aside, so that nothing is lost.
//! Which one counts depends on the versions alone and never on the order in which they came: gathering is associative,
//! commutative and idempotent.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::DateTime;

use crate::questionnaire::{Questionnaire, digest};
use crate::response::Response;
use crate::response::share::{shared, to_share};
use crate::response::write::to_yaml;
use crate::round::Round;

/// One version of a response, as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// All that it holds.
    pub response: Response,
    /// Its file when it is set aside: a share file, or a whole response where it holds more than may be handed over.
    pub text: String,
    /// The digest of `text`: the same for versions that are the same in everything.
    pub digest: String,
    /// The digest of what may be handed over of it: the same for a response and its share file.
    pub shared: String,
    order: Order,
}

impl Version {
    /// A version of a response to the questionnaire of a round.
    #[must_use]
    pub fn of(response: Response, questionnaire: &Questionnaire, round: &Round) -> Self {
        let share = to_share(&response, questionnaire, round);
        let shared_digest = digest::of_file(share.as_bytes());
        let handed = shared(&response, questionnaire);
        let time = |text: &str| text.parse::<DateTime>().ok();
        let order = (
            Reverse(time(&handed.started)),
            handed.changes,
            time(&handed.last_answered),
            time(&handed.finished),
        );
        let text = if handed == response {
            share
        } else {
            to_yaml(&response, questionnaire)
        };
        Self {
            response,
            digest: digest::of_file(text.as_bytes()),
            text,
            shared: shared_digest,
            order,
        }
    }

    /// Whether it holds more than may be handed over, such as notes for only its respondent.
    #[must_use]
    pub fn holds_more(&self) -> bool {
        self.digest != self.shared
    }

    /// Whether both are of one person, as far as files can tell: a response that was begun at another time is another person's
    /// under the same code, or a second beginning of the same person.
    #[must_use]
    pub fn begun_with(&self, other: &Self) -> bool {
        self.begun() == other.begun()
    }

    fn begun(&self) -> Option<DateTime> {
        self.order.0.0
    }

    /// The order in which versions count: the response begun first before another under the same code; of one response the one
    /// that was changed most often, then the one last answered, then the one last finished; then the digest of what may be
    /// handed over, which is arbitrary but always the same; then the one that holds more.
    fn rank(&self) -> impl Ord + '_ {
        (self.order, &self.shared, self.holds_more(), &self.digest)
    }
}

/// When it was begun, how often it was changed, when it was last answered and finished, as its share file says: that of anonymous
/// answers tells the day alone.
type Order = (Reverse<Option<DateTime>>, u32, Option<DateTime>, Option<DateTime>);

/// The versions of one code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gathered {
    /// The version that counts; `None` when there is none at all.
    pub counts: Option<Version>,
    /// Those that differ from it, by [`Version::digest`].
    pub aside: BTreeMap<String, Version>,
}

/// What became of a version that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Became {
    /// The first of its code: it counts.
    First,
    /// A newer version of the response that is there: it counts.
    Newer,
    /// An older version of the response that counts: set aside.
    Older,
    /// The same as one that is there: nothing changes.
    Same,
    /// Another response under the same code, begun before the one that is there: it counts.
    BegunBefore,
    /// Another response under the same code, begun after the one that counts: set aside.
    BegunAfter,
}

impl Gathered {
    /// What there is of these versions: the one that counts, and those that differ from it. A share file of a version that is there
    /// in full is no version of its own.
    #[must_use]
    pub fn of(versions: impl IntoIterator<Item = Version>) -> Self {
        let seen = versions.into_iter().map(|version| (version.digest.clone(), version));
        let mut aside: BTreeMap<String, Version> = seen.collect();
        let first = aside.values().max_by(|one, other| one.rank().cmp(&other.rank()));
        let counts = first
            .map(|version| version.digest.clone())
            .and_then(|digest| aside.remove(&digest));
        let in_full: Vec<String> = (aside.values().chain(&counts))
            .filter(|version| version.holds_more())
            .map(|version| version.shared.clone())
            .collect();
        aside.retain(|_, version| version.holds_more() || !in_full.contains(&version.shared));
        Self { counts, aside }
    }

    /// Takes one version more, and says what became of it.
    pub fn take(&mut self, version: Version) -> Became {
        let here = self.counts.take();
        let mut there = here.iter().chain(self.aside.values());
        let known =
            there.any(|one| one.digest == version.digest || (!version.holds_more() && one.shared == version.shared));
        let aside = std::mem::take(&mut self.aside).into_values();
        *self = Self::of(aside.chain(here.clone()).chain([version.clone()]));
        if known {
            return Became::Same;
        }
        let now = self
            .counts
            .as_ref()
            .is_some_and(|counts| counts.digest == version.digest);
        let beside = if now { here.as_ref() } else { self.counts.as_ref() };
        match (now, beside.map(|other| other.begun_with(&version))) {
            (true, None) => Became::First,
            (true, Some(true)) => Became::Newer,
            (true, Some(false)) => Became::BegunBefore,
            (false, Some(false)) => Became::BegunAfter,
            (false, _) => Became::Older,
        }
    }

    /// What there is of both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        let versions = [self, other]
            .into_iter()
            .flat_map(|one| one.counts.into_iter().chain(one.aside.into_values()));
        Self::of(versions)
    }
}

#[cfg(test)]
mod tests;
