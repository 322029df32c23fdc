//! The first problem: customers who leave in their first three months.

use super::{CRM, EXIT, QUARTER, Room, VALUE, item_fields, metric, percentage, whole};
use crate::error::SampleError;
use crate::figures::{Figures, grouped};
use crate::play::{Play, day};
use meeting::command::Command;
use meeting::id::Id;
use meeting::kind::stage::Stage;
use meeting::meeting::Edit;
use meeting::record::{Evidence, InputGroup, ItemEdit, Outcome, QuestionEdit, Verdict};

pub(super) fn prepare(play: &mut Play, figures: &Figures) -> Result<Id, SampleError> {
    let item = play.problem("Why do customers leave in their first three months?".to_owned(), 25)?;
    let source = format!("{CRM}, {} customers", grouped(figures.churn.whole));
    play.all(item_fields(item, metric("churn", percentage(figures.churn.permille()), 20.0, &source)))?;
    play.all(item_fields(
        item,
        [
            ItemEdit::CustomersAffected(whole(figures.early.part)),
            ItemEdit::ValuePerCustomer(Some(figures.early_mean_value)),
            ItemEdit::WillChange(
                "From December, a new customer knows by name who to call before the line goes live.".into(),
            ),
        ],
    ))?;
    Ok(item)
}

pub(super) fn run(play: &mut Play, room: &Room, item: Id, figures: &Figures) -> Result<Id, SampleError> {
    play.at(0, 50);
    let asked = play.ask_chair(item)?;
    play.at(2, 30);
    if let Some(question) = play.chair_said(asked, Outcome::DontKnow)? {
        find_out(play, question)?;
    }
    let attitude = facts(play, room, item, figures)?;
    play.at(13, 40);
    play.opinion(item, room.tom, "I think the price is what scares people off.")?;
    play.at(15, 10);
    let heard = play.voice(
        item,
        Stage::GetHelp,
        "Fiber, month-to-month, left in month two",
        "lost-customer call, 12 Nov",
        "I explained my router three times to three people, then I just left.",
    )?;
    play.at(16, 0);
    let asked = play.ask_chair(item)?;
    play.at(18, 20);
    play.chair_said(asked, Outcome::ChangedOurMind)?;
    decide(play, item, heard, attitude, figures)
}

/// The question that nobody could answer: what settles it, who asks whom, by when.
fn find_out(play: &mut Play, question: Id) -> Result<(), SampleError> {
    let write = |edit| Command::Write(question, Edit::Question(edit));
    play.at(3, 20);
    play.all([
        write(QuestionEdit::SettledBy("the day each of them first had a line that held for a week".into())),
        write(QuestionEdit::Ask("ten customers who stayed past month three, ten who left in month two".into())),
        write(QuestionEdit::Due(Some(day("2026-12-03")?))),
        Command::SetAsker(question, "Elena Ruiz".into()),
    ])
}

/// What is known. Answers with the point on attitude.
fn facts(play: &mut Play, room: &Room, item: Id, figures: &Figures) -> Result<Id, SampleError> {
    use Evidence::{ExperienceGap, InternalCapability, Performance};
    let count = |share: crate::customers::Share| (grouped(share.part), grouped(share.whole));

    play.at(4, 30);
    let (part, all) = count(figures.churn);
    let percent = figures.churn.percent();
    play.fact(
        item,
        room.jo,
        (Performance, Stage::Renew),
        (&percent, "%", QUARTER, CRM),
        format!("{percent} % of our customers left in the quarter: {part} of {all}."),
    )?;
    play.at(5, 40);
    let (part, all) = count(figures.early);
    let percent = figures.early.percent();
    let late = figures.late.percent();
    play.fact(
        item,
        room.jo,
        (Performance, Stage::Onboard),
        (&percent, "%", QUARTER, CRM),
        format!("In the first three months {percent} % leave, {part} of {all}; after four years {late} %."),
    )?;
    play.at(7, 0);
    let contract = figures.monthly_contract.percent();
    let (one, two) = (figures.one_year.percent(), figures.two_year.percent());
    play.fact(
        item,
        room.priya,
        (Performance, Stage::Buy),
        (&contract, "%", QUARTER, CRM),
        format!("Month-to-month customers leave at {contract} %, one-year contracts at {one} %, two-year at {two} %."),
    )?;
    play.at(8, 10);
    let (part, all) = count(figures.early_monthly_contract);
    play.fact(
        item,
        room.priya,
        (Performance, Stage::Buy),
        (&format!("{part} of {all}"), "customers", QUARTER, CRM),
        format!("Of the {all} who left that early, {part} could go from one month to the next."),
    )?;
    play.at(9, 20);
    let (fiber, dsl) = (figures.early_fiber.percent(), figures.early_dsl.percent());
    play.fact(
        item,
        room.maya,
        (Performance, Stage::Use),
        (&fiber, "%", QUARTER, CRM),
        format!("With fiber {fiber} % leave in their first three months, with DSL {dsl} %."),
    )?;
    play.at(10, 30);
    let (part, all) = count(figures.early_attitude);
    let rank = match figures.early_attitude_place {
        1 => "The reason they name most often".to_owned(),
        place => format!("Reason number {place}"),
    };
    let attitude = play.fact(
        item,
        room.daniel,
        (ExperienceGap, Stage::GetHelp),
        (&format!("{part} of {all}"), "customers", QUARTER, EXIT),
        format!("{rank} is a support person’s attitude: {part} of {all}."),
    )?;
    play.at(11, 40);
    play.fact(
        item,
        room.daniel,
        (InternalCapability, Stage::Onboard),
        ("", "", "", "support desk walk-through, 10 Nov"),
        "What sales promised a customer does not show on the support screen.".to_owned(),
    )?;
    play.at(12, 40);
    let total = grouped(figures.early_value);
    let each = grouped((figures.early_mean_value.minor_units + 50) / 100);
    play.fact(
        item,
        room.jo,
        (Performance, Stage::Renew),
        (&total, "USD", QUARTER, VALUE),
        format!("With the {all} went a predicted lifetime value of ${total}, about ${each} each."),
    )?;
    Ok(attitude)
}

fn decide(play: &mut Play, item: Id, heard: Id, attitude: Id, figures: &Figures) -> Result<Id, SampleError> {
    let input = |group, person: &str, rests_on, text: &str| Command::AddInput {
        item,
        group,
        text: text.to_owned(),
        person: person.to_owned(),
        rests_on,
    };
    let share = figures.early_attitude;
    play.at(19, 0);
    play.all([
        input(InputGroup::Customer, "", Some(heard), "Three people, three times the same story, then gone"),
        input(
            InputGroup::Data,
            "Jo Lindqvist",
            Some(attitude),
            &format!("Attitude leads the reasons in the first three months: {} of {}", share.part, share.whole),
        ),
        input(
            InputGroup::Data,
            "Tom Becker",
            None,
            &format!("The price is the reason for {} of {}", figures.early_price.part, figures.early_price.whole),
        ),
    ])?;
    play.at(20, 20);
    play.all([
        input(
            InputGroup::Stakeholder,
            "Daniel Okafor",
            None,
            "Each of us can look after a list, if we see what was sold",
        ),
        input(InputGroup::Stakeholder, "Priya Raman", None, "Sales hands over in one call before the line goes live"),
    ])?;
    play.at(22, 10);
    let text = "Every new customer gets one named support contact for the first 90 days.".to_owned();
    let decision = play.make(Command::Decide { item, text, decider: "Maya Krishnan".to_owned() })?;
    play.at(22, 50);
    play.run(Command::Judge(decision, Verdict::Like))?;
    play.at(24, 0);
    play.action(
        item,
        "Daniel Okafor",
        "2026-12-14",
        "Customer can now reach one named person by phone or text for the first 90 days",
    )?;
    play.at(24, 50);
    play.run(Command::Extend(2))?;
    play.at(25, 30);
    play.action(
        item,
        "Priya Raman",
        "2026-12-07",
        "Customer can now call support without repeating what was agreed with sales",
    )?;
    Ok(decision)
}
