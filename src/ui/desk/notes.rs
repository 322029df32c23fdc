//! The notes after the meeting: to read, to take away.

use super::bar::{Name, Tools};
use super::item::Figures;
use super::kind::Activity;
use super::kind::close::insights::reasons;
use super::lanes::Lanes;
use super::leave::Leave;
use super::second_seat::SecondSeat;
use crate::app::go;
use crate::format;
use crate::room::{title_of, use_room};
use crate::route::Route;
use crate::ui::home::meetings::go_to_next;
use crate::ui::parts::arrive::arrive;
use crate::ui::parts::dynamic::{dynamic, later, memo, rows, text, when};
use leptos::prelude::*;
use meeting::clock;
use meeting::command::Command;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::{Meeting, Record};

/// The notes.
#[component]
pub fn Notes() -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    arrive();
    let reopen = move || {
        if room.act(Command::Reopen) {
            go(Route::Desk(room.id));
        }
    };
    let next = move || go_to_next(room.id, Some(room.with(Meeting::clone)));
    view! {
        <div class="screen notes">
            <header class="bar">
                <Name text=label.notes.to_owned() />
                <Tools>
                    <button type="button" on:click=move |_| next()>{label.next_meeting}</button>
                    <button type="button" on:click=move |_| reopen()>{label.reopen}</button>
                </Tools>
            </header>
            <main class="column">
                <Head />
                {later(|| view! { <Leave /> })}
                {later(|| view! { <Body /> })}
            </main>
        </div>
    }
}

/// What they are the notes of.
#[component]
pub fn Head() -> impl IntoView {
    let room = use_room();
    let title = room.fact(title_of);
    let when = room.fact(|meeting| meeting.header.started_at.zip(meeting.header.closed_at));
    let people = room.fact(|meeting| {
        let names = meeting.list(List::People).map(|id| meeting.name_of(id).to_owned());
        names.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
    });
    view! {
        <header>
            <h1>{move || title.get()}</h1>
            <p class="hint">
                {move || when.get().map(|(from, to)| {
                    let (first, last) = (format::day_of(from), format::day_of(to));
                    // It may have been reopened on another day.
                    let last = if first == last { String::new() } else { format!("{last}, ") };
                    format!("{first}, {} – {last}{}", format::time(from), format::time(to))
                })}
                {move || (!people.read().is_empty()).then(|| format!(" · {}", people.get()))}
            </p>
        </header>
    }
}

/// The notes themselves.
#[component]
pub fn Body() -> impl IntoView {
    let items = use_room().list(List::Agenda);
    view! {
        <Chairs />
        <Improvement />
        <Told />
        <Customer />
        {rows(move || items.get(), move |id| view! { <Item id /> })}
        <Spent />
    }
}

/// What asking the chair did, and how much of what was said is evidence.
#[component]
pub fn Chairs() -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let tally = room.fact(Meeting::chair_tally);
    let evidence = room.fact(Meeting::evidence_overall);
    let parked = room.fact(|meeting| meeting.summary().open_questions);
    let percent = move || match evidence.get().percent() {
        Some(percent) => format!("{percent}\u{202f}%"),
        None => "–".to_owned(),
    };
    // Amber only at nought: a chair that was not asked is what the room should see.
    let of = move || if tally.get().asked == 0 { "customer" } else { "" };
    view! {
        <section class="section">
            <div class="head"><h2>{move || (words.asked_times)(tally.get().asked, tally.get().changed)}</h2></div>
            {when(move || tally.get().asked == 0, move || view! { <p class="verbatim">{label.chair_never_asked}</p> })}
            <dl class="figures">
                <div data-of=text(of)><dt>{label.figure_asked}</dt><dd>{move || tally.get().asked}</dd></div>
                <div><dt>{label.figure_changed}</dt><dd>{move || tally.get().changed}</dd></div>
                <div><dt>{label.figure_evidence}</dt><dd>{text(percent)}</dd></div>
                <div><dt>{label.figure_parked}</dt><dd>{move || parked.get()}</dd></div>
            </dl>
        </section>
    }
}

/// Planned against spent.
#[component]
pub fn Spent() -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let rows = memo(move || {
        let now = room.now.get();
        room.with(|meeting| {
            let row = |item: &std::sync::Arc<meeting::record::Item>| {
                let spent = clock::spent(meeting, item, now);
                let problem = item.question(words.terms.asks).to_owned();
                (problem, item.minutes(), spent / 60_000, spent > item.timebox())
            };
            meeting.items().map(row).collect::<Vec<_>>()
        })
    });
    let minutes = move |count: i64| (words.minutes)(u32::try_from(count).unwrap_or_default());
    let line = move |(problem, planned, spent, is_over): (String, u32, i64, bool)| {
        view! {
            <tr>
                <th scope="row">{problem}</th>
                <td class="number">{(words.minutes)(planned)}</td>
                <td class="number" data-over=is_over.then_some("")>{minutes(spent)}</td>
            </tr>
        }
    };
    view! {
        <section class="section">
            <div class="head"><h2>{label.planned_spent}</h2></div>
            <div class="table" tabindex="0" role="region" aria-label=label.planned_spent>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{label.item}</th>
                            <th scope="col" class="number">{label.planned_column}</th>
                            <th scope="col" class="number">{label.spent_column}</th>
                        </tr>
                    </thead>
                    <tbody>{dynamic(move || rows.get().into_iter().map(line).collect_view())}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Improvement() -> impl IntoView {
    let closing = use_room().closing();
    let label = &words::current().label;
    dynamic(move || {
        let text = closing.read().improvement.trim().to_owned();
        (!text.is_empty()).then(|| {
            view! {
                <section class="section">
                    <h2>{label.improvement}</h2>
                    <p class="said improvement">{text}</p>
                </section>
            }
        })
    })
}

/// What is worth telling others, and what each one does.
#[component]
fn Told() -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let insights = room.fact(|meeting| {
        let text = |id| meeting.record(id).map(|record| record.text().to_owned());
        meeting.insights().into_iter().filter_map(|it| Some((text(it.id)?, reasons(&it)))).collect::<Vec<_>>()
    });
    let parts = room.fact(|meeting| {
        let people = meeting.list(List::People).filter_map(|id| meeting.people.get(&id));
        let parts = people.filter(|it| !it.part.trim().is_empty()).map(|it| (it.part.clone(), it.name.clone()));
        let closing = &meeting.closing;
        let terms = &words.terms;
        let levels = [(terms.leader, &closing.leader), (terms.middle, &closing.middle), (terms.front, &closing.front)];
        let levels = levels.into_iter().chain([(terms.thanks, &closing.thanks)]);
        let levels =
            levels.map(|(term, text)| (text.trim().to_owned(), term.to_owned())).filter(|(text, _)| !text.is_empty());
        levels.chain(parts).collect::<Vec<(String, String)>>()
    });
    let section = move |title: &'static str, rows: Memo<Vec<(String, String)>>| {
        when(
            move || !rows.read().is_empty(),
            move || {
                let row = |(text, small): (String, String)| view! { <li><p class="said">{text}<small>{small}</small></p></li> };
                view! {
                    <section class="section">
                        <h2>{title}</h2>
                        <ul class="told">{dynamic(move || rows.get().into_iter().map(row).collect_view())}</ul>
                    </section>
                }
            },
        )
    };
    view! {
        {section(words.label.insights, insights)}
        {section(words.label.my_part, parts)}
    }
}

#[component]
fn Customer() -> impl IntoView {
    let customer = use_room().customer();
    let label = &words::current().label;
    dynamic(move || {
        let customer = customer.get();
        let fields = [
            ("", customer.segment),
            (label.needs, customer.needs),
            (label.wants, customer.wants),
            (label.dislikes, customer.dislikes),
        ];
        let told: Vec<String> = fields
            .into_iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|(term, text)| if term.is_empty() { text } else { format!("{term}: {text}") })
            .collect();
        let verbatim = customer.verbatim.trim().to_owned();
        let is_empty = told.is_empty() && verbatim.is_empty();
        (!is_empty).then(|| {
            view! {
                <section class="section">
                    <h2>{label.the_customer}</h2>
                    <p class="prose">{told.join(" · ")}</p>
                    {(!verbatim.is_empty()).then(|| view! { <blockquote class="verbatim">"“"{verbatim}"”"</blockquote> })}
                </section>
            }
        })
    })
}

/// One agenda item of the notes.
#[component]
fn Item(id: Id) -> impl IntoView {
    let cell = use_room().cell(id);
    let head = dynamic(move || match cell.get() {
        Some(Record::Item(item)) => {
            let problem = item.question(words::current().terms.asks).to_owned();
            Some(view! {
                <div class="problem">
                    <h2>{problem}</h2>
                    <SecondSeat id />
                    <Figures item />
                </div>
            })
        }
        _ => None,
    });
    view! {
        <article>
            {head}
            <Activity id />
            <Lanes id />
        </article>
    }
}
