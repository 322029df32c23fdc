//! Problems that many teams share, as questions.

use crate::Template;

pub(super) const TEMPLATES: &[Template] = &[
    Template {
        name: "Pipeline",
        problem: "Where do the customers we serve best come from, and why so few?",
        metric: "pipeline coverage",
        unit: "x",
    },
    Template { name: "Retention", problem: "Why do customers leave?", metric: "churn", unit: "%" },
    Template {
        name: "Onboarding",
        problem: "What keeps new customers from their first success?",
        metric: "days to first success",
        unit: "days",
    },
    Template {
        name: "Conversion",
        problem: "What keeps trials from becoming customers?",
        metric: "trial-to-paid conversion",
        unit: "%",
    },
    Template {
        name: "Sales to delivery",
        problem: "What does a customer have to tell us twice between sales and delivery?",
        metric: "handoffs redone",
        unit: "%",
    },
];
