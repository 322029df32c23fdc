//! What each practice is for: a sentence or two each, for whoever has not met it before.

use crate::EN_LABELS;

/// The kinds of agenda items by their names, then what goes through all of them.
pub(super) static HELP: &[(&str, &str)] = &[
    (
        "Shared problem",
        "A question about customers that no function answers alone, with its number, how far that is from where it should be, and what leaving it costs.",
    ),
    (
        "Review",
        "What we promised, what somebody went to find out, and whether decisions did what we predicted. It scores the prediction, not the person.",
    ),
    (
        "Customer math",
        "Customers gained and lost since last time, as marbles in a bowl. A loss stays unexplained until a customer’s voice explains it.",
    ),
    (
        "Friction audit",
        "One journey that many customers take, step by step: why does the step exist, what if it were gone, do we ask for the same thing twice? Then keep, simplify, test or remove it.",
    ),
    ("Frontline circle", EN_LABELS.circle_teach),
    (
        "Customer walk",
        "Somebody was a customer. Step by step: how long it took, where they waited, what made them wonder why. Each step gets a fix, stays, or goes to a friction audit.",
    ),
    ("Silent-decision sweep", EN_LABELS.sweep_teach),
    (
        "Close",
        "Every decision once more before the customer, each one’s part, what leaders, the middle and the front do tomorrow, and one shared improvement.",
    ),
    ("Empty chair", EN_LABELS.chair_teaches),
    (
        "Best-customer question",
        "Before a decision counts: what would our best customers think of it? A dislike asks for other words, or for a written reason.",
    ),
    (
        "Input, then one decider",
        "Anybody gives input: a customer’s, data, a stake. One person decides, and deciding freezes the input.",
    ),
    (
        "Evidence",
        "A number with its period and source, a customer’s words with a source, or something we can or cannot do. The rest is a hypothesis: it waits, and nobody loses it.",
    ),
    (
        "Find out",
        "An argument becomes a question: what would settle it, who asks whom, by when. It comes back on its day.",
    ),
    (
        "Words and rules",
        "Blame, jargon and the words of one department are underlined, with plain ones a tap away. Swaps are counted, people never.",
    ),
    (
        "Lifecycle",
        "Stages fill as somebody speaks of them. What a customer falls through between two of them is a handoff gap.",
    ),
    (
        "Hollow chairs",
        "Functions that look after a stage and are not here. A decision that touches their stage says that it was made without them.",
    ),
    ("Voices", "Customers’ own words. They are played in the room, and leave it, only with permission."),
];
