//! `where` and `forget`: what is kept, and deleting it.

mod delete;
mod kind;
mod list;
mod wanted;

pub use delete::{Forget, run as run_forget};
pub use list::{Where, run as run_where};
