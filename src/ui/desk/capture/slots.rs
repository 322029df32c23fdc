//! The parts under the capture field: they fill while typing and are corrected by hand.

use super::draft::{Draft, Slot};
use crate::ui::desk::editor::KindSelect;
use crate::ui::desk::session::use_session;
use crate::ui::parts::day::{FIRST_DAY, chosen};
use crate::ui::parts::dynamic::text;
use leptos::prelude::*;
use meeting::moment::Day;
use meeting::record::Origin;

/// A part as a chip: dashed while it is empty.
#[component]
fn Chip(
    label: &'static str,
    #[prop(into)] value: Signal<String>,
    on_text: impl Fn(String) + 'static,
    #[prop(optional)] list: &'static str,
) -> impl IntoView {
    view! {
        <label class="slot">
            <span>{label}</span>
            <input
                type="text"
                autocomplete="off"
                placeholder="?"
                list=(!list.is_empty()).then_some(list)
                prop:value=move || value.get()
                on:input=move |event| on_text(event_target_value(&event))
            />
        </label>
    }
}

/// What the draft says in a field.
fn said(text: fn(&Draft) -> &String) -> Signal<String> {
    let draft = use_session().draft;
    Signal::derive(move || draft.with(|draft| text(draft).clone()))
}

/// A slot that fills while typing.
#[component]
fn Part(part: Slot) -> impl IntoView {
    let session = use_session();
    let words = &words::current().label;
    let (label, value) = match part {
        Slot::Value => (words.value, said(|draft| &draft.value)),
        Slot::Unit => (words.unit, said(|draft| &draft.unit)),
        Slot::Period => (words.period, said(|draft| &draft.period)),
        Slot::Source => (words.source, said(|draft| &draft.source)),
    };
    view! { <Chip label value on_text=move |text| session.type_in(|draft| draft.set(part, text)) /> }
}

/// The parts of a point.
#[component]
pub fn PointSlots() -> impl IntoView {
    let session = use_session();
    let words = &words::current().label;
    let kind = Signal::derive(move || {
        session.draft.with(|draft| draft.evidence.map(|kind| kind.word().to_owned()).unwrap_or_default())
    });
    view! {
        <div class="slots">
            <label class="slot">
                <span>{words.kind_of_evidence}</span>
                <KindSelect value=kind on_kind=move |kind| session.type_in(|draft| draft.set_evidence(kind)) />
            </label>
            <Part part=Slot::Value />
            <Part part=Slot::Unit />
            <Part part=Slot::Period />
            <Part part=Slot::Source />
        </div>
    }
}

/// Where a voice was heard and how, which customer it was, and whether they permit us to keep it.
#[component]
pub fn VoiceSlots() -> impl IntoView {
    let session = use_session();
    let words = words::current();
    let label = &words.label;
    let origin = move || session.draft.with(|draft| draft.origin);
    let option = move |it: Option<Origin>| {
        let name = it.map_or(label.origin_open, words.terms.origin);
        view! { <option value=it.map_or("", Origin::word) prop:selected=text(move || origin() == it)>{name}</option> }
    };
    let options = std::iter::once(None).chain(Origin::ALL.iter().copied().map(Some));
    view! {
        <div class="slots">
            <Part part=Slot::Source />
            <label class="slot" data-empty=move || origin().is_none().then_some("")>
                <span>{label.origin}</span>
                <select on:change=move |event| {
                    let origin = Origin::parse(&event_target_value(&event));
                    session.type_in(|draft| draft.origin = origin);
                }>{options.map(option).collect_view()}</select>
            </label>
            <Chip
                label=label.voice_segment
                value=said(|draft| &draft.segment)
                on_text=move |text| session.type_in(|draft| draft.segment = text)
            />
            <label class="slot" data-empty=move || session.draft.with(|draft| !draft.permission).then_some("")>
                <input
                    type="checkbox"
                    prop:checked=move || session.draft.with(|draft| draft.permission)
                    on:change=move |event| session.type_in(|draft| draft.permission = event_target_checked(&event))
                />
                <span>{label.may_play}</span>
            </label>
        </div>
    }
}

/// Who finds out, from whom, by when.
#[component]
pub fn QuestionSlots() -> impl IntoView {
    let session = use_session();
    let words = &words::current().label;
    let due = move || session.draft.with(|draft| draft.due.map(|day| day.to_string()).unwrap_or_default());
    view! {
        <div class="slots">
            <Chip
                label=words.settled_by
                value=said(|draft| &draft.settled_by)
                on_text=move |text| session.type_in(|draft| draft.settled_by = text)
            />
            <Chip
                label=words.asker
                value=said(|draft| &draft.person)
                list="people-names"
                on_text=move |text| session.type_in(|draft| draft.person = text)
            />
            <Chip
                label=words.ask_whom
                value=said(|draft| &draft.ask)
                on_text=move |text| session.type_in(|draft| draft.ask = text)
            />
            <label class="slot" data-empty=move || due().is_empty().then_some("")>
                <span>{words.by_when}</span>
                <input
                    type="date"
                    min=FIRST_DAY
                    prop:value=text(due)
                    on:change=move |event| {
                        if let Some(day) = chosen(&event) {
                            session.type_in(|draft| draft.due = Day::parse(&day));
                        }
                    }
                />
            </label>
        </div>
    }
}
