//! How a view says what changes: `dynamic`, `text`, `when`, `rows` and `memo`, instead of bare closures, `<Show>`,
//! `<For>` and `Memo::new`.
//!
//! Leptos compiles its machinery (an effect, a state, mounting, diffing) anew for every *type* of closure and of view
//! that it is handed: more than a kilobyte of WebAssembly each. These helpers put what they are given into a box of
//! one type, so that the machinery is there once. Rules for views:
//!
//! - A child that changes and is a view: `{dynamic(move || view! { … })}`; shown or not: `{when(move || …, move || …)}`;
//!   a list of ids: `{rows(move || ids.get(), move |id| view! { … })}`.
//! - A child or an attribute that changes and is text: a closure written in its place, `{move || title.get()}`,
//!   `data-state=move || …`. Leptos boxes the closures that it sees there, and texts are one type. It does not see
//!   that a name stands for a closure: `{text(detail)}`, `data-state=text(state)`.
//! - A child that may come a moment later than what stands around it: `{later(move || view! { … })}`.
//! - A derived value: `memo(move || …)`, or `room.fact(…)`; one that all rows of a long list read: `settled(move || …)`.

use super::hand::row_goes;
use super::turns::in_turn;
use leptos::prelude::*;
use meeting::id::Id;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A child that is made anew, or brought up to date, when what it read has changed.
pub type Dynamic = Box<dyn FnMut() -> AnyView + Send>;

/// A child that changes.
pub fn dynamic<V: IntoView + 'static>(mut view: impl FnMut() -> V + Send + 'static) -> Dynamic {
    Box::new(move || view().into_any())
}

/// A text that changes, as a child or as the value of an attribute.
pub fn text<T: 'static>(value: impl FnMut() -> T + Send + 'static) -> Arc<Mutex<dyn FnMut() -> T + Send>> {
    Arc::new(Mutex::new(value))
}

/// A child that is there while `is_shown` says so. It is not made anew while the answer stays the same.
pub fn when<V: IntoView + 'static>(
    is_shown: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> V + Send + 'static,
) -> Dynamic {
    while_so(memo(is_shown), view)
}

/// The same for an answer that is there already, as each row of a list has it.
pub fn while_so<V: IntoView + 'static>(
    is_shown: impl Into<Signal<bool>>,
    view: impl Fn() -> V + Send + 'static,
) -> Dynamic {
    shown(is_shown.into(), Box::new(move || view().into_any()))
}

fn shown(is_shown: Signal<bool>, view: Box<dyn Fn() -> AnyView + Send>) -> Dynamic {
    Box::new(move || if is_shown.get() { view() } else { ().into_any() })
}

/// Becomes true when its turn comes. Parts of a screen come in the order in which they stand, so that none moves another.
pub fn turn() -> RwSignal<bool> {
    let has_come = RwSignal::new(false);
    in_turn(move || {
        has_come.try_set(true);
    });
    has_come
}

/// A child that is made in its turn, after what stands around it.
pub fn later<V: IntoView + 'static>(view: impl Fn() -> V + Send + 'static) -> Dynamic {
    after(turn(), view)
}

/// A value that follows another one in its turn.
pub fn in_its_turn<T: Clone + PartialEq + Send + Sync + 'static>(value: Memo<T>) -> ReadSignal<T> {
    let late = RwSignal::new(value.get_untracked());
    let follow = move || {
        if let Some(value) = value.try_get_untracked()
            && late.try_with_untracked(|late| *late != value) == Some(true)
        {
            late.set(value);
        }
    };
    following(Box::new(move || value.track()), Arc::new(follow));
    late.read_only()
}

fn following(track: Box<dyn Fn()>, follow: Arc<dyn Fn()>) {
    Effect::new(move |_| {
        track();
        let follow = Arc::clone(&follow);
        in_turn(move || follow());
    });
}

/// A child that is made once a turn has come.
pub fn after<V: IntoView + 'static>(has_come: RwSignal<bool>, view: impl Fn() -> V + Send + 'static) -> Dynamic {
    awaited(has_come, Box::new(move || view().into_any()))
}

fn awaited(has_come: RwSignal<bool>, view: Box<dyn Fn() -> AnyView + Send>) -> Dynamic {
    Box::new(move || if has_come.get() { view() } else { ().into_any() })
}

/// A row for each id. A row stays while its id does; it looks up its own record.
pub fn rows<V: IntoView + 'static>(
    ids: impl Fn() -> Vec<Id> + Send + 'static,
    row: impl Fn(Id) -> V + Send + Sync + 'static,
) -> AnyView {
    let row = move |id| {
        on_cleanup(row_goes);
        row(id).into_any()
    };
    list(Box::new(ids), Arc::new(row))
}

fn list(ids: Box<dyn Fn() -> Vec<Id> + Send>, row: Arc<dyn Fn(Id) -> AnyView + Send + Sync>) -> AnyView {
    view! { <For each=ids key=|id| *id children=move |id| row(id) /> }.into_any()
}

/// A value that follows from others and that every row of a list reads. A memo asks all its readers whether anything is
/// new for them whenever something changed below it, such as at each stroke; this one looks for itself, a moment later,
/// and speaks up only when it differs.
pub fn settled<T: PartialEq + Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> ReadSignal<T> {
    looking(Box::new(value))
}

fn looking<T: PartialEq + Send + Sync + 'static>(value: Box<dyn Fn() -> T + Send + Sync>) -> ReadSignal<T> {
    let settled = RwSignal::new(untrack(&value));
    Effect::new(move |_| {
        let now = value();
        if settled.with_untracked(|then| *then != now) {
            settled.set(now);
        }
    });
    settled.read_only()
}

/// A value that follows another one so much later, and all that happens in between at once: for what is beside the hand.
pub fn lagging<T: Clone + Send + Sync + 'static>(value: Memo<T>, behind: Duration) -> ReadSignal<T> {
    let late = RwSignal::new(value.get_untracked());
    let is_due = StoredValue::new(false);
    Effect::new(move |_| {
        value.track();
        if is_due.try_update_value(|is_due| std::mem::replace(is_due, true)) == Some(false) {
            set_timeout(
                move || {
                    is_due.try_set_value(false);
                    if let Some(value) = value.try_get_untracked() {
                        late.try_set(value);
                    }
                },
                behind,
            );
        }
    });
    late.read_only()
}

/// A value that follows from others, and wakes its readers only when it differs.
pub fn memo<T: PartialEq + Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    kept(Box::new(value))
}

fn kept<T: PartialEq + Send + Sync + 'static>(value: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| value())
}
