//! Rules about the source itself, so that no reviewer has to keep watch: they run with the native tests.

mod colours;
mod contrast;
mod crates;
mod direction;
mod length;
mod paths;
mod source;
