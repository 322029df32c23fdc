//! Random commands, most of which make sense.

use crate::room::{Room, day, id};
use meeting::command::{Command, ItemSeed, PointDraft, QuestionDraft};
use meeting::id::Id;
use meeting::kind::stage::Stage;
use meeting::meeting::{Edit, Meeting};
use meeting::money::{Currency, Money};
use meeting::record::{
    ActionEdit, ClosingEdit, CustomerEdit, DecisionEdit, Evidence, Function, HeaderEdit, InputEdit, InputGroup,
    ItemEdit, Lane, MetricEdit, Outcome, PersonEdit, PointEdit, QuestionEdit, TermEdit, TermKind, Verdict, VoiceEdit,
};
use proptest::prelude::*;

/// What one random command is made of.
#[derive(Clone, Debug)]
pub struct Seed {
    what: u8,
    which: u16,
    other: u16,
    choice: u8,
    number: f64,
    text: String,
    seconds: i64,
}

pub fn seeds(most: usize) -> impl Strategy<Value = Vec<Seed>> {
    proptest::collection::vec(seed(), 0..most)
}

fn seed() -> impl Strategy<Value = Seed> {
    (any::<u8>(), any::<u16>(), any::<u16>(), any::<u8>(), any::<f64>(), text(), -60_i64..600).prop_map(
        |(what, which, other, choice, number, text, seconds)| Seed {
            what,
            which,
            other,
            choice,
            number,
            text,
            seconds,
        },
    )
}

/// Names, nothing, formulas, markup, anything.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => proptest::sample::select(vec![
            "Maya", "Tom Becker", "team", "", " ", "=1+1", "<b>x</b>", "a, b; c\\d\ne", "“I left.”", "1. one", "- x",
            "é😀", "42.7", "__proto__", "\u{202e}x", "\r\n", "Why do customers leave?",
        ]).prop_map(str::to_owned),
        1 => ".{0,90}",
    ]
}

/// Any of these; nothing where there are none.
fn pick<T: Copy>(all: &[T], which: u16) -> Option<T> {
    all.get(usize::from(which) % all.len().max(1)).copied()
}

/// The command that a seed stands for in a meeting.
pub fn command(meeting: &Meeting, seed: &Seed) -> Command {
    let Seed { what, which, other, choice, number, text, .. } = seed.clone();
    let nowhere = id(u128::from(other) << 64);
    let all: Vec<Id> = meeting.records().map(|record| record.id()).collect();
    let any = |which| pick(&all, which).unwrap_or(nowhere);
    let of = |ids: Vec<Id>| pick(&ids, which).unwrap_or(nowhere);
    let item = of(meeting.agenda.keys().copied().collect());
    let decision = of(meeting.decisions.keys().copied().collect());
    let outcome = pick(Outcome::ALL, choice.into()).unwrap();
    let verdict = pick(Verdict::ALL, choice.into()).unwrap();
    let due = (choice % 2 == 0).then(|| day("2026-11-28"));
    let maybe = (choice % 3 > 0).then(|| any(other));
    match what % 35 {
        0..=7 => edit(meeting, seed, item, any(which), any(other)),
        8 => Command::AddPerson { name: text, function: pick(Function::ALL, other), frontline: choice % 2 == 0 },
        9 => Command::AddItem(ItemSeed { problem: text, ..ItemSeed::default() }),
        10 => Command::Move(any(which), usize::from(choice % 5)),
        11 => Command::Discard(any(which)),
        12 => Command::Restore(any(which)),
        13 => Command::Start,
        14 => Command::GoTo(item),
        15 => {
            if choice % 2 == 0 {
                Command::Pause
            } else {
                Command::Resume
            }
        }
        16 => Command::Extend(choice.into()),
        17 => {
            if choice % 4 == 0 {
                Command::Close
            } else {
                Command::Reopen
            }
        }
        18 => Command::AskChair { item, prompt: "stop_trying".into(), text },
        19 => Command::AnswerChair(of(meeting.chair_log.keys().copied().collect()), outcome),
        20 | 21 => Command::AddPoint(
            item,
            PointDraft {
                source: if choice % 2 == 0 { text.clone() } else { String::new() },
                text,
                evidence: pick(Evidence::ALL, other).filter(|_| choice % 3 > 0),
                value: number.to_string(),
                period: "Q3".into(),
                stage: pick(Stage::ALL, choice.into()),
                speaker: maybe,
                ..PointDraft::default()
            },
        ),
        22 => Command::AddVoice { item, text: text.clone(), source: text, stage: pick(Stage::ALL, other) },
        23 => Command::Park(item, QuestionDraft { text, due, from: maybe, ..QuestionDraft::default() }),
        24 => Command::AddInput {
            item,
            group: pick(InputGroup::ALL, other).unwrap(),
            text,
            person: if choice % 2 == 0 { "Jo".into() } else { String::new() },
            rests_on: maybe,
        },
        25 if choice % 4 == 0 => Command::Mandate(decision, text),
        25 => Command::Decide { item, text, decider: "Maya".into() },
        26 => Command::Decide { item, text: "Call them".into(), decider: text },
        27 => Command::Judge(decision, verdict),
        28 => {
            if choice % 2 == 0 {
                Command::JudgeAgain(decision, verdict)
            } else {
                Command::Override(decision, text)
            }
        }
        29 => Command::AddAction { item, text, owner: "Daniel".into(), due },
        30 => Command::AddAction { item, text: "Customer can now call".into(), owner: text, due },
        31 => Command::MuteRule(text, choice % 3 > 0),
        32 => Command::AddOwnWord { kind: pick(TermKind::ALL, other).unwrap(), instead: text.clone(), text },
        33 => Command::CountSwap { words: text, instead: if choice % 4 == 0 { String::new() } else { "use".into() } },
        _ => match choice % 4 {
            0 => Command::SetAsker(any(which), text),
            1 => Command::SetDecider(decision, text),
            2 => Command::SetOwner(any(which), text),
            _ => Command::SetDone(any(which), other % 2 == 0),
        },
    }
}

/// An edit of some field, mostly of a record that has it.
fn edit(meeting: &Meeting, seed: &Seed, item: Id, any: Id, other: Id) -> Command {
    let Seed { which, choice, number, text, .. } = seed.clone();
    let of = |ids: Vec<Id>| pick(&ids, which).unwrap_or(any);
    let maybe = (choice % 2 == 0).then_some(other);
    let other_lane = u16::from(choice / 28);
    let money = Money { minor_units: i64::from(which), currency: Currency::USD };
    let (id, edit) = match choice % 28 {
        0 => (any, Edit::Header(HeaderEdit::Title(text))),
        1 => (any, Edit::Header(HeaderEdit::Sponsor(text))),
        2 => (any, Edit::Customer(CustomerEdit::Verbatim(text))),
        3 => (any, Edit::Closing(ClosingEdit::Improvement(text))),
        4 => (item, Edit::Item(ItemEdit::Problem(text))),
        5 => (item, Edit::Item(ItemEdit::Metric(MetricEdit::Now(Some(number))))),
        6 => (item, Edit::Item(ItemEdit::Metric(MetricEdit::Name(text)))),
        7 => (item, Edit::Item(ItemEdit::ValuePerCustomer(Some(money)))),
        8 => (item, Edit::Item(ItemEdit::CustomersAffected(Some(u64::MAX)))),
        9 => (item, Edit::Item(ItemEdit::PlannedMinutes(Some(u32::from(which))))),
        10 if which % 2 == 0 => (item, Edit::Item(ItemEdit::SecondFunction(pick(Function::ALL, which)))),
        10 => (item, Edit::Item(ItemEdit::PrivateNote(text))),
        11..=16 => {
            let point = of(meeting.points.keys().copied().collect());
            let edit = match choice % 28 {
                11 => PointEdit::Text(text),
                12 => PointEdit::Evidence(pick(Evidence::ALL, which)),
                13 => PointEdit::Source(text),
                14 => PointEdit::Speaker(maybe),
                15 => PointEdit::Stage(pick(Stage::ALL, which)),
                _ => PointEdit::Value(text),
            };
            (point, Edit::Point(edit))
        }
        17 => (of(meeting.voices.keys().copied().collect()), Edit::Voice(VoiceEdit::Source(text))),
        18 => (of(meeting.questions.keys().copied().collect()), Edit::Question(QuestionEdit::Answer(text))),
        19 => (of(meeting.questions.keys().copied().collect()), Edit::Question(QuestionEdit::From(maybe))),
        20 => (of(meeting.inputs.keys().copied().collect()), Edit::Input(InputEdit::Text(text))),
        21 => (of(meeting.inputs.keys().copied().collect()), Edit::Input(InputEdit::Person(maybe))),
        22 => (of(meeting.decisions.keys().copied().collect()), Edit::Decision(DecisionEdit::Text(text))),
        23 => (of(meeting.actions.keys().copied().collect()), Edit::Action(ActionEdit::Text(text))),
        24 => (of(meeting.people.keys().copied().collect()), Edit::Person(PersonEdit::Name(text))),
        25 => (of(meeting.points.keys().copied().collect()), Edit::Point(PointEdit::Lane(pick(Lane::ALL, other_lane)))),
        26 => (of(meeting.own_words.keys().copied().collect()), Edit::Term(TermEdit::Text(text))),
        // An edit of a type that this record may not be of.
        _ => (any, Edit::Point(PointEdit::Unit(text))),
    };
    Command::Write(id, edit)
}

/// Plays the seeds; what the rules refuse is left out.
pub fn play(room: &mut Room, seeds: &[Seed]) {
    for seed in seeds {
        room.now = room.now.plus(seed.seconds * 1000);
        let command = command(&room.meeting, seed);
        let before = room.meeting.clone();
        if room.tries(command).is_err() {
            assert_eq!(room.meeting, before, "a refusal changes nothing");
        }
    }
}

/// Plays the seeds and answers with every change that was made.
pub fn changes(room: &mut Room, seeds: &[Seed]) -> Vec<meeting::change::Change> {
    let mut made = Vec::new();
    for seed in seeds {
        room.now = room.now.plus(seed.seconds * 1000);
        let command = command(&room.meeting, seed);
        let Ok(changes) = room.ask(command) else { continue };
        made.extend(changes.iter().cloned());
        room.absorb(changes);
    }
    made
}
