//! P16, first half: a customer's voice, where it comes from, and who may hear it.

use crate::always::{self, csv_rows};
use crate::room::{Room, check, id};
use meeting::command::{Command, MarbleDraft};
use meeting::decide::Refusal;
use meeting::export::redact::{Redaction, Stand, redacted};
use meeting::id::Id;
use meeting::meeting::{Edit, Meeting};
use meeting::money::{Currency, Money};
use meeting::record::{
    CustomerEdit, DecisionEdit, ForecastEdit, HeaderEdit, InputGroup, ItemEdit, MarbleEdit, Measurement, MetricEdit,
    Origin, PointEdit, Side, VoiceEdit,
};

#[test]
fn a_voice_says_where_it_comes_from_and_what_it_speaks_for() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let voice = room.voice(item, "I told it three times, then I just left.", "call, 12 Nov");
        let point = room.measurement(item, "42.7 % leave");
        let decision = room.decision(item, "One name each", "Maya");
        let lost = room.makes(Command::AddMarbles(item, vec![MarbleDraft { count: 3, ..MarbleDraft::default() }]));
        for edit in [
            VoiceEdit::Origin(Some(Origin::LostCustomerCall)),
            VoiceEdit::Permission(true),
            VoiceEdit::Point(Some(point)),
            VoiceEdit::Decision(Some(decision)),
        ] {
            room.writes(voice, Edit::Voice(edit));
        }
        room.writes(lost, Edit::Marble(MarbleEdit::Voice(Some(voice))));
        let nowhere = Some(id(999));
        room.refuses(Command::Write(voice, Edit::Voice(VoiceEdit::Point(nowhere))), Refusal::Gone);
        room.refuses(Command::Write(voice, Edit::Voice(VoiceEdit::Decision(Some(point)))), Refusal::Gone);
        let page = always::write("markdown", &room.meeting, room.now);
        assert!(
            page.contains("“I told it three times, then I just left.” (call, 12 Nov, lost-customer call)"),
            "{page}"
        );
        let line = "\n  - voice: “I told it three times, then I just left.” (call, 12 Nov)\n";
        assert_eq!(page.matches(line).count(), 2, "under the point and under the decision: {page}");
        let heard = |id| room.meeting.voices_on(id).into_iter().map(|voice| voice.id).collect::<Vec<_>>();
        assert_eq!((heard(point), heard(decision), heard(lost)), (vec![voice], vec![voice], vec![]));
        let rows = csv_rows(&always::write("csv", &room.meeting, room.now));
        let of = |record: &str| rows.iter().find(|row| row[0] == record).unwrap()[17].clone();
        assert_eq!(of("voice"), format!("{point} {decision}"));
        assert_eq!(of("marble"), voice.to_string());
        room.does(Command::Discard(voice));
        assert!(room.meeting.voices_on(point).is_empty(), "what is in the trash speaks for nothing");
    });
}

#[test]
fn what_is_withheld_is_no_quotation() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let voice = room.voice(item, "I told it three times.", "call");
        let point = room.measurement(item, "42.7 % leave");
        room.writes(voice, Edit::Voice(VoiceEdit::Point(Some(point))));
        let redaction = Redaction { voices: true, ..Redaction::default() };
        let page = always::written_without("markdown", &room.meeting, room.now, redaction).unwrap();
        assert!(page.contains("\n- withheld") && page.contains("- voice: withheld"), "{page}");
        assert!(!page.contains('“'), "nobody said so: {page}");
    });
}

/// A meeting in which names, money and voices stand in all kinds of places.
fn told(room: &mut Room) -> (Id, Id) {
    room.writes(Id::default(), Edit::Header(HeaderEdit::Sponsor("Helen Marsh".into())));
    let item = room.item("What did Maya promise for $4,000?", 20);
    room.person("Maya Krishnan");
    room.person("Jo");
    room.writes(item, Edit::Item(ItemEdit::CustomersAffected(Some(3))));
    let worth = Money { minor_units: 402_078, currency: Currency::USD };
    room.writes(item, Edit::Item(ItemEdit::ValuePerCustomer(Some(worth))));
    let point = room.measurement(item, "Helen Marsh and Jo say that John paid 12 EUR.");
    room.writes(point, Edit::Point(PointEdit::Value("2,400,405".into())));
    room.writes(point, Edit::Point(PointEdit::Unit("USD".into())));
    let secret = room.voice(item, "I told Maya three times.", "call with Mrs Bell");
    room.writes(secret, Edit::Voice(VoiceEdit::Segment("Bell, Leeds".into())));
    let open = room.voice(item, "I wanted someone who knew my name.", "review");
    room.writes(open, Edit::Voice(VoiceEdit::Permission(true)));
    room.input(item, InputGroup::Customer, "Jo", "They said: I told Maya three times.");
    room.writes(Id::default(), Edit::Customer(CustomerEdit::Verbatim("I told Maya three times.".into())));
    room.decision(item, "Call them", "Maya Krishnan");
    room.action(item, "Customer can now call Jo", "Jo");
    let draft = MarbleDraft {
        side: Side::Lost,
        count: 3,
        value: Some(worth),
        reason: "Jo left".into(),
        ..MarbleDraft::default()
    };
    room.does(Command::AddMarbles(item, vec![draft]));
    (secret, open)
}

fn without(meeting: &Meeting, redaction: Redaction) -> Meeting {
    let terms = &words::current().terms;
    redacted(meeting, redaction, &Stand { person: &terms.somebody, withheld: terms.withheld })
}

/// Everything that leaves, in every format.
fn everything(room: &Room, redaction: Redaction) -> String {
    let write = |format| always::written_without(format, &room.meeting, room.now, redaction).unwrap();
    ["json", "markdown", "csv", "calendar"].map(write).concat()
}

#[test]
fn nothing_is_left_out_unless_somebody_says_so() {
    check(|room| {
        told(room);
        assert_eq!(without(&room.meeting, Redaction::default()), room.meeting);
    });
}

#[test]
fn names_are_left_out_of_every_format_wherever_they_stand() {
    check(|room| {
        told(room);
        let redaction = Redaction { people: true, ..Redaction::default() };
        let meeting = without(&room.meeting, redaction);
        always::holds(&meeting, room.now);
        let text = everything(room, redaction);
        for name in ["Maya", "Krishnan", "Helen", "Marsh", "Jo ", "Jo,", "\"Jo\"", "(Jo)"] {
            assert!(!text.contains(name), "{name} in {text}");
        }
        assert!(text.contains("John paid"), "a name within a word is another word");
        assert!(text.contains("Person 1") && text.contains("4,000") && text.contains("call with Mrs Bell"));
    });
}

#[test]
fn money_is_left_out_of_every_format_wherever_it_stands() {
    check(|room| {
        told(room);
        let redaction = Redaction { money: true, ..Redaction::default() };
        let meeting = without(&room.meeting, redaction);
        always::holds(&meeting, room.now);
        let text = everything(room, redaction);
        for amount in ["4,000", "4020.78", "402078", "2,400,405", "12 EUR", "12062.34"] {
            assert!(!text.contains(amount), "{amount} in {text}");
        }
        assert!(text.contains("Maya Krishnan") && text.contains("2026-11-28"), "days are no money");
    });
}

#[test]
fn a_number_whose_unit_is_money_is_money() {
    check(|room| {
        let item = room.item("Why is a customer worth less?", 20);
        let metric = [
            MetricEdit::Now(Some(64.25)),
            MetricEdit::Target(Some(71.75)),
            MetricEdit::Unit("USD per month".into()),
            MetricEdit::Earlier(vec![Measurement { value: 66.125, as_of: "Q2".into(), ..Measurement::default() }]),
        ];
        for edit in metric {
            room.writes(item, Edit::Item(ItemEdit::Metric(edit)));
        }
        let point = room.opinion(item, "Revenue each was 58.5 in Q3");
        room.writes(point, Edit::Point(PointEdit::Value("58.5".into())));
        room.writes(point, Edit::Point(PointEdit::Unit("k€".into())));
        room.action(item, "Customer can now see what they pay for", "Maya");
        let decision = room.decision(item, "One name each", "Maya");
        for edit in
            [ForecastEdit::Before(Some(64.25)), ForecastEdit::Expected(Some(70.375)), ForecastEdit::Unit("EUR".into())]
        {
            room.writes(decision, Edit::Decision(DecisionEdit::Forecast(edit)));
        }
        let text = everything(room, Redaction { money: true, ..Redaction::default() });
        for amount in ["64.25", "71.75", "66.125", "58.5", "70.375"] {
            assert!(!text.contains(amount), "{amount} in {text}");
        }
        let text = everything(room, Redaction::default());
        assert!(["64.25", "66.125", "58.5", "70.375"].into_iter().all(|amount| text.contains(amount)));
    });
}

#[test]
fn a_voice_is_heard_outside_only_by_permission() {
    check(|room| {
        let (secret, open) = told(room);
        let redaction = Redaction { voices: true, ..Redaction::default() };
        let meeting = without(&room.meeting, redaction);
        always::holds(&meeting, room.now);
        let text = everything(room, redaction);
        for words in ["three times", "Bell", "Leeds"] {
            assert!(!text.contains(words), "{words} in {text}");
        }
        assert!(text.contains("I wanted someone who knew my name."));
        assert!(meeting.voices[&secret].is_grounded(), "that it was heard somewhere stays true");
        assert_eq!(meeting.voices[&open], room.meeting.voices[&open]);
        room.writes(secret, Edit::Voice(VoiceEdit::Permission(true)));
        assert_eq!(without(&room.meeting, Redaction { voices: true, ..Redaction::default() }), room.meeting);
    });
}

#[test]
fn what_a_newer_version_added_leaves_only_with_everything() {
    let mut meeting = meeting::file::open(include_bytes!("../../fixtures/v1.json")).unwrap();
    let redaction = Redaction { money: true, ..Redaction::default() };
    assert!(always::write("json", &meeting, meeting.header.created_at).contains("persona_url"));
    meeting = without(&meeting, redaction);
    let text = always::write("json", &meeting, meeting.header.created_at);
    for unknown in ["persona_url", "last_heard", "trend", "signature", "marbles"] {
        assert!(!text.contains(unknown), "{unknown}");
    }
}
