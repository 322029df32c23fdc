//! How safe what was done is, in a word.

/// Whether what was done is safe.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Saved {
    /// The journal is being read: what shows may be a minute old.
    Opening,
    /// It is being written.
    Saving,
    /// It is stored: the browser has said so.
    Yes,
    /// The database does not open: it is in a copy, which may lack what the database has.
    Beside,
    /// The browser lets nothing be stored; it is in memory only.
    InMemory,
    /// All of it was removed for good elsewhere, and nothing was written here since: it is in the memory of this window only.
    Gone,
    /// The storage refused it. It is tried again, each second.
    Failed,
    /// A newer version of the app keeps this store; here it is only read.
    ReadOnly,
}
