//! The text check beside a text: the words it means underlined in place, one reason at a time, plain words by one
//! key or tap, and a summary for those who listen (product.md, P4 and P6).

use super::session::{Session, use_session};
use crate::reading::{self, Guard, Mark, Scope};
use crate::ui::parts::dynamic::{dynamic, memo};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use meeting::command::Command;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};

/// After a pause of this length the summary is read out, and not at each stroke.
const PAUSE: Duration = Duration::from_millis(1200);

/// A text that is watched.
#[derive(Clone, Copy)]
pub struct Watch {
    session: Session,
    text: Signal<String>,
    /// What the check says of it.
    pub guard: Memo<Guard>,
    /// The place in the text, in bytes, that the pointer or the cursor is at.
    at: RwSignal<Option<usize>>,
    write: Callback<String>,
}

impl Watch {
    /// Watches a text; `write` takes the text with plain words in it.
    pub fn new(text: Signal<String>, scope: Signal<Scope>, write: impl Fn(String) + Send + Sync + 'static) -> Self {
        let session = use_session();
        let guard =
            memo(move || session.rules.with(|rules| text.with(|text| reading::guard(text, rules, scope.get()))));
        Self { session, text, guard, at: RwSignal::new(None), write: Callback::new(write) }
    }

    /// Watches how a title or a problem is worded.
    pub fn wording(text: Signal<String>, write: impl Fn(String) + Send + Sync + 'static) -> Self {
        Self::new(text, Signal::derive(|| Scope::Wording), write)
    }

    /// The words that are spoken of: those under the pointer or the cursor, or else the gravest.
    pub fn chosen(self) -> Option<Mark> {
        let guard = self.guard.read();
        self.at.get().and_then(|at| guard.at(at)).or_else(|| guard.gravest()).cloned()
    }

    /// Puts plain words in the place of those that are spoken of, and counts that. Answers with the end of the plain
    /// words, in bytes; nothing where there are none.
    pub fn swap(self) -> Option<usize> {
        let mark = untrack(|| self.chosen())?;
        let instead = mark.instead?;
        let text = self.text.get_untracked();
        let before = text.get(..mark.span.start)?;
        let after = text.get(mark.span.end..)?;
        let before = with_article_for(before, &instead);
        self.write.run(format!("{before}{instead}{after}"));
        self.at.set(None);
        // A swap that cannot be counted, in a meeting that is over, was still taken.
        let _ = self.session.room.commit(Command::CountSwap { words: mark.words, instead: instead.clone() });
        Some(before.len() + instead.len())
    }

    /// Points at where the cursor stands in a field.
    pub fn follow_cursor(self, field: &HtmlTextAreaElement) {
        let units = field.selection_start().ok().flatten().unwrap_or_default();
        let place = self.text.with_untracked(|text| bytes_before(text, units));
        self.at.set(Some(place));
    }

    /// Points at the words under the mouse: the underlined ones lie behind the field, which gets the events.
    pub fn follow_mouse(self, event: &MouseEvent) {
        let (x, y) = (event.client_x(), event.client_y());
        #[allow(clippy::cast_precision_loss, reason = "a place on a screen")]
        let under = document().elements_from_point(x as f32, y as f32);
        let place = under.iter().find_map(|element| {
            element.dyn_into::<HtmlElement>().ok()?.get_attribute("data-at")?.parse::<usize>().ok()
        });
        if place != self.at.get_untracked() {
            self.at.set(place);
        }
    }

    /// Points at nothing in particular.
    pub fn let_go(self) {
        self.at.set(None);
    }
}

/// The text before a word, with the article that the word asks for: "an alignment meeting" becomes "a meeting".
fn with_article_for(before: &str, word: &str) -> String {
    let is_vowel = word.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
    let (head, article) = before.trim_end().rsplit_once(' ').map_or(("", before.trim_end()), |(head, it)| (head, it));
    let wanted = match (article, is_vowel) {
        ("a", true) => "an",
        ("A", true) => "An",
        ("an", false) => "a",
        ("An", false) => "A",
        _ => return before.to_owned(),
    };
    let space = if head.is_empty() { "" } else { " " };
    format!("{head}{space}{wanted} ")
}

/// Bytes of the text before so many UTF-16 units, by which a browser counts.
fn bytes_before(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    let mut bytes = 0;
    for c in text.chars() {
        if left == 0 {
            break;
        }
        left = left.saturating_sub(c.len_utf16());
        bytes += c.len_utf8();
    }
    bytes
}

/// UTF-16 units before so many bytes.
pub fn units_before(text: &str, bytes: usize) -> u32 {
    let units = text.get(..bytes).unwrap_or(text).encode_utf16().count();
    u32::try_from(units).unwrap_or(u32::MAX)
}

/// The text once more, unseen, behind its field: only the lines under its words show. It has the field's size and
/// scrolls with it, takes no room and no events.
#[component]
pub fn Mirror(watch: Watch, node: NodeRef<leptos::html::Div>) -> impl IntoView {
    let pieces = move || {
        let text = watch.text.get();
        let chosen = watch.chosen().map(|mark| mark.span.start);
        let guard = watch.guard.read();
        let mut pieces = Vec::new();
        let mut end = 0;
        for mark in &guard.marks {
            let between = text.get(end..mark.span.start).unwrap_or_default().to_owned();
            let is_chosen = chosen == Some(mark.span.start);
            pieces.push(
                view! {
                    {between}
                    <mark data-kind=mark.kind data-at=mark.span.start.to_string() data-chosen=is_chosen.then_some("")>
                        {mark.words.clone()}
                    </mark>
                }
                .into_any(),
            );
            end = mark.span.end;
        }
        // A field keeps a line for the last break; so does its mirror.
        let rest = format!("{}\u{200b}", text.get(end..).unwrap_or_default());
        pieces.push(rest.into_any());
        pieces
    };
    view! { <div class="mirror" node_ref=node aria-hidden="true">{dynamic(pieces)}</div> }
}

/// Why the words that are spoken of are underlined, and the plain words to say instead.
#[component]
pub fn Reason(
    watch: Watch,
    /// Takes the swap.
    on_swap: Callback<()>,
) -> impl IntoView {
    let words = words::current();
    let chosen = memo(move || watch.chosen());
    dynamic(move || {
        chosen.get().map(|mark| {
            let why = (words.against)(mark.kind, &mark.words);
            let rule = (words.rule)(mark.rule);
            let swap = mark.instead.map(|instead| {
                view! {
                    <button
                        class="small"
                        type="button"
                        aria-keyshortcuts="Alt+Enter"
                        // The cursor stays in the field, which would else be taken as finished.
                        on:mousedown=move |event| event.prevent_default()
                        on:click=move |_| on_swap.run(())
                    >
                        {(words.say)(&instead)}
                        <kbd aria-hidden="true">"Alt ↵"</kbd>
                    </button>
                }
                .into_any()
            });
            view! {
                <span class="why" data-kind=mark.kind title=rule>{format!("{why} · {rule}")}</span>
                {swap}
            }
        })
    })
}

/// The guard under a field of its own: a title, a problem. Nothing stands there while nothing is to be said.
#[component]
pub fn GuardNote(watch: Watch) -> impl IntoView {
    let on_swap = Callback::new(move |()| {
        watch.swap();
    });
    view! {
        <p class="guard"><Reason watch on_swap /></p>
        <Summary watch />
    }
}

/// What a listener hears of it, once, when the typing pauses.
#[component]
pub fn Summary(watch: Watch) -> impl IntoView {
    let words = words::current();
    let said = RwSignal::new(String::new());
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let quiet = move || {
        waiting.update_value(|handle| {
            if let Some(handle) = handle.take() {
                handle.clear();
            }
        });
    };
    Effect::new(move |_| {
        // Each stroke begins the pause anew.
        watch.text.track();
        let marks = watch.guard.with(|guard| guard.marks.len());
        let first = watch.guard.with(|guard| guard.gravest().map(|mark| (words.against)(mark.kind, &mark.words)));
        quiet();
        let sentence = first.map(|first| (words.guard_summary)(marks, &first)).unwrap_or_default();
        let say = move || {
            // A pause that ends after the field has gone, as in a page whose clock stood still, has nobody to tell.
            if said.try_with_untracked(|said| *said != sentence) == Some(true) {
                said.set(sentence);
            }
        };
        waiting.set_value(set_timeout_with_handle(say, PAUSE).ok());
    });
    on_cleanup(quiet);
    view! { <p class="unseen" aria-live="polite">{move || said.get()}</p> }
}
