//! What `cargo xtask` is made of. The browser tests use the same parts: they
//! find the same tools and serve the same folder.

pub mod bench;
pub mod build;
pub mod cargo;
pub mod command;
pub mod entry_page;
pub mod fingerprint;
pub mod floor;
pub mod lighthouse;
pub mod place;
pub mod run;
pub mod serve;
pub mod shots;
pub mod size;
pub mod soak;
pub mod steps;
pub mod stop;
pub mod tally;
pub mod test;
#[cfg(test)]
mod tidy;
pub mod tools;
pub mod weigh;

pub use stop::{Outcome, Stop};
