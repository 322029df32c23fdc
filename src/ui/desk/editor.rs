//! Editing a row in place: each stroke is a change, Escape or Done leaves it.

use super::guard::{GuardNote, Watch};
use super::parsed::ParsedField;
use super::session::use_session;
use crate::room::use_room;
use crate::ui::parts::choice::{Choice, Options, of_set};
use crate::ui::parts::day::DayField;
use crate::ui::parts::dynamic::when;
use crate::ui::parts::field::{CheckField, PersonField, Shape, TextField, is_composing, is_enter};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::kind::stage::Stage;
use meeting::meeting::{Edit, Record};
use meeting::record::{
    Action, ActionEdit, Evidence, Origin, Point, PointEdit, Question, QuestionEdit, Voice, VoiceEdit, metric,
};
use std::sync::Arc;

/// A field whose words were refused.
const REFUSED: &str = "[aria-invalid=true]";

/// Whether a text says something. Whoever empties a field to write it anew is told nothing meanwhile, and an entry keeps
/// the words it had where nothing comes after.
fn has_words(text: &str) -> bool {
    !text.trim().is_empty()
}

fn html(element: web_sys::Element) -> Option<web_sys::HtmlElement> {
    wasm_bindgen::JsCast::dyn_into(element).ok()
}

/// The frame of an editor: fields, and the way out.
#[component]
fn Editor(children: Children) -> impl IntoView {
    let session = use_session();
    let node = NodeRef::<leptos::html::Li>::new();
    Effect::new(move |_| {
        // The first field that is still empty is the one that is looked for; else the words.
        let Some(node) = node.get() else { return };
        let empty = node.query_selector("input[type=text]:placeholder-shown").ok().flatten();
        let first = empty.or_else(|| node.query_selector("textarea, input").ok().flatten());
        if let Some(field) = first.and_then(html) {
            let _ = field.focus();
        }
    });
    let leave = move |is_done: bool| {
        // What was typed last is taken in while the field is still there.
        let hand = document().active_element().and_then(html);
        if let Some(field) = hand {
            let _ = field.blur();
        }
        // In a task of its own, when what was refused is marked. Who is done is led there.
        let end = move || {
            let refused =
                node.try_get_untracked().flatten().and_then(|node| node.query_selector(REFUSED).ok().flatten());
            if let Some(field) = refused.and_then(html).filter(|_| is_done) {
                let _ = field.focus();
            } else if session.edited.try_set(None).is_none() {
                // The meeting may be left by now, and the console gone with all that it has.
                session.take_focus();
            }
        };
        set_timeout(end, std::time::Duration::ZERO);
    };
    let on_key = move |event: KeyboardEvent| {
        let is_done = is_enter(&event);
        if is_done || (event.key() == "Escape" && !is_composing(&event)) {
            event.prevent_default();
            event.stop_propagation();
            leave(is_done);
        }
    };
    view! {
        <li class="point editing" node_ref=node on:keydown=on_key>
            <div class="fields">{children()}</div>
            <button class="small" type="button" on:click=move |_| leave(true)>{words::current().label.fold}</button>
        </li>
    }
}

/// What a field of a record says, as text that follows the record.
pub fn text_of<T: 'static>(
    cell: ArcRwSignal<Option<Record>>,
    of: fn(Record) -> Option<Arc<T>>,
    text: fn(&T) -> String,
) -> Signal<String> {
    Signal::derive(move || cell.get().and_then(of).map(|record| text(&record)).unwrap_or_default())
}

/// The point that a record is.
pub fn point(record: Record) -> Option<Arc<Point>> {
    if let Record::Point(point) = record { Some(point) } else { None }
}

fn voice(record: Record) -> Option<Arc<Voice>> {
    if let Record::Voice(voice) = record { Some(voice) } else { None }
}

fn question(record: Record) -> Option<Arc<Question>> {
    if let Record::Question(question) = record { Some(question) } else { None }
}

fn action(record: Record) -> Option<Arc<Action>> {
    if let Record::Action(action) = record { Some(action) } else { None }
}

/// The words of a record, with what the text check says of them under it.
#[component]
fn Wording(label: &'static str, value: Signal<String>, on_text: Callback<String>) -> impl IntoView {
    let watch = Watch::wording(value, move |text| on_text.run(text));
    view! {
        <TextField label class="wide" spoken=true shape=Shape::Area value on_text=move |text| on_text.run(text) />
        <GuardNote watch />
    }
}

/// Editing a point.
#[component]
pub fn PointEditor(id: Id) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let cell = room.cell(id);
    let write = move |edit: PointEdit| {
        room.act(Command::Write(id, Edit::Point(edit)));
    };
    let of = move |text: fn(&Point) -> String| text_of(cell.clone(), point, text);
    let line = move |label: &'static str, value: Signal<String>, edit: fn(String) -> PointEdit| {
        view! { <TextField label value placeholder="?" on_text=move |text| write(edit(text)) /> }
    };
    let speakers = room.fact(move |meeting| -> Options {
        let item = meeting.points.get(&id).map(|point| point.item).unwrap_or_default();
        meeting.speakers(item).map(|person| (person.id.to_string(), person.name.clone())).collect()
    });
    let kind = of(|point| point.evidence.map(|kind| kind.word().to_owned()).unwrap_or_default());
    view! {
        <Editor>
            <Wording
                label=label.as_point
                value=of(|point| point.text.clone())
                on_text=Callback::new(move |text: String| if has_words(&text) { write(PointEdit::Text(text)) })
            />
            <label class="field">
                {label.kind_of_evidence}
                <KindSelect value=kind on_kind=move |kind| write(PointEdit::Evidence(kind)) />
            </label>
            {line(label.value, of(|point| point.value.clone()), PointEdit::Value)}
            {line(label.unit, of(|point| point.unit.clone()), PointEdit::Unit)}
            {line(label.period, of(|point| point.period.clone()), PointEdit::Period)}
            {line(label.source, of(|point| point.source.clone()), PointEdit::Source)}
            <Choice label=label.stage_of none=label.stage_open options=of_set(Stage::ALL, Stage::word, words::current().stage)
                value=of(|point| point.stage.map(|it| it.word().to_owned()).unwrap_or_default())
                on_choose=move |key: String| { room.act(Command::Tag(id, Stage::parse(&key))); } />
            <Choice label=label.speaker none=label.speaker_open options=speakers
                value=of(|point| point.speaker.map(|it| it.to_string()).unwrap_or_default())
                on_choose=move |key: String| write(PointEdit::Speaker(Id::parse(&key))) />
        </Editor>
    }
}

/// The choice of the kind of evidence.
#[component]
pub fn KindSelect(#[prop(into)] value: Signal<String>, on_kind: impl Fn(Option<Evidence>) + 'static) -> impl IntoView {
    let words = words::current();
    let options = Evidence::ALL.iter().map(|kind| {
        let key = kind.word();
        view! {
            <option value=key prop:selected=move || *value.read() == key>{(words.evidence)(*kind)}</option>
        }
    });
    let choose = move |event| {
        on_kind(Evidence::parse(&event_target_value(&event)));
    };
    view! {
        <select aria-label=words.label.kind_of_evidence on:change=choose>
            <option value="" prop:selected=move || value.get().is_empty()>{words.label.not_evidence}</option>
            {options.collect_view()}
        </select>
    }
}

/// Editing a voice.
#[component]
pub fn VoiceEditor(id: Id) -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let cell = room.cell(id);
    let write = move |edit: VoiceEdit| {
        room.act(Command::Write(id, Edit::Voice(edit)));
    };
    let of = move |text: fn(&Voice) -> String| text_of(cell.clone(), voice, text);
    let permitted = of(|voice| if voice.permission { "yes" } else { "" }.to_owned());
    view! {
        <Editor>
            <TextField
                label=label.as_voice
                class="wide"
                spoken=true
                shape=Shape::Area
                value=of(|voice| voice.text.clone())
                on_text=move |text: String| if has_words(&text) { write(VoiceEdit::Text(text)) }
            />
            <TextField
                label=label.voice_source
                placeholder="?"
                value=of(|voice| voice.source.clone())
                on_text=move |text| write(VoiceEdit::Source(text))
            />
            <Choice label=label.origin none=label.origin_open options=of_set(Origin::ALL, Origin::word, words::current().terms.origin)
                value=of(|voice| voice.origin.map(|it| it.word().to_owned()).unwrap_or_default())
                on_choose=move |key: String| write(VoiceEdit::Origin(Origin::parse(&key))) />
            <TextField
                label=label.voice_segment
                placeholder=label.customer_placeholder
                value=of(|voice| voice.segment.clone())
                on_text=move |text| write(VoiceEdit::Segment(text))
            />
            <Choice label=label.stage_of none=label.stage_open options=of_set(Stage::ALL, Stage::word, words::current().stage)
                value=of(|voice| voice.stage.map(|it| it.word().to_owned()).unwrap_or_default())
                on_choose=move |key: String| { room.act(Command::Tag(id, Stage::parse(&key))); } />
            <Links id />
            <CheckField label=label.permission class="wide" value=permitted on_check=move |is_on| write(VoiceEdit::Permission(is_on)) />
        </Editor>
    }
}

/// What a voice is linked to: the point it speaks for, the decision it is about. Nothing where there is neither.
#[component]
fn Links(id: Id) -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let cell = room.cell(id);
    let of = move |text: fn(&Voice) -> String| text_of(cell.clone(), voice, text);
    let points = room.fact(move |meeting| -> Options {
        let item = meeting.voices.get(&id).map(|voice| voice.item).unwrap_or_default();
        meeting.told(item).into_iter().map(|point| (point.id.to_string(), point.text.clone())).collect()
    });
    let decisions = room.fact(|meeting| -> Options {
        let decisions = meeting.decisions_in_order().filter_map(|id| meeting.decisions.get(&id));
        decisions.map(|decision| (decision.id.to_string(), decision.text.clone())).collect()
    });
    let link = move |name, options: Memo<Options>, value, edit: fn(Option<Id>) -> VoiceEdit| {
        when(
            move || !options.read().is_empty(),
            move || {
                view! {
                    <Choice label=name none=label.voice_nothing options value
                        on_choose=move |key: String| { room.act(Command::Write(id, Edit::Voice(edit(Id::parse(&key))))); } />
                }
            },
        )
    };
    let point = of(|voice| voice.point.map(|it| it.to_string()).unwrap_or_default());
    let decision = of(|voice| voice.decision.map(|it| it.to_string()).unwrap_or_default());
    view! {
        {link(label.voice_point, points, point, VoiceEdit::Point)}
        {link(label.voice_decision, decisions, decision, VoiceEdit::Decision)}
    }
}

/// Editing a parked question; answering it, too.
#[component]
pub fn QuestionEditor(id: Id) -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let cell = room.cell(id);
    let write = move |edit: QuestionEdit| {
        room.act(Command::Write(id, Edit::Question(edit)));
    };
    let owner = cell.get_untracked().and_then(question).and_then(|question| question.owner);
    let owner = owner.map(|id| room.with(|meeting| meeting.name_of(id).to_owned())).unwrap_or_default();
    let of = move |text: fn(&Question) -> String| text_of(cell.clone(), question, text);
    let due = of(|question| question.due.map(|day| day.to_string()).unwrap_or_default());
    view! {
        <Editor>
            <TextField
                label=label.answer
                class="wide"
                spoken=true
                placeholder=label.answer_placeholder
                value=of(|question| question.answer.clone())
                on_text=move |text| write(QuestionEdit::Answer(text))
            />
            <Wording
                label=label.as_question
                value=of(|question| question.text.clone())
                on_text=Callback::new(move |text: String| if has_words(&text) { write(QuestionEdit::Text(text)) })
            />
            <TextField
                label=label.settled_by
                value=of(|question| question.settled_by.clone())
                on_text=move |text| write(QuestionEdit::SettledBy(text))
            />
            <TextField
                label=label.ask_whom
                value=of(|question| question.ask.clone())
                on_text=move |text| write(QuestionEdit::Ask(text))
            />
            <OwnerField id label=label.asker owner command=move |name| Command::SetAsker(id, name) />
            <DayField label=label.by_when value=due on_day=move |day| write(QuestionEdit::Due(day)) />
        </Editor>
    }
}

/// Editing an action.
#[component]
pub fn ActionEditor(id: Id) -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let cell = room.cell(id);
    let write = move |edit: ActionEdit| {
        room.act(Command::Write(id, Edit::Action(edit)));
    };
    let owner = cell.get_untracked().and_then(action).map(|action| action.owner);
    let owner = owner.map(|id| room.with(|meeting| meeting.name_of(id).to_owned())).unwrap_or_default();
    let of = move |text: fn(&Action) -> String| text_of(cell.clone(), action, text);
    let due = of(|action| action.due.map(|day| day.to_string()).unwrap_or_default());
    view! {
        <Editor>
            <Wording
                label=label.as_action
                value=of(|action| action.text.clone())
                on_text=Callback::new(move |text: String| if has_words(&text) { write(ActionEdit::Text(text)) })
            />
            <OwnerField id label=label.owner owner command=move |name| Command::SetOwner(id, name) />
            <DayField label=label.due_date value=due on_day=move |day| write(ActionEdit::Due(day)) />
        </Editor>
    }
}

/// The person something hangs on. A name counts when it is finished, not at each stroke.
#[component]
fn OwnerField(
    id: Id,
    label: &'static str,
    owner: String,
    command: impl Fn(String) -> Command + 'static,
) -> impl IntoView {
    let room = use_room();
    let typed = use_session().unfinished("owner", id, owner);
    let error = RwSignal::new(None);
    let settle = move |_| {
        if !typed.is_begun() {
            return;
        }
        match room.commit(command(typed.get_untracked())) {
            Ok(_) => {
                error.set(None);
                typed.settle();
            }
            Err(refusal) => error.set(Some((words::current().refusal)(refusal))),
        }
    };
    view! {
        <div on:focusout=settle>
            <PersonField label value=typed error names="people-names" on_text=move |text| typed.set(text) />
        </div>
    }
}

/// A number of the record, typed as text.
#[component]
pub fn NumberField(
    label: &'static str,
    /// Whose number it is.
    of: Id,
    #[prop(into)] value: Signal<String>,
    on_number: impl Fn(Option<f64>) + 'static,
) -> impl IntoView {
    let read = move |text: &str| {
        if text.is_empty() {
            on_number(None);
            return true;
        }
        let number = metric::parse(text);
        if number.is_some() {
            on_number(number);
        }
        number.is_some()
    };
    view! {
        <ParsedField label of value inputmode="decimal" unread=words::current().label.number_unread on_text=read />
    }
}
