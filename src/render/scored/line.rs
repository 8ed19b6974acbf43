//! A line that is put together cell by cell, in memory that is used again.

use super::number::{Digits, KEPT, Memory, SMALL, with_text};

/// Bytes of a short text.
const SHORT: usize = 31;

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

/// The line so far. What lies behind its end is left over from others.
#[derive(Debug, Default)]
pub(super) struct Line {
    bytes: Vec<u8>,
    end: usize,
    memory: Memory,
}

impl Line {
    /// An empty line.
    pub(super) fn clear(&mut self) {
        self.end = 0;
    }

    /// What is in it.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.end]
    }

    /// Any text.
    pub(super) fn text(&mut self, text: &[u8]) {
        self.room(text.len()).copy_from_slice(text);
        self.end += text.len();
    }

    /// A short text.
    #[inline]
    pub(super) fn short(&mut self, text: &Short) {
        self.room(SHORT).copy_from_slice(&text.bytes);
        self.end += usize::from(text.length);
    }

    /// A whole number.
    #[inline]
    pub(super) fn whole(&mut self, value: u64) {
        match SMALL.get(usize::try_from(value).unwrap_or(usize::MAX)) {
            Some(digits) => {
                self.room(4).copy_from_slice(digits);
                self.end += usize::from(digits[3]);
            }
            None => self.text(Digits::of(value).text()),
        }
    }

    /// A number.
    #[inline]
    pub(super) fn number(&mut self, value: f64) {
        let whole = value as u32;
        if f64::from(whole) == value && value.is_sign_positive() {
            return self.whole(u64::from(whole));
        }
        self.room(KEPT);
        match self.memory.text(value) {
            Some((kept, length)) => {
                self.bytes[self.end..self.end + KEPT].copy_from_slice(kept);
                self.end += length;
            }
            None => with_text(value, |text| self.text(text)),
        }
    }

    #[inline]
    fn room(&mut self, length: usize) -> &mut [u8] {
        if self.bytes.len() < self.end + length {
            self.grow(length);
        }
        &mut self.bytes[self.end..self.end + length]
    }

    #[cold]
    fn grow(&mut self, length: usize) {
        let wanted = (self.end + length).next_power_of_two().max(1024);
        self.bytes.resize(wanted, 0);
    }
}
