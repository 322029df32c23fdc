//! The practices as a host plays them: one file each.

mod audit;
mod circle;
mod closing;
mod leaving;
mod lifecycle;
mod math;
mod paper;
mod room;
mod sample;
mod series;
mod sweep;
mod voices;
mod walk;
