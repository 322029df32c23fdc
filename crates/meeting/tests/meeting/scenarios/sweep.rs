//! P20: what was changed and nobody discussed.

use crate::room::check;
use meeting::command::Command;
use meeting::decide::Refusal;
use meeting::list::List;
use meeting::record::{Function, Verdict};

#[test]
fn each_change_gets_the_best_customer_question_and_the_rest_become_questions() {
    check(|room| {
        let item = room.item("What did we change?", 5);
        let mut add =
            |function, text: &str| room.makes(Command::AddSilent { item, function: Some(function), text: text.into() });
        let price = add(Function::Finance, "Invoices come on the 1st");
        let mail = add(Function::Marketing, "One more mail a week");
        add(Function::Product, "The menu moved");
        room.refuses(Command::AddSilent { item, function: None, text: " ".into() }, Refusal::NothingTyped);
        room.does(Command::JudgeSilent(price, Verdict::Like));
        room.does(Command::JudgeSilent(mail, Verdict::DontKnow));
        assert_eq!(room.texts(List::Questions(item)), ["One more mail a week"]);
        room.does(Command::EndSweep(item));
        assert_eq!(room.texts(List::Questions(item)), ["One more mail a week", "The menu moved"]);
        room.does(Command::EndSweep(item));
        room.does(Command::JudgeSilent(mail, Verdict::DontKnow));
        assert_eq!(room.meeting.count(List::Questions(item)), 2, "each leaves its question once");
        assert!(room.meeting.questions.values().all(|question| question.from.is_some()));
    });
}
