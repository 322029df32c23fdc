//! The two meetings after the quarter's: what was promised is reviewed, the bowl is counted, a journey is audited.

use crate::customers::Customers;
use crate::error::SampleError;
use crate::play::{Play, day, time};
use meeting::command::{Command, ItemSeed, MarbleDraft, PointDraft};
use meeting::id::Id;
use meeting::kind::stage::Stage;
use meeting::kind::{customer_math, friction_audit, review, silent_sweep};
use meeting::list::List;
use meeting::meeting::{Edit, Meeting};
use meeting::moment::Timestamp;
use meeting::money::{Currency, Money};
use meeting::record::{
    ClosingEdit, DecisionEdit, Evidence, Fate, ForecastEdit, Function, ItemEdit, Origin, Outcome, PersonEdit, Purpose,
    Side, StepEdit, Verdict, VoiceEdit,
};

/// The journey from the order to the first bill, as the room named it.
const JOURNEY: &str = "Choose a plan on the web\nEnter name and address\nEnter name and address again in the shop
Show an id\nSign on paper\nWait for the router\nCall to have the line switched on\nExplain the plan to support
Receive the first bill\nCall about the first bill";

/// Plays the second meeting and the third. Answers with each and with the time of its export.
///
/// # Errors
/// A rule stands against a command of the script.
pub fn play(first: &Meeting, customers: &Customers) -> Result<[(Meeting, Timestamp); 2], SampleError> {
    let second = second(first, customers)?;
    let third = third(&second.meeting, customers)?;
    let ends = (second.now(), third.now());
    Ok([(second.meeting, ends.0), (third.meeting, ends.1)])
}

fn seed(kind: &str) -> Command {
    Command::AddItem(ItemSeed { kind: kind.to_owned(), ..ItemSeed::default() })
}

/// The item of a kind that came over from the last meeting.
fn item_of(meeting: &Meeting, kind: &str) -> Result<Id, SampleError> {
    let item = meeting.items().find(|item| item.kind == kind);
    item.map(|item| item.id).ok_or(SampleError::NothingMade("next"))
}

/// Counts those who came in a month, and who of them left, out of the customer file.
fn count(play: &mut Play, item: Id, customers: &Customers, tenure: u32, month: &str) -> Result<(), SampleError> {
    let came = customers.those(|it| it.tenure == tenure);
    let whole = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let worth = |value: i64| Some(Money { minor_units: value * 100, currency: Currency::USD });
    let source = format!("CRM export, customers who came in {month}");
    let mut marbles = vec![MarbleDraft {
        side: Side::Gained,
        count: whole(came.count()),
        value: worth(came.value()),
        source: source.clone(),
        ..MarbleDraft::default()
    }];
    for (reason, count) in came.lost().reasons() {
        let value = came.those(|it| it.left && it.reason == reason).value();
        let stage = if reason.contains("support") { Some(Stage::GetHelp) } else { None };
        let (count, value, source) = (whole(count), worth(value), source.clone());
        marbles.push(MarbleDraft { side: Side::Lost, count, value, stage, reason, source, ..MarbleDraft::default() });
    }
    play.run(Command::AddMarbles(item, marbles)).map(drop)
}

fn second(first: &Meeting, customers: &Customers) -> Result<Play, SampleError> {
    let mut play = Play::after(first, time("2026-11-23T08:00:00Z")?, time("2026-11-24T14:00:00Z")?);
    let math = play.make(seed(customer_math::KIND.id))?;
    play.run(Command::Write(math, Edit::Item(ItemEdit::Recurs(true))))?;
    let audit = play.make(Command::AddItem(ItemSeed {
        kind: friction_audit::KIND.id.to_owned(),
        problem: "Which steps stand between the order and the first bill?".to_owned(),
        ..ItemSeed::default()
    }))?;
    play.all([Command::Move(math, 1), Command::Move(audit, 2)])?;
    play.at(0, 0);
    play.run(Command::Start)?;
    // The review: what nobody knew five days ago.
    play.at(3, 0);
    let question = play.meeting.open_questions().find(|it| it.due.is_none()).map(|it| it.id);
    if let Some(question) = question {
        let draft = PointDraft {
            text: "Nobody at the desk sees that a customer is new: the screen shows no start date".to_owned(),
            evidence: Some(Evidence::InternalCapability),
            source: "support desk, 24 Nov".to_owned(),
            stage: Some(Stage::GetHelp),
            ..PointDraft::default()
        };
        play.run(Command::Answer(question, draft))?;
    }
    play.at(6, 0);
    play.run(Command::GoTo(math))?;
    count(&mut play, math, customers, 2, "August")?;
    play.at(9, 0);
    let voice = play.voice(
        math,
        Stage::GetHelp,
        "New, month-to-month",
        "lost-customer call, 23 Nov",
        "I was passed on four times and told my story five times.",
    )?;
    let voice_edit = |edit| Command::Write(voice, Edit::Voice(edit));
    play.all([voice_edit(VoiceEdit::Origin(Some(Origin::LostCustomerCall))), voice_edit(VoiceEdit::Permission(true))])?;
    explain(&mut play, math, voice)?;
    let asked = play.ask_chair(math)?;
    play.at(12, 0);
    play.chair_said(asked, Outcome::ChangedOurMind)?;
    play.at(14, 0);
    play.run(Command::GoTo(audit))?;
    journey(&mut play, audit)?;
    play.at(40, 0);
    play.action(audit, "Elena Ruiz", "2026-11-26", "Customer can now sign on the phone, and prints nothing")?;
    play.action(audit, "Tom Becker", "2026-11-27", "Customer can now read on the first bill what each line is for")?;
    play.run(Command::Park(
        audit,
        meeting::command::QuestionDraft {
            text: "How many calls in the first month are about the first bill?".to_owned(),
            ask: "the support desk’s log".to_owned(),
            owner: "Daniel Okafor".to_owned(),
            due: Some(day("2026-11-27")?),
            ..Default::default()
        },
    ))?;
    finish(&mut play, 45)?;
    Ok(play)
}

/// The loss that the voice tells of.
fn explain(play: &mut Play, math: Id, voice: Id) -> Result<(), SampleError> {
    let told = play
        .meeting
        .list(List::Marbles(math))
        .find(|id| play.meeting.ledger.get(id).is_some_and(|marble| marble.reason == crate::figures::ATTITUDE));
    let Some(marble) = told else { return Ok(()) };
    let edit = meeting::record::MarbleEdit::Voice(Some(voice));
    play.run(Command::Write(marble, Edit::Marble(edit))).map(drop)
}

/// The audit: for whom each step is there, and the one that goes.
fn journey(play: &mut Play, audit: Id) -> Result<(), SampleError> {
    use Purpose::{CustomerOutcome, Legal, OurConvenience};
    play.run(Command::AddSteps(audit, JOURNEY.to_owned()))?;
    let steps: Vec<Id> = play.meeting.list(List::Steps(audit)).collect();
    let purposes = [
        CustomerOutcome,
        CustomerOutcome,
        OurConvenience,
        Legal,
        OurConvenience,
        CustomerOutcome,
        OurConvenience,
        OurConvenience,
        CustomerOutcome,
        OurConvenience,
    ];
    for (step, purpose) in steps.iter().zip(purposes) {
        play.run(Command::Write(*step, Edit::Step(StepEdit::Purpose(Some(purpose)))))?;
    }
    let edit = |place: usize, edit: StepEdit| steps.get(place).map(|step| Command::Write(*step, Edit::Step(edit)));
    play.all([2, 7].into_iter().filter_map(|place| edit(place, StepEdit::AskedTwice(true))))?;
    play.all(steps.get(6).map(|step| Command::JudgeStep(*step, Fate::Test)))?;
    let Some(step) = steps.get(4).copied() else { return Ok(()) };
    play.run(Command::RemoveStep {
        step,
        text: "Customers no longer have to sign on paper".to_owned(),
        decider: "Maya Krishnan".to_owned(),
        due: Some(day("2026-12-01")?),
    })?;
    let decision = play.meeting.list(List::Decisions(audit)).next_back().ok_or(SampleError::NothingMade("decide"))?;
    let set = |edit| Command::Write(decision, Edit::Decision(edit));
    let forecast = |edit| set(DecisionEdit::Forecast(edit));
    play.run(Command::Judge(decision, Verdict::Like))?;
    play.all([
        set(DecisionEdit::Stage(Some(Stage::Buy))),
        forecast(ForecastEdit::Kpi("days from order to a working line".into())),
        forecast(ForecastEdit::Unit("days".into())),
        forecast(ForecastEdit::Before(Some(9.0))),
        forecast(ForecastEdit::Expected(Some(6.0))),
        set(DecisionEdit::ReviewOn(Some(day("2026-11-26")?))),
    ])
}

fn third(last: &Meeting, customers: &Customers) -> Result<Play, SampleError> {
    let mut play = Play::after(last, time("2026-11-25T08:00:00Z")?, time("2026-11-26T14:00:00Z")?);
    let (review, math) = (item_of(&play.meeting, review::KIND.id)?, item_of(&play.meeting, customer_math::KIND.id)?);
    let sweep = play.make(seed(silent_sweep::KIND.id))?;
    play.all([Command::Move(review, 0), Command::Move(math, 1), Command::Move(sweep, 2)])?;
    play.at(0, 0);
    play.run(Command::Start)?;
    play.run(Command::GoTo(review))?;
    let today = day("2026-11-26")?;
    let due = play.meeting.review(today);
    play.at(2, 0);
    play.all(due.actions.iter().take(1).map(|action| Command::SetDone(*action, true)))?;
    for decision in due.decisions {
        let edit = |edit| Command::Write(decision, Edit::Decision(DecisionEdit::Forecast(edit)));
        play.all([
            edit(ForecastEdit::Actual(Some(8.0))),
            edit(ForecastEdit::Learned("The router is what takes the days; the paper was one of them.".into())),
        ])?;
    }
    play.at(8, 0);
    play.run(Command::GoTo(math))?;
    count(&mut play, math, customers, 1, "September")?;
    let asked = play.ask_chair(math)?;
    play.at(11, 0);
    play.chair_said(asked, Outcome::Confirmed)?;
    play.at(14, 0);
    play.run(Command::GoTo(sweep))?;
    for (function, text, verdict) in [
        (Function::Finance, "The first bill now comes on the first of the month, for everybody", Some(Verdict::Mixed)),
        (Function::Marketing, "The welcome letter is gone", None),
    ] {
        let silent = play.make(Command::AddSilent { item: sweep, function: Some(function), text: text.to_owned() })?;
        play.all(verdict.map(|verdict| Command::JudgeSilent(silent, verdict)))?;
    }
    play.run(Command::EndSweep(sweep))?;
    let daniel = play.meeting.people.values().find(|it| it.name == "Daniel Okafor").map(|it| it.id);
    let part = PersonEdit::Part("I call two customers who left in their first month.".into());
    play.all(daniel.map(|daniel| Command::Write(daniel, Edit::Person(part))))?;
    finish(&mut play, 22)?;
    Ok(play)
}

fn finish(play: &mut Play, minutes: i64) -> Result<(), SampleError> {
    play.at(minutes, 0);
    let improvement = "A customer tells their story once.";
    let closing = |edit| Command::Write(Id::default(), Edit::Closing(edit));
    play.all([
        closing(ClosingEdit::Improvement(improvement.into())),
        closing(ClosingEdit::Rating(Some(4))),
        Command::Close,
    ])
}
