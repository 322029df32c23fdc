//! Customers out of a CSV: the host says which column is what, sees the totals, and only then do they count.

use super::sums;
use crate::counting::{self, Held, Wish};
use crate::format;
use crate::room::use_room;
use crate::ui::parts::choice::{Choice, Options};
use crate::ui::parts::day::DayField;
use crate::ui::parts::dynamic::{dynamic, memo, when};
use crate::ui::parts::field::TextField;
use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use meeting::command::Command;
use meeting::id::Id;
use meeting::money::Currency;
use meeting::record::Side;
use meeting::spreadsheet::{Columns, Preview, Totals};
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

/// So many lines go into the bowl for a side: by reason and segment, or by reason alone where those are more.
const LINES: usize = 24;
/// So many reasons are shown before they count.
const REASONS: usize = 8;

/// A file in the hand.
#[derive(Clone, Copy)]
struct Counting {
    file: Held,
    name: RwSignal<String>,
    preview: RwSignal<Option<Preview>>,
    wish: RwSignal<Option<Wish>>,
    percent: RwSignal<Option<u32>>,
    totals: RwSignal<Option<Totals>>,
    trouble: RwSignal<bool>,
    /// Which run counts; an earlier one stops.
    run: RwSignal<u32>,
}

impl Counting {
    fn new() -> Self {
        Self {
            file: Held::nothing(),
            name: RwSignal::new(String::new()),
            preview: RwSignal::new(None),
            wish: RwSignal::new(None),
            percent: RwSignal::new(None),
            totals: RwSignal::new(None),
            trouble: RwSignal::new(false),
            run: RwSignal::new(0),
        }
    }

    /// Takes a file in the hand and counts it as its columns are understood.
    fn take(self, file: File) {
        self.drop();
        self.name.set(file.name());
        self.file.take(Some(file.clone()));
        spawn_local(async move {
            let Ok(preview) = counting::look(&file).await else { return self.trouble.set(true) };
            let (separator, columns) = (preview.separator, preview.columns.clone());
            self.wish.set(Some(Wish { separator, columns, currency: Currency::USD, from: None, to: None }));
            self.preview.set(Some(preview));
            self.count();
        });
    }

    /// Counts, as is wished now.
    fn count(self) {
        self.totals.set(None);
        let run = self
            .run
            .try_update(|run| {
                *run = run.wrapping_add(1);
                *run
            })
            .unwrap_or_default();
        let (Some(file), Some(wish)) = (self.file.file(), self.wish.get_untracked()) else { return };
        if !wish.columns.tell_sides() {
            return self.percent.set(None);
        }
        self.percent.set(Some(0));
        spawn_local(async move {
            let is_latest = move || self.run.try_get_untracked() == Some(run);
            let goes_on = move |percent| {
                is_latest() && {
                    self.percent.set(Some(percent));
                    true
                }
            };
            let counted = counting::count(&file, wish, goes_on).await;
            if !is_latest() {
                return;
            }
            self.percent.set(None);
            match counted {
                Ok(totals) => self.totals.set(totals),
                Err(_) => self.trouble.set(true),
            }
        });
    }

    fn change(self, change: impl FnOnce(&mut Wish)) {
        self.wish.update(|wish| {
            if let Some(wish) = wish {
                change(wish);
                let columns = std::mem::take(&mut wish.columns);
                wish.columns = self.preview.with_untracked(|preview| match preview {
                    Some(preview) => columns.as_written(&preview.rows),
                    None => columns,
                });
            }
        });
        self.count();
    }

    /// Lets the file go; a count that runs stops.
    fn drop(self) {
        self.run.update(|run| *run = run.wrapping_add(1));
        self.file.take(None);
        self.preview.set(None);
        self.wish.set(None);
        self.percent.set(None);
        self.totals.set(None);
        self.trouble.set(false);
    }
}

/// The place to drop a file on, and what is in the hand.
#[component]
pub fn Import(id: Id) -> impl IntoView {
    let label = &words::current().label;
    let counting = Counting::new();
    let over = RwSignal::new(false);
    let chooser = NodeRef::<leptos::html::Input>::new();
    let on_drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
            counting.take(file);
        }
    };
    let choose = move |event: leptos::ev::Event| {
        let Some(input) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else { return };
        let file = input.files().and_then(|files| files.get(0));
        if let Some(file) = file {
            counting.take(file);
        }
        // So that choosing the same file again counts as a choice.
        input.set_value("");
    };
    let has_file = memo(move || counting.preview.read().is_some());
    view! {
        <section
            class="drop"
            aria-label=label.csv_title
            data-over=move || over.get().then_some("")
            on:dragover=move |event| { event.prevent_default(); over.set(true); }
            on:dragleave=move |_| over.set(false)
            on:drop=on_drop
        >
            <div class="row">
                <button type="button" on:click=move |_| { if let Some(chooser) = chooser.get_untracked() { chooser.click(); } }>
                    {label.csv_choose}
                </button>
                <span class="hint">{label.csv_hint}</span>
            </div>
            <input node_ref=chooser type="file" accept=".csv,.tsv,.txt,text/csv" hidden on:change=choose />
            {when(move || counting.trouble.get(), move || view! { <p role="alert">{label.import_unread}</p> })}
            {when(move || has_file.get(), move || view! { <Match counting /> <Result id counting /> })}
        </section>
    }
}

/// Which column is what.
#[component]
fn Match(counting: Counting) -> impl IntoView {
    let label = &words::current().label;
    let header = counting.preview.with_untracked(|it| it.as_ref().map(|it| it.header.clone()).unwrap_or_default());
    let options: Options = header.into_iter().enumerate().map(|(place, name)| (place.to_string(), name)).collect();
    let column = move |name: &'static str, of: fn(&mut Columns) -> &mut Option<usize>| {
        let value = Signal::derive(move || {
            let wish = counting.wish.get();
            wish.and_then(|mut wish| of(&mut wish.columns).map(|place| place.to_string())).unwrap_or_default()
        });
        view! {
            <Choice label=name none=label.csv_none options=options.clone() value
                on_choose=move |key| counting.change(|wish| *of(&mut wish.columns) = key.parse().ok()) />
        }
    };
    let currency = Signal::derive(move || {
        counting.wish.with(|wish| wish.as_ref().map(|wish| wish.currency.code().to_owned()).unwrap_or_default())
    });
    let day = move |name: &'static str, of: fn(&mut Wish) -> &mut Option<meeting::moment::Day>| {
        view! { <DayField label=name value="" on_day=move |day| counting.change(|wish| *of(wish) = day) /> }
    };
    view! {
        <h3>{move || counting.name.get()}</h3>
        <div class="fields">
            {column(label.csv_flag, |it| &mut it.flag)}
            {column(label.csv_lost_on, |it| &mut it.lost_on)}
            {column(label.csv_gained_on, |it| &mut it.gained_on)}
            {column(label.csv_customer, |it| &mut it.customer)}
            {column(label.value, |it| &mut it.value)}
            {column(label.math_reason, |it| &mut it.reason)}
            {column(label.csv_segment, |it| &mut it.segment)}
            <TextField label=label.csv_currency value=currency on_text=move |text: String| {
                if let Some(currency) = Currency::parse(&text.trim().to_ascii_uppercase()) {
                    counting.change(|wish| wish.currency = currency);
                }
            } />
            {day(label.csv_from, |wish| &mut wish.from)}
            {day(label.csv_to, |wish| &mut wish.to)}
        </div>
    }
}

/// How far it is, what came out, and the step that makes it count.
#[component]
fn Result(id: Id, counting: Counting) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let accept = move || {
        let Some(totals) = counting.totals.get_untracked() else { return };
        let source = counting.name.get_untracked();
        let drafts = totals.marbles(LINES).into_iter().map(|mut draft| {
            draft.source.clone_from(&source);
            draft
        });
        if room.act(Command::AddMarbles(id, drafts.collect())) {
            counting.drop();
        }
    };
    let shown = dynamic(move || {
        if let Some(percent) = counting.percent.get() {
            return view! {
                <label class="field">{label.csv_counting}<progress max="100" value=percent.to_string()></progress></label>
            }
            .into_any();
        }
        match counting.totals.get() {
            Some(totals) => view! { <Sum totals /> }.into_any(),
            None => view! { <p class="teach">{label.csv_no_side}</p> }.into_any(),
        }
    });
    let can_accept =
        memo(move || counting.totals.with(|it| it.as_ref().is_some_and(|it| it.gained.count > 0 || it.lost.count > 0)));
    view! {
        <div class="sums" role="status">{shown}</div>
        <div class="row">
            <button class="primary" type="button" disabled=move || !can_accept.get() on:click=move |_| accept()>{label.csv_accept}</button>
            <button type="button" on:click=move |_| counting.drop()>{label.cancel}</button>
        </div>
    }
}

/// What the rows add up to, and those that were not counted.
#[component]
fn Sum(totals: Totals) -> impl IntoView {
    let words = words::current();
    let label = &words.label;
    let money = |group| totals.money(group).map(|value| sums(&[value])).unwrap_or_default();
    let sides = [(Side::Gained, totals.gained), (Side::Lost, totals.lost)].into_iter().filter(|(_, it)| it.count > 0);
    let sides: Vec<String> = sides.map(|(side, it)| format!("{} {}", (words.terms.side)(side), money(it))).collect();
    let reasons = totals.lost_by_reason().into_iter().take(REASONS).map(|(reason, group)| {
        let reason = if reason.is_empty() { words.terms.no_reason.to_owned() } else { reason.to_owned() };
        view! { <tr><th scope="row">{reason}</th><td class="number">{format::count(group.count)}</td><td class="number">{money(group)}</td></tr> }
    });
    let reasons = reasons.collect_view();
    let bad = (totals.bad_rows > 0).then(|| {
        let rows = totals.bad.iter().map(|row| view! { <li>{(words.bad_row)(row.line, &row.fault)}</li> });
        view! {
            <details>
                <summary>{(words.bad_rows)(totals.bad_rows)}</summary>
                <ol class="bad">{rows.collect_view()}</ol>
            </details>
        }
    });
    view! {
        <p>{(words.csv_totals)(&format::count(totals.rows), &format::count(totals.gained.count), &format::count(totals.lost.count), &format::count(totals.kept))}</p>
        <p class="hint">{sides.join(" · ")}</p>
        <div class="table" tabindex="0" role="region" aria-label=label.csv_reasons><table>
            <thead><tr><th scope="col">{label.csv_reasons}</th><th scope="col" class="number">{label.math_lost}</th><th scope="col" class="number">{label.value}</th></tr></thead>
            <tbody>{reasons}</tbody>
        </table></div>
        {bad}
    }
}
