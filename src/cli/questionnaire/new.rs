//! `questionnaire new`: a valid start for a questionnaire of one's own.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;

use super::export;
use crate::cli::assess::{asker, look};
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::prompt::Asker;
use crate::cli::setup::answered;
use crate::cli::surroundings::Surroundings;
use crate::import::slug;
use crate::problem::Source;
use crate::problem::excerpt::{clean, line};
use crate::questionnaire::validate;
use crate::render::screen::message;
use crate::start::{Start, label_twice, labels, text};
use crate::{schema, store};

/// The most characters of a title.
const TITLE: usize = 80;

/// What is described, where nobody says.
const DESCRIBES: &str = "your organisation";

/// What `questionnaire new` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic questionnaire new
  ccg-diagnostic questionnaire new our-meetings.yaml --title \"How we meet\" \\
      --describes \"our board\" --levels 4 --domain Before --domain During

It asks for what is not given. Without a keyboard it takes the usual for it: 4
levels and one domain. No file is ever written over.")]
pub(super) struct Arguments {
    /// The file to write; it must not be there yet; else named after the id
    file: Option<PathBuf>,
    /// The title
    #[arg(long)]
    title: Option<String>,
    /// A short name that stays the same; else made of the title
    #[arg(long)]
    id: Option<String>,
    /// What is described, such as `your group`
    #[arg(long, value_name = "WORDS")]
    describes: Option<String>,
    /// How many levels, 2 to 5; or their labels, lowest first, with commas between them
    #[arg(long, value_name = "NUMBER|LABELS")]
    levels: Option<String>,
    /// The title of a domain; once for each
    #[arg(long = "domain", value_name = "TITLE")]
    domains: Vec<String>,
    /// Write the schema for editors beside the file, if it is not there
    #[arg(long)]
    schema: bool,
    /// One line at a time; reads standard input whatever it is
    #[arg(long)]
    plain: bool,
}

/// Asks for what is not given, and writes the file.
pub(super) fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    if let Some(file) = &arguments.file {
        export::is_free(file)?;
    }
    let plain = arguments.plain || around.accessible;
    let start = if plain || around.can_ask() {
        let mut asker = asker(plain, around);
        let opening = "Let us begin a questionnaire. A few things first; all of them can be changed in its file later.";
        asker.say(&format!("{}\n", message(opening, look(plain, around))))?;
        Asked {
            arguments,
            asker: asker.as_mut(),
        }
        .start()?
    } else {
        unasked(arguments)?
    };
    let file = arguments
        .file
        .clone()
        .unwrap_or_else(|| PathBuf::from(format!("{}.yaml", start.id)));
    write(&file, &start, arguments.schema)
}

/// Without a keyboard: what is given, and the usual for the rest.
fn unasked(arguments: &Arguments) -> Result<Start> {
    let Some(title) = arguments.title.clone() else {
        bail!(Failure::Usage(
            "this command asks questions and no keyboard is attached\nGive at least a title:  ccg-diagnostic \
             questionnaire new --title \"How we meet\""
                .to_owned()
        ));
    };
    let domains = if arguments.domains.is_empty() {
        vec![title.clone()]
    } else {
        arguments.domains.clone()
    };
    Ok(Start {
        id: arguments.id.clone().unwrap_or_else(|| usual_id(&title)),
        describes: arguments.describes.clone().unwrap_or_else(|| DESCRIBES.to_owned()),
        levels: given_levels(arguments.levels.as_deref().unwrap_or("4"))?,
        domains,
        title,
        file: String::new(),
    })
}

struct Asked<'a> {
    arguments: &'a Arguments,
    asker: &'a mut dyn Asker,
}

impl Asked<'_> {
    fn start(&mut self) -> Result<Start> {
        let given = self.arguments;
        let title = match &given.title {
            Some(title) => title.clone(),
            None => answered(
                self.asker.text("What is the questionnaire called?", &a_title)?,
                self.asker,
            )?,
        };
        let id = match &given.id {
            Some(id) => id.clone(),
            None => self.or("Its id: a short name that stays the same.", &usual_id(&title), &an_id)?,
        };
        let describes = match &given.describes {
            Some(words) => words.clone(),
            None => self.or("Whom or what does it describe?", DESCRIBES, &a_title)?,
        };
        let levels = match &given.levels {
            Some(levels) => given_levels(levels)?,
            None => self.levels()?,
        };
        let domains = if given.domains.is_empty() {
            self.domains(&title)?
        } else {
            given.domains.clone()
        };
        let file = String::new();
        Ok(Start {
            id,
            title,
            describes,
            levels,
            domains,
            file,
        })
    }

    /// Asks for a text that Enter alone leaves as usual.
    fn or(&mut self, question: &str, usual: &str, check: &dyn Fn(&str) -> Result<(), String>) -> Result<String> {
        let question = format!("{question} Enter alone takes: {usual}");
        let check = |typed: &str| if typed.trim().is_empty() { Ok(()) } else { check(typed) };
        let typed = answered(self.asker.text(&question, &check)?, self.asker)?;
        Ok(if typed.trim().is_empty() {
            usual.to_owned()
        } else {
            typed.trim().to_owned()
        })
    }

    fn levels(&mut self) -> Result<Vec<String>> {
        let sets: Vec<Vec<String>> = (2..=5).filter_map(labels).collect();
        let items: Vec<String> = sets.iter().map(|set| set.join(", ")).collect();
        let question = "Which levels, from the lowest up?";
        let chosen = answered(self.asker.number(question, &items, 2)?, self.asker)?;
        Ok(sets[chosen].clone())
    }

    fn domains(&mut self, title: &str) -> Result<Vec<String>> {
        let mut domains: Vec<String> = Vec::new();
        loop {
            let question = match domains.len() {
                0 => format!("What is its first domain called? Enter alone takes: {title}"),
                _ => "And the next? Enter alone when there are no more.".to_owned(),
            };
            let check = |typed: &str| match typed.trim() {
                "" => Ok(()),
                typed if domains.iter().any(|title| title.eq_ignore_ascii_case(typed)) => {
                    Err("There is one of this name already. Type another, or press Enter.".to_owned())
                }
                typed => a_title(typed),
            };
            let typed = answered(self.asker.text(&question, &check)?, self.asker)?;
            match (typed.trim(), domains.is_empty()) {
                ("", true) => return Ok(vec![title.to_owned()]),
                ("", false) => return Ok(domains),
                (typed, _) => domains.push(typed.to_owned()),
            }
        }
    }
}

/// A number of levels, or labels.
fn given_levels(text: &str) -> Result<Vec<String>> {
    let named: Vec<String> = text.split(',').map(|label| label.trim().to_owned()).collect();
    if let Some(label) = label_twice(&named) {
        bail!(Failure::Usage(format!(
            "two levels are called `{}`: give each a name of its own",
            clean(label)
        )));
    }
    let number = text.trim().parse().ok();
    match number.map_or_else(|| (named.len() > 1).then_some(named), labels) {
        Some(levels) => Ok(levels),
        None => bail!(Failure::Usage(format!(
            "`{}` is neither a number of levels from 2 to 5 nor labels with commas between them",
            clean(text)
        ))),
    }
}

fn usual_id(title: &str) -> String {
    Some(slug(title))
        .filter(|id| !id.is_empty())
        .unwrap_or_else(|| "my-questionnaire".to_owned())
}

fn a_title(typed: &str) -> Result<(), String> {
    match typed.trim().chars().count() {
        0 => Err("Type a few words, then press Enter.".to_owned()),
        1..=TITLE => Ok(()),
        _ => Err(format!("Type at most {TITLE} characters.")),
    }
}

fn an_id(typed: &str) -> Result<(), String> {
    if slug(typed) == typed.trim() {
        return Ok(());
    }
    Err("Type small letters, digits and hyphens only, at most 40, such as our-meetings.".to_owned())
}

fn write(file: &Path, start: &Start, with_schema: bool) -> Result<()> {
    let shown = file.display().to_string();
    let text = text(&Start {
        file: clean(&shown).replace('\n', " "),
        ..start.clone()
    });
    if let Err(problems) = validate::from_yaml(&text) {
        let source = Source {
            name: "the new file".to_owned(),
            text,
        };
        let lines: Vec<String> = problems.iter().map(|problem| line(&source, problem)).collect();
        bail!(Failure::Usage(format!(
            "what was given makes no questionnaire:\n{}",
            lines.join("\n")
        )));
    }
    export::write_new(file, text.as_bytes())?;
    let beside = file.with_file_name(schema::FILE);
    if with_schema && !store::exists(&beside) {
        export::write_new(&beside, schema::text().as_bytes())?;
    } else if !store::exists(&beside) {
        output::say(&format!(
            "An editor that knows YAML schemas can help you:  ccg-diagnostic questionnaire schema --output {}",
            beside.display()
        ));
    }
    output::say(&format!(
        "Change it in any text editor, then:  ccg-diagnostic check {shown}"
    ));
    Ok(())
}
