//! What is held to a time that whatever else the machine does would make longer. Cargo runs one set of tests after the
//! other, and of these each waits for its turn: nothing is beside it.

mod host;
mod offline;

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Until it is dropped, no other test of this set runs.
fn alone() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    // One that failed before says nothing of this one.
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}
