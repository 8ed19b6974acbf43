//! Numbers as text, exactly as [`crate::number::shortest`] writes them, at speed.

/// A small whole number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Small {
    /// Its digits and a comma, and what is left of the room.
    pub(super) text: [u8; 4],
    /// Bytes of the digits and the comma.
    pub(super) length: u8,
}

/// 0 to 999.
pub(super) static SMALL: [Small; 1000] = small();

const fn small() -> [Small; 1000] {
    let none = Small {
        text: [b','; 4],
        length: 0,
    };
    let mut all = [none; 1000];
    let mut value = 0;
    while value < all.len() {
        let digits = [value / 100, value / 10 % 10, value % 10];
        let count = 1 + (value > 9) as usize + (value > 99) as usize;
        let mut at = 0;
        while at < count {
            all[value].text[at] = b'0' + digits[3 - count + at] as u8;
            at += 1;
        }
        all[value].length = count as u8 + 1;
        value += 1;
    }
    all
}

/// Writes the digits of a whole number and a comma, and says how many bytes they are.
#[cold]
pub(super) fn write_whole(mut value: u64, room: &mut [u8]) -> usize {
    let (mut digits, mut from) = ([0; 20], 20);
    while value > 0 || from == digits.len() {
        from -= 1;
        digits[from] = b'0' + (value % 10) as u8;
        value /= 10;
    }
    put(&digits[from..], room)
}

/// A text and a comma.
fn put(text: &[u8], room: &mut [u8]) -> usize {
    room[..text.len()].copy_from_slice(text);
    room[text.len()] = b',';
    text.len() + 1
}

/// Calls with the shortest text that reads back as this number.
///
/// Within these bounds `zmij` writes no exponent, and ends a whole number with `.0`. Where two texts are equally short and equally near,
/// as of 709837371487878.25, it takes the even one and the standard library the upper one, so those are left to the latter.
fn with_text(value: f64, mut write: impl FnMut(&[u8])) {
    let mut buffer = zmij::Buffer::new();
    let text = buffer.format(value).as_bytes();
    if !(1e-5..1e15).contains(&value.abs()) || (text.len() > 15 && is_between_texts(value)) {
        return write(format!("{value}").as_bytes());
    }
    write(text.strip_suffix(b".0").unwrap_or(text));
}

/// Numbers that were written lately, each at the one place that its bits lead to: in results the same few come again and again.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// As many places as there is use for: 2 to some power.
    kept: Vec<Kept>,
    /// What leaves as many of the first bits as places are numbered by: the last ones of a short fraction are all 0.
    shift: u32,
    /// Texts that were made since there are so many places.
    made: usize,
}

/// A number with its text.
#[derive(Debug, Clone, Copy)]
struct Kept {
    bits: u64,
    /// The text and a comma, whatever, and at the end how long text and comma are.
    bytes: [u8; KEPT],
}

/// Bytes of nearly every text, its comma, and one for the length.
pub(super) const KEPT: usize = 24;

/// The number of which the bits are 0: what stands at a place that nothing was kept at.
const ZERO: Kept = {
    let mut bytes = [0; KEPT];
    (bytes[0], bytes[1], bytes[KEPT - 1]) = (b'0', b',', 2);
    Kept { bits: 0, bytes }
};

/// The fewest and the most places.
const PLACES: (usize, usize) = (1 << 8, 1 << 12);

impl Memory {
    /// The text of a number and a comma, whatever, and at the end how long the two are; `None` where they are not kept.
    #[inline(always)]
    pub(super) fn known(&self, value: f64) -> Option<&[u8; KEPT]> {
        let kept = self.kept.get(self.place(value))?;
        (kept.bits == value.to_bits()).then_some(&kept.bytes)
    }

    #[inline]
    fn place(&self, value: f64) -> usize {
        (value.to_bits().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift) as usize
    }

    /// Writes the text of a number and a comma, keeps it if it is not too long, and says how long it is.
    #[cold]
    pub(super) fn write(&mut self, value: f64, room: &mut [u8]) -> usize {
        let mut length = 0;
        with_text(value, |text| length = put(text, room));
        if length < KEPT {
            self.keep(value, &room[..length]);
        }
        length
    }

    fn keep(&mut self, value: f64, text: &[u8]) {
        self.made += 1;
        if self.made > self.kept.len() && self.kept.len() < PLACES.1 {
            self.kept = vec![ZERO; (2 * self.kept.len()).max(PLACES.0)];
            self.shift = u64::BITS - self.kept.len().trailing_zeros();
            self.made = 0;
        }
        let place = self.place(value);
        let kept = &mut self.kept[place];
        kept.bits = value.to_bits();
        kept.bytes[..text.len()].copy_from_slice(text);
        kept.bytes[KEPT - 1] = text.len() as u8;
    }
}

/// From here on every double is whole: 2^53.
const WHOLE_FROM: f64 = 9_007_199_254_740_992.0;

/// Whether a number may lie in the middle between two texts of at most 17 digits: then it has at most 18 digits itself, m · 5^b of them
/// where it is m / 2^b, so that b is at most 25.
fn is_between_texts(value: f64) -> bool {
    let scaled = value.abs() * f64::from(1 << 25);
    scaled >= WHOLE_FROM || scaled as u64 as f64 == scaled
}
