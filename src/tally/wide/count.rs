//! Counting the answers of records that follow one another and are of one group.

use ::wide::u16x8;

use crate::tally::{Group, Slot};

use super::parsed::{LANES, Shape};

/// Records that are counted at one go: a sum has 16 bits.
pub(super) const MOST: usize = u16::MAX as usize;

/// Records from which on they are counted side by side.
const MANY: usize = 8;

/// Counts records, whose answers these are, in a group.
pub(super) fn count(shape: &Shape, records: usize, answers: &[[Slot; LANES]], group: &mut Group) {
    group.responses += u32::try_from(records).unwrap_or(u32::MAX);
    match shape.kinds {
        _ if records < MANY => each(shape, answers, &mut group.counts),
        0..=6 => together::<6>(shape, records, answers, &mut group.counts),
        7..=8 => together::<8>(shape, records, answers, &mut group.counts),
        9..=13 => together::<13>(shape, records, answers, &mut group.counts),
        _ => each(shape, answers, &mut group.counts),
    }
}

/// Record by record.
fn each(shape: &Shape, answers: &[[Slot; LANES]], counts: &mut [u32]) {
    for record in answers.chunks_exact(shape.chunks().max(1)) {
        for (start, slot) in shape.starts.iter().zip(record.as_flattened()) {
            counts[start + usize::from(*slot)] += 1;
        }
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
