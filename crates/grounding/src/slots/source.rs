//! Where it can be looked up: `per CRM export`, `(Pipedrive)`, `according to the ledger`, a recording.

use super::tail::{bracketed, trailing};
use super::{Part, Quoted, Value, is_in};
use crate::fold::{Known, sort_by};
use crate::lexicon::Class;
use crate::token::Shape;
use crate::view::View;

/// How sure it is that a source is given, not merely spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    /// A word that could be a source stands somewhere.
    Mentioned,
    /// It stands where sources stand, or says something.
    Placed,
    /// `per`, `according to`, brackets.
    Given,
}

/// Names that are also everyday words: only a source when written with a capital inside the text.
const EVERYDAY: &[Known] = words![
    "front",
    "mode",
    "drive",
    "segment",
    "meta",
    "monday",
    "teams",
    "branch",
    "catalyst",
    "heap",
    "sage",
    "slack",
    "outreach",
    "grain",
    "maze",
    "linear",
    "notion",
    "booking",
    "steam",
    "piano",
    "adjust",
    "canny",
    "drift",
    "oracle",
    "dynamics",
    "chorus",
    "otter",
    "sprout",
    "excel",
    "zoom",
    "plausible",
    "delighted",
    "paddle",
    "sentry",
    "fathom",
    "lighthouse",
];

/// Words that are sources only in the right place; in the middle they are what is counted.
const COUNTED: &[Known] = words![
    "ticket",
    "tickets",
    "review",
    "reviews",
    "mail",
    "e-mail",
    "email",
    "form",
    "forms",
    "card",
    "cards",
    "page",
    "book",
    "system",
    "letter",
    "rating",
    "ratings",
    "rated",
    "video",
    "photo",
    "clip",
    "clips",
    "paper",
    "article",
    "survey",
    "id",
    "portal",
    "website",
    "scan",
    "invoice",
    "contract",
    "agreement",
    "field",
    "data",
    "inbox",
    "files",
    "accounts",
    "count",
    "slide",
];

fn ends_clause(view: &View, at: usize) -> bool {
    matches!(view.symbol(at), ',' | ';' | '(' | ')' | '.' | '!' | '?' | '[' | ']' | '—' | '–') || is_dash(view, at)
}

/// A dash with space around it.
pub(super) fn is_dash(view: &View, at: usize) -> bool {
    view.symbol(at) == '-' && !view.is_glued(at)
}

fn is_tool(view: &View, at: usize) -> bool {
    let Some(hit) = view.hit(at, Class::Tool) else { return false };
    let everyday = hit.to == at + 1 && view.is_any(at, EVERYDAY);
    !everyday || view.is_capital(at) && at > 0
}

pub(super) fn is_source(view: &View, at: usize) -> bool {
    is_tool(view, at) || view.covers(at, Class::Source) && !is_counted_unit(view, at)
}

/// The first source between two tokens.
#[inline(never)]
pub(super) fn first_source(view: &View, from: usize, to: usize) -> Option<usize> {
    (from..to).find(|at| is_source(view, *at))
}

/// `11 minutes` and `a minute` are times, `the minutes` are a source.
fn is_counted_unit(view: &View, at: usize) -> bool {
    view.is_any(at, words!["minutes", "minute", "books"])
        && (view.shape(View::before(at)) == Some(Shape::Number)
            || view.covers(View::before(at), Class::Numword)
            || view.follows(at, words!["a", "per", "every", "each"]))
}

/// A word that names a source wherever it stands.
fn is_telling(view: &View, at: usize) -> bool {
    is_source(view, at) && (is_tool(view, at) || !view.is_any(at, COUNTED))
}

/// Whether a token is hearsay, or a person nobody can look up.
fn is_hearsay(view: &View, at: usize) -> bool {
    view.covers_any(at, classes![Hearsay, They])
        || view.is_any(
            at,
            words![
                "me", "us", "you", "plan", "schedule", "experts", "analysts", "studies", "legend", "rumour", "rumor",
                "friend", "usual", "law", "him", "her"
            ],
        )
}

/// The first letter-word after introducing words and articles.
pub(super) fn skip_articles(view: &View, mut at: usize) -> usize {
    while view.is_any(at, words!["the", "our", "a", "an", "its", "their", "my", "this", ":", "in", "from"])
        || view.symbol(at) == ':'
    {
        at += 1;
    }
    at
}

/// The end of a source's name that starts here: up to the clause's end, eight words at most.
pub(super) fn name_end(view: &View, from: usize, periods: &[Part]) -> usize {
    let mut to = from;
    while to < view.len() && to < from + 9 {
        let stop = ends_clause(view, to) && !(view.symbol(to) == '.' && view.is_glued(to + 1))
            || view.symbol(to) == ':'
            || to > from
                && (is_in(periods, to)
                    || view.is_any(
                        to,
                        words![
                            "in", "for", "on", "of", "shows", "show", "says", "after", "since", "that", "is", "are",
                            "was", "has", "which", "during"
                        ],
                    ));
        // `the billing ledger | churn was …`: behind a source's last noun the name is over.
        let past = to > from
            && is_source(view, to - 1)
            && !is_source(view, to)
            && view.shape(to) == Some(Shape::Word)
            && !view.is_capital(to)
            && !view.is_any(to, words!["and"]);
        if stop || past {
            break;
        }
        to += 1;
    }
    to
}

/// The sources of a text, by start.
pub(super) fn find(view: &View, periods: &[Part], values: &[Value], quotes: &[Quoted]) -> Vec<(Part, Strength)> {
    let mut found: Vec<(Part, Strength)> = Vec::new();
    let mut add = |from: usize, to: usize, strength: Strength| {
        if to > from {
            found.push((Part { from, to }, strength));
        }
    };
    let is_quoted = |at: usize| quotes.iter().any(|quote| quote.part.from <= at && at < quote.part.to);
    let mut segment = 0;
    for at in 0..view.len() {
        if is_quoted(at) {
            continue;
        }
        introduced(view, at, periods, &mut add);
        if view.symbol(at) == '(' || view.symbol(at) == '[' {
            bracketed(view, at, &mut add);
        }
        if ends_clause(view, at) || at + 1 == view.len() {
            let to = if ends_clause(view, at) { at } else { at + 1 };
            if segment < to {
                trailing(view, segment, to, periods, values, &mut add);
            }
            segment = at + 1;
        }
        if is_telling(view, at) || is_tool(view, at) {
            subject(view, at, &mut add);
        } else if is_source(view, at) {
            located(view, at, &mut add);
        }
    }
    sort_by(&mut found, |a, b| a.0.from < b.0.from);
    found
}

/// What follows `per` makes a rate: `per cent`, `per week`, `calls per agent`.
fn is_rate(view: &View, from: usize) -> bool {
    view.covers_any(from, classes![Timeunit, Unit])
        || view.is_any(
            from,
            words![
                "head", "person", "unit", "guest", "account", "lead", "order", "customer", "user", "year", "call",
                "shift", "click", "usual", "seat", "se", "capita", "thousand", "visit", "deal", "agent", "claim",
            ],
        )
        || view.is_any(from, words!["nurse", "day", "transaction"])
}

/// `per X`, `according to X`, `source: X`, `in the X log`.
fn introduced(view: &View, at: usize, periods: &[Part], add: &mut impl FnMut(usize, usize, Strength)) {
    let Some(hit) = view.hit(at, Class::Introducer) else { return };
    let from = skip_articles(view, hit.to);
    let to = name_end(view, from, periods);
    if from >= to || is_hearsay(view, from) || is_in(periods, from) {
        return;
    }
    let named = first_source(view, from, to);
    let plain = view.is_any(
        at,
        words![
            "in",
            "on",
            "from",
            "by",
            "via",
            "see",
            "the",
            "is",
            "are",
            "recorded",
            "logged",
            "lists",
            "listed",
            "confirmed",
            "confirms",
            "shows",
            "show",
            "showed",
            "states",
            "stated",
            "we",
            "i",
            "says"
        ],
    );
    if view.is_any(at, words!["per"]) {
        if !is_rate(view, from) {
            add(from, to, Strength::Given);
        }
    } else if view.is_any(at, words!["source"]) {
        if view.symbol(at + 1) == ':' {
            add(from, to, Strength::Given);
        }
    } else if plain {
        if let Some(first) = named
            && !view.follows(at, words!["to"])
        {
            let telling = (from..to).any(|inner| is_telling(view, inner));
            // `in the ticket system`, `says the sharing tool`.
            let strength = if telling { Strength::Placed } else { Strength::Mentioned };
            if first < from + 4 {
                add(from, to, strength);
            }
        } else if view.is_any(at, words!["we", "i"]) {
            // `we counted …`, `I rang all eleven accounts`: the speaker looked.
            add(at, hit.to, Strength::Placed);
        }
    } else if named.is_some()
        || view.is_any(
            at,
            words![
                "according",
                "going",
                "based",
                "as",
                "taken",
                "straight",
                "pulled",
                "extracted",
                "measured",
                "counted",
                "tracked",
                "filed",
                "documented"
            ],
        )
    {
        add(from, to, Strength::Given);
    }
}

/// `The export counts …`, `G2 lists us at …`, `survey of 40`, interviewees.
fn subject(view: &View, at: usize, add: &mut impl FnMut(usize, usize, Strength)) {
    let mut to = at + 1;
    while to < at + 3 && is_source(view, to) {
        to += 1;
    }
    let says = (to..to + 3).any(|next| {
        view.covers(next, Class::Introducer) && !view.is_any(next, words!["in", "on", "by", "from", "via", "the"])
            || view.covers(next, Class::Change)
            || view.is_any(
                next,
                words![
                    "has",
                    "have",
                    "counts",
                    "names",
                    "gives",
                    "tells",
                    "identifies",
                    "sets",
                    "covers",
                    "contains",
                    "appears",
                    "went",
                    "puts",
                    "differ",
                    "caps",
                    "requires",
                    "obliges",
                    "reports",
                    "ends",
                    "measures",
                    "had",
                    "recorded"
                ],
            )
    });
    let people = view.is_any(
        at,
        words![
            "interviewee",
            "interviewees",
            "respondent",
            "respondents",
            "interview",
            "interviews",
            "recording",
            "recordings",
            "transcript",
            "transcripts"
        ],
    );
    let strength = if says || people { Strength::Placed } else { Strength::Mentioned };
    add(at, to, strength);
}

/// A word that is a source only here: `e-mail of 14 June`, `in the ticket`, `ticket 48211`.
fn located(view: &View, at: usize, add: &mut impl FnMut(usize, usize, Strength)) {
    let dated = view.is_any(at + 1, words!["of", "dated", "from"])
        && (at + 2..at + 5).any(|next| view.covers(next, Class::Month) || view.shape(next) == Some(Shape::Number));
    let numbered = view.shape(at + 1) == Some(Shape::Number) || view.is_any(at + 1, words!["no", "id", "#"]);
    let found_in = view.follows(at, words!["their", "the", "his", "her", "a", "our"])
        && view.is_any(at.wrapping_sub(2), words!["in", "on"])
        || view.follows(at, words!["in", "on"]);
    if dated || numbered {
        add(at, (at + 2).min(view.len()), Strength::Placed);
    } else {
        add(at, at + 1, if found_in { Strength::Placed } else { Strength::Mentioned });
    }
}
