//! `round new`: a round of individuals, set up before anybody answers.

mod ask;
mod before;
mod wanted;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use super::invite::invitations;
use crate::cli::assess::{asker, look};
use crate::cli::failure::Failure;
use crate::cli::folder::for_shell;
use crate::cli::output;
use crate::cli::plan::LAST;
use crate::cli::setup::{COPY, NewRound, USUAL_TITLE, free, month, slug};
use crate::cli::surroundings::{Surroundings, now};
use crate::questionnaire::{PrivacyKind, Questionnaire};
use crate::round::codes::in_short;
use crate::round::{How, Round, privacy_of};
use crate::store;
use crate::words::{count, plain, wrap};
use before::Before;
use wanted::Wanted;

/// What `round new` takes.
#[derive(Debug, Default, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic round new                asks what it needs to know
  ccg-diagnostic round new my-round --organisation \"Northbridge CCG\" \\
      --questionnaire ccg-six-domains --people 8 --closes 14/10/2031 \\
      --hand-to \"the programme office\"
  ccg-diagnostic round new --after my-round --people 8    the next time

With --organisation, --questionnaire and --people nothing is asked; --after
stands for the first two. Codes R1 to R8 are made, and one text for each in
my-round/invitations: print them, fold them and let everybody draw one.
--privacy protected, which is usual, shows nothing of too few people; open is
for groups in which everybody has agreed that everything may be shown. It
cannot be loosened once somebody has answered.")]
pub struct Arguments {
    /// The round's folder; named after the organisation and the month unless told
    #[arg(value_name = "FOLDER")]
    folder: Option<PathBuf>,
    /// The team answers together: no codes and no invitations
    #[arg(long, conflicts_with_all = ["people", "privacy", "same_codes", "hand_to"])]
    joint: bool,
    /// The organisation that is described
    #[arg(long, value_name = "NAME")]
    organisation: Option<String>,
    /// The questionnaire; a file is copied into the round
    #[arg(long, value_name = "ID|FILE")]
    questionnaire: Option<String>,
    /// The language, where the questionnaire has several
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// A title for this time
    #[arg(long)]
    title: Option<String>,
    /// How many people are invited
    #[arg(long, value_name = "NUMBER")]
    people: Option<usize>,
    /// How many of a role are invited, such as gp=5; can be given more than once
    #[arg(long, value_name = "ROLE=NUMBER")]
    invite: Vec<String>,
    /// What is promised before anybody answers; protected unless told
    #[arg(long, value_enum)]
    privacy: Option<Promise>,
    /// The last day for answers, such as 14/10/2011 or 2011-10-14
    #[arg(long, value_name = "DATE")]
    closes: Option<String>,
    /// To whom people who answer on their own computer hand their share files
    #[arg(long, value_name = "NAME")]
    hand_to: Option<String>,
    /// The round before: its organisation, questionnaire and promise are taken over, and its plan is kept to look back on
    #[arg(long, value_name = "ROUND")]
    after: Option<PathBuf>,
    /// People keep the codes that they had in the round before
    #[arg(long, requires = "after", conflicts_with = "people")]
    same_codes: bool,
    /// One line at a time, no columns, for a screen reader; also with ACCESSIBLE=1
    #[arg(long)]
    plain: bool,
}

/// What a round can promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Promise {
    /// Nothing is shown of too few people
    Protected,
    /// All have agreed that everything may be shown
    Open,
}

impl Promise {
    fn kind(self) -> PrivacyKind {
        match self {
            Self::Protected => PrivacyKind::Protected,
            Self::Open => PrivacyKind::Open,
        }
    }
}

/// Sets up the round.
///
/// # Errors
///
/// When something is missing or does not fit, the person stops, or the files cannot be written; nothing of it is left then.
pub fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    let now = now();
    let before = arguments.after.as_deref().map(Before::open).transpose()?;
    let mut wanted = Wanted::of(arguments, before.as_ref(), &now)?;
    let missing = wanted.missing();
    if !missing.is_empty() {
        if !around.can_ask() {
            bail!(Failure::Usage(format!("something is missing:\n{}", missing.join("\n"))));
        }
        let plain = arguments.plain || around.accessible;
        let mut asker = asker(plain, around);
        ask::rest(&mut wanted, asker.as_mut(), look(plain, around), &now)?;
    }
    let new = made(arguments, wanted, before, &now)?;
    new.write()?;
    let width = around.width.unwrap_or(80).min(80);
    output::say(&laid_out(&done(&new), width));
    Ok(())
}

fn made(arguments: &Arguments, wanted: Wanted, before: Option<Before>, now: &str) -> Result<NewRound> {
    let organisation = wanted.organisation.unwrap_or_default();
    let folder = arguments.folder.clone();
    let folder = folder.unwrap_or_else(|| free(Path::new(&format!("{}-{}", slug(&organisation), &now[..7]))));
    if store::exists(&folder.join("round.yaml")) {
        bail!(Failure::Usage(format!(
            "`{}` is a round already: name another folder",
            folder.display()
        )));
    }
    let Some((questionnaire, source)) = wanted.questionnaire else {
        bail!(Failure::Usage("--questionnaire is missing".to_owned()));
    };
    let mut invited = wanted.invited.unwrap_or_default();
    if invited.is_empty() && !arguments.joint {
        invited = BTreeMap::from([("all".to_owned(), u32::try_from(wanted.people.len()).unwrap_or(u32::MAX))]);
    }
    let round = Round {
        title: arguments
            .title
            .clone()
            .unwrap_or_else(|| format!("{USUAL_TITLE}, {}", month(now))),
        organisation,
        opened: now[..10].to_owned(),
        how: if arguments.joint { How::Joint } else { How::Individual },
        questionnaire: questionnaire.id.clone(),
        version: questionnaire.version.clone(),
        digest: questionnaire.digest.clone(),
        file: source.as_ref().map_or_else(String::new, |_| COPY.to_owned()),
        targets: BTreeMap::new(),
        sides_shown: false,
        invited,
        language: arguments.language.clone().unwrap_or_default(),
        privacy: wanted.privacy,
        closes: wanted.closes.unwrap_or_default(),
        people: wanted.people,
        hand_to: wanted.hand_to.unwrap_or_default(),
        follows: before.as_ref().map(|before| before.follows(arguments.same_codes)),
    };
    let beside = beside(&round, &questionnaire, &folder, before);
    Ok(NewRound {
        folder,
        round,
        questionnaire,
        source,
        beside,
    })
}

/// The invitations, and the plan of the round before as it is.
fn beside(
    round: &Round,
    questionnaire: &Questionnaire,
    folder: &Path,
    before: Option<Before>,
) -> Vec<(PathBuf, Vec<u8>)> {
    let mut promised = questionnaire.clone();
    promised.privacy = privacy_of(questionnaire, round);
    let texts = invitations(round, &promised, folder, &round.people);
    let mut files: Vec<(PathBuf, Vec<u8>)> = texts
        .into_iter()
        .map(|(name, text)| (name, text.into_bytes()))
        .collect();
    let plan = before.and_then(|before| before.plan);
    files.extend(plan.map(|plan| (PathBuf::from(LAST), plan)));
    files
}

/// What is there now, and what to do with it.
fn done(new: &NewRound) -> String {
    let (folder, place) = (new.folder.display(), for_shell(&new.folder.to_string_lossy()));
    if new.round.how == How::Joint {
        return format!("The round is in the folder {folder}.\nTo answer together:  ccg-diagnostic assess {place}");
    }
    let own = if new.source.is_some() {
        "round.yaml and questionnaire.yaml"
    } else {
        "round.yaml"
    };
    let hand_out = if new.round.follows.as_ref().is_some_and(|before| before.same_codes) {
        "let everybody take the one with their code of last time."
    } else {
        "fold them and let everybody draw one, so that nobody knows who has which code."
    };
    let few = too_few(new).map_or_else(String::new, |words| format!("{words}\n\n"));
    let back = if new.beside.iter().any(|(name, _)| name == Path::new(LAST)) {
        format!("\n4. To look back together on last time's plan:\n   ccg-diagnostic plan review {place}")
    } else {
        String::new()
    };
    format!(
        "The round is in the folder {folder}: {}, {}.\n\n{few}\
         What to do next\n\
         1. Print the texts in {}, {hand_out}\n\
         2. To answer here, one person after another:\n   ccg-diagnostic assess {place} --pass\n   \
         For those who answer on their own computer, send everybody the same message with {own} attached.\n\
         3. To see who has finished:\n   ccg-diagnostic round status {place}{back}",
        count(new.round.people.len(), "person", "people"),
        in_short(&new.round.people),
        new.folder.join("invitations").display(),
    )
}

/// That a report of so few could show nothing, and how to invite more; `None` where there are enough.
fn too_few(new: &NewRound) -> Option<String> {
    let privacy = privacy_of(&new.questionnaire, &new.round);
    let people = new.round.people.len();
    if privacy.kind == PrivacyKind::Open || people >= privacy.minimum {
        return None;
    }
    let place = for_shell(&new.folder.to_string_lossy());
    Some(format!(
        "A report shows nothing before {} people have finished, and {} invited. To invite more:\n   \
         ccg-diagnostic round invite {place} --people {}",
        privacy.minimum,
        count(people, "person is", "people are"),
        privacy.minimum
    ))
}

/// Text in lines that fit: what follows a number is set in, and what is to be typed stays whole.
fn laid_out(text: &str, width: usize) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let indented = line.starts_with("   ") || line.get(1..3) == Some(". ");
        let (first, body) = line.split_at(if indented { 3 } else { 0 });
        if body.starts_with("ccg-diagnostic") {
            lines.push(line.to_owned());
        } else {
            lines.extend(wrap(&plain(body), width, first, &" ".repeat(first.len())));
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::laid_out;

    #[test]
    fn what_is_to_be_typed_stays_whole() {
        let text = "The round is in the folder x.\n\n1. Print the texts in x.\n   ccg-diagnostic assess x --pass";
        assert_eq!(
            laid_out(text, 20),
            "The round is in the\nfolder x.\n\n1. Print the texts\n   in x.\n   ccg-diagnostic assess x --pass"
        );
    }
}
