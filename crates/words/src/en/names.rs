//! What the closed sets of words are called.

use meeting::kind::stage::Stage;
use meeting::record::{
    Evidence, Fate, Function, InputGroup, Mission, Origin, Outcome, Purpose, Side, Slot, Standing, Verdict,
};

pub(super) fn function(function: Function) -> &'static str {
    match function {
        Function::Marketing => "Marketing",
        Function::Sales => "Sales",
        Function::Product => "Product",
        Function::Finance => "Finance",
        Function::Operations => "Operations",
        Function::Support => "Support",
        Function::CustomerSuccess => "Customer success",
        Function::ItData => "IT/data",
        Function::Leadership => "Leadership",
    }
}

/// Two letters, for there is no room for more on the Stage; none of them a weekday.
pub(super) fn function_short(function: Function) -> &'static str {
    match function {
        Function::Marketing => "Mk",
        Function::Sales => "Sl",
        Function::Product => "Pd",
        Function::Finance => "Fn",
        Function::Operations => "Op",
        Function::Support => "Sp",
        Function::CustomerSuccess => "CS",
        Function::ItData => "IT",
        Function::Leadership => "Ld",
    }
}

pub(super) fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Performance => "Performance",
        Evidence::ExperienceGap => "Experience gap",
        Evidence::InternalCapability => "Internal capability",
        Evidence::CustomerWords => "Customer’s words",
    }
}

pub(super) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::ChangedOurMind => "changed our mind",
        Outcome::Confirmed => "confirmed",
        Outcome::DontKnow => "we don’t know",
    }
}

pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Like => "like",
        Verdict::Mixed => "mixed",
        Verdict::Dislike => "dislike",
        Verdict::DontKnow => "don’t know",
    }
}

pub(super) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::NotAsked => "best customers: not asked yet",
        Standing::Stands => "stands",
        Standing::Reconsider => "Reconsider",
        Standing::Overridden => "Overridden",
    }
}

pub(super) fn group(group: InputGroup) -> &'static str {
    match group {
        InputGroup::Customer => "customer",
        InputGroup::Data => "data",
        InputGroup::Stakeholder => "stakeholder",
    }
}

pub(super) fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Aware => "Aware",
        Stage::Evaluate => "Evaluate",
        Stage::Buy => "Buy",
        Stage::Onboard => "Onboard",
        Stage::Use => "Use",
        Stage::GetHelp => "Get help",
        Stage::PayRefund => "Pay, refund",
        Stage::Renew => "Renew",
    }
}

pub(super) fn stage_short(stage: Stage) -> &'static str {
    match stage {
        Stage::GetHelp => "Help",
        Stage::PayRefund => "Pay",
        other => self::stage(other),
    }
}

pub(super) fn side(side: Side) -> &'static str {
    match side {
        Side::Gained => "gained",
        Side::Lost => "lost",
    }
}

pub(super) fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::LostCustomerCall => "lost-customer call",
        Origin::Ticket => "ticket",
        Origin::Review => "review",
        Origin::Frontline => "frontline",
        Origin::BeingACustomer => "being a customer",
    }
}

pub(super) fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::CustomerOutcome => "the customer gets something out of it",
        Purpose::Legal => "the law asks for it",
        Purpose::OurConvenience => "convenient for us",
    }
}

pub(super) fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Keep => "keep",
        Fate::Simplify => "simplify",
        Fate::Test => "test",
        Fate::Remove => "remove",
        Fate::Fix => "fix",
        Fate::Audit => "friction audit",
    }
}

pub(super) fn mission(mission: Mission) -> &'static str {
    match mission {
        Mission::Buy => "buy",
        Mission::SetUp => "get started",
        Mission::Claim => "make a claim",
        Mission::Redeem => "redeem a voucher or points",
        Mission::ReachSupport => "reach support",
        Mission::Refund => "return it, or get the money back",
        Mission::Cancel => "cancel",
        Mission::SalesCall => "sit in on a sales call",
    }
}

pub(super) fn slot(slot: Slot) -> &'static str {
    match slot {
        Slot::Value => "value",
        Slot::Period => "period",
        Slot::Source => "source",
    }
}

/// What an item of a kind asks, where nobody wrote a problem.
pub(super) fn kind_asks(id: &str) -> &'static str {
    match id {
        "review" => "What became of what we promised?",
        "customer_math" => "Whom did we gain, and whom did we lose?",
        "friction_audit" => "Which steps do customers take, and for whom?",
        "frontline_circle" => "What do those who meet customers hear?",
        "customer_walk" => "What is it like to be our customer?",
        "silent_sweep" => "What did we change that a customer will notice?",
        "close" => "What is different for a customer tomorrow?",
        _ => "A problem we share",
    }
}

pub(super) fn kind(id: &str) -> &'static str {
    match id {
        "shared_problem" => "Shared problem",
        "review" => "Review",
        "customer_math" => "Customer math",
        "friction_audit" => "Friction audit",
        "frontline_circle" => "Frontline circle",
        "customer_walk" => "Customer walk",
        "silent_sweep" => "Silent-decision sweep",
        "close" => "Close",
        _ => "Kept from a newer version",
    }
}
