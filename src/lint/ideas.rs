//! Whether a statement says two things: an `and` with a claim on either side.
//!
//! Without a dictionary of English this is a guess, and a false alarm costs more than a miss. So it speaks only where what
//! follows the `and` can hardly be anything but a second claim: a subject of its own (`and we review it`), a finite verb
//! (`and has been tested`), or a plain verb that is seldom a noun (`and ask what changed`). Where the first half is a
//! condition, or the `and` stands in a clause with `who`, `that` or `which`, it is silent.

/// Words that begin a clause of their own.
const SUBJECTS: &[&str] = &[
    "i",
    "we",
    "they",
    "it",
    "he",
    "she",
    "you",
    "there",
    "nobody",
    "everybody",
    "everyone",
    "somebody",
];

/// Verbs that show a person or a time, so that they cannot be nouns.
const FINITE: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "can", "cannot", "could", "will", "would",
    "must", "should", "may", "might", "knows", "brings", "keeps", "gives", "gets", "takes", "makes", "meets", "asks",
    "decides", "explains", "includes", "hears", "tells", "owns", "met", "made", "took", "gave", "told", "went",
];

/// Verbs that are seldom nouns.
const PLAIN: &[&str] = &[
    "agree",
    "ask",
    "become",
    "begin",
    "bring",
    "carry",
    "choose",
    "decide",
    "discuss",
    "explain",
    "follow",
    "get",
    "give",
    "go",
    "have",
    "hear",
    "hold",
    "keep",
    "know",
    "learn",
    "listen",
    "make",
    "meet",
    "publish",
    "read",
    "say",
    "see",
    "send",
    "speak",
    "stop",
    "take",
    "tell",
    "think",
    "understand",
    "write",
];

/// Words after which a clause is a condition or belongs to one thing named before.
const DEPENDENT: &[&str] = &[
    "who", "whom", "whose", "that", "which", "what", "where", "when", "why", "how", "if", "whether", "because",
    "while", "until", "unless", "although", "after", "before", "since",
];

/// Verbs after which `to` does not begin a verb: `listen to patients`.
const BEFORE_TO: &[&str] = &[
    "belong", "come", "go", "listen", "reply", "report", "respond", "return", "speak", "talk", "talks", "write",
];

/// The word with which the second idea begins, if there seem to be two.
pub(super) fn second_idea(statement: &str) -> Option<&str> {
    let words: Vec<&str> = statement.split_whitespace().collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let ands = folded.iter().enumerate().filter(|(_, word)| *word == "and");
    let mut seconds = ands.filter_map(|(at, _)| second(&folded, at));
    seconds
        .next()
        .map(|at| words[at].trim_end_matches([',', '.', ';', ':']))
}

/// The position of the word that makes the second half a claim, given the position of the `and`.
fn second(words: &[String], and: usize) -> Option<usize> {
    let (first, rest) = (&words[..and], &words[and + 1..]);
    if first.len() < 3 || rest.len() < 2 || first.iter().any(|word| DEPENDENT.contains(&word.as_str())) {
        return None;
    }
    let skipped = rest.iter().take_while(|word| is_adverb(word)).count();
    let word = rest.get(skipped)?.as_str();
    let before = first[and - 1].as_str();
    let claim = if SUBJECTS.contains(&word) {
        skipped + 2 < rest.len()
    } else if FINITE.contains(&word) {
        !FINITE.contains(&before)
    } else {
        PLAIN.contains(&word) && !PLAIN.contains(&before) && !aims(first) && skipped + 1 < rest.len()
    };
    claim.then_some(and + 1 + skipped)
}

/// Whether something is done in order to do something, as in `time to read and discuss`: then the verbs belong together.
fn aims(words: &[String]) -> bool {
    let mut pairs = words.windows(2);
    pairs.any(|pair| pair[1] == "to" && !BEFORE_TO.contains(&pair[0].as_str()))
}

fn is_adverb(word: &str) -> bool {
    matches!(word, "not" | "also" | "then" | "often" | "always" | "never" | "so")
        || (word.len() > 4 && word.ends_with("ly"))
}

/// In small letters, without the marks around it.
fn fold(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::second_idea;

    #[test]
    fn a_second_claim_is_found() {
        for (statement, word) in [
            (
                "Our committees are properly chaired and have caught something that mattered.",
                "have",
            ),
            (
                "Joint committees report back clearly and nobody is unsure who is accountable.",
                "nobody",
            ),
            ("We meet every month, and we publish the minutes.", "we"),
            ("The plan is written down and has been tested.", "has"),
            ("We listen to patients and tell them about the result.", "tell"),
            ("The risk register is short and is always read at meetings.", "is"),
        ] {
            assert_eq!(second_idea(statement), Some(word), "{statement}");
        }
    }

    #[test]
    fn one_claim_about_two_things_is_none() {
        for statement in [
            "There is a clear route by which local people and groups can reach our governing body.",
            "When we are worried and have evidence, we talk to the practice early and fairly.",
            "We decide fairly and openly what to fund, what to limit and what to stop.",
            "Our rules on who may decide what are clear and in use.",
            "People can lead here and still have a practice, a family and good health.",
            "We can say what we are for and what we leave to others.",
            "We have time to read and discuss the papers.",
            "Everybody knows what we can and cannot do.",
            "We work with people who are fair and have time for us.",
            "Chair and deputy meet.",
        ] {
            assert_eq!(second_idea(statement), None, "{statement}");
        }
    }
}
