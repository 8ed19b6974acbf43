//! Chance from a seed: the generator `SplitMix64`.

/// The same draws from the same seed, on every machine.
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    /// Of one case of one target.
    pub(crate) fn of(seed: u64, target: &str, number: u64) -> Self {
        let name = target.bytes().fold(0_u64, |sum, byte| {
            sum.wrapping_mul(0x100_0000_01b3).wrapping_add(u64::from(byte))
        });
        let mut chance = Self(seed ^ name.rotate_left(32) ^ number.wrapping_mul(0xd1b5_4a32_d192_ed03));
        chance.draw();
        chance
    }

    pub(crate) fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    /// A number below this one; 0 below 0.
    pub(crate) fn below(&mut self, number: usize) -> usize {
        let drawn = self.draw() % (number.max(1) as u64);
        usize::try_from(drawn).unwrap()
    }

    /// Once in so many times.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub(crate) fn pick<'a, T: ?Sized>(&mut self, these: &[&'a T]) -> &'a T {
        these[self.below(these.len())]
    }
}
