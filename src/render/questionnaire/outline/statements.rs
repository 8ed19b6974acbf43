//! A statement with all that it says, and its numbers where they are not the usual ones.

use num_traits::One;

use super::lists::criterion_link;
use super::{Outline, items, labelled, term, terms};
use crate::number::shortest;
use crate::questionnaire::words;
use crate::questionnaire::{Scale, Statement};
use crate::render::questionnaire::{Block, Link, Section, resource_anchor};
use crate::words::upper_first;

impl Outline<'_> {
    pub(super) fn statement(&self, at: usize) -> Section {
        let statement = &self.questionnaire.statements[at];
        let mut blocks = vec![Block::Said(statement.statement.clone())];
        self.numbers(&mut blocks, statement);
        self.levels(&mut blocks, statement);
        self.texts(&mut blocks, statement);
        self.others(&mut blocks, statement);
        self.references(&mut blocks, statement);
        Section {
            anchor: statement.id.clone(),
            heading: format!("{} {}", statement.id, statement.short),
            listed: false,
            blocks,
            sections: Vec::new(),
        }
    }

    fn levels(&self, blocks: &mut Vec<Block>, statement: &Statement) {
        let scale = self.questionnaire.scale_of(statement);
        let several = self.questionnaire.scales.len() > 1;
        if several || !self.whole {
            labelled(blocks, "Asked", &words::asked(self.questionnaire, scale));
        }
        if self.whole && !has_own_descriptors(scale, statement) {
            // The chapter on answers says what each level means: to repeat it under every statement would hide the statements.
            if several {
                let names: Vec<String> = scale.levels.iter().map(words::level).collect();
                labelled(blocks, "Levels", &names.join(", "));
            }
            return;
        }
        let pairs = scale.levels.iter().zip(&statement.descriptors);
        let levels = pairs.map(|(level, text)| term(words::level(level), text));
        terms(blocks, "", levels.collect());
    }

    /// What sets it apart from most other statements.
    fn numbers(&self, blocks: &mut Vec<Block>, statement: &Statement) {
        let one = self.questionnaire;
        if statement.reverse {
            let text = "agreement is a bad sign here, so the level is turned round before it counts";
            labelled(blocks, "Reversed", text);
        }
        let unusual = statement.reverse || Some(statement.target) != self.usual.targets[statement.scale];
        if unusual || !self.whole {
            labelled(blocks, "Target", &self.target(statement));
        }
        if !statement.counts {
            labelled(blocks, "Does not count", "in the result of what it stands in");
        } else if !statement.weight.is_one() {
            labelled(blocks, "Weight", &shortest(&statement.weight));
        }
        if statement.importance != 1 {
            labelled(blocks, "Importance", &statement.importance.to_string());
        }
        let gates = one.gates.iter().flat_map(|gates| &gates.levels);
        if let Some(gate) = statement.gate.and_then(|at| gates.into_iter().nth(at)) {
            labelled(blocks, "Belongs to", &gate.title);
        }
        if statement.not_applicable != self.usual.not_applicable {
            let may = if statement.not_applicable { "may" } else { "may not" };
            labelled(blocks, &one.not_applicable.label, &format!("{may} be given"));
        }
    }

    /// The target as the level to choose: of a reversed statement the one that is turned round into it.
    fn target(&self, statement: &Statement) -> String {
        let scale = self.questionnaire.scale_of(statement);
        let level = &scale.levels[statement.target];
        if !statement.reverse {
            return words::level(level);
        }
        let turned = scale.lowest() + scale.highest() - &level.value;
        match scale.levels.iter().find(|one| one.value == turned) {
            Some(chosen) if chosen.value == *scale.lowest() => words::level(chosen),
            Some(chosen) => format!("{} or lower", words::level(chosen)),
            None => format!("{} or lower", shortest(&turned)),
        }
    }

    fn texts(&self, blocks: &mut Vec<Block>, statement: &Statement) {
        let labels = &self.questionnaire.labels;
        labelled(blocks, "Think of", &statement.think_of);
        labelled(blocks, &labels.looks_like, &statement.looks_like);
        labelled(blocks, &labels.risk, &statement.risk);
        labelled(blocks, "Why it matters", &statement.why);
        items(blocks, "What might show it", &statement.evidence);
        labelled(blocks, "To discuss", &statement.discuss);
        labelled(blocks, "A first move", &statement.first_move);
    }

    /// Its wording for other sides, and of what is asked with an answer.
    fn others(&self, blocks: &mut Vec<Block>, statement: &Statement) {
        let one = self.questionnaire;
        for (at, text) in &statement.wordings {
            let title = one.sides.get(*at).map_or("", |side| &side.title);
            labelled(blocks, &format!("In the wording for {title}"), text);
        }
        for (at, text) in &statement.prompts {
            let label = one.asks.get(*at).map_or("", |ask| &ask.label);
            labelled(blocks, &upper_first(label), text);
        }
    }

    fn references(&self, blocks: &mut Vec<Block>, statement: &Statement) {
        let one = self.questionnaire;
        if let Some(lens) = statement.lens {
            labelled(blocks, "Lens", &one.lenses[lens].title);
        }
        let criteria = statement
            .criteria
            .iter()
            .map(|at| criterion_link(&one.criteria[*at].id));
        links(blocks, "Criteria", criteria.collect());
        let resources = statement.resources.iter().map(|at| &one.resources[*at]);
        let resources = resources.map(|resource| Link {
            text: resource.title.clone(),
            anchor: resource_anchor(&resource.id),
        });
        links(blocks, "Resources", resources.collect());
        let beside = format!("Beside it, in {}", one.beside);
        labelled(blocks, &beside, &statement.beside.join(", "));
    }
}

fn has_own_descriptors(scale: &Scale, statement: &Statement) -> bool {
    let gists = scale.levels.iter().map(|level| &level.gist);
    !statement.descriptors.iter().eq(gists)
}

fn links(blocks: &mut Vec<Block>, label: &str, links: Vec<Link>) {
    if !links.is_empty() {
        blocks.push(Block::Links(label.to_owned(), links));
    }
}
