//! How the notes leave: a button for each way, and below them what leaves by the one that is in hand, and without what.
//! The first time in this browser all of it is shown before the button is pressed; later a line, until somebody looks.
//!
//! A mouse points before it presses and a keyboard is there before it does, so they have looked, and one press acts; so
//! does one of a script or a voice. A finger points at nothing before: its first tap in a format shows what would leave,
//! and the second one acts. After that one tap is enough, as everywhere.

use super::lanes::OnPaper;
use super::notes::{Body, Head};
use crate::app::entitle;
use crate::format;
use crate::room::{Filing, LeaveOut, Room, title_of, use_room};
use crate::ui::parts::choice::Segments;
use crate::ui::parts::dynamic::{dynamic, memo, text, when};
use crate::ui::parts::icon::Icon;
use leptos::prelude::*;
use leptos::task::spawn_local;
use meeting::export::{self, Format};
use std::time::Duration;

/// So many letters of an export are shown; the file is whole.
const SHOWN: usize = 20_000;

/// How long a way out is in hand before what leaves by it is worked out to be looked at: a mouse that passes over six of
/// them makes no six exports, and one press never waits for a look.
const LOOK_AFTER: Duration = Duration::from_millis(150);

/// The way that is in hand: pointed at, or under the keyboard.
#[derive(Clone, Copy)]
struct Hand {
    format: RwSignal<&'static Format>,
    /// Counts what changed of what is kept in the browser, where nothing wakes a reader.
    changed: RwSignal<u32>,
    /// What somebody said about seeing it all; nobody has at first, and what never left is shown.
    asked: RwSignal<Option<bool>>,
    /// Whether it is a finger that presses.
    by_touch: RwSignal<bool>,
    /// The format that was shown to a finger last.
    tapped: RwSignal<&'static str>,
    /// Counts how often something was printed.
    printed: RwSignal<u32>,
}

impl Hand {
    fn new() -> Self {
        Self {
            format: RwSignal::new(&export::markdown::FORMAT),
            changed: RwSignal::new(0),
            asked: RwSignal::new(None),
            by_touch: RwSignal::new(false),
            tapped: RwSignal::new(""),
            printed: RwSignal::new(0),
        }
    }

    fn take(self, format: &'static Format) {
        if self.format.with_untracked(|held| held.id) != format.id {
            self.format.set(format);
        }
    }

    fn is_open(self) -> bool {
        self.changed.track();
        let format = self.format.get();
        self.asked.get().unwrap_or_else(|| !Room::has_left(format))
    }

    /// Whether a press may act. The first of a finger shows what would leave, and does no more.
    fn may_act(self, format: &'static Format) -> bool {
        let is_shown = self.tapped.get_untracked() == format.id || Room::has_left(format);
        self.tapped.set(format.id);
        let may_act = !self.by_touch.get_untracked() || is_shown;
        self.by_touch.set(false);
        if !may_act {
            self.asked.set(None);
            request_animation_frame(|| {
                if let Ok(Some(look)) = document().query_selector(".look") {
                    look.scroll_into_view_with_bool(false);
                }
            });
        }
        may_act
    }

    fn change(self) {
        self.changed.update(|it| *it = it.wrapping_add(1));
    }
}

/// The ways out.
#[component]
pub fn Leave() -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let fallback = RwSignal::new(None::<String>);
    let hand = Hand::new();
    let copy = move |format: &'static Format, rich: Option<String>, plain: String, told: &'static str| {
        spawn_local(async move {
            let is_taken = match rich {
                Some(rich) => Room::copy_rich(rich, plain.clone()).await,
                None => Room::copy(plain.clone()).await,
            };
            if is_taken {
                fallback.set(None);
                Room::note_leaving(format);
                hand.change();
                room.tell(told.to_owned());
            } else {
                fallback.set(Some(plain));
            }
        });
    };
    let copy_markdown = move || {
        if let Some(text) = room.exported(&export::markdown::FORMAT).map(|it| it.text) {
            copy(&export::markdown::FORMAT, None, text, label.copied);
        }
    };
    let copy_digest = move || {
        let (rich, plain) = room.digest();
        copy(&export::digest::FORMAT, Some(rich), plain, label.copied_digest);
    };
    let save = move |format: &'static Format| {
        room.download(format);
        hand.change();
    };
    // The paper is laid out before the browser takes its picture of it.
    let lay_out = move || {
        hand.printed.update(|it| *it = it.wrapping_add(1));
        entitle(&room.title_on_paper());
    };
    let print = move || {
        lay_out();
        Room::note_leaving(&export::paper::FORMAT);
        hand.change();
        request_animation_frame(Room::print);
    };
    // The browser's own menu prints the same.
    let own_title: Box<dyn Fn()> = Box::new(move || entitle(&room.with(title_of)));
    for (moment, run) in [("beforeprint", Box::new(lay_out) as Box<dyn Fn()>), ("afterprint", own_title)] {
        let handle = window_event_listener_untyped(moment, move |_| run());
        on_cleanup(move || handle.remove());
    }
    let ways = [
        way(hand, &export::markdown::FORMAT, "copy", label.copy_markdown, Box::new(copy_markdown)),
        way(hand, &export::digest::FORMAT, "copy", label.copy_digest, Box::new(copy_digest)),
        way(hand, &export::json::FORMAT, "download", label.export_json, Box::new(move || save(&export::json::FORMAT))),
        way(hand, &export::csv::FORMAT, "download", label.export_csv, Box::new(move || save(&export::csv::FORMAT))),
        way(
            hand,
            &export::calendar::FORMAT,
            "calendar",
            label.export_calendar,
            Box::new(move || save(&export::calendar::FORMAT)),
        ),
        way(hand, &export::paper::FORMAT, "print", label.print, Box::new(print)),
    ];
    view! {
        <div class="leave">
            {ways.collect_view()}
            {Room::can_keep_file().then(|| view! {
                <button type="button" on:click=move |_| room.keep_in_file()>
                    <Icon name="download" />{label.keep_in_file}
                </button>
            })}
        </div>
        <p class="hint" role="status">{text(move || match room.filing.get() {
            Filing::No | Filing::Failed { .. } => String::new(),
            Filing::Keeps { name, at } => (words::current().kept_in_file)(&name, &format::time(at)),
        })}</p>
        {dynamic(move || fallback.get().map(|text| view! {
            <label class="field">
                {label.copy_failed}
                <textarea readonly rows="12" prop:value=text></textarea>
            </label>
        }))}
        <Look hand />
    }
}

/// One way out: pointed at, or under the keyboard, it is in hand.
fn way(hand: Hand, format: &'static Format, icon: &'static str, name: &'static str, act: Box<dyn Fn()>) -> AnyView {
    let class = if format.id == export::markdown::FORMAT.id { "primary" } else { "" };
    let room = use_room();
    let press = move || {
        if hand.may_act(format) {
            act();
        } else {
            room.tell(words::current().label.look_again.to_owned());
        }
    };
    view! {
        <button class=class type="button" on:pointerenter=move |_| hand.take(format) on:focus=move |_| hand.take(format)
            on:pointerdown=move |event| hand.by_touch.set(event.pointer_type() != "mouse")
            on:click=move |_| press()><Icon name=icon />{name}</button>
    }
    .into_any()
}

/// What leaves in a format, and what is left out of it. Kept for each format.
#[component]
fn Look(hand: Hand) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let left_out = memo(move || {
        hand.changed.track();
        Room::left_out(hand.format.get())
    });
    let is_open = memo(move || hand.is_open());
    let is_paper = memo(move || hand.format.get().id == export::paper::FORMAT.id);
    // Once it was printed it stays, unseen, for whatever the browser still does with it.
    let paper = move || {
        let is_there = hand.printed.get() > 0 || (is_open.get() && is_paper.get());
        is_there.then(|| {
            hand.changed.track();
            provide_context(room.paper());
            provide_context(OnPaper);
            view! { <Head /><Body /> }
        })
    };
    let sums = room.fact(meeting::export::redact::would_withhold);
    let line = move || (words.leaves)((words.format)(hand.format.get().id), left_out.get(), sums.get());
    view! {
        <section class="look" aria-label=label.look_first>
            <div class="row spread">
                <p class="hint">{move || line()}</p>
                <button class="small" type="button" aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| hand.asked.set(Some(!is_open.get_untracked()))>{label.look_first}</button>
            </div>
            {when(move || is_open.get(), move || view! { <Preview hand left_out is_paper /> })}
            <div class="paper" data-shown=move || (is_open.get() && is_paper.get()).then_some("") role="region"
                aria-label=label.look_preview tabindex="0">{dynamic(paper)}</div>
        </section>
    }
}

/// The whole of it: what can be left out, and the text as it will be.
#[component]
fn Preview(hand: Hand, left_out: Memo<LeaveOut>, is_paper: Memo<bool>) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let preview = RwSignal::new(String::new());
    let look = move |format: &'static Format| {
        let text = room.exported(format).map_or_else(
            || label.calendar_empty.to_owned(),
            |it| if it.media_type == "text/html" { export::digest::readable(&it.text) } else { it.text },
        );
        preview.set(text.chars().take(SHOWN).collect());
    };
    Effect::new(move |_| {
        left_out.track();
        let format = hand.format.get();
        if let Ok(pause) = set_timeout_with_handle(move || look(format), LOOK_AFTER) {
            on_cleanup(move || pause.clear());
        }
    });
    let ways = || export::ALL.iter().copied().chain([&export::paper::FORMAT]);
    let formats = ways().map(|format| (format.id.to_owned(), (words.format)(format.id).to_owned())).collect();
    let check = move |name: &'static str, get: fn(LeaveOut) -> bool, set: fn(&mut LeaveOut, bool)| {
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=move || get(left_out.get()) on:change=move |event| {
                    let mut next = left_out.get_untracked();
                    set(&mut next, event_target_checked(&event));
                    Room::leave_out(hand.format.get_untracked(), next);
                    hand.change();
                } />
                {name}
            </label>
        }
    };
    view! {
        <Segments label=label.look_format group="look-format" class="wrap" options=formats
            value=Signal::derive(move || hand.format.get().id.to_owned())
            on_choose=move |key: String| {
                if let Some(format) = ways().find(|format| format.id == key) {
                    hand.take(format);
                    hand.tapped.set(format.id);
                }
            } />
        <fieldset>
            <legend>{label.leave_out}</legend>
            {check(label.leave_out_people, |it| it.people, |it, is| it.people = is)}
            {check(label.leave_out_money, |it| it.money, |it, is| it.money = is)}
            {check(label.leave_out_voices, |it| it.voices, |it, is| it.voices = is)}
        </fieldset>
        {when(move || !is_paper.get(), move || view! {
            <label class="field">
                {label.look_preview}
                <textarea readonly rows="8" prop:value=move || preview.get()></textarea>
            </label>
            <div>
                <button type="button" on:click=move |_| { room.download(hand.format.get_untracked()); hand.change(); }>
                    <Icon name="download" />{label.look_save}
                </button>
            </div>
        })}
    }
}
