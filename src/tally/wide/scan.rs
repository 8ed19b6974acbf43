//! Where the fields of some lines end, and what stands before each end: 64 bytes at a time.

use ::wide::u8x16;

use super::pairs::Table;

/// Bytes whose ends are found at one go.
const CHUNK: usize = 64;

/// What is found, in memory that is used again.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// A bit per byte: whether a field ends before it.
    ends: Vec<u64>,
    /// By field: what the table says of the two bytes before its end.
    pub(super) entries: Vec<u16>,
    /// The lines; those behind `number` mean nothing.
    lines: Vec<Line>,
    number: usize,
}

/// A line.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Line {
    /// Where its line feed stands.
    pub(super) end: u32,
    /// Fields before its last one, from the first line on.
    pub(super) fields: u32,
}

impl Found {
    pub(super) fn lines(&self) -> &[Line] {
        &self.lines[..self.number]
    }

    /// Where the field that is here ends.
    #[inline]
    pub(super) fn end(&self, at: usize) -> Option<usize> {
        let mut word = at / CHUNK;
        let mut ends = self.ends.get(word)? & (u64::MAX << (at % CHUNK));
        while ends == 0 {
            word += 1;
            ends = *self.ends.get(word)?;
        }
        Some(word * CHUNK + ends.trailing_zeros() as usize)
    }
}

/// Finds the fields of whole lines without quotation marks; what is before them counts as a line feed.
#[inline(never)]
pub(super) fn scan(lines: &[u8], separator: u8, table: &Table, found: &mut Found) {
    found.ends.clear();
    found.number = 0;
    found.entries.resize(found.entries.len().max(lines.len() + CHUNK), 0);
    found
        .lines
        .resize(found.lines.len().max(lines.len() + CHUNK), Line::default());
    let mut fields = 0;
    let mut padded = [0; CHUNK + 4];
    for begin in (0..lines.len()).step_by(CHUNK) {
        let window = window(lines, begin, &mut padded);
        let (ends, breaks) = masks(window, separator);
        found.ends.push(ends);
        found.add_lines(begin, fields, ends, breaks);
        let number = ends.count_ones() as usize;
        entries(window, ends, table, &mut found.entries[fields..fields + CHUNK], number);
        fields += number;
    }
}

/// A chunk with the two bytes before it, copied to where there is room at the beginning and at the end.
#[inline(always)]
fn window<'a>(lines: &'a [u8], begin: usize, padded: &'a mut [u8; CHUNK + 4]) -> &'a [u8; CHUNK + 4] {
    let inside = begin.checked_sub(2).and_then(|before| lines[before..].first_chunk());
    inside.unwrap_or_else(|| {
        *padded = [0; CHUNK + 4];
        let before = begin.min(2);
        padded[..2].fill(b'\n');
        let rest = &lines[begin - before..];
        let length = rest.len().min(CHUNK + before);
        padded[2 - before..][..length].copy_from_slice(&rest[..length]);
        padded
    })
}

/// A bit per byte behind the first two: whether it ends a field, and whether it ends a line.
#[inline(always)]
fn masks(window: &[u8; CHUNK + 4], separator: u8) -> (u64, u64) {
    let (separator, line_feed) = (u8x16::splat(separator), u8x16::splat(b'\n'));
    let (mut ends, mut breaks) = (0, 0);
    for (at, part) in window[2..].as_chunks().0.iter().enumerate() {
        let bytes = u8x16::new(*part);
        let line = bytes.simd_eq(line_feed);
        ends |= u64::from((bytes.simd_eq(separator) | line).to_bitmask()) << (16 * at);
        breaks |= u64::from(line.to_bitmask()) << (16 * at);
    }
    (ends, breaks)
}

/// Looks up the two bytes before each end, eight at a time: the few too many cost less than a branch that is guessed wrong.
#[inline(always)]
fn entries(window: &[u8; CHUNK + 4], mut ends: u64, table: &Table, entries: &mut [u16], number: usize) {
    for eight in entries.as_chunks_mut::<8>().0.iter_mut().take(number.div_ceil(8)) {
        for entry in eight {
            let at = (ends | 1 << 63).trailing_zeros() as usize;
            ends &= ends.wrapping_sub(1);
            // Four bytes of which two are used: they are read at once.
            let pair = u32::from_le_bytes(*window[at..].first_chunk().unwrap_or(&[0; 4])) & 0xffff;
            *entry = table[pair as usize];
        }
    }
}

impl Found {
    #[inline(always)]
    fn add_lines(&mut self, begin: usize, fields: usize, ends: u64, breaks: u64) {
        let line = |breaks: u64| {
            let before = ends & (breaks & breaks.wrapping_neg()).wrapping_sub(1);
            Line {
                end: begin as u32 + (breaks | 1 << 63).trailing_zeros(),
                fields: fields as u32 + before.count_ones(),
            }
        };
        // The first is written whether it is there or not: mostly it is, and nothing has to be guessed.
        self.lines[self.number] = line(breaks);
        self.number += usize::from(breaks != 0);
        let mut breaks = breaks & breaks.wrapping_sub(1);
        while breaks != 0 {
            self.lines[self.number] = line(breaks);
            self.number += 1;
            breaks &= breaks - 1;
        }
    }
}
