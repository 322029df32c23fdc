//! A room in which commands are played, and [`check`], which every scenario goes through.

use crate::always;
use meeting::change::Change;
use meeting::command::{Command, ItemSeed, Occasion, PointDraft, QuestionDraft, VoiceDraft};
use meeting::decide::{Refusal, decide};
use meeting::history::History;
use meeting::id::Id;
use meeting::kind::deck;
use meeting::list::List;
use meeting::meeting::{Edit, Meeting};
use meeting::moment::{Day, Timestamp};
use meeting::record::{Decision, Evidence, HeaderEdit, InputGroup, Item};

/// A room with its meeting, its clock, its ids and its history.
pub struct Room {
    pub meeting: Meeting,
    pub history: History,
    pub now: Timestamp,
    start: Meeting,
    serial: u128,
}

/// Plays a script in a fresh room, then looks at everything that always holds of a meeting: it comes back
/// from its file, the file validates, exports are well formed, undo leads to the start and redo to the end.
pub fn check(script: impl FnOnce(&mut Room)) {
    let mut room = Room::new();
    script(&mut room);
    room.always();
}

/// The id with this number.
pub fn id(number: u128) -> Id {
    Id::from_bytes(number.to_be_bytes())
}

pub fn time(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

impl Room {
    pub fn new() -> Self {
        let now = time("2026-11-19T14:00:00Z");
        let meeting = Meeting::new(id(1), now);
        Self { start: meeting.clone(), meeting, history: History::default(), now, serial: 1 }
    }

    /// A room that makes other ids than any other.
    pub fn beside(meeting: Meeting, serial: u128) -> Self {
        let now = time("2026-11-19T15:00:00Z");
        Self { start: meeting.clone(), meeting, history: History::default(), now, serial }
    }

    /// What the rules say to a command, without doing it.
    pub fn ask(&mut self, command: Command) -> Result<Vec<Change>, Refusal> {
        let (now, serial) = (self.now, &mut self.serial);
        let mut fresh = || {
            *serial += 1;
            id(*serial)
        };
        decide(&self.meeting, command, &mut Occasion { now, fresh: &mut fresh })
    }

    /// Carries a command out, as the shell does. Answers with the last record it made.
    pub fn tries(&mut self, command: Command) -> Result<Option<Id>, Refusal> {
        let name = command.name();
        let changes = self.ask(command)?;
        let made = changes.iter().rev().find_map(|change| match change {
            Change::Insert(record) => Some(record.id()),
            _ => None,
        });
        let inverses = self.absorb(changes);
        self.history.push(name, inverses, self.now);
        Ok(made)
    }

    pub fn absorb(&mut self, changes: Vec<Change>) -> Vec<Change> {
        changes.into_iter().filter_map(|change| self.meeting.absorb(change).inverse).collect()
    }

    pub fn does(&mut self, command: Command) {
        let name = command.name();
        self.tries(command).unwrap_or_else(|why| panic!("{name} was refused: {why:?}"));
    }

    pub fn makes(&mut self, command: Command) -> Id {
        let name = command.name();
        self.tries(command).unwrap_or_else(|why| panic!("{name} was refused: {why:?}")).expect("a new record")
    }

    /// The rules stand against a command, and the meeting stays as it is.
    pub fn refuses(&mut self, command: Command, refusal: Refusal) {
        let before = self.meeting.clone();
        assert_eq!(self.ask(command.clone()), Err(refusal), "{command:?}");
        assert_eq!(self.meeting, before);
    }

    pub fn later(&mut self, seconds: i64) {
        self.now = self.now.plus(seconds * 1000);
    }

    pub fn undo(&mut self) -> bool {
        let Some(step) = self.history.undo() else { return false };
        let inverses = self.retract(step.inverses.clone());
        self.history.undone(&step, inverses);
        true
    }

    pub fn redo(&mut self) -> bool {
        let Some(step) = self.history.redo() else { return false };
        let inverses = self.retract(step.inverses.clone());
        self.history.redone(&step, inverses);
        true
    }

    fn retract(&mut self, inverses: Vec<Change>) -> Vec<Change> {
        let mut back = Vec::new();
        self.meeting.retract(inverses, self.now, &mut |meeting, change| back.extend(meeting.absorb(change).inverse));
        back
    }

    pub fn always(mut self) {
        always::holds(&self.meeting, self.now);
        let end = self.meeting.clone();
        let mut steps = 0;
        while self.undo() {
            steps += 1;
        }
        assert_eq!(self.meeting, self.start, "undoing everything leads to the start");
        for _ in 0..steps {
            self.redo();
        }
        assert_eq!(self.meeting, end, "redoing it all leads to the end");
    }
}

/// Short words for scripts.
impl Room {
    pub fn item(&mut self, problem: &str, minutes: u32) -> Id {
        let seed = ItemSeed { problem: problem.into(), minutes: Some(minutes), ..ItemSeed::default() };
        self.makes(Command::AddItem(seed))
    }

    pub fn person(&mut self, name: &str) -> Id {
        self.makes(Command::AddPerson { name: name.into(), function: None, frontline: false })
    }

    pub fn opinion(&mut self, item: Id, text: &str) -> Id {
        self.makes(Command::AddPoint(item, PointDraft { text: text.into(), ..PointDraft::default() }))
    }

    pub fn measurement(&mut self, item: Id, text: &str) -> Id {
        let draft = PointDraft {
            text: text.into(),
            evidence: Some(Evidence::Performance),
            value: "42.7".into(),
            unit: "%".into(),
            period: "Q3".into(),
            source: "CRM export".into(),
            ..PointDraft::default()
        };
        self.makes(Command::AddPoint(item, draft))
    }

    pub fn voice(&mut self, item: Id, text: &str, source: &str) -> Id {
        self.makes(Command::AddVoice(
            item,
            VoiceDraft { text: text.into(), source: source.into(), ..VoiceDraft::default() },
        ))
    }

    pub fn park(&mut self, item: Id, text: &str) -> Id {
        self.makes(Command::Park(item, QuestionDraft { text: text.into(), ..QuestionDraft::default() }))
    }

    /// Reads out what the chair has to ask on an item now.
    pub fn ask_chair(&mut self, item: Id) -> Id {
        let prompt = deck::next(&self.meeting, item).unwrap().id;
        let text = (words::current().prompt)(prompt).to_owned();
        self.makes(Command::AskChair { item, prompt: prompt.into(), text })
    }

    pub fn input(&mut self, item: Id, group: InputGroup, person: &str, text: &str) -> Id {
        self.makes(Command::AddInput { item, group, text: text.into(), person: person.into(), rests_on: None })
    }

    pub fn decision(&mut self, item: Id, text: &str, decider: &str) -> Id {
        self.makes(Command::Decide { item, text: text.into(), decider: decider.into() })
    }

    pub fn action(&mut self, item: Id, text: &str, owner: &str) -> Id {
        self.makes(Command::AddAction { item, text: text.into(), owner: owner.into(), due: Some(day("2026-11-28")) })
    }

    pub fn writes(&mut self, id: Id, edit: Edit) {
        self.does(Command::Write(id, edit));
    }

    pub fn titles(&mut self, title: &str) {
        self.writes(Id::default(), Edit::Header(HeaderEdit::Title(title.into())));
    }

    pub fn the_item(&self, id: Id) -> &Item {
        &self.meeting.agenda[&id]
    }

    pub fn the_decision(&self, id: Id) -> &Decision {
        &self.meeting.decisions[&id]
    }

    /// The words of what stands in a list.
    pub fn texts(&self, list: List) -> Vec<String> {
        self.meeting.list(list).map(|id| self.meeting.record(id).unwrap().text().to_owned()).collect()
    }
}
