//! Bytes changed as editors, spreadsheets, bad lines and ill will change them.

use crate::chance::Chance;

/// What tables, YAML and JSON are sensitive to.
const WORDS: [&[u8]; 52] = [
    b"\"",
    b"\"\"",
    b"\"\"\"",
    b"\r",
    b"\n",
    b"\r\n",
    b"\n\n",
    b"\r\r\n",
    b"\0",
    b"\xef\xbb\xbf",
    b",",
    b";",
    b"\t",
    b",\"",
    b"\",",
    b"\"\n",
    b"\"\r\n",
    b" ",
    b"\xc2\xa0",
    b"\xe2\x80\xa8",
    b"\xe2\x80\xae",
    b"\xff",
    b"\xc3",
    b"\xf0\x9f\x99\x82",
    b"\xed\xa0\x80",
    b"dk",
    b"na",
    b"NA",
    b"3",
    b"3.0",
    b"0.25",
    b"0.50",
    b"-1",
    b"10",
    b"1e309",
    b"99999999999999999999999999",
    b"4294967295",
    b"18446744073709551615",
    b"-0",
    b"=1+1",
    b"@x",
    b"+",
    b"\x1b[31m",
    b"\xe2\x80\x8b=",
    b"null",
    b"[]",
    b"{}",
    b": ",
    b"- ",
    b"# ",
    b"|\n",
    b"joint",
];

/// Some changes, seldom none.
pub(crate) fn mutate(chance: &mut Chance, bytes: &mut Vec<u8>, other: &[u8]) {
    let most = if chance.once_in(4) { 12 } else { 3 };
    for _ in 0..=chance.below(most) {
        one(chance, bytes, other);
    }
}

fn one(chance: &mut Chance, bytes: &mut Vec<u8>, other: &[u8]) {
    let at = chance.below(bytes.len() + 1);
    match chance.below(16) {
        0 | 1 => flip(chance, bytes, at),
        2..=4 => insert(bytes, at, WORDS[chance.below(WORDS.len())]),
        5 => insert(bytes, at, &[u8::try_from(chance.below(256)).unwrap()]),
        6 => {
            let end = (at + chance.below(20)).min(bytes.len());
            bytes.drain(at..end);
        }
        7 => bytes.truncate(at),
        8 => pieces(chance, bytes, b'\n'),
        9 | 10 => {
            let separator = *chance.pick(&[&b',', &b';', &b'\t', &b':', &b' ']);
            pieces(chance, bytes, separator);
        }
        11 => replace_field(chance, bytes, at),
        12 => splice(chance, bytes, other),
        13 => everywhere(chance, bytes),
        14 if chance.once_in(30) => long(chance, bytes, at),
        _ => duplicate(chance, bytes, at),
    }
}

fn insert(bytes: &mut Vec<u8>, at: usize, these: &[u8]) {
    bytes.splice(at..at, these.iter().copied());
}

fn flip(chance: &mut Chance, bytes: &mut [u8], at: usize) {
    let bit = 1 << chance.below(8);
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= bit;
    }
}

/// Swaps, repeats or leaves out lines or fields.
fn pieces(chance: &mut Chance, bytes: &mut Vec<u8>, between: u8) {
    let mut all: Vec<Vec<u8>> = bytes.split(|byte| *byte == between).map(<[u8]>::to_vec).collect();
    let (one, other) = (chance.below(all.len()), chance.below(all.len()));
    match chance.below(4) {
        0 | 1 => all.swap(one, other),
        2 => {
            let piece = all[one].clone();
            all.insert(other, piece);
        }
        _ => drop(all.remove(one)),
    }
    *bytes = all.join(&between);
}

/// Another text from here to the next separator.
fn replace_field(chance: &mut Chance, bytes: &mut Vec<u8>, at: usize) {
    let ends = |byte: &u8| b",;\t\n".contains(byte);
    let begin = bytes[..at].iter().rposition(ends).map_or(0, |before| before + 1);
    let end = bytes[at..].iter().position(ends).map_or(bytes.len(), |end| at + end);
    let word = WORDS[chance.below(WORDS.len())];
    bytes.splice(begin..end, word.iter().copied());
}

fn splice(chance: &mut Chance, bytes: &mut Vec<u8>, other: &[u8]) {
    let at = chance.below(bytes.len() + 1);
    let from = chance.below(other.len() + 1);
    let end = (from + chance.below(200)).min(other.len());
    insert(bytes, at, &other[from..end]);
}

/// Every line end or separator becomes another.
fn everywhere(chance: &mut Chance, bytes: &mut Vec<u8>) {
    let pairs: [(&[u8], &[u8]); 6] = [
        (b"\n", b"\r\n"),
        (b"\r\n", b"\n"),
        (b"\n", b"\r"),
        (b",", b";"),
        (b";", b","),
        (b",", b" , "),
    ];
    let (from, to) = pairs[chance.below(pairs.len())];
    let mut made = Vec::with_capacity(bytes.len());
    let mut rest = &bytes[..];
    while let Some(found) = rest.windows(from.len()).position(|window| window == from) {
        made.extend_from_slice(&rest[..found]);
        made.extend_from_slice(to);
        rest = &rest[found + from.len()..];
    }
    made.extend_from_slice(rest);
    *bytes = made;
}

fn long(chance: &mut Chance, bytes: &mut Vec<u8>, at: usize) {
    let number = match chance.below(40) {
        0 => 600_000,
        1..=5 => 70_000,
        _ => 40 + chance.below(300),
    };
    let word = chance.pick(&[&b"x"[..], b"9", b"\"", b",", b"\n", b" ", b"\xc3\xa9"]);
    insert(bytes, at, &word.repeat(number));
}

fn duplicate(chance: &mut Chance, bytes: &mut Vec<u8>, at: usize) {
    let end = (at + 1 + chance.below(60)).min(bytes.len());
    let piece = bytes[at..end].to_vec();
    let to = chance.below(bytes.len() + 1);
    insert(bytes, to, &piece);
}
