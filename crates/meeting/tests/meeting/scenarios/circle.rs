//! P19: those who meet customers speak, leaders listen, nobody rebuts.

use crate::always::{self, csv_rows};
use crate::room::{Room, check};
use meeting::command::{Command, ItemSeed, PointDraft, QuestionDraft};
use meeting::decide::Refusal;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::Edit;
use meeting::outline::{Mark, Ratio};
use meeting::record::{Evidence, Function, InputGroup, ItemEdit, Lane, PersonEdit, PointEdit};

struct Circle {
    item: Id,
    lena: Id,
    helen: Id,
}

fn circle(room: &mut Room) -> Circle {
    let item = room.makes(Command::AddItem(ItemSeed { kind: "frontline_circle".into(), ..ItemSeed::default() }));
    let mut person = |name: &str, function, frontline| {
        room.makes(Command::AddPerson { name: name.into(), function: Some(function), frontline })
    };
    person("Tom", Function::Finance, false);
    let lena = person("Lena", Function::Support, true);
    let helen = person("Helen", Function::Leadership, false);
    Circle { item, lena, helen }
}

fn tells(item: Id, speaker: Id, text: &str) -> Command {
    Command::AddPoint(item, PointDraft { text: text.into(), speaker: Some(speaker), ..PointDraft::default() })
}

#[test]
fn only_those_who_meet_customers_speak_and_leaders_listen() {
    check(|room| {
        let Circle { item, lena, helen } = circle(room);
        let names = |people: Vec<&std::sync::Arc<meeting::record::Person>>| {
            people.into_iter().map(|person| person.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(room.meeting.speakers(item).collect()), ["Lena"]);
        assert_eq!(names(room.meeting.listening()), ["Helen", "Tom"], "leaders come first");
        let point = room.makes(tells(item, lena, "They ask me why we call twice"));
        room.refuses(tells(item, helen, "We never call twice"), Refusal::OnlyFrontline);
        let as_helen = Edit::Point(PointEdit::Speaker(Some(helen)));
        room.refuses(Command::Write(point, as_helen.clone()), Refusal::OnlyFrontline);
        let unnamed = room.opinion(item, "They hang up");
        room.writes(unnamed, Edit::Point(PointEdit::Speaker(Some(lena))));

        let problem = room.item("Why do customers leave?", 20);
        assert_eq!(room.meeting.speakers(problem).count(), 3);
        room.does(tells(problem, helen, "Elsewhere leaders speak"));
        room.writes(helen, Edit::Person(PersonEdit::Frontline(true)));
        room.writes(point, as_helen);
        assert_eq!(names(room.meeting.listening()), ["Tom"], "a leader who meets customers speaks as one of them");
    });
}

#[test]
fn nobody_rebuts_what_was_told() {
    check(|room| {
        let Circle { item, lena, .. } = circle(room);
        let point = room.makes(tells(item, lena, "They ask me why we call twice"));
        room.refuses(Command::Write(point, Edit::Point(PointEdit::Lane(Some(Lane::Hypotheses)))), Refusal::NoRebuttal);
        let doubt = QuestionDraft { text: "Do they?".into(), from: Some(point), ..QuestionDraft::default() };
        room.refuses(Command::Park(item, doubt.clone()), Refusal::NoRebuttal);
        room.does(Command::Park(item, QuestionDraft { from: None, ..doubt }));
        room.writes(item, Edit::Item(ItemEdit::Kind("shared_problem".into())));
        room.writes(point, Edit::Point(PointEdit::Lane(Some(Lane::Hypotheses))));
    });
}

#[test]
fn what_is_believed_carries_a_decision_as_a_hypothesis_until_it_is_grounded() {
    check(|room| {
        let Circle { item, lena, .. } = circle(room);
        let point = room.makes(tells(item, lena, "Two in three ask me about the first bill"));
        room.writes(point, Edit::Point(PointEdit::WeChange("the first bill".into())));
        let input = Command::AddInput {
            item,
            group: InputGroup::Customer,
            text: "The first bill".into(),
            person: String::new(),
            rests_on: Some(point),
        };
        room.does(input);
        let decision = room.decision(item, "The first bill says what each line is for", "Maya");
        let rests = |room: &Room| {
            let decision = room.meeting.decisions.get(&decision).expect("it was made");
            room.meeting.marks(decision).contains(&Mark::RestsOnHypothesis)
        };
        assert!(rests(room));
        for edit in [
            PointEdit::Evidence(Some(Evidence::ExperienceGap)),
            PointEdit::Value("2 of 3".into()),
            PointEdit::Period("last week".into()),
            PointEdit::Source("Lena’s calls".into()),
        ] {
            room.writes(point, Edit::Point(edit));
        }
        assert!(!rests(room));
        assert_eq!(room.meeting.evidence(item), Ratio { grounded: 1, all: 1 });
    });
}

#[test]
fn a_point_ends_in_what_we_change() {
    check(|room| {
        let Circle { item, lena, .. } = circle(room);
        let first = room.makes(tells(item, lena, "They ask me why we call twice"));
        room.later(5);
        room.does(tells(item, lena, "They cannot find the price"));
        assert_eq!(room.meeting.count(List::Hypotheses(item)), 2);
        room.writes(first, Edit::Point(PointEdit::WeChange("one call, by whoever knows".into())));
        assert_eq!(
            room.meeting.evidence(item),
            Ratio { grounded: 0, all: 2 },
            "to believe something makes it no evidence"
        );
        let told: Vec<(&str, bool)> =
            room.meeting.told(item).into_iter().map(|point| (point.text.as_str(), point.is_believed())).collect();
        assert_eq!(told, [("They ask me why we call twice", true), ("They cannot find the price", false)]);

        let page = always::write("markdown", &room.meeting, room.now);
        let row = "- Lena: They ask me why we call twice – we believe it, so we change: one call, by whoever knows\n";
        assert!(page.contains(row), "{page}");
        assert!(page.contains("- Listened: Helen, Tom\n") && !page.contains("### Established"), "{page}");
        let rows = csv_rows(&always::write("csv", &room.meeting, room.now));
        assert!(rows.iter().any(|row| row[13] == "one call, by whoever knows"));
        room.writes(first, Edit::Point(PointEdit::WeChange(" ".into())));
        let is_believed = |point: &std::sync::Arc<meeting::record::Point>| point.is_believed();
        assert!(!room.meeting.told(item).into_iter().any(is_believed), "taken back, it is told and not yet believed");
    });
}
