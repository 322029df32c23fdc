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

fn main() {
    app::start();
}
