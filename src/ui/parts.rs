//! Dumb components shared by the windows.

pub mod arrive;
pub mod chair;
pub mod dialog;
pub mod dynamic;
pub mod field;
pub mod icon;
pub mod missing;
pub mod strip;
pub mod toast;
