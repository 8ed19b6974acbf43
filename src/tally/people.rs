//! The respondents of an organisation, to notice a code that comes twice: exact, and small.

use std::collections::HashMap;

/// The longest code that is kept as a number, in bytes.
const SHORT: usize = 15;

/// Codes by position, in the order in which they came.
///
/// Codes that come in order, such as R1, R2 … R10, are told to be new by one comparison: a code is a number whose first byte is its
/// length. The first that does not brings an index about.
#[derive(Debug, Clone, Default)]
pub struct People {
    codes: Vec<u128>,
    index: Option<HashMap<u128, u32>>,
    /// Codes too long for a number, by a number that no short code has.
    long: HashMap<Box<[u8]>, u128>,
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
    pub fn code(&self, at: usize) -> std::borrow::Cow<'_, [u8]> {
        let number = self.codes[at];
        let length = (number >> 120) as usize;
        if length > SHORT {
            let found = self.long.iter().find(|(_, own)| **own == number);
            return std::borrow::Cow::Borrowed(found.map_or(&[], |(code, _)| code));
        }
        std::borrow::Cow::Owned(number.to_be_bytes()[16 - length..].to_vec())
    }

    /// The position of a code, and whether it is new.
    #[inline]
    pub fn place(&mut self, code: &[u8]) -> (usize, bool) {
        let number = self.number(code);
        if self.index.is_none() && self.codes.last().is_none_or(|last| *last < number) {
            self.codes.push(number);
            return (self.codes.len() - 1, true);
        }
        self.look_up(number)
    }

    fn look_up(&mut self, number: u128) -> (usize, bool) {
        if self.index.is_none() {
            if let Ok(at) = self.codes.binary_search(&number) {
                return (at, false);
            }
            let numbered = self.codes.iter().zip(0..);
            self.index = Some(numbered.map(|(code, at)| (*code, at)).collect());
        }
        let index = self.index.get_or_insert_default();
        let next = self.codes.len();
        match index.entry(number) {
            std::collections::hash_map::Entry::Occupied(found) => (*found.get() as usize, false),
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(u32::try_from(next).unwrap_or(u32::MAX));
                self.codes.push(number);
                (next, true)
            }
        }
    }

    #[inline]
    fn number(&mut self, code: &[u8]) -> u128 {
        if code.len() > SHORT {
            let next = (u128::from(u8::MAX) << 120) | self.long.len() as u128;
            return *self.long.entry(code.into()).or_insert(next);
        }
        let mut bytes = [0; 16];
        bytes[16 - code.len()..].copy_from_slice(code);
        u128::from_be_bytes(bytes) | ((code.len() as u128) << 120)
    }
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
    }
}
