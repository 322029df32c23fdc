//! What the rules of the text check are called.

use meeting::record::TermKind;

pub(super) fn name(rule: &str) -> &'static str {
    match rule {
        "blame.fault" => "somebody did wrong",
        "blame.guilt" => "whose fault it is",
        "blame.incapable" => "what others never manage",
        "blame.insult" => "an insult",
        "blame.sarcasm" => "sarcasm",
        "blame.counterfactual" => "what others should have done",
        "blame.question" => "an accusing question",
        "blame.victim" => "who has to suffer for it",
        "jargon.noun" => "a buzzword",
        "jargon.adjective" => "advertising",
        "jargon.verb" => "an office verb",
        "jargon.idiom" => "an office idiom",
        "jargon.number" => "a number as an idiom",
        "own.word" => "on our own list",
        "silo.word" => "one silo’s word",
        "opinion.belief" => "a belief",
        "opinion.taste" => "taste",
        "opinion.forecast" => "a forecast",
        "opinion.hedge" => "a hedge",
        "opinion.hearsay" => "hearsay",
        "opinion.sweeping" => "a sweeping claim",
        "opinion.advice" => "advice",
        "opinion.judgement" => "a judgement",
        "blame.wording" => "blame by its wording",
        "jargon.wording" => "jargon by its wording",
        "opinion.wording" => "an opinion by its wording",
        "evidence.value" => "value",
        "evidence.metric" => "metric",
        "evidence.period" => "period",
        "evidence.source" => "source",
        "evidence.quote" => "a customer’s words",
        _ => "a rule of the check",
    }
}

pub(super) fn term_kind(kind: TermKind) -> &'static str {
    match kind {
        TermKind::Flag => "speaks up",
        TermKind::Allow => "lets it pass",
    }
}
