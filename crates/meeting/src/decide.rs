//! The rules: a command in, changes or a refusal out. Nothing is changed here.

mod agenda;
mod audit;
mod bowl;
mod capture;
mod chair;
mod circle;
mod closing;
mod deciding;
mod lifecycle;
mod review;
mod room;
mod sweep;
mod walk;
mod wording;
pub(crate) mod write;

use crate::change::Change;
use crate::command::{Command, Occasion};
use crate::id::Id;
use crate::list::List;
use crate::meeting::{Edit, Meeting, Record, TableName};
use crate::merge;
use crate::name::{self, NotOnePerson};
use crate::order::Order;
use crate::record::{Function, HeaderEdit, Person, Status};
use std::sync::Arc;

/// Where a name was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// The decider of a decision.
    Decider,
    /// The owner of an action.
    Owner,
    /// Who asks a parked question.
    Asker,
    /// Somebody in the room.
    Person,
}

/// Why a command was not carried out. The catalogue has the sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Nothing was typed where something is needed.
    NothingTyped,
    /// A role takes exactly one person.
    NotOnePerson(Role, NotOnePerson),
    /// Somebody with this name is in the room already.
    NameTaken,
    /// The record is not there (any more).
    Gone,
    /// Input is frozen, because its decision is recorded.
    Frozen,
    /// The meeting is closed.
    Closed,
    /// Overriding needs a written reason.
    ReasonMissing,
    /// Scores go from 1 to 5.
    NoSuchScore,
    /// It needs a day.
    DateMissing,
    /// Only a decision that customers would dislike can be overridden.
    NothingToOverride,
    /// In a frontline circle only those who meet customers speak.
    OnlyFrontline,
    /// In a frontline circle nobody rebuts.
    NoRebuttal,
    /// This field changes by a command of its own.
    NotThisWay,
    /// Another meeting's notes cannot be taken into this one.
    OtherMeeting,
}

/// What a command means for a meeting.
///
/// # Errors
/// A [`Refusal`], when a rule stands against it; the meeting then stays as it is.
pub fn decide(meeting: &Meeting, command: Command, occasion: &mut Occasion) -> Result<Vec<Change>, Refusal> {
    if meeting.header.status == Status::Closed && !is_for_closed(&command) {
        return Err(Refusal::Closed);
    }
    match command {
        Command::Write(id, edit) => write::write(meeting, id, edit),
        Command::AddPerson { name, function, frontline } => add_person(meeting, &name, function, frontline, occasion),
        Command::AddItem(seed) => Ok(vec![agenda::add_item(meeting, seed, occasion).1]),
        Command::Move(id, place) => agenda::reorder(meeting, id, place),
        Command::Discard(id) => write::discard(meeting, id, occasion.now),
        Command::Restore(id) => write::trash(meeting, id, None),
        Command::Start if meeting.header.status == Status::Running => Ok(agenda::resume(meeting, occasion.now)),
        Command::Start => Ok(agenda::start(meeting, occasion)),
        Command::GoTo(id) => agenda::go_to(meeting, id, occasion.now),
        Command::Pause => Ok(agenda::stop_clock(meeting, occasion.now)),
        Command::Resume => Ok(agenda::resume(meeting, occasion.now)),
        Command::Extend(minutes) => agenda::extend(meeting, minutes),
        Command::Close => Ok(agenda::close(meeting, occasion.now)),
        Command::Reopen => Ok(agenda::reopen(meeting)),
        Command::AskChair { item, prompt, text } => chair::ask(meeting, item, prompt, &text, occasion),
        Command::AnswerChair(id, outcome) => chair::answer(meeting, id, outcome, occasion),
        Command::AddPoint(item, draft) => capture::add_point(meeting, item, &draft, occasion),
        Command::AddVoice(item, draft) => capture::add_voice(meeting, item, &draft, occasion),
        Command::Park(item, draft) => capture::park(meeting, item, &draft, occasion),
        Command::SetAsker(id, name) => capture::set_asker(meeting, id, &name, occasion),
        Command::AddInput { item, group, text, person, rests_on } => {
            deciding::add_input(meeting, item, group, &text, &person, rests_on, occasion)
        }
        Command::Decide { item, text, decider } => deciding::record(meeting, item, &text, &decider, occasion),
        Command::SetDecider(id, name) => deciding::set_decider(meeting, id, &name, occasion),
        Command::Judge(id, verdict) => deciding::judge(meeting, id, verdict),
        Command::JudgeAgain(id, verdict) => deciding::judge_again(meeting, id, verdict),
        Command::Override(id, reason) => deciding::override_verdict(meeting, id, &reason),
        Command::Mandate(id, limit) => deciding::mandate(meeting, id, &limit),
        Command::AddAction { item, text, owner, due } => {
            capture::add_action(meeting, item, &text, &owner, due, occasion)
        }
        Command::SetOwner(id, name) => capture::set_owner(meeting, id, &name, occasion),
        Command::SetDone(id, done) => capture::set_done(meeting, id, done),
        Command::AddMarbles(item, drafts) => bowl::add_marbles(meeting, item, drafts, occasion),
        Command::AddSteps(item, text) => audit::add_steps(meeting, item, &text, occasion),
        Command::JudgeStep(id, fate) => audit::judge_step(meeting, id, fate, occasion),
        Command::FixStep { step, text, owner, due } => walk::fix_step(meeting, step, &text, &owner, due, occasion),
        Command::RemoveStep { step, text, decider, due } => {
            audit::remove_step(meeting, step, &text, &decider, due, occasion)
        }
        Command::Hear(id) => room::hear(meeting, id, occasion),
        Command::Consult { decision, function, text, owner, due } => {
            room::consult(meeting, decision, function, (&text, &owner), due, occasion)
        }
        Command::Tag(id, stage) => lifecycle::tag(meeting, id, stage),
        Command::AddHandoff { item, after, text } => lifecycle::add_handoff(meeting, item, after, &text, occasion),
        Command::AddSilent { item, function, text } => sweep::add_silent(meeting, item, function, &text, occasion),
        Command::JudgeSilent(id, verdict) => sweep::judge_silent(meeting, id, verdict, occasion),
        Command::EndSweep(item) => sweep::end_sweep(meeting, item, occasion),
        Command::Answer(id, draft) => review::answer(meeting, id, &draft, occasion),
        Command::Drop(id, reason) => review::drop_action(meeting, id, &reason),
        Command::ChooseTold(chosen) => closing::choose_told(meeting, chosen),
        Command::MuteRule(rule, is_muted) => wording::mute(meeting, &rule, is_muted),
        Command::AddOwnWord { text, kind, instead } => wording::add(meeting, &text, kind, &instead, occasion),
        Command::CountSwap { words, instead } => wording::count(meeting, &words, &instead, occasion),
        Command::Merge(other) => merge::changes(meeting, &other).ok_or(Refusal::OtherMeeting),
    }
}

/// What may still be done to the notes of a meeting that is over.
fn is_for_closed(command: &Command) -> bool {
    matches!(
        command,
        Command::Reopen
            | Command::SetDone(..)
            | Command::Merge(_)
            | Command::Write(_, Edit::Header(HeaderEdit::Title(_)))
    )
}

/// The text with its ends trimmed.
fn typed(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() { Err(Refusal::NothingTyped) } else { Ok(text.to_owned()) }
}

/// That an agenda item is there.
fn present(meeting: &Meeting, item: Id) -> Result<(), Refusal> {
    if meeting.is_on_agenda(item) { Ok(()) } else { Err(Refusal::Gone) }
}

/// The person a name stands for: somebody in the room, or a new person and the change that adds them.
fn somebody(
    meeting: &Meeting,
    role: Role,
    name: &str,
    occasion: &mut Occasion,
) -> Result<(Id, Option<Change>), Refusal> {
    // Somebody who was added and has no name yet is nobody's decider.
    if name.trim().is_empty() {
        return Err(Refusal::NotOnePerson(role, NotOnePerson::Empty));
    }
    let people = || meeting.list(List::People).filter_map(|id| meeting.people.get(&id));
    let known = |name: &str| {
        // "Maya" is Maya Krishnan, as long as there is one Maya.
        let first = |full: &str| full.split_whitespace().next().is_some_and(|first| name::is_same(first, name));
        let mut called = people().filter(|person| first(&person.name));
        let alone = called.next().filter(|_| called.next().is_none());
        people().find(|person| name::is_same(&person.name, name)).or(alone)
    };
    // The rule is about the name, so that calling somebody in the room "Team" is no way round it.
    let name = name::one_person(name).map_err(|why| Refusal::NotOnePerson(role, why))?;
    if let Some(person) = known(&name) {
        // Nor is calling them "Maya and Tom", and then asking for "Maya".
        name::one_person(&person.name).map_err(|why| Refusal::NotOnePerson(role, why))?;
        return Ok((person.id, None));
    }
    let person = new_person(meeting, name, None, false, occasion);
    Ok((person.id, Some(Change::Insert(Record::Person(Arc::new(person))))))
}

fn new_person(
    meeting: &Meeting,
    name: String,
    function: Option<Function>,
    frontline: bool,
    occasion: &mut Occasion,
) -> Person {
    let last = meeting.list(List::People).next_back().and_then(|id| meeting.people.get(&id));
    Person {
        id: (occasion.fresh)(),
        order: Order::between(last.map(|person| &person.order), None),
        name,
        function,
        frontline,
        ..Person::default()
    }
}

fn add_person(
    meeting: &Meeting,
    name: &str,
    function: Option<Function>,
    frontline: bool,
    occasion: &mut Occasion,
) -> Result<Vec<Change>, Refusal> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_taken = |person: &Arc<Person>| name::is_same(&person.name, &name) && person.trashed_at.is_none();
    if !name.is_empty() && meeting.people.values().any(is_taken) {
        return Err(Refusal::NameTaken);
    }
    let person = new_person(meeting, name, function, frontline, occasion);
    Ok(vec![Change::Insert(Record::Person(Arc::new(person)))])
}

/// The table of the record with this id.
fn table(meeting: &Meeting, id: Id) -> Result<TableName, Refusal> {
    meeting.record(id).map(|record| record.table()).ok_or(Refusal::Gone)
}
