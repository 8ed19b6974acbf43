//! Where the columns of a long table are, and who a row is of that has nothing odd before its statement.

use super::super::Reading;
use super::super::layout::{Column, Layout};
use super::record;

/// Where the columns are that are read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Columns {
    pub(super) organisation: Option<usize>,
    pub(super) respondent: Option<usize>,
    pub(super) role: Option<usize>,
    pub(super) which: Option<usize>,
    pub(super) answer: Option<usize>,
}

/// A name that needs no trimming and is text whatever stands round it.
fn is_plain(name: &[u8]) -> bool {
    let graphic = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    name.is_ascii() && graphic(name.first()) && graphic(name.last())
}

impl Columns {
    /// Of a table; roles are read only where they are told apart.
    pub(super) fn of(layout: &Layout, reading: Reading) -> Self {
        let column = |wanted| layout.columns.iter().position(|column| *column == wanted);
        Self {
            organisation: column(Column::Organisation),
            respondent: column(Column::Respondent),
            role: column(Column::Role).filter(|_| reading.roles),
            which: column(Column::Which),
            answer: column(Column::Answer),
        }
    }

    /// The organisation, the respondent and the role of a row that begins here, and where its statement does; `None` where one of
    /// them is not plain, stands behind the statement, or there is a quotation mark.
    pub(super) fn head<'b>(
        &self,
        bytes: &'b [u8],
        from: usize,
        separator: u8,
    ) -> Option<([Option<&'b [u8]>; 3], usize)> {
        let which = self.which?;
        let mut who = [None; 3];
        let mut at = from;
        for column in 0..which {
            let field = record::plain(&bytes[at..], separator)?;
            for (name, place) in who.iter_mut().zip([self.organisation, self.respondent, self.role]) {
                if place == Some(column) {
                    *name = Some(field);
                }
            }
            at += field.len() + 1;
        }
        let [organisation, respondent, role] = who;
        let read = organisation.map_or(self.organisation.is_none(), is_plain)
            && respondent.is_some_and(is_plain)
            && role.map_or(self.role.is_none(), |role| role.is_empty() || is_plain(role));
        read.then_some((who, at))
    }
}
