//! Compressed tables that are cut short or changed are noticed; what is unpacked is read like any other table.

use std::io::{Read, Write};

use ccg_diagnostic::tally::blocks::{Block, Blocks};
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;

use crate::{Case, corpus};

/// What may be unpacked: far more than any of the tables.
const MOST: u64 = 1 << 28;

pub(crate) fn target(case: &mut Case<'_>) {
    let questionnaire = case.questionnaire();
    let table = corpus::table(questionnaire, &mut case.chance);
    let mut bytes = packed(&table);
    let members = 1 + case.chance.below(2);
    bytes = bytes.repeat(members);
    let whole = bytes.len();
    for _ in 0..case.chance.below(3) {
        let at = case.chance.below(bytes.len());
        match case.chance.once_in(3) {
            true => bytes.truncate(at.max(1)),
            false => bytes[at] ^= 1 << case.chance.below(8),
        }
    }
    case.input(&bytes);
    let unpacked = || MultiGzDecoder::new(&bytes[..]).take(MOST);
    let mut text = Vec::new();
    let ended = unpacked().read_to_end(&mut text);
    // What is cut between two packed tables is the first of them; its heading may say anything of when it was packed.
    let between = bytes.len() * members == whole;
    if ended.is_ok() {
        let expected = table.repeat(if between { 1 } else { members });
        assert!(text == expected, "a changed file was taken for whole");
    }
    let Ok(mut blocks) = Blocks::open(unpacked()) else {
        return;
    };
    let mut block = Block::default();
    let mut left = text.len() + 2;
    while let Ok(true) = blocks.next(&mut block) {
        assert!(left > 0, "there are more blocks than bytes");
        left -= 1;
    }
}

fn packed(table: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(table).unwrap();
    encoder.finish().unwrap()
}
