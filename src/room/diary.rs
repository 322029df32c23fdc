//! What happened in the meeting, as its host reads it: out of the journal, from the last time it was cut.

use super::Room;
use crate::browser::journal as disk;
use journal::{Copy, Line, Turn, diary, gather};
use meeting::list::List;
use meeting::meeting::Meeting;
use meeting::moment::Timestamp;

impl Room {
    /// The steps that the journal has, the latest first, each with its time and a sentence. `None` without a journal.
    pub async fn diary(self) -> Option<Vec<(Timestamp, String)>> {
        let kept = disk::load(self.id).await.ok()?;
        let begins = kept.snapshot.as_deref().and_then(|bytes| Copy::read(bytes).ok());
        let begins = begins.map_or_else(|| Meeting::new(self.id, Timestamp::default()), |copy| copy.meeting);
        let found = journal::Found { copy: None, snapshot: kept.snapshot, previous: None, log: kept.log };
        let entries = gather(found).ok()?.map(|gathered| gathered.entries).unwrap_or_default();
        Some(diary(begins, &entries).iter().rev().map(|line| (line.at, sentence(line))).collect())
    }
}

fn sentence(line: &Line) -> String {
    let words = words::current();
    let place = match line.moved_to {
        Some(List::Established(_)) => words.label.established,
        Some(List::Hypotheses(_)) => words.label.hypotheses,
        _ => "",
    };
    let deed = if place.is_empty() { (words.deed)(&line.name).to_owned() } else { (words.moved_to)(place) };
    let deed = match line.turn {
        Turn::Undo => (words.undone)(&deed),
        Turn::Redo => (words.redone)(&deed),
        Turn::Do | Turn::Merge => deed,
    };
    if line.subject.is_empty() { deed } else { (words.said_of)(&deed, &line.subject) }
}
