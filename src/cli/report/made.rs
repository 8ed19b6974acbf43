//! Making the report of a round's folder: the team's, one person's own page, or one with another round beside it.

use std::path::Path;

use anyhow::{Result, bail};
use jiff::civil::Date;

use crate::cli::failure::Failure;
use crate::cli::folder::{Folder, Responses};
use crate::cli::issue::issue;
use crate::cli::surroundings::now;
use crate::cli::{notes, output, plan};
use crate::notes::Review;
use crate::plan::Plan;
use crate::questionnaire::PrivacyKind;
use crate::report::{self, Also, Beside, Input, LeftOut, Report, Whose};
use crate::response::{Respondent, Response};
use crate::store;

/// What is asked for besides the round's own report.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asked<'a> {
    /// The folder of another round to lay beside it.
    pub(super) beside: Option<&'a Path>,
    /// The annex for analysts.
    pub(super) technical: bool,
}

/// What else is kept in a round's folder.
#[derive(Debug, Default)]
struct Kept {
    notes: Option<Review>,
    plan: Option<Plan>,
    last_plan: Option<Plan>,
}

/// Reads what else a report is made of.
fn also(folder: &Folder) -> Result<Kept> {
    Ok(Kept {
        notes: Some(notes::read(folder)?),
        plan: plan::read(folder, plan::PLAN)?,
        last_plan: plan::read(folder, plan::LAST)?,
    })
}

/// The report of the round.
pub(super) fn team(folder: &Folder, found: &Responses, asked: Asked<'_>) -> Result<Report> {
    if found.counted.is_empty() {
        bail!(Failure::Problems(none_yet(folder, found)));
    }
    let beside = asked.beside.map(|path| laid_beside(folder, path)).transpose()?;
    let kept = also(folder)?;
    let responses = [found.counted.as_slice(), &found.sides].concat();
    Ok(report::build(&Input {
        questionnaire: &folder.questionnaire,
        round: &folder.round,
        responses: &responses,
        left_out: &found.left_out,
        whose: Whose::Team,
        today: today(),
        beside: beside.as_ref().map(|(other, found)| Beside {
            questionnaire: &other.questionnaire,
            round: &other.round,
            responses: &found.counted,
        }),
        also: Also {
            notes: kept.notes.as_ref(),
            plan: kept.plan.as_ref(),
            last_plan: kept.last_plan.as_ref(),
            technical: asked.technical,
        },
    }))
}

/// Whether the round's report is the page of its one respondent: a private questionnaire has no report of a team.
pub(super) fn is_for_one(folder: &Folder) -> Result<bool> {
    if folder.questionnaire.privacy.kind != PrivacyKind::Private {
        return Ok(false);
    }
    let files = store::yaml_files(&folder.path.join("responses"))?;
    if files.len() > 1 {
        bail!(Failure::Usage(format!(
            "`{}` is private: what somebody answers is for them alone, so there is no report of several people\nTo read your own page:  ccg-diagnostic report {} --mine --as CODE",
            folder.questionnaire.title,
            folder.path.display()
        )));
    }
    Ok(true)
}

fn none_yet(folder: &Folder, found: &Responses) -> String {
    let why = LeftOut::named(&found.left_out, &folder.questionnaire.privacy);
    let why: Vec<String> = why.iter().map(|one| format!("  {one}")).collect();
    let why = if why.is_empty() {
        String::new()
    } else {
        format!("\nLeft out:\n{}", why.join("\n"))
    };
    format!(
        "error: there are no finished responses in `{}` yet{why}\nTo answer:  ccg-diagnostic assess {}",
        folder.path.display(),
        folder.path.display()
    )
}

/// The round to lay beside this one: of the questionnaire that this one's statements name.
fn laid_beside(folder: &Folder, path: &Path) -> Result<(Folder, Responses)> {
    let wanted = &folder.questionnaire.beside;
    if wanted.is_empty() {
        bail!(Failure::Usage(format!(
            "`{}` is not laid beside another questionnaire; leave `--beside` out",
            folder.questionnaire.id
        )));
    }
    let other = Folder::open(path)?;
    if other.questionnaire.id != *wanted {
        bail!(Failure::Usage(format!(
            "`{}` is a round of `{}`; the statements here are laid beside `{wanted}`",
            path.display(),
            other.questionnaire.id
        )));
    }
    let found = other.responses()?;
    for problem in &found.problems {
        output::say(problem);
    }
    issue(&other, &found)?;
    Ok((other, found))
}

/// The day, for dates that have passed.
fn today() -> Option<Date> {
    now().get(..10)?.parse().ok()
}

/// The response of the person whose own page is asked for; whose it is can be left out where there is one response.
pub(super) fn whose(folder: &Folder, code: Option<&str>) -> Result<Response> {
    let typed = match code {
        Some(code) => code.to_owned(),
        None => only_one(folder)?,
    };
    let sides = &folder.questionnaire.sides;
    let side = sides.iter().find(|side| side.id.eq_ignore_ascii_case(&typed));
    let code = match side {
        Some(side) => Some(side.id.clone()),
        None => Respondent::from_code(&typed).map(|respondent| respondent.code().to_owned()),
    };
    let found = code.map(|code| folder.response(&code)).transpose()?.flatten();
    let Some(response) = found else {
        bail!(Failure::Usage(format!(
            "there is no response of `{typed}` in `{}`",
            folder.path.display()
        )));
    };
    Ok(response)
}

/// One person's own page.
pub(super) fn mine(folder: &Folder, response: Response) -> Report {
    let responses = [response];
    let input = Input {
        questionnaire: &folder.questionnaire,
        round: &folder.round,
        responses: &responses,
        left_out: &[],
        whose: Whose::Mine,
        today: today(),
        beside: None,
        also: Also::default(),
    };
    report::build(&input)
}

fn only_one(folder: &Folder) -> Result<String> {
    let files = store::yaml_files(&folder.path.join("responses"))?;
    match files.as_slice() {
        [one] => Ok(one.file_stem().unwrap_or_default().to_string_lossy().into_owned()),
        _ => bail!(Failure::Usage(
            "whose page? Add --as and a code, for example --as R3".to_owned()
        )),
    }
}
