//! Who types: a tab, by a name that it keeps over a reload. Each has its own half-written words, so that two tabs on one
//! meeting never write over each other's.
//!
//! A tab holds a lock of its name for as long as it lives. So what a tab left that is gone is told from what another one
//! has in hand.

use super::lock::{self, Answer, Asking, Lock};
use super::{ids, memory};
use leptos::prelude::{ArcRwSignal, Get, Update};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

const NAME: &str = "empty-chair/pen";
/// A page that was loaded again meets the lock of the one before it, which goes within this. What is still there then is
/// another tab: this one is its double, as browsers make them, memory and all.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long a page takes at the most, from when it goes until it has its lock again: over a slow line, too.
const MOMENT: Duration = Duration::from_secs(5);

thread_local! {
    static PEN: RefCell<Option<Pen>> = const { RefCell::new(None) };
    static WATCHED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static GONE: ArcRwSignal<u32> = ArcRwSignal::new(0);
}

struct Pen {
    name: String,
    is_ours: bool,
    _lock: Lock,
}

/// The name of this tab.
pub fn name() -> String {
    if let Some(name) = PEN.with_borrow(|pen| pen.as_ref().map(|pen| pen.name.clone())) {
        return name;
    }
    let kept = memory::read(NAME).filter(|name| !name.is_empty());
    let name = kept.unwrap_or_else(fresh);
    take(name.clone(), Asking::IfFree);
    name
}

fn fresh() -> String {
    let name: String = ids::fresh().to_string().chars().rev().take(12).collect();
    // Without it, a reload finds what was left as it finds that of any other tab that is gone.
    memory::keep(NAME, &name);
    name
}

fn take(name: String, asking: Asking) {
    let lock = Lock::ask(&lock_of(&name), asking, {
        let name = name.clone();
        move |answer| answered(&name, answer)
    });
    // The lock before it, which was refused, is let go of.
    let before = PEN.replace(Some(Pen { name, is_ours: false, _lock: lock }));
    drop(before);
}

fn answered(name: &str, answer: Answer) {
    match answer {
        Answer::Held => PEN.with_borrow_mut(|pen| {
            if let Some(pen) = pen.as_mut().filter(|pen| pen.name == *name) {
                pen.is_ours = true;
            }
        }),
        Answer::Refused => {
            take(name.to_owned(), Asking::Waiting);
            let name = name.to_owned();
            let is_double =
                move || PEN.with_borrow(|pen| pen.as_ref().is_some_and(|pen| pen.name == name && !pen.is_ours));
            let give_up = move || {
                if is_double() {
                    take(fresh(), Asking::IfFree);
                }
            };
            leptos::prelude::set_timeout(give_up, PATIENCE);
        }
        Answer::Taken | Answer::Unknown => {}
    }
}

fn lock_of(name: &str) -> String {
    format!("{NAME}/{name}")
}

/// Tells whoever reads this that tabs which were watched for it are gone.
pub fn gone() -> u32 {
    GONE.with(Clone::clone).get()
}

/// Watches for this tab to go: its lock is free, and still is a moment later, as that of a page that is loaded again is not.
pub fn watch(name: String) {
    if !WATCHED.with_borrow(|watched| watched.contains(&name)) {
        WATCHED.with_borrow_mut(|watched| watched.push(name.clone()));
        wait_for(name);
    }
}

fn wait_for(name: String) {
    let slot: Rc<RefCell<Option<Lock>>> = Rc::default();
    let held = Rc::clone(&slot);
    let place = lock_of(&name);
    let lock = Lock::ask(&place, Asking::Waiting, move |answer| {
        if answer == Answer::Held {
            // Only to know: whoever has that name may have it again.
            held.take();
            let name = name.clone();
            leptos::prelude::set_timeout(move || look(name), MOMENT);
        }
    });
    slot.replace(Some(lock));
}

fn look(name: String) {
    wasm_bindgen_futures::spawn_local(async move {
        if all().await.contains(&name) {
            return wait_for(name);
        }
        WATCHED.with_borrow_mut(|watched| watched.retain(|watched| *watched != name));
        GONE.with(Clone::clone).update(|gone| *gone = gone.wrapping_add(1));
    });
}

/// The names of all tabs that live. None where the browser does not tell: then nobody is known to.
pub async fn all() -> Vec<String> {
    let held = lock::held().await.unwrap_or_default();
    held.iter().filter_map(|lock| Some(lock.strip_prefix(NAME)?.strip_prefix('/')?.to_owned())).collect()
}
