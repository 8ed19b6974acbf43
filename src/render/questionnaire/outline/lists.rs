//! The lists at the end: lenses, criteria and resources.

use super::{Outline, chapter, paragraph, term, terms};
use crate::questionnaire::Basis;
use crate::render::questionnaire::{Block, Link, Section};
use crate::report::ResourceLine;

impl Outline<'_> {
    pub(super) fn lenses(&self) -> Section {
        let mut blocks = Vec::new();
        let lenses = self.questionnaire.lenses.iter();
        let lenses = lenses.map(|lens| term(&lens.title, &lens.gist));
        terms(&mut blocks, "Ways of looking across", lenses.collect());
        chapter("lenses", "Lenses", blocks)
    }

    pub(super) fn criteria(&self) -> Section {
        let mut blocks = Vec::new();
        if !self.questionnaire.criteria.is_empty() {
            paragraph(&mut blocks, &self.questionnaire.criteria_note);
        }
        blocks.extend(self.questionnaire.criteria.iter().map(|criterion| {
            let background = match criterion.basis {
                Basis::Background => " (general knowledge of the period, not seen in a source)",
                Basis::Seen => "",
            };
            Block::Entry(criterion_link(&criterion.id), format!("{}{background}", criterion.text))
        }));
        chapter("criteria", "Criteria", blocks)
    }

    pub(super) fn resources(&self) -> Section {
        let resources = self.questionnaire.resources.iter();
        let blocks = resources.map(|one| Block::Resource(ResourceLine::new(one)));
        chapter("resources", "Resources", blocks.collect())
    }
}

/// The name of a criterion, and where it stands.
pub(super) fn criterion_link(id: &str) -> Link {
    Link {
        text: id.to_owned(),
        anchor: format!("criterion_{id}"),
    }
}
