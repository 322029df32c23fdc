//! What happens in a room, told as scripts.

mod chair;
mod clock;
mod customer_math;
mod deciding;
mod friction_audit;
mod gate;
mod lanes;
mod parking;
mod starting;
mod trash;
mod voices;
