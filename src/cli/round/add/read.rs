//! Reading one share file, and every reason to refuse it.

use std::path::{Path, PathBuf};

use crate::cli::folder::{Folder, all_of};
use crate::gather::Version;
use crate::problem::excerpt::brief;
use crate::problem::{Problem, ProblemCode, Source};
use crate::questionnaire::PrivacyKind;
use crate::response::share::{RoundName, shared};
use crate::response::{Respondent, Response, check, write};
use crate::round::Round;
use crate::store;
use crate::words::{count, date, list, plain, sentence, upper_first};
use crate::yaml::MOST_BYTES;

/// A share file that can be taken in.
#[derive(Debug)]
pub(super) struct Came {
    /// The version that it holds.
    pub(super) version: Version,
    /// Whether it says which round it is from.
    pub(super) names_round: bool,
    /// Whether there was something private in it, which is left out.
    pub(super) private: bool,
    /// The file in the round's own folder set-aside that it was, now that it has another code.
    pub(super) moved_from: Option<PathBuf>,
}

/// A file that is not taken in.
#[derive(Debug)]
pub(super) struct Refused {
    /// Why, and what to do.
    pub(super) reason: String,
    /// Its problems with their excerpts.
    pub(super) excerpt: Option<String>,
}

impl From<String> for Refused {
    fn from(reason: String) -> Self {
        Self { reason, excerpt: None }
    }
}

/// The files that a path stands for. Of a folder its .yaml files; of somebody's round what is to be handed over from it.
pub(super) fn files(path: &Path) -> Vec<PathBuf> {
    if !store::is_folder(path) {
        return vec![path.to_path_buf()];
    }
    let folder = if store::exists(&path.join("round.yaml")) {
        path.join("to-hand-over")
    } else {
        path.to_path_buf()
    };
    match store::yaml_files(&folder) {
        Ok(found) if !found.is_empty() => found,
        _ => vec![folder],
    }
}

/// Reads a file, and says why where it is refused.
pub(super) fn one(path: &Path, folder: &Folder, code: Option<&str>) -> Result<Came, Refused> {
    if store::is_folder(path) || !store::exists(path) {
        return Err(nothing_there(path));
    }
    let source = store::read(path).map_err(|error| unreadable(&error))?;
    let named = RoundName::in_file(&source.text);
    let found = check::from_yaml(&source.text, &folder.questionnaire);
    let newer = |problems: &Vec<Problem>| problems.iter().any(|problem| problem.code == ProblemCode::NewerFormat);
    if let (Some(named), false) = (&named, found.as_ref().is_err_and(newer)) {
        of_this_round(path, named, folder)?;
    }
    let mut whole = found.map_err(|problems| not_a_response(&source, &problems))?;
    fits(&whole, folder)?;
    let own = is_set_aside_here(path, folder);
    let another = code.filter(|code| *code != whole.respondent.code());
    match code {
        Some(_) if !whole.side.is_empty() => {
            return Err(format!(
                "It is the response of the side `{}`, so it takes no other code.",
                whole.side
            )
            .into());
        }
        Some(code) => whole.respondent = Respondent::Person(code.to_owned()),
        None => has_a_code_here(&whole, folder)?,
    }
    let kept = if own {
        whole.clone()
    } else {
        shared(&whole, &folder.questionnaire)
    };
    comes_back(&kept, folder)?;
    Ok(Came {
        private: kept != whole,
        version: Version::of(kept, &folder.questionnaire, &folder.round),
        names_round: named.is_some() || own,
        moved_from: (own && another.is_some()).then(|| path.to_path_buf()),
    })
}

fn nothing_there(path: &Path) -> Refused {
    let what = if store::is_folder(path) {
        "There is no .yaml file in this folder."
    } else {
        "There is no such file."
    };
    what.to_owned().into()
}

/// Why a file cannot be read, without its name, which stands before it already.
fn unreadable(error: &anyhow::Error) -> Refused {
    let text = format!("{error:#}");
    let why = text.split_once("`: ").map_or(text.as_str(), |(_, why)| why);
    sentence(&upper_first(why)).into()
}

fn of_this_round(path: &Path, named: &RoundName, folder: &Folder) -> Result<(), Refused> {
    let here = RoundName::of(&folder.round);
    if *named == here {
        return Ok(());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let of = |round: &RoundName| {
        let (organisation, title) = (plain(&round.organisation), plain(&round.title));
        format!(
            "\"{}\" of {}, opened on {}",
            brief(&title),
            brief(&organisation),
            date(brief(&plain(&round.opened)).as_ref())
        )
    };
    Err(format!(
        "{name} is from round {}. This is {}. Name that round with --to.",
        of(named),
        of(&here)
    )
    .into())
}

fn not_a_response(source: &Source, problems: &[Problem]) -> Refused {
    let of_kind = |code| problems.iter().find(|problem| problem.code == code);
    let alone = of_kind(ProblemCode::NewerFormat).or_else(|| of_kind(ProblemCode::WrongQuestionnaire));
    if let Some(problem) = alone {
        let hint = problem.hint.as_deref().unwrap_or_default();
        return format!(
            "{} {}",
            sentence(&upper_first(&problem.message)),
            sentence(&upper_first(hint))
        )
        .into();
    }
    Refused {
        reason: format!("It has {}.", count(problems.len(), "problem", "problems")),
        excerpt: Some(all_of(source, problems, false)),
    }
}

/// Whether a response can be one of this round's at all.
fn fits(response: &Response, folder: &Folder) -> Result<(), Refused> {
    let sides = &folder.questionnaire.sides;
    if response.respondent == Respondent::Joint {
        return Err(
            "It holds the answers of a team together, and this round is answered one by one."
                .to_owned()
                .into(),
        );
    }
    if !response.side.is_empty() && !sides.iter().any(|side| side.id == response.side) {
        return Err(format!("This questionnaire has no side `{}`.", brief(&plain(&response.side))).into());
    }
    let open = folder.questionnaire.privacy.kind == PrivacyKind::Open;
    match response
        .promised
        .filter(|promised| open && *promised != PrivacyKind::Open)
    {
        Some(promised) => Err(format!(
            "Its respondent was promised that answers are {}, and this round is open: everything in it is shown. \
             Ask them, or write `privacy: protected` in round.yaml.",
            promised.word()
        )
        .into()),
        None => Ok(()),
    }
}

/// Whether the code is one of those that the round names, where it names any.
pub(super) fn is_of_the_round(response: &Response, round: &Round) -> bool {
    let any = round.people.is_empty() || !response.side.is_empty();
    any || round.people.iter().any(|person| person == response.respondent.code())
}

fn has_a_code_here(response: &Response, folder: &Folder) -> Result<(), Refused> {
    let (round, code) = (&folder.round, response.respondent.code());
    if is_of_the_round(response, round) {
        return Ok(());
    }
    let ask = if round.hand_to.is_empty() {
        "Ask whoever sent it for their code, and name it with --as.".to_owned()
    } else {
        format!("Ask {}, and name the right one with --as.", plain(&round.hand_to))
    };
    Err(format!("There is no code {code} in this round. {} {ask}", codes(&round.people)).into())
}

/// `Codes are R1 to R8.`, or every code where they are no such row.
fn codes(people: &[String]) -> String {
    let numbers: Option<Vec<u32>> = people.iter().map(|code| code.strip_prefix('R')?.parse().ok()).collect();
    let mut numbers = numbers.unwrap_or_default();
    numbers.sort_unstable();
    let row = numbers.len() > 2 && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
    match (row, numbers.first(), numbers.last()) {
        (true, Some(first), Some(last)) => format!("Codes are R{first} to R{last}."),
        _ => format!("Codes are {}.", list(people)),
    }
}

/// What is written has to be readable: a file by hand can hold what our own would not.
fn comes_back(response: &Response, folder: &Folder) -> Result<(), Refused> {
    let text = write::to_yaml(response, &folder.questionnaire);
    let back = check::from_yaml(&text, &folder.questionnaire);
    if text.len() <= MOST_BYTES && back.as_ref() == Ok(response) {
        return Ok(());
    }
    Err(
        "It holds more than 1 MB, or ids that cannot be kept. Ask for the file as the program made it."
            .to_owned()
            .into(),
    )
}

fn is_set_aside_here(path: &Path, folder: &Folder) -> bool {
    let above = path.parent().unwrap_or(Path::new(""));
    store::same_folder(above, &folder.path.join(super::shelf::ASIDE))
}
