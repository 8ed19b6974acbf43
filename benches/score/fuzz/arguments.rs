//! What the fuzzer is told.

use crate::{TARGETS, Target};

/// What the fuzzer is told.
#[derive(Debug, Clone)]
pub(crate) struct Arguments {
    pub(crate) seed: u64,
    pub(crate) seconds: u64,
    /// The targets; all of them unless one is named.
    pub(crate) targets: Vec<Target>,
    /// One input alone.
    pub(crate) number: Option<u64>,
}

impl Arguments {
    pub(crate) fn of(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut made = Self {
            seed: 1,
            seconds: 60,
            targets: TARGETS.to_vec(),
            number: None,
        };
        while let Some(word) = words.next() {
            let value = words.next().ok_or(format!("{word} needs a value"))?;
            let number = || value.parse::<u64>().map_err(|_| format!("{value} is no number"));
            match word.as_str() {
                "--seed" => made.seed = number()?,
                "--seconds" => made.seconds = number()?,
                "--number" => made.number = Some(number()?),
                "--only" => made.targets.retain(|(name, ..)| *name == value),
                _ => return Err(format!("{word} is not known")),
            }
        }
        match made.targets.is_empty() {
            true => Err("there is no such target".to_owned()),
            false => Ok(made),
        }
    }
}
