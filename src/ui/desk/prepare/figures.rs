//! The editor of a shared problem: question, metric and gap, customers and cost, what will change.

use crate::format;
use crate::room::use_room;
use crate::ui::desk::editor::NumberField;
use crate::ui::desk::guard::{GuardNote, Watch};
use crate::ui::desk::parsed::ParsedField;
use crate::ui::desk::second_seat::SecondSeat;
use crate::ui::parts::choice::Choice;
use crate::ui::parts::dynamic::{dynamic, memo, text, when};
use crate::ui::parts::field::{CheckField, Shape, TextField};
use leptos::prelude::*;
use meeting::command::Command;
use meeting::digits;
use meeting::id::Id;
use meeting::kind;
use meeting::meeting::{Edit, Record};
use meeting::money::{Currency, Money};
use meeting::record::{Item, ItemEdit, MetricEdit, measurement, metric};

/// A field of the item as text that follows it.
fn text_of(id: Id, text: fn(&Item) -> String) -> Signal<String> {
    let cell = use_room().cell(id);
    Signal::derive(move || match cell.get() {
        Some(Record::Item(item)) => text(&item),
        _ => String::new(),
    })
}

/// Writes a field of the item.
fn write(id: Id) -> impl Fn(ItemEdit) + Copy {
    let room = use_room();
    move |edit| {
        room.act(Command::Write(id, Edit::Item(edit)));
    }
}

fn number(value: Option<f64>) -> String {
    value.map(metric::plain).unwrap_or_default()
}

/// The editor of an item.
#[component]
pub fn Editor(id: Id) -> impl IntoView {
    let words = words::current();
    let label = &words.label;
    let write = write(id);
    let kinds = kind::offered().map(|kind| (kind.id.to_owned(), (words.kind)(kind.id).to_owned())).collect::<Vec<_>>();
    let chosen = text_of(id, |item| item.kind.clone());
    let is_problem = memo(move || *chosen.read() == kind::shared_problem::KIND.id);
    let about = move || {
        let kind = (words.kind)(&chosen.read());
        words.help.iter().find(|(name, _)| *name == kind).map(|(_, about)| *about)
    };
    let recurs = text_of(id, |item| if item.recurs { "yes" } else { "" }.to_owned());
    let watch = Watch::wording(text_of(id, |item| item.problem.clone()), move |text| write(ItemEdit::Problem(text)));
    let minutes = text_of(id, |item| item.minutes().to_string());
    // What stands in the field is then not what stands in the notes.
    let is_beyond = RwSignal::new(false);
    view! {
        <div class="editor">
            <div class="fields">
                <Choice label=label.kind options=kinds value=chosen on_choose=move |kind| write(ItemEdit::Kind(kind)) />
                <label class="field">
                    {label.planned_minutes}
                    <input
                        type="number"
                        min="1"
                        max="480"
                        aria-label=label.planned_minutes
                        aria-invalid=move || is_beyond.get().to_string()
                        prop:value=move || minutes.get()
                        on:input=move |event| {
                            let minutes = event_target_value(&event).parse::<u32>().ok();
                            let minutes = minutes.filter(|minutes| (1..=480).contains(minutes));
                            is_beyond.set(minutes.is_none());
                            if minutes.is_some() {
                                write(ItemEdit::PlannedMinutes(minutes));
                            }
                        }
                    />
                    {when(move || is_beyond.get(), move || view! {
                        <small role="alert">{label.minutes_limits}</small>
                    })}
                </label>
                <p class="hint wide">{text(about)}</p>
                <TextField
                    label=label.problem
                    class="wide"
                    spoken=true
                    shape=Shape::Flow
                    placeholder=label.problem_placeholder
                    hint=label.problem_hint
                    value=text_of(id, |item| item.problem.clone())
                    on_text=move |text| write(ItemEdit::Problem(text))
                />
            <GuardNote watch />
            </div>
            <CheckField label=label.recurs value=recurs on_check=move |is_on| write(ItemEdit::Recurs(is_on)) />
            {when(move || is_problem.get(), move || view! {
                <SecondSeat id />
                <Metric id />
                <Cost id />
                <TextField
                    label=label.will_change
                    shape=Shape::Area
                    placeholder=label.will_change_placeholder
                    value=text_of(id, |item| item.will_change.clone())
                    on_text=move |text| write(ItemEdit::WillChange(text))
                />
            })}
        </div>
    }
}

/// The metric and its gap.
#[component]
fn Metric(id: Id) -> impl IntoView {
    let label = &words::current().label;
    let write = write(id);
    let metric = move |edit: MetricEdit| write(ItemEdit::Metric(edit));
    let unit = text_of(id, |item| item.metric.unit.clone());
    let earlier = move |text: &str| {
        let read = measurement::parse(text, &unit.get_untracked());
        let is_read = read.is_some();
        if let Some(measurements) = read {
            metric(MetricEdit::Earlier(measurements));
        }
        is_read
    };
    view! {
        <fieldset>
            <legend>{label.metric_and_gap}</legend>
            <div class="fields">
                <TextField
                    label=label.metric
                    value=text_of(id, |item| item.metric.name.clone())
                    on_text=move |text| metric(MetricEdit::Name(text))
                />
                <NumberField
                    label=label.now
                    of=id
                    value=text_of(id, |item| number(item.metric.now))
                    on_number=move |value| metric(MetricEdit::Now(value))
                />
                <NumberField
                    label=label.target
                    of=id
                    value=text_of(id, |item| number(item.metric.target))
                    on_number=move |value| metric(MetricEdit::Target(value))
                />
                <TextField
                    label=label.unit
                    value=text_of(id, |item| item.metric.unit.clone())
                    on_text=move |text| metric(MetricEdit::Unit(text))
                />
                <TextField
                    label=label.as_of
                    value=text_of(id, |item| item.metric.as_of.clone())
                    on_text=move |text| metric(MetricEdit::AsOf(text))
                />
                <TextField
                    label=label.metric_source
                    value=text_of(id, |item| item.metric.source.clone())
                    on_text=move |text| metric(MetricEdit::Source(text))
                />
                <ParsedField
                    label=label.earlier
                    of=id
                    hint=label.earlier_hint
                    unread=label.earlier_unread
                    value=text_of(id, |item| measurement::plain(&item.metric.earlier))
                    on_text=earlier
                />
            </div>
        </fieldset>
    }
}

/// What it costs not to fix it.
#[component]
fn Cost(id: Id) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let write = write(id);
    let count = move |text: &str| {
        if text.is_empty() {
            write(ItemEdit::CustomersAffected(None));
            return true;
        }
        let count = digits::count(text);
        if count.is_some() {
            write(ItemEdit::CustomersAffected(count));
        }
        count.is_some()
    };
    let amount = move |text: &str| {
        if text.is_empty() {
            write(ItemEdit::ValuePerCustomer(None));
            return true;
        }
        let amount = Money::parse(text, Currency::USD);
        if amount.is_some() {
            write(ItemEdit::ValuePerCustomer(amount));
        }
        amount.is_some()
    };
    let sum = room.fact(move |meeting| {
        let item = meeting.agenda.get(&id)?;
        Some((item.customers_affected?, item.value_per_customer?, item.cost()?))
    });
    let sum = dynamic(move || {
        sum.get().map(|(count, each, (sum, is_exact))| {
            let sum = format::money(sum);
            let sentence = (words.cost_sum)(&format::count(count), &format::money(each), &sum, is_exact);
            view! { <p class="sum">{sentence}</p> }
        })
    });
    view! {
        <fieldset>
            <legend>{label.cost_of_not_fixing}</legend>
            <div class="fields">
                <ParsedField
                    label=label.customers_affected
                    of=id
                    inputmode="numeric"
                    unread=label.number_unread
                    value=text_of(id, |item| item.customers_affected.map(|count| count.to_string()).unwrap_or_default())
                    on_text=count
                />
                <ParsedField
                    label=label.value_per_customer
                    of=id
                    inputmode="decimal"
                    hint=label.value_hint
                    unread=label.amount_unread
                    value=text_of(id, |item| item.value_per_customer.map(|amount| amount.to_string()).unwrap_or_default())
                    on_text=amount
                />
            </div>
            {sum}
        </fieldset>
    }
}
