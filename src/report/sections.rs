//! Which sections a report has, and in what order.

use crate::privacy::Extent;
use crate::questionnaire::{PrivacyKind, Show};

use super::facts::Facts;
use super::{
    Block, Section, Voice, appendix, difference, domains, figures, how, lead, lenses, needs, next, numbers, picture,
    plan, strengths, summary, talk, technical, unknown, waiting,
};

/// The sections with their numbers and letters, in order.
pub(super) fn all(facts: &Facts<'_>) -> Vec<Section> {
    let shown = |(id, _, blocks): &Unnumbered| is_wanted(facts, id) && !blocks.is_empty();
    let parts = parts(facts).into_iter().filter(shown).zip(1..);
    let parts = parts.map(|((id, heading, blocks), number)| section(id, format!("{number}. {heading}"), blocks));
    let appendices = appendices(facts).into_iter().filter(shown).zip('A'..);
    let appendices =
        appendices.map(|((id, heading, blocks), letter)| section(id, format!("Appendix {letter}. {heading}"), blocks));
    parts.chain(appendices).collect()
}

/// What a person needs on a page of their own: every answer and note once.
const OWN_PAGE: [&str; 9] = [
    "summary",
    "domains",
    "needs",
    "unknown",
    "difference",
    "closing",
    "next",
    "statements",
    "about",
];

/// What there is while counts and statements are withheld.
const RESULTS: [&str; 7] = [
    "summary",
    "last-plan",
    "domains",
    "plan",
    "about",
    "numbers",
    "technical",
];

/// What does not depend on anybody's answers, and why there is no more.
const ALWAYS: [&str; 4] = ["summary", "last-plan", "plan", "about"];

/// Whether this reader gets a section: the questionnaire may leave it out, and privacy may withhold it.
fn is_wanted(facts: &Facts<'_>, id: &str) -> bool {
    // What it leads with takes the place of the summary, and is never left out.
    let leads = id == "summary" && lead::is_planned(facts);
    let named = match id {
        "other-needs" => "needs",
        "figures" => "domains",
        own => own,
    };
    let left_out = !leads && leaves_out(facts, named);
    match facts.extent {
        // Why there is so little is said whatever the questionnaire leaves out.
        Extent::Nothing => ALWAYS.contains(&id),
        Extent::Results => RESULTS.contains(&id) && (id == "summary" || !left_out),
        Extent::Detail => !left_out && (facts.voice != Voice::Mine || OWN_PAGE.contains(&id)),
    }
}

/// Whether the questionnaire leaves a section out of its report.
pub(super) fn leaves_out(facts: &Facts<'_>, id: &str) -> bool {
    facts.questionnaire.report.leave_out.iter().any(|name| name == id)
}

/// A section before it has its number: stable name, heading and content.
type Unnumbered = (&'static str, String, Vec<Block>);

/// The numbered sections. Those without content are left out.
fn parts(facts: &Facts<'_>) -> Vec<Unnumbered> {
    let named = |id, heading: &str, blocks| (id, heading.to_owned(), blocks);
    let we = facts.voice.we();
    let roles = raised(unless_led_with(facts, Show::Roles, lead::roles));
    vec![
        first(facts),
        named("last-plan", "Last time's plan", of_team(facts, plan::last)),
        ("domains", domains::heading(facts), picture_of_domains(facts)),
        named("lenses", "The picture by lens", lenses::lens_blocks(facts)),
        named("strengths", "Strengths", strengths::blocks(facts)),
        named("needs", needs::heading(facts), needs::blocks(facts)),
        named(
            "difference",
            "What would make the most difference",
            difference::blocks(facts),
        ),
        named("talk", "Where our views differ", talk::blocks(facts)),
        named("roles", "Where roles see it differently", roles),
        ("unknown", format!("What {we} do not know"), unknown::blocks(facts)),
        named("sides", "Both sides", unless_led_with(facts, Show::Sides, lead::sides)),
        ("closing", format!("In {} own words", facts.voice.our()), closing(facts)),
        named("plan", "Action plan", of_team(facts, plan::blocks)),
        named("next", "Next steps", next::blocks(facts)),
        named("about", "How we did this", of_team(facts, how::blocks)),
    ]
}

/// A section that one's own page does not have, or has elsewhere.
fn of_team(facts: &Facts<'_>, blocks: fn(&Facts<'_>) -> Vec<Block>) -> Vec<Block> {
    if facts.voice == Voice::Mine {
        return Vec::new();
    }
    blocks(facts)
}

/// Whether the domains stand as counts, and their figures in an appendix.
fn has_picture(facts: &Facts<'_>) -> bool {
    facts.voice == Voice::Individuals && facts.extent == Extent::Detail
}

fn picture_of_domains(facts: &Facts<'_>) -> Vec<Block> {
    if has_picture(facts) {
        return picture::blocks(facts);
    }
    domains::blocks(facts)
}

/// The first section: what the questionnaire leads with, else the summary; while there are too few answers, why.
fn first(facts: &Facts<'_>) -> Unnumbered {
    if facts.extent != Extent::Detail {
        return ("summary", "Where this stands".to_owned(), waiting::blocks(facts));
    }
    if lead::is_planned(facts) {
        return ("summary", lead::heading(facts), lead::blocks(facts));
    }
    ("summary", "Summary".to_owned(), summary::blocks(facts))
}

/// A section of what the first section may show already.
fn unless_led_with(facts: &Facts<'_>, show: Show, blocks: fn(&Facts<'_>) -> Vec<Block>) -> Vec<Block> {
    if lead::shows(facts, show) {
        return Vec::new();
    }
    blocks(facts)
}

/// The closing questions as a section of their own, whose headings stand one higher. Words of anonymous people could name
/// somebody: they are shown only where the questionnaire's first section asks for them.
fn closing(facts: &Facts<'_>) -> Vec<Block> {
    if facts.questionnaire.privacy.kind == PrivacyKind::Anonymous && !facts.is_single() {
        return Vec::new();
    }
    raised(unless_led_with(facts, Show::Closing, lead::closing))
}

/// A part of the first section as a section of its own.
fn raised(blocks: Vec<Block>) -> Vec<Block> {
    let one_higher = blocks.into_iter().map(|block| match block {
        Block::Subheading(text) => Block::Heading(text),
        other => other,
    });
    one_higher.collect()
}

fn appendices(facts: &Facts<'_>) -> Vec<Unnumbered> {
    let own = facts.voice == Voice::Mine;
    let all = if own {
        "Your answers and notes"
    } else {
        "All statements"
    };
    let named = |id, heading: &str, blocks| (id, heading.to_owned(), blocks);
    let only = |wanted: bool, blocks: fn(&Facts<'_>) -> Vec<Block>| if wanted { blocks(facts) } else { Vec::new() };
    vec![
        named("statements", all, appendix::blocks(facts)),
        named(
            "figures",
            "The results in figures",
            only(has_picture(facts), figures::blocks),
        ),
        named(
            "criteria",
            "The picture by authorisation theme",
            lenses::criterion_blocks(facts),
        ),
        named("numbers", "How the numbers are made", numbers::blocks(facts)),
        named("about", "About this report", only(own, how::blocks)),
        named(
            "other-needs",
            "The other development needs in full",
            needs::others_in_full(facts),
        ),
        named("technical", "Technical annex", technical::blocks(facts)),
    ]
}

/// The letter of the appendix with the figures, in which there is one.
pub(super) fn figures_letter(facts: &Facts<'_>) -> Option<char> {
    let first = if leaves_out(facts, "statements") { 'A' } else { 'B' };
    has_picture(facts).then_some(first)
}

fn section(id: &'static str, heading: String, blocks: Vec<Block>) -> Section {
    Section { id, heading, blocks }
}
