//! Review: what became of what was promised. Actions are settled, questions answered, predictions looked at.

use crate::format;
use crate::reading;
use crate::room::{Room, use_room};
use crate::ui::desk::editor::NumberField;
use crate::ui::desk::entry::{beside_name, can_edit};
use crate::ui::desk::session::use_session;
use crate::ui::parts::day::DayField;
use crate::ui::parts::dynamic::{dynamic, memo, rows, text, when};
use crate::ui::parts::field::TextField;
use leptos::prelude::*;
use meeting::command::{Command, PointDraft};
use meeting::id::Id;
use meeting::meeting::{Edit, Record};
use meeting::record::{Action, ActionEdit, Decision, DecisionEdit, Evidence, Forecast, ForecastEdit, Question, metric};
use meeting::series;
use std::sync::Arc;

/// What a review of today has to look at, kept up to date.
pub fn on_the_table(room: Room) -> Memo<series::Review> {
    let today = memo(move || format::day_here(room.now.get()));
    room.fact(move |meeting| meeting.on_the_table(today.get()))
}

/// Where a promise stands, as the mark of its row.
pub fn mark_of(action: &Action) -> &'static str {
    match (action.is_open(), action.done) {
        (true, _) => "action",
        (false, true) => "done",
        (false, false) => "dropped",
    }
}

/// The review.
#[component]
pub fn Review(id: Id) -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let due = on_the_table(room);
    let _ = id;
    let part = move |ids: fn(&series::Review) -> Vec<Id>| memo(move || due.with(ids));
    let (actions, questions, decisions) =
        (part(|it| it.actions.clone()), part(|it| it.questions.clone()), part(|it| it.decisions.clone()));
    let is_empty = move || due.with(|it| *it == series::Review::default());
    let lane = move |title: &'static str, ids: Memo<Vec<Id>>, row: fn(Id) -> AnyView| {
        when(
            move || !ids.read().is_empty(),
            move || {
                view! {
                    <section class="lane">
                        <div class="head"><h2>{title}</h2><span class="number">{move || ids.read().len()}</span></div>
                        <ol aria-label=title>{rows(move || ids.get(), row)}</ol>
                    </section>
                }
            },
        )
    };
    view! {
        <div class="activity review">
            {when(is_empty, move || view! { <p class="teach">{label.review_empty}</p> })}
            {lane(label.review_actions, actions, |id| view! { <Promise id /> }.into_any())}
            {lane(label.review_questions, questions, |id| view! { <Asked id /> }.into_any())}
            {lane(label.review_decisions, decisions, |id| view! { <Prediction id /> }.into_any())}
        </div>
    }
}

/// An action that is due: done, not yet, or dropped with its reason.
#[component]
fn Promise(id: Id) -> impl IntoView {
    let cell = use_room().cell(id);
    dynamic(move || match cell.get() {
        Some(Record::Action(action)) => Some(view! { <PromiseRow action /> }),
        _ => None,
    })
}

#[component]
fn PromiseRow(action: Arc<Action>) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let id = action.id;
    let owner = action.owner;
    let due = action.due.map_or(label.no_date.to_owned(), |day| (words.by_day)(&format::day(day)));
    let dropped =
        (!action.dropped.trim().is_empty()).then(|| format!(" · {}: {}", words.terms.dropped, action.dropped));
    let can_edit = can_edit(room);
    // What is being said about it: nothing, another day, or why it is dropped.
    let (moves, drops) = (RwSignal::new(false), RwSignal::new(false));
    let reason = use_session().unfinished("drop", id, String::new());
    // A day counts when it is finished: typed by keyboard it is one with each digit, and may take the row off the table.
    let due_value = action.due.map(|day| day.to_string()).unwrap_or_default();
    let new_day = use_session().unfinished("choice: new day", id, due_value);
    let named = |verb: &str| format!("{verb}: {}", action.text);
    let (done_name, not_name, drop_name) =
        (named(label.review_done), named(label.review_not), named(label.review_drop));
    let is_open = action.is_open();
    let is_done = action.done;
    let acts = move || {
        let (done_name, not_name, drop_name) = (done_name.clone(), not_name.clone(), drop_name.clone());
        view! {
            <div class="row settle">
                <button class="small" type="button" aria-label=done_name aria-pressed=is_done.to_string()
                    on:click=move |_| { room.act(Command::SetDone(id, !is_done)); }>{label.review_done}</button>
                {is_open.then(|| view! {
                    <button class="small" type="button" aria-label=not_name aria-expanded=move || moves.get().to_string()
                        on:click=move |_| { drops.set(false); moves.update(|it| *it = !*it); }>{label.review_not}</button>
                    <button class="small" type="button" aria-label=drop_name aria-expanded=move || drops.get().to_string()
                        on:click=move |_| { moves.set(false); drops.update(|it| *it = !*it); }>{label.review_drop}</button>
                })}
                {when(move || moves.get(), move || view! {
                    <form class="row" on:submit=move |event| {
                        event.prevent_default();
                        let day = new_day.day();
                        new_day.clear();
                        room.act(Command::Write(id, Edit::Action(ActionEdit::Due(day))));
                    }>
                        <DayField label=label.review_new_day value=new_day on_day=move |day| new_day.set_day(day) />
                        <button class="small" type="submit">{label.save}</button>
                    </form>
                })}
                {when(move || drops.get(), move || view! {
                    <form class="row" on:submit=move |event| {
                        event.prevent_default();
                        if room.act(Command::Drop(id, reason.get_untracked())) {
                            reason.clear();
                        }
                    }>
                        <TextField label=label.review_drop_reason value=reason on_text=move |text| reason.set(text) />
                        <button class="small" type="submit">{label.review_drop}</button>
                    </form>
                })}
            </div>
        }
    };
    view! {
        <li class="point" data-mark=mark_of(&action)>
            <p>{action.text.clone()}</p>
            <p class="meta">{text(move || room.name(owner))}" · "{due}{dropped}</p>
            {when(move || can_edit.get() && (is_open || is_done), acts)}
        </li>
    }
}

/// A question whose day came: its answer, and where it comes from, make a point.
#[component]
fn Asked(id: Id) -> impl IntoView {
    let cell = use_room().cell(id);
    dynamic(move || match cell.get() {
        Some(Record::Question(question)) => Some(view! { <AskedRow question /> }),
        _ => None,
    })
}

#[component]
fn AskedRow(question: Arc<Question>) -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let words = words::current();
    let label = &words.label;
    let id = question.id;
    let due = question.due.map(|day| (words.by_day)(&format::day(day)));
    let notes = beside_name(room, question.owner, [Some(question.ask.clone()), due]);
    let can_edit = can_edit(room);
    let [answer, named] = ["answer", "heard"].map(|name| session.unfinished(name, id, String::new()));
    let save = move || {
        let text = answer.get_untracked();
        let read = session.rules.with_untracked(|rules| reading::read(&text, rules));
        let by_name = named.get_untracked();
        let source = if by_name.trim().is_empty() { read.source } else { by_name };
        // Somebody went, asked, and can say whom: that is a fact, whatever its wording.
        let is_told = !source.trim().is_empty();
        let evidence = read.evidence.or_else(|| is_told.then_some(Evidence::InternalCapability));
        let stage = read.stage;
        let (value, unit, period) = (read.value, read.unit, read.period);
        let told = PointDraft { text, evidence, value, unit, period, source, stage, speaker: None };
        if room.act(Command::Answer(id, told)) {
            answer.clear();
            named.clear();
        }
    };
    let is_open = question.is_open();
    let mark = if is_open { "parked" } else { "answered" };
    let said = (!is_open).then(|| view! { <p class="said">{question.answer.clone()}</p> });
    let name = format!("{}: {}", label.answer, question.text);
    view! {
        <li class="point" data-mark=mark>
            <p>{question.text.clone()}</p>
            {said}
            {when(move || is_open && can_edit.get(), move || view! {
                <form class="row settle" aria-label=name.clone() on:submit=move |event| { event.prevent_default(); save(); }>
                    <TextField label=label.answer class="grow" spoken=true placeholder=label.answer_placeholder value=answer
                        on_text=move |text| answer.set(text) />
                    <TextField label=label.review_source_name placeholder=label.review_source value=named on_text=move |text| named.set(text) />
                    <button class="small" type="submit">{label.review_answer}</button>
                </form>
            })}
            <p class="meta">{text(notes)}</p>
        </li>
    }
}

/// What a decision was expected to do, in a line; empty where nobody said.
pub fn expectation(forecast: &Forecast) -> String {
    let words = words::current();
    let number = |value: Option<f64>| value.map_or("?".to_owned(), |value| format::measured(value, &forecast.unit));
    let parts = [forecast.before, forecast.expected, forecast.actual];
    if forecast.kpi.trim().is_empty() && parts.iter().all(Option::is_none) {
        return String::new();
    }
    let mut text = format!("{}: {} → {}", forecast.kpi, number(forecast.before), number(forecast.expected));
    if forecast.actual.is_some() {
        text = format!("{text}, {} {}", words.terms.actual, number(forecast.actual));
    }
    text
}

/// A decision whose review date came: expected against actual.
#[component]
fn Prediction(id: Id) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let cell = room.cell(id);
    let decision = {
        let cell = cell.clone();
        move || match cell.get() {
            Some(Record::Decision(decision)) => Some(decision),
            _ => None,
        }
    };
    let of = move |text: fn(&Decision) -> String| {
        let decision = decision.clone();
        Signal::derive(move || decision().map(|it| text(&it)).unwrap_or_default())
    };
    let write = move |edit: ForecastEdit| {
        room.act(Command::Write(id, Edit::Decision(DecisionEdit::Forecast(edit))));
    };
    let can_edit = can_edit(room);
    let expected = of(|it| expectation(&it.forecast));
    let score = of(|it| it.forecast.score().map(words::current().score).unwrap_or_default());
    let decider = room.fact(move |meeting| {
        meeting.decisions.get(&id).map(|it| (words.terms.decides)(meeting.name_of(it.decider))).unwrap_or_default()
    });
    let (text, actual, learned) = (
        of(|it| it.text.clone()),
        of(|it| it.forecast.actual.map(metric::plain).unwrap_or_default()),
        of(|it| it.forecast.learned.clone()),
    );
    view! {
        <li class="decision">
            <p>{move || text.get()}</p>
            <p class="meta"><strong>{move || decider.get()}</strong>" · "{move || expected.get()}
                {when(move || !score.read().is_empty(), move || view! {
                    " " <span class="tag" data-of="data">{move || score.get()}</span>
                })}
            </p>
            {when(move || can_edit.get(), move || view! {
                <div class="row settle">
                    <NumberField label=label.review_actual of=id value=actual on_number=move |number| write(ForecastEdit::Actual(number)) />
                    <TextField label=label.review_learned class="grow" spoken=true placeholder=label.review_learned_placeholder
                        value=learned on_text=move |text| write(ForecastEdit::Learned(text)) />
                </div>
            })}
            {when(move || !can_edit.get() && !learned.read().is_empty(), move || view! { <p class="said">{move || learned.get()}</p> })}
        </li>
    }
}
