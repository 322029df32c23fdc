//! What happens in a room, told as scripts.

mod chair;
mod clock;
mod deciding;
mod gate;
mod lanes;
mod opposing;
mod parking;
mod starting;
mod trash;
mod wording;
