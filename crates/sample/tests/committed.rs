//! What is committed is what the code gives, and it holds what the sample promises.
#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use meeting::file;
use meeting::list::List;
use meeting::meeting::Meeting;
use meeting::name;
use meeting::outline::{ChairTally, Mark};
use meeting::record::{InputGroup, Outcome, Standing, Status};

fn sample() -> Meeting {
    sample::meeting().expect("the script plays").0
}

#[test]
fn the_committed_files_are_what_the_code_gives() {
    for (path, text) in sample::files().expect("the script plays") {
        let committed = std::fs::read_to_string(sample::workspace().join(&path)).unwrap_or_default();
        assert!(committed == text, "{path} is out of date: run `cargo run -q -p sample`");
    }
}

#[test]
fn the_sample_is_the_same_every_time_and_comes_back_from_its_file() {
    let (meeting, now) = sample::meeting().expect("the script plays");
    assert_eq!(meeting, sample());
    let text = file::save(&meeting, now, true);
    assert_eq!(file::open(text.as_bytes()), Ok(meeting));
}

#[test]
fn the_sample_validates() {
    let schema = sample::schema::value();
    let (meeting, now) = sample::meeting().expect("the script plays");
    let notes = serde_json::from_str(&file::save(&meeting, now, true)).expect("JSON");
    jsonschema::meta::validate(&schema).expect("the schema is one");
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).expect("the schema is one");
    let wrong: Vec<String> = validator.iter_errors(&notes).map(|e| format!("{} {e}", e.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Known answers, counted apart from this code in the original file.
#[test]
fn the_figures_are_those_of_the_file() {
    let figures = sample::figures().expect("the file is read");
    let shares = [
        (figures.churn, 1869, 7043, "26.5"),
        (figures.early, 597, 1062, "56.2"),
        (figures.late, 213, 2239, "9.5"),
        (figures.monthly_contract, 1655, 3875, "42.7"),
        (figures.one_year, 166, 1473, "11.3"),
        (figures.two_year, 48, 1695, "2.8"),
        (figures.early_monthly_contract, 595, 597, "99.7"),
        (figures.early_fiber, 333, 434, "76.7"),
        (figures.early_dsl, 194, 370, "52.4"),
        (figures.early_attitude, 69, 597, "11.6"),
        (figures.early_price, 30, 597, "5.0"),
        (figures.attitude, 192, 1869, "10.3"),
        (figures.attitude_after_a_year, 87, 192, "45.3"),
        (figures.with_tech_support, 206, 671, "30.7"),
        (figures.without_tech_support, 1350, 2680, "50.4"),
    ];
    for (share, part, whole, percent) in shares {
        assert_eq!((share.part, share.whole, share.percent().as_str()), (part, whole, percent));
    }
    assert_eq!((figures.early_attitude_place, figures.attitude_place), (1, 1));
    assert_eq!((figures.early_value, figures.attitude_value), (2_400_405, 795_465));
    assert_eq!(figures.early_mean_value.to_string(), "4020.78 USD");
    assert_eq!(figures.attitude_mean_value.to_string(), "4143.05 USD");
}

#[test]
fn the_sample_shows_every_practice_once() {
    let meeting = sample();
    assert_eq!(meeting.header.status, Status::Closed);
    assert_eq!(meeting.count(List::Agenda), 2);
    let grounded = meeting.points.values().filter(|point| point.is_grounded() && !point.value.is_empty());
    assert!(grounded.filter(|point| point.stage.is_some() && point.speaker.is_some()).count() >= 8);
    assert_eq!(meeting.points.values().filter(|point| !point.is_grounded()).count(), 2);
    assert!(meeting.voices.values().all(|voice| voice.is_grounded()));
    assert_eq!(meeting.chair_tally(), ChairTally { asked: 3, changed: 1, confirmed: 1, unknown: 1 });
    for asked in meeting.chair_log.values() {
        assert_eq!(asked.text, (words::current().prompt)(&asked.prompt));
    }
    let question = meeting.questions.values().next().expect("one is parked");
    assert_eq!(meeting.questions.len(), 1);
    assert!(!question.settled_by.is_empty() && !question.ask.is_empty());
    assert!(question.owner.is_some() && question.due.is_some() && question.is_open());
    assert_eq!(meeting.chair_log[&question.from.expect("the chair asked it")].outcome, Some(Outcome::DontKnow));

    let decisions: Vec<_> = meeting.decisions_in_order().map(|id| meeting.decisions[&id].clone()).collect();
    let standing: Vec<_> = decisions.iter().map(|decision| decision.standing()).collect();
    assert_eq!(standing, [Standing::Stands, Standing::Overridden]);
    assert!(decisions.iter().all(|decision| decision.closing_verdict.is_some()), "the sweep was made");
    assert_eq!(meeting.marks(&decisions[0]), []);
    assert_eq!(meeting.marks(&decisions[1]), [Mark::NoCustomerInput]);
    let groups = InputGroup::ALL.iter().filter(|group| meeting.inputs.values().any(|input| input.group == **group));
    assert_eq!(groups.count(), 3);

    assert_eq!(meeting.actions.len(), 4);
    for action in meeting.actions.values() {
        assert!(action.text.starts_with("Customer can now ") && action.due.is_some());
        assert!(name::one_person(meeting.name_of(action.owner)).is_ok());
    }
    assert!(!meeting.closing.improvement.is_empty());
    assert!(meeting.people.values().any(|person| person.frontline));
}

#[test]
fn nothing_shouts() {
    let (_, notes) = sample::files().expect("the script plays").swap_remove(0);
    assert!(!notes.contains('!'));
}
