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
/// length. The first that does not brings an index about.
#[derive(Debug, Clone, Default)]
pub struct People {
    codes: Vec<u128>,
    /// Longer codes, one behind the other: their number is where they begin, and their length before it.
    long: Vec<u8>,
    index: Option<Box<Index>>,
}

/// Positions by code: a place of the table is free, or has a position and 1.
#[derive(Debug, Clone, Default)]
struct Index {
    /// Chosen anew each time, so that no file can be made that is slow. No result depends on it.
    key: RandomState,
    /// As many as a power of 2, at least an eighth of them free.
    places: Vec<u32>,
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
        if code.len() <= SHORT {
            let number = short(code);
            if self.index.is_none() && self.codes.last().is_none_or(|last| *last < number) {
                self.codes.push(number);
                return (self.codes.len() - 1, true);
            }
        }
        self.look_up(code)
    }

    fn look_up(&mut self, code: &[u8]) -> (usize, bool) {
        if 8 * (self.codes.len() + 1) > 7 * self.index.as_ref().map_or(0, |index| index.places.len()) {
            self.grow();
        }
        let Some(index) = &self.index else { return (0, false) };
        let mut place = index.first(index.key.hash_one(code));
        loop {
            let Some(at) = (index.places[place] as usize).checked_sub(1) else {
                break;
            };
            if self.is(at, code) {
                return (at, false);
            }
            place = index.next(place);
        }
        self.add(code, place);
        (self.codes.len() - 1, true)
    }

    fn is(&self, at: usize, code: &[u8]) -> bool {
        let number = self.codes[at];
        if code.len() <= SHORT {
            number == short(code)
        } else {
            number >= LONG && self.long_code(number) == code
        }
    }

    fn add(&mut self, code: &[u8], place: usize) {
        let number = if code.len() <= SHORT {
            short(code)
        } else {
            let begin = self.long.len() as u128;
            self.long.extend_from_slice(code);
            LONG | ((code.len() as u128) << 64) | begin
        };
        self.codes.push(number);
        if let Some(index) = &mut self.index {
            index.places[place] = position(self.codes.len());
        }
    }

    fn grow(&mut self) {
        let mut index = self.index.take().unwrap_or_default();
        let room = (self.codes.len() + 1) * 8 / 7 + 1;
        index.places = vec![0; room.next_power_of_two()];
        for at in 0..self.codes.len() {
            let mut place = index.first(index.key.hash_one(&*self.code(at)));
            while index.places[place] != 0 {
                place = index.next(place);
            }
            index.places[place] = position(at + 1);
        }
        self.index = Some(index);
    }

    fn long_code(&self, number: u128) -> &[u8] {
        let begin = (number as u64) as usize;
        let length = ((number & !LONG) >> 64) as usize;
        &self.long[begin..begin + length]
    }
}

impl Index {
    fn first(&self, hash: u64) -> usize {
        (hash as usize) & (self.places.len() - 1)
    }

    fn next(&self, place: usize) -> usize {
        (place + 1) & (self.places.len() - 1)
    }
}

/// More than 4,294,967,295 respondents of one organisation are more than the counters can hold.
fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[inline]
fn short(code: &[u8]) -> u128 {
    let mut bytes = [0; 16];
    bytes[16 - code.len()..].copy_from_slice(code);
    u128::from_be_bytes(bytes) | ((code.len() as u128) << 120)
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
