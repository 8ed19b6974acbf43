//! Bytes cut into blocks that end where a record ends.

use std::io::{self, ErrorKind, Read};

use memchr::{memchr, memchr_iter, memrchr};

use super::quotes::{Separators, first_end, last_end};

/// Bytes of a block, unless one record is longer.
pub const SIZE: usize = 256 * 1024;

/// The bytes that a record may have, its line end not counted.
pub const LONGEST: usize = 16 * 1024 * 1024;

/// Bytes in which a heading is looked for at first.
const HEADING: usize = 16 * 1024;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Whole records of a table, without its heading. Only the last block of a table may end without a line end.
#[derive(Debug, Clone, Default)]
pub struct Block {
    /// The records.
    pub bytes: Vec<u8>,
    /// Whether no quotation mark is in it.
    pub plain: bool,
    /// Instead of records, one that has more bytes than [`LONGEST`]: the number of its lines. There are no bytes then.
    pub too_long: Option<u64>,
}

/// A table's bytes, read block by block: memory does not grow with the table.
#[derive(Debug)]
pub struct Blocks<R> {
    reader: R,
    head: Vec<u8>,
    head_lines: u64,
    separators: Separators,
    /// What was read and belongs to the next block.
    rest: Vec<u8>,
    /// Whether the reader has no more.
    ended: bool,
    sizes: Sizes,
}

/// In bytes: of a block, and the most of a record.
#[derive(Debug, Clone, Copy)]
struct Sizes {
    block: usize,
    longest: usize,
}

impl<R: Read> Blocks<R> {
    /// Reads the heading: the first line that is not blank. A byte order mark before it is left out.
    ///
    /// # Errors
    ///
    /// What the reader says, and [`ErrorKind::InvalidData`] when the heading has more bytes than [`LONGEST`].
    pub fn open(reader: R) -> io::Result<Self> {
        Self::with(
            reader,
            Sizes {
                block: SIZE,
                longest: LONGEST,
            },
        )
    }

    fn with(reader: R, sizes: Sizes) -> io::Result<Self> {
        let mut blocks = Self {
            reader,
            head: Vec::new(),
            head_lines: 0,
            separators: *b",;\t",
            rest: Vec::new(),
            ended: false,
            sizes,
        };
        blocks.read_head()?;
        Ok(blocks)
    }

    /// The heading without its line end; empty when there is nothing at all.
    #[must_use]
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// Number of line ends up to the first record.
    #[must_use]
    pub fn head_lines(&self) -> u64 {
        self.head_lines
    }

    /// Says what separates fields, as the heading has told: a quotation mark opens only at the beginning of a field.
    pub fn separated_by(&mut self, separator: u8) {
        self.separators = [separator; 3];
    }

    /// Fills a block with the next records, in place of what it holds; `false` when there are none.
    ///
    /// # Errors
    ///
    /// What the reader says.
    pub fn next(&mut self, block: &mut Block) -> io::Result<bool> {
        let Block { bytes, plain, too_long } = block;
        (*plain, *too_long) = (true, None);
        let mut held = self.rest.len();
        // Most tables end with the block that the heading is in.
        let more = if self.ended { 0 } else { self.sizes.block };
        make_room(bytes, held.max(more));
        bytes[..held].copy_from_slice(&self.rest);
        self.rest.clear();
        loop {
            held = self.fill(bytes, held)?;
            let filled = &bytes[..held];
            *plain = memchr(b'"', filled).is_none();
            if let Some(cut) = self.cut(filled, *plain) {
                self.rest.extend_from_slice(&filled[cut..]);
                bytes.truncate(cut);
                // What belongs to the next block may be all that has a mark.
                *plain = *plain || memchr(b'"', bytes).is_none();
                return Ok(cut > 0);
            }
            if held > self.sizes.longest {
                (*plain, *too_long) = (true, Some(self.skip(bytes)?));
                return Ok(true);
            }
            bytes.resize(self.sizes.more(held), 0);
        }
    }

    /// Where to cut: behind the last record that ends, or behind everything when nothing follows.
    fn cut(&self, filled: &[u8], plain: bool) -> Option<usize> {
        let last = if plain {
            memrchr(b'\n', filled).map(|end| end + 1)
        } else {
            last_end(filled, self.separators)
        };
        if self.ended && (last.is_some() || filled.len() <= self.sizes.longest) {
            return Some(filled.len());
        }
        last
    }

    /// Reads until the bytes are full or the reader has no more; how many are filled.
    fn fill(&mut self, bytes: &mut [u8], mut held: usize) -> io::Result<usize> {
        while held < bytes.len() && !self.ended {
            match self.reader.read(&mut bytes[held..]) {
                Ok(0) => self.ended = true,
                Ok(read) => held += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(held)
    }

    /// Leaves out a record that is too long, up to the next line end; the number of its lines.
    fn skip(&mut self, bytes: &mut Vec<u8>) -> io::Result<u64> {
        let mut lines = memchr_iter(b'\n', bytes).count() as u64;
        bytes.truncate(self.sizes.block);
        loop {
            let held = self.fill(bytes, 0)?;
            if let Some(end) = memchr(b'\n', &bytes[..held]) {
                self.rest.extend_from_slice(&bytes[end + 1..held]);
                lines += 1;
                break;
            }
            if self.ended {
                break;
            }
        }
        bytes.clear();
        Ok(lines)
    }

    fn read_head(&mut self) -> io::Result<()> {
        let mut bytes = vec![0; self.sizes.block.min(HEADING)];
        let mut held = 0;
        loop {
            held = self.fill(&mut bytes, held)?;
            let begin = self.head_begin(&bytes[..held]);
            let filled = &bytes[begin..held];
            let end = first_end(filled, self.separators).or(self.ended.then_some(filled.len()));
            if let Some(end) = end.filter(|end| *end <= self.sizes.longest) {
                self.head = without_line_end(&filled[..end]).to_vec();
                self.head_lines = memchr_iter(b'\n', &bytes[..begin + end]).count() as u64;
                self.rest = filled[end..].to_vec();
                return Ok(());
            }
            if held > self.sizes.longest {
                let message = "the heading is longer than 16 MiB";
                return Err(io::Error::new(ErrorKind::InvalidData, message));
            }
            bytes.resize(self.sizes.more(held), 0);
        }
    }

    fn head_begin(&self, filled: &[u8]) -> usize {
        let mark = if filled.starts_with(BYTE_ORDER_MARK) {
            BYTE_ORDER_MARK.len()
        } else {
            0
        };
        let mut begin = mark;
        while let Some(end) = memchr(b'\n', &filled[begin..]) {
            if !without_line_end(&filled[begin..=begin + end]).is_empty() {
                break;
            }
            begin += end + 1;
        }
        begin
    }
}

impl Sizes {
    /// Room for more of a record than there is already.
    fn more(self, held: usize) -> usize {
        (2 * held).clamp(self.block, self.longest + 1)
    }
}

/// As many bytes as wanted, whatever they hold: clearing what will be read over would take as long as reading it.
fn make_room(bytes: &mut Vec<u8>, wanted: usize) {
    bytes.truncate(wanted);
    bytes.shrink_to(2 * wanted);
    bytes.resize(wanted, 0);
}

/// A record without its line end: a line feed, a carriage return before it or both.
pub(super) fn without_line_end(record: &[u8]) -> &[u8] {
    let record = record.strip_suffix(b"\n").unwrap_or(record);
    record.strip_suffix(b"\r").unwrap_or(record)
}

#[cfg(test)]
pub(super) mod tests;
