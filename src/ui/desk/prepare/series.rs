//! The series that a meeting belongs to: who answers for it, what it is set on, and when it is held next.

use crate::format;
use crate::room::use_room;
use crate::ui::desk::session::use_session;
use crate::ui::parts::day::{FIRST_DAY, chosen};
use crate::ui::parts::dynamic::{memo, when};
use crate::ui::parts::field::{PersonField, Shape, TextField};
use crate::ui::parts::icon::Icon;
use leptos::prelude::*;
use meeting::command::Command;
use meeting::meeting::Edit;
use meeting::name;
use meeting::record::{Header, HeaderEdit};

/// Sponsor, strategy line, KPIs, and the time in the calendar.
#[component]
pub fn Series() -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let header = room.header();
    let of = |text: fn(&Header) -> String| {
        let header = header.clone();
        Signal::derive(move || header.with(text))
    };
    let write = move |edit: HeaderEdit| {
        room.act(Command::Write(room.id, Edit::Header(edit)));
    };
    let begins = of(|header| header.begins_at.map(format::typed_time).unwrap_or_default());
    let has_time = memo(move || !begins.read().is_empty());
    // A group answers for nothing; what was typed stays on the screen, and the notes keep who it was before: with a letter
    // less, "leadership" might be somebody.
    let typed = use_session().unfinished("sponsor", room.id, String::new());
    let sponsor = of(|header| header.sponsor.clone());
    let before = StoredValue::new(sponsor.get_untracked());
    let is_refused = |name: &str| !name.trim().is_empty() && name::one_person(name).is_err();
    let error = Signal::derive(move || is_refused(&typed.get()).then_some(label.sponsor_group));
    let type_sponsor = move |text: String| {
        let (name, rest) = if is_refused(&text) { (before.get_value(), text) } else { (text, String::new()) };
        write(HeaderEdit::Sponsor(name));
        typed.set(rest);
    };
    let begin = move |_| {
        if typed.get_untracked().is_empty() {
            before.set_value(sponsor.get_untracked());
        }
    };
    let shown = move || if typed.get().is_empty() { sponsor.get() } else { typed.get() };
    let split = |text: &str| {
        let kpis = text.split(',').map(str::trim).filter(|kpi| !kpi.is_empty());
        kpis.map(str::to_owned).collect::<Vec<_>>()
    };
    // A comma that was just typed is not yet in the list.
    let kpis = RwSignal::new(None::<String>);
    let kept = of(|header| header.kpis.join(", "));
    let kpis_shown = Signal::derive(move || kpis.get().unwrap_or_else(|| kept.get()));
    view! {
        <section class="section" aria-labelledby="series-title">
            <div class="head"><h2 id="series-title">{label.series}</h2></div>
            <div class="fields">
                <label class="field">
                    {label.begins}
                    <input
                        type="datetime-local"
                        min=format!("{FIRST_DAY}T00:00")
                        prop:value=move || begins.get()
                        on:change=move |event| {
                            if let Some(time) = chosen(&event) {
                                write(HeaderEdit::BeginsAt(format::read_time(&time)));
                            }
                        }
                    />
                </label>
                <div on:focusin=begin>
                    <PersonField
                        label=label.sponsor
                        value=Signal::derive(shown)
                        placeholder=label.decider_placeholder
                        names=""
                        error
                        on_text=type_sponsor
                    />
                </div>
                <TextField
                    label=label.kpis
                    placeholder=label.kpis_placeholder
                    value=kpis_shown
                    on_text=move |text: String| {
                        write(HeaderEdit::Kpis(split(&text)));
                        kpis.set(Some(text));
                    }
                />
                <TextField
                    label=label.strategy_line
                    class="wide"
                    spoken=true
                    shape=Shape::Flow
                    placeholder=label.strategy_placeholder
                    value=of(|header| header.strategy_line.clone())
                    on_text=move |text| write(HeaderEdit::StrategyLine(text))
                />
            </div>
            <div class="row spread">
                <p class="hint">{label.series_hint}</p>
                {when(move || has_time.get(), move || view! {
                    <button type="button" on:click=move |_| room.invite()>
                        <Icon name="calendar" />
                        {label.save_invitation}
                    </button>
                })}
            </div>
        </section>
    }
}
