//! The built app in a real browser: one file for each thing a host does. `room_tests` has the harness.

mod access;
mod harness;
mod importing;
mod keeping;
mod opening;
mod quarter;
mod sample_meeting;
mod stage;
