//! Columns that have our names, and those that a person named.

use super::super::refused;
use super::super::statement::Found;
use super::{Column, Columns, Holds, Kind};
use crate::text::alike;

/// Our names for columns, in lower case.
const OURS: [(&str, Holds); 7] = [
    ("organisation", Holds::Read(Column::Organisation)),
    ("organization", Holds::Read(Column::Organisation)),
    ("respondent", Holds::Read(Column::Respondent)),
    ("role", Holds::Read(Column::Role)),
    ("statement", Holds::Read(Column::Which)),
    ("answer", Holds::Read(Column::Answer)),
    ("note", Holds::Note),
];

/// What a person says of a column that is not to be read.
pub(in crate::tally::layout) const IGNORE: &str = "ignore";

impl Columns<'_> {
    /// By the heading as it is written, else in another case or spacing, else by its beginning, as messages cut it.
    pub(super) fn by_person(&mut self, ours: &str, heading: &str) {
        let Some(holds) = self.ours(ours) else {
            self.problems.push(refused::not_ours(ours, self.questionnaire));
            return;
        };
        let headed = |same: &dyn Fn(&str) -> bool| -> Vec<usize> {
            let fields = self.fields.iter().enumerate();
            fields
                .filter(|(_, field)| same(&field.text))
                .map(|(at, _)| at)
                .collect()
        };
        let wanted = alike(heading);
        let mut found = headed(&|text| text.trim() == heading.trim());
        if found.is_empty() {
            found = headed(&|text| alike(text) == wanted);
        }
        if let (true, Some(beginning)) = (found.is_empty(), wanted.strip_suffix('…')) {
            found = headed(&|text| alike(text).starts_with(beginning));
        }
        match found.as_slice() {
            [at] => self.holds[*at] = holds,
            [] => self.problems.push(refused::not_there(heading, &self.fields)),
            [_, second, ..] => self.problems.push(refused::named_twice(&self.fields[*second])),
        }
    }

    /// What a person means by our name of a column, or by a statement's id.
    fn ours(&self, ours: &str) -> Option<Holds> {
        let ours = alike(ours);
        if ours == IGNORE {
            return Some(Holds::Left);
        }
        let named = OURS.iter().find(|(name, _)| *name == ours).map(|(_, holds)| *holds);
        named.or_else(|| match self.names.find(&ours) {
            Found::One(at) => Some(Holds::Read(Column::Statement(at))),
            _ => None,
        })
    }

    /// By our names, but for what a person has named already. What only a long table has means nothing in a wide one.
    pub(super) fn by_our_names(&mut self) {
        let said = self.holds.clone();
        for (field, holds) in self.fields.iter().zip(&mut self.holds) {
            let name = alike(&field.text);
            let ours = OURS.iter().find(|(ours, _)| *ours == name);
            if let (Holds::Other, Some((_, ours))) = (*holds, ours.filter(|(_, ours)| !said.contains(ours))) {
                *holds = *ours;
            }
        }
        let has = |column| self.holds.contains(&Holds::Read(column));
        if has(Column::Which) && has(Column::Answer) {
            self.kind = Kind::Long;
            return;
        }
        for holds in &mut self.holds {
            if matches!(holds, Holds::Read(Column::Which | Column::Answer) | Holds::Note) {
                *holds = Holds::Other;
            }
        }
    }
}
