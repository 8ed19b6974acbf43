//! Choosing a round, or setting one up: the few things that are asked before the first statement.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::failure::Failure;
use super::folder;
use super::prompt::Asker;
use crate::questionnaire::{Questionnaire, catalogue};
use crate::render::screen::{Look, message};
use crate::round::{self, How, Round};
use crate::store;

/// What the command line already says about the round and who answers.
#[derive(Debug, Default, Clone)]
pub struct Known {
    /// The round's folder.
    pub round: Option<PathBuf>,
    /// A new round is wanted, even where there are others.
    pub new: bool,
    /// The organisation.
    pub organisation: Option<String>,
    /// A title for this time.
    pub title: Option<String>,
    /// How it is answered.
    pub how: Option<How>,
    /// The questionnaire, by id or file.
    pub questionnaire: Option<String>,
}

/// The round's folder: the one named, the current one, one of those below it, or a new one.
///
/// # Errors
///
/// When the person stops, or the new folder cannot be made.
pub fn round_folder(known: &Known, asker: &mut dyn Asker, look: Look, now: &str) -> Result<PathBuf> {
    let place = known.round.as_deref().unwrap_or(Path::new("."));
    let begin = |asker: &mut dyn Asker| begin(known, asker, look, now);
    if known.new {
        return begin(asker);
    }
    if store::exists(&place.join("round.yaml")) {
        return Ok(place.to_path_buf());
    }
    let below = if store::is_folder(place) {
        store::rounds_below(place)?
    } else {
        Vec::new()
    };
    if below.is_empty() {
        return begin(asker);
    }
    let mut items: Vec<String> = below.iter().map(|path| named(path)).collect();
    items.push("Set up a new round".to_owned());
    match answered(asker.choose("Which round?", &items, Some(0))?)? {
        at if at < below.len() => Ok(below[at].clone()),
        _ => begin(asker),
    }
}

/// A round's folder with its organisation and title, for a list.
fn named(path: &Path) -> String {
    let shown = path.strip_prefix(".").unwrap_or(path).display().to_string();
    let about = store::read(&path.join("round.yaml"))
        .ok()
        .and_then(|source| round::from_yaml(&source.text).ok());
    match about {
        Some(round) => format!("{shown}: {}, {}", round.organisation, round.title),
        None => format!("{shown}: its round.yaml has problems"),
    }
}

/// Sets up a new round and returns its folder.
fn begin(known: &Known, asker: &mut dyn Asker, look: Look, now: &str) -> Result<PathBuf> {
    let opening = "Let us set up a round: one time of doing the self-assessment, kept in one folder on this computer.";
    asker.say(&format!("{}\n", message(opening, look)))?;
    let questionnaire = questionnaire(known, asker)?;
    let organisation = match &known.organisation {
        Some(name) => name.clone(),
        None => answered(asker.text("What is your organisation called?", &not_empty)?)?,
    };
    let title = known
        .title
        .clone()
        .unwrap_or_else(|| format!("Self-assessment, {}", month(now)));
    let how = match known.how {
        Some(how) => how,
        None => ask_how(asker)?,
    };
    let folder = match &known.round {
        Some(path) => path.clone(),
        None => free(&format!("{}-{}", slug(&organisation), &now[..7])),
    };
    let file = copy_of(known, &folder)?;
    let round = Round {
        organisation,
        title,
        opened: now[..10].to_owned(),
        how,
        questionnaire: questionnaire.id.clone(),
        version: questionnaire.version.clone(),
        digest: questionnaire.digest.clone(),
        file,
        targets: std::collections::BTreeMap::new(),
        sides_shown: false,
        invited: std::collections::BTreeMap::new(),
        language: String::new(),
    };
    store::make_folder(&folder)?;
    store::save_new(&folder.join("round.yaml"), round::to_yaml(&round).as_bytes())
        .inspect_err(|_| store::drop_empty_folder(&folder))?;
    let place = format!(
        "The round is in the folder {}. Everything you answer stays there.",
        folder.display()
    );
    asker.say(&format!("\n{}", message(&place, look)))?;
    Ok(folder)
}

fn questionnaire(known: &Known, asker: &mut dyn Asker) -> Result<Questionnaire> {
    if let Some(name) = &known.questionnaire {
        return folder::questionnaire(name);
    }
    let shipped: Vec<Questionnaire> = catalogue::SHIPPED.iter().map(|one| one.questionnaire()).collect();
    if let [only] = shipped.as_slice() {
        return Ok(only.clone());
    }
    let items: Vec<String> = shipped.iter().map(|one| one.title.clone()).collect();
    let chosen = answered(asker.choose("Which questionnaire?", &items, Some(0))?)?;
    Ok(shipped[chosen].clone())
}

fn ask_how(asker: &mut dyn Asker) -> Result<How> {
    let items = [
        "Our team together".to_owned(),
        "One person at a time, each alone".to_owned(),
    ];
    Ok(if answered(asker.choose("Who is answering?", &items, None)?)? == 0 {
        How::Joint
    } else {
        How::Individual
    })
}

/// A questionnaire of one's own is copied into the round, so that the round stays whole wherever it is taken.
fn copy_of(known: &Known, folder: &Path) -> Result<String> {
    let Some(name) = known
        .questionnaire
        .as_deref()
        .filter(|name| name.contains(['/', '\\', '.']))
    else {
        return Ok(String::new());
    };
    let source = store::read(Path::new(name))?;
    store::make_folder(folder)?;
    store::save(&folder.join("questionnaire.yaml"), source.text.as_bytes())?;
    Ok("questionnaire.yaml".to_owned())
}

/// What was answered; stopping is an end of its own.
///
/// # Errors
///
/// [`Failure::Stopped`] when the person stopped.
pub fn answered<T>(answer: Option<T>) -> Result<T> {
    match answer {
        Some(answer) => Ok(answer),
        None => bail!(Failure::Stopped),
    }
}

/// For a short text that has to hold something.
///
/// # Errors
///
/// What to type instead.
pub fn not_empty(text: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        Err("Type a few words, then press Enter.".to_owned())
    } else {
        Ok(())
    }
}

fn month(now: &str) -> String {
    let date: Option<jiff::civil::Date> = now[..10].parse().ok();
    date.map_or_else(|| now[..7].to_owned(), |date| date.strftime("%B %Y").to_string())
}

/// The first of NAME, NAME-2, NAME-3 … that is not taken.
fn free(name: &str) -> PathBuf {
    let numbered = (2..).map(|number| PathBuf::from(format!("{name}-{number}")));
    std::iter::once(PathBuf::from(name))
        .chain(numbered)
        .find(|path| !store::exists(path))
        .unwrap_or_default()
}

/// A short name for a folder: small letters, digits and hyphens of the first words, without accents.
fn slug(text: &str) -> String {
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
