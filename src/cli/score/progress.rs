//! How far the reading is, on a terminal and nowhere else.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::surroundings::Surroundings;

/// Inputs of fewer bytes than this are read before anybody could see it.
const SOON_READ: u64 = 8 << 20;

/// How far the reading is.
#[derive(Debug)]
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    before: u64,
}

impl Progress {
    /// Nothing is shown where nobody looks, where nothing may be redrawn, and where it would be over at once. `bytes` is the sum of
    /// all inputs; `None` when it is not known.
    pub(super) fn new(bytes: Option<u64>, around: &Surroundings, quiet: bool) -> Self {
        let seen = around.messages_are_terminal && around.message_colour && !around.accessible && !quiet;
        let long = bytes.is_none_or(|bytes| bytes >= SOON_READ);
        let bar = (seen && long).then(|| {
            let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::stderr());
            let form = match bytes {
                Some(_) => "{percent}% of {total_bytes}, {binary_bytes_per_sec}, {wide_msg}",
                None => "{bytes}, {binary_bytes_per_sec}, {wide_msg}",
            };
            ProgressStyle::with_template(form)
                .map(|style| bar.clone().with_style(style))
                .unwrap_or(bar)
        });
        Self { bar, before: 0 }
    }

    /// So many bytes of this input are read, and so many records of all.
    pub(super) fn at(&self, bytes: u64, records: u64, rejected: u64) {
        if let Some(bar) = &self.bar {
            bar.set_position(self.before + bytes);
            bar.set_message(format!("{records} rows, {rejected} rejected"));
        }
    }

    /// This input is read.
    pub(super) fn next(&mut self, bytes: u64) {
        self.before += bytes;
    }

    /// Takes the line away.
    pub(super) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
