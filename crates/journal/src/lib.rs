//! What is stored of a meeting, as bytes: frames with a checksum, the entries and copies in them, and how
//! a meeting is put together again from what is left.
//!
//! Pure: no browser, no clock. Damaged bytes are told apart from sound ones and handed back, so that the
//! shell can set them aside; nothing here panics on any bytes.

mod again;
pub mod bundle;
pub mod copy;
pub mod cut;
pub mod diary;
pub mod entry;
pub mod frame;
pub mod gather;
pub mod key;
pub mod news;
pub mod number;
mod older;
pub mod restore;
pub mod shorthand;
mod unread;

pub use bundle::{Bundle, bundle};
pub use copy::{Copy, CopyError};
pub use diary::{Diary, Line, diary, told};
pub use entry::{Entry, TAKEN_BACK, Turn};
pub use frame::Frame;
pub use gather::{Found, Gathered, gather};
pub use key::Key;
pub use news::{News, news};
pub use restore::{Restored, Stored, restore, sort_out};

/// The number of the form in which things are stored. A store with a higher one is only read.
pub const SCHEMA: u32 = 1;
