//! How one text, a list of texts, and texts by id are laid over those of the base language.

use std::collections::BTreeMap;

use crate::yaml::MOST_PROBLEMS;

/// Something that does not fit, at a path within the translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Fault {
    pub(in super::super) path: String,
    pub(in super::super) wrong: Wrong,
}

/// What does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Wrong {
    /// The text is empty.
    Empty,
    /// The base language has no such text.
    NothingThere,
    /// There is no such thing: what it would be, and the ids that there are.
    Unknown {
        what: &'static str,
        id: String,
        known: Vec<String>,
    },
    /// A list has another length than that of the base language.
    Length { found: usize, wanted: usize },
}

/// Lays texts over those of a questionnaire, and keeps what does not fit.
#[derive(Debug, Default)]
pub(in super::super) struct Overlay {
    /// Where it stands, such as `statements.D2.04`; empty at the top.
    path: String,
    /// Everything that does not fit.
    pub(in super::super) faults: Vec<Fault>,
    /// Every text that was laid, by where it stands.
    pub(super) laid: BTreeMap<String, String>,
}

impl Overlay {
    /// Does something one level deeper.
    pub(in super::super) fn within(&mut self, key: &str, inside: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        if length > 0 && !key.starts_with('[') {
            self.path.push('.');
        }
        self.path.push_str(key);
        inside(self);
        self.path.truncate(length);
    }

    fn fault(&mut self, wrong: Wrong) {
        let path = self.path.clone();
        self.faults.push(Fault { path, wrong });
    }

    /// One text, over one that is not empty.
    pub(super) fn text(&mut self, key: &str, base: &mut String, own: Option<&String>) {
        let Some(own) = own else { return };
        self.within(key, |here| match own.trim() {
            "" => here.fault(Wrong::Empty),
            _ if base.is_empty() => here.fault(Wrong::NothingThere),
            text => {
                here.laid.insert(here.path.clone(), text.to_owned());
                text.clone_into(base);
            }
        });
    }

    /// Things without ids: one for each, in order.
    pub(super) fn list<T, U>(
        &mut self,
        key: &str,
        base: &mut [T],
        own: Option<&Vec<U>>,
        lay: impl Fn(&mut Self, &mut T, &U),
    ) {
        let Some(own) = own else { return };
        self.within(key, |here| {
            if own.len() != base.len() {
                let (found, wanted) = (own.len(), base.len());
                here.fault(Wrong::Length { found, wanted });
                return;
            }
            for (position, (base, own)) in base.iter_mut().zip(own).enumerate() {
                here.within(&format!("[{position}]"), |here| lay(here, base, own));
            }
        });
    }

    /// Texts without ids: one for each, in order.
    pub(super) fn texts(&mut self, key: &str, base: &mut [String], own: Option<&Vec<String>>) {
        self.list(key, base, own, |here, base, own| here.text("", base, Some(own)));
    }

    /// Things with ids, by id.
    pub(super) fn by_id<T, U>(
        &mut self,
        (key, what): (&str, &'static str),
        base: &mut [T],
        own: Option<&BTreeMap<String, U>>,
        id_of: impl Fn(&T) -> &str,
        lay: impl Fn(&mut Self, &mut T, &U),
    ) {
        for (id, own) in own.into_iter().flatten() {
            let found = base.iter().position(|base| id_of(base) == id);
            self.within(key, |here| match found {
                Some(position) => here.within(id, |here| lay(here, &mut base[position], own)),
                None => here.unknown(id, what, base.iter().map(&id_of)),
            });
        }
    }

    /// What is translated here is not in the base language at all.
    pub(super) fn nothing(&mut self) {
        self.fault(Wrong::NothingThere);
    }

    /// There is no such thing as this. Of very many, only the first are told what there is.
    pub(super) fn unknown<'k>(&mut self, id: &str, what: &'static str, known: impl Iterator<Item = &'k str>) {
        let listed = if self.faults.len() < MOST_PROBLEMS {
            usize::MAX
        } else {
            0
        };
        let known = known.take(listed).map(str::to_owned).collect();
        let id = id.to_owned();
        self.within(&id.clone(), |here| here.fault(Wrong::Unknown { what, id, known }));
    }
}
