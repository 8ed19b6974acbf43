//! The nearest valid name for a misspelt one.

/// Names longer than this, in bytes, are not compared: the comparison takes time and memory by the product of the lengths.
const LONGEST: usize = 200;

/// How many candidates are looked at.
const MOST: usize = 500;

/// The candidate closest to `name`, when it is close enough to be what was meant.
///
/// Closeness is the Damerau–Levenshtein distance, at most a third of the longer name; the first of equals wins.
#[must_use]
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    let wanted = name.to_lowercase();
    candidates
        .into_iter()
        .take(MOST)
        .filter(|candidate| candidate.len() <= LONGEST)
        .map(|candidate| {
            (
                strsim::damerau_levenshtein(&wanted, &candidate.to_lowercase()),
                candidate,
            )
        })
        .filter(|(distance, candidate)| *distance * 3 <= wanted.chars().count().max(candidate.chars().count()))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// A hint for a name that is not one of `candidates`: the nearest, or the whole list when it is short.
#[must_use]
pub fn hint<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str> + Clone) -> Option<String> {
    if let Some(near) = nearest(name, candidates.clone()) {
        return Some(format!("did you mean `{near}`?"));
    }
    let all: Vec<&str> = candidates.into_iter().take(21).collect();
    (!all.is_empty() && all.len() <= 20).then(|| format!("it can be {}", listed(&all)))
}

fn listed(names: &[&str]) -> String {
    names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::{hint, nearest};

    #[test]
    fn a_swapped_letter_finds_its_name() {
        assert_eq!(nearest("wieght", ["weight", "why", "lens"]), Some("weight"));
    }

    #[test]
    fn nothing_close_gives_the_short_list() {
        assert_eq!(nearest("zebra", ["weight", "why"]), None);
        assert_eq!(
            hint("zebra", ["weight", "why"]).as_deref(),
            Some("it can be `weight`, `why`")
        );
    }
}
