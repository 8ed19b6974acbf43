//! What the two bytes before the end of a cell say of it, when it has no more than two.

use crate::tally::Slot;
use crate::tally::cells::Cells;

/// By two bytes, the first being the lower: [`LENGTH`] bits of the length of the cell with its end, then the number of its word.
/// The length is exact where the word is known; it is less than that of any longer cell that ends in the same bytes.
pub(super) type Table = [u16; 1 << 16];

/// Bits of a length below which the word's number stands.
const LENGTH: u32 = 14;

/// Words that are told apart where there are several tables of [`Cells`].
const MOST: usize = 256;

/// The bits of a word's number.
const WORD: u16 = (1 << LENGTH) - 1;

/// No answer to the statement, or none that is known.
const NONE: Slot = Slot::MAX;

/// Cells of up to two bytes that were met, such as `3`, `dk` or ` 3`.
#[derive(Debug)]
pub(super) struct Pairs {
    pub(super) table: Box<Table>,
    separator: u8,
    words: u16,
    /// By table of [`Cells`]: the slot of each word. Empty where there is one such table: the number of a word is its slot.
    slots: Vec<[Slot; MOST]>,
}

impl Pairs {
    /// Nothing met but the cell without a byte.
    pub(super) fn new(cells: &Cells<'_>, separator: u8) -> Self {
        let table = vec![0; 1 << 16].into_boxed_slice().try_into();
        let tables = if cells.tables() > 1 { cells.tables() } else { 0 };
        let mut pairs = Self {
            table: table.unwrap_or_else(|_| Box::new([0; 1 << 16])),
            separator,
            words: 0,
            slots: vec![[NONE; MOST]; tables],
        };
        pairs.learn(cells, b"");
        pairs
    }

    /// Remembers a cell that was an answer. A mark or an end in it can only have been quoted.
    #[inline]
    pub(super) fn learn(&mut self, cells: &Cells<'_>, cell: &[u8]) {
        let known = match *cell {
            [] => self.entry([self.separator; 2]),
            [byte] => self.entry([self.separator, byte]),
            [first, second] => self.entry([first, second]),
            _ => return,
        };
        let ends = [b'"', b'\n', self.separator];
        if known == 0 && !cell.iter().any(|byte| ends.contains(byte)) {
            self.add(cells, cell);
        }
    }

    #[cold]
    fn add(&mut self, cells: &Cells<'_>, cell: &[u8]) {
        let Some(number) = self.number(cells, cell) else { return };
        let ends = [self.separator, b'\n'];
        let places = match *cell {
            [first, second] => vec![[first, second]],
            [byte] => ends.map(|end| [end, byte]).to_vec(),
            _ => (0..=255).flat_map(|any| ends.map(|end| [any, end])).collect(),
        };
        for pair in places {
            self.table[usize::from(u16::from_le_bytes(pair))] = ((cell.len() as u16 + 1) << LENGTH) | number;
        }
    }

    /// The number of a new word; `None` when it is no answer, or has no room.
    fn number(&mut self, cells: &Cells<'_>, cell: &[u8]) -> Option<u16> {
        if self.slots.is_empty() {
            return cells.slot_in(0, cell).filter(|slot| *slot <= WORD);
        }
        let number = self.words;
        if usize::from(number) == MOST {
            return None;
        }
        for (table, slots) in self.slots.iter_mut().enumerate() {
            slots[usize::from(number)] = cells.slot_in(table, cell).unwrap_or(NONE);
        }
        self.words += 1;
        Some(number)
    }

    /// What the table says of two bytes.
    #[inline]
    pub(super) fn entry(&self, pair: [u8; 2]) -> u16 {
        self.table[usize::from(u16::from_le_bytes(pair))]
    }

    /// The slots of a line's cells; `tables` says the table of each. What is returned is the bytes that they have with their ends if
    /// all are known, and fewer if not; `None` when one is no answer to its statement.
    #[inline]
    pub(super) fn read(&self, entries: &[u16], tables: &[usize], slots: &mut [Slot]) -> Option<usize> {
        // A stretch of lines is so short that the sum has room.
        let mut length = 0_u16;
        for (slot, entry) in slots.iter_mut().zip(entries) {
            *slot = entry & WORD;
            length = length.wrapping_add(entry >> LENGTH);
        }
        if self.slots.is_empty() {
            return Some(usize::from(length));
        }
        for (slot, table) in slots.iter_mut().zip(tables) {
            *slot = self.slots[*table][usize::from(*slot as u8)];
        }
        (!slots.contains(&NONE)).then_some(usize::from(length))
    }
}
