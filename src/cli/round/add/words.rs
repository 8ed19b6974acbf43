//! What became of each file, in words.

use super::read::{Came, is_of_the_round};
use super::shelf::{Shelf, Took};
use crate::cli::folder::Folder;
use crate::cli::folder::for_shell;
use crate::cli::surroundings::Surroundings;
use crate::gather::{Became, Version};
use crate::words::{count, date, list, plain, plural, wrap};
use crate::{reach, store};

/// What became of all files.
#[derive(Debug, Default)]
pub(super) struct Sum {
    became: Vec<Became>,
    /// How many were refused.
    pub(super) refused: usize,
}

impl Sum {
    /// Counts a file; `None` when it was refused.
    pub(super) fn add(&mut self, became: Option<Became>) {
        match became {
            Some(became) => self.became.push(became),
            None => self.refused += 1,
        }
    }

    /// Files read = added + newer + the same + older + set aside + refused.
    pub(super) fn words(&self, dry_run: bool) -> String {
        let number = |kinds: &[Became]| self.became.iter().filter(|became| kinds.contains(became)).count();
        let parts = [
            (number(&[Became::First, Became::BegunBefore]), "added"),
            (number(&[Became::Newer]), "newer"),
            (number(&[Became::Same]), "the same"),
            (number(&[Became::Older]), "older"),
            (number(&[Became::BegunAfter]), "set aside"),
            (self.refused, "refused"),
        ];
        let said = parts.iter().filter(|(number, _)| *number > 0);
        let said: Vec<String> = said.map(|(number, what)| format!("{number} {what}")).collect();
        let read = count(self.became.len() + self.refused, "file", "files");
        let dry = if dry_run {
            " Nothing was written: this was a trial."
        } else {
            ""
        };
        let twice = number(&[Became::BegunBefore, Became::BegunAfter]);
        let twice = match twice {
            0 => String::new(),
            some => format!(" In {some} of them a code may have been used twice: see above."),
        };
        format!("{read} read: {}.{twice}{dry}", list(&said))
    }
}

/// What became of a version that came in, with the choice made and why.
pub(super) fn of(came: &Came, took: &Took, folder: &Folder, shelf: &Shelf<'_>) -> String {
    let version = &came.version;
    let code = version.response.respondent.code();
    let here = state(version, folder);
    let before = took.before.as_ref().unwrap_or(version);
    let said = match took.became {
        Became::First => format!("{code} added. {here}"),
        Became::Newer => format!(
            "{code}, newer than the one here, which is now {}. {here}",
            file(before, shelf)
        ),
        Became::Older => format!("{code}, older than the one here. Kept as {}.", file(version, shelf)),
        Became::Same => format!("{code}, the same as the one here. Nothing changes."),
        Became::BegunBefore => format!("{code} added. {here} {}", twice(before, shelf)),
        Became::BegunAfter => format!("{code}, set aside. {}", twice(version, shelf)),
    };
    let beside = if took.became == Became::Same {
        String::new()
    } else {
        beside(came, folder)
    };
    let ways_out = match took.became {
        Became::BegunBefore => ways_out(before, folder, shelf),
        Became::BegunAfter => ways_out(version, folder, shelf),
        _ => String::new(),
    };
    format!("{said}{beside}{ways_out}")
}

/// How far somebody is; never what they answered.
fn state(version: &Version, folder: &Folder) -> String {
    let (answered, asked) = reach::progress(&folder.questionnaire, &version.response);
    let finished = if version.response.finished.is_empty() {
        "not finished yet"
    } else {
        "finished"
    };
    format!("{answered} of {asked} answered, {finished}.")
}

/// What else there is to say of a file that was taken in.
fn beside(came: &Came, folder: &Folder) -> String {
    let mut said = String::new();
    let response = &came.version.response;
    if !response.digest.is_empty() && response.digest != folder.questionnaire.digest {
        let differ = response.changed(&folder.questionnaire).len() + response.kept.len();
        let statements = match differ {
            0 => "no statement of theirs reads".to_owned(),
            some => format!(
                "{} of theirs {}",
                count(some, "statement", "statements"),
                plural(some, "reads", "read")
            ),
        };
        said.push_str(&format!(
            " Answered to version {} of the questionnaire: {statements} differently here.",
            plain(&response.version)
        ));
    }
    if !is_of_the_round(response, &folder.round) {
        let code = response.respondent.code();
        said.push_str(&format!(
            " {code} is not among the codes of this round: add it to `people` in round.yaml."
        ));
    }
    if came.private {
        said.push_str(" What was private in it was left out.");
    }
    if !came.names_round {
        said.push_str(" It does not say which round it is from.");
    }
    said
}

/// The file that a version is kept in.
fn file(version: &Version, shelf: &Shelf<'_>) -> String {
    let code = version.response.respondent.code();
    let name = shelf.name(code, &version.digest);
    name.map_or_else(String::new, |name| name.display().to_string())
}

/// That a code was used twice, and which of the two counts.
fn twice(other: &Version, shelf: &Shelf<'_>) -> String {
    let code = other.response.respondent.code();
    let counts = shelf.counts(code).unwrap_or(other);
    let begun = [counts, other].map(|version| when(&version.response.started));
    format!(
        "{code} was begun on {} and on {}, so the code may have been used twice. The one begun first counts; the other is {}.",
        begun[0],
        begun[1],
        file(other, shelf)
    )
}

/// What to type where a code was used twice: by another person, or by the same one who began again.
fn ways_out(other: &Version, folder: &Folder, shelf: &Shelf<'_>) -> String {
    let code = other.response.respondent.code();
    let path = folder.path.join(file(other, shelf));
    let place = for_shell(&folder.path.to_string_lossy());
    format!(
        "\nIf it is another person's, give it a code of its own:\n\
         ccg-diagnostic round add {} --to {place} --as {}\n\
         If it is the same person's and the one to keep, delete the first, then add its file again:\n\
         ccg-diagnostic forget {place} {code}",
        for_shell(&path.to_string_lossy()),
        new_code(folder)
    )
}

/// `22 November 2026 at 11:45`; the day alone where no more is kept.
fn when(moment: &str) -> String {
    match moment.split_once('T') {
        Some((day, time)) => format!("{} at {time}", date(day)),
        None => date(moment),
    }
}

/// A code after all those that are given out or in use: one that nobody has answered under may still be somebody's.
fn new_code(folder: &Folder) -> String {
    let files = store::yaml_files(&folder.path.join("responses")).unwrap_or_default();
    let used = files
        .iter()
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()));
    let codes = used.chain(folder.round.people.iter().cloned());
    let highest = codes
        .filter_map(|code| code.strip_prefix('R')?.parse::<u32>().ok())
        .max();
    format!("R{}", highest.unwrap_or(0).saturating_add(1))
}

/// Lines broken at the window's width, where there is one; all after the first are indented, and what is to be typed stays whole.
pub(super) fn wrapped(text: &str, around: &Surroundings) -> String {
    let width = around.width.filter(|_| around.output_is_terminal);
    let gap = if text.starts_with('\n') { "\n" } else { "" };
    let lines = text
        .trim_start_matches('\n')
        .lines()
        .enumerate()
        .flat_map(|(at, line)| {
            let (first, line) = (if at == 0 { "" } else { "  " }, plain(line));
            match width {
                Some(width) if !line.starts_with("ccg-diagnostic ") => wrap(&line, width, first, "  "),
                _ => vec![format!("{first}{line}")],
            }
        });
    format!("{gap}{}\n", lines.collect::<Vec<_>>().join("\n"))
}
