//! What a decision is expected to do: a KPI, where it stands, where it should be, and when that is looked at.

use crate::room::use_room;
use crate::ui::desk::editor::NumberField;
use crate::ui::parts::choice::{Choice, of_set};
use crate::ui::parts::day::DayField;
use crate::ui::parts::field::TextField;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::kind::stage::Stage;
use meeting::meeting::{Edit, Record};
use meeting::record::{Decision, DecisionEdit, ForecastEdit, metric};

/// The prediction, and the stage that the decision touches. Each stroke is kept.
#[component]
pub fn Expected(id: Id) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let cell = room.cell(id);
    let of = |text: fn(&Decision) -> String| {
        let cell = cell.clone();
        Signal::derive(move || match cell.get() {
            Some(Record::Decision(decision)) => text(&decision),
            _ => String::new(),
        })
    };
    let write = move |edit: DecisionEdit| {
        room.act(Command::Write(id, Edit::Decision(edit)));
    };
    let forecast = move |edit: ForecastEdit| write(DecisionEdit::Forecast(edit));
    let of_kpi = of(|it| it.forecast.kpi.clone());
    let kpis = room.with(|meeting| {
        meeting.header.kpis.iter().map(|kpi| view! { <option value=kpi.clone()></option> }).collect_view()
    });
    view! {
        <datalist id="kpis">{kpis}</datalist>
        <div class="fields">
            <label class="field">
                {label.kpi}
                <input type="text" list="kpis" autocomplete="off" placeholder=label.kpis_placeholder
                    prop:value=move || of_kpi.get()
                    on:input=move |event| forecast(ForecastEdit::Kpi(event_target_value(&event))) />
            </label>
            <TextField label=label.unit value=of(|it| it.forecast.unit.clone()) on_text=move |text| forecast(ForecastEdit::Unit(text)) />
            <NumberField label=label.before of=id value=of(|it| it.forecast.before.map(metric::plain).unwrap_or_default()) on_number=move |it| forecast(ForecastEdit::Before(it)) />
            <NumberField label=label.expected of=id value=of(|it| it.forecast.expected.map(metric::plain).unwrap_or_default()) on_number=move |it| forecast(ForecastEdit::Expected(it)) />
            <DayField label=label.review_on value=of(|it| it.review_on.map(|day| day.to_string()).unwrap_or_default())
                on_day=move |day| write(DecisionEdit::ReviewOn(day)) />
            <Choice label=label.stage_of none=label.stage_open options=of_set(Stage::ALL, Stage::word, words.stage)
                value=of(|it| it.stage.map(|stage| stage.word().to_owned()).unwrap_or_default())
                on_choose=move |key: String| { room.act(Command::Tag(id, Stage::parse(&key))); } />
        </div>
    }
}
