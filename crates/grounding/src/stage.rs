//! Which stage of the customer's lifecycle a text speaks about.

use crate::lexicon::{self, Class};
use crate::token::tokens;

/// The stages, in the order of a customer's life.
const STAGES: [(Class, &str); 8] = [
    (Class::Aware, "aware"),
    (Class::Evaluate, "evaluate"),
    (Class::Buy, "buy"),
    (Class::Onboard, "onboard"),
    (Class::Use, "use"),
    (Class::Gethelp, "get_help"),
    (Class::Payrefund, "pay_refund"),
    (Class::Renew, "renew"),
];

/// The stage most of the text's words belong to; `None` on a tie or when there are none.
pub(crate) fn guess(text: &str) -> Option<&'static str> {
    let hits = lexicon::hits(&tokens(text));
    let (mut best, mut most, mut tied) = (None, 0, false);
    for (class, name) in &STAGES {
        let words = hits.iter().filter(|hit| hit.class == *class).map(|hit| 1 + (hit.to - hit.from)).sum();
        if words > most {
            (best, most, tied) = (Some(*name), words, false);
        } else if words == most {
            tied = true;
        }
    }
    best.filter(|_| !tied)
}

#[cfg(test)]
mod tests {
    use super::guess;

    #[test]
    fn stages_are_told_from_words() {
        for (text, stage) in [
            ("Churn in the starter plan", Some("renew")),
            ("Tickets wait 6 hours in the queue", Some("get_help")),
            ("What keeps trials from becoming customers?", Some("evaluate")),
            ("The onboarding wizard asks twice", Some("onboard")),
            ("Refunds take 16 days", Some("pay_refund")),
            ("Let's talk about it", None),
        ] {
            assert_eq!(guess(text), stage, "{text}");
        }
    }
}
