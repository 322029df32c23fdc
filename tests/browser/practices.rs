//! The practices as a host plays them: one file each.

mod audit;
mod closing;
mod leaving;
mod lifecycle;
mod math;
mod room;
mod sample;
mod series;
mod sweep;
