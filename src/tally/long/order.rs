//! Which statement is expected next, and how its cell is written.

use super::super::Slots;

/// A cell, with what separates it from the next, is compared as a number if it is shorter than this.
pub(super) const SHORT: usize = 16;

/// A statement's cell as this table writes it, with the separator after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Spelling {
    pub(super) word: u128,
    /// Ones where the word has bytes.
    pub(super) mask: u128,
    /// Bytes; 0 when it was not met, is too long for a number, or has a line end within.
    pub(super) length: usize,
}

impl Spelling {
    /// Of a cell with its separator.
    pub(super) fn of(raw: &[u8]) -> Self {
        if raw.len() >= SHORT || raw.contains(&b'\n') {
            return Self::default();
        }
        let mut bytes = [0; SHORT];
        bytes[..raw.len()].copy_from_slice(raw);
        Self {
            word: u128::from_le_bytes(bytes),
            mask: ones(raw.len()),
            length: raw.len(),
        }
    }

    /// With an answer of one byte, whatever it is, and what follows it. No number is like that where it would be too long.
    fn whole(&self, tail: &[u8]) -> (u128, u128) {
        let (answer, length) = (self.length, self.length + 1 + tail.len());
        if self.length == 0 || length > SHORT {
            return (1, 0);
        }
        let mut bytes = self.word.to_le_bytes();
        bytes[answer + 1..length].copy_from_slice(tail);
        (u128::from_le_bytes(bytes), ones(length) & !(0xff << (8 * answer)))
    }
}

/// Ones for so many bytes, at most 16, from the first.
pub(super) fn ones(bytes: usize) -> u128 {
    match bytes {
        0 => 0,
        _ => u128::MAX >> (8 * (SHORT - bytes.min(SHORT))),
    }
}

/// What the next cell of a respondent is expected to be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Expected {
    pub(super) spelling: Spelling,
    /// The cell, an answer of one byte and what follows it in a row: a number, and ones but for the answer.
    pub(super) whole: (u128, u128),
    pub(super) statement: usize,
}

/// The statements in the order in which the table has them, as far as it has shown, and the place that is reached.
#[derive(Debug)]
pub(super) struct Order {
    expected: Vec<Expected>,
    /// The statements before each place, a bit each, in words: one more than there are places.
    before: Vec<u64>,
    /// Where each statement stands in the order; `None` when it is not in it.
    place: Vec<Option<usize>>,
    spellings: Vec<Spelling>,
    /// What follows the answer in a row.
    tail: Vec<u8>,
    words: usize,
    /// The place that is expected next.
    next: usize,
    /// Whether the answers of the respondent came in another order than this.
    surprised: bool,
}

impl Order {
    pub(super) fn new(statements: usize, words: usize) -> Self {
        Self {
            expected: Vec::new(),
            before: vec![0; words],
            place: vec![None; statements],
            spellings: vec![Spelling::default(); statements],
            tail: Vec::new(),
            words,
            next: 0,
            surprised: false,
        }
    }

    /// What is expected from here on.
    pub(super) fn next(&self) -> &[Expected] {
        &self.expected[self.next..]
    }

    /// The next so many statements: a word of the bits of each 64.
    pub(super) fn these(&self, number: usize) -> impl Iterator<Item = u64> + Clone {
        let words = self.words;
        let before = self.before[self.next * words..][..words].iter();
        let until = self.before[(self.next + number) * words..][..words].iter();
        before.zip(until).map(|(before, until)| until & !before)
    }

    /// So many statements came as they were expected.
    pub(super) fn pass(&mut self, number: usize) {
        self.next += number;
    }

    /// The statement that is expected next.
    pub(super) fn expects(&self) -> Option<usize> {
        self.next().first().map(|one| one.statement)
    }

    /// A record came that says nothing: most likely it was to be of the statement that was expected.
    pub(super) fn skip(&mut self) {
        self.next = (self.next + 1).min(self.expected.len());
    }

    /// A statement came, expected or not.
    pub(super) fn came(&mut self, statement: usize) {
        let place = self.place[statement];
        self.surprised |= place.is_none_or(|place| place < self.next);
        self.next = place.map_or(self.next, |place| place + 1);
    }

    /// Whether it is known how a statement's cell is written.
    pub(super) fn is_written(&self, statement: usize) -> bool {
        self.spellings[statement].length > 0
    }

    /// How a statement's cell is written.
    pub(super) fn written(&mut self, statement: usize, spelling: Spelling) {
        if self.spellings[statement] == spelling {
            return;
        }
        self.spellings[statement] = spelling;
        if let Some(place) = self.place[statement] {
            self.expected[place].spelling = spelling;
            self.expected[place].whole = spelling.whole(&self.tail);
        }
    }

    /// What follows the answer in a row.
    pub(super) fn ends(&mut self, tail: &[u8]) {
        if self.tail == tail {
            return;
        }
        self.tail.clear();
        self.tail.extend_from_slice(tail);
        for expected in &mut self.expected {
            expected.whole = expected.spelling.whole(tail);
        }
    }

    /// The respondent is done, with answers at these counters. Their order is taken for the next one's, where it was another than the
    /// one that is known; statements that are not in it follow as they were.
    pub(super) fn learn(&mut self, seen: &[u32], slots: &Slots) {
        if self.surprised && seen.len() * 2 >= self.expected.len() {
            let old: Vec<usize> = self.expected.iter().map(|one| one.statement).collect();
            self.expected.clear();
            self.before.truncate(self.words);
            self.place.fill(None);
            let seen = seen.iter().map(|counter| slots.of_counter(*counter).0);
            for statement in seen.chain(old) {
                self.add(statement);
            }
        }
        (self.next, self.surprised) = (0, false);
    }

    fn add(&mut self, statement: usize) {
        if self.place[statement].is_some() {
            return;
        }
        let place = self.expected.len();
        self.place[statement] = Some(place);
        let spelling = self.spellings[statement];
        self.expected.push(Expected {
            spelling,
            whole: spelling.whole(&self.tail),
            statement,
        });
        self.before.extend_from_within(place * self.words..);
        self.before[(place + 1) * self.words + statement / 64] |= 1 << (statement % 64);
    }
}

#[cfg(test)]
mod tests {
    use super::{Order, Slots, Spelling, ones};
    use crate::questionnaire::catalogue;

    #[test]
    fn what_follows_is_learnt_and_bits_lie_between() {
        let questionnaire = catalogue::find(catalogue::USUAL).unwrap().questionnaire();
        let slots = Slots::of(&questionnaire);
        let counters = |statements: &[usize]| -> Vec<u32> {
            let statements = statements.iter();
            statements.map(|at| slots.counter(*at, 1)).collect()
        };
        let now = |order: &Order| -> Vec<usize> { order.next().iter().map(|one| one.statement).collect() };
        let mut order = Order::new(slots.statements(), 1);
        for statement in [3, 5, 1] {
            order.came(statement);
        }
        order.learn(&counters(&[3, 5, 1]), &slots);
        assert_eq!(now(&order), [3, 5, 1]);
        order.came(3);
        assert_eq!(now(&order), [5, 1]);
        assert_eq!(order.these(2).collect::<Vec<_>>(), [0b10_0010]);
        order.pass(2);
        order.learn(&counters(&[3, 5, 1]), &slots);
        // One that is left out is no other order.
        order.came(5);
        order.came(1);
        order.learn(&counters(&[5, 1]), &slots);
        assert_eq!(now(&order), [3, 5, 1]);
        order.came(1);
        order.came(2);
        order.learn(&counters(&[1, 2]), &slots);
        assert_eq!(now(&order), [1, 2, 3, 5]);
        // Records that say nothing take the place of one that would have.
        order.skip();
        assert_eq!(order.expects(), Some(2));
        (0..9).for_each(|_| order.skip());
        assert_eq!(order.expects(), None);
    }

    #[test]
    fn a_short_cell_is_a_number_under_a_mask() {
        let spelling = Spelling::of(b"D1,");
        assert_eq!((spelling.mask, spelling.length), (0xff_ffff, 3));
        assert_eq!(spelling.word.to_le_bytes()[..3], *b"D1,");
        assert_eq!((ones(0), ones(16)), (0, u128::MAX));
        assert_eq!(Spelling::of(b"a text that is longer").length, 0);
        let (word, mask) = spelling.whole(b",\n");
        assert_eq!(word.to_le_bytes()[..6], *b"D1,\0,\n");
        assert_eq!(mask, 0xffff_00ff_ffff);
        // What is too long, or not known, is like nothing.
        for (word, mask) in [spelling.whole(&[b'a'; 13]), Spelling::default().whole(b"\n")] {
            assert_ne!(word & mask, word);
        }
    }
}
