//! The words of exports.

use super::{names, sentences};
use meeting::export::Terms;
use meeting::outline::Mark;

pub(super) const TERMS: Terms = Terms {
    people: "In the room",
    customer: "The customer",
    segment: "Today’s customer",
    needs: "Needs",
    wants: "Wants",
    dislikes: "Dislikes",
    last_words: "Last words",
    metric: "Metric",
    target: "target",
    customers_affected: "Customers affected",
    cost: "Cost of not fixing",
    will_change: "What will change",
    evidence: "Evidence",
    established: "Established",
    hypotheses: "Hypotheses",
    voices: "Voices",
    questions: "Parked questions",
    answer: "answer",
    chair: "The empty chair",
    decisions: "Decisions",
    input: "Input",
    decides: "decides",
    best_customers: "best customers",
    reconsider: "reconsider",
    overridden: "overridden",
    frontline_up_to: "frontline may decide in the moment, up to",
    second_seat: "Second seat",
    seat_empty: "empty",
    actions: "Actions",
    done: "done",
    due: "by",
    minutes: "min",
    planned: "Planned",
    spent: "spent",
    improvement: "One shared improvement",
    untitled_item: "A problem we share",
    customer_math: "Customers gained and lost",
    no_reason: "no reason known",
    side: names::side,
    stage: names::stage,
    balance: sentences::balance,
    function: names::function,
    kind_of_evidence: names::evidence,
    verdict: names::verdict,
    outcome: names::outcome,
    group: names::group,
    mark,
    asked_times: sentences::asked_times,
};

fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::NoCustomerInput => "no customer input",
        Mark::NoDataInput => "no data input",
        Mark::Committee => "committee: who gave input also decides",
        Mark::RestsOnHypothesis => "rests on a hypothesis",
    }
}
