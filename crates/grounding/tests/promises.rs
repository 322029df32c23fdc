//! The promises of the rules, sentence by sentence.

#![allow(clippy::unwrap_used)]

use grounding::{FindingKind, OwnKind, OwnWord, Reading, Rules, SlotKind, Verdict, read};

fn plain(text: &str) -> Reading {
    read(text, &Rules::default())
}

#[test]
fn parts_of_a_measurement() {
    let text = "Trial-to-paid: 4.2 -> 5.1 % in Q3 (Pipedrive)";
    let reading = plain(text);
    assert_eq!(reading.verdict, Verdict::Grounded);
    for (kind, words) in [
        (SlotKind::Value, "4.2 -> 5.1"),
        (SlotKind::Unit, "%"),
        (SlotKind::Metric, "Trial-to-paid"),
        (SlotKind::Period, "Q3"),
        (SlotKind::Source, "Pipedrive"),
    ] {
        assert_eq!(reading.slot(kind).map(|span| span.of(text)), Some(words), "{kind:?}");
    }
    assert!(reading.missing.is_empty() && reading.reframe.is_none());
}

#[test]
fn sources_are_named_without_their_introducer() {
    for (text, source) in [
        ("Churn was 3.1 % in May, per CRM export", "CRM export"),
        ("Churn was 3.1 % in May, source: exit survey", "exit survey"),
        ("Churn was 3.1 % in May (Pipedrive)", "Pipedrive"),
        ("Churn was 3.1 % in May, going by the Google Ads account", "Google Ads account"),
        ("According to the billing ledger churn was 3.1 % in May", "billing ledger"),
    ] {
        assert_eq!(plain(text).slot(SlotKind::Source).map(|span| span.of(text)), Some(source));
    }
}

#[test]
fn values_of_many_forms() {
    for (text, value) in [
        ("Three of 10 accounts renewed in May, CRM", "Three of 10"),
        ("Churn fell to 192 accounts last quarter, CRM", "192"),
        ("The average order was $1,200 in May, Stripe", "$1,200"),
        ("Sign-ups doubled in May, GA4", "doubled"),
        ("A third of the seats were never used, licence table", "A third"),
        ("Two hundred and six complaints came in since March, register", "Two hundred and six"),
    ] {
        assert_eq!(plain(text).slot(SlotKind::Value).map(|span| span.of(text)), Some(value), "{text}");
    }
}

#[test]
fn number_idioms_and_names_are_no_values() {
    for text in
        ["A 360-degree view, 24/7, at 110 %", "Our 10x vision 2.0", "See ticket 48211", "We met on 8 February 2024"]
    {
        assert_eq!(plain(text).slot(SlotKind::Value), None, "{text}");
    }
}

#[test]
fn a_sourced_quote_is_evidence_whatever_its_wording() {
    let reading =
        plain("'Your support is useless and nobody ever calls back', customer, call of 3 May, recording 00:12:40");
    assert_eq!(reading.verdict, Verdict::Grounded);
    assert!(reading.slot(SlotKind::Quote).is_some());
}

#[test]
fn jargon_offers_a_swap_that_keeps_the_capital() {
    let reading = plain("Leverage our synergies");
    let swap = reading
        .findings
        .iter()
        .find(|finding| finding.kind == FindingKind::Jargon)
        .and_then(|finding| finding.swap.clone());
    assert_eq!(swap.as_deref(), Some("Use"));
}

#[test]
fn a_missing_source_is_asked_for() {
    let reading = plain("Churn was 3.1 % in May");
    assert_eq!(reading.verdict, Verdict::SourceMissing);
    assert_eq!(reading.missing, [SlotKind::Source]);
}

#[test]
fn own_words_extend_and_silence() {
    let text = "The flux capacitor moves the needle";
    let own = |words: &str, kind, swap: Option<&str>| OwnWord { words: words.into(), kind, swap: swap.map(Into::into) };
    let flagged = Rules { own: vec![own("flux capacitor", OwnKind::Flag, Some("battery"))], ..Rules::default() };
    let reading = read(text, &flagged);
    let finding = reading.findings.iter().find(|finding| finding.rule == "own.word").unwrap();
    assert_eq!((finding.span.of(text), finding.swap.as_deref()), ("flux capacitor", Some("battery")));
    let needle =
        |rules: &Rules| read(text, rules).findings.iter().any(|finding| finding.span.of(text).contains("needle"));
    assert!(needle(&Rules::default()));
    assert!(!needle(&Rules { own: vec![own("moves the needle", OwnKind::Allow, None)], ..Rules::default() }));
}

#[test]
fn a_measurement_that_only_names_a_team_blames_nobody() {
    for text in [
        "26.5 % of customers left in Q3 2026, the retention team",
        "26.5 % of customers left in Q3 2026, the retention team says",
    ] {
        assert_eq!(plain(text).verdict, Verdict::SourceMissing, "{text}");
    }
    assert_eq!(plain("Customers left because sales promised too much").verdict, Verdict::Blame);
}

#[test]
fn blame_is_blame_also_with_a_number_and_a_source() {
    let text = "26.5 % of customers left in Q3 2026, sales dropped the ball, source: billing";
    let reading = plain(text);
    assert_eq!(reading.verdict, Verdict::Blame);
    let named = reading.findings.iter().filter(|finding| finding.kind == FindingKind::Blame);
    assert_eq!(named.map(|finding| finding.span.of(text)).collect::<Vec<_>>(), ["dropped the ball"]);
    assert_eq!(plain("The support team closed 40 of 52 tickets in May, ticket export").verdict, Verdict::Grounded);
}

#[test]
fn a_minute_is_a_time_and_the_minutes_are_a_source() {
    let source = |text: &str| plain(text).slots.iter().any(|slot| slot.kind == SlotKind::Source);
    assert!(!source("Support answered 81 % of calls within a minute in May"));
    assert!(source("Support answered 81 % of calls in May, board minutes"));
}

#[test]
fn a_phrase_of_two_rules_is_silent_when_either_is_off() {
    let text = "Let's pick the low-hanging fruit";
    assert!(plain(text).findings.iter().any(|finding| finding.kind == FindingKind::Jargon));
    for rule in ["jargon.idiom", "jargon.noun"] {
        let rules = Rules { muted: [rule.to_owned()].into(), own: Vec::new() };
        let findings = read(text, &rules).findings;
        assert!(findings.iter().all(|finding| finding.swap.is_none()), "{rule}: {findings:?}");
    }
}

#[test]
fn an_own_word_is_named_by_itself() {
    let own = OwnWord { words: "flux capacitor".into(), kind: OwnKind::Flag, swap: Some("battery".into()) };
    let rules = Rules { own: vec![own], ..Rules::default() };
    let findings = read("The flux capacitor is the easiest first steps", &rules).findings;
    let own: Vec<_> = findings.iter().filter(|finding| finding.kind == FindingKind::Jargon).collect();
    assert_eq!(own.len(), 1, "{findings:?}");
    assert_eq!(own[0].swap.as_deref(), Some("battery"));
}

#[test]
fn a_problem_asked_of_customers_blames_nobody() {
    for problem in [
        "Why do customers leave in their first three months?",
        "Why do our best customers not renew?",
        "Why do half of our deals stall after the demo?",
        "Why do so many new customers call support in week one?",
        "What would have kept the 192 who left over a support person's attitude?",
    ] {
        assert_ne!(plain(problem).verdict, Verdict::Blame, "{problem}");
    }
    for accused in [
        "Why is support so slow?",
        "Why do they never listen?",
        "Why should customers suffer for the feud between finance and sales?",
    ] {
        assert_eq!(plain(accused).verdict, Verdict::Blame, "{accused}");
    }
}

#[test]
fn harmless_sentences_are_not_accused() {
    for text in [
        "Where do leads come from?",
        "Every customer gets a name to call",
        "Every customer was called in March",
        "Put it in the parking lot",
        "Let us visit two customers at a time",
        "Two agents answer calls at a time",
        "It costs us $1.2M per year",
        "We kept our promise to call back within a day",
        "Put it in the parking lot",
        "Where do customers wait longest?",
        "Which step do trials skip?",
        "When do deals stall?",
        "A refund costs us $14 in June",
        "The import costs us 3 hours per customer",
        "Delivery costs us €4 per order",
        "Every customer was called in March",
        "Each customer gets one answer",
        "What does a renewal cost us?",
        "Where do trials stop?",
        "Do leads get a call back?",
        "Where did last month's leads go?",
        "What do customers ask for first?",
        "Customers can cancel in two clicks",
        "It cost us 200 customers in May, CRM export",
        "It cost us $1.2M",
        "A refund costs us $30",
        "The import costs us 3 days",
        "A sales call costs us $30",
        "A support agent costs us $30 per hour",
        "According to finance, the import costs us 3 days",
        "A call to support costs us $14 in June, ledger",
        "Which sales stage loses most deals?",
        "Which department answers the call?",
        "When does onboarding begin?",
        "When do sales calls happen?",
        "Where do product returns go?",
        "Does the product work offline?",
        "Does it work offline?",
        "When do customers hear from support?",
    ] {
        let verdict = plain(text).verdict;
        assert!(!matches!(verdict, Verdict::Blame | Verdict::Jargon), "{text}: {verdict:?}");
    }
    let jargon = "We need to leverage our synergies to move the needle";
    assert_eq!(plain(jargon).verdict, Verdict::Jargon, "{jargon}");
}

#[test]
fn a_price_or_a_question_about_a_team_blames_it() {
    for text in [
        "Sales dropped the ball again",
        "Marketing cost us the deal",
        "Why does support never answer?",
        "Where was marketing when the customer left because sales lied?",
        "Sales cost us 12 deals",
        "Sales has just cost us 12 deals",
        "Marketing cost us 40 customers last quarter",
        "Sales is costing us 5 customers a week",
        "Product cost us €2M",
        "IT cost us €2M",
        "The team in Berlin cost us 12 deals",
        "The supervisor costs us $1.2M",
        "They cost us 12 deals",
        "Does sales care?",
        "When will sales learn?",
        "When will the sales team learn?",
        "Do the developers do anything all day?",
        "Do sales reps even read the notes?",
        "When will marketing finally deliver leads?",
        "When did support stop answering?",
        "When does product plan to wake up?",
    ] {
        assert_eq!(plain(text).verdict, Verdict::Blame, "{text}");
    }
}

#[test]
fn a_rate_is_a_period_and_the_word_source_is_none() {
    let slot = |text: &str, kind| plain(text).slot(kind).map(|span| span.of(text).to_owned());
    assert_eq!(slot("Churn was 3.1 % in May (source: CRM)", SlotKind::Source).as_deref(), Some("CRM"));
    for rate in ["per month", "per quarter", "per year"] {
        assert_eq!(slot(&format!("Churn is 3.1 % {rate}, CRM export"), SlotKind::Period).as_deref(), Some(rate));
    }
    let when = "Support answered 40 calls per day in Q3, CRM export";
    assert_eq!(slot(when, SlotKind::Period).as_deref(), Some("Q3"), "when it was comes first");
    for (text, rate) in [
        ("We handle 3 tickets per quarter, CRM export", "per quarter"),
        ("Of 1,200 customers 3 % per month leave, CRM export", "per month"),
        ("Late refunds cost us $1.2M per quarter, CRM export", "per quarter"),
    ] {
        assert_eq!(slot(text, SlotKind::Period).as_deref(), Some(rate), "{text}");
    }
    for price in [
        "200 customers on the $40 per month plan cancelled, CRM export",
        "The $40 per month plan lost 200 customers, CRM export",
        "12 customers at 30 dollars per month left, CRM export",
        "12 customers paying thirty per month left, CRM export",
        "We lost 12 deals, each worth 30 per month per seat, CRM export",
        "12 customers left, the plan is $40 per month, CRM export",
    ] {
        assert_eq!(plain(price).missing, [SlotKind::Period], "{price}");
    }
}

#[test]
fn a_verdict_that_only_its_wording_gave_goes_with_the_rule() {
    // "Never" is on the lists, but it is the rest that reads as an opinion: with the rule of the wording off there is
    // nothing left to underline, and so nothing to say.
    let text = "sales never";
    let muted = |id: &str| Rules { muted: [id.to_owned()].into(), own: Vec::new() };
    assert_eq!(plain(text).verdict, Verdict::Opinion);
    let reading = read(text, &muted("opinion.wording"));
    assert!(reading.findings.iter().all(|finding| finding.rule != "opinion.wording"), "{reading:?}");
    assert_eq!(reading.verdict, Verdict::Nothing, "{reading:?}");
}
