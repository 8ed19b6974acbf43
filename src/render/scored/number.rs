//! Numbers as text, exactly as [`crate::number::shortest`] writes them, at speed.

/// The digits of 0 to 999, with how many there are at the end.
pub(super) const SMALL: [[u8; 4]; 1000] = small();

const fn small() -> [[u8; 4]; 1000] {
    let mut all = [[0; 4]; 1000];
    let mut value = 0;
    while value < all.len() {
        let digits = [value / 100, value / 10 % 10, value % 10];
        let length = if value < 10 {
            1
        } else if value < 100 {
            2
        } else {
            3
        };
        let mut at = 0;
        while at < length {
            all[value][at] = b'0' + digits[3 - length + at] as u8;
            at += 1;
        }
        all[value][3] = length as u8;
        value += 1;
    }
    all
}

/// Room for the text of a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Digits {
    bytes: [u8; 20],
    from: usize,
}

impl Digits {
    /// The digits of a whole number.
    pub(super) fn of(mut value: u64) -> Self {
        let mut digits = Self {
            bytes: [0; 20],
            from: 20,
        };
        while value > 0 || digits.from == 20 {
            digits.from -= 1;
            digits.bytes[digits.from] = b'0' + (value % 10) as u8;
            value /= 10;
        }
        digits
    }

    /// Their text.
    pub(super) fn text(&self) -> &[u8] {
        &self.bytes[self.from..]
    }
}

/// Calls with the shortest text that reads back as this number.
///
/// Within these bounds `zmij` writes no exponent, and ends a whole number with `.0`. Where two texts are equally short and equally near,
/// as of 709837371487878.25, it takes the even one and the standard library the upper one, so those are left to the latter.
pub(super) fn with_text(value: f64, mut write: impl FnMut(&[u8])) {
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

/// A number with its text. What is kept first is 0, which is never looked for here.
#[derive(Debug, Clone, Copy, Default)]
struct Kept {
    bits: u64,
    /// The text, whatever, and at the end how long the text is.
    bytes: [u8; KEPT],
}

/// Bytes of the longest text that is kept, 17 digits and what stands before them, and one for its length.
pub(super) const KEPT: usize = 24;

/// The fewest and the most places.
const PLACES: (usize, usize) = (1 << 8, 1 << 12);

impl Memory {
    /// The text of a number that is not whole, with more behind it, and its length; `None` where it is too long to be kept.
    #[inline]
    pub(super) fn text(&mut self, value: f64) -> Option<(&[u8; KEPT], usize)> {
        let mut place = self.place(value);
        if self.kept.get(place).is_none_or(|kept| kept.bits != value.to_bits()) {
            place = self.learn(value)?;
        }
        let bytes = &self.kept.get(place)?.bytes;
        Some((bytes, usize::from(bytes[KEPT - 1])))
    }

    #[inline]
    fn place(&self, value: f64) -> usize {
        (value.to_bits().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift) as usize
    }

    #[cold]
    fn learn(&mut self, value: f64) -> Option<usize> {
        self.made += 1;
        if self.made > self.kept.len() && self.kept.len() < PLACES.1 {
            self.kept = vec![Kept::default(); (2 * self.kept.len()).max(PLACES.0)];
            self.shift = u64::BITS - self.kept.len().trailing_zeros();
            self.made = 0;
        }
        let place = self.place(value);
        let kept = &mut self.kept[place];
        let mut fits = false;
        with_text(value, |text| {
            fits = text.len() < KEPT;
            if fits {
                kept.bits = value.to_bits();
                kept.bytes[..text.len()].copy_from_slice(text);
                kept.bytes[KEPT - 1] = text.len() as u8;
            }
        });
        fits.then_some(place)
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
