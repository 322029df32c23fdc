//! Customer math: the bowl, what goes into it, and what it adds up to.

mod history;
mod import;
mod ledger;

use crate::format;
use crate::room::use_room;
use crate::ui::desk::entry::can_edit;
use crate::ui::desk::parsed::ParsedField;
use crate::ui::desk::session::use_session;
use crate::ui::parts::bowl::Bowl;
use crate::ui::parts::choice::{Choice, Segments, of_set};
use crate::ui::parts::dynamic::{dynamic, memo, when};
use crate::ui::parts::field::TextField;
use history::History;
use import::Import;
use ledger::Ledger;
use leptos::prelude::*;
use meeting::balance::Balance;
use meeting::command::{Command, MarbleDraft};
use meeting::digits;
use meeting::id::Id;
use meeting::kind::stage::Stage;
use meeting::money::{Currency, Money};
use meeting::record::Side;

/// Sums of money, one for each currency, in a line.
pub fn sums(values: &[Money]) -> String {
    values.iter().map(|value| format::money(*value)).collect::<Vec<_>>().join(", ")
}

/// The activity.
#[component]
pub fn CustomerMath(id: Id) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let balance = room.fact(move |meeting| meeting.balance(id));
    let is_empty = memo(move || balance.with(|it| it.gained == 0 && it.lost == 0));
    let can_edit = can_edit(room);
    let each = memo(move || balance.with(Balance::customers_each));
    view! {
        <div class="activity math">
            <div class="balance">
                <div>
                    <Bowl balance />
                    <p class="hint">{move || if is_empty.get() { String::new() } else { (words.marble_is)(each.get()) }}</p>
                </div>
                <Figures balance />
            </div>
            {when(move || is_empty.get() && can_edit.get(), move || view! { <p class="teach">{label.math_empty}</p> })}
            {when(move || can_edit.get(), move || view! { <Entry id /> <Import id /> })}
            <Ledger id />
            <History id />
        </div>
    }
}

/// Net, what was only replaced, what nobody can explain.
#[component]
pub fn Figures(balance: Memo<Balance>) -> impl IntoView {
    let words = words::current();
    let label = &words.label;
    let figure = |of: &'static str, term: &'static str, value: String, detail: String| {
        view! { <div data-of=of><dt>{term}<small>{detail}</small></dt><dd>{value}</dd></div> }
    };
    dynamic(move || {
        let it = balance.get();
        let net = it.net();
        let sign = if net > 0 { "+" } else { "" };
        #[allow(clippy::cast_precision_loss, reason = "counts of customers are far below 2^53")]
        let net = format!("{sign}{}", format::number(net as f64)).replace('-', "−");
        let replaced =
            it.replaced().map(|percent| figure("", label.math_replaced, format!("{percent}\u{202f}%"), String::new()));
        let unexplained =
            (it.lost > 0).then(|| figure("", label.math_unexplained, format::count(it.unexplained), String::new()));
        view! {
            <dl class="figures">
                {figure("data", words.label.math_gained, format::count(it.gained), sums(&it.gained_value))}
                {figure("", words.label.math_lost, format::count(it.lost), sums(&it.lost_value))}
                {figure("", label.math_net, net, sums(&it.net_value()))}
                {replaced}
                {unexplained}
            </dl>
        }
    })
}

/// One line of the bowl, by hand: count, value, stage, reason, Enter.
#[component]
fn Entry(id: Id) -> impl IntoView {
    let room = use_room();
    let words = words::current();
    let label = &words.label;
    let session = use_session();
    let side = session.unfinished("choice: side", id, Side::Lost.word().to_owned());
    let [count, value, stage, reason] =
        ["count", "worth", "choice: stage", "reason"].map(|name| session.unfinished(name, id, String::new()));
    let form = NodeRef::<leptos::html::Form>::new();
    let go_to = move |field: &str| {
        let first = form.get_untracked().and_then(|form| form.query_selector(field).ok().flatten());
        if let Some(field) = first.and_then(|it| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(it).ok()) {
            let _ = field.focus();
        }
    };
    let is_unread = move || {
        let text = count.get_untracked();
        !text.trim().is_empty() && digits::count(&text).is_none()
    };
    let add = move || {
        let worth = value.get_untracked();
        let amount = Money::parse(&worth, Currency::USD);
        let customers = digits::count(&count.get_untracked()).unwrap_or_default();
        if is_unread() || (amount.is_none() && !worth.trim().is_empty()) {
            return go_to("[aria-invalid=true]");
        }
        let draft = MarbleDraft {
            side: Side::parse(&side.get_untracked()).unwrap_or(Side::Lost),
            count: customers,
            value: amount,
            stage: Stage::parse(&stage.get_untracked()),
            reason: reason.get_untracked(),
            ..MarbleDraft::default()
        };
        if room.act(Command::AddMarbles(id, vec![draft])) {
            for field in [count, value, reason] {
                field.clear();
            }
        }
        go_to("input[type=text]");
    };
    let sides = of_set(Side::ALL, Side::word, words.terms.side);
    view! {
        <form class="row entry" node_ref=form aria-label=label.math_add on:submit=move |event| { event.prevent_default(); add(); }>
            <Segments label=label.math_side group=format!("side-{id}") options=sides
                value=side on_choose=move |key| side.set(key) />
            <ParsedField label=label.math_count of=id unread=label.number_unread value=count inputmode="numeric"
                on_text=move |text: &str| {
                    count.set(text.to_owned());
                    text.is_empty() || digits::count(text).is_some()
                } />
            <ParsedField label=label.math_value of=id unread=label.amount_unread value=value inputmode="decimal"
                on_text=move |text: &str| {
                    value.set(text.to_owned());
                    text.is_empty() || Money::parse(text, Currency::USD).is_some()
                } />
            <Choice label=label.stage_of none=label.stage_open options=of_set(Stage::ALL, Stage::word, words.stage)
                value=stage on_choose=move |key| stage.set(key) />
            <TextField label=label.math_reason class="grow" placeholder=label.math_reason_placeholder value=reason
                on_text=move |text| reason.set(text) />
            <button type="submit">{label.math_add}<kbd aria-hidden="true">"↵"</kbd></button>
        </form>
    }
}
