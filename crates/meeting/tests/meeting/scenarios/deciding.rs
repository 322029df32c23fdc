//! P3: input from many, then one decider.

use crate::room::check;
use meeting::command::{Command, PointDraft, QuestionDraft};
use meeting::decide::{Refusal, Role};
use meeting::list::List;
use meeting::meeting::Edit;
use meeting::name::NotOnePerson;
use meeting::outline::{InputTally, Mark};
use meeting::record::{DecisionEdit, Function, InputEdit, InputGroup, PersonEdit, Verdict};

/// What a name field refuses.
const REFUSED: &[(&str, NotOnePerson)] = &[
    ("", NotOnePerson::Empty),
    ("   ", NotOnePerson::Empty),
    ("?", NotOnePerson::Empty),
    ("team", NotOnePerson::Group),
    ("The team", NotOnePerson::Group),
    ("\"team\"", NotOnePerson::Group),
    ("“Team”", NotOnePerson::Group),
    ("all", NotOnePerson::Group),
    ("everyone", NotOnePerson::Group),
    ("everyone!", NotOnePerson::Group),
    ("(everyone)", NotOnePerson::Group),
    ("Everyone’s", NotOnePerson::Group),
    ("leadership team", NotOnePerson::Group),
    ("Marketing", NotOnePerson::Group),
    ("Marketing…", NotOnePerson::Group),
    ("our sellers", NotOnePerson::Group),
    ("Sales reps", NotOnePerson::Group),
    ("customers", NotOnePerson::Group),
    ("Our customers", NotOnePerson::Group),
    ("SLT", NotOnePerson::Group),
    ("the C-suite", NotOnePerson::Group),
    ("Maya, Tom", NotOnePerson::Several),
    ("Maya,", NotOnePerson::Several),
    ("Maya and Tom", NotOnePerson::Several),
    ("Maya (and Tom)", NotOnePerson::Several),
    ("Maya [with Tom]", NotOnePerson::Several),
    ("Maya as well as Tom", NotOnePerson::Several),
    ("Maya vs Tom", NotOnePerson::Several),
    ("Maya vs. Tom", NotOnePerson::Several),
    ("Maya & Tom", NotOnePerson::Several),
    ("Maya \\ Tom", NotOnePerson::Several),
    ("Maya - Tom", NotOnePerson::Several),
    ("Maya – Tom", NotOnePerson::Several),
    ("Maya — Tom", NotOnePerson::Several),
    ("Maya \u{2010} Tom", NotOnePerson::Several),
    ("Maya > Tom", NotOnePerson::Several),
    ("Maya; Tom; Jo", NotOnePerson::Several),
    ("Maya\nTom", NotOnePerson::Several),
];

/// What it takes: names that look a little like the above.
const ACCEPTED: &[&str] = &[
    "Maya",
    "Maya!",
    "“Maya”",
    "Maya (Support)",
    "Jean-Luc Picard",
    "Jean–Luc Picard",
    "O'Neil",
    "O’Neil",
    "Anne Marie",
    "Van der Berg",
    "Dr. Tom Becker",
    "Tom Y. Becker",
    "Maya Y.",
    "Dana Or.",
    "Sammy Davis Jr.",
    "Andersen",
    "Anders Orr",
    "Allen",
    "Teamer",
    "Peter Sellers",
    "Wes Uskup",
    "Customerson",
    "李雷",
];

#[test]
fn names_of_one_person_are_taken() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        for name in ACCEPTED {
            let id = room.decision(item, "Call them", name);
            assert_eq!(room.meeting.name_of(room.the_decision(id).decider), *name);
        }
    });
}

#[test]
fn a_decision_has_exactly_one_decider() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        // Somebody whose name is still being typed does not make "nobody" a name.
        room.person("");
        for &(decider, why) in REFUSED {
            let command = Command::Decide { item, text: "Call them".into(), decider: decider.into() };
            room.refuses(command, Refusal::NotOnePerson(Role::Decider, why));
        }
        let id = room.decision(item, "Call them", "Maya");
        for &(decider, why) in REFUSED {
            room.refuses(Command::SetDecider(id, decider.into()), Refusal::NotOnePerson(Role::Decider, why));
        }
        room.does(Command::SetDecider(id, "Tom".into()));
        assert_eq!(room.meeting.name_of(room.the_decision(id).decider), "Tom");
    });
}

#[test]
fn who_is_found_by_a_first_name_is_one_person_as_well() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        room.person("Maya and Tom");
        room.person("Acme team");
        for (decider, why) in [("Maya", NotOnePerson::Several), ("Acme", NotOnePerson::Group)] {
            let command = Command::Decide { item, text: "Call them".into(), decider: decider.into() };
            room.refuses(command, Refusal::NotOnePerson(Role::Decider, why));
        }
    });
}

#[test]
fn who_decides_or_owns_keeps_the_name_of_one_person() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let (maya, tom, jo, ann) = (room.person("Maya"), room.person("Tom"), room.person("Jo"), room.person("Ann"));
        room.decision(item, "Call them", "Maya");
        room.action(item, "Customers can now leave in a minute", "Tom");
        room.does(Command::Park(
            item,
            QuestionDraft { text: "Who knows?".into(), owner: "Jo".into(), ..QuestionDraft::default() },
        ));
        let rename = |id, name: &str| Command::Write(id, Edit::Person(PersonEdit::Name(name.into())));
        for (person, role) in [(maya, Role::Decider), (tom, Role::Owner), (jo, Role::Asker)] {
            for &(name, why) in REFUSED {
                room.refuses(rename(person, name), Refusal::NotOnePerson(role, why));
            }
            room.does(rename(person, "Van der Berg"));
        }
        room.does(rename(ann, "Leadership team"));
    });
}

#[test]
fn a_name_is_somebody_in_the_room_or_joins_it() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let maya = room.person("Maya Krishnan");
        let id = room.decision(item, "Call them", "  maya   KRISHNAN ");
        assert_eq!(room.the_decision(id).decider, maya);
        room.decision(item, "Write to them", "Tom Becker");
        assert_eq!(room.texts(List::People), ["Maya Krishnan", "Tom Becker"]);
        assert!(room.undo());
        assert_eq!(room.texts(List::People), ["Maya Krishnan"], "whoever came with a command goes with it");
    });
}

#[test]
fn a_decision_needs_words() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let command = Command::Decide { item, text: " \n".into(), decider: "Maya".into() };
        room.refuses(command, Refusal::NothingTyped);
    });
}

#[test]
fn deciding_freezes_the_input_and_only_that() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let other = room.item("Why do they stay?", 20);
        let given = room.input(item, InputGroup::Customer, "", "I told you three times");
        let elsewhere = room.input(other, InputGroup::Data, "", "76.7 % with fiber");
        let binned = room.input(item, InputGroup::Stakeholder, "Tom", "Never mind");
        room.does(Command::Discard(binned));
        let id = room.decision(item, "Call them", "Maya");
        assert_eq!(room.texts(List::Inputs(id)), ["I told you three times"]);
        assert_eq!(room.texts(List::Gathering(other)), ["76.7 % with fiber"]);

        room.refuses(Command::Write(given, Edit::Input(InputEdit::Text("x".into()))), Refusal::Frozen);
        room.refuses(Command::Discard(given), Refusal::Frozen);
        room.writes(elsewhere, Edit::Input(InputEdit::Text("77 % with fiber".into())));

        let late = room.input(item, InputGroup::Data, "", "Too late for the first");
        let second = room.decision(item, "Call them twice", "Maya");
        assert_eq!(room.texts(List::Inputs(second)), ["Too late for the first"]);
        assert!(room.undo());
        assert!(!room.meeting.inputs[&late].is_frozen(), "undoing the decision thaws its input");
    });
}

#[test]
fn marks_show_what_is_odd() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let marks = |room: &crate::room::Room, id| room.meeting.marks(room.the_decision(id));
        let bare = room.decision(item, "From thin air", "Maya");
        assert_eq!(marks(room, bare), [Mark::NoCustomerInput, Mark::NoDataInput]);

        room.input(item, InputGroup::Customer, "", "Nobody knew my name");
        room.input(item, InputGroup::Data, "Maya", "69 of 597");
        let own = room.decision(item, "Named contacts", "Maya");
        assert_eq!(marks(room, own), [Mark::Committee], "everybody who gave input decides");

        room.input(item, InputGroup::Customer, "Tom", "Nobody knew my name");
        room.input(item, InputGroup::Data, "Maya", "69 of 597");
        let good = room.decision(item, "Named contacts", "Maya");
        assert_eq!(marks(room, good), []);
    });
}

#[test]
fn a_stakeholder_without_a_name_has_given_input_all_the_same() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        room.input(item, InputGroup::Stakeholder, "", "Support: refunds take nine days");
        room.input(item, InputGroup::Data, "Maya", "69 of 597");
        let id = room.decision(item, "Named contacts", "Maya");
        let tally = InputTally { people: 1, unnamed: 1, customers: 0, data: 1 };
        assert_eq!(room.meeting.input_tally(id), tally);
        let marks = room.meeting.marks(room.the_decision(id));
        assert_eq!(marks, [Mark::NoCustomerInput], "somebody else may have been heard");
    });
}

#[test]
fn one_function_alone_is_a_committee_too() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        for name in ["Maya", "Mo"] {
            let function = Some(Function::Product);
            room.does(Command::AddPerson { name: name.into(), function, frontline: false });
        }
        room.input(item, InputGroup::Customer, "Mo", "Nobody knew my name");
        room.input(item, InputGroup::Data, "Mo", "69 of 597");
        let id = room.decision(item, "Named contacts", "Maya");
        assert_eq!(room.meeting.marks(room.the_decision(id)), [Mark::Committee]);
    });
}

#[test]
fn the_frontline_may_decide_up_to_a_limit() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let id = room.decision(item, "Credit a missed visit", "Maya");
        assert_eq!(room.the_decision(id).frontline_limit, "", "nobody has granted it");
        room.does(Command::Mandate(id, "  40 USD of credit ".into()));
        assert_eq!(room.the_decision(id).frontline_limit, "40 USD of credit");
        room.does(Command::Judge(id, Verdict::Like));
        room.writes(id, Edit::Decision(DecisionEdit::Text("Credit a missed visit at once".into())));
        assert_eq!(room.the_decision(id).frontline_limit, "40 USD of credit", "other words leave it standing");
        let by_hand = Command::Write(id, Edit::Decision(DecisionEdit::FrontlineLimit("all".into())));
        room.refuses(by_hand, Refusal::NotThisWay);
        room.does(Command::Mandate(id, " ".into()));
        assert_eq!(room.the_decision(id).frontline_limit, "", "and it is taken back");
        assert!(room.undo());
        assert_eq!(room.the_decision(id).frontline_limit, "40 USD of credit");
        room.refuses(Command::Mandate(crate::room::id(999), "x".into()), Refusal::Gone);
    });
}

#[test]
fn a_decision_on_a_hypothesis_says_so_until_there_is_data() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let point = room.opinion(item, "It is the price");
        room.does(Command::AddInput {
            item,
            group: InputGroup::Data,
            text: "It is the price".into(),
            person: "Tom".into(),
            rests_on: Some(point),
        });
        room.input(item, InputGroup::Customer, "", "Too dear");
        let id = room.decision(item, "Lower it", "Maya");
        assert_eq!(room.meeting.marks(room.the_decision(id)), [Mark::RestsOnHypothesis]);
        super::lanes::ground(room, point);
        assert_eq!(room.meeting.marks(room.the_decision(id)), []);
    });
}

#[test]
fn nothing_refers_to_what_is_not_there() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let nowhere = Some(crate::room::id(999));
        let input = room.makes(Command::AddInput {
            item,
            group: InputGroup::Data,
            text: "Hearsay".into(),
            person: String::new(),
            rests_on: nowhere,
        });
        assert_eq!(room.meeting.inputs[&input].rests_on, None);
        let draft = PointDraft { text: "Hearsay".into(), speaker: nowhere, ..PointDraft::default() };
        let point = room.makes(Command::AddPoint(item, draft));
        assert_eq!(room.meeting.points[&point].speaker, None);
        room.refuses(Command::Write(input, Edit::Input(InputEdit::Person(nowhere))), Refusal::Gone);
    });
}

#[test]
fn a_first_name_is_enough_while_one_person_has_it() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let maya = room.person("Maya Krishnan");
        let id = room.decision(item, "Call them", "maya");
        assert_eq!(room.meeting.decisions[&id].decider, maya);

        room.person("Maya Lind");
        let id = room.decision(item, "Call them again", "Maya");
        assert_ne!(room.meeting.decisions[&id].decider, maya, "two have it: nobody is guessed");
    });
}

#[test]
fn a_person_called_team_is_no_way_round_the_rule() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        room.person("The team");
        let command = Command::Decide { item, text: "Call them".into(), decider: "The team".into() };
        room.refuses(command, Refusal::NotOnePerson(Role::Decider, NotOnePerson::Group));
    });
}
