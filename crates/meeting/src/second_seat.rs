//! P7: a problem that names one department is not shared yet. Its second seat stands empty and asks for a function.
//!
//! Names of departments are everyday words too ("support", "product", "sales are down"), so most of them count only
//! where they are meant as somebody: with a capital within the sentence, before a word such as "team", or as the one
//! who does something. What is missed is no loss; a wrong remark would be.

use crate::record::{Function, Item};

/// The second seat of a problem that names one department.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecondSeat {
    /// The one department that the problem names.
    pub named: Function,
    /// Whom the empty seat asks for first: who meets the same customer just before or after.
    pub asked: Function,
    /// Who took it.
    pub taken: Option<Function>,
}

/// How much it takes for a word to name a department.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    /// Nothing else is called so.
    Always,
    /// It is an everyday word as well.
    AsSomebody,
}

/// What departments are called, in lower case. Longer names stand before those they begin with.
const NAMES: &[(&str, Function, Names)] = &[
    ("customer success", Function::CustomerSuccess, Names::Always),
    ("account management", Function::CustomerSuccess, Names::Always),
    ("customer support", Function::Support, Names::AsSomebody),
    ("customer service", Function::Support, Names::AsSomebody),
    ("customer care", Function::Support, Names::AsSomebody),
    ("call center", Function::Support, Names::Always),
    ("call centre", Function::Support, Names::Always),
    ("help desk", Function::Support, Names::Always),
    ("helpdesk", Function::Support, Names::Always),
    ("support", Function::Support, Names::AsSomebody),
    ("product marketing", Function::Marketing, Names::Always),
    ("product management", Function::Product, Names::Always),
    ("engineering", Function::Product, Names::Always),
    ("product", Function::Product, Names::AsSomebody),
    ("marketing", Function::Marketing, Names::AsSomebody),
    ("sales", Function::Sales, Names::AsSomebody),
    ("finance", Function::Finance, Names::AsSomebody),
    ("accounting", Function::Finance, Names::Always),
    ("billing", Function::Finance, Names::AsSomebody),
    ("operations", Function::Operations, Names::AsSomebody),
    ("logistics", Function::Operations, Names::AsSomebody),
    ("ops", Function::Operations, Names::Always),
    ("it", Function::ItData, Names::AsSomebody),
    ("leadership", Function::Leadership, Names::AsSomebody),
    ("management", Function::Leadership, Names::AsSomebody),
];

/// Words after a name that make somebody of it.
const AFTER: &[&str] = &[
    "team",
    "teams",
    "department",
    "dept",
    "people",
    "staff",
    "reps",
    "rep",
    "org",
    "function",
    "folks",
    "colleagues",
];

/// Words before a name that make it the one who does something.
const BEFORE: &[&str] = &["does", "did", "can", "could", "should", "must", "let", "makes", "helps"];

impl Item {
    /// The second seat, when the problem names one department and no other.
    #[must_use]
    pub fn second_seat(&self) -> Option<SecondSeat> {
        let named = only(&named(&self.problem))?;
        // Whoever is named has the first seat already.
        let taken = self.second_function.filter(|function| *function != named);
        Some(SecondSeat { named, asked: neighbour(named), taken })
    }
}

/// The one function that all of these are.
fn only(functions: &[Function]) -> Option<Function> {
    let first = functions.first().copied()?;
    functions.iter().all(|other| *other == first).then_some(first)
}

/// Every department that a text names.
fn named(text: &str) -> Vec<Function> {
    let words: Vec<Word> = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let here = NAMES.iter().find_map(|(name, function, names)| {
            let length = name.split(' ').count();
            let run = words.get(at..at + length)?;
            let is_name = run.iter().map(|word| word.lower.as_str()).eq(name.split(' '));
            (is_name && (*names == Names::Always || is_somebody(&words, at, length))).then_some((*function, length))
        });
        found.extend(here.map(|(function, _)| function));
        at += here.map_or(1, |(_, length)| length);
    }
    found
}

/// Whether the words from `at` on are meant as somebody.
fn is_somebody(words: &[Word], at: usize, length: usize) -> bool {
    let run = words.get(at..at + length).unwrap_or_default();
    let before = at.checked_sub(1).and_then(|before| words.get(before)).map(|word| word.lower.as_str());
    let after = words.get(at + length).map(|word| word.lower.as_str());
    // A Title In Capitals says nothing by them.
    let is_capital = at > 0 && run.iter().all(|word| word.is_capital) && words.iter().any(|word| !word.is_capital);
    // "IT" is written in capitals; "It" and "it" never mean it.
    if run.iter().any(|word| word.lower == "it") {
        return run.iter().all(|word| word.is_all_capital);
    }
    is_capital
        || run.last().is_some_and(|word| word.is_owner)
        || after.is_some_and(|word| AFTER.contains(&word))
        || before.is_some_and(|word| BEFORE.contains(&word))
}

/// A word of a problem.
struct Word {
    lower: String,
    is_capital: bool,
    is_all_capital: bool,
    /// Whether something is said to be its own: "sales's", "marketing’s".
    is_owner: bool,
}

fn words(text: &str) -> Vec<Word> {
    let parts = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')));
    let parts = parts.filter(|part| part.chars().any(char::is_alphanumeric));
    let word = |part: &str| {
        let bare = part.strip_suffix("'s").or_else(|| part.strip_suffix("’s"));
        let plain = bare.unwrap_or(part).trim_matches(['\'', '’']);
        Word {
            lower: plain.to_lowercase(),
            is_capital: plain.chars().next().is_some_and(char::is_uppercase),
            is_all_capital: plain.chars().all(|c| !c.is_lowercase()),
            is_owner: bare.is_some(),
        }
    };
    parts.map(word).collect()
}

/// Who meets the same customer just before or after.
fn neighbour(function: Function) -> Function {
    match function {
        Function::Marketing | Function::Finance => Function::Sales,
        Function::Sales | Function::Operations => Function::CustomerSuccess,
        Function::Product | Function::CustomerSuccess | Function::ItData | Function::Leadership => Function::Support,
        Function::Support => Function::Product,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seat(problem: &str) -> Option<SecondSeat> {
        Item { problem: problem.into(), ..Item::default() }.second_seat()
    }

    #[test]
    fn one_department_leaves_a_seat_empty() {
        for (problem, named) in [
            ("How does sales close faster?", Function::Sales),
            ("Why did the sales team miss Q3?", Function::Sales),
            ("What is wrong with Marketing?", Function::Marketing),
            ("How can support answer within the hour?", Function::Support),
            ("What slows marketing’s campaigns down?", Function::Marketing),
            ("When will customer success call back?", Function::CustomerSuccess),
            ("Why is IT so slow?", Function::ItData),
            ("Sales team: what keeps our sales team from selling?", Function::Sales),
        ] {
            assert_eq!(seat(problem).map(|seat| seat.named), Some(named), "{problem}");
            assert_ne!(seat(problem).map(|seat| seat.asked), Some(named), "{problem}");
        }
    }

    #[test]
    fn a_shared_problem_has_no_empty_seat() {
        for problem in [
            "",
            "Why do customers leave in their first three months?",
            "What would have kept the 192 who left over a support person’s attitude?",
            "Why are sales down?",
            "Why Are Sales Down?",
            "Does it hurt? It does.",
            "How do we support new customers?",
            "Which product do they miss?",
            "Where does Sales hand over to Customer Success?",
            "What does a customer have to tell us twice between sales and delivery?",
            "Can the marketing team and the sales team share a list?",
        ] {
            assert_eq!(seat(problem), None, "{problem}");
        }
    }

    #[test]
    fn the_named_one_does_not_take_the_second_seat() {
        let mut item = Item { problem: "How does sales close faster?".into(), ..Item::default() };
        item.second_function = Some(Function::Sales);
        assert_eq!(item.second_seat().unwrap().taken, None);
        item.second_function = Some(Function::Finance);
        assert_eq!(item.second_seat().unwrap().taken, Some(Function::Finance));
    }
}
