//! Random commands, most of which make sense.

use crate::room::{Room, day, id};
use meeting::command::{Command, ItemSeed, MarbleDraft, PointDraft, QuestionDraft, VoiceDraft};
use meeting::id::Id;
use meeting::kind::stage::Stage;
use meeting::meeting::{Edit, Meeting};
use meeting::money::{Currency, Money};
use meeting::record::{
    ActionEdit, ClosingEdit, CustomerEdit, DecisionEdit, Evidence, Fate, ForecastEdit, Function, HandoffEdit,
    HeaderEdit, InputEdit, InputGroup, ItemEdit, Lane, MarbleEdit, MetricEdit, Origin, Outcome, PersonEdit, PointEdit,
    Purpose, QuestionEdit, Side, SilentEdit, StepEdit, TermEdit, TermKind, Verdict, VoiceEdit,
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
    match what % 49 {
        0..=7 => edit(meeting, seed, item, any(which), any(other)),
        48 => {
            Command::ChooseTold((choice % 4 > 0).then(|| if choice % 4 == 1 { Vec::new() } else { vec![any(which)] }))
        }
        8 => Command::AddPerson { name: text, function: pick(Function::ALL, other), frontline: choice % 2 == 0 },
        9 => {
            let kind = ["", "frontline_circle", "customer_walk", "friction_audit"][usize::from(choice % 4)].into();
            Command::AddItem(ItemSeed { kind, problem: text, ..ItemSeed::default() })
        }
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
        22 => Command::AddVoice(
            item,
            VoiceDraft {
                text: text.clone(),
                source: text.clone(),
                segment: text,
                stage: pick(Stage::ALL, other),
                origin: pick(Origin::ALL, other),
                permission: other % 2 == 0,
            },
        ),
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
        31..=43 => practice(meeting, seed, item, any(which)),
        44 => Command::MuteRule(text, choice % 3 > 0),
        45 => Command::AddOwnWord { kind: pick(TermKind::ALL, other).unwrap(), instead: text.clone(), text },
        46 => Command::CountSwap { words: text, instead: if choice % 4 == 0 { String::new() } else { "use".into() } },
        _ => match choice % 4 {
            0 => Command::SetAsker(any(which), text),
            1 => Command::SetDecider(decision, text),
            2 => Command::SetOwner(any(which), text),
            _ => Command::SetDone(any(which), other % 2 == 0),
        },
    }
}

/// A command of one of the practices.
fn practice(meeting: &Meeting, seed: &Seed, item: Id, any: Id) -> Command {
    let Seed { what, which, other, choice, text, .. } = seed.clone();
    let of = |ids: Vec<Id>| pick(&ids, which).unwrap_or(any);
    let step = of(meeting.steps.keys().copied().collect());
    let decision = of(meeting.decisions.keys().copied().collect());
    let verdict = pick(Verdict::ALL, choice.into()).unwrap();
    let due = (choice % 2 == 0).then(|| day("2026-11-28"));
    match what % 45 {
        31 | 32 => {
            let draft = MarbleDraft {
                side: pick(Side::ALL, choice.into()).unwrap(),
                count: u64::from(other) << (choice % 50),
                value: (choice % 3 > 0)
                    .then_some(Money { minor_units: i64::from(which) << (choice % 48), currency: Currency::USD }),
                stage: pick(Stage::ALL, other).filter(|_| choice % 2 == 0),
                reason: text.clone(),
                segment: text,
                ..MarbleDraft::default()
            };
            Command::AddMarbles(item, vec![draft.clone(), MarbleDraft { side: Side::Lost, ..draft }])
        }
        33 => Command::AddSteps(item, format!("- {text}\nWait\n1. {text}")),
        34 => Command::JudgeStep(step, pick(Fate::ALL, other).unwrap()),
        35 if choice % 3 == 0 => Command::FixStep { step, text, owner: "Maya".into(), due },
        35 => Command::RemoveStep { step, text, decider: "Maya".into(), due },
        36 => Command::Hear(any),
        37 => Command::Consult {
            decision,
            function: pick(Function::ALL, other).unwrap(),
            text,
            owner: "Daniel".into(),
            due,
        },
        38 => Command::Tag(any, pick(Stage::ALL, other).filter(|_| choice % 4 > 0)),
        39 => Command::AddHandoff { item, after: pick(Stage::ALL, other).unwrap(), text },
        40 => Command::AddSilent { item, function: pick(Function::ALL, other).filter(|_| choice % 4 > 0), text },
        41 => {
            let silent = of(meeting.silent_changes.keys().copied().collect());
            if choice % 5 == 0 { Command::EndSweep(item) } else { Command::JudgeSilent(silent, verdict) }
        }
        42 => {
            let question = of(meeting.questions.keys().copied().collect());
            Command::Answer(question, PointDraft { text, source: "call".into(), ..PointDraft::default() })
        }
        _ => Command::Drop(of(meeting.actions.keys().copied().collect()), text),
    }
}

/// An edit of some field, mostly of a record that has it.
fn edit(meeting: &Meeting, seed: &Seed, item: Id, any: Id, other: Id) -> Command {
    let Seed { which, choice, number, text, .. } = seed.clone();
    let of = |ids: Vec<Id>| pick(&ids, which).unwrap_or(any);
    let maybe = (choice % 2 == 0).then_some(other);
    let other_lane = u16::from(choice / 28);
    let money = Money { minor_units: i64::from(which), currency: Currency::USD };
    let (id, edit) = match choice % 56 {
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
        10 if which % 3 == 0 => (item, Edit::Item(ItemEdit::WalkedBy(maybe))),
        10 => (item, Edit::Item(ItemEdit::PrivateNote(text))),
        11..=16 => {
            let point = of(meeting.points.keys().copied().collect());
            let edit = match choice % 56 {
                11 => PointEdit::Text(text),
                12 => PointEdit::Evidence(pick(Evidence::ALL, which)),
                13 => PointEdit::Source(text),
                14 => PointEdit::Speaker(maybe),
                15 => PointEdit::Stage(pick(Stage::ALL, which)),
                _ if which % 2 == 0 => PointEdit::WeChange(text),
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
        25..=52 => practice_edit(meeting, seed, any, other),
        53 => (of(meeting.points.keys().copied().collect()), Edit::Point(PointEdit::Lane(pick(Lane::ALL, other_lane)))),
        54 => (of(meeting.own_words.keys().copied().collect()), Edit::Term(TermEdit::Text(text))),
        // An edit of a type that this record may not be of.
        _ => (any, Edit::Point(PointEdit::Unit(text))),
    };
    Command::Write(id, edit)
}

/// An edit of a field that one of the practices brought.
fn practice_edit(meeting: &Meeting, seed: &Seed, any: Id, other: Id) -> (Id, Edit) {
    let Seed { which, choice, number, text, .. } = seed.clone();
    let of = |ids: Vec<Id>| pick(&ids, which).unwrap_or(any);
    let maybe = (choice % 2 == 0).then_some(other);
    match choice % 54 {
        25..=27 => {
            let marble = of(meeting.ledger.keys().copied().collect());
            let edit = match choice % 54 {
                25 => MarbleEdit::Count(which.into()),
                26 => MarbleEdit::Voice(maybe),
                _ => MarbleEdit::Value(Some(Money { minor_units: i64::from(which), currency: Currency::USD })),
            };
            (marble, Edit::Marble(edit))
        }
        28..=31 => {
            let step = of(meeting.steps.keys().copied().collect());
            let edit = match choice % 54 {
                28 if which % 3 == 0 => StepEdit::Wondered(text),
                28 => StepEdit::Text(text),
                29 if which % 3 == 0 => StepEdit::Waited(Some(u32::from(which) << 16)),
                29 => StepEdit::Purpose(pick(Purpose::ALL, which)),
                30 => StepEdit::AskedTwice(which % 2 == 0),
                _ => StepEdit::Stage(pick(Stage::ALL, which)),
            };
            (step, Edit::Step(edit))
        }
        32..=35 => {
            let voice = of(meeting.voices.keys().copied().collect());
            let edit = match choice % 54 {
                32 => VoiceEdit::Permission(which % 2 == 0),
                33 => VoiceEdit::Point(maybe),
                34 => VoiceEdit::Decision(maybe),
                _ => VoiceEdit::Origin(pick(Origin::ALL, which)),
            };
            (voice, Edit::Voice(edit))
        }
        36..=43 => {
            let decision = of(meeting.decisions.keys().copied().collect());
            let forecast = |edit| Edit::Decision(DecisionEdit::Forecast(edit));
            let edit = match choice % 54 {
                36 => forecast(ForecastEdit::Kpi(text)),
                37 => forecast(ForecastEdit::Before(Some(number))),
                38 => forecast(ForecastEdit::Expected(Some(f64::from(which)))),
                39 => forecast(ForecastEdit::Actual(Some(number))),
                40 => forecast(ForecastEdit::Learned(text)),
                41 => Edit::Decision(DecisionEdit::ReviewOn(Some(day("2026-12-24")))),
                42 => Edit::Decision(DecisionEdit::Stage(pick(Stage::ALL, which))),
                _ => Edit::Decision(DecisionEdit::Due(Some(day("2026-12-01")))),
            };
            (decision, edit)
        }
        44 | 45 => {
            let gap = of(meeting.handoffs.keys().copied().collect());
            let score = Some(u32::from(which) % 7);
            let edit = if choice % 54 == 44 { HandoffEdit::Seamlessness(score) } else { HandoffEdit::Channel(text) };
            (gap, Edit::Handoff(edit))
        }
        46 => (of(meeting.silent_changes.keys().copied().collect()), Edit::Silent(SilentEdit::Text(text))),
        47 => (any, Edit::Closing(ClosingEdit::Rating(Some(u32::from(which) % 7)))),
        48 => (any, Edit::Closing(ClosingEdit::Insights(vec![any, other]))),
        49 => (any, Edit::Closing(ClosingEdit::Leader(text))),
        50 => (of(meeting.people.keys().copied().collect()), Edit::Person(PersonEdit::Part(text))),
        51 => (any, Edit::Header(HeaderEdit::Kpis(vec![text]))),
        _ => {
            let decision = of(meeting.decisions.keys().copied().collect());
            let action = pick(&meeting.actions.keys().copied().collect::<Vec<_>>(), seed.other).unwrap_or(any);
            (action, Edit::Action(ActionEdit::Decision(Some(decision))))
        }
    }
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
