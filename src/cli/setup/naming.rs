//! Names for rounds: a title, and a folder that is not taken.

use std::path::{Path, PathBuf};

use crate::store;

/// A date as `October 2011`.
#[must_use]
pub fn month(now: &str) -> String {
    let date: Option<jiff::civil::Date> = now[..10].parse().ok();
    date.map_or_else(|| now[..7].to_owned(), |date| date.strftime("%B %Y").to_string())
}

/// The first of NAME, NAME-2, NAME-3 … that is not taken.
#[must_use]
pub fn free(name: &Path) -> PathBuf {
    let numbered = (2..).map(|number| PathBuf::from(format!("{}-{number}", name.display())));
    std::iter::once(name.to_path_buf())
        .chain(numbered)
        .find(|path| !store::exists(path))
        .unwrap_or_default()
}

/// A short name for a folder: small letters, digits and hyphens of the first words, without accents.
#[must_use]
pub fn slug(text: &str) -> String {
    let plain: String = text.to_lowercase().chars().map(plain_letter).collect();
    let words: Vec<&str> = plain
        .split([' ', '-'])
        .filter(|word| !word.is_empty())
        .take(2)
        .collect();
    let name: String = words.join("-").chars().take(30).collect();
    let name = name.trim_end_matches('-');
    if name.is_empty() {
        "round".to_owned()
    } else {
        name.to_owned()
    }
}

fn plain_letter(letter: char) -> &'static str {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    match letter {
        'à'..='å' | 'ā' => "a",
        'ç' => "c",
        'è'..='ë' | 'ē' => "e",
        'ì'..='ï' => "i",
        'ñ' => "n",
        'ò'..='ö' | 'ø' | 'ō' => "o",
        'ù'..='ü' | 'ū' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        '\'' | '\u{2019}' => "",
        _ => PLAIN.find(letter).map_or(" ", |at| &PLAIN[at..=at]),
    }
}

#[cfg(test)]
mod tests {
    use super::{month, slug};

    #[test]
    fn a_folder_is_named_after_the_organisation() {
        assert_eq!(
            slug("Northbridge Clinical Commissioning Group (emerging)"),
            "northbridge-clinical"
        );
        assert_eq!(slug("St Mary\u{2019}s & Hilltop"), "st-marys");
        assert_eq!(slug("Équipe Élan"), "equipe-elan");
        assert_eq!(slug("../../etc"), "etc");
        assert_eq!(slug("—"), "round");
    }

    #[test]
    fn a_round_is_titled_after_its_month() {
        assert_eq!(month("2011-10-03T10:00"), "October 2011");
    }
}
