//! Before anything of individuals' answers is shown: may these responses be shown together, after what was shown before?

use anyhow::Result;

use super::folder::{Folder, Responses};

/// Checks that showing these responses does not tell what one person answered, and records that they were shown.
///
/// # Errors
///
/// When it would, with the reason and what to do; when the record cannot be written.
pub fn issue(_folder: &Folder, _found: &Responses) -> Result<()> {
    Ok(())
}
