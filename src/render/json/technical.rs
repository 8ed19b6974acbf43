//! The published measures of agreement as JSON: definitions, then figures by their keys.

use serde::{Serialize, Serializer};

use crate::measures::definitions::{Measure, OF_DOMAINS, OF_STATEMENTS};
use crate::measures::{Annex, Figure, Measured};
use crate::number::to_double;

/// The technical annex.
#[derive(Debug, Serialize)]
pub struct V1Technical<'a> {
    /// What each measure of a statement is.
    pub statement_measures: Vec<V1Measure>,
    /// What each measure of a domain is.
    pub domain_measures: Vec<V1Measure>,
    /// One per statement that may be shown.
    pub statements: Vec<V1Measured<'a>>,
    /// One per domain.
    pub domains: Vec<V1Measured<'a>>,
}

/// What a measure is.
#[derive(Debug, Serialize)]
pub struct V1Measure {
    /// Its key.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its formula, as text.
    pub formula: &'static str,
    /// What it says.
    pub meaning: &'static str,
    /// Author and year.
    pub source: &'static str,
    /// The values that it can have.
    pub range: &'static str,
    /// When there is none.
    pub undefined: &'static str,
}

/// The measures of a statement or a domain.
#[derive(Debug, Serialize)]
pub struct V1Measured<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its ratings.
    pub ratings: u32,
    /// Each measure by its key: a number, true or false, or `null` where it is not defined.
    pub measures: V1Figures<'a>,
    /// Why, for those that are not defined.
    pub undefined: V1Reasons<'a>,
    /// The lowest and the highest result without one person: of a domain in an open round; absent elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub without_one: Option<[f64; 2]>,
}

/// Figures by their keys, in the order of the definitions.
#[derive(Debug)]
pub struct V1Figures<'a>(&'a [(&'static str, Figure)]);

/// Reasons by the keys of what is not defined.
#[derive(Debug)]
pub struct V1Reasons<'a>(&'a [(&'static str, Figure)]);

#[derive(Serialize)]
#[serde(untagged)]
enum Plain {
    Value(f64),
    Flag(bool),
    None,
}

impl Serialize for V1Figures<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, figure)| {
            let plain = match figure {
                Figure::Value(value) => Plain::Value(*value),
                Figure::Flag(is) => Plain::Flag(*is),
                Figure::None(_) => Plain::None,
            };
            (key, plain)
        }))
    }
}

impl Serialize for V1Reasons<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().filter_map(|(key, figure)| match figure {
            Figure::None(why) => Some((key, why.sentence())),
            _ => None,
        }))
    }
}

impl<'a> V1Technical<'a> {
    pub(super) fn new(annex: &'a Annex) -> Self {
        Self {
            statement_measures: OF_STATEMENTS.iter().map(V1Measure::new).collect(),
            domain_measures: OF_DOMAINS.iter().map(V1Measure::new).collect(),
            statements: annex.statements.iter().map(V1Measured::new).collect(),
            domains: annex.domains.iter().map(V1Measured::new).collect(),
        }
    }
}

impl V1Measure {
    fn new(measure: &Measure) -> Self {
        Self {
            id: measure.id,
            name: measure.name,
            formula: measure.formula,
            meaning: measure.meaning,
            source: measure.source,
            range: measure.range,
            undefined: measure.undefined,
        }
    }
}

impl<'a> V1Measured<'a> {
    fn new(measured: &'a Measured) -> Self {
        Self {
            id: &measured.id,
            ratings: measured.ratings,
            measures: V1Figures(&measured.figures),
            undefined: V1Reasons(&measured.figures),
            without_one: measured
                .left_out
                .as_ref()
                .map(|(low, high)| [to_double(low), to_double(high)]),
        }
    }
}
