//! Choosing a round, or setting one up: the few things that are asked before the first statement.

mod fresh;
mod naming;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::failure::Failure;
use super::folder;
use super::prompt::Asker;
use crate::questionnaire::words::in_brief;
use crate::questionnaire::{PrivacyKind, Questionnaire, catalogue};
use crate::render::screen::{Look, message};
use crate::round::{self, How, Round};
use crate::store;
pub use fresh::{COPY, NewRound};
pub use naming::{free, month, slug};

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
    /// The side that answers, when it is not our own: it answers in a round that is there.
    pub side: Option<String>,
    /// The language.
    pub language: Option<String>,
}

/// The organisation of a round that is for one person alone.
const ALONE: &str = "Only me";

/// What a round of a group is titled after, before its month.
pub const USUAL_TITLE: &str = "Self-assessment";

/// A round that is there, or one that is set up and not yet written.
#[derive(Debug)]
pub enum Chosen {
    /// The folder of one that is there.
    There(PathBuf),
    /// A new one.
    New(Box<NewRound>),
}

/// The round: the one named, the current one, one of those below it, or a new one. Nothing is written.
///
/// # Errors
///
/// When the person stops, the input ends, or what the command line says does not fit.
pub fn choose_round(known: &Known, asker: &mut dyn Asker, look: Look, now: &str) -> Result<Chosen> {
    let place = known.round.as_deref().unwrap_or(Path::new("."));
    let begin = |asker: &mut dyn Asker| Ok(Chosen::New(Box::new(begin(known, asker, look, now)?)));
    if known.new {
        return begin(asker);
    }
    if store::exists(&place.join("round.yaml")) {
        return Ok(Chosen::There(place.to_path_buf()));
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
    match answered(asker.choose("Which round?", &items, Some(0))?, asker)? {
        at if at < below.len() => Ok(Chosen::There(below[at].clone())),
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

/// Asks what a new round needs.
fn begin(known: &Known, asker: &mut dyn Asker, look: Look, now: &str) -> Result<NewRound> {
    if known.side.is_some() {
        bail!(Failure::Usage(
            "another side answers in a round that is there: name its folder, such as  ccg-diagnostic assess ROUND --side \
             SIDE"
                .to_owned()
        ));
    }
    let opening = "Let us set up a round: one time of doing the self-assessment, kept in one folder on this computer.";
    asker.say(&format!("{}\n", message(opening, look)))?;
    let questionnaire = questionnaire(known, |_| true, asker)?;
    let private = questionnaire.privacy.kind == PrivacyKind::Private;
    let organisation = match &known.organisation {
        Some(name) => name.clone(),
        None if private => ALONE.to_owned(),
        None => answered(asker.text("What is your organisation called?", &not_empty)?, asker)?,
    };
    let what = if private { &questionnaire.title } else { USUAL_TITLE };
    let title = known.title.clone().unwrap_or_else(|| format!("{what}, {}", month(now)));
    let how = how(known, &questionnaire, asker)?;
    let name = format!("{}-{}", slug(&organisation), &now[..7]);
    let mut folder = known.round.clone().unwrap_or_else(|| free(Path::new(&name)));
    if private {
        folder = outside_of_rounds(folder, &name, asker, look)?;
    }
    let source = own_file(known)?;
    let round = Round {
        organisation,
        title,
        opened: now[..10].to_owned(),
        how,
        questionnaire: questionnaire.id.clone(),
        version: questionnaire.version.clone(),
        digest: questionnaire.digest.clone(),
        file: source.as_ref().map_or_else(String::new, |_| COPY.to_owned()),
        targets: BTreeMap::new(),
        sides_shown: false,
        invited: BTreeMap::new(),
        language: known.language.clone().unwrap_or_default(),
        privacy: None,
        closes: String::new(),
        people: Vec::new(),
        hand_to: String::new(),
        follows: None,
    };
    Ok(NewRound {
        folder,
        round,
        questionnaire,
        source,
        beside: Vec::new(),
    })
}

/// The folder of a private round: never inside a group's round, where others would have it too.
fn outside_of_rounds(folder: PathBuf, name: &str, asker: &mut dyn Asker, look: Look) -> Result<PathBuf> {
    let Some(round) = store::round_around(&folder)? else {
        return Ok(folder);
    };
    let beside = round.parent().unwrap_or(Path::new("."));
    let own = free(&beside.join(name));
    let why = format!(
        "What you answer here is for you alone, and {} lies in a group's round: whoever has its folder would have your \
         answers too.",
        folder.display()
    );
    asker.say(&format!("\n{}", message(&why, look)))?;
    let question = format!("Keep it in a folder of its own, {}?", own.display());
    if answered(asker.confirm(&question, true)?, asker)? {
        return Ok(own);
    }
    bail!(Failure::Usage(
        "nothing was set up: name a folder of your own, outside of any group's round".to_owned()
    ))
}

/// How it is answered: some questionnaires are for each person alone.
fn how(known: &Known, questionnaire: &Questionnaire, asker: &mut dyn Asker) -> Result<How> {
    let alone = matches!(
        questionnaire.privacy.kind,
        PrivacyKind::Private | PrivacyKind::Anonymous
    );
    match known.how {
        Some(How::Joint) if alone => bail!(Failure::Usage(format!(
            "`{}` is answered by each person alone, so --joint has no place",
            questionnaire.id
        ))),
        Some(how) => Ok(how),
        None if alone => Ok(How::Individual),
        None => ask_how(asker),
    }
}

/// The questionnaire that was named or is chosen among those that fit, in the language that is wanted.
///
/// # Errors
///
/// When there is none such, or the person stops.
pub fn questionnaire(known: &Known, fits: fn(&Questionnaire) -> bool, asker: &mut dyn Asker) -> Result<Questionnaire> {
    let chosen = choose(known, fits, asker)?;
    folder::asked_for(&chosen, known.language.as_deref())
}

fn choose(known: &Known, fits: fn(&Questionnaire) -> bool, asker: &mut dyn Asker) -> Result<Questionnaire> {
    if let Some(name) = &known.questionnaire {
        return folder::questionnaire(name);
    }
    let mut shipped: Vec<Questionnaire> = catalogue::SHIPPED.iter().map(|one| one.questionnaire()).collect();
    shipped.retain(fits);
    shipped.sort_by_key(|one| one.id != catalogue::USUAL);
    let items: Vec<String> = shipped.iter().map(in_a_line).collect();
    let chosen = answered(asker.choose("Which questionnaire?", &items, Some(0))?, asker)?;
    Ok(shipped[chosen].clone())
}

/// A questionnaire's title and the first sentence of what it is for.
fn in_a_line(questionnaire: &Questionnaire) -> String {
    match in_brief(questionnaire) {
        "" => questionnaire.title.clone(),
        brief => format!("{}. {brief}", questionnaire.title),
    }
}

fn ask_how(asker: &mut dyn Asker) -> Result<How> {
    let items = [
        "Our team together".to_owned(),
        "One person at a time, each alone".to_owned(),
    ];
    let chosen = answered(asker.choose("Who is answering?", &items, None)?, asker)?;
    Ok(if chosen == 0 { How::Joint } else { How::Individual })
}

/// The text of a questionnaire of one's own; `None` of one that comes with the program.
///
/// # Errors
///
/// When its file cannot be read.
pub fn own_file(known: &Known) -> Result<Option<String>> {
    let own = |name: &&str| name.contains(['/', '\\', '.']);
    let Some(name) = known.questionnaire.as_deref().filter(own) else {
        return Ok(None);
    };
    Ok(Some(store::read(Path::new(name))?.text))
}

/// What was answered before anything is written; stopping is an end of its own.
///
/// # Errors
///
/// [`Failure::Stopped`] when the person stopped; a sentence when the input ended.
pub fn answered<T>(answer: Option<T>, asker: &mut dyn Asker) -> Result<T> {
    match answer {
        Some(answer) => Ok(answer),
        None if asker.ended() => {
            asker.say("\n")?;
            bail!("the input ended before this was answered, so nothing was written")
        }
        None => {
            asker.say("Stopped. Nothing was written.\n")?;
            bail!(Failure::Stopped)
        }
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
