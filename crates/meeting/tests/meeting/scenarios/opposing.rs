//! P5: two hypotheses that say the opposite of each other are noticed, others are not.

use crate::room::check;
use meeting::command::{Command, QuestionDraft};
use meeting::opposing::{are_opposing, opposing};

#[test]
fn opposites_are_noticed() {
    for (one, other) in [
        ("It's the price", "It is not the price, it is the service"),
        ("Customers leave because of the price", "The price has nothing to do with it"),
        ("The price is too high", "Our prices are too low, if anything"),
        ("Nobody reads the newsletter", "Customers read the newsletter"),
        ("I think onboarding is too complicated", "Onboarding is easy"),
        ("They leave because of service, not price", "They go because of the price"),
        ("Support answers too slowly and it is getting worse", "I believe support is better than ever"),
        ("The trial should be longer", "A shorter trial would do"),
        ("Agents don’t know the tariff", "The agents know every tariff"),
    ] {
        assert!(are_opposing(one, other), "{one} | {other}");
        assert!(are_opposing(other, one), "{other} | {one}");
    }
}

#[test]
fn others_are_not() {
    for (one, other) in [
        ("The price is too high", "The price isn't too low"),
        ("The price is too high", "The price is much too high"),
        ("It's not the price", "I don't think it's the price"),
        ("Nobody reads the newsletter", "The app is slow"),
        ("The price is too high", "Onboarding is not done well"),
        ("", "Not the price"),
        ("The trial is too short", "The contract is too long"),
    ] {
        assert!(!are_opposing(one, other), "{one} | {other}");
        assert!(!are_opposing(other, one), "{other} | {one}");
    }
}

#[test]
fn the_newest_two_are_offered_until_one_is_parked() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let other = room.item("Why do they stay?", 20);
        let price = room.opinion(item, "It is the price");
        room.opinion(item, "The app is slow");
        assert_eq!(opposing(&room.meeting, item), None);
        room.opinion(other, "It is not the price");
        assert_eq!(opposing(&room.meeting, item), None, "said on another item");
        room.later(60);
        let service = room.opinion(item, "It is not the price, it is the service");
        assert_eq!(opposing(&room.meeting, item), Some((price, service)));
        let draft = QuestionDraft { text: "Price or service?".into(), from: Some(service), ..QuestionDraft::default() };
        room.does(Command::Park(item, draft));
        assert_eq!(opposing(&room.meeting, item), None);
    });
}
