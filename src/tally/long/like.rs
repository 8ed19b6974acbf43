//! Rows that are written like the one before them: found by comparing numbers.

use memchr::memchr;

use super::super::cells::Cells;
use super::super::{Slot, Slots};
use super::statements::{Expected, SHORT, ones};

/// The bytes after the head that a row may have: its statement, an answer of two bytes, its tail.
const REACH: usize = SHORT + 2 + SHORT;

/// No answer that is known.
const NONE: Slot = Slot::MAX;

/// Answers of two bytes, as they are mostly written.
const TWO: [&[u8; 2]; 4] = [b"dk", b"DK", b"na", b"NA"];

/// The short answers.
#[derive(Debug)]
pub(super) struct Short {
    /// By statement: where its counters begin, and its table.
    of: Vec<(u32, usize)>,
    tables: Vec<Table>,
}

/// What short cells say.
#[derive(Debug, PartialEq, Eq)]
struct Table {
    none: Slot,
    one: [Slot; 256],
    two: [Slot; TWO.len()],
}

impl Short {
    /// What short cells say of each statement. A mark of the table itself says nothing.
    pub(super) fn new(cells: &mut Cells<'_>, slots: &Slots, separator: u8) -> Self {
        let mut made = Self {
            of: Vec::new(),
            tables: Vec::new(),
        };
        for statement in 0..slots.statements() {
            let mut slot = |cell: &[u8]| cells.slot(statement, cell).unwrap_or(NONE);
            let mut one = [NONE; 256];
            let graphic = (b'!'..=b'~').filter(|byte| *byte != b'"' && *byte != separator);
            for byte in graphic {
                one[usize::from(byte)] = slot(&[byte]);
            }
            let table = Table {
                none: slot(&[]),
                one,
                two: TWO.map(|word| slot(word)),
            };
            let known = made.tables.iter().position(|one| *one == table);
            let at = known.unwrap_or_else(|| {
                made.tables.push(table);
                made.tables.len() - 1
            });
            made.of.push((slots.counter(statement, 0), at));
        }
        made
    }

    /// The counter of an answer of one byte.
    #[inline]
    fn one(&self, statement: usize, byte: u8) -> Option<u32> {
        let (start, table) = self.of[statement];
        let slot = self.tables[table].one[usize::from(byte)];
        (slot != NONE).then(|| start + u32::from(slot))
    }

    /// The counter of an answer of two bytes, or of none.
    fn other(&self, statement: usize, cell: &[u8]) -> Option<u32> {
        let (start, table) = self.of[statement];
        let table = &self.tables[table];
        let slot = match TWO.iter().position(|word| *word == cell) {
            Some(at) => table.two[at],
            None if cell.is_empty() => table.none,
            None => NONE,
        };
        (slot != NONE).then(|| start + u32::from(slot))
    }
}

/// How a row is written but for its statement and its answer.
#[derive(Debug, Default)]
pub(super) struct Like {
    /// What stands before the statement.
    head: Vec<u8>,
    /// The first bytes of it, and the last.
    first: (u128, u128),
    last: u128,
    /// What stands after the answer, with the line end.
    tail: (u128, u128),
    /// Bytes of the tail; 0 when there is no such row.
    after: usize,
}

/// Sixteen bytes as a number; `None` beyond the end.
#[inline]
fn number(bytes: &[u8], at: usize) -> Option<u128> {
    let chunk = bytes.get(at..)?.first_chunk::<SHORT>()?;
    Some(u128::from_le_bytes(*chunk))
}

/// The first bytes as a number, and ones where it has bytes.
fn begin(bytes: &[u8]) -> (u128, u128) {
    let mut chunk = [0; SHORT];
    let length = bytes.len().min(SHORT);
    chunk[..length].copy_from_slice(&bytes[..length]);
    (u128::from_le_bytes(chunk), ones(length))
}

impl Like {
    /// Rows with these bytes before the statement, and these after the answer. Each is one line: none are like one with a line end
    /// within.
    pub(super) fn of(head: &[u8], tail: &[u8]) -> Self {
        let is_line = memchr(b'\n', tail).is_some_and(|end| end + 1 == tail.len()) && memchr(b'\n', head).is_none();
        if tail.len() > SHORT || !is_line {
            return Self::default();
        }
        Self {
            head: head.to_vec(),
            first: begin(head),
            last: number(head, head.len().saturating_sub(SHORT)).unwrap_or(0),
            tail: begin(tail),
            after: tail.len(),
        }
    }

    /// The rows from here on that are like this one, with the statements that are expected and short answers: how many, and
    /// where the first is that is not. Their counters are written.
    pub(super) fn rows(
        &self,
        bytes: &[u8],
        from: usize,
        (expected, short): (&[Expected], &Short),
        counters: &mut [u32],
    ) -> (usize, usize) {
        let mut at = from;
        let mut rows = 0;
        if self.after == 0 {
            return (0, from);
        }
        for (expected, counter) in expected.iter().zip(counters) {
            let Some((found, after)) = self.row(bytes, at, expected, short) else {
                break;
            };
            *counter = found;
            at = after;
            rows += 1;
        }
        (rows, at)
    }

    #[inline]
    fn row(&self, bytes: &[u8], at: usize, expected: &Expected, short: &Short) -> Option<(u32, usize)> {
        let head = self.head.len();
        let row = bytes.get(at..at + head + REACH)?;
        let spelling = &expected.spelling;
        let answer = head + spelling.length;
        let same = (number(row, 0)? & self.first.1) == self.first.0
            && (number(row, head)? & spelling.mask) == spelling.word
            && spelling.length > 0
            && self.same_head(row, head)?;
        if !same {
            return None;
        }
        let (counter, length) = if self.ends(row, answer + 1)? {
            (short.one(expected.statement, *row.get(answer)?)?, 1)
        } else if self.ends(row, answer + 2)? {
            (short.other(expected.statement, &row[answer..answer + 2])?, 2)
        } else if self.ends(row, answer)? {
            (short.other(expected.statement, &[])?, 0)
        } else {
            return None;
        };
        Some((counter, at + answer + length + self.after))
    }

    /// Whether what follows the answer is the same.
    #[inline]
    fn ends(&self, row: &[u8], at: usize) -> Option<bool> {
        Some((number(row, at)? & self.tail.1) == self.tail.0)
    }

    /// Whether what is beyond the first bytes of the head is the same.
    #[inline]
    fn same_head(&self, row: &[u8], head: usize) -> Option<bool> {
        if head <= SHORT {
            return Some(true);
        }
        let last = number(row, head - SHORT)? == self.last;
        Some(last && (head <= 2 * SHORT || row[SHORT..head - SHORT] == self.head[SHORT..head - SHORT]))
    }
}

#[cfg(test)]
mod tests {
    use super::Like;

    #[test]
    fn a_row_with_a_line_end_within_is_a_model_for_none() {
        assert_eq!(Like::of(b"North,R1,", b",a\r\n").after, 4);
        assert_eq!(Like::of(b"\"North\nand West\",R1,", b"\n").after, 0);
        assert_eq!(Like::of(b"North,R1,", b",\"a\nb\"\n").after, 0);
        assert_eq!(Like::of(b"North,R1,", b"").after, 0);
    }
}
