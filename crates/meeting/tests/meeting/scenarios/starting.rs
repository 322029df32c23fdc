//! From nothing to a running meeting, and its agenda and people.

use crate::room::{Room, check, id};
use meeting::command::{Command, ItemSeed};
use meeting::decide::Refusal;
use meeting::list::List;
use meeting::meeting::Edit;
use meeting::money::Money;
use meeting::record::{HeaderEdit, ItemEdit, MetricEdit, PersonEdit, Status};

fn title(room: &Room) -> String {
    let summary = room.meeting.summary();
    if summary.title.is_empty() { (words::current().default_title)(&summary.problem) } else { summary.title }
}

#[test]
fn a_meeting_starts_with_nothing_prepared() {
    check(|room| {
        room.does(Command::Start);
        assert_eq!(room.meeting.header.status, Status::Running);
        assert_eq!(room.meeting.header.started_at, Some(room.now));
        let item = room.meeting.current_item().expect("there is something to talk about").id;
        assert_eq!(room.the_item(item).kind, "shared_problem");
        assert_eq!(room.the_item(item).minutes(), 20);
        room.opinion(item, "At once");
        assert!(room.undo() && room.undo());
        assert_eq!(room.meeting.items().count(), 0, "one undo takes the start back, its item included");
    });
}

#[test]
fn the_default_title_is_about_the_first_problem() {
    check(|room| {
        assert_eq!(title(room), "Go-to-Market Meeting");
        let first = room.item("", 5);
        let second = room.item("Why do customers leave?", 20);
        assert_eq!(title(room), "Go-to-Market Meeting: Why do customers leave?", "the first that has words");
        room.writes(first, Edit::Item(ItemEdit::Problem("What keeps trials from becoming customers?".into())));
        assert_eq!(title(room), "Go-to-Market Meeting: What keeps trials from becoming customers?");
        room.does(Command::Move(second, 0));
        assert_eq!(title(room), "Go-to-Market Meeting: Why do customers leave?");
        room.titles("Early churn");
        assert_eq!(title(room), "Early churn");
    });
}

#[test]
fn the_agenda_is_reordered_one_item_at_a_time() {
    check(|room| {
        let [a, b, c] = ["a", "b", "c"].map(|name| room.item(name, 10));
        let agenda = |room: &Room| room.texts(List::Agenda).concat();
        room.does(Command::Move(c, 0));
        assert_eq!(agenda(room), "cab");
        room.does(Command::Move(c, 2));
        assert_eq!(agenda(room), "abc");
        room.does(Command::Move(a, 1));
        assert_eq!(agenda(room), "bac");
        room.does(Command::Move(a, 99));
        assert_eq!(agenda(room), "bca");
        let before = room.meeting.clone();
        room.does(Command::Move(b, 0));
        assert_eq!(room.meeting, before, "a move to where it stands does nothing");
        room.refuses(Command::Move(id(999), 0), Refusal::Gone);
        for _ in 0..100 {
            room.does(Command::Move(a, 1));
            room.does(Command::Move(b, 1));
            room.does(Command::Move(c, 1));
        }
        assert_eq!(room.meeting.items().count(), 3);
    });
}

#[test]
fn people_are_in_the_order_in_which_they_were_added() {
    check(|room| {
        let maya = room.person("Maya");
        let tom = room.person("Tom");
        assert_eq!(room.texts(List::People), ["Maya", "Tom"]);
        room.does(Command::Move(tom, 0));
        assert_eq!(room.texts(List::People), ["Tom", "Maya"]);
        let again = Command::AddPerson { name: " maya ".into(), function: None, frontline: true };
        room.refuses(again.clone(), Refusal::NameTaken);
        room.does(Command::Discard(maya));
        room.does(again);
        room.writes(tom, Edit::Person(PersonEdit::Frontline(true)));
        assert_eq!(room.texts(List::People), ["Tom", "maya"]);
    });
}

#[test]
fn a_problem_is_framed_by_metric_gap_and_cost() {
    check(|room| {
        let item = room.item("Why do customers leave?", 25);
        for edit in [
            ItemEdit::Metric(MetricEdit::Name("churn".into())),
            ItemEdit::Metric(MetricEdit::Now(Some(26.5))),
            ItemEdit::Metric(MetricEdit::Target(Some(20.0))),
            ItemEdit::Metric(MetricEdit::Unit("%".into())),
            ItemEdit::CustomersAffected(Some(597)),
            ItemEdit::ValuePerCustomer(Money::parse("4020.78", meeting::money::Currency::USD)),
        ] {
            room.writes(item, Edit::Item(edit));
        }
        assert_eq!(room.the_item(item).metric.gap(), Some(-6.5));
        let dollars = |text| Money::parse(text, meeting::money::Currency::USD);
        for (customers, each, cost, is_exact) in [
            (597, "4020.78", "2400405", false),
            (3, "10.50", "31.50", true),
            (2, "0.40", "0.80", true),
            (1, "19.99", "19.99", true),
            (100, "120", "12000", true),
        ] {
            room.writes(item, Edit::Item(ItemEdit::CustomersAffected(Some(customers))));
            room.writes(item, Edit::Item(ItemEdit::ValuePerCustomer(dollars(each))));
            assert_eq!(room.the_item(item).cost(), dollars(cost).map(|cost| (cost, is_exact)), "{customers} × {each}");
        }
        for odd in [f64::NAN, f64::INFINITY, 1e16] {
            let write = Command::Write(item, Edit::Item(ItemEdit::Metric(MetricEdit::Now(Some(odd)))));
            assert_eq!(room.ask(write), Err(Refusal::NotThisWay), "{odd}");
        }
    });
}

#[test]
fn fields_that_hang_on_a_rule_are_not_written_by_hand() {
    check(|room| {
        let item = room.item("Why do customers leave?", 25);
        for edit in [
            Edit::Header(HeaderEdit::Status(Status::Closed)),
            Edit::Header(HeaderEdit::CountingSince(None)),
            Edit::Item(ItemEdit::SpentMs(0)),
            Edit::Item(ItemEdit::TrashedAt(None)),
        ] {
            room.refuses(Command::Write(item, edit), Refusal::NotThisWay);
        }
        room.refuses(Command::Write(id(999), Edit::Item(ItemEdit::Problem("x".into()))), Refusal::Gone);
        let point = Command::Write(item, Edit::Person(PersonEdit::Name("x".into())));
        room.does(point);
        assert_eq!(room.the_item(item).problem, "Why do customers leave?", "an edit of another type changes nothing");
    });
}

#[test]
fn a_kind_that_only_a_newer_version_knows_has_minutes_too() {
    check(|room| {
        let seed = ItemSeed { kind: "customer_math".into(), ..ItemSeed::default() };
        let item = room.makes(Command::AddItem(seed));
        assert_eq!(room.the_item(item).minutes(), 10);
    });
}
