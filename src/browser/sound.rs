//! Two soft notes, made by the browser itself: no file is fetched.

use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::AudioContext;

thread_local! {
    static CONTEXT: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
}

/// Loudness at its height, of 1: heard in a room, and no alarm.
const LOUDNESS: f32 = 0.12;
/// Seconds until a note is heard fully, and until it has died away.
const RISE: f64 = 0.02;
const FALL: f64 = 1.1;
/// Seconds from one note to the next.
const APART: f64 = 0.22;

/// Plays notes, given in hertz, one after the other. A browser that does not let the page sound stays silent.
pub fn play(notes: &[f32]) {
    let context = CONTEXT.with_borrow_mut(|context| {
        if context.is_none() {
            *context = AudioContext::new().ok();
        }
        context.clone()
    });
    let Some(context) = context else { return };
    // A context that was made before anybody touched the page sleeps until somebody has.
    let _ = context.resume();
    let mut start = context.current_time();
    for note in notes {
        let _ = sound(&context, *note, start);
        start += APART;
    }
}

fn sound(context: &AudioContext, hertz: f32, start: f64) -> Result<(), JsValue> {
    let (tone, volume) = (context.create_oscillator()?, context.create_gain()?);
    tone.frequency().set_value(hertz);
    let gain = volume.gain();
    gain.set_value_at_time(0.0001, start)?;
    gain.exponential_ramp_to_value_at_time(LOUDNESS, start + RISE)?;
    gain.exponential_ramp_to_value_at_time(0.0001, start + FALL)?;
    tone.connect_with_audio_node(&volume)?;
    volume.connect_with_audio_node(&context.destination())?;
    tone.start_with_when(start)?;
    tone.stop_with_when(start + FALL)
}
