//! Words and rules: every rule of the text check with its switch, and the team's own words. Both are part of the notes.

use super::session::use_session;
use crate::room::use_room;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::dynamic::{memo, rows, text as live};
use crate::ui::parts::icon::LiveIconButton;
use grounding::{FindingKind, Rule, all_rules};
use leptos::prelude::*;
use meeting::command::Command;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::{Edit, Record};
use meeting::record::{TermEdit, TermKind};

/// The way to the page.
#[component]
pub fn RulesLink() -> impl IntoView {
    let session = use_session();
    let open = move |_| {
        session.keys_open.set(false);
        session.rules_open.set(true);
    };
    view! { <button class="link" type="button" on:click=open>{words::current().label.rules_title}</button> }
}

/// The page, as a dialog: nothing in hand is lost by looking at it.
#[component]
pub fn WordsAndRules() -> impl IntoView {
    let session = use_session();
    let label = &words::current().label;
    view! {
        <Dialog open=session.rules_open title=label.rules_title class="rules">
            <div class="pane">
                <p class="hint">{label.rules_hint}</p>
                <OwnWords />
                {groups()}
            </div>
        </Dialog>
    }
}

/// The rules by what they speak of.
fn groups() -> AnyView {
    let label = &words::current().label;
    let kinds = [
        (FindingKind::Blame, label.rules_blame),
        (FindingKind::Jargon, label.rules_jargon),
        (FindingKind::Silo, label.rules_silo),
        (FindingKind::Opinion, label.rules_opinion),
        (FindingKind::Evidence, label.rules_evidence),
    ];
    let group = |(kind, title): (FindingKind, &'static str)| {
        let rules = all_rules().iter().filter(move |rule| rule.kind == kind);
        view! {
            <section>
                <h3>{title}</h3>
                <ul aria-label=title>{rules.map(|rule| view! { <Switch rule /> }.into_any()).collect_view()}</ul>
            </section>
        }
        .into_any()
    };
    kinds.map(group).collect_view().into_any()
}

/// A rule with an example and its switch.
#[component]
fn Switch(rule: &'static Rule) -> impl IntoView {
    let room = use_room();
    let session = use_session();
    let words = words::current();
    let (name, example) = ((words.rule)(rule.id), (words.rule_example)(rule.id));
    let is_on = move || session.rules.with(|rules| !rules.is_muted(rule.id));
    view! {
        <li>
            <label class="check">
                <input
                    type="checkbox"
                    role="switch"
                    aria-label=name
                    prop:checked=live(is_on)
                    on:change=move |event| {
                        room.act(Command::MuteRule(rule.id.to_owned(), !event_target_checked(&event)));
                    }
                />
                <span>{name}<small>"“"{example}"”"</small></span>
            </label>
        </li>
    }
}

/// The team's own words, and a row to add to them.
#[component]
fn OwnWords() -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let ids = room.list(List::OwnWords);
    let [text, instead] = ["own", "instead"].map(|name| use_session().unfinished(name, room.id, String::new()));
    let kept_kind = use_session().unfinished("choice: own kind", room.id, TermKind::Flag.word().to_owned());
    let kind = move || TermKind::parse(&kept_kind.get()).unwrap_or(TermKind::Flag);
    let field = NodeRef::<leptos::html::Input>::new();
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (words, plain) = (text.get_untracked(), instead.get_untracked());
        if room.act(Command::AddOwnWord { text: words, kind: untrack(kind), instead: plain }) {
            text.clear();
            instead.clear();
        }
        if let Some(field) = field.get_untracked() {
            let _ = field.focus();
        }
    };
    view! {
        <section>
            <h3>{label.own_words}</h3>
            <ul class="own" aria-label=label.own_words>
                {rows(move || ids.get(), |id| view! { <OwnWord id /> })}
            </ul>
            <form class="own" on:submit=add>
                <input
                    node_ref=field
                    type="text"
                    aria-label=label.own_word
                    placeholder=label.own_word
                    autocomplete="off"
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                />
                <KindChoice kind=Signal::derive(kind) on_kind=Callback::new(move |to: TermKind| kept_kind.set(to.word().to_owned())) />
                <input
                    type="text"
                    aria-label=label.own_instead
                    placeholder=label.own_instead
                    autocomplete="off"
                    prop:value=move || instead.get()
                    on:input=move |event| instead.set(event_target_value(&event))
                />
                <button class="small" type="submit">{label.own_add}</button>
            </form>
        </section>
    }
}

/// What the check does on a word of the list.
#[component]
fn KindChoice(kind: Signal<TermKind>, on_kind: Callback<TermKind>) -> impl IntoView {
    let words = words::current();
    let option = move |it: TermKind| {
        view! { <option value=it.word() prop:selected=move || kind.get() == it>{(words.term_kind)(it)}</option> }
    };
    view! {
        <select
            aria-label=words.label.own_kind
            on:change=move |event| {
                if let Some(kind) = TermKind::parse(&event_target_value(&event)) {
                    on_kind.run(kind);
                }
            }
        >
            {TermKind::ALL.iter().map(|it| option(*it)).collect_view()}
        </select>
    }
}

/// A word of the list, changed where it stands.
#[component]
fn OwnWord(id: Id) -> impl IntoView {
    let room = use_room();
    let label = &words::current().label;
    let cell = room.cell(id);
    let term = memo(move || match cell.get() {
        Some(Record::Term(term)) => Some(term),
        _ => None,
    });
    let kind = Signal::derive(move || term.read().as_ref().map(|term| term.kind).unwrap_or_default());
    let text = move || term.read().as_ref().map(|term| term.text.clone()).unwrap_or_default();
    let instead = move || term.read().as_ref().map(|term| term.instead.clone()).unwrap_or_default();
    let write = move |edit: TermEdit| {
        room.act(Command::Write(id, Edit::Term(edit)));
    };
    let named = move || format!("{}: {}", label.delete, text());
    view! {
        <li>
            <input
                type="text"
                aria-label=label.own_word
                autocomplete="off"
                prop:value=live(text)
                on:change=move |event| write(TermEdit::Text(event_target_value(&event)))
            />
            <KindChoice kind on_kind=Callback::new(move |kind| write(TermEdit::Kind(kind))) />
            <input
                type="text"
                aria-label=label.own_instead
                placeholder=label.own_instead
                autocomplete="off"
                prop:value=live(instead)
                on:change=move |event| write(TermEdit::Instead(event_target_value(&event)))
            />
            <LiveIconButton
                name="trash"
                label=Signal::derive(named)
                on_press=move || { room.act(Command::Discard(id)); }
            />
        </li>
    }
}
