//! Every effect on the world outside the page, one file each. The views never come here; the room does.

pub mod awake;
pub mod channel;
pub mod clock;
pub mod database;
pub mod dropped;
pub mod files;
pub mod forms;
pub mod ids;
pub mod journal;
pub mod lock;
pub mod memory;
pub mod offline;
pub mod panic;
pub mod pen;
pub mod sound;
pub mod space;
pub mod store;
pub mod sync_file;
pub mod tab;
pub mod trusted;
pub mod typing;
pub mod window;
