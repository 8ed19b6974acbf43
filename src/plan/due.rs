//! What is late and what is due soon.

use jiff::Span;
use jiff::civil::Date;

use super::{Action, ChosenNeed, Plan, Status};
use crate::words::{count, list, plural};

/// What wants looking at: open actions only, each list by day and then in the order of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due<'a> {
    /// Due before today.
    pub late: Vec<&'a Action>,
    /// Due from today on, up to [`Due::until`].
    pub soon: Vec<&'a Action>,
    /// Without a day.
    pub undated: Vec<&'a Action>,
    /// Without an owner.
    pub unowned: Vec<&'a Action>,
    /// Needs that no action, open or closed, is for.
    pub bare: Vec<&'a ChosenNeed>,
    /// The last day that counts as soon.
    pub until: Date,
}

/// What is late on a day, or due in so many days from then on, that day and the last one included.
///
/// Only open actions count. An action due today is due, not late.
#[must_use]
pub fn due(plan: &Plan, today: Date, within: u32) -> Due<'_> {
    let days = Span::new().try_days(within).ok();
    let until = days.and_then(|days| today.checked_add(days).ok()).unwrap_or(Date::MAX);
    let open: Vec<&Action> = plan.actions.iter().filter(|action| action.status.is_open()).collect();
    let dated = |wanted: &dyn Fn(Date) -> bool| {
        let mut found: Vec<&Action> = open
            .iter()
            .copied()
            .filter(|action| day(action).is_some_and(wanted))
            .collect();
        found.sort_by_key(|action| day(action));
        found
    };
    Due {
        late: dated(&|day| day < today),
        soon: dated(&|day| (today..=until).contains(&day)),
        undated: open.iter().copied().filter(|action| action.due.is_empty()).collect(),
        unowned: open.iter().copied().filter(|action| action.owner.is_empty()).collect(),
        bare: (plan.needs.iter())
            .filter(|need| plan.actions_of(&need.id).next().is_none())
            .collect(),
        until,
    }
}

/// Whether an open action's day has passed.
#[must_use]
pub fn is_late(action: &Action, today: Date) -> bool {
    action.status.is_open() && day(action).is_some_and(|day| day < today)
}

fn day(action: &Action) -> Option<Date> {
    action.due.parse().ok()
}

/// How many actions stand where: done + moved + dropped + open = all of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Done.
    pub done: usize,
    /// Moved to the next plan.
    pub moved: usize,
    /// Dropped.
    pub dropped: usize,
    /// Open: not started, on track or at risk.
    pub open: usize,
    /// Those of the open ones whose day has passed; 0 where no day is given to compare with.
    pub late: usize,
}

impl Summary {
    /// Counts the actions of a plan; `today` decides what is late.
    #[must_use]
    pub fn of(plan: &Plan, today: Option<Date>) -> Self {
        let number = |wanted: &dyn Fn(&Action) -> bool| plan.actions.iter().filter(|one| wanted(one)).count();
        Self {
            done: number(&|one| one.status == Status::Done),
            moved: number(&|one| one.status == Status::Moved),
            dropped: number(&|one| one.status == Status::Dropped),
            open: number(&|one| one.status.is_open()),
            late: number(&|one| today.is_some_and(|today| is_late(one, today))),
        }
    }

    /// All actions.
    #[must_use]
    pub fn all(&self) -> usize {
        self.done + self.moved + self.dropped + self.open
    }

    /// `7 actions: 3 done, 1 moved to the next plan and 3 open, 1 of them late.`
    #[must_use]
    pub fn sentence(&self) -> String {
        let parts = [
            (self.done, "done"),
            (self.moved, "moved to the next plan"),
            (self.dropped, "dropped"),
            (self.open, "open"),
        ];
        let parts = parts.iter().filter(|(number, _)| *number > 0);
        let parts: Vec<String> = parts.map(|(number, what)| format!("{number} {what}")).collect();
        let late = match self.late {
            0 => String::new(),
            late if late == self.open => format!(", {}", plural(late, "and late", "all late")),
            late => format!(", {late} of them late"),
        };
        match self.all() {
            0 => "No action yet.".to_owned(),
            all => format!("{}: {}{late}.", count(all, "action", "actions"), list(&parts)),
        }
    }
}
