//! Rows that are written like the one before them: found by comparing numbers.

use memchr::memchr;

use super::super::cells::Cells;
use super::super::{Slot, Slots};
use super::order::{Expected, SHORT, ones};

/// The most bytes of a head that rows can be like: 1 less than a power of 2.
const LONGEST: usize = 255;

/// No answer that is known.
const NONE: Slot = Slot::MAX;

/// Answers of two bytes, as they are mostly written.
const TWO: [&[u8; 2]; 4] = [b"dk", b"DK", b"na", b"NA"];

/// The short answers.
#[derive(Debug)]
pub(super) struct Short {
    /// By statement: where its counters begin, and its table.
    of: Vec<(u32, usize)>,
    /// By table: of one byte, and others.
    ones: Vec<[Slot; 256]>,
    others: Vec<Others>,
}

/// What cells of no byte and of two bytes say.
#[derive(Debug)]
struct Others {
    none: Slot,
    two: [Slot; TWO.len()],
}

impl Short {
    /// What short cells say by the scale of each statement. A mark of the table itself says nothing.
    pub(super) fn new(cells: &Cells<'_>, slots: &Slots, separator: u8) -> Self {
        let mut made = Self {
            of: (0..slots.statements())
                .map(|statement| (slots.counter(statement, 0), cells.table(statement)))
                .collect(),
            ones: Vec::new(),
            others: Vec::new(),
        };
        for table in 0..cells.tables() {
            let slot = |cell: &[u8]| cells.slot_in(table, cell).unwrap_or(NONE);
            let mut one = [NONE; 256];
            for byte in (b'!'..=b'~').filter(|byte| *byte != b'"' && *byte != separator) {
                one[usize::from(byte)] = slot(&[byte]);
            }
            made.ones.push(one);
            made.others.push(Others {
                none: slot(&[]),
                two: TWO.map(|word| slot(word)),
            });
        }
        made
    }

    /// The counter of an answer of one byte.
    #[inline]
    fn one(&self, statement: usize, byte: u8) -> Option<u32> {
        let (start, table) = self.of[statement];
        let slot = self.ones[table][usize::from(byte)];
        (slot != NONE).then(|| start + u32::from(slot))
    }

    /// The counter of an answer of two bytes, or of none.
    fn other(&self, statement: usize, cell: &[u8]) -> Option<u32> {
        let (start, table) = self.of[statement];
        let table = &self.others[table];
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

/// Sixteen bytes as a number.
#[inline]
fn number(bytes: &[u8], at: usize) -> Option<u128> {
    let chunk = bytes.get(at..)?.first_chunk::<SHORT>()?;
    Some(u128::from_le_bytes(*chunk))
}

/// The same where there are as many: where the compiler can tell, this is one instruction or two.
#[inline(always)]
fn load(bytes: &[u8], at: usize) -> u128 {
    (bytes[at..].first_chunk::<SHORT>()).map_or(0, |chunk| u128::from_le_bytes(*chunk))
}

/// The first bytes as a number, and ones where it has bytes.
fn begin(bytes: &[u8]) -> (u128, u128) {
    let mut chunk = [0; SHORT];
    let length = bytes.len().min(SHORT);
    chunk[..length].copy_from_slice(&bytes[..length]);
    (u128::from_le_bytes(chunk), ones(length))
}

impl Like {
    /// Rows are no longer like any.
    pub(super) fn forget(&mut self) {
        self.after = 0;
    }

    /// Whether rows are like one.
    pub(super) fn is_known(&self) -> bool {
        self.after > 0
    }

    /// From here on rows have these bytes before the statement, and these after the answer. Each is one line: none are like one with
    /// a line end within.
    pub(super) fn learn(&mut self, head: &[u8], tail: &[u8]) {
        self.forget();
        let is_line = memchr(b'\n', tail).is_some_and(|end| end + 1 == tail.len()) && memchr(b'\n', head).is_none();
        if tail.len() > SHORT || head.len() > LONGEST || !is_line {
            return;
        }
        self.tail = begin(tail);
        self.after = tail.len();
        self.begins(head);
    }

    /// From here on rows have these bytes before the statement, none of which is a line end, and end as they did.
    pub(super) fn begins(&mut self, head: &[u8]) {
        self.head.clear();
        self.head.extend_from_slice(head);
        self.first = begin(head);
        self.last = number(head, head.len().saturating_sub(SHORT)).unwrap_or(0);
    }

    /// Whether rows may have these bytes before the statement, and those that are known have others.
    pub(super) fn may_begin(&self, head: &[u8]) -> bool {
        self.is_known() && head.len() <= LONGEST && self.head != head
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
        match self.head.len() {
            _ if self.after == 0 => (0, from),
            0..32 => self.rows_within::<64>(bytes, from, (expected, short), counters),
            32..64 => self.rows_within::<128>(bytes, from, (expected, short), counters),
            _ => self.rows_within::<{ 2 * (LONGEST + 1) }>(bytes, from, (expected, short), counters),
        }
    }

    /// The same where the head is shorter than half of so many bytes, a power of 2: that many are looked at for a row. Places in them
    /// that the compiler can tell to be within need no check.
    fn rows_within<const WINDOW: usize>(
        &self,
        bytes: &[u8],
        from: usize,
        (expected, short): (&[Expected], &Short),
        counters: &mut [u32],
    ) -> (usize, usize) {
        let head = self.head.len() & (WINDOW / 2 - 1);
        let mut at = from;
        let mut rows = 0;
        for (expected, counter) in expected.iter().zip(counters) {
            let row = bytes.get(at..).and_then(<[u8]>::first_chunk::<WINDOW>);
            let Some(row) = row.filter(|row| self.same_head(row, head)) else {
                break;
            };
            let answer = head + (expected.spelling.length & (SHORT - 1));
            if load(row, head) & expected.whole.1 == expected.whole.0 {
                let Some(found) = short.one(expected.statement, row[answer]) else {
                    break;
                };
                *counter = found;
                at += answer + 1 + self.after;
            } else {
                let Some((found, length)) = self.other(row, (head, answer), expected, short) else {
                    break;
                };
                *counter = found;
                at += answer + length + self.after;
            }
            rows += 1;
        }
        (rows, at)
    }

    /// The counter of the answer of a row that is like this one, and the answer's bytes: not one, or what follows it is long.
    #[inline(never)]
    fn other<const WINDOW: usize>(
        &self,
        row: &[u8; WINDOW],
        (head, answer): (usize, usize),
        expected: &Expected,
        short: &Short,
    ) -> Option<(u32, usize)> {
        let spelling = &expected.spelling;
        let ends = |length: usize| number(row, answer + length).is_some_and(|next| next & self.tail.1 == self.tail.0);
        if number(row, head)? & spelling.mask != spelling.word || spelling.length == 0 {
            return None;
        }
        let length = [2, 0, 1].into_iter().find(|length| ends(*length))?;
        let counter = match length {
            1 => short.one(expected.statement, row[answer]),
            _ => short.other(expected.statement, &row[answer..answer + length]),
        };
        Some((counter?, length))
    }

    /// Whether the head is the same.
    #[inline(always)]
    fn same_head<const WINDOW: usize>(&self, row: &[u8; WINDOW], head: usize) -> bool {
        (load(row, 0) & self.first.1) == self.first.0
            && (head <= SHORT || load(row, head - SHORT) == self.last)
            && (head <= 2 * SHORT || row[SHORT..head - SHORT] == self.head[SHORT..head - SHORT])
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::cells::Cells;
    use super::super::super::{Other, Slots};
    use super::super::order::{Order, Spelling};
    use super::{Like, Short};
    use crate::questionnaire::catalogue;

    #[test]
    fn a_row_with_a_line_end_within_is_a_model_for_none() {
        let is_model = |head: &[u8], tail: &[u8]| {
            let mut like = Like::default();
            like.learn(head, tail);
            like.is_known()
        };
        assert!(is_model(b"North,R1,", b",a\r\n"));
        assert!(is_model(&[b'a'; 255], b"\n"));
        assert!(!is_model(&[b'a'; 256], b"\n"));
        assert!(!is_model(b"\"North\nand West\",R1,", b"\n"));
        assert!(!is_model(b"North,R1,", b",\"a\nb\"\n"));
        assert!(!is_model(b"North,R1,", b""));
    }

    /// Rows of the first statements with these answers, and how many of them are told to be like the first.
    fn told(head: &str, tail: &str, answers: &[&str]) -> (usize, Vec<u32>) {
        let questionnaire = catalogue::find(catalogue::USUAL).unwrap().questionnaire();
        let slots = Slots::of(&questionnaire);
        let short = Short::new(&Cells::new(&questionnaire), &slots, b',');
        let mut order = Order::new(slots.statements(), 2);
        let (mut like, mut text) = (Like::default(), String::new());
        let asked = questionnaire.statements.iter().take(answers.len());
        for (at, (statement, answer)) in asked.zip(answers).enumerate() {
            order.came(at);
            order.written(at, Spelling::of(format!("{},", statement.id).as_bytes()));
            text += &format!("{head}{},{answer}{tail}", statement.id);
        }
        let all: Vec<u32> = (0..answers.len()).map(|at| slots.counter(at, 0)).collect();
        order.learn(&all, &slots);
        order.ends(tail.as_bytes());
        like.learn(head.as_bytes(), tail.as_bytes());
        let mut counters = vec![0; answers.len()];
        let bytes = [text.as_bytes(), &[b' '; 600]].concat();
        let (rows, after) = like.rows(&bytes, 0, (order.next(), &short), &mut counters);
        assert_eq!(text[..after].matches('\n').count(), rows);
        counters.truncate(rows);
        (rows, counters)
    }

    #[test]
    fn rows_are_alike_whatever_the_length_of_what_stands_round_the_answer() {
        let questionnaire = catalogue::find(catalogue::USUAL).unwrap().questionnaire();
        let slots = Slots::of(&questionnaire);
        let dont_know = |at| slots.counter(at, slots.other(at, Other::DontKnow));
        let unanswered = slots.counter(3, slots.other(3, Other::Unanswered));
        for head in [1, 15, 16, 17, 31, 32, 33, 63, 64, 255] {
            for tail in ["\n", "\r\n", ",,,,,,,,,\n", ",a role, note\r\n"] {
                let head = "x".repeat(head - 1) + ",";
                let expected = vec![
                    slots.counter(0, 0),
                    slots.counter(1, 1),
                    dont_know(2),
                    unanswered,
                    dont_know(4),
                ];
                assert_eq!(
                    told(&head, tail, &["1", "2", "dk", "", "DK", "perhaps", "1"]),
                    (5, expected)
                );
            }
        }
    }

    #[test]
    fn a_byte_that_differs_is_noticed_wherever_it_is() {
        let head = "a name,".repeat(20);
        assert_eq!(told(&head, ",\n", &["1", "1", "1"]).0, 3);
        let answers = ["1", "1,", "1"];
        assert_eq!(told(&head, ",\n", &answers).0, 1);
        assert_eq!(told("R1,", "\n", &["1", "\"", "1"]).0, 1);
        assert_eq!(told("R1,", "\n", &["1", ",", "1"]).0, 1);
        let mut like = Like::default();
        like.learn(head.as_bytes(), b"\n");
        for at in 0..head.len() {
            let mut other = head.clone().into_bytes();
            other[at] ^= 1;
            assert!(like.may_begin(&other) && !like.may_begin(head.as_bytes()));
            other.resize(512, b' ');
            assert!(!like.same_head::<512>(other.first_chunk().unwrap(), head.len()));
        }
    }
}
