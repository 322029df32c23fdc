//! What a running meeting does to the machine it runs on: the screen stays on, the tab shows the time, a soft sound.

use super::Room;
use crate::browser::{awake, sound, store, tab};

/// The preference that says whether the room may sound. Off until somebody turns it on.
const SOUND: &str = "sound";
/// The preference for a light or a dark Stage.
const STAGE: &str = "stage";
/// Rising when time runs out soon, falling when it is over; hertz.
const SOON: [f32; 2] = [523.25, 659.25];
const OVER: [f32; 2] = [659.25, 523.25];

impl Room {
    /// Whether the Stage is ink on paper in this browser.
    pub(super) fn is_stage_light() -> bool {
        store::preference(STAGE).as_deref() == Some("light")
    }

    /// Makes the Stage light, or dark again, and keeps it so.
    pub fn light_stage(self, is_light: bool) {
        store::keep_preference(STAGE, if is_light { "light" } else { "dark" });
        self.show(|scene| scene.is_light = is_light);
    }

    /// Keeps the screen on, or no longer.
    pub fn keep_screen_on(is_wanted: bool) {
        awake::keep(is_wanted);
    }

    /// Whether the room may sound.
    pub fn is_sounding() -> bool {
        store::preference(SOUND).as_deref() == Some("on")
    }

    /// Lets the room sound, or keeps it silent. The first sound is a sample, and the touch that the browser asks for.
    pub fn let_sound(is_on: bool) {
        store::keep_preference(SOUND, if is_on { "on" } else { "off" });
        if is_on {
            sound::play(&SOON);
        }
    }

    /// Sounds that time runs out soon, or has run out, if the room may sound.
    pub fn chime(is_over: bool) {
        if Self::is_sounding() {
            sound::play(if is_over { &OVER } else { &SOON });
        }
    }

    /// Shows in the browser's tab how much of the time is spent, in percent.
    pub fn show_progress(percent: i64, is_over: bool) {
        tab::show(&ring(percent.clamp(0, 100), is_over));
    }

    /// Gives the tab its own icon again.
    pub fn hide_progress() {
        tab::restore();
    }
}

/// A ring that fills; one that is over is whole, with a bar across, so that it differs in shape as well.
fn ring(percent: i64, is_over: bool) -> String {
    // A circle of radius 15.915 has a girth of 100.
    let bar = if is_over { "<path d='M18 10v9m0 6v.1' stroke='#d9534a'/>" } else { "" };
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 36 36' fill='none' stroke-width='4.2' stroke-linecap='round'>\
         <circle cx='18' cy='18' r='15.915' stroke='#8886'/>\
         <circle cx='18' cy='18' r='15.915' stroke='{}' stroke-dasharray='{percent} 100' transform='rotate(-90 18 18)'/>{bar}</svg>",
        if is_over { "#d9534a" } else { "#4a7fd0" }
    )
}
