//! Counting the answers of records that follow one another and are of one group.

use ::wide::u16x8;

use crate::tally::{Slot, Tally};

use super::parsed::{LANES, Shape};

/// Records that are counted at one go: a sum has 16 bits.
pub(super) const MOST: usize = u16::MAX as usize;

/// Kinds of answers, other than unanswered, that are counted side by side.
const KINDS: usize = 13;

/// Records from which on they are counted side by side.
const MANY: usize = 8;

/// Counts records of a group, whose answers these are.
pub(super) fn count(shape: &Shape, records: usize, answers: &[[Slot; LANES]], tally: &mut Tally, group: usize) {
    if records < MANY || shape.kinds > KINDS {
        return each(shape, answers, tally, group);
    }
    let counts = &mut tally.groups[group].counts;
    match shape.kinds {
        0..=6 => together::<6>(shape, records, answers, counts),
        7..=8 => together::<8>(shape, records, answers, counts),
        _ => together::<KINDS>(shape, records, answers, counts),
    }
}

/// Record by record.
fn each(shape: &Shape, answers: &[[Slot; LANES]], tally: &mut Tally, group: usize) {
    for record in answers.chunks_exact(shape.chunks().max(1)) {
        let answers = shape.starts.iter().zip(record.as_flattened());
        let counters = answers.map(|(start, slot)| start + usize::from(*slot));
        tally.recent.count(&mut tally.groups, group, counters);
    }
}

/// Some statements at a time: how often each of their first `KINDS` slots was answered. Unanswered is what is left of the records.
fn together<const KINDS: usize>(shape: &Shape, records: usize, answers: &[[Slot; LANES]], counts: &mut [u32]) {
    let statements = shape.starts.chunks(LANES).zip(shape.unanswered.chunks(LANES));
    for (chunk, (starts, unanswered)) in statements.enumerate() {
        let mut sums = [u16x8::ZERO; KINDS];
        for slots in answers[chunk..].iter().step_by(shape.chunks()) {
            let slots = u16x8::new(*slots);
            for (sum, kind) in sums.iter_mut().zip(0..) {
                *sum -= slots.simd_eq(u16x8::splat(kind));
            }
        }
        let sums = sums.map(u16x8::to_array);
        for (lane, (start, unanswered)) in starts.iter().zip(unanswered).enumerate() {
            let mut left = records as u32;
            for (count, sum) in counts[*start..*unanswered].iter_mut().zip(&sums) {
                *count += u32::from(sum[lane]);
                left -= u32::from(sum[lane]);
            }
            counts[*unanswered] += left;
        }
    }
}
