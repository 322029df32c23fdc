//! What this browser keeps: a copy of every meeting, and a log of what changed since the copy.
//!
//! An edit writes one small entry to the log, in the same task. The copy is written anew when there is
//! time for it; then the entries that are in it go. Nothing is ever deleted to make room. Where storage
//! is blocked, the same keys live in memory, and the app says so.

use gloo_storage::{LocalStorage, Storage};
use meeting::change::Change;
use meeting::file::NotesFile;
use meeting::id::Id;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

const COPY: &str = "empty-chair/meeting/";
const LOG: &str = "empty-chair/log/";
const DRAFT: &str = "empty-chair/draft/";
const ASIDE: &str = "empty-chair/deleted/";
const PREFERENCE: &str = "empty-chair/preference/";

thread_local! {
    static IS_DURABLE: Cell<Option<bool>> = const { Cell::new(None) };
    static MEMORY: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
    static COUNT: Cell<u32> = const { Cell::new(0) };
}

/// The browser refused to store something: it is full, or storage went away.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SaveError;

/// Whether what is stored outlives the tab. Probed once: `gloo-storage` panics where storage is blocked.
pub fn is_durable() -> bool {
    IS_DURABLE.with(|known| {
        known.get().unwrap_or_else(|| {
            let is_durable = probe().is_some();
            known.set(Some(is_durable));
            is_durable
        })
    })
}

fn probe() -> Option<()> {
    let storage = web_sys::window()?.local_storage().ok()??;
    let key = "empty-chair/probe";
    // A full storage is still one: what is in it can be read.
    let _ = storage.set_item(key, "1");
    storage.remove_item(key).ok()
}

fn get(key: &str) -> Option<String> {
    if is_durable() {
        LocalStorage::raw().get_item(key).ok().flatten()
    } else {
        MEMORY.with(|memory| memory.borrow().get(key).cloned())
    }
}

fn set<T: Serialize>(key: &str, value: &T) -> Result<(), SaveError> {
    if is_durable() {
        return LocalStorage::set(key, value).map_err(|_| SaveError);
    }
    let text = serde_json::to_string(value).map_err(|_| SaveError)?;
    MEMORY.with(|memory| memory.borrow_mut().insert(key.to_owned(), text));
    Ok(())
}

fn remove(key: &str) {
    if is_durable() {
        LocalStorage::delete(key);
    } else {
        MEMORY.with(|memory| memory.borrow_mut().remove(key));
    }
}

/// Moves a value to another key, byte for byte.
fn rename(from: &str, to: &str) {
    let Some(text) = get(from) else { return };
    if is_durable() {
        if LocalStorage::raw().set_item(to, &text).is_err() {
            return;
        }
    } else {
        MEMORY.with(|memory| memory.borrow_mut().insert(to.to_owned(), text));
    }
    remove(from);
}

/// The keys that begin with `prefix`, in order.
fn keys(prefix: &str) -> Vec<String> {
    let mut keys: Vec<String> = if is_durable() {
        let storage = LocalStorage::raw();
        let all = (0..LocalStorage::length()).filter_map(|index| storage.key(index).ok().flatten());
        all.filter(|key| key.starts_with(prefix)).collect()
    } else {
        MEMORY.with(|memory| memory.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    };
    keys.sort_unstable();
    keys
}

/// The meetings there are, by what their keys say.
pub fn meetings() -> Vec<Id> {
    keys(COPY).iter().filter_map(|key| Id::parse(key.strip_prefix(COPY)?)).collect()
}

/// The stored copy of a meeting, as text.
pub fn copy(id: Id) -> Option<String> {
    get(&format!("{COPY}{id}"))
}

/// The entries of a meeting's log that came after its copy, oldest first, each with its key. An entry
/// that cannot be read stays where it is.
pub fn log(id: Id) -> Vec<(String, Vec<Change>)> {
    let entries = keys(&format!("{LOG}{id}/")).into_iter();
    entries.filter_map(|key| Some((key.clone(), serde_json::from_str(&get(&key)?).ok()?))).collect()
}

/// Adds an entry to a meeting's log; answers with its key.
pub fn append(id: Id, changes: &[Change]) -> Result<String, SaveError> {
    let count = COUNT.with(|count| {
        count.set(count.get().wrapping_add(1));
        count.get()
    });
    let time = super::clock::now().millis();
    // The tail keeps two windows that write in the same millisecond apart.
    let tail = window_mark();
    let key = format!("{LOG}{id}/{time:015}-{count:08}-{tail}");
    set(&key, &changes)?;
    Ok(key)
}

fn window_mark() -> String {
    thread_local! {
        static MARK: String = super::ids::fresh().to_string().chars().rev().take(6).collect();
    }
    MARK.with(Clone::clone)
}

/// Writes the copy of a meeting anew. The log entries named are in it, and go.
pub fn keep(id: Id, file: &NotesFile, entries: &[String]) -> Result<(), SaveError> {
    set(&format!("{COPY}{id}"), file)?;
    for key in entries {
        remove(key);
    }
    Ok(())
}

/// Sets a meeting aside: it is not listed any more, and nothing of it is lost.
pub fn set_aside(id: Id) {
    rename(&format!("{COPY}{id}"), &format!("{ASIDE}{id}"));
}

/// Takes a meeting back that was set aside.
pub fn take_back(id: Id) {
    rename(&format!("{ASIDE}{id}"), &format!("{COPY}{id}"));
}

/// What was being typed in a meeting.
pub fn draft<T: DeserializeOwned>(id: Id) -> Option<T> {
    serde_json::from_str(&get(&format!("{DRAFT}{id}"))?).ok()
}

/// Keeps what is being typed in a meeting.
pub fn keep_draft<T: Serialize>(id: Id, draft: &T) -> Result<(), SaveError> {
    set(&format!("{DRAFT}{id}"), draft)
}

/// A preference of this browser.
pub fn preference(name: &str) -> Option<String> {
    serde_json::from_str(&get(&format!("{PREFERENCE}{name}"))?).ok()
}

/// Keeps a preference of this browser. Losing one is no loss.
pub fn keep_preference(name: &str, value: &str) {
    let _ = set(&format!("{PREFERENCE}{name}"), &value);
}
