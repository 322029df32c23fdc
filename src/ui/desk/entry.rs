//! What was said: points, voices, parked questions, actions, a row each.

use super::editor::{ActionEditor, PointEditor, QuestionEditor, VoiceEditor};
use super::kind::review::mark_of;
use super::session::{Session, use_session};
use super::voices::Voices;
use crate::format;
use crate::room::{Room, use_room};
use crate::ui::parts::dynamic::{Dynamic, dynamic, memo, text, when, while_so};
use crate::ui::parts::icon::IconButton;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::meeting::{Edit, Record};
use meeting::record::{Action, Evidence, InputGroup, Lane, Point, PointEdit, Question, Status, Voice};
use std::sync::Arc;

/// Whether the meeting can be changed: it is not over.
pub fn can_change(room: Room) -> Memo<bool> {
    let header = room.header();
    memo(move || header.read().status != Status::Closed)
}

/// Whether the notes are being written, for all that stands inside: each row asks it.
#[derive(Clone, Copy)]
struct CanEdit(Memo<bool>);

/// Whether the notes are being written: the meeting runs.
pub fn can_edit(room: Room) -> Memo<bool> {
    use_context::<CanEdit>().map_or_else(|| new_can_edit(room), |known| known.0)
}

fn new_can_edit(room: Room) -> Memo<bool> {
    let header = room.header();
    memo(move || header.read().status == Status::Running)
}

/// Works that out once for the rows inside, whose lanes may be long.
pub fn provide_can_edit(room: Room) {
    provide_context(CanEdit(new_can_edit(room)));
}

/// A point or a voice.
#[component]
pub fn EntryRow(id: Id) -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let cell = room.cell(id);
    let is_edited = memo(move || session.edited.get() == Some(id));
    // Typing in the editor changes the record, and must not make the editor anew.
    dynamic(move || {
        if is_edited.get() {
            return match cell.get_untracked() {
                Some(Record::Point(_)) => view! { <PointEditor id /> }.into_any(),
                Some(Record::Voice(_)) => view! { <VoiceEditor id /> }.into_any(),
                _ => ().into_any(),
            };
        }
        match cell.get() {
            Some(Record::Point(point)) => view! { <PointView point /> }.into_any(),
            Some(Record::Voice(voice)) => view! { <VoiceView voice /> }.into_any(),
            _ => ().into_any(),
        }
    })
}

/// A point as it stands.
#[component]
fn PointView(point: Arc<Point>) -> impl IntoView {
    let words = words::current();
    let label = &words.label;
    let id = point.id;
    let is_grounded = point.is_grounded();
    let is_voice = point.evidence == Some(Evidence::CustomerWords);
    let mark = match (is_grounded, is_voice) {
        (true, true) => "voice",
        (true, false) => "grounded",
        (false, _) => "hypothesis",
    };
    let of = if is_voice { "customer" } else { "data" };
    let number = match (point.value.is_empty(), point.unit.is_empty()) {
        (true, _) => String::new(),
        (false, true) => point.value.clone(),
        (false, false) => format!("{}\u{202f}{}", point.value, point.unit),
    };
    let tags = [number, point.period.clone(), point.source.clone()];
    let tags = tags.into_iter().filter(|tag| !tag.trim().is_empty());
    let tags = tags.map(|tag| view! { <span class="tag" data-of=of>{tag}</span> }).collect_view();
    let kind = point.evidence.map(|kind| view! { <span>{(words.evidence)(kind)}</span> });
    let missing: Vec<&str> = match point.evidence {
        Some(_) if !is_grounded => point.missing().into_iter().map(words.slot).collect(),
        _ => Vec::new(),
    };
    let ask = (!is_grounded).then(|| {
        let missing = (!missing.is_empty()).then(|| format!(" · {}?", missing.join(", ")));
        view! { <Ask id text=label.what_is_the_data />{missing} }
    });
    let by_hand = point.lane.is_some().then(|| view! { <span class="hint">{label.lane_by_hand}</span> });
    let group = if is_voice { InputGroup::Customer } else { InputGroup::Data };
    let stage = point.stage.map(|stage| view! { <span class="hint">{(words.stage)(stage)}</span> });
    view! {
        <li class="point" data-mark=mark>
            <p>{point.text.clone()}</p>
            <p class="meta">{kind}{tags}{ask}{by_hand}" "{stage}</p>
            <Voices id />
            <EntryMenu id item=point.item text=point.text.clone() group can_park=!is_grounded overrule=overruling(&point) />
        </li>
    }
}

/// What one click makes of a point's lane: the other one, or, where the host has spoken, what it earns by itself.
fn overruling(point: &Point) -> Overrule {
    let label = &words::current().label;
    match (point.lane, point.earned_lane()) {
        (Some(lane), earned) if lane != earned => Overrule { to: None, icon: "undo", label: label.lane_follows },
        (_, Lane::Established) => Overrule { to: Some(Lane::Hypotheses), icon: "down", label: label.lane_not_yet },
        (_, Lane::Hypotheses) => Overrule { to: Some(Lane::Established), icon: "up", label: label.lane_established },
    }
}

/// A click that moves a point to another lane.
#[derive(Clone, Copy)]
struct Overrule {
    to: Option<Lane>,
    icon: &'static str,
    label: &'static str,
}

/// A customer's words as they stand.
#[component]
fn VoiceView(voice: Arc<Voice>) -> impl IntoView {
    let label = &words::current().label;
    let id = voice.id;
    let source = if voice.is_grounded() {
        view! { <span class="tag" data-of="customer">{voice.source.clone()}</span> }.into_any()
    } else {
        view! { <Ask id text=label.who_heard_it /> }.into_any()
    };
    let mark = if voice.is_grounded() { "voice" } else { "hypothesis" };
    let room = use_room();
    let can_edit = can_edit(room);
    let words = words::current();
    let details = [
        voice.origin.map(|it| (words.terms.origin)(it).to_owned()),
        Some(voice.segment.clone()),
        voice.stage.map(|it| (words.stage)(it).to_owned()),
    ];
    let details: Vec<String> = details.into_iter().flatten().filter(|it| !it.trim().is_empty()).collect();
    let is_playing = move || room.scene.get().voice == Some(id);
    let play = voice.permission.then(|| {
        when(move || can_edit.get(), move || view! {
            <button class="link" type="button" aria-pressed=move || is_playing().to_string()
                on:click=move |_| room.show(|scene| scene.voice = if scene.voice == Some(id) { None } else { Some(id) })>
                {move || if is_playing() { label.stop_voice } else { label.play_voice }}
            </button>
        })
    });
    view! {
        <li class="point" data-mark=mark>
            <p>"“"{voice.text.clone()}"”"</p>
            <p class="meta"><span>{label.customer_words}</span>{source}" "{details.join(" · ")}" "{play}</p>
            <EntryMenu id item=voice.item text=voice.text.clone() group=InputGroup::Customer can_park=false />
        </li>
    }
}

/// What an entry lacks, as a question that leads into its editor. When the meeting is over, it is only asked.
#[component]
fn Ask(id: Id, text: &'static str) -> impl IntoView {
    let session = use_session();
    let can_edit = can_edit(use_room());
    dynamic(move || {
        if can_edit.get() {
            view! {
                <button class="link" type="button" on:click=move |_| session.edited.set(Some(id))>{text}</button>
            }
            .into_any()
        } else {
            view! { <span>{text}</span> }.into_any()
        }
    })
}

/// What can be done with a point or a voice.
#[component]
fn EntryMenu(
    id: Id,
    item: Id,
    text: String,
    group: InputGroup,
    can_park: bool,
    #[prop(optional)] overrule: Option<Overrule>,
) -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let label = &words::current().label;
    let text = StoredValue::new(text);
    let use_as_input = move || {
        let text = text.get_value();
        room.act(Command::AddInput { item, group, text, person: String::new(), rests_on: Some(id) });
    };
    let park = move || {
        session.type_in(|draft| draft.park(id, &text.get_value()));
        session.take_focus();
    };
    view! {
        <RowMenu id>
            {overrule.map(|over| {
                let press = move || { room.act(Command::Write(id, Edit::Point(PointEdit::Lane(over.to)))); };
                view! { <IconButton name=over.icon small=true label=over.label on_press=press /> }
            })}
            {can_park.then(|| view! { <IconButton name="park" small=true label=label.park_now on_press=park /> })}
            {while_so(session.is_deciding, move || view! {
                <IconButton name="plus" small=true label=label.use_as_input on_press=use_as_input />
            })}
        </RowMenu>
    }
}

/// Editing and deleting a row, and what else it offers.
#[component]
pub fn RowMenu(id: Id, #[prop(optional)] children: Option<ChildrenFn>) -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let label = &words::current().label;
    let can_edit = can_edit(room);
    let children = StoredValue::new(children);
    view! {
        {while_so(can_edit, move || view! {
            <div class="acts">
                {children.with_value(|children| children.as_ref().map(|children| children()))}
                <IconButton name="pen" small=true label=label.edit on_press=move || session.edited.set(Some(id)) />
                <IconButton name="trash" small=true label=label.delete on_press=move || { room.act(Command::Discard(id)); } />
            </div>
        })}
    }
}

/// A row that is read, or edited in place.
fn switching<T: 'static>(
    session: Session,
    cell: ArcRwSignal<Option<Record>>,
    id: Id,
    of: fn(Record) -> Option<Arc<T>>,
    read: fn(Arc<T>) -> AnyView,
    edit: fn(Id) -> AnyView,
) -> Dynamic {
    let is_edited = memo(move || session.edited.get() == Some(id));
    dynamic(move || {
        if is_edited.get() {
            return edit(id);
        }
        cell.get().and_then(of).map_or_else(|| ().into_any(), read)
    })
}

/// What is said beside somebody's name, in a line; what is empty is left out.
pub fn beside_name<const N: usize>(
    room: Room,
    person: Option<Id>,
    notes: [Option<String>; N],
) -> impl FnMut() -> String + Send + 'static {
    move || {
        let notes = std::iter::once(person.map(|id| room.name(id))).chain(notes.clone()).flatten();
        notes.filter(|note| !note.trim().is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// A parked question.
#[component]
pub fn QuestionRow(id: Id) -> impl IntoView {
    let of = |record| if let Record::Question(question) = record { Some(question) } else { None };
    let read = |question| view! { <QuestionView question /> }.into_any();
    let edit = |id| view! { <QuestionEditor id /> }.into_any();
    switching(use_session(), use_room().cell(id), id, of, read, edit)
}

#[component]
fn QuestionView(question: Arc<Question>) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let due = question.due.map(|day| (words.by_day)(&format::day(day)));
    let notes = beside_name(room, question.owner, [Some(question.ask.clone()), Some(question.settled_by.clone()), due]);
    let answer = (!question.is_open()).then(|| view! { <p class="said">{question.answer.clone()}</p> });
    let mark = if question.is_open() { "parked" } else { "answered" };
    view! {
        <li class="point" data-mark=mark>
            <p>{question.text.clone()}</p>
            <p class="meta">{text(notes)}</p>
            <RowMenu id=question.id />
            {answer}
        </li>
    }
}

/// An action.
#[component]
pub fn ActionRow(id: Id) -> impl IntoView {
    let of = |record| if let Record::Action(action) = record { Some(action) } else { None };
    let read = |action| view! { <ActionView action /> }.into_any();
    let edit = |id| view! { <ActionEditor id /> }.into_any();
    switching(use_session(), use_room().cell(id), id, of, read, edit)
}

#[component]
fn ActionView(action: Arc<Action>) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let (id, is_done, owner) = (action.id, action.done, action.owner);
    let due = action.due.map_or(words.label.no_date.to_owned(), |day| (words.by_day)(&format::day(day)));
    let dropped = action.dropped.trim();
    let dropped = (!dropped.is_empty()).then(|| format!(" · {}: {dropped}", words.terms.dropped));
    view! {
        <li class="point" data-mark=mark_of(&action)>
            <p>{action.text.clone()}</p>
            <p class="meta">{text(move || room.name(owner))}" · "{due}{dropped}</p>
            <label class="check small">
                <input
                    type="checkbox"
                    aria-label=format!("{}: {}", words.label.done, action.text)
                    prop:checked=is_done
                    on:change=move |_| { room.act(Command::SetDone(id, !is_done)); }
                />
                {words.label.done}
            </label>
            <RowMenu id />
        </li>
    }
}
