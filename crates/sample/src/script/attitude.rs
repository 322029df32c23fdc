//! The second problem: customers who left over a support person's attitude.

use super::{CRM, EXIT, QUARTER, Room, VALUE, item_fields, metric, percentage, whole};
use crate::error::SampleError;
use crate::figures::{Figures, grouped};
use crate::play::Play;
use meeting::command::Command;
use meeting::id::Id;
use meeting::kind::stage::Stage;
use meeting::record::{Evidence, InputGroup, ItemEdit, Outcome, Verdict};

pub(super) fn prepare(play: &mut Play, figures: &Figures) -> Result<Id, SampleError> {
    let share = figures.attitude;
    let problem = format!("What would have kept the {} who left over a support person’s attitude?", share.part);
    let item = play.problem(problem, 20)?;
    let source = format!("{EXIT}, {} lost customers", grouped(share.whole));
    play.all(item_fields(item, metric("lost over attitude", percentage(share.permille()), 5.0, &source)))?;
    play.all(item_fields(
        item,
        [
            ItemEdit::CustomersAffected(whole(share.part)),
            ItemEdit::ValuePerCustomer(Some(figures.attitude_mean_value)),
            ItemEdit::WillChange("A conversation that went wrong is followed by a better one the same day.".into()),
        ],
    ))?;
    Ok(item)
}

pub(super) fn run(play: &mut Play, room: &Room, item: Id, figures: &Figures) -> Result<Id, SampleError> {
    play.at(27, 30);
    let asked = play.ask_chair(item)?;
    play.at(29, 10);
    play.chair_said(asked, Outcome::Confirmed)?;
    let (permission, support) = facts(play, room, item, figures)?;
    play.at(35, 0);
    play.voice(
        item,
        Stage::GetHelp,
        "DSL, month-to-month, left after fourteen months",
        "exit call, 17 Nov",
        "He was right about the cable. I left because of how he said it.",
    )?;
    play.at(36, 10);
    play.opinion(item, room.priya, "Most of them would have left anyway.")?;
    decide(play, item, permission, support)
}

/// What is known. Answers with the point on approvals and the one on technical support.
fn facts(play: &mut Play, room: &Room, item: Id, figures: &Figures) -> Result<(Id, Id), SampleError> {
    use Evidence::{ExperienceGap, InternalCapability, Performance};

    play.at(30, 0);
    let share = figures.attitude;
    let (part, all, percent) = (grouped(share.part), grouped(share.whole), share.percent());
    let rank = match figures.attitude_place {
        1 => "no reason is named more often".to_owned(),
        place => format!("reason number {place}"),
    };
    play.fact(
        item,
        room.daniel,
        (ExperienceGap, Stage::GetHelp),
        (&format!("{part} of {all}"), "customers", QUARTER, EXIT),
        format!("{part} of {all} lost customers, {percent} %, name a support person’s attitude; {rank}."),
    )?;
    play.at(31, 10);
    let share = figures.attitude_after_a_year;
    play.fact(
        item,
        room.maya,
        (ExperienceGap, Stage::Use),
        (&format!("{} of {}", share.part, share.whole), "customers", QUARTER, EXIT),
        format!("{} of the {} had been with us for more than a year.", share.part, share.whole),
    )?;
    play.at(32, 20);
    let (with, without) = (figures.with_tech_support.percent(), figures.without_tech_support.percent());
    let support = play.fact(
        item,
        room.elena,
        (Performance, Stage::GetHelp),
        (&with, "%", QUARTER, CRM),
        format!("Month-to-month with technical support in the plan, {with} % leave; without it {without} %."),
    )?;
    play.at(33, 10);
    let permission = play.fact(
        item,
        room.daniel,
        (InternalCapability, Stage::PayRefund),
        ("", "", "", "support policy, section on credits"),
        "An agent cannot credit a bill without a supervisor’s approval.".to_owned(),
    )?;
    play.at(34, 10);
    let total = grouped(figures.attitude_value);
    play.fact(
        item,
        room.jo,
        (Performance, Stage::Renew),
        (&total, "USD", QUARTER, VALUE),
        format!("With the {part} went a predicted lifetime value of ${total}."),
    )?;
    Ok((permission, support))
}

/// A decision that customers would dislike, and that stands with its reason.
fn decide(play: &mut Play, item: Id, permission: Id, support: Id) -> Result<Id, SampleError> {
    let input = |group, person: &str, rests_on, text: &str| Command::AddInput {
        item,
        group,
        text: text.to_owned(),
        person: person.to_owned(),
        rests_on,
    };
    play.at(37, 20);
    play.all([
        input(InputGroup::Data, "Elena Ruiz", Some(support), "Where help is in the plan, fewer leave"),
        input(
            InputGroup::Stakeholder,
            "Daniel Okafor",
            Some(permission),
            "The wait for an approval is where calls turn",
        ),
        input(
            InputGroup::Stakeholder,
            "Maya Krishnan",
            None,
            "The billing system cannot hold a limit per agent before February",
        ),
    ])?;
    play.at(39, 0);
    let text = "Credits keep needing a supervisor’s approval until the end of January.".to_owned();
    let decision = play.make(Command::Decide { item, text, decider: "Jo Lindqvist".to_owned() })?;
    play.at(39, 40);
    play.run(Command::Judge(decision, Verdict::Dislike))?;
    play.at(41, 30);
    let reason = "Without a limit in the billing system a credit given twice cannot be found. Until then a supervisor \
                  is on every shift and answers within the call.";
    play.run(Command::Override(decision, reason.to_owned()))?;
    play.at(42, 50);
    play.action(
        item,
        "Elena Ruiz",
        "2026-12-11",
        "Customer can now ask for another person and be called back the same day",
    )?;
    play.at(44, 10);
    play.action(item, "Jo Lindqvist", "2026-12-18", "Customer can now have a credit approved while still on the call")?;
    Ok(decision)
}
