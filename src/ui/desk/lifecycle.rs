//! The customer's life with us, looked at closely: where it breaks between two stages, who spoke about which stage, and
//! which stages nobody spoke about for three meetings.

use super::session::use_session;
use crate::room::use_room;
use crate::shelf;
use crate::ui::desk::entry::can_edit;
use crate::ui::parts::choice::{Choice, Options, Segments};
use crate::ui::parts::dynamic::{dynamic, memo, rows, when};
use crate::ui::parts::field::TextField;
use crate::ui::parts::icon::IconButton;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::kind::stage::Stage;
use meeting::lifecycle;
use meeting::list::List;
use meeting::meeting::{Edit, Meeting, Record};
use meeting::record::{Function, Handoff, HandoffEdit};
use meeting::series;

/// "Buy → Onboard".
fn joint(after: Stage) -> String {
    let name = words::current().stage;
    lifecycle::next(after).map_or_else(|| name(after).to_owned(), |next| format!("{} → {}", name(after), name(next)))
}

/// Everything about the lifecycle, folded until somebody asks.
#[component]
pub fn Lifecycle(id: Id) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let open = RwSignal::new(false);
    let gaps = room.fact(|meeting| meeting.items().map(|item| meeting.count(List::Handoffs(item.id))).sum::<usize>());
    view! {
        <details class="lifecycle" on:toggle=move |event| open.set(is_open(&event))>
            <summary>
                {label.lifecycle_more}
                <span class="hint">{move || if gaps.get() > 0 { (words.gaps)(gaps.get()) } else { String::new() }}</span>
            </summary>
            {when(move || open.get(), move || view! { <Gaps id /> <WhoSpoke /> <Untouched /> })}
        </details>
    }
}

fn is_open(event: &leptos::ev::Event) -> bool {
    let details = event.target().and_then(|it| wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(it).ok());
    details.is_some_and(|details| details.has_attribute("open"))
}

/// The cards on the joints.
#[component]
fn Gaps(id: Id) -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let can_edit = can_edit(room);
    let ids = room.fact(|meeting| Stage::ALL.iter().flat_map(|stage| meeting.gaps_after(*stage)).collect::<Vec<Id>>());
    let text = use_session().unfinished("gap", id, String::new());
    let after = use_session().unfinished("choice: joint", id, Stage::Buy.word().to_owned());
    let joints = Stage::ALL.iter().filter(|stage| lifecycle::next(**stage).is_some());
    let joints: Options = joints.map(|stage| (stage.word().to_owned(), joint(*stage))).collect();
    let joints = StoredValue::new(joints);
    let add = move || {
        let command = Command::AddHandoff {
            item: id,
            after: Stage::parse(&after.get_untracked()).unwrap_or(Stage::Buy),
            text: text.get_untracked(),
        };
        if room.act(command) {
            text.clear();
        }
    };
    view! {
        <h3>{label.gaps}</h3>
        <ol class="gaps" aria-label=label.gaps>{rows(move || ids.get(), |id| view! { <Gap id /> })}</ol>
        {when(move || can_edit.get(), move || view! {
            <form class="row entry" on:submit=move |event| { event.prevent_default(); add(); }>
                <Choice label=label.gap_joint options=joints.get_value() value=after on_choose=move |key| after.set(key) />
                <TextField label=label.gap_text class="grow" placeholder=label.gap_placeholder value=text on_text=move |it| text.set(it) />
                <button type="submit">{label.gap_add}</button>
            </form>
        })}
    }
}

/// One card: what happens to the customer there, three scores, the channel.
#[component]
fn Gap(id: Id) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let terms = &words.terms;
    let cell = room.cell(id);
    let of = |text: fn(&Handoff) -> String| {
        let cell = cell.clone();
        Signal::derive(move || match cell.get() {
            Some(Record::Handoff(gap)) => text(&gap),
            _ => String::new(),
        })
    };
    let write = move |edit: HandoffEdit| {
        room.act(Command::Write(id, Edit::Handoff(edit)));
    };
    let (text, place) = (of(|gap| gap.text.clone()), of(|gap| joint(gap.after)));
    let mean = of(|gap| gap.tenths().map(|tenths| format!("{}.{}", tenths / 10, tenths % 10)).unwrap_or_default());
    let can_edit = can_edit(room);
    let score = move |name: &'static str,
                      key: &'static str,
                      value: Signal<String>,
                      edit: fn(Option<u32>) -> HandoffEdit| {
        let options: Options = (1..=5).map(|score| (score.to_string(), score.to_string())).collect();
        view! {
            <div class="field">
                {name}
                <Segments label=name group=format!("{key}-{id}") options value on_choose=move |key: String| write(edit(key.parse().ok())) />
            </div>
        }
    };
    let scores = StoredValue::new([
        (terms.quality, "quality", of(|it| it.quality.map(|it| it.to_string()).unwrap_or_default())),
        (terms.connectedness, "connected", of(|it| it.connectedness.map(|it| it.to_string()).unwrap_or_default())),
        (terms.seamlessness, "seamless", of(|it| it.seamlessness.map(|it| it.to_string()).unwrap_or_default())),
    ]);
    let edits: [fn(Option<u32>) -> HandoffEdit; 3] =
        [HandoffEdit::Quality, HandoffEdit::Connectedness, HandoffEdit::Seamlessness];
    let channel = of(|gap| gap.channel.clone());
    view! {
        <li>
            <p class="said">{move || text.get()}<small>{move || place.get()}" "<b>{move || mean.get()}</b></small></p>
            {when(move || can_edit.get(), move || {
                let scores = scores.get_value().into_iter().zip(edits);
                view! {
                    <div class="row settle">
                        {scores.map(|((name, key, value), edit)| score(name, key, value, edit)).collect_view()}
                        <TextField label=label.gap_channel placeholder=label.gap_channel_placeholder value=channel
                            on_text=move |text| write(HandoffEdit::Channel(text)) />
                        <IconButton name="trash" small=true label=label.delete on_press=move || { room.act(Command::Discard(id)); } />
                    </div>
                }
            })}
        </li>
    }
}

/// How much each function spoke about its own stages.
#[component]
fn WhoSpoke() -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let lines = room.fact(|meeting: &Meeting| {
        let of = |function: &Function| Some((*function, meeting.own_domain(*function).percent()?));
        Function::ALL.iter().filter_map(of).collect::<Vec<(Function, usize)>>()
    });
    let row = move |(function, percent): (Function, usize)| {
        view! { <li>{(words.own_domain)((words.function)(function), percent)}</li> }
    };
    view! {
        <h3>{words.label.who_spoke}</h3>
        {when(move || lines.read().is_empty(), move || view! { <p class="hint">{words.label.who_spoke_empty}</p> })}
        <ul>{dynamic(move || lines.get().into_iter().map(row).collect_view())}</ul>
    }
}

/// The stages that none of the latest three meetings spoke about.
#[component]
fn Untouched() -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let others: Vec<Meeting> = {
        let name = room.with(shelf::name_of);
        shelf::of_series(name).into_iter().filter(|meeting| meeting.id() != room.id).collect()
    };
    let others = StoredValue::new(others);
    let stages = room.fact(move |meeting| {
        let untouched = others.with_value(|others| series::untouched(others.iter().chain([meeting])));
        untouched.into_iter().map(words.stage).collect::<Vec<_>>().join(", ")
    });
    let is_some = memo(move || !stages.read().is_empty());
    when(move || is_some.get(), move || view! { <p class="teach">{move || (words.untouched)(&stages.read())}</p> })
}
