//! One person's name: the rule that a decision and an action hang on one person.

/// Why a text is not the name of one person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotOnePerson {
    /// Nothing was typed.
    Empty,
    /// A group stands there: "team", "all", "everyone", a department.
    Group,
    /// Two names or a list stand there.
    Several,
}

/// Words that name a group wherever they stand in the text.
const GROUP_WORDS: &[&str] = &[
    "team",
    "teams",
    "all",
    "everyone",
    "everybody",
    "anyone",
    "anybody",
    "somebody",
    "someone",
    "nobody",
    "group",
    "committee",
    "department",
    "dept",
    "board",
    "staff",
    "squad",
    "council",
    "crew",
    "us",
    "we",
    "both",
    "whoever",
    "tbd",
    "tbc",
    "n/a",
    "none",
    "others",
    "people",
    "management",
    "leadership",
    "folks",
    "company",
    "everyone's",
];

/// Words that name a group when the whole text is one of them (with or without "the").
const WHOLE_GROUPS: &[&str] = &[
    "marketing",
    "sales",
    "support",
    "product",
    "finance",
    "operations",
    "ops",
    "it",
    "hr",
    "engineering",
    "legal",
    "customer success",
    "customer service",
    "data",
    "design",
    "execs",
    "executives",
    "leaders",
    "managers",
    "them",
    "they",
    "me and you",
    "agency",
    "partners",
];

/// Marks and words that stand between two names.
const SEPARATORS: &[&str] =
    &[",", ";", "/", "&", "+", "|", "\n", " and ", " or ", " with ", " und ", " et ", " y ", " plus ", " then "];

/// The name of exactly one person out of a text, trimmed and with single spaces.
///
/// # Errors
/// Says why the text does not name one person.
pub fn one_person(text: &str) -> Result<String, NotOnePerson> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !name.chars().any(char::is_alphabetic) {
        return Err(NotOnePerson::Empty);
    }
    let lower = name.to_lowercase();
    let padded = format!(" {lower} ");
    // A trailing "Jr." style comma is rarer in a meeting than a list, so every comma is a list.
    if SEPARATORS.iter().any(|s| padded.contains(s)) || text.contains('\n') {
        return Err(NotOnePerson::Several);
    }
    let bare = lower.strip_prefix("the ").unwrap_or(&lower);
    let is_group = lower
        .split(|c: char| c.is_whitespace() || c == '-' || c == '(' || c == ')')
        .any(|word| GROUP_WORDS.contains(&word.trim_end_matches(['.', '?'])))
        || WHOLE_GROUPS.contains(&bare);
    if is_group { Err(NotOnePerson::Group) } else { Ok(name) }
}

/// Whether two texts are the same name to a reader: case and spaces aside.
#[must_use]
pub fn is_same(a: &str, b: &str) -> bool {
    let mut left = a.split_whitespace().map(str::to_lowercase);
    let mut right = b.split_whitespace().map(str::to_lowercase);
    loop {
        match (left.next(), right.next()) {
            (None, None) => return true,
            (l, r) if l == r => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_is_one_person() {
        for name in
            ["Maya", "  maya   krishnan ", "Jean-Luc Picard", "O'Neill", "Ms. Anders", "Andy", "Wendy", "李雷", "Allan"]
        {
            assert!(one_person(name).is_ok(), "{name}");
        }
        assert_eq!(one_person("  maya   krishnan ").unwrap(), "maya krishnan");
    }

    #[test]
    fn groups_lists_and_nobody_are_refused() {
        use NotOnePerson::{Empty, Group, Several};
        for (text, why) in [
            ("", Empty),
            ("  ", Empty),
            ("?", Empty),
            ("team", Group),
            ("The Team", Group),
            ("all", Group),
            ("ALL of us", Group),
            ("leadership team", Group),
            ("Marketing", Group),
            ("the support", Group),
            ("TBD", Group),
            ("Maya, Tom", Several),
            ("Maya and Tom", Several),
            ("Maya & Tom", Several),
            ("Maya/Tom", Several),
            ("Maya + Tom", Several),
            ("Maya\nTom", Several),
        ] {
            assert_eq!(one_person(text), Err(why), "{text}");
        }
    }

    #[test]
    fn names_compare_as_a_reader_would() {
        assert!(is_same("Maya  K", "maya k"));
        assert!(!is_same("Maya", "Maya K"));
    }
}
