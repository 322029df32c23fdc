//! What the input says is made of the frozen entries and notes, which have every field of every record.

use journal::{Copy, Entry, Key, Turn, shorthand};
use meeting::change::{Change, Changes};
use meeting::history::History;
use meeting::meeting::{Edit, Meeting};
use meeting::moment::Timestamp;
use meeting::read::{Place, Read};
use meeting::record::HeaderEdit;
use meeting::{file, id::Id};
use serde_json::{Value, json};
use std::sync::LazyLock;

const LOG: &str = include_str!("../../../tests/fixtures/v1-every-field/log.txt");
const NOTES: &str = include_str!("../../../../meeting/tests/fixtures/v1-every-field.json");

/// The frozen entries, as JSON.
static ENTRIES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let json = |line: &str| serde_json::from_str(line.split_once(' ')?.1).ok();
    LOG.lines().filter_map(json).collect()
});
/// Each change in them, back and forth.
static CHANGES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let of = |entry: &Value, name: &str| entry[name].as_array().cloned().unwrap_or_default();
    ENTRIES.iter().flat_map(|entry| [of(entry, "changes"), of(entry, "back")].concat()).collect()
});
/// Each value in them that has no parts, and the name of each field.
static LEAVES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let mut leaves = Vec::new();
    ENTRIES.iter().for_each(|entry| leaves_of(entry, &mut leaves));
    let text = Value::to_string;
    leaves.sort_by_key(text);
    leaves.dedup();
    leaves
});
/// The frozen notes, with two records of each kind: what more there are says nothing new.
static FULL: LazyLock<Value> = LazyLock::new(|| {
    let mut notes: Value = serde_json::from_str(NOTES).expect("it is frozen");
    let lists = notes["meeting"].as_object_mut().into_iter().flat_map(|meeting| meeting.values_mut());
    lists.filter_map(Value::as_array_mut).for_each(|list| list.truncate(2));
    notes
});
static FULL_MEETING: LazyLock<Meeting> =
    LazyLock::new(|| file::reopen(FULL.to_string().as_bytes()).expect("it is frozen"));
/// What is most often wrong.
static ODD: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let meeting = &FULL["meeting"];
    let ids = ["/id", "/people/0/id", "/agenda/0/id", "/points/0/id", "/points/1/id"].map(|at| meeting.pointer(at));
    let mut odd =
        vec![json!(null), json!(""), json!(0), json!(-1), json!(1e300), json!([]), json!({}), json!("__proto__")];
    odd.extend(ids.into_iter().flatten().cloned());
    odd
});

fn leaves_of(value: &Value, leaves: &mut Vec<Value>) {
    match value {
        Value::Array(all) => all.iter().for_each(|value| leaves_of(value, leaves)),
        Value::Object(fields) => {
            for (name, value) in fields {
                leaves.push(Value::String(name.clone()));
                leaves_of(value, leaves);
            }
        }
        leaf => leaves.push(leaf.clone()),
    }
}

/// The input, from which all choices are read; where it ends, everything is nothing.
pub struct Input<'a>(pub &'a [u8]);

impl<'a> Input<'a> {
    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    /// One of so many.
    pub fn choose(&mut self, count: usize) -> usize {
        let high = if count > 256 { usize::from(self.byte()) << 8 } else { 0 };
        (high | usize::from(self.byte())) % count
    }

    /// Bytes as they are.
    pub fn bytes(&mut self) -> &'a [u8] {
        let length = usize::from(self.byte()).min(self.0.len());
        let (bytes, rest) = self.0.split_at(length);
        self.0 = rest;
        bytes
    }

    /// Some of them are long, so that an entry says them only once.
    fn text(&mut self) -> String {
        String::from_utf8_lossy(self.bytes()).repeat(1 + self.choose(4))
    }

    /// A value without parts, out of the frozen ones or of the input.
    fn leaf(&mut self) -> Value {
        match self.choose(8) {
            0 => Value::String(self.text()),
            1 => json!(self.byte()),
            2 => ODD[self.choose(ODD.len())].clone(),
            3 => serde_json::from_slice(self.bytes()).unwrap_or_default(),
            _ => LEAVES[self.choose(LEAVES.len())].clone(),
        }
    }

    /// Exchanges something somewhere in a value.
    fn change(&mut self, value: &mut Value) {
        match value {
            Value::Array(all) if !all.is_empty() => {
                let at = self.choose(all.len());
                match self.choose(8) {
                    0 => drop(all.remove(at)),
                    1 => all.push(all[at].clone()),
                    _ => self.change(&mut all[at]),
                }
            }
            Value::Object(fields) if !fields.is_empty() => {
                let at = self.choose(fields.len());
                let name = fields.keys().nth(at).expect("there are as many").clone();
                match self.choose(12) {
                    0 => drop(fields.remove(&name)),
                    1 => {
                        if let (Value::String(other), Some(value)) = (self.leaf(), fields.remove(&name)) {
                            fields.insert(other, value);
                        }
                    }
                    2 => {
                        if let Value::String(other) = self.leaf() {
                            fields.insert(other, self.leaf());
                        }
                    }
                    _ => self.change(&mut fields[&name]),
                }
            }
            leaf => *leaf = self.leaf(),
        }
    }

    fn changed(&mut self, frozen: &Value) -> Value {
        let mut value = frozen.clone();
        for _ in 0..[0, 0, 1, 1, 1, 2, 3, 6][self.choose(8)] {
            self.change(&mut value);
        }
        value
    }

    /// A change that is one.
    fn one_change(&mut self) -> Option<Change> {
        let which = self.choose(CHANGES.len());
        let value = self.changed(&CHANGES[which]);
        Changes::read(value, &Place::ROOT).ok()?.0.pop()
    }
}

/// What a log begins from: nothing, the frozen notes, or those with something exchanged.
pub fn begun(input: &mut Input) -> Meeting {
    match input.choose(4) {
        0 => Meeting::new(FULL_MEETING.id(), Timestamp::default()),
        1 => Meeting::new(Id::default(), Timestamp::default()),
        2 => FULL_MEETING.clone(),
        _ => file::reopen(input.changed(&FULL).to_string().as_bytes()).unwrap_or_default(),
    }
}

/// The payload of an entry: in shorthand or not, or of no entry at all.
pub fn any_payload(input: &mut Input) -> String {
    if input.choose(16) == 0 {
        return input.text().replace('\n', " ");
    }
    let which = input.choose(ENTRIES.len());
    let json = input.changed(&ENTRIES[which]).to_string();
    if input.choose(4) == 0 { json } else { shorthand::shorten(&json) }
}

/// A window that writes: what it does goes into its meeting, its history and its log.
#[derive(Clone)]
pub struct Window {
    pub meeting: Meeting,
    pub history: History,
    pub log: Vec<Entry>,
    /// The meeting before the first step, and after each.
    pub copies: Vec<Copy>,
    pub now: Timestamp,
}

impl Window {
    pub fn new(meeting: Meeting) -> Self {
        let copies = vec![Copy::of(meeting.clone(), 0)];
        Self { meeting, history: History::default(), log: Vec::new(), copies, now: Timestamp::default() }
    }

    /// Takes more steps than stay in a log that is cut. Answers with how many.
    pub fn take_many_steps(&mut self) -> usize {
        for at in 0..130 {
            let title = Edit::Header(HeaderEdit::Title(format!("Title {at}")));
            let (changes, back) = self.absorb(vec![Change::Set(self.meeting.id(), title)]);
            self.history.push("act", back.clone(), self.now);
            self.write(Turn::Do, "act", changes, back);
        }
        self.log.len()
    }

    /// Does something, if there is something to do.
    pub fn step(&mut self, input: &mut Input) {
        match input.choose(8) {
            0 => self.undo(),
            1 => self.redo(),
            2 => {
                let (changes, back) = self.absorb([(); 3].iter().filter_map(|()| input.one_change()).collect());
                self.history.push("merge", back.clone(), self.now);
                self.write(Turn::Merge, "merge", changes, back);
            }
            3 => {
                let (changes, back) = self.absorb([(); 3].iter().filter_map(|()| input.one_change()).collect());
                if !changes.is_empty() {
                    self.history.push("act", back.clone(), self.now);
                }
                self.write(Turn::Do, "act", changes, back);
            }
            more => {
                let (changes, back) = self.absorb(input.one_change().into_iter().collect());
                let is_set = matches!(changes.as_slice(), [Change::Set(..)]);
                let name = if is_set { "write" } else { "act" };
                let is_step = !changes.is_empty() && self.history.push(name, back.clone(), self.now);
                self.write(Turn::Do, name, changes, if is_step { back } else { Vec::new() });
                self.now = self.now.plus(if more > 4 { 500 } else { 5_000 });
            }
        }
    }

    pub fn undo(&mut self) {
        if let Some(step) = self.history.undo() {
            let (changes, back) = self.absorb(step.inverses.clone());
            self.history.undone(&step, back.clone());
            self.write(Turn::Undo, &step.name, changes, back);
        }
    }

    fn redo(&mut self) {
        if let Some(step) = self.history.redo() {
            let (changes, back) = self.absorb(step.inverses.clone());
            self.history.redone(&step, back.clone());
            self.write(Turn::Redo, &step.name, changes, back);
        }
    }

    /// The changes that did something, and what takes them back.
    fn absorb(&mut self, changes: Vec<Change>) -> (Vec<Change>, Vec<Change>) {
        let effect = |change: Change| Some((change.clone(), self.meeting.absorb(change).inverse?));
        changes.into_iter().filter_map(effect).unzip()
    }

    fn write(&mut self, turn: Turn, name: &str, changes: Vec<Change>, back: Vec<Change>) {
        if changes.is_empty() && turn != Turn::Undo && turn != Turn::Redo {
            return;
        }
        let seq = self.copies.last().map_or(0, |copy| copy.seq) + 1;
        let key = Key { seq, mark: "a".into() };
        self.log.push(Entry { key, at: self.now, name: name.to_owned(), turn, changes, back });
        self.copies.push(Copy::of(self.meeting.clone(), seq));
    }
}
