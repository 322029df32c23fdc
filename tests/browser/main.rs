//! The built app in a real browser: one file for each thing a host does. `room_tests` has the harness.

mod access;
mod beside;
mod breaking;
mod built;
mod filing;
mod hand;
mod handing_on;
mod harness;
mod hazards;
mod importing;
mod keeping;
mod keys;
mod leaving;
mod opened;
mod opening;
mod practices;
mod preparing;
mod quarter;
mod sample_meeting;
mod scene;
mod stage;
mod steady;
mod time;
mod walk;
mod windows;
mod wording;
