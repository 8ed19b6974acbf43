//! Scoring at speed says what the plain way says.
#[test]
fn nothing() {}
