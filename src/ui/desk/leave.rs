//! How the notes leave: a button for each way, and a look at what leaves before it does.

use crate::format;
use crate::room::{Filing, LeaveOut, Room, use_room};
use crate::ui::parts::choice::Segments;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::dynamic::{dynamic, memo, text};
use crate::ui::parts::icon::Icon;
use leptos::prelude::*;
use leptos::task::spawn_local;
use meeting::export::{self, Format};

/// So many letters of an export are shown; the file is whole.
const SHOWN: usize = 20_000;

/// The ways out.
#[component]
pub fn Leave() -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let fallback = RwSignal::new(None::<String>);
    let looks = RwSignal::new(false);
    let copy = move || {
        let Some(text) = room.exported(&export::markdown::FORMAT).map(|it| it.text) else { return };
        spawn_local(async move {
            if Room::copy(text.clone()).await {
                fallback.set(None);
                room.tell(label.copied.to_owned());
            } else {
                fallback.set(Some(text));
            }
        });
    };
    let copy_digest = move || {
        let (rich, plain) = room.digest();
        spawn_local(async move {
            if Room::copy_rich(rich, plain.clone()).await {
                fallback.set(None);
                room.tell(label.copied_digest.to_owned());
            } else {
                fallback.set(Some(plain));
            }
        });
    };
    let save = move |format: &'static Format| room.download(format);
    view! {
        <div class="leave">
            <button class="primary" type="button" on:click=move |_| copy()><Icon name="copy" />{label.copy_markdown}</button>
            <button type="button" on:click=move |_| copy_digest()><Icon name="copy" />{label.copy_digest}</button>
            <button type="button" on:click=move |_| save(&export::json::FORMAT)><Icon name="download" />{label.export_json}</button>
            <button type="button" on:click=move |_| save(&export::csv::FORMAT)><Icon name="download" />{label.export_csv}</button>
            <button type="button" on:click=move |_| save(&export::calendar::FORMAT)>
                <Icon name="calendar" />
                {label.export_calendar}
            </button>
            <button type="button" on:click=move |_| Room::print()><Icon name="print" />{label.print}</button>
            <button type="button" on:click=move |_| looks.set(true)>{label.look_first}</button>
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
        <Dialog open=looks title=label.look_first class="wide">
            <Look />
        </Dialog>
    }
}

/// What leaves in a format, and what is left out of it. Kept for each format.
#[component]
fn Look() -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let chosen = RwSignal::new(&export::markdown::FORMAT);
    let changed = RwSignal::new(0_u32);
    let left_out = memo(move || {
        changed.track();
        Room::left_out(chosen.get())
    });
    let preview = memo(move || {
        left_out.track();
        let text = room.exported(chosen.get()).map_or_else(|| label.calendar_empty.to_owned(), |it| it.text);
        text.chars().take(SHOWN).collect::<String>()
    });
    let formats =
        export::ALL.iter().map(|format| (format.id.to_owned(), (words.format)(format.id).to_owned())).collect();
    let check = move |name: &'static str, get: fn(LeaveOut) -> bool, set: fn(&mut LeaveOut, bool)| {
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=move || get(left_out.get()) on:change=move |event| {
                    let mut next = left_out.get_untracked();
                    set(&mut next, event_target_checked(&event));
                    Room::leave_out(chosen.get_untracked(), next);
                    changed.update(|it| *it = it.wrapping_add(1));
                } />
                {name}
            </label>
        }
    };
    view! {
        <div class="pane look">
            <Segments label=label.look_format group="look-format" options=formats value=Signal::derive(move || chosen.get().id.to_owned())
                on_choose=move |key: String| {
                    if let Some(format) = export::ALL.iter().find(|format| format.id == key) {
                        chosen.set(format);
                    }
                } />
            <fieldset>
                <legend>{label.leave_out}</legend>
                {check(label.leave_out_people, |it| it.people, |it, is| it.people = is)}
                {check(label.leave_out_money, |it| it.money, |it, is| it.money = is)}
                {check(label.leave_out_voices, |it| it.voices, |it, is| it.voices = is)}
            </fieldset>
            <label class="field">
                {label.look_preview}
                <textarea readonly rows="14" prop:value=move || preview.get()></textarea>
            </label>
            <footer>
                <button class="primary" type="button" on:click=move |_| room.download(chosen.get_untracked())>
                    <Icon name="download" />{label.look_save}
                </button>
            </footer>
        </div>
    }
}
