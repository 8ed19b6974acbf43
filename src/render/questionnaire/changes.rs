//! What changed between two versions, as a document: first what has to be asked again, then the rest.

use super::{Block, Document, Section, Term};
use crate::questionnaire::Questionnaire;
use crate::revision::carry::Tally;
use crate::revision::marks::marked;
use crate::revision::{Change, Fate, Kind, LanguageChange, NodeChange, Presence, Revision, StatementChange};
use crate::words::{count, upper_first};

/// What a revision means for a round.
#[derive(Debug, Clone, Copy)]
pub enum InRound<'a> {
    /// Its answers, by what becomes of them.
    Before(&'a Tally),
    /// It uses the newer version already.
    Already,
}

/// Values of at most this many characters stand on one line, the newer before the older.
const SHORT: usize = 24;

/// The differences between two versions, and what they mean for a round where one is named.
#[must_use]
pub fn changes(old: &Questionnaire, new: &Questionnaire, revision: &Revision, round: Option<InRound<'_>>) -> Document {
    let mut sections = Vec::new();
    sections.extend(round.map(in_round));
    let fates = [Fate::AskAgain, Fate::NotComparable, Fate::New, Fate::CarriesOver];
    sections.extend(fates.into_iter().filter_map(|fate| statements(revision, fate)));
    if !revision.nodes.is_empty() {
        let heading = format!("{} and sections", upper_first(&new.labels.domains));
        let nodes = revision.nodes.iter().map(node).collect();
        sections.push(part("nodes", &heading, Vec::new(), nodes));
    }
    if !revision.whole.is_empty() {
        let blocks = of(&revision.whole);
        sections.push(part("whole", "The questionnaire as a whole", blocks, Vec::new()));
    }
    sections.extend(languages(revision));
    Document {
        language: new.language.clone(),
        title: format!("What changed in {}", new.title),
        lead: lead(old, new, revision),
        sections,
    }
}

fn lead(old: &Questionnaire, new: &Questionnaire, revision: &Revision) -> Vec<Block> {
    let versions = if old.version == new.version {
        format!("both version {}", old.version)
    } else {
        format!("version {} and version {}", old.version, new.version)
    };
    let which = Block::Paragraph(format!("{}, {versions}.", new.id));
    if old.digest == new.digest {
        return vec![
            which,
            Block::Paragraph("No differences: the files are the same.".to_owned()),
        ];
    }
    if revision.is_empty() {
        let text = "No differences in what they say: the files are only written differently.";
        return vec![which, Block::Paragraph(text.to_owned())];
    }
    let fates = [Fate::CarriesOver, Fate::AskAgain, Fate::NotComparable, Fate::New];
    let terms = fates.into_iter().filter(|fate| revision.count(*fate) > 0).map(|fate| {
        let (name, text) = meaning(fate);
        Term {
            name: name.to_owned(),
            text: format!("{}, {text}", count(revision.count(fate), "statement", "statements")),
        }
    });
    let mut blocks = vec![
        which,
        Block::Terms("What becomes of answers".to_owned(), terms.collect()),
    ];
    if old.version == new.version {
        let text =
            "Both say the same version. Give the newer one a version of its own, so that people can tell them apart.";
        blocks.push(Block::Paragraph(text.to_owned()));
    }
    blocks
}

/// What becomes of answers, and to which statements, as the rest of a sentence.
fn meaning(fate: Fate) -> (&'static str, &'static str) {
    match fate {
        Fate::CarriesOver => ("Carry over", "worded as before"),
        Fate::AskAgain => ("Ask again", "worded differently: shown again to those who answered"),
        Fate::NotComparable => ("No longer comparable", "on another scale, or gone"),
        Fate::New => ("New", "not answered by anybody yet"),
    }
}

fn in_round(round: InRound<'_>) -> Section {
    let blocks = match round {
        InRound::Already => vec![Block::Paragraph(
            "This round uses the newer version already.".to_owned(),
        )],
        InRound::Before(tally) => counted(tally),
    };
    part("round", "In this round", blocks, Vec::new())
}

fn counted(tally: &Tally) -> Vec<Block> {
    let responses = count(tally.responses, "response", "responses");
    let all: usize = tally.answers.values().sum();
    let answers = count(all, "answer", "answers");
    let fates = [Fate::CarriesOver, Fate::AskAgain, Fate::NotComparable];
    let terms = fates.map(|fate| Term {
        name: meaning(fate).0.to_owned(),
        text: count(tally.count(fate), "answer", "answers"),
    });
    let mut blocks = vec![Block::Terms(format!("{responses}, {answers}"), terms.to_vec())];
    if !tally.by_statement.is_empty() {
        let each = tally.by_statement.iter();
        let each = each.map(|(id, number)| format!("{id}: {}", count(*number, "answer", "answers")));
        let label = "Answers that do not carry over, by statement";
        blocks.push(Block::List(label.to_owned(), each.collect()));
    }
    blocks
}

fn statements(revision: &Revision, fate: Fate) -> Option<Section> {
    let found: Vec<Section> = revision
        .statements
        .iter()
        .filter(|one| one.fate == fate)
        .map(statement)
        .collect();
    if found.is_empty() {
        return None;
    }
    let (name, heading, text) = match fate {
        Fate::AskAgain => (
            "again",
            "To ask again",
            "What people read has changed. Those who answered are shown these again; until then their answers stay as they were.",
        ),
        Fate::NotComparable => (
            "apart",
            "No longer comparable",
            "What could be chosen has changed, or the statement is gone. Earlier answers are not counted; when a round is moved, its files are kept as they were.",
        ),
        Fate::New => ("new", "New", "Nobody has answered these."),
        Fate::CarriesOver => (
            "same",
            "Answers carry over",
            "These read the same. What changed is around them: numbers of the report may move, answers stand.",
        ),
    };
    Some(part(name, heading, vec![Block::Paragraph(text.to_owned())], found))
}

fn statement(one: &StatementChange) -> Section {
    let mut blocks = Vec::new();
    if !one.text.is_empty() {
        blocks.push(Block::Said(one.text.clone()));
        if one.fate == Fate::NotComparable {
            blocks.push(Block::Paragraph("No longer there.".to_owned()));
        }
    }
    if one.another {
        let text = "hardly a word is the same. If it now means something else, give it an id of its own and leave the old \
                    id unused: an id is for one meaning";
        blocks.push(Block::Labelled("Another statement?".to_owned(), text.to_owned()));
    }
    blocks.extend(of(&one.changes));
    Section {
        anchor: one.id.clone(),
        heading: format!("{} {}", one.id, one.short),
        listed: false,
        blocks,
        sections: Vec::new(),
    }
}

fn node(one: &NodeChange) -> Section {
    let blocks = match one.presence {
        Presence::Added => vec![Block::Paragraph("New.".to_owned())],
        Presence::Removed => vec![Block::Paragraph("No longer there.".to_owned())],
        Presence::Both => of(&one.changes),
    };
    Section {
        anchor: format!("node_{}", one.id),
        heading: format!("{} {}", one.id, one.title),
        listed: false,
        blocks,
        sections: Vec::new(),
    }
}

fn languages(revision: &Revision) -> Option<Section> {
    let each: Vec<Section> = revision.languages.iter().map(language).collect();
    let text = "An answer means what the statement says in the questionnaire's own language: a text in another language \
                changes nothing about it, so answers stand.";
    let blocks = vec![Block::Paragraph(text.to_owned())];
    (!each.is_empty()).then(|| part("languages", "In other languages", blocks, each))
}

fn language(one: &LanguageChange) -> Section {
    let texts = count(one.changes.len(), "text", "texts");
    let blocks = match one.presence {
        Presence::Added => vec![Block::Paragraph(format!("New: {texts}."))],
        Presence::Removed => vec![Block::Paragraph(format!("No longer there: {texts}."))],
        Presence::Both => of(&one.changes),
    };
    Section {
        anchor: format!("language_{}", one.tag),
        heading: one.tag.clone(),
        listed: false,
        blocks,
        sections: Vec::new(),
    }
}

/// Differences in words: short texts and small changes on one line, others one after the other.
fn of(changes: &[Change]) -> Vec<Block> {
    let mut sorted: Vec<&Change> = changes.iter().collect();
    sorted.sort_by_key(|change| change.kind);
    sorted.into_iter().flat_map(difference).collect()
}

fn difference(change: &Change) -> Vec<Block> {
    let what = upper_first(&change.what);
    let (old, new) = (&change.old, &change.new);
    let one_line = |text: String| vec![Block::Labelled(what.clone(), text)];
    let reads = matches!(change.kind, Kind::Wording | Kind::Help);
    if old.is_empty() {
        return one_line(format!("{{+{new}+}}"));
    }
    if new.is_empty() {
        return one_line(format!("[-{old}-]"));
    }
    if !reads && old.chars().count().max(new.chars().count()) <= SHORT {
        return one_line(format!("{new} (was {old})"));
    }
    match marked(old, new) {
        Some(text) => one_line(text),
        None => vec![
            Block::Labelled(format!("{what}, before"), old.clone()),
            Block::Labelled(format!("{what}, now"), new.clone()),
        ],
    }
}

fn part(name: &str, heading: &str, blocks: Vec<Block>, sections: Vec<Section>) -> Section {
    Section {
        anchor: format!("part_{name}"),
        heading: heading.to_owned(),
        listed: true,
        blocks,
        sections,
    }
}
