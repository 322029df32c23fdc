//! All meetings in one file, and back.

use crate::random::{play, seeds};
use crate::room::Room;
use meeting::file::{OpenError, is_backup, open, open_all, save_all};
use meeting::id::Id;
use meeting::meeting::Meeting;
use meeting::moment::Timestamp;
use proptest::prelude::*;

const FIXTURE: &str = include_str!("../fixtures/v1.json");

fn three() -> Vec<Meeting> {
    let empty = |last: &str| {
        let id = Id::parse(&format!("01a1f431-6400-7000-8000-0000000000{last}")).unwrap();
        Meeting::new(id, Timestamp::from_millis(5))
    };
    vec![empty("01"), open(FIXTURE.as_bytes()).unwrap(), empty("02")]
}

#[test]
fn what_was_backed_up_comes_back() {
    let text = save_all(&three(), Timestamp::from_millis(7));
    assert!(is_backup(text.as_bytes()));
    let whole: serde_json::Value = serde_json::from_str(&text).expect("a backup is JSON as a whole");
    assert_eq!(whole["meetings"].as_array().unwrap().len(), 3);
    let back: Vec<_> = open_all(text.as_bytes()).unwrap().into_iter().map(Result::unwrap).collect();
    assert_eq!(back, three());
    // By way of a mail program.
    let carried = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(open_all(carried.as_bytes()).unwrap().len(), 3);
}

#[test]
fn one_that_is_damaged_costs_itself_alone_and_says_where() {
    let text = save_all(&three(), Timestamp::from_millis(7));
    let damaged = text.replacen("\"text\":", "\"text\";", 1);
    let opened = open_all(damaged.as_bytes()).unwrap();
    assert!(opened[0].is_ok() && opened[2].is_ok());
    assert!(matches!(opened[1], Err(OpenError::NotJson { line: 3, .. })), "{:?}", opened[1]);
    let wrong = text.replacen("\"status\":\"running\"", "\"status\":\"open\"", 1);
    let Err(OpenError::Invalid { pointer, .. }) = &open_all(wrong.as_bytes()).unwrap()[1] else {
        panic!("it is taken")
    };
    assert_eq!(pointer, "/meetings/1/meeting/status");
}

#[test]
fn a_backup_that_was_cut_gives_what_is_left_of_it() {
    let text = save_all(&three(), Timestamp::from_millis(7));
    for cut in 0..text.len() {
        let Some(part) = text.get(..cut) else { continue };
        if let Ok(opened) = open_all(part.as_bytes()) {
            let sound: Vec<_> = opened.into_iter().filter_map(Result::ok).collect();
            assert!(three().starts_with(&sound), "cut at {cut}");
        }
    }
    let second = text.match_indices('\n').nth(2).unwrap().0;
    assert_eq!(open_all(&text.as_bytes()[..second]).unwrap().iter().filter(|one| one.is_ok()).count(), 2);
}

#[test]
fn a_backup_of_more_than_there_is_room_for_is_refused_before_any_is_opened() {
    let text = save_all(&three(), Timestamp::from_millis(7));
    let more = |what: &str, times: usize| text.replacen("[\n", &format!("[\n{}", what.repeat(times)), 1);
    let some = open_all(more("1\n", 1_000).as_bytes()).unwrap();
    assert_eq!((some.len(), some.iter().filter(|one| one.is_ok()).count()), (1_003, 3));
    for what in ["1\n", "\"\n", "{\n", "[[[[,\n"] {
        let told = open_all(more(what, 100_000).as_bytes()).unwrap_err();
        let OpenError::TooMuch { line, column: 1 } = told else { panic!("{told:?}") };
        assert!((20_000..29_000).contains(&line), "{line}");
        assert!((words::current().open_error)(&told).contains(&format!("line {line},")), "{told:?}");
    }
    // Many meetings of one page each, as a team has in years.
    let years = save_all(std::iter::repeat_n(&three()[1], 1_900), Timestamp::from_millis(7));
    assert!(years.len() > 9_000_000);
    assert_eq!(open_all(years.as_bytes()).map(|all| all.iter().filter(|one| one.is_ok()).count()), Ok(1_900));
}

#[test]
fn what_is_no_backup_is_told_as_before() {
    assert_eq!(open_all(b""), Err(OpenError::Empty));
    assert_eq!(open_all(&save_all([], Timestamp::default()).into_bytes()), Err(OpenError::Empty));
    let newer = save_all(&three(), Timestamp::default()).replacen("\"version\":1", "\"version\":7", 1);
    assert_eq!(open_all(newer.as_bytes()), Err(OpenError::Newer(7)));
    assert_eq!(open_all(FIXTURE.as_bytes()).unwrap().len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_meetings_come_back(all in proptest::collection::vec(seeds(30), 1..4)) {
        let played = |seeds: &Vec<_>| {
            let mut room = Room::new();
            play(&mut room, seeds);
            room.meeting
        };
        let meetings: Vec<Meeting> = all.iter().map(played).collect();
        let text = save_all(&meetings, Timestamp::from_millis(9));
        let back: Vec<_> = open_all(text.as_bytes()).unwrap().into_iter().map(Result::unwrap).collect();
        prop_assert_eq!(back, meetings);
    }
}
