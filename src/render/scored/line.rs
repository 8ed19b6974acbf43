//! Lines that are put together cell by cell, in memory that is used again.
//!
//! Every cell is written with a comma behind it, in all forms; the end of a line takes the place of the last one.

use super::number::{KEPT, Memory, SMALL, write_whole};

/// Bytes of a short text.
const SHORT: usize = 31;

/// More bytes than any cell of a number or a word has, with its key and with what is copied behind it: the text of a double has up to 330.
const LONGEST: usize = 400;

/// A text of at most 31 bytes, which is copied at one length whatever its own is: one or two moves of the processor.
#[derive(Debug, Clone, Copy)]
pub(super) struct Short {
    bytes: [u8; SHORT],
    length: u8,
}

impl Short {
    /// One of the program's own words, which are all short enough.
    pub(super) fn of(text: &[u8]) -> Self {
        let mut bytes = [0; SHORT];
        bytes[..text.len()].copy_from_slice(text);
        Self {
            bytes,
            length: text.len() as u8,
        }
    }

    /// The text itself.
    pub(super) fn text(&self) -> &[u8] {
        &self.bytes[..usize::from(self.length)]
    }
}

/// The lines so far. What lies behind their end is left over from others.
#[derive(Debug, Default)]
pub(super) struct Lines {
    bytes: Vec<u8>,
    end: usize,
    memory: Memory,
}

impl Lines {
    /// No lines.
    pub(super) fn clear(&mut self) {
        self.end = 0;
    }

    /// What is in them.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.end]
    }

    /// A line with room for so many cells of numbers and words, and for so many bytes of other texts. It is one of the lines when it
    /// has an end.
    #[inline]
    pub(super) fn line(&mut self, cells: usize, texts: usize) -> Line<'_> {
        let wanted = self.end + cells * LONGEST + texts;
        if self.bytes.len() < wanted {
            self.grow(wanted);
        }
        Line {
            room: &mut self.bytes,
            end: self.end,
            memory: &mut self.memory,
            lines: &mut self.end,
        }
    }

    #[cold]
    fn grow(&mut self, wanted: usize) {
        self.bytes.resize(wanted.next_power_of_two(), 0);
    }
}

/// A line that is being written. There is room enough, and all that writes to it becomes part of what makes a row, so that nothing has to
/// be looked up again between two cells.
#[derive(Debug)]
pub(super) struct Line<'a> {
    room: &'a mut [u8],
    end: usize,
    memory: &'a mut Memory,
    /// Where all lines end.
    lines: &'a mut usize,
}

impl Line<'_> {
    /// Any text.
    #[inline(always)]
    pub(super) fn text(&mut self, text: &[u8]) {
        self.room[self.end..self.end + text.len()].copy_from_slice(text);
        self.end += text.len();
    }

    /// A short text.
    #[inline(always)]
    pub(super) fn short(&mut self, text: &Short) {
        self.put(&text.bytes, usize::from(text.length));
    }

    /// The cell of a whole number.
    #[inline(always)]
    pub(super) fn whole(&mut self, value: u64) {
        match SMALL.get(usize::try_from(value).unwrap_or(usize::MAX)) {
            Some(small) => self.put(&small.text, usize::from(small.length)),
            None => self.end += write_whole(value, &mut self.room[self.end..]),
        }
    }

    /// The cell of a number.
    #[inline(always)]
    pub(super) fn number(&mut self, value: f64) {
        match self.memory.known(value) {
            Some(kept) => {
                self.room[self.end..self.end + KEPT].copy_from_slice(kept);
                self.end += usize::from(kept[KEPT - 1]);
            }
            None => self.end += self.memory.write(value, &mut self.room[self.end..]),
        }
    }

    /// Goes back before the comma of the last cell.
    #[inline(always)]
    pub(super) fn back(&mut self) {
        self.end -= 1;
    }

    /// It is whole: all lines end where it does.
    #[inline(always)]
    pub(super) fn close(self) {
        *self.lines = self.end;
    }

    /// Copies all bytes, of which so many count.
    #[inline(always)]
    fn put<const N: usize>(&mut self, bytes: &[u8; N], length: usize) {
        self.room[self.end..self.end + N].copy_from_slice(bytes);
        self.end += length;
    }
}
