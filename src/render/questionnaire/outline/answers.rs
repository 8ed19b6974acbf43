//! How statements are answered: scales, other answers, roles, sides, and what an answer carries.

use super::{Outline, chapter, items, labelled, paragraph, term, terms};
use crate::questionnaire::words;
use crate::questionnaire::{Ask, AskKind, Scale};
use crate::render::questionnaire::{Block, Section, Term};
use crate::words::{count, sentence};

impl Outline<'_> {
    pub(super) fn answers(&self) -> Section {
        let one = self.questionnaire;
        let mut blocks = Vec::new();
        for (at, scale) in one.scales.iter().enumerate() {
            self.scale(&mut blocks, at, scale);
        }
        terms(&mut blocks, "Other answers", self.other_answers());
        self.roles(&mut blocks);
        let sides = one.sides.iter().map(|side| term(&side.title, &side.gist));
        let label = "Others who may answer the same statements, in a wording of their own";
        terms(&mut blocks, label, sides.collect());
        let asks = one.asks.iter().map(|ask| self.ask(ask));
        terms(&mut blocks, "Asked with an answer", asks.collect());
        labelled(&mut blocks, "Order of asking", &self.order());
        chapter("answers", "How it is answered", blocks)
    }

    fn scale(&self, blocks: &mut Vec<Block>, at: usize, scale: &Scale) {
        let one = self.questionnaire;
        let used = one.statements.iter().filter(|statement| statement.scale == at).count();
        blocks.push(Block::Said(words::asked(one, scale)));
        let levels = scale.levels.iter().map(|level| term(words::level(level), &level.gist));
        let label = match one.scales.len() {
            1 => "The levels".to_owned(),
            _ => format!("The levels for {}", count(used, "statement", "statements")),
        };
        terms(blocks, &label, levels.collect());
        if let Some(target) = self.usual.targets[at] {
            let level = words::level(&scale.levels[target]);
            labelled(blocks, "Target", &format!("{level}, unless a statement says otherwise"));
        }
        let passing = scale
            .passing
            .iter()
            .flatten()
            .map(|at| words::level(&scale.levels[*at]));
        labelled(blocks, "What passes", &words::either(&passing.collect::<Vec<_>>()));
    }

    fn other_answers(&self) -> Vec<Term> {
        let one = self.questionnaire;
        let mut found = vec![term(&one.dont_know.label, &one.dont_know.gist)];
        let allowed = one
            .statements
            .iter()
            .filter(|statement| statement.not_applicable)
            .count();
        if allowed == 0 {
            return found;
        }
        let may = if allowed == one.statements.len() {
            "It may be given for every statement".to_owned()
        } else {
            format!("It may be given for {} of {} statements", allowed, one.statements.len())
        };
        let reason = if one.reason_required {
            "with a reason."
        } else {
            "with or without a reason."
        };
        let text = format!("{} {may}, {reason}", sentence(&one.not_applicable.gist));
        found.push(term(&one.not_applicable.label, text.trim()));
        found
    }

    fn roles(&self, blocks: &mut Vec<Block>) {
        let Some(roles) = &self.questionnaire.roles else { return };
        blocks.push(Block::Said(roles.asked.clone()));
        let choices: Vec<String> = roles.choices.iter().map(|role| role.label.clone()).collect();
        let label = if roles.several {
            "Roles, one or more"
        } else {
            "Roles, one of these"
        };
        items(blocks, label, &choices);
    }

    fn ask(&self, ask: &Ask) -> Term {
        let kind = match ask.kind {
            AskKind::Text => "in words",
            AskKind::Evidence => "a text or an address",
            AskKind::Date => "a date",
            AskKind::Importance => "how important it is; it takes the place of the statement's own importance",
        };
        let levels: Vec<String> = ask.levels.iter().map(words::level).collect();
        let levels = if levels.is_empty() {
            String::new()
        } else {
            format!(" ({})", levels.join(", "))
        };
        let after = words::after(self.questionnaire, &ask.after);
        let required = if ask.required {
            "has to be given"
        } else {
            "may be left empty"
        };
        let private = if ask.private {
            " Only the person who answers sees it."
        } else {
            ""
        };
        let text = format!(
            "{} Given {kind}{levels}, after {after}; {required}.{private}",
            sentence(&ask.asked)
        );
        term(&ask.label, text)
    }

    /// The ids in the order of asking, where it is not the order of the file.
    fn order(&self) -> String {
        let one = self.questionnaire;
        if one.order.iter().copied().eq(0..one.statements.len()) {
            return String::new();
        }
        let ids = one.order.iter().map(|at| one.statements[*at].id.as_str());
        ids.collect::<Vec<_>>().join(", ")
    }

    pub(super) fn guidance(&self) -> Section {
        let mut blocks = Vec::new();
        if let [only] = self.questionnaire.guidance.as_slice() {
            paragraph(&mut blocks, only);
        } else {
            items(&mut blocks, "", &self.questionnaire.guidance);
        }
        chapter("guidance", "For whoever facilitates", blocks)
    }
}
