//! The language guard's rules, the team's own words, and the swaps that were taken (product.md, P6).

use super::{Refusal, typed};
use crate::change::Change;
use crate::command::Occasion;
use crate::list::List;
use crate::meeting::{Edit, Meeting, Record};
use crate::name;
use crate::record::{HeaderEdit, Swap, SwapEdit, Term, TermEdit, TermKind};
use std::sync::Arc;

/// Turns a rule off or on again. The list stays in order and without doubles, so that two files that mute the
/// same rules say the same.
pub(super) fn mute(meeting: &Meeting, rule: &str, is_muted: bool) -> Result<Vec<Change>, Refusal> {
    let rule = typed(rule)?;
    let mut muted = meeting.header.muted_rules.clone();
    match (muted.binary_search(&rule), is_muted) {
        (Err(place), true) => muted.insert(place, rule),
        (Ok(place), false) => drop(muted.remove(place)),
        _ => return Ok(Vec::new()),
    }
    Ok(vec![Change::Set(meeting.id(), Edit::Header(HeaderEdit::MutedRules(muted)))])
}

/// Puts words on the team's own list; words that are there already get the new kind and words instead.
pub(super) fn add(
    meeting: &Meeting,
    text: &str,
    kind: TermKind,
    instead: &str,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    let text = typed(text)?;
    let instead = instead.trim().to_owned();
    let mut listed = meeting.list(List::OwnWords).filter_map(|id| meeting.own_words.get(&id));
    if let Some(known) = listed.find(|word| name::is_same(&word.text, &text)) {
        let to = Term { text, kind, instead, ..(**known).clone() };
        let edits = known.edits_to(&to).into_iter();
        return Ok(edits.map(|edit| Change::Set(known.id, Edit::Term(edit))).collect());
    }
    let id = (occasion.fresh)();
    let word = Term { id, at: occasion.now, text, kind, instead, ..Term::default() };
    Ok(vec![Change::Insert(Record::Term(Arc::new(word)))])
}

/// An edit of a word on the list, as it is kept.
pub(super) fn tidied(edit: TermEdit) -> Result<TermEdit, Refusal> {
    match edit {
        TermEdit::Text(text) => typed(&text).map(TermEdit::Text),
        TermEdit::Instead(text) => Ok(TermEdit::Instead(text.trim().to_owned())),
        TermEdit::Kind(kind) => Ok(TermEdit::Kind(kind)),
        TermEdit::TrashedAt(_) | TermEdit::Unknown(_) => Err(Refusal::NotThisWay),
    }
}

/// Counts a swap.
pub(super) fn count(
    meeting: &Meeting,
    words: &str,
    instead: &str,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    let (words, instead) = (typed(words)?.to_lowercase(), typed(instead)?.to_lowercase());
    let known = meeting.word_swaps.values().find(|swap| swap.words == words && swap.instead == instead);
    let Some(swap) = known else {
        let swap = Swap { id: (occasion.fresh)(), words, instead, times: 1, ..Swap::default() };
        return Ok(vec![Change::Insert(Record::Swap(Arc::new(swap)))]);
    };
    Ok(vec![Change::Set(swap.id, Edit::Swap(SwapEdit::Times(swap.times.saturating_add(1))))])
}
