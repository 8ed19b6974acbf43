//! How results are made, the words for them, and what a node attains.

use super::{Check, below};
use crate::number::{Number, whole};
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::raw::{RawBand, RawGate, RawNode, RawOverall, RawQuestionnaire};
use crate::questionnaire::{Band, Gate, Gates, Overall, RollUp};

impl Check<'_> {
    /// How a result is made, weighted mean unless told; `None` where the word for it is not understood.
    pub(super) fn roll_up(&mut self, path: &str, word: Option<&String>) -> Option<RollUp> {
        if word.is_none() && !self.is_blank(path) && !self.index.unread(path) {
            return Some(RollUp::default());
        }
        self.word(path, word, &RollUp::WORDS)
    }

    /// A heading has no result: what would shape one has no effect.
    pub(super) fn heading(&mut self, path: &str, raw: &RawNode, roll_up: RollUp) {
        if roll_up != RollUp::None {
            return;
        }
        let keys = [
            ("weight", raw.weight.is_some()),
            ("counts", raw.counts.is_some()),
            ("enough", raw.enough.is_some()),
            ("bands", raw.bands.is_some()),
        ];
        for (key, _) in keys.into_iter().filter(|(_, written)| *written) {
            let place = self.index.key(&below(path, key));
            let message = format!("`{key}` of a heading, which has no result");
            let problem = Problem::new(ProblemCode::NoEffect, place, message);
            self.push(problem.with_hint("leave it out, or choose a `roll_up` other than `none`"));
        }
    }

    /// What a sum starts from. `roll_up` is `None` where the word for it was not understood.
    pub(super) fn start(&mut self, path: &str, start: Option<f64>, roll_up: Option<RollUp>) -> Number {
        if start.is_some() && roll_up.is_some_and(|roll_up| roll_up != RollUp::Sum) {
            let problem = Problem::new(
                ProblemCode::NoEffect,
                self.index.key(path),
                "`start` belongs to a sum, and this is not one",
            );
            self.push(problem.with_hint("write `roll_up: sum`, or leave `start` out"));
        }
        self.number(path, start.unwrap_or(0.0)).unwrap_or_default()
    }

    /// The floor under which there is no result: of a sum everything that applies, unless told.
    pub(super) fn enough(&mut self, path: &str, enough: Option<f64>, roll_up: RollUp, default: &Number) -> Number {
        match (enough, roll_up) {
            (Some(own), _) => self.share(path, own),
            (None, RollUp::Sum) => whole(1),
            (None, _) => default.clone(),
        }
    }

    pub(super) fn share(&mut self, path: &str, share: f64) -> Number {
        if !(0.0..=1.0).contains(&share) {
            let message = format!("`{share}` is not a share from 0 to 1");
            let problem = Problem::new(ProblemCode::BadNumber, self.index.value(path), message);
            self.push(problem.with_hint("a half is 0.5, everything is 1"));
            return whole(1);
        }
        self.number(path, share).unwrap_or_default()
    }

    pub(super) fn bands(&mut self, path: &str, raw: Option<&[RawBand]>) -> Vec<Band> {
        let list = raw.unwrap_or_default().iter().enumerate();
        let bands: Vec<Band> = list
            .map(|(position, band)| {
                let at = |key: &str| format!("{path}[{position}].{key}");
                Band {
                    from: self.value(&at("from"), band.from).unwrap_or_default(),
                    label: self.text(&at("label"), band.label.as_ref()),
                    gist: self.optional(&at("gist"), band.gist.as_ref()),
                }
            })
            .collect();
        let given = raw.unwrap_or_default().iter().enumerate();
        let usable = |(position, band): (usize, &RawBand)| {
            let path = format!("{path}[{position}].from");
            band.from.is_some_and(|from| self.usable(&path, from).is_some())
        };
        let given: Vec<bool> = given.map(usable).collect();
        let given = given.windows(2).map(|pair| pair[0] && pair[1]);
        for (position, (pair, given)) in bands.windows(2).zip(given).enumerate() {
            if given && pair[1].from <= pair[0].from {
                let place = self.index.value(&format!("{path}[{}].from", position + 1));
                let problem = Problem::new(ProblemCode::BadNumber, place, "a band begins above the one before it");
                self.push(problem.with_hint("put the bands in order, lowest first"));
            }
        }
        bands
    }

    pub(super) fn gates(&mut self, raw: &RawQuestionnaire) -> Option<Gates> {
        let raw = raw.gates.as_ref()?;
        if raw.levels.as_ref().is_none_or(Vec::is_empty) {
            self.missing_or_empty("gates.levels");
        }
        let levels = raw.levels.as_deref().unwrap_or_default().iter().enumerate();
        let levels = levels
            .map(|(position, gate)| self.gate(&format!("gates.levels[{position}]"), gate))
            .collect();
        let words = [("passes", true), ("fails", false)];
        Some(Gates {
            levels,
            empty_passes: self.word("gates.empty", raw.empty.as_ref(), &words).unwrap_or(true),
            cumulative: raw.cumulative.unwrap_or(true),
        })
    }

    fn gate(&mut self, path: &str, raw: &RawGate) -> Gate {
        let at = below(path, "share");
        if raw.share == Some(0.0) {
            let problem = Problem::new(
                ProblemCode::BadNumber,
                self.index.value(&at),
                "a gate that nothing has to pass is none",
            );
            self.push(problem.with_hint("write a share of more than 0, up to 1"));
        }
        Gate {
            id: raw.id.clone().unwrap_or_default(),
            title: self.text(&below(path, "title"), raw.title.as_ref()),
            gist: self.optional(&below(path, "gist"), raw.gist.as_ref()),
            share: raw.share.map_or_else(|| whole(1), |share| self.share(&at, share)),
            weighted: raw.weighted.unwrap_or(false),
        }
    }

    pub(super) fn overall(&mut self, raw: Option<&RawOverall>, default: &Number) -> Option<Overall> {
        let raw = raw?;
        let understood = self.roll_up("overall.roll_up", raw.roll_up.as_ref());
        let roll_up = understood.unwrap_or_default();
        if roll_up == RollUp::None {
            let place = self.index.value("overall.roll_up");
            let problem = Problem::new(ProblemCode::NoEffect, place, "an overall result that is none");
            self.push(problem.with_hint("choose another `roll_up`, or leave `overall` out"));
        }
        Some(Overall {
            title: self.optional_or("overall.title", raw.title.as_ref(), "Overall"),
            roll_up,
            start: self.start("overall.start", raw.start, understood),
            enough: self.enough("overall.enough", raw.enough, roll_up, default),
            bands: self.bands("overall.bands", raw.bands.as_deref()),
        })
    }
}
