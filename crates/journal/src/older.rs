//! What an older version changed without knowing what it was: one field to it, several by now.

use meeting::change::{Change, Changes};
use serde_json::Value;

/// Makes of one change, as it is read, and of what takes it back two lists that belong together one by one.
pub(crate) fn pair(change: &mut Vec<Change>, back: &mut Vec<Change>) {
    // Whoever puts a record in takes it out again: both ways at once only a whole table is put in.
    if are_records(change) && are_records(back) {
        table(change, back);
    } else if change.len() != back.len() {
        part(change, back);
    }
}

fn are_records(changes: &[Change]) -> bool {
    changes.iter().all(|change| matches!(change, Change::Insert(_)))
}

/// A table that was one field: what it had before and has no more goes, and what it had not comes.
fn table(change: &mut Vec<Change>, back: &mut Vec<Change>) {
    let (after, before) = (std::mem::take(change), std::mem::take(back));
    let removal = |put_in: &Change| Change::Remove(put_in.record());
    for record in before.iter().filter(|record| !after.contains(record)) {
        change.push(removal(record));
        back.push(record.clone());
    }
    for record in after.iter().filter(|record| !before.contains(record)) {
        change.push(record.clone());
        back.push(removal(record));
    }
}

/// A part that was one field: the fields that are known by now stand on both sides, and each that is not goes where the
/// other side does not have it.
fn part(change: &mut Vec<Change>, back: &mut Vec<Change>) {
    let known = change.iter().take_while(|change| without_unknown(change).is_none()).count();
    let (after, mut before) = (change.split_off(known), back.split_off(known.min(back.len())));
    for set in after {
        let Some(gone) = without_unknown(&set) else { continue };
        let there = before.iter().position(|other| without_unknown(other).as_ref() == Some(&gone));
        back.push(there.map_or(gone, |at| before.remove(at)));
        change.push(set);
    }
    for set in before {
        if let Some(gone) = without_unknown(&set) {
            change.push(gone);
            back.push(set);
        }
    }
}

/// What takes the unknown field away that a change gives a value; `None` for any other change. By way of what is stored:
/// it is wanted hardly ever, and would be a function more for each kind of record.
fn without_unknown(change: &Change) -> Option<Change> {
    let mut stored: Value = serde_json::from_str(&serde_json::to_string(change).ok()?).ok()?;
    let mut edit = stored.get_mut("set")?.get_mut(1)?;
    while edit.get("unknown").is_none() {
        edit = edit.as_object_mut()?.values_mut().next()?;
    }
    edit.get_mut("unknown")?.as_object_mut()?.remove("value");
    let Changes(mut gone) = serde_json::from_str(&stored.to_string()).ok()?;
    gone.pop()
}
