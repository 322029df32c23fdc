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

/// A sentence the rule speaks up on.
pub(super) fn example(rule: &str) -> &'static str {
    match rule {
        "blame.fault" => "Sales dropped the ball on renewals.",
        "blame.guilt" => "The wrong invoices are billing's fault.",
        "blame.incapable" => "Product never manages to answer.",
        "blame.insult" => "The agency is useless.",
        "blame.sarcasm" => "Thanks to IT the portal is down again.",
        "blame.counterfactual" => "If legal had answered, we would have signed.",
        "blame.question" => "Why does finance block everything?",
        "blame.victim" => "Support has to clean up after sales.",
        "blame.wording" => "The installers vanish whenever it rains.",
        "jargon.noun" => "We need more synergy.",
        "jargon.adjective" => "A seamless, holistic experience.",
        "jargon.verb" => "Let's leverage our brand.",
        "jargon.idiom" => "Let's boil the ocean.",
        "jargon.number" => "Give it 110 %.",
        "jargon.wording" => "We turn complexity into clarity.",
        "own.word" => "A word from your own list.",
        "silo.word" => "We need an alignment meeting.",
        "opinion.belief" => "I think the trial is too short.",
        "opinion.taste" => "I prefer the old report.",
        "opinion.forecast" => "Next quarter will be better.",
        "opinion.hedge" => "It is somewhat slow.",
        "opinion.hearsay" => "Experts say churn is normal.",
        "opinion.sweeping" => "Nobody reads the newsletter.",
        "opinion.advice" => "We should drop the setup fee.",
        "opinion.judgement" => "The checkout is ugly.",
        "opinion.wording" => "Price is what decides in the end.",
        "evidence.value" | "evidence.metric" | "evidence.period" => "Churn was 3.1 % in May.",
        "evidence.source" => "Churn was 3.1 % in May, billing ledger.",
        "evidence.quote" => "'I gave up after an hour', customer, call of 3 May.",
        _ => "",
    }
}

pub(super) fn term_kind(kind: TermKind) -> &'static str {
    match kind {
        TermKind::Flag => "speaks up",
        TermKind::Allow => "lets it pass",
    }
}
