//! The respondents of an organisation, to notice a code that comes twice: exact, and small.

use std::borrow::Cow;
use std::hash::{BuildHasher, RandomState};

/// The longest code that is kept as a number, in bytes.
const SHORT: usize = 15;

/// The first byte of a number that stands for a longer code; of others it is the length.
const LONG: u128 = (u8::MAX as u128) << 120;

/// Codes by position, in the order in which they came.
///
/// Codes that come in order, such as R1, R2 … R10, are told to be new by one comparison: a code is a number whose first byte is its
/// length. The first that does not brings an index about. What a short code needs fills one line of memory.
#[derive(Debug, Clone, Default)]
#[repr(C)]
pub struct People {
    codes: Vec<u128>,
    /// The index: a place is 0 where it is free. As many as a power of 2, half of them free; none before there is an index. The lower
    /// bits of a place, as many as say where it lies, have a position and 1; those above are some of the code's hash.
    places: Vec<u32>,
    /// What codes are hashed with: chosen anew each time, so that no file can be made that is slow. No result depends on it.
    keys: [u64; 2],
    /// Longer codes, one behind the other: their number says where they begin, and how long they are.
    long: Vec<u8>,
}

impl People {
    /// Number of respondents.
    #[must_use]
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// The code at a position, as it came.
    #[must_use]
    pub fn code(&self, at: usize) -> Cow<'_, [u8]> {
        let number = self.codes[at];
        if number >= LONG {
            return Cow::Borrowed(self.long_code(number));
        }
        let length = (number >> 120) as usize;
        Cow::Owned(number.to_be_bytes()[16 - length..].to_vec())
    }

    /// The position of a code, and whether it is new.
    #[inline]
    pub fn place(&mut self, code: &[u8]) -> (usize, bool) {
        if code.len() > SHORT {
            return self.place_long(code);
        }
        let number = short(code);
        if self.places.is_empty() && self.codes.last().is_none_or(|last| *last < number) {
            self.codes.push(number);
            return (self.codes.len() - 1, true);
        }
        self.make_room();
        let found = self.find(self.hash_number(number), |people, at| people.codes[at] == number);
        found.map_or_else(|(place, mark)| self.add(number, place, mark), |at| (at, false))
    }

    fn place_long(&mut self, code: &[u8]) -> (usize, bool) {
        self.make_room();
        let is_it = |people: &Self, at: usize| people.codes[at] >= LONG && people.long_code(people.codes[at]) == code;
        match self.find(self.hash_long(code), is_it) {
            Ok(at) => (at, false),
            Err((place, mark)) => {
                let number = LONG | ((code.len() as u128) << 64) | self.long.len() as u128;
                self.long.extend_from_slice(code);
                self.add(number, place, mark)
            }
        }
    }

    /// What is looked at first for a code, and what is written next to: to have it near when it is needed.
    #[inline]
    pub(super) fn touch(&self, code: &[u8]) -> u64 {
        let hash = if code.len() > SHORT {
            self.hash_long(code)
        } else {
            self.hash_number(short(code))
        };
        let first = (hash as usize) & self.places.len().wrapping_sub(1);
        let place = self.places.get(first).copied().unwrap_or_default();
        u64::from(place) ^ self.codes.last().map_or(0, |last| *last as u64)
    }

    /// The position of a code; where there is none, its place in the index, and what to mark it with.
    #[inline]
    fn find(&self, hash: u64, is_it: impl Fn(&Self, usize) -> bool) -> Result<usize, (usize, u32)> {
        let last = self.places.len() - 1;
        let mark = (hash >> 32) as u32 & !(last as u32);
        let mut place = (hash as usize) & last;
        while self.places[place] != 0 {
            let differs = self.places[place] ^ mark;
            let at = (differs as usize).wrapping_sub(1);
            if differs <= last as u32 && is_it(self, at) {
                return Ok(at);
            }
            place = (place + 1) & last;
        }
        Err((place, mark))
    }

    fn add(&mut self, number: u128, place: usize, mark: u32) -> (usize, bool) {
        self.codes.push(number);
        self.places[place] = mark | self.codes.len() as u32;
        (self.codes.len() - 1, true)
    }

    #[inline]
    fn make_room(&mut self) {
        if 2 * (self.codes.len() + 1) > self.places.len() {
            self.grow();
        }
    }

    #[cold]
    fn grow(&mut self) {
        if self.places.is_empty() {
            let random = RandomState::new();
            self.keys = [random.hash_one(0), random.hash_one(1)];
        }
        let room = 2 * (self.codes.len() + 1);
        self.places = vec![0; room.next_power_of_two()];
        for at in 0..self.codes.len() {
            let number = self.codes[at];
            let hash = if number >= LONG {
                self.hash_long(self.long_code(number))
            } else {
                self.hash_number(number)
            };
            if let Err((place, mark)) = self.find(hash, |_, _| false) {
                self.places[place] = mark | (at + 1) as u32;
            }
        }
    }

    #[inline]
    fn hash_number(&self, number: u128) -> u64 {
        folded((number as u64) ^ self.keys[0], ((number >> 64) as u64) ^ self.keys[1])
    }

    fn hash_long(&self, code: &[u8]) -> u64 {
        let number = |part: &[u8]| self.hash_number(short(part));
        code.chunks(SHORT)
            .fold(0, |hash, part| folded(hash ^ number(part), self.keys[0] | 1))
    }

    fn long_code(&self, number: u128) -> &[u8] {
        let begin = (number as u64) as usize;
        let length = ((number & !LONG) >> 64) as usize;
        &self.long[begin..begin + length]
    }
}

/// Both halves of a product: each bit of it depends on all bits of both numbers.
#[inline]
fn folded(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other);
    (product as u64) ^ ((product >> 64) as u64)
}

/// A short code as a number: in the order of their lengths, then of their bytes.
#[inline]
fn short(code: &[u8]) -> u128 {
    let length = code.len();
    // Two numbers that may overlap are all of its bytes, and quicker than a copy of a length that is not known.
    let overlapping =
        |first: u64, last: u64, each: usize| (u128::from(first) << (8 * (length - each))) | u128::from(last);
    let bytes = if let (Some(first), Some(last)) = (code.first_chunk(), code.last_chunk()) {
        overlapping(u64::from_be_bytes(*first), u64::from_be_bytes(*last), 8)
    } else if let (Some(first), Some(last)) = (code.first_chunk(), code.last_chunk()) {
        overlapping(u32::from_be_bytes(*first).into(), u32::from_be_bytes(*last).into(), 4)
    } else {
        code.iter().fold(0, |number, byte| (number << 8) | u128::from(*byte))
    };
    bytes | ((length as u128) << 120)
}

#[cfg(test)]
mod tests {
    use super::People;

    #[test]
    fn a_code_is_new_once_whatever_the_order() {
        let mut people = People::default();
        let long = b"a respondent with a code of more than fifteen letters";
        for (code, expected) in [
            (&b"R1"[..], (0, true)),
            (b"R2", (1, true)),
            (b"R10", (2, true)),
            (b"R2", (1, false)),
            (b"R3", (3, true)),
            (b"R10", (2, false)),
            (b"R11", (4, true)),
            (b"", (5, true)),
            (long, (6, true)),
            (long, (6, false)),
            (b"R1", (0, false)),
        ] {
            assert_eq!(people.place(code), expected, "{}", String::from_utf8_lossy(code));
        }
        assert_eq!(people.len(), 7);
        assert_eq!((&*people.code(4), &*people.code(6)), (&b"R11"[..], &long[..]));
    }

    #[test]
    fn many_codes_of_any_length_keep_their_positions() {
        let code = |number: usize| {
            let word = format!("{:x}", number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            word.repeat(1 + number % 3).into_bytes()
        };
        let mut people = People::default();
        for number in 0..3000 {
            assert_eq!(people.place(&code(number)), (number, true));
        }
        for number in 0..3000 {
            assert_eq!(people.place(&code(number)), (number, false));
            assert_eq!(&*people.code(number), code(number));
        }
    }
}
