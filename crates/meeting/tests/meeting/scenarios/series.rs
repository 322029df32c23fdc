//! Carry-over: the next meeting starts from the last.

use crate::always;
use crate::room::{Room, check, day, id};
use meeting::command::{Command, ItemSeed};
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::{Edit, Meeting};
use meeting::record::{
    ActionEdit, CustomerEdit, DecisionEdit, Function, HeaderEdit, ItemEdit, PersonEdit, Purpose, QuestionEdit, Status,
    StepEdit, TermKind,
};
use meeting::series::{self, Return};

/// The next meeting, with ids of its own.
fn next(room: &Room, number: u128) -> Meeting {
    let mut serial = number << 96;
    let mut fresh = || {
        serial += 1;
        id(serial)
    };
    series::next(&room.meeting, room.now, &mut fresh)
}

fn problems(meeting: &Meeting) -> Vec<&str> {
    meeting.items().map(|item| item.problem.as_str()).collect()
}

#[test]
fn the_frame_stays_and_the_meeting_is_new() {
    check(|room| {
        for edit in [
            HeaderEdit::Title("Early churn".into()),
            HeaderEdit::Sponsor("Helen Marsh".into()),
            HeaderEdit::StrategyLine("Keep whom we have.".into()),
            HeaderEdit::Kpis(vec!["churn".into()]),
        ] {
            room.writes(Id::default(), Edit::Header(edit));
        }
        room.writes(Id::default(), Edit::Customer(CustomerEdit::Segment("New".into())));
        room.makes(Command::AddOwnWord { text: "gold tier".into(), kind: TermKind::Flag, instead: String::new() });
        room.does(Command::MuteRule("silo".into(), true));
        let function = Some(Function::Support);
        let daniel = room.makes(Command::AddPerson { name: "Daniel".into(), function, frontline: true });
        let gone = room.person("Gone");
        room.does(Command::Hear(daniel));
        room.writes(daniel, Edit::Person(PersonEdit::Part("I call two".into())));
        room.does(Command::Discard(gone));
        room.item("Why do customers leave?", 20);
        room.does(Command::Start);
        room.does(Command::Close);

        let second = next(room, 7);
        always::holds(&second, room.now);
        assert_ne!(second.id(), room.meeting.id());
        assert_eq!((second.header.status, second.header.started_at), (Status::Planned, None));
        assert_eq!((second.header.sponsor.as_str(), second.header.kpis.len()), ("Helen Marsh", 1));
        assert_eq!((second.list(List::OwnWords).count(), second.header.muted_rules.len()), (1, 1));
        let week = room.meeting.header.started_at.map(|at| at.plus(7 * 86_400_000));
        assert_eq!(second.header.begins_at, week, "the same time, a week later");
        assert_eq!(second.customer, room.meeting.customer);
        assert_eq!(second.header.series, Some(room.meeting.id()));
        assert_eq!(second.people.len(), 1);
        let daniel = &second.people[&daniel];
        assert!(
            daniel.frontline && daniel.heard_at.is_none() && daniel.part.is_empty(),
            "the same person, a new round"
        );
        let third = next(&Room::beside(second.clone(), 1 << 70), 8);
        assert_eq!(third.header.series, Some(room.meeting.id()), "the series has the name of its first meeting");
    });
}

#[test]
fn an_item_returns_if_it_was_not_discussed_recurs_or_has_an_open_action() {
    check(|room| {
        let discussed = room.item("Discussed and done", 10);
        let skipped = room.item("Nobody got to it", 10);
        let weekly = room.item("Every time", 10);
        let open = room.item("Somebody still works on it", 10);
        let binned = room.item("Not any more", 10);
        room.writes(weekly, Edit::Item(ItemEdit::Recurs(true)));
        room.does(Command::Start);
        for item in [discussed, weekly, open] {
            room.does(Command::GoTo(item));
            room.later(60);
            room.opinion(item, "Talked about");
        }
        room.does(Command::Pause);
        let action = room.action(open, "Customer can now call", "Maya");
        let dropped = room.action(discussed, "Customer can now fly", "Maya");
        room.does(Command::Drop(dropped, "They cannot".into()));
        room.does(Command::Discard(binned));
        for (item, reasons) in [
            (discussed, vec![]),
            (skipped, vec![Return::NotDiscussed]),
            (weekly, vec![Return::Recurs]),
            (open, vec![Return::OpenAction]),
            (binned, vec![]),
        ] {
            assert_eq!(room.meeting.returns(item), reasons);
        }
        let second = next(room, 7);
        always::holds(&second, room.now);
        assert_eq!(problems(&second), ["", "Nobody got to it", "Every time", "Somebody still works on it"]);
        let items: Vec<_> = second.items().collect();
        assert_eq!(items[0].kind, "review", "a review opens it, since there is something to look at");
        assert_eq!(items[1].carried_from, Some(skipped));
        assert_eq!((items[2].recurs, items[2].spent_ms), (true, 0));
        let carried = second.actions.values().next().unwrap();
        assert_eq!((carried.item, carried.carried_from), (items[3].id, Some(action)));
        assert_eq!(second.actions.len(), 1);
        assert!(second.points.is_empty(), "what was said stays where it was said");
    });
}

#[test]
fn a_meeting_that_left_nothing_open_leaves_nothing() {
    check(|room| {
        let item = room.item("Why do customers leave?", 10);
        room.opinion(item, "Talked about");
        assert!(next(room, 7).agenda.is_empty());
    });
}

#[test]
fn questions_and_reviews_travel_until_their_day() {
    check(|room| {
        let item = room.item("Why do customers leave?", 10);
        room.opinion(item, "Talked about");
        let question = room.park(item, "When do they decide?");
        room.writes(question, Edit::Question(QuestionEdit::Due(Some(day("2027-03-01")))));
        let answered = room.park(item, "Who pays?");
        room.writes(answered, Edit::Question(QuestionEdit::Answer("They do".into())));
        let decision = room.decision(item, "Named contacts", "Maya");
        room.writes(decision, Edit::Decision(DecisionEdit::ReviewOn(Some(day("2027-03-01")))));
        let action = room.action(item, "Customer can now call", "Maya");
        room.writes(action, Edit::Action(ActionEdit::Decision(Some(decision))));

        let second = next(room, 7);
        let third = next(&Room::beside(second.clone(), 1 << 70), 8);
        for meeting in [&second, &third] {
            always::holds(meeting, room.now);
            let review = meeting.review(day("2027-03-01"));
            assert_eq!((review.questions.len(), review.decisions.len()), (1, 1));
            let decided = &meeting.decisions[&review.decisions[0]];
            assert_eq!((decided.carried_from, meeting.name_of(decided.decider)), (Some(decision), "Maya"));
            assert_eq!(meeting.questions[&review.questions[0]].carried_from, Some(question), "back to the first");
            assert_eq!(meeting.review(day("2027-02-28")).questions, []);
            assert_eq!(meeting.count(List::Carried), 1);
            assert_eq!(meeting.decisions_in_order().count(), 0, "it was not decided here");
            assert_eq!(meeting.summary().decisions, 0);
            let carried = meeting.actions.values().next().unwrap();
            assert_eq!(carried.decision, Some(decided.id));
        }
        assert_eq!(problems(&third), problems(&second));
    });
}

#[test]
fn whoever_left_the_room_still_owns_what_they_own() {
    check(|room| {
        let item = room.item("Why do customers leave?", 10);
        room.action(item, "Customer can now call", "Maya");
        let maya = *room.meeting.people.keys().next().unwrap();
        room.does(Command::Discard(maya));
        let second = next(room, 7);
        always::holds(&second, room.now);
        assert_eq!(second.name_of(second.actions.values().next().unwrap().owner), "Maya");
        assert_eq!(second.count(List::People), 0);
    });
}

#[test]
fn a_review_of_last_time_is_not_there_twice() {
    check(|room| {
        let seed = ItemSeed { kind: "review".into(), problem: "What did we promise?".into(), ..ItemSeed::default() };
        let review = room.makes(Command::AddItem(seed));
        room.action(review, "Customer can now call", "Maya");
        let second = next(room, 7);
        assert_eq!(problems(&second), ["What did we promise?"]);
        assert_eq!(second.actions.values().next().unwrap().item, second.items().next().unwrap().id);
    });
}

#[test]
fn an_audit_that_comes_back_has_its_journey_without_what_was_removed() {
    check(|room| {
        let audit = ItemSeed { kind: "friction_audit".into(), ..ItemSeed::default() };
        let audit = room.makes(Command::AddItem(audit));
        let walk = ItemSeed { kind: "customer_walk".into(), ..ItemSeed::default() };
        let walk = room.makes(Command::AddItem(walk));
        room.does(Command::Start);
        room.does(Command::AddSteps(audit, "Fill in the form\nSign on paper\nWait for a call".into()));
        room.does(Command::AddSteps(walk, "Look for the number".into()));
        let steps: Vec<Id> = room.meeting.list(List::Steps(audit)).collect();
        room.writes(steps[0], Edit::Step(StepEdit::Purpose(Some(Purpose::OurConvenience))));
        room.does(Command::RemoveStep {
            step: steps[1],
            text: "Customers no longer have to sign on paper".into(),
            decider: "Ana".into(),
            due: Some(day("2026-12-20")),
        });
        for item in [audit, walk] {
            room.action(item, "Customer can now see why", "Ana");
        }
        room.does(Command::Close);

        let second = next(room, 7);
        always::holds(&second, room.now);
        let [again, walked] = second.items().skip(1).map(|item| item.id).collect::<Vec<_>>()[..] else { panic!() };
        let journey: Vec<_> = second.list(List::Steps(again)).filter_map(|id| second.steps.get(&id)).collect();
        assert_eq!(
            journey.iter().map(|step| (step.text.as_str(), step.purpose)).collect::<Vec<_>>(),
            [("Fill in the form", Some(Purpose::OurConvenience)), ("Wait for a call", None)]
        );
        assert_eq!(second.list(List::Steps(walked)).count(), 0, "a walk is walked anew");
        assert_eq!(
            second.returns(again),
            [Return::NotDiscussed, Return::OpenAction],
            "its old steps are no discussion"
        );
    });
}
