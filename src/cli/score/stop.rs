//! Ctrl-C: no half of a file stays, and those of before are as they were.

use anyhow::Result;

use crate::cli::stop::at_once;
use crate::store::draft::Drafts;

/// Watches for Ctrl-C from now on. It waits while finished files are put into their places.
pub(super) fn watch(drafts: &Drafts) -> Result<()> {
    let drafts = drafts.clone();
    at_once("Stopped. Nothing was written.", move || drafts.abandon())
}
