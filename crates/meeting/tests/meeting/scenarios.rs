//! What happens in a room, told as scripts.

mod chair;
mod circle;
mod clock;
mod closing;
mod customer_math;
mod deciding;
mod friction_audit;
mod gate;
mod lanes;
mod lifecycle;
mod opposing;
mod parking;
mod presence;
mod review;
mod series;
mod starting;
mod sweep;
mod trash;
mod voices;
mod walk;
mod wording;
