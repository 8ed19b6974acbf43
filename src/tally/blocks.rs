//! Bytes cut into blocks that end where a record ends.

/// Whole records of a table, without its heading. Only the last block of a table may end without a line end.
#[derive(Debug, Clone, Default)]
pub struct Block {
    /// The records.
    pub bytes: Vec<u8>,
    /// Whether no quotation mark is in it.
    pub plain: bool,
}
