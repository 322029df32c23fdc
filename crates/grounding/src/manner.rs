//! How a text is said: talk written down, somebody next to a fault, a problem that is asked.

use crate::fold::Known;
use crate::lexicon::Class;
use crate::view::View;

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
    // `Where do leads come from?` asks for a fact, whoever is in it.
    let of_facts = view.is_any(0, words!["where", "when", "which", "do", "does"])
        && !wrong
        && spoken & classes![Rhetorical, Sarcasm, Incapable, Counterfactual] == 0;
    asks && (of_facts || wondering || of_customers && (!wrong || accused.is_none() || is_what))
}

/// Whether somebody stands directly before a fault: "sales dropped the ball", "the finance team wrecked".
pub(crate) fn has_culprit(view: &View, silent: &[bool]) -> bool {
    let heard = |at: usize| !silent.get(at).copied().unwrap_or_default();
    let faults = view.hits.iter().filter(|hit| matches!(hit.class, Class::Fault) && heard(hit.from));
    faults.into_iter().any(|fault| {
        (fault.from.saturating_sub(2)..fault.from).any(|at| view.covers_any(at, classes![Team, Dept, Role, Group]))
    })
}
