//! The pure meeting: what a Go-to-Market meeting *is*, apart from any browser.
//!
//! One way in: a [`Command`](command::Command) goes through [`decide`](decide::decide), which answers
//! with [`Change`](change::Change)s or a [`Refusal`](decide::Refusal); every change is absorbed by the
//! [`Meeting`](meeting::Meeting), which cannot fail and hands back the inverse. Nothing here knows of
//! a clock, randomness, storage or a screen: time and ids come in with the command.
#![warn(missing_docs)]

pub mod audit;
pub mod balance;
pub mod change;
pub mod circle;
pub mod clock;
pub mod command;
pub mod decide;
pub mod digest;
pub mod digits;
pub mod export;
pub mod file;
pub mod history;
pub mod id;
pub mod kind;
pub mod lifecycle;
pub mod list;
pub mod meeting;
mod mend;
pub mod merge;
pub mod moment;
pub mod money;
pub mod name;
pub mod opposing;
pub mod order;
pub mod outline;
pub mod presence;
pub mod read;
pub mod record;
mod retract;
pub mod row;
pub mod second_seat;
pub mod series;
pub mod sorted;
pub mod span;
pub mod spreadsheet;
pub mod walk;
