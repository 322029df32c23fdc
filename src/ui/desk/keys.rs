//! Keys: one table for what they do, for the sheet that lists them, and for the palette.

use super::capture::draft::As;
use super::rules::RulesLink;
use super::session::{Session, use_session};
use crate::app::go;
use crate::room::Room;
use crate::route::Route;
use crate::shelf;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::root;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use meeting::record::Outcome;
use wasm_bindgen::JsCast;
use words::Labels;

/// Where a key stands on the sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    /// Taking things down.
    Capture,
    /// The meeting as a whole.
    Meeting,
    /// On every screen.
    Everywhere,
}

/// What has to be so before something can be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// The meeting runs.
    Running,
    /// The chair was asked, and waits for an answer.
    Asked,
    /// The browser lets a page write to a chosen file.
    File,
}

impl Needs {
    /// Whether it is so.
    pub fn are_met(self, session: Session) -> bool {
        match self {
            Self::Nothing => true,
            Self::Running => session.is_running(),
            Self::Asked => session.is_running() && session.is_chair_pending(),
            Self::File => Room::can_keep_file(),
        }
    }
}

/// Something that can be done by key or by name.
pub struct Deed {
    /// Its keys, as shown; none for what only the palette has.
    pub keys: &'static [&'static str],
    /// Where it stands on the sheet.
    pub group: Group,
    /// Its name.
    pub name: fn(&'static Labels) -> &'static str,
    /// When it can be done.
    pub needs: Needs,
    /// Does it.
    pub run: fn(Session),
}

const fn deed(
    keys: &'static [&'static str],
    group: Group,
    needs: Needs,
    name: fn(&'static Labels) -> &'static str,
    run: fn(Session),
) -> Deed {
    Deed { keys, group, name, needs, run }
}

/// Everything that can be done by key or by name.
pub const DEEDS: &[Deed] = &[
    deed(&["n"], Group::Capture, Needs::Running, |w| w.key_point, |s| s.capture(As::Point)),
    deed(&["v"], Group::Capture, Needs::Running, |w| w.key_voice, |s| s.capture(As::Voice)),
    deed(&["x"], Group::Capture, Needs::Running, |w| w.key_question, |s| s.capture(As::Question)),
    deed(&["d"], Group::Capture, Needs::Running, |w| w.key_decision, |s| s.capture(As::Decision)),
    deed(&["a"], Group::Capture, Needs::Running, |w| w.key_action, |s| s.capture(As::Action)),
    deed(&["c"], Group::Meeting, Needs::Running, |w| w.key_chair, Session::ask_chair),
    deed(&["1"], Group::Meeting, Needs::Asked, |w| w.outcome_changed, |s| s.answer_chair(Outcome::ChangedOurMind)),
    deed(&["2"], Group::Meeting, Needs::Asked, |w| w.outcome_confirmed, |s| s.answer_chair(Outcome::Confirmed)),
    deed(&["3"], Group::Meeting, Needs::Asked, |w| w.outcome_unknown, |s| s.answer_chair(Outcome::DontKnow)),
    deed(&["g"], Group::Meeting, Needs::Running, |w| w.key_round, |_| super::people::to_next_unheard()),
    deed(&["."], Group::Capture, Needs::Running, |w| w.key_stage_on, |s| s.shift_stage(1)),
    deed(&[","], Group::Capture, Needs::Running, |w| w.key_stage_back, |s| s.shift_stage(-1)),
    deed(&["Space"], Group::Meeting, Needs::Running, |w| w.key_cross, Session::toggle_clock),
    deed(&["t"], Group::Meeting, Needs::Running, |w| w.key_time, Session::say_time),
    deed(&["←"], Group::Meeting, Needs::Running, |w| w.previous_item, |s| s.step(-1)),
    deed(&["→"], Group::Meeting, Needs::Running, |w| w.next_item, |s| s.step(1)),
    deed(&["s"], Group::Meeting, Needs::Nothing, |w| w.key_stage, Session::open_stage),
    deed(&["b"], Group::Meeting, Needs::Nothing, |w| w.key_blank, Session::blank_stage),
    deed(&["l"], Group::Meeting, Needs::Nothing, |w| w.key_light, Session::light_stage),
    deed(&[], Group::Meeting, Needs::Running, |w| w.close_meeting, Session::to_close),
    deed(&[], Group::Meeting, Needs::Running, |w| w.prepare, |s| go(Route::Prepare(s.room.id))),
    deed(&["u", "Ctrl Z"], Group::Everywhere, Needs::Nothing, |w| w.undo, |s| s.room.undo()),
    deed(&["Ctrl Shift Z"], Group::Everywhere, Needs::Nothing, |w| w.redo, |s| s.room.redo()),
    deed(&["?"], Group::Everywhere, Needs::Nothing, |w| w.all_keys, |s| s.keys_open.set(true)),
    deed(&["Ctrl K"], Group::Everywhere, Needs::Nothing, |w| w.command_palette, |s| s.palette_open.set(true)),
    deed(&["w"], Group::Everywhere, Needs::Nothing, |w| w.rules_title, |s| s.rules_open.set(true)),
    deed(&["h"], Group::Everywhere, Needs::Nothing, |w| w.action_log, |s| s.log_open.set(true)),
    deed(&[], Group::Everywhere, Needs::Nothing, |w| w.trash_of_meeting, |s| s.trash_open.set(true)),
    deed(&[], Group::Everywhere, Needs::Nothing, |w| w.switch_theme, |_| switch_theme()),
    deed(&[], Group::Everywhere, Needs::Nothing, |w| w.key_sound, Session::switch_sound),
    deed(&[], Group::Everywhere, Needs::Nothing, |w| w.key_letters, Session::switch_letters),
    deed(&[], Group::Everywhere, Needs::File, |w| w.keep_in_file, |s| s.room.keep_in_file()),
    deed(&[], Group::Everywhere, Needs::Nothing, |w| w.stored_title, |_| go(Route::Stored)),
    deed(&[], Group::Everywhere, Needs::Nothing, |w| w.go_home, |_| go(Route::Home)),
];

/// The preference that says whether single letters are keys.
const LETTERS: &str = "letters";

/// Whether letters, digits and signs alone are keys. Somebody who speaks to the machine may turn them off (WCAG 2.1.4).
pub fn are_letters_on() -> bool {
    shelf::preference(LETTERS).as_deref() != Some("off")
}

/// Lets single letters be keys, or no longer; kept.
pub fn let_letters(is_on: bool) {
    shelf::keep_preference(LETTERS, if is_on { "on" } else { "off" });
}

/// Whether the key is one that can be turned off: a sign, and nothing held down with it.
pub fn is_off(event: &KeyboardEvent) -> bool {
    let is_chord = event.ctrl_key() || event.meta_key() || event.alt_key();
    let key = event.key();
    !is_chord && key != " " && key.chars().count() == 1 && !are_letters_on()
}

/// Listens for keys while the component lives: those pressed within the app, or nowhere in particular.
/// What the listener takes does not reach the browser. Whoever types on when the field is gone, since another window
/// closed the meeting, presses no key of the room: one of them undoes. Nor does Enter press again while it is held down:
/// the keyboard may be at another button by then.
pub fn listen(press: impl Fn(&KeyboardEvent) -> bool + 'static) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        if event.default_prevented() {
            return;
        }
        let is_elsewhere = is_typing(&event) || is_in_dialog(&event);
        let is_lost = shelf::typing_goes_on(&event, is_elsewhere);
        let is_held = event.repeat() && event.key() == "Enter" && is_on_control(&event);
        if is_held || is_lost || !is_elsewhere && !is_off(&event) && press(&event) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Where the key goes. What was in a dialog keeps the keyboard until the next frame after that is closed, where nothing had
/// it before: a key that comes meanwhile goes nowhere in particular.
fn target(event: &KeyboardEvent) -> Option<web_sys::Element> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    element.closest("dialog:not([open])").ok()?.is_none().then_some(element)
}

/// Whether the key goes into a field.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    let is_chord = event.ctrl_key() || event.meta_key();
    let is_field = |element: &web_sys::Element| {
        let is_text = matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT")
            || (element.tag_name() == "INPUT"
                && !matches!(element.get_attribute("type").as_deref(), Some("radio" | "checkbox" | "button")));
        is_text || element.has_attribute("contenteditable")
    };
    // Undo while typing is the browser's; the palette opens from anywhere.
    let is_palette = is_chord && event.key().eq_ignore_ascii_case("k");
    !is_palette && target(event).is_some_and(|element| is_field(&element))
}

fn is_in_dialog(event: &KeyboardEvent) -> bool {
    target(event).and_then(|element| element.closest("dialog").ok().flatten()).is_some()
}

/// What a key does. Whether it did anything.
pub fn press(session: Session, event: &KeyboardEvent) -> bool {
    let key = event.key();
    let is_chord = event.ctrl_key() || event.meta_key();
    if event.alt_key() {
        return false;
    }
    let name = match (is_chord, event.shift_key(), key.as_str()) {
        (true, false, "z" | "Z") => "Ctrl Z",
        (true, true, "z" | "Z") | (true, false, "y" | "Y") => "Ctrl Shift Z",
        (true, _, "k" | "K") => "Ctrl K",
        (true, ..) => return false,
        // On a control, Space and the arrows are the control's.
        (false, _, " " | "ArrowLeft" | "ArrowRight") if is_on_control(event) => return false,
        (false, _, " ") => "Space",
        (false, _, "ArrowLeft") => "←",
        (false, _, "ArrowRight") => "→",
        (false, _, key) => key,
    };
    let found = DEEDS.iter().find(|deed| deed.keys.contains(&name) && deed.needs.are_met(session));
    if let Some(deed) = found {
        (deed.run)(session);
    }
    found.is_some()
}

fn is_on_control(event: &KeyboardEvent) -> bool {
    target(event).is_some_and(|element| matches!(element.tag_name().as_str(), "BUTTON" | "A" | "INPUT" | "SUMMARY"))
}

/// Turns the room light or dark, and keeps it so.
fn switch_theme() {
    let Some(root) = root() else { return };
    let is_dark = root.get_attribute("data-theme").map_or_else(
        || window().match_media("(prefers-color-scheme: dark)").ok().flatten().is_some_and(|it| it.matches()),
        |theme| theme == "dark",
    );
    let theme = if is_dark { "light" } else { "dark" };
    let _ = root.set_attribute("data-theme", theme);
    shelf::keep_preference("theme", theme);
}

/// The sheet of all keys.
#[component]
pub fn KeySheet() -> impl IntoView {
    let session = use_session();
    let words = &words::current().label;
    let help = move || words::current().help.iter().map(|(name, about)| view! { <dt>{*name}</dt><dd>{*about}</dd> });
    let section = move |title: &'static str, group: Group| {
        let rows = DEEDS.iter().filter(move |deed| deed.group == group && !deed.keys.is_empty());
        let rows = rows.map(|deed| {
            let keys = deed.keys.iter().flat_map(|keys| keys.split(' ')).map(|key| view! { <kbd>{key}</kbd> });
            view! {
                <div>
                    <dt>{(deed.name)(words)}</dt>
                    <dd>{keys.collect_view()}</dd>
                </div>
            }
        });
        view! {
            <section>
                <h3>{title}</h3>
                <dl>{rows.collect_view()}</dl>
            </section>
        }
    };
    view! {
        <Dialog open=session.keys_open title=words.all_keys>
            <div class="pane">
                <div class="keys">
                    {section(words.keys_capture, Group::Capture)}
                    {section(words.keys_meeting, Group::Meeting)}
                    {section(words.keys_everywhere, Group::Everywhere)}
                </div>
                <details>
                    <summary>{words.help_title}</summary>
                    <dl class="help">{help().collect_view()}</dl>
                </details>
                <label class="check">
                    <input
                        type="checkbox"
                        checked=are_letters_on()
                        on:change=move |event| let_letters(event_target_checked(&event))
                    />
                    {words.letters_switch}
                </label>
                <p class="hint">{words.on_the_stage}</p>
                <RulesLink />
            </div>
        </Dialog>
    }
}
