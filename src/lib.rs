//! The map of the program, in the direction of the data:
//!
//! ```text
//! YAML -> raw -> Questionnaire --+
//! YAML -> raw -> Responses ------+-> Scores -> Findings -> Report -> bytes
//! ```
//!
//! Left of [`questionnaire::Questionnaire`] everything may be wrong; right of it nothing can be. Right of [`report::Report`]
//! nothing is computed. Everything but [`store`] and [`cli`] is pure: no files, clock, terminal, environment or chance.

pub mod problem;
pub mod number;
pub mod text;
pub mod words;
pub mod yaml;
pub mod questionnaire;
pub mod lint;
pub mod schema;
pub mod import;
pub mod start;
pub mod response;
pub mod reach;
pub mod round;
pub mod gather;
pub mod interview;
pub mod enter;
pub mod score;
pub mod agreement;
pub mod needs;
pub mod likely;
pub mod bounds;
pub mod firm;
pub mod measures;
pub mod privacy;
pub mod tally;
pub mod results;
pub mod record;
pub mod notes;
pub mod plan;
pub mod fit;
pub mod explain;
pub mod report;
pub mod revision;
pub mod change;
pub mod trend;
pub mod compared;
pub mod shared_copy;
pub mod common;
pub mod render;
pub mod store;
pub mod cli;
