//! What a problem is about, read from its words, so that the chair asks what fits.

use crate::record::word_set;

word_set! {
    /// The kind of problem.
    Theme {
        /// Enough of the right prospects.
        Pipeline = "pipeline",
        /// From trying to buying.
        Conversion = "conversion",
        /// From buying to getting value.
        Onboarding = "onboarding",
        /// From sales to delivery, and other joints.
        Handoff = "handoff",
        /// Staying, or leaving.
        Retention = "retention",
    }
}

/// Beginnings of words that tell a theme.
const SIGNS: &[(Theme, &[&str])] = &[
    (Theme::Handoff, &["handoff", "handover", "hand-off", "hand off", "hand over", "passed on", "promised", "deliver"]),
    (
        Theme::Onboarding,
        &["onboard", "first week", "first month", "first three months", "set up", "setup", "activat", "get started"],
    ),
    (
        Theme::Conversion,
        &["conver", "trial", "close rate", "win rate", "checkout", "cart", "sign up", "sign-up", "becoming customers"],
    ),
    (Theme::Pipeline, &["pipeline", "lead", "prospect", "demand", "awareness", "mql", "opportunit"]),
    (
        Theme::Retention,
        &["churn", "leave", "left", "leaving", "cancel", "retention", "renew", "kept", "stay", "loyal", "lost"],
    ),
];

/// The theme that most of a problem's words tell; `None` when none does. Ties go to the earlier in the
/// customer's life after the purchase, as the table has them.
#[must_use]
pub fn of(problem: &str) -> Option<Theme> {
    let text = format!(" {}", problem.to_lowercase());
    let score = |signs: &&[&str]| signs.iter().filter(|sign| text.contains(&format!(" {sign}"))).count();
    let mut best = (0, None);
    for (theme, signs) in SIGNS {
        let count = score(signs);
        if count > best.0 {
            best = (count, Some(*theme));
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn themes_are_read_from_the_problem() {
        for (problem, theme) in [
            ("What keeps trials from becoming customers?", Some(Theme::Conversion)),
            ("Why do customers leave after the first bill?", Some(Theme::Retention)),
            ("What would have kept the 192 who left?", Some(Theme::Retention)),
            ("Where do leads come from?", Some(Theme::Pipeline)),
            ("What gets lost in the handover to delivery?", Some(Theme::Handoff)),
            ("How do we misplead anyone?", None),
            ("", None),
        ] {
            assert_eq!(of(problem), theme, "{problem}");
        }
    }
}
