//! Words in a text by which its writer might be known: a warning, never a decision.

/// Beginnings that say who speaks.
const TELLING: [&str; 14] = [
    "as the",
    "as a",
    "as an",
    "in my role",
    "in my job",
    "in my practice",
    "my practice",
    "my patients",
    "my surgery",
    "i am the",
    "i'm the",
    "i chair",
    "i lead",
    "the only",
];

/// Titles that a name follows.
const TITLES: [&str; 7] = ["dr", "mr", "mrs", "ms", "miss", "prof", "professor"];

/// What in a text may tell who wrote it or whom it is about: turns of speech, the words given (names of roles, people and places),
/// titles with a name, addresses and long numbers. Each once, in the order of these; as a person would find it in the text.
///
/// ```
/// use ccg_diagnostic::notes::clues;
/// assert_eq!(clues("As the only nurse I was not asked.", &["nurse"]), ["as the", "the only", "nurse"]);
/// assert_eq!(clues("Ask Dr Hale.", &[]), ["Dr Hale"]);
/// assert!(clues("We never rang them back.", &["nurse"]).is_empty());
/// ```
#[must_use]
pub fn clues(text: &str, words: &[&str]) -> Vec<String> {
    let text = text.replace('\u{2019}', "'");
    let said = in_words(&text);
    let has = |phrase: &str| {
        let phrase = in_words(phrase);
        phrase.len() > 2 && said.contains(&phrase)
    };
    let telling = TELLING
        .iter()
        .filter(|phrase| has(phrase))
        .map(|phrase| (*phrase).to_owned());
    let known = words.iter().filter(|word| has(word)).map(|word| (*word).to_owned());
    let mut found: Vec<String> = telling.chain(known).collect();
    found.extend(titled(&text));
    found.extend(
        text.split_whitespace()
            .filter(|word| is_address(word))
            .map(str::to_owned),
    );
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|clue| seen.insert(clue.clone()));
    found
}

/// A text as its words alone, each between spaces.
fn in_words(text: &str) -> String {
    format!(" {} ", spoken(&text.to_lowercase()).join(" "))
}

/// The words of a text without what stands around them.
fn spoken(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '\''));
    words.filter(|word| !word.is_empty()).collect()
}

/// `Dr Hale`: a title and what follows it.
fn titled(text: &str) -> Vec<String> {
    let words = spoken(text);
    let pairs = words
        .windows(2)
        .filter(|pair| TITLES.contains(&pair[0].to_lowercase().as_str()));
    let named = pairs.filter(|pair| pair[1].starts_with(char::is_uppercase));
    named.map(|pair| pair.join(" ")).collect()
}

/// An e-mail address, or a number long enough for a telephone.
fn is_address(word: &str) -> bool {
    let inside = word.trim_matches(|c: char| !c.is_alphanumeric());
    inside.contains('@') || inside.chars().filter(char::is_ascii_digit).count() >= 6
}
