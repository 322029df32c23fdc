//! P4: evidence stands under Established, everything else waits under Hypotheses.

use crate::room::{Room, check};
use meeting::command::Command;
use meeting::decide::Refusal;
use meeting::id::Id;
use meeting::list::List;
use meeting::meeting::Edit;
use meeting::outline::Ratio;
use meeting::record::{Evidence, PointEdit, Slot, VoiceEdit};

pub(super) fn ground(room: &mut Room, point: Id) {
    for edit in [
        PointEdit::Evidence(Some(Evidence::Performance)),
        PointEdit::Value("5.0".into()),
        PointEdit::Unit("%".into()),
        PointEdit::Period("Q3".into()),
        PointEdit::Source("exit reasons".into()),
    ] {
        room.writes(point, Edit::Point(edit));
    }
}

#[test]
fn an_opinion_is_kept_and_moves_when_its_last_slot_is_filled() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let point = room.opinion(item, "The price scares people off");
        assert_eq!(room.texts(List::Hypotheses(item)), ["The price scares people off"]);
        assert_eq!(room.meeting.points[&point].missing(), [Slot::Value, Slot::Period, Slot::Source]);

        room.writes(point, Edit::Point(PointEdit::Evidence(Some(Evidence::Performance))));
        room.writes(point, Edit::Point(PointEdit::Value("5.0".into())));
        room.writes(point, Edit::Point(PointEdit::Period("Q3".into())));
        assert_eq!(room.meeting.count(List::Hypotheses(item)), 1);
        room.writes(point, Edit::Point(PointEdit::Source("exit reasons".into())));
        assert_eq!(room.texts(List::Established(item)), ["The price scares people off"]);
        assert_eq!(room.meeting.count(List::Hypotheses(item)), 0);

        room.writes(point, Edit::Point(PointEdit::Source(" ".into())));
        assert_eq!(room.meeting.count(List::Established(item)), 0, "a blank source is none");
    });
}

#[test]
fn words_and_capabilities_need_a_source_only() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        for evidence in [Evidence::CustomerWords, Evidence::InternalCapability] {
            let point = room.opinion(item, "An agent cannot credit a bill");
            room.writes(point, Edit::Point(PointEdit::Evidence(Some(evidence))));
            assert_eq!(room.meeting.points[&point].missing(), [Slot::Source]);
            room.writes(point, Edit::Point(PointEdit::Source("support policy".into())));
            assert!(room.meeting.points[&point].is_grounded());
        }
    });
}

#[test]
fn a_voice_stands_once_somebody_can_say_where_it_was_heard() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let voice = room.voice(item, "I just left", "");
        assert_eq!(room.texts(List::Hypotheses(item)), ["I just left"]);
        room.writes(voice, Edit::Voice(VoiceEdit::Source("lost-customer call, 12 Nov".into())));
        assert_eq!(room.texts(List::Established(item)), ["I just left"]);
    });
}

#[test]
fn the_ratio_counts_what_was_said() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        let other = room.item("Why do they stay?", 20);
        assert_eq!(room.meeting.evidence(item).percent(), None, "nothing was said");
        room.measurement(item, "Month-to-month customers leave at 42.7 %");
        room.voice(item, "I just left", "call");
        room.opinion(item, "The price");
        room.opinion(other, "Habit");
        assert_eq!(room.meeting.evidence(item), Ratio { grounded: 2, all: 3 });
        assert_eq!(room.meeting.evidence(item).percent(), Some(67));
        assert_eq!(room.meeting.evidence_overall().percent(), Some(50));
    });
}

#[test]
fn lists_are_in_the_order_of_capture() {
    check(|room| {
        let item = room.item("Why do customers leave?", 20);
        for text in ["first", "second", "third"] {
            room.later(1);
            room.opinion(item, text);
        }
        assert_eq!(room.texts(List::Hypotheses(item)), ["first", "second", "third"]);
    });
}

#[test]
fn markup_is_text() {
    check(|room| {
        let item = room.item("<script>alert(1)</script>", 20);
        let text = "<img src=x onerror=alert(1)> **b** [x](javascript:alert(1)) \u{202e}\0";
        room.opinion(item, text);
        assert_eq!(room.texts(List::Hypotheses(item)), [text]);
        let page = crate::always::write("markdown", &room.meeting, room.now);
        assert!(!page.replace("\\<", "").contains('<'), "{page}");
        assert!(page.contains(r"\[x\](javascript:alert(1))"));
        for nothing in ["", " ", "\n\t"] {
            let draft = meeting::command::PointDraft { text: nothing.into(), ..Default::default() };
            room.refuses(Command::AddPoint(item, draft), Refusal::NothingTyped);
        }
    });
}
