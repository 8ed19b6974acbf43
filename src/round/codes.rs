//! The codes of a round's people: given out in a row, named in short, never used twice.

use super::Round;
use crate::response::Respondent;
use crate::words::list;

/// The most people that a round can have.
pub const MOST: usize = 500;

/// So many codes more, after the highest number in use: `R1`, `R2` … where none is. A number that was left free below it is not
/// taken, since somebody may have had it.
///
/// ```
/// use ccg_diagnostic::round::codes::more;
/// assert_eq!(more(&[], 2), ["R1", "R2"]);
/// assert_eq!(more(&["R4".to_owned(), "CHAIR".to_owned()], 1), ["R5"]);
/// ```
#[must_use]
pub fn more(used: &[String], number: usize) -> Vec<String> {
    let highest = used.iter().filter_map(|code| number_of(code)).max().unwrap_or(0);
    (1..=number as u64).map(|at| format!("R{}", highest + at)).collect()
}

/// Codes in short: `R1 to R8`, `R1, R2 and R7`, `R1 to R4, R7 and CHAIR`; empty for none.
#[must_use]
pub fn in_short(codes: &[String]) -> String {
    let mut numbers: Vec<u64> = codes.iter().filter_map(|code| number_of(code)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let rows = numbers.chunk_by(|one, next| one + 1 == *next);
    let mut parts: Vec<String> = rows.flat_map(row).collect();
    parts.extend(codes.iter().filter(|code| number_of(code).is_none()).cloned());
    list(&parts)
}

/// Three codes or more in a row become one part.
fn row(numbers: &[u64]) -> Vec<String> {
    match numbers {
        [first, .., last] if numbers.len() > 2 => vec![format!("R{first} to R{last}")],
        _ => numbers.iter().map(|number| format!("R{number}")).collect(),
    }
}

/// The number of a code that is `R` and a number of at most nine digits.
fn number_of(code: &str) -> Option<u64> {
    let digits = code.strip_prefix('R')?;
    let plain = (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| plain && !digits.starts_with('0'))
}

/// Why somebody cannot answer in a round: it has a list of codes, and theirs is not on it. `None` when they can.
#[must_use]
pub fn unknown(round: &Round, respondent: &Respondent) -> Option<String> {
    let code = respondent.code();
    let stranger = !round.people.is_empty() && !round.people.iter().any(|one| one == code);
    stranger.then(|| {
        let (codes, ask) = (in_short(&round.people), whom(round));
        let are = if round.people.len() == 1 {
            "The code is"
        } else {
            "Codes are"
        };
        format!("There is no code {code} in this round. {are} {codes}. Ask {ask}.")
    })
}

/// Whom people turn to: as the round says, else whoever invited them.
#[must_use]
pub fn whom(round: &Round) -> &str {
    if round.hand_to.is_empty() {
        "whoever invited you"
    } else {
        &round.hand_to
    }
}

#[cfg(test)]
mod tests {
    use super::{in_short, more};

    fn owned(codes: &[&str]) -> Vec<String> {
        codes.iter().map(|code| (*code).to_owned()).collect()
    }

    #[test]
    fn codes_are_named_in_short() {
        assert_eq!(in_short(&owned(&["R1", "R2", "R3", "R4"])), "R1 to R4");
        assert_eq!(in_short(&owned(&["R2", "R1"])), "R1 and R2");
        assert_eq!(
            in_short(&owned(&["R1", "R2", "R3", "R5", "R10", "R11", "R12", "CHAIR"])),
            "R1 to R3, R5, R10 to R12 and CHAIR"
        );
        assert_eq!(in_short(&owned(&["R007", "R1"])), "R1 and R007");
        assert_eq!(in_short(&[]), "");
    }

    #[test]
    fn no_number_is_used_twice() {
        assert_eq!(more(&owned(&["R1", "R9"]), 2), ["R10", "R11"]);
        assert_eq!(more(&owned(&["R99999999999999999999", "NURSE"]), 1), ["R1"]);
    }
}
