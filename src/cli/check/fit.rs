//! What of a round's folder does not fit together.

use std::path::Path;

use crate::cli::folder::Folder;
use crate::cli::surroundings::now;
use crate::cli::{output, plan};
use crate::fit::{Whole, doubts};
use crate::notes::Review;
use crate::problem::excerpt::clean;
use crate::response::{self, Response};
use crate::{notes, store};

/// Says what is doubtful of a round that can be opened, and how many such things there are. What cannot be read has been told already.
pub(super) fn say(round: &Path) -> usize {
    let Some(folder) = store::is_folder(round).then(|| Folder::open(round).ok()).flatten() else {
        return 0;
    };
    let (responses, aside) = (responses(&folder, "responses"), responses(&folder, "set-aside"));
    let plans = [plan::PLAN, plan::LAST].into_iter();
    let plans: Vec<_> = plans
        .filter_map(|name| Some((name, plan::read(&folder, name).ok()??)))
        .collect();
    let found = doubts(&Whole {
        questionnaire: &folder.questionnaire,
        round: &folder.round,
        responses: &responses,
        aside: &aside,
        review: review(&folder).as_ref(),
        plans: &plans,
        now: &now(),
    });
    for doubt in &found {
        let file = round.join(&doubt.file);
        output::say(&clean(&format!("warning: {}: {}", file.display(), doubt.text)));
    }
    found.len()
}

/// The responses in one of a round's folders that can be read, with their names from the round's.
fn responses(folder: &Folder, below: &str) -> Vec<(String, Response)> {
    let files = store::yaml_files(&folder.path.join(below)).unwrap_or_default();
    let response = |path: std::path::PathBuf| {
        let text = store::read(&path).ok()?.text;
        let response = response::check::from_yaml(&text, &folder.questionnaire).ok()?;
        let name = path.file_name()?.to_string_lossy().into_owned();
        Some((format!("{below}/{name}"), response))
    };
    files.into_iter().filter_map(response).collect()
}

fn review(folder: &Folder) -> Option<Review> {
    let path = folder.path.join("notes.yaml");
    notes::from_yaml(&store::read(&path).ok()?.text).ok()
}
