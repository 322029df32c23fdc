//! The sample meeting: a telecom company's third quarter, as a host would have typed it.

mod attitude;
mod early;
pub mod later;

use crate::error::SampleError;
use crate::figures::Figures;
use crate::play::{Play, time};
use meeting::command::Command;
use meeting::id::Id;
use meeting::meeting::{Edit, Meeting};
use meeting::moment::Timestamp;
use meeting::record::{ClosingEdit, CustomerEdit, Function, HeaderEdit, ItemEdit, MetricEdit, Verdict};

/// The period all figures are of.
const QUARTER: &str = "Q3 2026";
/// Where contract, tenure and line come from.
const CRM: &str = "CRM export";
/// Where the reasons come from.
const EXIT: &str = "exit reasons, CRM export";
/// Where lifetime values come from.
const VALUE: &str = "CRM export, CLTV: IBM’s predicted lifetime value, in dollars";

/// Who is in the room.
struct Room {
    maya: Id,
    tom: Id,
    priya: Id,
    daniel: Id,
    elena: Id,
    jo: Id,
}

/// Plays the meeting. Answers with it and with the time of its export.
///
/// # Errors
/// A rule stands against a command of the script.
pub fn play(figures: &Figures) -> Result<(Meeting, Timestamp), SampleError> {
    let mut play = Play::new(time("2026-11-18T15:20:00Z")?, time("2026-11-19T14:00:00Z")?);
    let room = prepare(&mut play)?;
    let early = early::prepare(&mut play, figures)?;
    let attitude = attitude::prepare(&mut play, figures)?;

    play.at(0, 0);
    play.run(Command::Start)?;
    let first = early::run(&mut play, &room, early, figures)?;
    play.at(26, 40);
    play.run(Command::GoTo(attitude))?;
    let second = attitude::run(&mut play, &room, attitude, figures)?;

    close(&mut play, first, second)?;
    let exported_at = play.now();
    Ok((play.meeting, exported_at))
}

fn prepare(play: &mut Play) -> Result<Room, SampleError> {
    let header = |edit| Command::Write(Id::default(), Edit::Header(edit));
    let customer = |edit| Command::Write(Id::default(), Edit::Customer(edit));
    play.all([
        header(HeaderEdit::Title("Go-to-Market: early churn".into())),
        header(HeaderEdit::Sponsor("Helen Marsh".into())),
        header(HeaderEdit::StrategyLine("Keep the customers we have before we pay for new ones.".into())),
        customer(CustomerEdit::Segment("New, month-to-month, two months in".into())),
        customer(CustomerEdit::Needs("A line that works, and one person who knows the case".into())),
        customer(CustomerEdit::Wants("To settle small things alone, in the evening".into())),
        customer(CustomerEdit::Dislikes("Telling the same fault again; being talked down to".into())),
        customer(CustomerEdit::Verbatim("I wanted someone who already knew my name.".into())),
    ])?;
    Ok(Room {
        maya: play.person("Maya Krishnan", Function::Product, false)?,
        tom: play.person("Tom Becker", Function::Marketing, false)?,
        priya: play.person("Priya Raman", Function::Sales, false)?,
        daniel: play.person("Daniel Okafor", Function::Support, true)?,
        elena: play.person("Elena Ruiz", Function::Sales, true)?,
        jo: play.person("Jo Lindqvist", Function::Finance, false)?,
    })
}

/// What is to be written into an agenda item.
fn item_fields(item: Id, edits: impl IntoIterator<Item = ItemEdit>) -> Vec<Command> {
    edits.into_iter().map(|edit| Command::Write(item, Edit::Item(edit))).collect()
}

/// A metric of the quarter.
fn metric(name: &str, now: f64, target: f64, source: &str) -> [ItemEdit; 6] {
    [
        MetricEdit::Name(name.to_owned()),
        MetricEdit::Now(Some(now)),
        MetricEdit::Target(Some(target)),
        MetricEdit::Unit("%".to_owned()),
        MetricEdit::AsOf(QUARTER.to_owned()),
        MetricEdit::Source(source.to_owned()),
    ]
    .map(ItemEdit::Metric)
}

/// A count as the file has it.
fn whole(count: usize) -> Option<u64> {
    u64::try_from(count).ok()
}

/// Tenths of a percent as the percentage that a metric holds.
fn percentage(permille: usize) -> f64 {
    u32::try_from(permille).map_or(f64::NAN, |permille| f64::from(permille) / 10.0)
}

fn close(play: &mut Play, first: Id, second: Id) -> Result<(), SampleError> {
    let improvement = "A new customer hears a name before the line goes live, and that name answers.";
    play.at(46, 10);
    play.run(Command::JudgeAgain(first, Verdict::Like))?;
    play.at(46, 45);
    play.run(Command::JudgeAgain(second, Verdict::Dislike))?;
    play.at(48, 20);
    play.run(Command::Write(Id::default(), Edit::Closing(ClosingEdit::Improvement(improvement.into()))))?;
    play.at(48, 50);
    play.run(Command::Close)?;
    play.at(50, 0);
    Ok(())
}
