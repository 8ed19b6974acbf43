//! A part of a scoring as a file: what was counted, so that parts made on several machines add up to one whole.
