//! P15: the customer's life, stage by stage.

use crate::room::{Room, check, id};
use meeting::command::{Command, MarbleDraft, PointDraft};
use meeting::decide::Refusal;
use meeting::id::Id;
use meeting::kind::stage::Stage;
use meeting::meeting::{Edit, Meeting};
use meeting::outline::Ratio;
use meeting::record::{Function, HandoffEdit};
use meeting::series;

fn said(room: &mut Room, item: Id, speaker: Id, stage: Stage) -> Id {
    let draft = PointDraft {
        text: "It takes too long".into(),
        stage: Some(stage),
        speaker: Some(speaker),
        ..PointDraft::default()
    };
    room.makes(Command::AddPoint(item, draft))
}

#[test]
fn a_guess_is_corrected_by_one_command_wherever_there_is_a_tag() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        room.does(Command::AddSteps(item, "Wait".into()));
        let step = *room.meeting.steps.keys().next().unwrap();
        let tagged = [
            room.opinion(item, "It is the price"),
            room.voice(item, "Too dear", "call"),
            step,
            room.makes(Command::AddMarbles(item, vec![MarbleDraft { count: 1, ..MarbleDraft::default() }])),
            room.decision(item, "Lower it", "Maya"),
        ];
        for id in tagged {
            room.does(Command::Tag(id, Some(Stage::PayRefund)));
            assert_eq!(room.meeting.stage_of(id), Some(Stage::PayRefund));
            room.does(Command::Tag(id, None));
            assert_eq!(room.meeting.stage_of(id), None);
        }
        room.refuses(Command::Tag(item, Some(Stage::Buy)), Refusal::NotThisWay);
        room.refuses(Command::Tag(id(999), Some(Stage::Buy)), Refusal::Gone);
    });
}

#[test]
fn a_gap_stands_on_a_joint_with_scores_from_1_to_5() {
    check(|room| {
        let item = room.item("What gets lost between sales and delivery?", 20);
        let add = |after| Command::AddHandoff { item, after, text: "The promise is not on the screen".into() };
        room.refuses(add(Stage::Renew), Refusal::NotThisWay);
        let gap = room.makes(add(Stage::Buy));
        assert_eq!(room.meeting.gaps_after(Stage::Buy).collect::<Vec<_>>(), [gap]);
        assert_eq!(room.meeting.handoffs[&gap].tenths(), None);
        for (edit, tenths) in [
            (HandoffEdit::Quality(Some(2)), 20),
            (HandoffEdit::Connectedness(Some(1)), 15),
            (HandoffEdit::Seamlessness(Some(2)), 17),
        ] {
            room.writes(gap, Edit::Handoff(edit));
            assert_eq!(room.meeting.handoffs[&gap].tenths(), Some(tenths));
        }
        for score in [0, 6] {
            room.refuses(Command::Write(gap, Edit::Handoff(HandoffEdit::Quality(Some(score)))), Refusal::NoSuchScore);
        }
        room.does(Command::Discard(gap));
        assert_eq!(room.meeting.gaps_after(Stage::Buy).count(), 0);
    });
}

#[test]
fn it_shows_who_spoke_about_which_stage_and_who_only_about_their_own() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let mut person = |name: &str, function| {
            room.makes(Command::AddPerson { name: name.into(), function: Some(function), frontline: false })
        };
        let (tom, daniel) = (person("Tom", Function::Marketing), person("Daniel", Function::Support));
        said(room, item, tom, Stage::Aware);
        said(room, item, tom, Stage::Aware);
        said(room, item, daniel, Stage::GetHelp);
        let bill = said(room, item, daniel, Stage::PayRefund);
        let spoke = room.meeting.who_spoke();
        assert_eq!(spoke[&(Function::Marketing, Stage::Aware)], 2);
        assert_eq!(room.meeting.own_domain(Function::Marketing), Ratio { grounded: 2, all: 2 });
        assert_eq!(room.meeting.own_domain(Function::Support).percent(), Some(50));
        room.does(Command::Discard(bill));
        assert_eq!(room.meeting.own_domain(Function::Support).percent(), Some(100));
        assert_eq!(room.meeting.own_domain(Function::Sales).percent(), None);
    });
}

/// A meeting that was held on a day and in which these stages were mentioned.
fn held(number: u128, stages: &[Stage]) -> Meeting {
    let mut room = Room::beside(Meeting::new(id(number), Room::new().now), number << 64);
    room.later(86_400 * i64::try_from(number).unwrap());
    let item = room.item("Why do customers leave?", 20);
    room.does(Command::Start);
    for stage in stages {
        let draft = PointDraft { text: "It rings".into(), stage: Some(*stage), ..PointDraft::default() };
        room.does(Command::AddPoint(item, draft));
    }
    room.meeting
}

#[test]
fn a_stage_that_three_meetings_did_not_touch_shows() {
    use Stage::{Aware, Buy, GetHelp, Onboard, PayRefund, Renew, Use};
    let old = held(1, &[Stage::Evaluate]);
    let three = [held(2, &[Aware, Buy]), held(4, &[Use, GetHelp]), held(3, &[Onboard, Renew, PayRefund])];
    assert_eq!(series::untouched(&three), [Stage::Evaluate]);
    assert_eq!(
        series::untouched(three.iter().chain([&old])),
        [Stage::Evaluate],
        "what lies longer behind does not help"
    );
    assert_eq!(series::untouched(&three[..2]), [], "two meetings are too few to say");
}
