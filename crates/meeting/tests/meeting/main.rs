//! The pure meeting as a whole: what happens in a room, laws that always hold, files that come and go.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]
#![allow(clippy::needless_pass_by_value, reason = "scripts read better without borrows")]

mod always;
mod backups;
mod bad_files;
mod exports;
mod fixture;
mod history;
mod kinds;
mod laws;
mod markup;
mod merging;
mod newer;
mod random;
mod room;
mod scenarios;
mod spreadsheets;
