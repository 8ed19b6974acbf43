//! Asking in a terminal.

use std::io::{self, Stderr, StdinLock};

use dialoguer::console::{Term, style};
use dialoguer::theme::{ColorfulTheme, SimpleTheme};
use dialoguer::{Confirm, Input, MultiSelect, Select};

use super::{Asker, Check, Plain, stops};
use crate::render::screen::{clean, fit};

/// The most lines of a list that are drawn at once: a longer one is turned page by page, so that it fits a small window.
const MOST_LINES: usize = 14;

/// Asks in a terminal: typed lines for statements, menus with the arrow keys for choices.
#[derive(Debug)]
pub struct Terminal {
    lines: Plain<StdinLock<'static>, Stderr>,
    width: fn() -> Option<usize>,
    /// Whether escape codes may be written, which menus need.
    escapes: bool,
}

impl Terminal {
    /// A terminal whose width, as it is now, this tells. Menus need escape codes: without them (`NO_COLOR`, `TERM=dumb`) or where the width is not
    /// known, choices are numbered lines.
    #[must_use]
    pub fn new(width: fn() -> Option<usize>, escapes: bool) -> Self {
        Self {
            lines: Plain::standard().in_window(width),
            width,
            escapes,
        }
    }

    /// The width, where menus may be drawn.
    fn menus(&self) -> Option<usize> {
        (self.width)().filter(|width| self.escapes && *width >= 40)
    }

    fn typed(&self) -> io::Result<Option<String>> {
        let theme = theme();
        let input = Input::<String>::with_theme(&theme).allow_empty(true).report(true);
        let typed = stopped_is_none(input.interact_text_on(&Term::stderr()))?;
        Ok(typed.map(|text| text.trim().to_owned()))
    }
}

impl Asker for Terminal {
    fn say(&mut self, text: &str) -> io::Result<()> {
        self.lines.say(text)
    }

    fn tell(&mut self, label: &str, text: &str) -> io::Result<()> {
        self.lines.tell(label, text)
    }

    fn line(&mut self, prompt: &str) -> io::Result<Option<String>> {
        self.lines.line(prompt)
    }

    fn choose(&mut self, question: &str, items: &[String], default: Option<usize>) -> io::Result<Option<usize>> {
        let Some(width) = self.menus() else {
            return self.lines.choose(question, items, default);
        };
        self.lines.tell("", question)?;
        self.lines
            .tell("", "Use the arrow keys and press Enter. Press Esc to stop.")?;
        // A redrawn line must not wrap, or its first half stays on the screen.
        let cut: Vec<String> = items.iter().map(|item| fit(&clean(item), width - 4)).collect();
        let theme = theme();
        let select = Select::with_theme(&theme).items(&cut).default(default.unwrap_or(0));
        let chosen = stopped_is_none(select.interact_on_opt(&Term::stderr()))?.flatten();
        if let Some(item) = chosen.and_then(|at| cut.get(at)) {
            self.say(&format!("> {item}"))?;
        }
        Ok(chosen)
    }

    fn number(&mut self, question: &str, items: &[String], default: usize) -> io::Result<Option<usize>> {
        self.lines.number(question, items, default)
    }

    fn several(&mut self, question: &str, items: &[String], chosen: &[usize]) -> io::Result<Option<Vec<usize>>> {
        let Some(width) = self.menus() else {
            return self.lines.several(question, items, chosen);
        };
        self.lines.tell("", question)?;
        let how = "Move with the arrow keys, choose with the space bar, and press Enter at the end. Press Esc to stop.";
        self.lines.tell("", how)?;
        if items.len() > MOST_LINES {
            let number = items.len();
            self.lines.tell(
                "",
                &format!("There are {number}: the arrows to left and right turn the page."),
            )?;
        }
        let cut: Vec<String> = items.iter().map(|item| fit(&clean(item), width - 8)).collect();
        let marks: Vec<bool> = (0..items.len()).map(|at| chosen.contains(&at)).collect();
        let select = MultiSelect::with_theme(&SimpleTheme)
            .items(&cut)
            .defaults(&marks)
            .max_length(MOST_LINES)
            .report(false);
        let chosen = stopped_is_none(select.interact_on_opt(&Term::stderr()))?.flatten();
        for at in chosen.iter().flatten() {
            self.say(&format!("> {}", cut[*at]))?;
        }
        Ok(chosen)
    }

    fn text(&mut self, question: &str, check: Check) -> io::Result<Option<String>> {
        if self.menus().is_none() {
            return self.lines.text(question, check);
        }
        self.lines.tell("", question)?;
        loop {
            let Some(typed) = self.typed()? else {
                return Ok(None);
            };
            if stops(&typed) {
                return Ok(None);
            }
            // Dialoguer's own validation cuts its message at the window's edge.
            match check(&typed) {
                Ok(()) => return Ok(Some(typed)),
                Err(why) => self.lines.tell("", &why)?,
            }
        }
    }

    fn confirm(&mut self, question: &str, default: bool) -> io::Result<Option<bool>> {
        let Some(width) = self.menus() else {
            return self.lines.confirm(question, default);
        };
        let theme = theme();
        let confirm = Confirm::with_theme(&theme)
            .with_prompt(fit(&clean(question), width - 12))
            .default(default)
            .wait_for_newline(true);
        Ok(stopped_is_none(confirm.interact_on_opt(&Term::stderr()))?.flatten())
    }

    fn ended(&self) -> bool {
        self.lines.ended()
    }
}

/// Dialoguer's colours with signs that every console's font has.
fn theme() -> ColorfulTheme {
    ColorfulTheme {
        prompt_prefix: style(String::new()).for_stderr(),
        prompt_suffix: style(">".to_owned()).for_stderr(),
        success_prefix: style(String::new()).for_stderr(),
        success_suffix: style(">".to_owned()).for_stderr(),
        error_prefix: style(String::new()).for_stderr(),
        active_item_prefix: style(">".to_owned()).for_stderr().bold(),
        active_item_style: dialoguer::console::Style::new().for_stderr().bold(),
        ..ColorfulTheme::default()
    }
}

/// Ctrl-C is no error but the wish to stop. Dialoguer leaves the cursor hidden then.
fn stopped_is_none<T>(answer: dialoguer::Result<T>) -> io::Result<Option<T>> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(dialoguer::Error::IO(error)) => {
            // The error at hand matters more than one in showing the cursor.
            let _ = Term::stderr().show_cursor();
            if error.kind() == io::ErrorKind::Interrupted {
                Ok(None)
            } else {
                Err(error)
            }
        }
    }
}
