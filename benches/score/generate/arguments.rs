//! What is to be made.

/// How it is called.
pub(crate) const USAGE: &str = "\
score-input --out FILE|DIR|- [--shape wide|long|rounds] [--respondents N] [--organisations N] [--statements N]
            [--order grouped|shuffled|scattered] [--dirty N] [--tidy] [--seed N] [--shipped ID]
            [--write-questionnaire FILE] [--write-statements FILE] [--manifest FILE]

--dirty 40           every 40th record is odd: half of these have to be rejected, and are listed in the manifest
--tidy               the same answers without what is odd: rejected records are left out, the others are plain
--order scattered    of a long table: lines in any order, not only respondents
--shipped ID         a questionnaire that comes with the program, in place of one with N statements";

/// What is to be made.
#[derive(Debug, Clone)]
pub(crate) struct Arguments {
    pub(crate) shape: Shape,
    pub(crate) order: Order,
    pub(crate) respondents: u64,
    pub(crate) organisations: u64,
    pub(crate) statements: usize,
    pub(crate) dirty: u64,
    pub(crate) tidy: bool,
    pub(crate) seed: u64,
    pub(crate) shipped: Option<String>,
    pub(crate) out: String,
    pub(crate) questionnaire: Option<String>,
    pub(crate) statements_file: Option<String>,
    pub(crate) manifest: Option<String>,
}

/// What a file looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A row for each respondent.
    Wide,
    /// A row for each answer.
    Long,
    /// A folder for each organisation, a file for each respondent.
    Rounds,
}

/// In which order records stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// Organisation by organisation.
    Grouped,
    /// Respondents in any order.
    Shuffled,
    /// Answers in any order.
    Scattered,
}

impl Arguments {
    pub(crate) fn read(words: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut read = Self::usual();
        let mut words = words.into_iter();
        while let Some(name) = words.next() {
            if name == "--tidy" {
                read.tidy = true;
                continue;
            }
            let value = words.next().ok_or_else(|| format!("`{name}` needs a value"))?;
            read.set(&name, value)?;
        }
        read.checked()
    }

    fn usual() -> Self {
        Self {
            shape: Shape::Wide,
            order: Order::Shuffled,
            respondents: 1000,
            organisations: 5,
            statements: 60,
            dirty: 0,
            tidy: false,
            seed: 1,
            shipped: None,
            out: String::new(),
            questionnaire: None,
            statements_file: None,
            manifest: None,
        }
    }

    fn set(&mut self, name: &str, value: String) -> Result<(), String> {
        match name {
            "--shape" => {
                self.shape = one_of(
                    &value,
                    &[("wide", Shape::Wide), ("long", Shape::Long), ("rounds", Shape::Rounds)],
                )?
            }
            "--order" => {
                let orders = [
                    ("grouped", Order::Grouped),
                    ("shuffled", Order::Shuffled),
                    ("scattered", Order::Scattered),
                ];
                self.order = one_of(&value, &orders)?;
            }
            "--respondents" => self.respondents = number(&value)?,
            "--organisations" => self.organisations = number(&value)?,
            "--statements" => self.statements = usize::try_from(number(&value)?).map_err(|_| "too many")?,
            "--dirty" => self.dirty = number(&value)?,
            "--seed" => self.seed = number(&value)?,
            "--shipped" => self.shipped = Some(value),
            "--out" => self.out = value,
            "--write-questionnaire" => self.questionnaire = Some(value),
            "--write-statements" => self.statements_file = Some(value),
            "--manifest" => self.manifest = Some(value),
            _ => return Err(format!("there is no `{name}`")),
        }
        Ok(())
    }

    fn checked(self) -> Result<Self, String> {
        let problem = if self.out.is_empty() {
            "`--out` is missing"
        } else if self.respondents == 0 || self.organisations == 0 || self.statements == 0 {
            "there has to be at least one respondent, organisation and statement"
        } else if self.dirty == 1 {
            "with `--dirty 1` no record would be plain: choose 2 or more"
        } else if self.order == Order::Scattered && self.shape != Shape::Long {
            "only the lines of a long table can be scattered"
        } else {
            return Ok(self);
        };
        Err(problem.to_owned())
    }
}

fn number(value: &str) -> Result<u64, String> {
    value.parse().map_err(|_| format!("`{value}` is not a whole number"))
}

fn one_of<T: Copy>(value: &str, choices: &[(&str, T)]) -> Result<T, String> {
    let found = choices.iter().find(|(word, _)| *word == value);
    found
        .map(|(_, choice)| *choice)
        .ok_or_else(|| format!("`{value}` is not one of the choices"))
}
