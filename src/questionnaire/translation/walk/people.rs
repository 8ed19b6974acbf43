//! What respondents are asked besides the ratings, what nodes attain, and what the report says, in another language.

use super::super::Overlay;
use crate::questionnaire::raw::translation::{RawAskText, RawClosingText, RawReportText, RawTranslation};
use crate::questionnaire::{Ask, Closing, Questionnaire, ReportPlan};

impl Overlay {
    pub(super) fn people(&mut self, base: &mut Questionnaire, own: &RawTranslation) {
        if let Some(texts) = &own.roles {
            self.within("roles", |here| match &mut base.roles {
                None => here.nothing(),
                Some(roles) => {
                    here.text("asked", &mut roles.asked, texts.asked.as_ref());
                    let choices = texts.choices.as_ref();
                    here.by_id(
                        ("choices", "role"),
                        &mut roles.choices,
                        choices,
                        |one| &one.id,
                        |here, one, own| {
                            here.text("label", &mut one.label, own.label.as_ref());
                        },
                    );
                }
            });
        }
        self.by_id(
            ("sides", "side"),
            &mut base.sides,
            own.sides.as_ref(),
            |side| &side.id,
            |here, side, own| {
                here.title(&mut side.title, &mut side.gist, own);
            },
        );
        self.by_id(
            ("asks", "ask"),
            &mut base.asks,
            own.asks.as_ref(),
            |ask| &ask.id,
            Self::ask,
        );
        let closing = own.closing.as_ref();
        self.by_id(
            ("closing", "closing question"),
            &mut base.closing,
            closing,
            |one| &one.id,
            Self::closing,
        );
    }

    fn ask(&mut self, base: &mut Ask, own: &RawAskText) {
        self.text("asked", &mut base.asked, own.asked.as_ref());
        self.text("label", &mut base.label, own.label.as_ref());
        self.levels(&mut base.levels, own.levels.as_ref());
    }

    fn closing(&mut self, base: &mut Closing, own: &RawClosingText) {
        self.text("asked", &mut base.asked, own.asked.as_ref());
        let choices = own.choices.as_ref();
        self.by_id(
            ("choices", "choice"),
            &mut base.choices,
            choices,
            |one| &one.id,
            |here, one, own| {
                here.text("label", &mut one.label, own.label.as_ref());
                here.text("then", &mut one.then, own.then.as_ref());
            },
        );
        self.texts("after", &mut base.after, own.after.as_ref());
    }

    pub(super) fn results(&mut self, base: &mut Questionnaire, own: &RawTranslation) {
        if let Some(texts) = &own.gates {
            self.within("gates", |here| match &mut base.gates {
                None => here.nothing(),
                Some(gates) => {
                    let texts = texts.levels.as_ref();
                    here.by_id(
                        ("levels", "gate"),
                        &mut gates.levels,
                        texts,
                        |gate| &gate.id,
                        |here, gate, own| {
                            here.title(&mut gate.title, &mut gate.gist, own);
                        },
                    );
                }
            });
        }
        if let Some(texts) = &own.overall {
            self.within("overall", |here| match &mut base.overall {
                None => here.nothing(),
                Some(overall) => {
                    here.text("title", &mut overall.title, texts.title.as_ref());
                    here.bands(&mut overall.bands, texts.bands.as_ref());
                }
            });
        }
    }

    pub(super) fn plans(&mut self, base: &mut Questionnaire, own: &RawTranslation) {
        if let Some(own) = &own.privacy {
            self.within("privacy", |here| {
                here.text("note", &mut base.privacy.note, own.note.as_ref())
            });
        }
        if let Some(own) = &own.report {
            self.within("report", |here| here.report(&mut base.report, own));
        }
        if let Some(own) = &own.labels {
            self.within("labels", |here| {
                here.text("domain", &mut base.labels.domain, own.domain.as_ref());
                here.text("domains", &mut base.labels.domains, own.domains.as_ref());
                here.text("risk", &mut base.labels.risk, own.risk.as_ref());
                here.text("looks_like", &mut base.labels.looks_like, own.looks_like.as_ref());
            });
        }
    }

    fn report(&mut self, base: &mut ReportPlan, own: &RawReportText) {
        self.text("leads_with", &mut base.leads_with, own.leads_with.as_ref());
        self.list("first", &mut base.first, own.first.as_ref(), |here, part, own| {
            here.text("heading", &mut part.heading, own.heading.as_ref());
            here.text("text", &mut part.text, own.text.as_ref());
        });
        self.text("never_shows", &mut base.never_shows, own.never_shows.as_ref());
    }
}
