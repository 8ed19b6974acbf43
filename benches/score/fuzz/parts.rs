//! Parts that are not as they were written are refused; those that are signed again add up or are refused.

use std::fmt::Write as _;

use ccg_diagnostic::questionnaire::Questionnaire;
use ccg_diagnostic::render::scored::Rows;
use ccg_diagnostic::tally::part::{Merging, pin};
use ccg_diagnostic::tally::reject::Reject;
use sha2::{Digest, Sha256};

use crate::mutate::mutate;
use crate::tables::{answers_add_up, part};
use crate::{Case, corpus, written};

pub(crate) fn target(case: &mut Case<'_>) {
    let questionnaire = case.questionnaire();
    let mut made = || {
        let table = corpus::table(questionnaire, &mut case.chance);
        part(questionnaire, &table, &mut case.chance)
    };
    let (Some(whole), Some(other)) = (made(), made()) else {
        return;
    };
    let mut changed = whole.clone();
    mutate(&mut case.chance, &mut changed, &other);
    let again = case.chance.once_in(2);
    if again {
        sign(&mut changed);
    }
    case.input(&changed);
    drop(pin(&changed[..]));
    let mut merging = Merging::new(questionnaire);
    if merging.add("part", &changed[..]).is_err() {
        return;
    }
    let same = [&whole, &other].iter().any(|one| signed(one) == signed(&changed));
    assert!(again || same, "a changed part was taken");
    let two = case.chance.once_in(2) && merging.add("other", &other[..]).is_err();
    if !two {
        results(questionnaire, merging, case);
    }
}

fn results(questionnaire: &Questionnaire, merging: Merging<'_>, case: &Case<'_>) {
    let mut merged = merging.finish();
    answers_add_up(&merged.tally);
    merged.tally.finish(questionnaire);
    let rejects: Vec<Reject> = merged.rejects.into_iter().map(|(_, reject)| reject).collect();
    let chance = case.chance.clone();
    written::results(questionnaire, &merged.tally, &rejects, Rows::default(), chance);
}

/// What the digest is of: all lines but the last, in which there may be more spaces.
fn signed(part: &[u8]) -> &[u8] {
    let whole = &part[..part.len().saturating_sub(1)];
    let last = whole.iter().rposition(|byte| *byte == b'\n');
    &part[..last.map_or(0, |before| before + 1)]
}

/// Puts the digest of what is before the last line into it.
fn sign(part: &mut [u8]) {
    let last = signed(part).len();
    let mut digest = String::new();
    for byte in Sha256::digest(&part[..last]) {
        write!(digest, "{byte:02x}").unwrap();
    }
    let name = b"\"sha256\":\"";
    let found = part[last..].windows(name.len()).position(|window| window == name);
    if let Some(place) = found.map(|found| last + found + name.len()) {
        let end = (place + digest.len()).min(part.len());
        part[place..end].copy_from_slice(&digest.as_bytes()[..end - place]);
    }
}
