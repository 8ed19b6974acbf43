//! `notes list`: the texts with what was decided about each.

use anyhow::Result;

use super::{Desk, heading};
use crate::cli::output;
use crate::cli::surroundings::Surroundings;
use crate::notes::{Decision, Text};
use crate::problem::excerpt::clean;
use crate::words::{count, wrap};

pub(super) fn run(desk: &Desk, waiting: bool, around: &Surroundings) -> Result<()> {
    let shown = if waiting { desk.waiting() } else { desk.texts() };
    let open = desk.waiting().len();
    let width = around.width.unwrap_or(80);
    let blocks: Vec<String> = shown.iter().map(|text| block(desk, text, width)).collect();
    output::text(&blocks.join("\n"), around)?;
    output::say(&match (shown.len(), open) {
        (0, _) if waiting => "Nothing waits to be read.".to_owned(),
        (0, _) => "Nobody has written anything for others to read.".to_owned(),
        (all, open) => format!(
            "{}, {} to be read. Names in them are not ours to know: keep this list to yourself.",
            count(all, "text", "texts"),
            open
        ),
    });
    Ok(())
}

fn block(desk: &Desk, text: &Text, width: usize) -> String {
    let key = (text.place.clone(), text.digest.clone());
    let decided = match desk.review.decisions.get(&key) {
        None => "waits".to_owned(),
        Some(Decision::Show) => "shown".to_owned(),
        Some(Decision::Hide) if text.may_be_shown() => "hidden".to_owned(),
        Some(Decision::Hide) => "read".to_owned(),
        Some(Decision::Reword(words)) => format!("reworded: {}", clean(words)),
    };
    let mut lines = wrap(
        &format!("{} {} {decided}", text.place, &text.digest[..8]),
        width,
        "",
        "    ",
    );
    lines.extend(wrap(&clean(&heading(desk, text)), width, "  ", "  "));
    for line in text.text.lines() {
        lines.extend(wrap(&format!("\u{201c}{}\u{201d}", clean(line)), width, "    ", "    "));
    }
    lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect()
}
