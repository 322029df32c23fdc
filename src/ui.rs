//! The windows. Views read cells and commit commands; they know nothing of storage.

pub mod desk;
pub mod home;
pub mod parts;
pub mod stage;
pub mod stored;
