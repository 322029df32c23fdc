//! Plays commands into a meeting, with a clock and ids that are the same every time.

use crate::error::SampleError;
use meeting::change::Change;
use meeting::command::{Command, ItemSeed, Occasion, PointDraft, VoiceDraft};
use meeting::decide::decide;
use meeting::id::Id;
use meeting::kind::deck;
use meeting::kind::stage::Stage;
use meeting::meeting::Meeting;
use meeting::moment::{Day, Timestamp};
use meeting::record::{Evidence, Function, Outcome};
use meeting::series;

/// A meeting that is being played.
pub struct Play {
    /// The meeting so far.
    pub meeting: Meeting,
    begins: Timestamp,
    now: Timestamp,
    serial: u64,
}

/// Where a point comes from and what it says: value, unit, period, source.
pub type Ground<'a> = (&'a str, &'a str, &'a str, &'a str);

impl Play {
    /// A new meeting, made a while before it begins.
    #[must_use]
    pub fn new(made: Timestamp, begins: Timestamp) -> Self {
        let meeting = Meeting::new(id(made, 0), made);
        Self { meeting, begins, now: made, serial: 1 }
    }

    /// The next meeting of a series, made a while before it begins.
    #[must_use]
    pub fn after(last: &Meeting, made: Timestamp, begins: Timestamp) -> Self {
        let mut serial = 0;
        let mut fresh = || {
            serial += 1;
            id(made, serial - 1)
        };
        let meeting = series::next(last, made, &mut fresh);
        Self { meeting, begins, now: made, serial }
    }

    /// The time on the play's clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Sets the clock to so many minutes and seconds after the meeting began.
    pub fn at(&mut self, minutes: i64, seconds: i64) {
        self.now = self.begins.plus((minutes * 60 + seconds) * 1000);
    }

    /// Carries a command out. Answers with the record it made, the last one if several.
    ///
    /// # Errors
    /// A rule stands against it.
    pub fn run(&mut self, command: Command) -> Result<Option<Id>, SampleError> {
        let name = command.name();
        let (now, serial) = (self.now, &mut self.serial);
        let mut fresh = || {
            *serial += 1;
            id(now, *serial)
        };
        let mut occasion = Occasion { now, fresh: &mut fresh };
        let changes = decide(&self.meeting, command, &mut occasion).map_err(|why| SampleError::Refused(name, why))?;
        let mut made = None;
        for change in changes {
            if let Change::Insert(record) = &change {
                made = Some(record.id());
            }
            self.meeting.absorb(change);
        }
        Ok(made)
    }

    /// Carries out a command that makes a record.
    ///
    /// # Errors
    /// A rule stands against it, or it makes none.
    pub fn make(&mut self, command: Command) -> Result<Id, SampleError> {
        let name = command.name();
        self.run(command)?.ok_or(SampleError::NothingMade(name))
    }

    /// Carries out several commands.
    ///
    /// # Errors
    /// A rule stands against one.
    pub fn all(&mut self, commands: impl IntoIterator<Item = Command>) -> Result<(), SampleError> {
        commands.into_iter().try_for_each(|command| self.run(command).map(|_| ()))
    }

    /// Adds somebody to the room.
    ///
    /// # Errors
    /// As for [`Self::make`].
    pub fn person(&mut self, name: &str, function: Function, frontline: bool) -> Result<Id, SampleError> {
        self.make(Command::AddPerson { name: name.to_owned(), function: Some(function), frontline })
    }

    /// Puts a shared problem on the agenda.
    ///
    /// # Errors
    /// As for [`Self::make`].
    pub fn problem(&mut self, problem: String, minutes: u32) -> Result<Id, SampleError> {
        self.make(Command::AddItem(ItemSeed { problem, minutes: Some(minutes), ..ItemSeed::default() }))
    }

    /// Captures a point that is evidence.
    ///
    /// # Errors
    /// As for [`Self::make`].
    pub fn fact(
        &mut self,
        item: Id,
        speaker: Id,
        (evidence, stage): (Evidence, Stage),
        (value, unit, period, source): Ground,
        text: String,
    ) -> Result<Id, SampleError> {
        self.make(Command::AddPoint(
            item,
            PointDraft {
                text,
                evidence: Some(evidence),
                value: value.to_owned(),
                unit: unit.to_owned(),
                period: period.to_owned(),
                source: source.to_owned(),
                stage: Some(stage),
                speaker: Some(speaker),
            },
        ))
    }

    /// Captures a point that is not evidence yet.
    ///
    /// # Errors
    /// As for [`Self::make`].
    pub fn opinion(&mut self, item: Id, speaker: Id, text: &str) -> Result<Id, SampleError> {
        let draft = PointDraft { text: text.to_owned(), speaker: Some(speaker), ..PointDraft::default() };
        self.make(Command::AddPoint(item, draft))
    }

    /// Captures a customer's words.
    ///
    /// # Errors
    /// As for [`Self::make`].
    pub fn voice(
        &mut self,
        item: Id,
        stage: Stage,
        segment: &str,
        source: &str,
        text: &str,
    ) -> Result<Id, SampleError> {
        let (text, source, segment) = (text.to_owned(), source.to_owned(), segment.to_owned());
        let voice = VoiceDraft { text, source, segment, stage: Some(stage), ..VoiceDraft::default() };
        self.make(Command::AddVoice(item, voice))
    }

    /// Reads out the question that the chair has for an item now.
    ///
    /// # Errors
    /// As for [`Self::make`].
    pub fn ask_chair(&mut self, item: Id) -> Result<Id, SampleError> {
        let prompt = deck::next(&self.meeting, item).ok_or(SampleError::NothingMade("ask_chair"))?.id.to_owned();
        let text = (words::current().prompt)(&prompt).to_owned();
        self.make(Command::AskChair { item, prompt, text })
    }

    /// Notes what asking the chair did. Answers with the question that "we don't know" parks.
    ///
    /// # Errors
    /// As for [`Self::run`].
    pub fn chair_said(&mut self, asked: Id, outcome: Outcome) -> Result<Option<Id>, SampleError> {
        self.run(Command::AnswerChair(asked, outcome))
    }

    /// Captures an action.
    ///
    /// # Errors
    /// As for [`Self::make`].
    pub fn action(&mut self, item: Id, owner: &str, due: &str, text: &str) -> Result<Id, SampleError> {
        let due = Some(day(due)?);
        self.make(Command::AddAction { item, text: text.to_owned(), owner: owner.to_owned(), due })
    }
}

/// A day of the script.
///
/// # Errors
/// There is no such day.
pub fn day(text: &str) -> Result<Day, SampleError> {
    Day::parse(text).ok_or_else(|| SampleError::NoSuchTime(text.to_owned()))
}

/// A time of the script.
///
/// # Errors
/// There is no such time.
pub fn time(text: &str) -> Result<Timestamp, SampleError> {
    Timestamp::parse(text).ok_or_else(|| SampleError::NoSuchTime(text.to_owned()))
}

/// The id with this number, made at this time.
fn id(now: Timestamp, serial: u64) -> Id {
    let mut random = [0; 10];
    random.iter_mut().skip(2).zip(serial.to_be_bytes()).for_each(|(place, byte)| *place = byte);
    Id::from_parts(now.millis().unsigned_abs(), &random)
}
