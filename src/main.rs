//! Empty Chair: a Go-to-Market meeting room in a browser tab, with one seat kept for the customer.
//!
//! The shell around the pure meeting. See ARCHITECTURE.md for the way of a change through it.

mod app;
mod browser;
mod counting;
mod format;
mod live;
mod reading;
mod room;
mod route;
mod shelf;
mod ui;

use leptos::prelude::set_timeout;
use std::time::Duration;

fn main() {
    // In a task of its own: a page that has this one in a frame gets its turn in between.
    set_timeout(app::start, Duration::ZERO);
}
