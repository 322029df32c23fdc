//! The practices as a host plays them: one file each.

mod audit;
mod closing;
mod math;
mod room;
mod series;
mod sweep;
