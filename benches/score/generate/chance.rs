//! Chance that is the same everywhere: numbers from a seed and a place, and an order of things without keeping it.

/// A number that looks drawn, from a seed and two positions: the last steps of the generator `SplitMix64`.
pub(crate) fn drawn(seed: u64, one: u64, other: u64) -> u64 {
    let mut x = seed
        .wrapping_add(one.wrapping_mul(0x9e37_79b9_7f4a_7c15))
        .wrapping_add(other.wrapping_mul(0xd1b5_4a32_d192_ed03));
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// An order of the numbers below `number`: a Feistel network of 4 rounds over the next power of 4, walked until it lands below.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shuffle {
    number: u64,
    half: u32,
    seed: u64,
}

impl Shuffle {
    pub(crate) fn of(number: u64, seed: u64) -> Self {
        let bits = u64::BITS - number.saturating_sub(1).leading_zeros();
        Self {
            number,
            half: bits.div_ceil(2).max(1),
            seed,
        }
    }

    /// What stands at a place.
    pub(crate) fn at(self, place: u64) -> u64 {
        let mut at = self.walk(place);
        while at >= self.number {
            at = self.walk(at);
        }
        at
    }

    fn walk(self, at: u64) -> u64 {
        let mask = (1 << self.half) - 1;
        let (mut left, mut right) = (at >> self.half, at & mask);
        for round in 0..4 {
            (left, right) = (right, left ^ (drawn(self.seed, right, round) & mask));
        }
        (left << self.half) | right
    }
}
