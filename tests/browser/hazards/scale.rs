//! How much of a hazard is tried: a few minutes' worth in the tests, much more in `cargo xtask soak`, which reads what is
//! told here.

/// So many in the tests, and so many in a soak.
pub fn many(quick: u64, long: u64) -> u64 {
    if std::env::var_os("ROOM_TESTS_SOAK").is_some() { long } else { quick }
}

/// Tells what came of it, for the table.
pub fn tell(what: &str, tried: u64, lost: u64) {
    println!("soak: {what} | {tried} | {} | {lost}", tried.saturating_sub(lost));
}
