//! P8: customers gained and lost.

use crate::room::{check, id};
use meeting::balance::{Balance, MOST_MARBLES, history, marbles};
use meeting::command::{Command, MarbleDraft};
use meeting::decide::Refusal;
use meeting::kind::stage::Stage;
use meeting::list::List;
use meeting::meeting::Edit;
use meeting::money::{Currency, Money};
use meeting::record::{MarbleEdit, Side};

fn money(minor_units: i64, code: &str) -> Money {
    Money { minor_units, currency: Currency::parse(code).unwrap() }
}

fn marble(side: Side, count: u64, reason: &str) -> MarbleDraft {
    MarbleDraft { side, count, reason: reason.into(), ..MarbleDraft::default() }
}

#[test]
fn gained_and_lost_add_up_and_the_net_says_what_was_only_replaced() {
    check(|room| {
        let bowl = room.item("Whom did we gain and lose?", 10);
        assert_eq!(room.meeting.balance(bowl).replaced(), None, "nobody was gained yet");
        room.does(Command::AddMarbles(bowl, vec![marble(Side::Gained, 40, "Referral")]));
        room.does(Command::AddMarbles(bowl, vec![marble(Side::Lost, 29, "Price"), marble(Side::Lost, 1, "Moved")]));
        let balance = room.meeting.balance(bowl);
        assert_eq!((balance.gained, balance.lost, balance.net(), balance.replaced()), (40, 30, 10, Some(75)));
        room.does(Command::AddMarbles(bowl, vec![marble(Side::Lost, 30, "Moved")]));
        let balance = room.meeting.balance(bowl);
        assert_eq!((balance.net(), balance.replaced()), (-20, Some(100)), "all of the new only filled gaps");
        assert!(room.undo());
        assert_eq!(room.meeting.balance(bowl).lost, 30, "what was dropped in together is taken out together");
    });
}

#[test]
fn money_is_added_up_in_each_currency_and_never_mixed() {
    check(|room| {
        let bowl = room.item("Whom did we gain and lose?", 10);
        let worth = |side, minor, code| MarbleDraft { value: Some(money(minor, code)), ..marble(side, 1, "") };
        room.does(Command::AddMarbles(
            bowl,
            vec![
                worth(Side::Gained, 10, "USD"),
                worth(Side::Gained, 20, "USD"),
                worth(Side::Lost, 40, "USD"),
                worth(Side::Lost, 5, "JPY"),
                worth(Side::Lost, i64::MAX, "EUR"),
                worth(Side::Lost, 1, "EUR"),
            ],
        ));
        let balance = room.meeting.balance(bowl);
        assert_eq!(balance.gained_value, [money(30, "USD")]);
        assert_eq!(balance.lost_value, [money(i64::MAX, "EUR"), money(5, "JPY"), money(40, "USD")], "it never wraps");
        assert_eq!(balance.net_value(), [money(-i64::MAX, "EUR"), money(-5, "JPY"), money(-10, "USD")]);
    });
}

#[test]
fn a_loss_is_unexplained_until_a_voice_is_linked_to_it() {
    check(|room| {
        let bowl = room.item("Whom did we gain and lose?", 10);
        let lost = room.makes(Command::AddMarbles(bowl, vec![marble(Side::Lost, 3, "Attitude")]));
        room.does(Command::AddMarbles(bowl, vec![marble(Side::Lost, 2, ""), marble(Side::Gained, 9, "")]));
        assert_eq!(room.meeting.balance(bowl).unexplained, 5, "who was gained needs no explanation");
        let heard = room.voice(bowl, "I just left.", "call, 12 Nov");
        let explain = |voice| Command::Write(lost, Edit::Marble(MarbleEdit::Voice(voice)));
        room.refuses(explain(Some(id(999))), Refusal::Gone);
        room.does(explain(Some(heard)));
        assert_eq!(room.meeting.balance(bowl).unexplained, 2);
        room.does(Command::Discard(heard));
        assert_eq!(room.meeting.balance(bowl).unexplained, 5, "a voice in the trash explains nothing");
        room.does(Command::Restore(heard));
        assert_eq!(room.meeting.balance_overall().unexplained, 2);
    });
}

#[test]
fn the_bowl_says_why_and_where_customers_left() {
    check(|room| {
        let bowl = room.item("Whom did we gain and lose?", 10);
        let at = |stage, draft| MarbleDraft { stage: Some(stage), ..draft };
        room.does(Command::AddMarbles(
            bowl,
            vec![
                at(Stage::GetHelp, marble(Side::Lost, 2, "Attitude")),
                at(Stage::Onboard, marble(Side::Lost, 4, " attitude ")),
                marble(Side::Lost, 5, "Price"),
                marble(Side::Lost, 1, ""),
                at(Stage::GetHelp, marble(Side::Gained, 8, "Attitude")),
            ],
        ));
        let reasons: Vec<(String, u64)> =
            room.meeting.lost_reasons().into_iter().map(|lost| (lost.by, lost.count)).collect();
        assert_eq!(reasons, [("Attitude".to_owned(), 6), ("Price".into(), 5), (String::new(), 1)]);
        let stages: Vec<u64> = room.meeting.lost_by_stage().into_iter().map(|lost| lost.count).collect();
        assert_eq!(stages, [0, 0, 0, 4, 0, 2, 0, 0]);
    });
}

#[test]
fn a_marble_can_be_corrected_and_deleted() {
    check(|room| {
        let bowl = room.item("Whom did we gain and lose?", 10);
        room.refuses(Command::AddMarbles(bowl, vec![marble(Side::Lost, 0, "Nobody")]), Refusal::NothingTyped);
        let lost = room.makes(Command::AddMarbles(bowl, vec![marble(Side::Lost, 3, "Price")]));
        room.refuses(Command::Write(lost, Edit::Marble(MarbleEdit::Count(0))), Refusal::NotThisWay);
        room.writes(lost, Edit::Marble(MarbleEdit::Count(4)));
        assert_eq!(room.meeting.balance(bowl).lost, 4);
        room.does(Command::Discard(lost));
        assert_eq!(room.meeting.balance(bowl), Balance::default());
        assert_eq!(room.texts(List::Trash), ["Price"]);
    });
}

#[test]
fn the_series_has_a_history() {
    check(|room| {
        let bowl = room.item("Whom did we gain and lose?", 10);
        room.does(Command::AddMarbles(bowl, vec![marble(Side::Lost, 3, "")]));
        room.does(Command::Start);
        let first = room.meeting.clone();
        room.later(86_400 * 30);
        room.does(Command::AddMarbles(bowl, vec![marble(Side::Gained, 5, "")]));
        let mut second = room.meeting.clone();
        second.header.started_at = Some(room.now);
        let empty = meeting::meeting::Meeting::new(id(5), room.now);
        let nets: Vec<i64> = history([&second, &empty, &first]).iter().map(|(_, balance)| balance.net()).collect();
        assert_eq!(nets, [-3, 2], "oldest first; a meeting without a bowl has no place in it");
    });
}

#[test]
fn a_marble_is_a_round_number_of_customers() {
    for (lost, each) in [(0, 1), (48, 1), (49, 2), (192, 5), (1_869, 50), (100_000, 5_000)] {
        let balance = Balance { lost, ..Balance::default() };
        assert_eq!(balance.customers_each(), each, "{lost}");
        assert!(u64::try_from(marbles(lost, each)).unwrap() <= MOST_MARBLES);
    }
}
