//! How a text is said: talk written down, somebody next to a fault, a problem that is asked.

use crate::fold::Known;
use crate::lexicon::{Class, Hit};
use crate::token::{Shape, Token};
use crate::view::{View, is_silent};

/// Whether the text is talk written down: um, yeah, mm; or one that starts in the middle.
pub(crate) fn is_talk(view: &View) -> bool {
    let starts = view.is_any(
        0,
        words!["and", "but", "or", "because", "cause", "oh", "yes", "no", "true", "sorry", "alright", "mean"],
    );
    starts && !view.is_any(1, words!["great"])
        || (0..view.len()).any(|at| {
            view.is_any(at, words!["um", "uh", "yeah", "mm", "hmm", "hm", "okay", "'cause", "gonna", "ah", "er"])
        })
}

/// Whether the text asks what a problem asks, of customers or of nobody: "Why do half of our deals stall?", "Why do new
/// customers call support?", "What would have kept those who left over a support person's attitude?".
pub(crate) fn is_problem(view: &View, spoken: u64) -> bool {
    let asks = view.tokens.last().is_some_and(|last| last.symbol == '?');
    let is_what = view.is_any(0, words!["what"]);
    let wondering = is_what && view.is_any(1, words!["would", "keeps", "stops", "makes"]);
    let first = |classes: u64, words: &[Known]| {
        (0..view.len()).find(|at| view.covers_any(*at, classes) || view.is_any(*at, words))
    };
    let accused = first(classes![Team, Dept, Role, Group, Insult], words!["they", "them"]);
    let wrong = spoken & classes![Fault, Faultnoun, Insult, Victim] != 0;
    // Whoever comes first is asked about, as long as nobody else did wrong.
    let of_customers = accused.is_none_or(|at| first(classes![Customer], &[]).is_some_and(|it| it < at));
    // `Where do leads come from?` asks for a fact, `Does sales care?` does not.
    let of_facts = asks
        && view.is_any(0, words!["where", "when", "which", "do", "does"])
        && !(0..view.len()).any(|at| is_team(view, at) && !is_owner(view, at) && (wrong || is_asked(view, at)))
        && spoken & classes![Rhetorical, Sarcasm, Incapable, Counterfactual] == 0;
    of_facts || asks && (wondering || of_customers && (!wrong || accused.is_none() || is_what))
}

/// Whether somebody of ours is named, not a customer (`our leads`) and not a thing that is called as a department is (`it`,
/// `the product`).
fn is_team(view: &View, at: usize) -> bool {
    let is_thing = view.is_any(at, words!["it"]) && view.word(at) != "IT"
        || !view.covers_any(at, classes![Team, Role, Group])
            && view.follows(at, words!["the", "our", "a", "each", "every", "this"]);
    view.covers_any(at, classes![Team, Dept, Role, Group]) && !view.covers(at, Class::Customer) && !is_thing
}

/// Where the words for a team begin that a token ends: `sales` of `the sales team`.
fn start_of_team(view: &View, at: usize) -> usize {
    let mut from = at;
    for before in (at.saturating_sub(4)..at).rev() {
        if !view.covers_any(before, classes![Team, Dept, Role, Group]) {
            break;
        }
        from = before;
    }
    from
}

/// Whether the team at a token only tells whose something is: `sales calls`, but not `does product plan to`.
fn is_owner(view: &View, at: usize) -> bool {
    view.covers_any(at + 1, classes![Metric, Customer]) && !view.is_any(at + 2, words!["to", "the", "our"])
        || view.is_any(at + 1, words!["stage", "step", "channel"])
}

/// Whether a question is about the team at a token: `do sales`, `will the sales team`.
fn is_asked(view: &View, at: usize) -> bool {
    let from = start_of_team(view, at);
    let named = usize::from(view.follows(from, words!["the", "our", "your"]));
    view.follows(
        from.saturating_sub(named),
        words![
            "do", "does", "did", "will", "is", "are", "was", "were", "has", "have", "can", "could", "should", "would"
        ],
    )
}

/// `costs us $1.2M`: what something takes, and nobody's fault, as long as it is not somebody who does.
pub(crate) fn is_price(view: &View, hit: &Hit) -> bool {
    let is_money = matches!(view.symbol(hit.to), '$' | '€' | '£' | '¥');
    if hit.class != Class::Fault
        || !view.is_any(hit.from, words!["cost", "costs", "costing"])
        || !is_money && view.shape(hit.to) != Some(Shape::Number)
    {
        return false;
    }
    // Further before stands another sentence.
    for at in hit.from.saturating_sub(12)..hit.from {
        let acts = at + 1 == hit.from
            || view.is_any(
                at + 1,
                words![
                    "has", "have", "had", "is", "are", "was", "were", "will", "would", "could", "may", "might", "just",
                    "alone", "again", "already", "also", "only", "in", "at", "from", "who", "that", "we", "and"
                ],
            );
        let is_somebody = is_team(view, at) || view.covers_any(at, classes![They, You, Insult]);
        if !acts || !is_somebody {
            continue;
        }
        let from = start_of_team(view, at);
        // `Delivery costs us €4`, `An agent costs us €30`: what is paid for them.
        let is_paid = is_money
            && view.is_any(hit.from, words!["costs"])
            && (!view.covers_any(at, classes![Team, Role, Group, They, You, Insult])
                || view.follows(from, words!["a", "an", "each", "every"]));
        if !is_paid && !view.follows(from, words!["to", "for", "with", "by", "of", "in"]) {
            return false;
        }
    }
    true
}

/// `every customer`: idioms of advertisements and offices, and plain words where customers are what it is about. The model
/// was taught with them, so they are no less in the word list.
pub(crate) fn is_plain(tokens: &[Token], hit: &Hit) -> bool {
    let said = tokens.get(hit.from..hit.to).unwrap_or_default();
    let is = |phrase: &[Known]| said.iter().map(|token| token.exact).eq(phrase.iter().copied());
    hit.class == Class::Idiom
        && (is(words!["every", "customer"]) || is(words!["at", "a", "time"]) || is(words!["parking", "lot"]))
}

/// Whether somebody stands directly before a fault: "sales dropped the ball", "the finance team wrecked".
pub(crate) fn has_culprit(view: &View, silent: &[bool]) -> bool {
    view.hits.iter().any(|hit| {
        hit.class == Class::Fault
            && !is_silent(silent, hit.from)
            && (hit.from.saturating_sub(2)..hit.from).any(|at| view.covers_any(at, classes![Team, Dept, Role, Group]))
    })
}
