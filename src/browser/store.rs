//! What localStorage keeps: a readable copy of every meeting for a start without waiting, what was being
//! typed, and preferences. The journal beside it is what nothing is lost from.
//!
//! Nothing is ever deleted to make room. Where storage is blocked or full, the same keys live in memory.

use super::panic;
use gloo_storage::{LocalStorage, Storage};
use journal::{Key, frame};
use js_sys::Map;
use meeting::id::Id;
use meeting::sorted;
use std::cell::Cell;

const COPY: &str = "empty-chair/meeting/";
const DRAFT: &str = "empty-chair/draft/";
const BESIDE: &str = "empty-chair/beside/";
/// Where a version before laid all such steps in one list.
const EARLY: &str = "empty-chair/early/";
const TRASH: &str = "empty-chair/trash/";
/// Of which meetings the journal does not know yet whether they are in the trash.
const OWED: &str = "empty-chair/owed/";
const ASIDE: &str = "empty-chair/aside/";
const PREFERENCE: &str = "empty-chair/preference/";

thread_local! {
    static IS_DURABLE: Cell<Option<bool>> = const { Cell::new(None) };
    static MEMORY: Map = panic::in_memory();
}

fn in_memory(key: &str) -> Option<String> {
    MEMORY.with(|memory| memory.get(&key.into()).as_string())
}

fn forget(key: &str) {
    MEMORY.with(|memory| memory.delete(&key.into()));
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

/// What memory has is newer: it is only there when the storage did not take it.
fn get(key: &str) -> Option<String> {
    in_memory(key).or_else(|| is_durable().then(|| LocalStorage::raw().get_item(key).ok().flatten()).flatten())
}

fn set(key: &str, text: &str) -> Result<(), SaveError> {
    if is_durable() && LocalStorage::raw().set_item(key, text).is_ok() {
        forget(key);
        return Ok(());
    }
    MEMORY.with(|memory| memory.set(&key.into(), &text.into()));
    Err(SaveError)
}

fn remove(key: &str) {
    if is_durable() {
        LocalStorage::delete(key);
    }
    forget(key);
}

/// The keys that begin with `prefix`, in order.
fn keys(prefix: &str) -> Vec<String> {
    let mut keys = keys_in_memory();
    if is_durable() {
        let storage = LocalStorage::raw();
        keys.extend((0..LocalStorage::length()).filter_map(|index| storage.key(index).ok().flatten()));
    }
    keys.retain(|key| key.starts_with(prefix));
    sorted::set(keys).into_iter().collect()
}

fn keys_in_memory() -> Vec<String> {
    MEMORY.with(|memory| js_sys::Array::from(&memory.keys())).iter().filter_map(|key| key.as_string()).collect()
}

/// The meetings that have a copy and are not in the trash, by what their keys say.
pub fn meetings() -> Vec<Id> {
    let all = keys(COPY);
    let ids = all.iter().filter_map(|key| Id::parse(key.strip_prefix(COPY)?));
    ids.filter(|id| !is_trashed(*id)).collect()
}

/// The stored copy of a meeting, as text.
pub fn copy(id: Id) -> Option<String> {
    get(&format!("{COPY}{id}"))
}

/// Writes the copy of a meeting anew.
pub fn keep_copy(id: Id, text: &str) -> Result<(), SaveError> {
    set(&format!("{COPY}{id}"), text)
}

/// Puts a copy back as it was before, which may be that there was none.
pub fn put_copy_back(id: Id, before: Option<&str>) {
    // First out, so that there is room for what was there.
    remove(&format!("{COPY}{id}"));
    if let Some(text) = before {
        let _ = keep_copy(id, text);
    }
}

/// Takes a copy that fails its check out of the way, byte for byte, under a key of its own.
pub fn set_copy_aside(id: Id, now: i64) {
    let key = format!("{COPY}{id}");
    if let Some(text) = get(&key)
        && set(&format!("{ASIDE}{id}@{now}"), &text).is_ok()
    {
        remove(&key);
    }
}

/// How many pieces of a meeting's copy were set aside.
pub fn aside(id: Id) -> usize {
    keys(&format!("{ASIDE}{id}@")).len()
}

/// Whether a key is that of something set aside.
pub fn is_aside(key: &str) -> bool {
    key.starts_with(ASIDE)
}

/// Whether a meeting was moved to the trash.
pub fn is_trashed(id: Id) -> bool {
    trash_mark(id).is_some()
}

/// The mark of a meeting that was moved to the trash.
pub fn trash_mark(id: Id) -> Option<String> {
    get(&format!("{TRASH}{id}"))
}

/// The same by what all windows see: what only this tab remembers may be past.
pub fn is_trashed_for_all(id: Id) -> bool {
    let key = format!("{TRASH}{id}");
    if is_durable() { LocalStorage::raw().get_item(&key).ok().flatten().is_some() } else { is_trashed(id) }
}

/// When that was, in milliseconds since 1970; `None` where its mark is damaged.
pub fn trashed_at(id: Id) -> Option<i64> {
    super::journal::trashed_at(trash_mark(id)?.as_bytes())
}

/// Notes that a meeting was moved to the trash, under a mark, or taken out of it, and that the journal has yet to be told.
/// Nothing of it is lost.
pub fn mark_trashed(id: Id, mark: Option<&str>) {
    // First, and small: a note of which only this is left takes no meeting away. What is only in memory counts here.
    let _ = set(&format!("{OWED}{id}"), "");
    let key = format!("{TRASH}{id}");
    match mark {
        Some(mark) => drop(set(&key, mark)),
        None => remove(&key),
    }
}

/// The meetings of which the journal does not know yet whether they are in the trash.
pub fn owed_marks() -> Vec<Id> {
    keys(OWED).iter().filter_map(|key| Id::parse(key.strip_prefix(OWED)?)).collect()
}

/// Notes that the journal knows.
pub fn settle_mark(id: Id) {
    remove(&format!("{OWED}{id}"));
}

/// The meetings that were deleted, by what their marks say.
pub fn trashed() -> Vec<Id> {
    keys(TRASH).iter().filter_map(|key| Id::parse(key.strip_prefix(TRASH)?)).collect()
}

/// Everything that is here of a meeting, by its keys.
pub fn everything(id: Id) -> Vec<(String, String)> {
    let mut found = [COPY, EARLY, TRASH, OWED].map(|place| format!("{place}{id}")).to_vec();
    found.extend(keys(&draft_key(id, "")));
    found.extend([ASIDE, BESIDE].iter().flat_map(|place| keys(&format!("{place}{id}@"))));
    found.into_iter().filter_map(|key| Some((get(&key)?, key))).map(|(text, key)| (key, text)).collect()
}

/// Takes everything of a meeting out, for good.
pub fn take_out(id: Id) {
    for (key, _) in everything(id) {
        remove(&key);
    }
}

/// Puts back what was taken out, but for what is there again.
pub fn put_back(records: &[(String, String)]) {
    for (key, text) in records {
        if get(key).is_none() {
            let _ = set(key, text);
        }
    }
}

/// The steps that wait beside the journal, of all windows, in the order of their places.
pub fn beside(id: Id) -> Vec<String> {
    keys(&format!("{BESIDE}{id}@")).iter().filter_map(|key| get(key)).collect()
}

/// The list of a version before.
pub fn list_beside(id: Id) -> Option<String> {
    get(&format!("{EARLY}{id}"))
}

/// Lets go of that list, once each of its steps lies by itself.
pub fn leave_list(id: Id) {
    remove(&format!("{EARLY}{id}"));
}

/// Lays a step beside the journal, under its place: no window ever writes where another does.
pub fn lay_beside(id: Id, place: &str, text: &str) -> Result<(), SaveError> {
    set(&format!("{BESIDE}{id}@{place}"), text)
}

/// Lets go of a step that the journal has.
pub fn leave_beside(id: Id, place: &str) {
    remove(&format!("{BESIDE}{id}@{place}"));
}

/// Lays those again for which there was no room.
pub fn lay_again(id: Id) -> Result<(), SaveError> {
    let prefix = format!("{BESIDE}{id}@");
    let mut refused = keys_in_memory().into_iter().filter(|key| key.starts_with(&prefix));
    refused.try_for_each(|key| in_memory(&key).map_or(Ok(()), |text| set(&key, &text)))
}

/// Whether the storage did not take the copy of a meeting, or a step beside the journal: this tab remembers it.
pub fn is_refused(id: Id) -> bool {
    let prefix = format!("{BESIDE}{id}@");
    in_memory(&format!("{COPY}{id}")).is_some() || keys_in_memory().iter().any(|key| key.starts_with(&prefix))
}

/// Whether it did not take what was being typed in a tab.
pub fn is_draft_refused(id: Id, pen: &str) -> bool {
    in_memory(&draft_key(id, pen)).is_some()
}

/// What was being typed in a meeting, by the tab; under no name, what a version before had of all of them.
pub fn drafts(id: Id) -> Vec<(String, String)> {
    let place = draft_key(id, "");
    let pen = |key: &str| key.strip_prefix(&place).unwrap_or_default().trim_start_matches('@').to_owned();
    keys(&place).into_iter().filter_map(|key| Some((pen(&key), get(&key)?))).collect()
}

/// Keeps what is being typed in a meeting, in a tab.
pub fn keep_draft(id: Id, pen: &str, text: &str) -> Result<(), SaveError> {
    set(&draft_key(id, pen), text)
}

/// Lets go of what was typed in a tab.
pub fn forget_draft(id: Id, pen: &str) {
    remove(&draft_key(id, pen));
}

fn draft_key(id: Id, pen: &str) -> String {
    if pen.is_empty() { format!("{DRAFT}{id}") } else { format!("{DRAFT}{id}@{pen}") }
}

/// A preference of this browser. `None` where it was never chosen, and where it is damaged.
pub fn preference(name: &str) -> Option<String> {
    let text = get(&format!("{PREFERENCE}{name}"))?;
    let framed = frame::read(text.as_bytes()).map(|frame| frame.payload.to_owned());
    // As a version before wrote it.
    framed.or_else(|| serde_json::from_str(&text).ok())
}

/// Whether something was chosen, readable or not.
pub fn has_preference(name: &str) -> bool {
    get(&format!("{PREFERENCE}{name}")).is_some()
}

/// Keeps a preference of this browser. Losing one is no loss; reading another one out of it would be.
pub fn keep_preference(name: &str, value: &str) {
    let key = Key { seq: 0, mark: "preference".to_owned() };
    let _ = set(&format!("{PREFERENCE}{name}"), &frame::write(&key, value));
}
