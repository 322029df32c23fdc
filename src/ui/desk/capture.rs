//! The one place to type: what it is, the words, and the parts that make it evidence.

pub mod draft;
pub mod input;
mod panels;
mod slots;

use super::guard::{Mirror, Reason, Summary, Watch, units_before};
use super::keys;
use super::session::{Session, use_session};
use crate::reading::{self, Guard, Scope};
use crate::room::use_room;
use crate::ui::parts::dynamic::{dynamic, memo, rows, when};
use crate::ui::parts::field::{is_composing, is_enter};
use draft::{As, Draft};
use leptos::prelude::*;
use meeting::command::Command;
use meeting::decide::{Refusal, Role};
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::Record;
use meeting::record::{Evidence, Point};
use panels::{ActionPanel, DecisionPanel};
use slots::{PointSlots, QuestionSlots, VoiceSlots};

/// Why the last attempt to save was refused; shown where the hand already is.
#[derive(Clone, Copy)]
pub struct Refused(pub RwSignal<Option<Refusal>>);

impl Refused {
    /// The sentence, when it is about the person.
    pub fn about_person(self) -> Signal<Option<&'static str>> {
        Signal::derive(move || {
            let refusal = self.0.get()?;
            matches!(refusal, Refusal::NotOnePerson(Role::Decider | Role::Owner, _))
                .then(|| (words::current().refusal)(refusal))
        })
    }
}

/// The capture bar.
#[component]
pub fn Capture() -> impl IntoView {
    let session = use_session();
    let words = &words::current().label;
    let draft = session.draft;
    let what = memo(move || draft.read().what);
    let refused = Refused(RwSignal::new(None));
    provide_context(refused);
    let field = NodeRef::<leptos::html::Textarea>::new();
    follow_wish(session, field);
    let person = NodeRef::<leptos::html::Input>::new();
    let is_typed_in = StoredValue::new(false);
    let submit = move || {
        submit(session, refused, person);
        is_typed_in.set_value(false);
    };
    let text = Signal::derive(move || draft.read().text.clone());
    let scope = Signal::derive(move || if what.get() == As::Point { Scope::Point } else { Scope::Wording });
    let watch = Watch::new(text, scope, move |text| session.write(text));
    let mirror = NodeRef::<leptos::html::Div>::new();
    let swap = move || {
        let Some(end) = watch.swap() else { return };
        // The new words are in the field with the next frame; the cursor goes behind them.
        request_animation_frame(move || {
            if let Some(field) = field.try_get_untracked().flatten() {
                let _ = field.focus();
                let place = units_before(&field.value(), end);
                let _ = field.set_selection_range(place, place);
            }
        });
    };
    let follow = move || {
        if let Some(field) = field.get_untracked() {
            watch.follow_cursor(&field);
        }
    };
    let scroll = move |_| {
        if let (Some(field), Some(mirror)) = (field.get_untracked(), mirror.get_untracked()) {
            mirror.set_scroll_top(field.scroll_top());
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        _ if is_composing(&event) => {}
        _ if !is_typed_in.get_value() && undoes(session, &event) => event.prevent_default(),
        "Enter" if event.alt_key() => {
            event.prevent_default();
            swap();
        }
        _ if is_enter(&event) => {
            event.prevent_default();
            submit();
        }
        "Escape" => {
            if let Some(field) = field.get_untracked() {
                let _ = field.blur();
            }
        }
        _ => {}
    };
    view! {
        <form
            class="capture"
            aria-label=words.capture_bar
            data-as=move || what.get().name()
            on:submit=move |event| {
                event.prevent_default();
                submit();
            }
        >
            <Names />
            <div class="as">
                <Choice />
                <Hint watch on_swap=Callback::new(move |()| swap()) />
            </div>
            <div class="line">
                <Mirror watch node=mirror />
                <textarea
                    node_ref=field
                    aria-label=move || name_of(what.get())
                    rows="1"
                    placeholder=move || prompt_of(what.get())
                    enterkeyhint="done"
                    prop:value=move || draft.read().text.clone()
                    on:focus=move |_| is_typed_in.set_value(false)
                    on:input=move |event| {
                        is_typed_in.set_value(true);
                        refused.0.set(None);
                        session.write(event_target_value(&event));
                    }
                    on:keydown=on_key
                    on:keyup=move |_| follow()
                    on:click=move |_| follow()
                    on:mousemove=move |event| watch.follow_mouse(&event)
                    on:mouseleave=move |_| watch.let_go()
                    on:scroll=scroll
                ></textarea>
                <SaveButton what />
            </div>
            <Parts what person />
        </form>
    }
}

/// Undoes and does again from the empty field. What is typed and taken away again is the browser's to undo; where nothing was
/// typed, whoever undoes means the meeting.
fn undoes(session: Session, event: &leptos::ev::KeyboardEvent) -> bool {
    let is_chord = event.ctrl_key() || event.meta_key();
    let is_named = matches!(event.key().as_str(), "z" | "Z" | "y" | "Y");
    is_chord && is_named && session.draft.with_untracked(|draft| draft.text.is_empty()) && keys::press(session, event)
}

/// Puts the cursor into the field when somebody asks for it.
fn follow_wish(session: Session, field: NodeRef<leptos::html::Textarea>) {
    // Until somebody asks, the keys of the room stay free. A wish made before the field was there is kept until it is, and
    // one that was met is not met again by the field of a screen that comes back.
    Effect::new(move |_| {
        let wish = session.focus.get();
        if let Some(field) = field.get()
            && session.focus_met.try_update_value(|met| std::mem::replace(met, wish) != wish) == Some(true)
        {
            let _ = field.focus();
        }
    });
}

/// Saves the draft; where it is refused, the hand is led to what is wrong.
fn submit(session: Session, refused: Refused, person: NodeRef<leptos::html::Input>) {
    let saved = save(session);
    refused.0.set(saved.err());
    match saved {
        Ok(()) => {
            session.type_in(Draft::settle);
            // Whoever pressed Enter in a part below the field goes on with the next words.
            let hand = document().active_element();
            if hand.is_some_and(|hand| hand.matches(".capture input").unwrap_or_default()) {
                session.take_focus();
            }
        }
        Err(Refusal::NotOnePerson(Role::Decider | Role::Owner, _)) => {
            if let Some(person) = person.get_untracked() {
                let _ = person.focus();
                person.select();
            }
        }
        Err(Refusal::NothingTyped) => session.take_focus(),
        Err(_) => {}
    }
}

/// Saving, where the parts under the field do not bring a button of their own.
#[component]
fn SaveButton(what: Memo<As>) -> impl IntoView {
    let words = &words::current().label;
    let has_own_button = move || matches!(what.get(), As::Decision | As::Action);
    when(
        move || !has_own_button(),
        move || {
            view! {
                <button class="quiet small" type="submit">
                    {words.save}
                    <kbd aria-hidden="true">"↵"</kbd>
                </button>
            }
        },
    )
}

/// The parts that make what is typed evidence, a question, a decision or an action.
#[component]
fn Parts(what: Memo<As>, person: NodeRef<leptos::html::Input>) -> impl IntoView {
    dynamic(move || match what.get() {
        As::Point => view! { <PointSlots /> }.into_any(),
        As::Voice => view! { <VoiceSlots /> }.into_any(),
        As::Question => view! { <QuestionSlots /> }.into_any(),
        As::Decision => view! { <DecisionPanel person /> }.into_any(),
        As::Action => view! { <ActionPanel person /> }.into_any(),
    })
}

/// What the field is called.
fn name_of(what: As) -> &'static str {
    let words = &words::current().label;
    match what {
        As::Decision => words.decision,
        As::Action => words.action,
        As::Point | As::Voice | As::Question => words.capture,
    }
}

/// What the empty field asks for.
fn prompt_of(what: As) -> &'static str {
    let words = &words::current().label;
    match what {
        As::Point => words.point_placeholder,
        As::Voice => words.voice_placeholder,
        As::Question => words.question_placeholder,
        As::Decision => words.decision_placeholder,
        As::Action => words.action_placeholder,
    }
}

/// Saves the draft as what it is.
fn save(session: Session) -> Result<(), Refusal> {
    let room = session.room;
    let item = session.item().ok_or(Refusal::Gone)?;
    let draft = session.draft.get_untracked();
    let text = draft.text.clone();
    let new = match draft.what {
        As::Point => room.commit(Command::AddPoint(item, draft.point()))?,
        As::Voice => room.commit(Command::AddVoice(item, draft.voice()))?,
        As::Question => room.commit(Command::Park(item, draft.question()))?,
        As::Action => {
            let (owner, due) = (draft.person, draft.due);
            room.commit(Command::AddAction { item, text, owner, due })?
        }
        As::Decision => {
            session.add_input_left(item)?;
            let stage = reading::stage_of(&text);
            let new = room.commit(Command::Decide { item, text, decider: draft.person })?;
            session.forget_side(item);
            let is_decision = |id: &&Id| room.with(|meeting| meeting.decisions.contains_key(*id));
            if let Some(id) = new.iter().find(is_decision) {
                if stage.is_some() {
                    room.act(Command::Tag(*id, stage));
                }
                session.open_gate(*id);
            }
            new
        }
    };
    session.captured.set_value(new);
    Ok(())
}

/// Names of those in the room, offered where one person is asked for.
#[component]
fn Names() -> impl IntoView {
    let room = use_room();
    let people = room.list(List::People);
    let option = move |id: Id| {
        let cell = room.cell(id);
        move || match cell.get() {
            Some(Record::Person(person)) => Some(view! { <option value=person.name.clone()></option> }),
            _ => None,
        }
    };
    view! {
        <datalist id="people-names">
            {rows(move || people.get(), option)}
        </datalist>
    }
}

/// What is captured.
#[component]
fn Choice() -> impl IntoView {
    let session = use_session();
    let words = &words::current().label;
    let row = move |what: As| {
        let (label, key) = match what {
            As::Point => (words.as_point, "n"),
            As::Voice => (words.as_voice, "v"),
            As::Question => (words.as_question, "x"),
            As::Decision => (words.as_decision, "d"),
            As::Action => (words.as_action, "a"),
        };
        view! {
            <label>
                <input
                    type="radio"
                    name="as"
                    value=what.name()
                    aria-keyshortcuts=key
                    prop:checked=move || session.draft.read().what == what
                    on:change=move |_| session.turn_into(what)
                    on:click=move |_| session.take_focus()
                />
                {label}
                <kbd aria-hidden="true">{key}</kbd>
            </label>
        }
    };
    view! { <div role="radiogroup" aria-label=words.capture_as>{As::ALL.map(row).collect_view()}</div> }
}

/// What speaks against the words and what Enter will do, or why it did not.
#[component]
fn Hint(watch: Watch, on_swap: Callback<()>) -> impl IntoView {
    let session = use_session();
    let refused = expect_context::<Refused>();
    let words = words::current();
    let hint = memo(move || session.draft.with(|draft| watch.guard.with(|guard| hint_for(draft, guard))));
    // What is wrong with a name stands at the name.
    let about_name = |refusal: &Refusal| matches!(refusal, Refusal::NotOnePerson(Role::Decider | Role::Owner, _));
    view! {
        <div class="hint">
            {dynamic(move || match refused.0.get().filter(|refusal| !about_name(refusal)) {
                Some(refusal) => view! { <p role="alert">{(words.refusal)(refusal)}</p> }.into_any(),
                None => view! {
                    <div class="guard"><Reason watch on_swap /></div>
                    <span title=move || hint.get()>{move || hint.get()}</span>
                }
                .into_any(),
            })}
        </div>
        <Summary watch />
    }
}

/// The question that leads on from a point, or what Enter will do with it.
fn hint_for(draft: &Draft, guard: &Guard) -> String {
    let words = words::current();
    let label = &words.label;
    let hint = match draft.what {
        As::Point if draft.text.trim().is_empty() => label.hint_empty,
        As::Point => {
            let point = Point {
                evidence: draft.evidence,
                value: draft.value.clone(),
                period: draft.period.clone(),
                source: draft.source.clone(),
                ..Point::default()
            };
            match (point.is_grounded(), &guard.reframe, draft.evidence) {
                (true, ..) => label.hint_grounded,
                (false, Some((kind, metric, period)), _) => return (words.reframe)(kind, metric, period),
                (false, None, Some(Evidence::Performance | Evidence::ExperienceGap)) => label.hint_missing,
                (false, None, _) => label.hint_opinion,
            }
        }
        As::Voice => label.hint_voice,
        As::Question => label.hint_question,
        As::Decision => label.hint_decision,
        As::Action => label.hint_action,
    };
    hint.to_owned()
}
