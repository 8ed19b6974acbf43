use std::io::{self, ErrorKind, Read};

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
use proptest::{prop_assert, prop_assert_eq};

use super::{Block, Blocks, LONGEST, SIZE, Sizes};

/// Gives some bytes at a time, and is interrupted before each time.
pub(in crate::tally) struct Pieces<'a> {
    bytes: &'a [u8],
    sizes: Vec<usize>,
    turn: usize,
}

impl<'a> Pieces<'a> {
    pub(in crate::tally) fn new(bytes: &'a [u8], sizes: &[usize]) -> Self {
        let sizes = sizes.to_vec();
        Self { bytes, sizes, turn: 0 }
    }
}

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.turn += 1;
        if self.turn % 2 == 1 {
            return Err(ErrorKind::Interrupted.into());
        }
        let size = self.sizes[self.turn / 2 % self.sizes.len()];
        let length = size.min(into.len()).min(self.bytes.len());
        into[..length].copy_from_slice(&self.bytes[..length]);
        self.bytes = &self.bytes[length..];
        Ok(length)
    }
}

/// Blocks of so many bytes, and records of at most so many.
pub(in crate::tally) fn small<R: Read>(reader: R, block: usize, longest: usize) -> Blocks<R> {
    Blocks::with(reader, Sizes { block, longest }).unwrap()
}

/// The blocks, a record that is too long as its number of lines.
fn all<R: Read>(mut blocks: Blocks<R>) -> Vec<Result<Vec<u8>, u64>> {
    let (mut block, mut found) = (Block::default(), Vec::new());
    while blocks.next(&mut block).unwrap() {
        assert_eq!(block.plain, !block.bytes.contains(&b'"'));
        found.push(block.too_long.map_or_else(|| Ok(block.bytes.clone()), Err));
    }
    found
}

fn texts(blocks: Vec<Result<Vec<u8>, u64>>) -> Vec<String> {
    let text = |block: Result<Vec<u8>, u64>| match block {
        Ok(bytes) => String::from_utf8(bytes).unwrap(),
        Err(lines) => format!("too long: {lines}"),
    };
    blocks.into_iter().map(text).collect()
}

#[test]
fn the_heading_stands_apart_without_mark_and_line_end() {
    for (text, head, lines) in [
        ("\u{feff}a,b\r\n1,2\n", "a,b", 1),
        ("\n\r\na,b\n1,2\n", "a,b", 3),
        ("a;\"b\nc\"\n1,2\n", "a;\"b\nc\"", 2),
        ("a,b", "a,b", 0),
        ("\n\n", "", 2),
        ("", "", 0),
    ] {
        let blocks = small(text.as_bytes(), 8, 100);
        assert_eq!(
            (blocks.head(), blocks.head_lines()),
            (head.as_bytes(), lines),
            "{text:?}"
        );
    }
}

#[test]
fn a_heading_that_does_not_end_is_an_error() {
    let error = Blocks::with(&[b'x'; 40][..], Sizes { block: 8, longest: 30 }).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidData);
}

#[test]
fn a_block_ends_where_a_record_does() {
    let text = "a,b\n1,2\n3,\"x\ny\"\n4,5\n6,7";
    let mut blocks = small(text.as_bytes(), 11, 100);
    blocks.separated_by(b',');
    assert_eq!(texts(all(blocks)), ["1,2\n", "3,\"x\ny\"\n", "4,5\n6,7"]);
}

#[test]
fn a_mark_inside_a_field_opens_nothing_and_the_separator_says_where_fields_begin() {
    let text = "a;b\n1;2 \"\n3;,\"4\n5;6\n";
    let mut blocks = small(text.as_bytes(), 8, 100);
    blocks.separated_by(b';');
    assert_eq!(texts(all(blocks)), ["1;2 \"\n", "3;,\"4\n", "5;6\n"]);
}

#[test]
fn a_record_that_is_too_long_is_left_out_to_the_next_line_end() {
    // Of 20 bytes at most: the second record has 21, the third opens a field and never closes it.
    let text = format!(
        "a,b\n1,2\n{}\n3,4\n5,\"{}\n\n7,8\n9,0\n",
        "x".repeat(21),
        "\nyyy".repeat(5)
    );
    for sizes in [&[1][..], &[2, 3], &[7], &[1000]] {
        let mut blocks = small(Pieces::new(text.as_bytes(), sizes), 8, 20);
        blocks.separated_by(b',');
        let expected = ["1,2\n", "too long: 1", "3,4\n", "too long: 6", "\n7,8\n", "9,0\n"];
        assert_eq!(texts(all(blocks)).concat(), expected.concat(), "{sizes:?}");
    }
    let longest = format!("a\n{}\n", "x".repeat(20));
    assert_eq!(texts(all(small(longest.as_bytes(), 8, 20))), [&longest[2..]]);
    let unended = format!("a\n{}", "x".repeat(21));
    assert_eq!(texts(all(small(unended.as_bytes(), 8, 20))), ["too long: 0"]);
}

#[test]
fn memory_stays_bounded_by_the_longest_record() {
    let endless = io::repeat(b'"').take(5 * LONGEST as u64);
    let head = &b"a,b\n"[..];
    let mut blocks = Blocks::open(head.chain(endless)).unwrap();
    let mut block = Block::default();
    assert!(blocks.next(&mut block).unwrap());
    assert_eq!(block.too_long, Some(0));
    assert!(block.bytes.capacity() <= 2 * LONGEST + 2 * SIZE);
    assert!(!blocks.next(&mut block).unwrap());
}

#[test]
fn an_error_of_the_reader_is_passed_on() {
    #[derive(Debug)]
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(ErrorKind::BrokenPipe.into())
        }
    }
    let mut blocks = Blocks::open((&[b'\n'; 300 * 1024][..]).chain(&b"a,b\n"[..]).chain(Broken)).unwrap_err();
    assert_eq!(blocks.kind(), ErrorKind::BrokenPipe);
    blocks = Blocks::open(Broken).unwrap_err();
    assert_eq!(blocks.kind(), ErrorKind::BrokenPipe);
}

/// Text that is full of ends and marks.
pub(in crate::tally) fn hostile() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => Just(&b"\""[..]),
        4 => Just(&b","[..]),
        4 => Just(&b"\n"[..]),
        1 => Just(&b"\r\n"[..]),
        2 => Just(&b"x"[..]),
        1 => Just(&b";"[..]),
        1 => Just("é".as_bytes()),
    ];
    vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Where records end, byte by byte: the plain form of the search for marks.
fn record_ends(text: &[u8]) -> (Vec<usize>, bool) {
    let (mut ends, mut quoted, mut begins) = (Vec::new(), false, true);
    let mut at = 0;
    while at < text.len() {
        match text[at] {
            b'"' if quoted && text.get(at + 1) == Some(&b'"') => at += 1,
            b'"' if quoted => (quoted, begins) = (false, false),
            _ if quoted => {}
            b'"' if begins => quoted = true,
            b',' => begins = true,
            b'\n' => {
                begins = true;
                ends.push(at + 1);
            }
            _ => begins = false,
        }
        at += 1;
    }
    (ends, quoted)
}

proptest! {
    #[test]
    fn ends_are_found_as_byte_by_byte(text in hostile()) {
        let (ends, open) = record_ends(&text);
        prop_assert_eq!(super::first_end(&text, *b",,,"), ends.first().copied());
        prop_assert_eq!(super::last_end(&text, *b",,,"), ends.last().copied());
        prop_assert_eq!(crate::tally::quotes::is_open(&text, *b",,,"), open);
    }

    #[test]
    fn the_same_bytes_come_out_however_they_come_in(
        text in hostile(),
        sizes in vec(1_usize..9, 1..4),
        block in 1_usize..40,
        longest in any::<bool>(),
    ) {
        let longest = if longest { 1000 } else { 12 };
        let text = [b"a,b\n", &text[..]].concat();
        let blocks = |reader, block| {
            let mut blocks = small(reader, block, longest);
            blocks.separated_by(b',');
            all(blocks)
        };
        let one = blocks(Pieces::new(&text, &[1000]), block);
        let pieces = blocks(Pieces::new(&text, &sizes), block);
        prop_assert_eq!(&one, &pieces);
        for found in one.iter().take(one.len().saturating_sub(1)).flatten() {
            let (ends, open) = record_ends(found);
            prop_assert!(!open);
            prop_assert_eq!(ends.last(), Some(&found.len()));
        }
        if longest == 1000 {
            let together: Vec<u8> = one.into_iter().flat_map(Result::unwrap).collect();
            prop_assert_eq!(&together, &text[4..]);
        }
    }
}
