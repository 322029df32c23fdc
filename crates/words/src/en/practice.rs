//! Sentences of the practices.

use meeting::digest::Why;
use meeting::record::Score;
use meeting::spreadsheet::Fault;

pub(super) fn score(score: Score) -> String {
    match score {
        Score::Reached => "as expected, or better".to_owned(),
        Score::Partly(percent) => format!("{percent} % of the way"),
        Score::Nothing => "no change".to_owned(),
        Score::Opposite => "the other way".to_owned(),
    }
}

pub(super) fn promises(kept: usize, all: usize, dropped: usize) -> String {
    let dropped = if dropped > 0 { format!(" · {dropped} dropped") } else { String::new() };
    format!("{kept} of {all} kept{dropped}")
}

pub(super) fn bad_row(line: usize, fault: &Fault) -> String {
    let why = match fault {
        Fault::Width { found, expected } => format!("{found} cells where the first row has {expected}"),
        Fault::NoSide(word) => format!("“{word}” does not say gained or lost"),
        Fault::NotAmount(word) => format!("“{word}” is not an amount"),
        Fault::OtherCurrency(word) => format!("“{word}” is in another currency"),
        Fault::NotDay(word) => format!("“{word}” is not a day"),
        Fault::Twice(who) => format!("“{who}” was counted before"),
        Fault::OpenQuote => "a quote opens here and never closes".to_owned(),
    };
    format!("Line {line}: {why}")
}

pub(super) fn why(why: Why) -> &'static str {
    match why {
        Why::CarriesDecision => "a decision rests on it",
        Why::CustomersWords => "a customer’s words",
        Why::Grounded => "evidence",
        Why::ExplainsLoss => "it explains why customers left",
        Why::AnswersQuestion => "it answers a parked question",
        Why::ChangedOurMind => "it changed our mind",
    }
}
